//! The rows of files, one line each, for lists of what was accepted and what was not.

use std::collections::{BTreeMap, BTreeSet};

use nguon_domain::id::UnitId;

use super::{
    Question, Reading,
    finding::{FindingKind, Severity},
    records::{Origin, UnitRef},
};

/// A row of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLine {
    /// Where it stands.
    pub origin: Origin,
    /// Whom or what it speaks of; empty where that is not known.
    pub about: String,
    /// Whether it is accepted.
    pub is_accepted: bool,
}

/// Every row of which something is known, in the order of the files. Of sheets that wait for an answer it may not be
/// known which rows they are. `name_of` names units of the database.
pub(crate) fn lines(reading: &Reading, name_of: impl Fn(UnitId) -> Option<String>) -> Vec<RowLine> {
    let records = &reading.records;
    let unit = |unit: UnitRef| match unit {
        UnitRef::Known(id) => name_of(id).unwrap_or_default(),
        UnitRef::InFile(at) => records.units[at].name.clone(),
    };
    let mut accepted: BTreeMap<&Origin, String> = BTreeMap::new();
    let mut put = |origin, about: String| {
        accepted.entry(origin).or_insert(about);
    };
    let is_row = |origin: &Origin| {
        let mut of_sheet = reading.files.iter().filter(|file| file.file == origin.file).flat_map(|file| &file.sheets);
        !of_sheet.any(|sheet| sheet.sheet == origin.sheet && sheet.header_row.is_some_and(|head| origin.row <= head))
    };
    // The top of a list stands in its heading.
    let units = records.units.iter().filter(|one| one.parent.is_some() || is_row(&one.origin));
    units.for_each(|one| put(&one.origin, one.name.clone()));
    records.quotas.iter().for_each(|one| put(&one.origin, unit(one.unit)));
    records.nomination_quotas.iter().for_each(|one| put(&one.origin, unit(one.unit)));
    records.term_quotas.iter().for_each(|one| put(&one.origin, unit(one.unit)));
    records.admissions.iter().for_each(|one| put(&one.origin, one.person.name.as_str().to_owned()));
    records.recognitions.iter().for_each(|one| put(&one.origin, one.person.name.as_str().to_owned()));
    records.pipeline.iter().for_each(|one| put(&one.origin, one.person.name.as_str().to_owned()));
    records.members.iter().for_each(|one| put(&one.origin, one.person.name.as_str().to_owned()));
    records.assignments.iter().for_each(|one| put(&one.origin, one.officer.as_str().to_owned()));
    records.surveys.iter().for_each(|one| put(&one.origin, unit(one.unit)));
    records.enterprises.iter().for_each(|one| put(&one.origin, one.name.clone()));

    let mut waiting: BTreeMap<Origin, String> = BTreeMap::new();
    let mut left_out: BTreeSet<Origin> = BTreeSet::new();
    for finding in &reading.findings {
        let place = &finding.place;
        let origin = Origin { file: place.file.clone(), sheet: place.sheet.clone(), row: place.row };
        match finding.kind {
            FindingKind::OutOfReach | FindingKind::PersonElsewhere | FindingKind::CodeTaken => {
                left_out.insert(origin);
            }
            FindingKind::SheetUnresolved | FindingKind::ColumnUnresolved => {}
            _ if finding.severity() == Severity::Error && !accepted.contains_key(&origin) => {
                waiting.entry(origin).or_insert(finding.person.clone().or(finding.before.clone()).unwrap_or_default());
            }
            _ => {}
        }
    }
    for (file, sheet) in reading.files.iter().flat_map(|file| file.sheets.iter().map(|sheet| (&file.file, sheet))) {
        for question in &sheet.unresolved {
            let Question::Unit { text, rows, .. } = question else { continue };
            for row in rows {
                let origin = Origin { file: file.clone(), sheet: sheet.sheet.clone(), row: *row };
                if !accepted.contains_key(&origin) {
                    waiting.entry(origin).or_insert(text.clone());
                }
            }
        }
    }
    let order = |origin: &Origin| {
        let file = reading.files.iter().position(|file| file.file == origin.file);
        let sheet = file.and_then(|at| reading.files[at].sheets.iter().position(|sheet| sheet.sheet == origin.sheet));
        (file, sheet, origin.row)
    };
    let accepted = accepted.into_iter().map(|(origin, about)| RowLine {
        is_accepted: !left_out.contains(origin),
        origin: origin.clone(),
        about,
    });
    let waiting = waiting.into_iter().map(|(origin, about)| RowLine { origin, about, is_accepted: false });
    let mut lines: Vec<RowLine> = accepted.chain(waiting).collect();
    lines.sort_by_cached_key(|line| order(&line.origin));
    lines
}
