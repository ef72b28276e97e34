//! How far an import reaches, and what it leaves out because it lies beyond.

use std::collections::HashSet;

use nguon_domain::id::UnitId;

use crate::{
    import::{Finding, FindingKind, Origin, Place, Reading, Severity, beyond},
    picture::Picture,
};

/// The units that an import may read of and write to.
#[derive(Clone, Copy)]
pub(crate) enum Reach<'a> {
    /// The whole tree: for the program itself.
    Everything,
    /// This unit and all under it.
    Under(&'a Picture, UnitId),
}

impl Reach<'_> {
    /// Whether a unit of the database lies in it.
    pub(crate) fn covers(self, unit: UnitId) -> bool {
        match self {
            Self::Everything => true,
            Self::Under(picture, top) => picture.atlas.tree().covers(top, unit),
        }
    }

    /// Whether the name of a unit may be read in a file: those in reach, and those above, which stand in the headings.
    pub(super) fn knows(self, unit: UnitId) -> bool {
        match self {
            Self::Everything => true,
            Self::Under(picture, top) => self.covers(unit) || picture.line(top).contains(&unit),
        }
    }
}

/// Why a row is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Why {
    /// It speaks of a unit beyond the reach, or would make one there.
    OutOfReach,
    /// It speaks of somebody, or of a case, that others look after. Which and where is not told.
    PersonElsewhere,
    /// Another unit has this code.
    CodeTaken(String),
}

/// A row that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub(super) origin: Origin,
    pub(super) why: Why,
    /// Whom it speaks of, as the file has it.
    pub(super) person: Option<String>,
}

/// Puts among the findings which rows are left out, and counts them as not accepted. `top` is the name of the unit at
/// the top of what may be written.
pub(super) fn tell(reading: &mut Reading, left_out: Vec<LeftOut>, top: &str) {
    let mut told: HashSet<(Origin, FindingKind)> = HashSet::new();
    let mut rows: HashSet<Origin> = HashSet::new();
    // The top of a list stands in its heading, which is no row.
    let header_rows: Vec<_> = reading
        .files
        .iter()
        .flat_map(|file| file.sheets.iter().map(|sheet| (file.file.clone(), sheet.sheet.clone(), sheet.header_row)))
        .collect();
    let is_heading = |origin: &Origin| {
        let mut of_sheet = header_rows.iter().filter(|(file, sheet, _)| (file, sheet) == (&origin.file, &origin.sheet));
        of_sheet.any(|(_, _, header)| header.is_some_and(|header| origin.row <= header))
    };
    let tops = reading.records.units.iter().filter(|unit| unit.parent.is_none());
    let headings: HashSet<Origin> = tops.map(|unit| unit.origin.clone()).filter(is_heading).collect();
    let repaired: HashSet<Origin> = reading
        .findings
        .iter()
        .filter(|finding| finding.severity() == Severity::Autofix)
        .map(|finding| {
            let Place { file, sheet, row, .. } = finding.place.clone();
            Origin { file, sheet, row }
        })
        .collect();
    for LeftOut { origin, why, person } in left_out {
        let (kind, message) = match &why {
            Why::OutOfReach => (FindingKind::OutOfReach, beyond::out_of_reach(top)),
            Why::PersonElsewhere => (FindingKind::PersonElsewhere, beyond::person_elsewhere()),
            Why::CodeTaken(code) => (FindingKind::CodeTaken, beyond::code_taken(code)),
        };
        if !headings.contains(&origin) && rows.insert(origin.clone()) {
            reading.accepted = reading.accepted.saturating_sub(1);
            reading.rejected = reading.rows - reading.accepted;
            reading.repaired = reading.repaired.saturating_sub(usize::from(repaired.contains(&origin)));
        }
        if told.insert((origin.clone(), kind)) {
            let Origin { file, sheet, row } = origin;
            reading.findings.push(Finding {
                place: Place { file, sheet, row, column: None },
                kind,
                message,
                before: None,
                after: None,
                person,
                related: None,
            });
        }
    }
    let position = |finding: &Finding| {
        let place = &finding.place;
        let sheet = header_rows.iter().position(|(file, sheet, _)| (file, sheet) == (&place.file, &place.sheet));
        (sheet, place.row, place.column, finding.kind)
    };
    reading.findings.sort_by_cached_key(position);
}
