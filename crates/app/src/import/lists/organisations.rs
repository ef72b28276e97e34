//! The list of organisations: the tree that all other lists speak of.

use std::collections::HashMap;

use nguon_domain::{
    id::UnitId,
    text::fold,
    unit::{Sector, UnitKind},
};
use nguon_report::sheet::Cell;

use super::RowReader;
use crate::import::{
    Field, Known, KnownUnit,
    finding::FindingKind,
    kinds::{SheetKind, unit_kind},
    records::{Origin, Records, UnitRecord, UnitRef},
    say,
    sheets::{Counts, Job, Log},
    table::{Line, is_ordinal_text, strip_numbering},
    units::{At, Key, Resolution, Units},
    values,
};

/// One row before its parent is settled.
struct Found {
    job: usize,
    code: Option<String>,
    name: String,
    said_kind: Option<String>,
    parent_text: Option<String>,
    /// Running number of a group (`IV`, `A`) rather than of a record.
    is_numbered_high: bool,
    /// A dash instead of a running number: what stands under the numbered row above.
    is_dashed: bool,
    record: UnitRecord,
}

/// Reads all lists of organisations.
pub(crate) fn organisations(
    jobs: &[Job<'_>],
    known: &Known,
    letterhead: Option<&str>,
    units: &mut Units,
    records: &mut Records,
    counts: &mut [Counts],
    log: &mut Log,
) {
    for (at, job) in jobs.iter().enumerate().filter(|(_, job)| job.kind == SheetKind::Organisations) {
        let found = rows(at, job, counts, log);
        if !found.is_empty() {
            settle(job, found, known, letterhead, units, records, counts);
        }
    }
}

fn rows(at: usize, job: &Job<'_>, counts: &mut [Counts], log: &mut Log) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    // A parent written only in the first row of its cells, without merged cells.
    let fills_down = (0.01..0.5).contains(&job.columns.share_filled(Field::Parent))
        && !job.columns.of(Field::Parent).is_some_and(|column| job.table.merges_down(column));
    let mut last_parent: Option<String> = None;
    // "B. Chi bộ cơ sở" over the rows of that kind.
    let mut of_grassroots_cells = false;
    let today = nguon_domain::calendar::Date::MAX;
    for (row, line) in job.table.rows.iter().zip(&job.lines) {
        // Organisations that head a group of their cells stand alone in a row in some lists.
        let heads_group = match line {
            Line::Data => false,
            Line::Group(text) => names_organisation(text),
            Line::Total | Line::Passed | Line::Signature => continue,
        };
        let reader = RowReader { job, row, today };
        let group_text = match line {
            Line::Group(text) if heads_group => Some(text.clone()),
            Line::Group(text) => {
                of_grassroots_cells = fold(text).contains("chi bo co so");
                continue;
            }
            Line::Data | Line::Total | Line::Passed | Line::Signature => None,
        };
        counts[at].rows += 1;
        let Some(name) = group_text.or_else(|| reader.words(Field::UnitName)).map(|text| strip_numbering(&text)) else {
            log.add(
                job.place(row.number, job.columns.of(Field::UnitName)),
                FindingKind::UnitUnknown,
                say::unit_missing(),
            );
            continue;
        };
        let ordinal = job.columns.of(Field::Ordinal).and_then(|column| row.cell(column));
        let is_numbered_high = matches!(ordinal, Some(Cell::Text(text)) if is_ordinal_text(text) && !text.contains(|c: char| c.is_ascii_digit()));
        let is_cell = fold(&name).starts_with("chi bo") || fold(&name).starts_with("cb ");
        let of_section = (of_grassroots_cells && is_cell).then(|| "Chi bộ cơ sở".to_owned());
        let said_kind = reader.words(Field::UnitKind).or(of_section);
        let is_dashed = matches!(ordinal, Some(Cell::Text(text)) if matches!(text.trim(), "-" | "–" | "+" | "*" | "•"));
        let sector_text = reader.words(Field::Sector);
        let established =
            reader.cell(Field::EstablishedOn).and_then(|(_, cell)| values::partial(cell, today, false).good());
        let code = reader.words(Field::UnitCode);
        let record = UnitRecord {
            origin: Origin { file: job.file.clone(), sheet: job.sheet.clone(), row: row.number },
            known: None,
            code: code.clone(),
            name: name.clone(),
            kind: UnitKind::Cell,
            parent: None,
            area_code: reader.words(Field::AreaCode).map(|code| {
                if code.len() < 5 && code.bytes().all(|b| b.is_ascii_digit()) { format!("{code:0>5}") } else { code }
            }),
            sector: sector(sector_text.as_deref(), &name),
            members: reader.count(Field::Members, log),
            probationary: reader.count(Field::Probationary, log),
            secretary: reader.words(Field::Secretary),
            established,
            note: reader.words(Field::Note),
        };
        let parent_text = reader.words(Field::Parent).or_else(|| last_parent.clone().filter(|_| fills_down));
        last_parent.clone_from(&parent_text);
        found.push(Found { job: at, code, name, said_kind, parent_text, is_numbered_high, is_dashed, record });
    }
    found
}

fn names_organisation(text: &str) -> bool {
    let folded = fold(text);
    let starts = ["dang bo ", "chi bo ", "db ", "dang uy "].iter().any(|start| folded.starts_with(start));
    starts
        // "Đảng bộ cơ sở" heads a part of the list and is the name of none.
        && !Key::read(text).is_bare()
        && !folded.contains(", thi tran")
        && !folded.contains("cac ")
        && !folded.contains(", phuong")
        && !folded.contains("khoi ")
        && folded.split(',').count() < 3
}

/// Finds each row's parent and kind, and puts the tree in place.
fn settle(
    job: &Job<'_>,
    found: Vec<Found>,
    known: &Known,
    letterhead: Option<&str>,
    units: &mut Units,
    records: &mut Records,
    counts: &mut [Counts],
) {
    let by_code: HashMap<String, usize> =
        found.iter().enumerate().filter_map(|(at, row)| row.code.as_ref().map(|code| (fold(code), at))).collect();
    let by_name: HashMap<String, usize> = found.iter().enumerate().map(|(at, row)| (fold(&row.name), at)).collect();
    let tells_parent = found.iter().filter(|row| row.parent_text.is_some()).count() * 2 > found.len();
    let is_committee = |row: &Found| {
        fold(row.said_kind.as_deref().unwrap_or(&row.name)).starts_with("dang bo")
            || fold(&row.name).starts_with("dang bo")
            || fold(&row.name).starts_with("db ")
    };
    let top_code = found
        .iter()
        .filter_map(|row| row.parent_text.as_deref())
        .find(|parent| {
            !by_code.contains_key(&fold(parent))
                && !by_name.contains_key(&fold(parent))
                && fold(parent).split(' ').count() == 1
        })
        .map(str::to_owned);
    let top = top(job, top_code.as_deref(), known, letterhead, units, records);
    let heading_parent = job.heading.organisations().iter().rev().find_map(|(_, text)| match units.resolve_org(text) {
        Resolution::Found(at) => Some(at),
        Resolution::Ambiguous(_) | Resolution::Unknown(_) => None,
    });
    let code_above = |row: &Found| {
        let (head, _) = row.code.as_deref()?.rsplit_once(['-', '.', '/'])?;
        by_code.get(&fold(head)).copied()
    };
    // Where codes tell most parents, a code without one above it is of a unit that stands directly under the top.
    let codes_tell = found.iter().filter(|row| code_above(row).is_some()).count() * 2 > found.len();
    // Parents within the list: by code, by name, else by the order of the rows.
    let mut parent_of: Vec<Option<usize>> = vec![None; found.len()];
    let mut named: Vec<Option<String>> = vec![None; found.len()];
    let mut committee: Option<usize> = None;
    for (at, row) in found.iter().enumerate() {
        match &row.parent_text {
            Some(text) => {
                let wanted = fold(text);
                parent_of[at] =
                    by_code.get(&wanted).or_else(|| by_name.get(&wanted)).copied().filter(|parent| *parent != at);
                if parent_of[at].is_none() && top_code.as_deref() != Some(text) && !is_top_text(text, top, units) {
                    named[at] = Some(text.clone());
                }
            }
            None if tells_parent => {}
            None => {
                let codes = code_above(row);
                let said = row.said_kind.as_deref().map(fold).unwrap_or_default();
                let stands_alone = said.contains("co so")
                    || (row.is_numbered_high && found.iter().any(|other| !other.is_numbered_high))
                    || (!row.is_dashed && found.iter().any(|other| other.is_dashed))
                    || (codes_tell && row.code.is_some());
                if let Some(parent) = codes {
                    parent_of[at] = Some(parent);
                } else if is_committee(row) {
                    committee = Some(at);
                } else if !stands_alone {
                    parent_of[at] = committee;
                }
                if stands_alone && !is_committee(row) {
                    committee = None;
                }
            }
        }
    }
    let kept = Kept::of(known);
    let mut places: Vec<Option<At>> = vec![None; found.len()];
    let mut made: HashMap<String, At> = HashMap::new();
    let mut open: Vec<usize> = (0..found.len()).collect();
    // Parents first; the list may have them anywhere.
    while !open.is_empty() {
        let before = open.len();
        let mut later = Vec::new();
        for at in open {
            let parent = match parent_of[at] {
                Some(parent) => match places[parent] {
                    Some(place) => Some(place),
                    None => {
                        later.push(at);
                        continue;
                    }
                },
                None => match &named[at] {
                    Some(text) => named_parent(text, &found[at], top, units, records, &mut made),
                    None => heading_parent.or(top),
                },
            };
            places[at] = Some(place_unit(&found[at], parent, &kept, units, records));
            counts[found[at].job].accepted += 1;
        }
        if later.len() == before {
            break;
        }
        open = later;
    }
}

/// The units of the database, by code and by name.
struct Kept<'a> {
    by_code: HashMap<String, &'a KnownUnit>,
    by_name: HashMap<String, Vec<&'a KnownUnit>>,
}

impl<'a> Kept<'a> {
    fn of(known: &'a Known) -> Self {
        let mut kept = Self { by_code: HashMap::new(), by_name: HashMap::new() };
        for unit in &known.units {
            if let Some(code) = &unit.code {
                kept.by_code.insert(fold(code), unit);
            }
            for name in &unit.names {
                kept.by_name.entry(fold(name)).or_default().push(unit);
            }
        }
        kept
    }

    /// The unit a row describes: by its code; where either has none, by its name under the same parent.
    fn find(&self, code: Option<&str>, name: &str, parent: Option<UnitRef>) -> Option<UnitId> {
        if let Some(unit) = code.and_then(|code| self.by_code.get(&fold(code))) {
            return Some(unit.id);
        }
        let is_same = |unit: &&&KnownUnit| {
            let same_parent = match (unit.parent, parent) {
                (Some(one), Some(UnitRef::Known(other))) => one == other,
                (None, None) => true,
                (Some(_), Some(UnitRef::InFile(_)) | None) | (None, Some(_)) => false,
            };
            same_parent && (unit.code.is_none() || code.is_none())
        };
        self.by_name.get(&fold(name))?.iter().find(is_same).map(|unit| unit.id)
    }
}

fn is_top_text(text: &str, top: Option<At>, units: &Units) -> bool {
    top.is_some_and(|top| {
        let wanted = fold(text);
        let name = fold(&units.entry(top).name);
        wanted == name
            || wanted.contains("huyen uy")
            || (wanted.starts_with("dang bo huyen") && name.starts_with("dang bo huyen"))
            || wanted.starts_with("thi uy")
            || wanted.starts_with("thanh uy")
    })
}

/// A parent that the list names only in the rows of its cells.
fn named_parent(
    text: &str,
    row: &Found,
    top: Option<At>,
    units: &mut Units,
    records: &mut Records,
    made: &mut HashMap<String, At>,
) -> Option<At> {
    if let Some(at) = units.by_code(text) {
        return Some(at);
    }
    if let Resolution::Found(at) = units.resolve_org(text) {
        return Some(at);
    }
    // What stands above the grassroots is named in full, as the database has it.
    let is_higher =
        |at: &At| matches!(units.entry(*at).kind, UnitKind::ProvinceCommittee | UnitKind::DistrictCommittee);
    if let Some(at) = units.named(text).filter(is_higher) {
        return Some(at);
    }
    if let Some(at) = made.get(&fold(text)) {
        return Some(*at);
    }
    if !names_organisation(text) {
        return top;
    }
    let kind = UnitKind::GrassrootsCommitteeOrg;
    let at = units.add(UnitRef::InFile(records.units.len()), None, &[text], kind, top);
    records.units.push(UnitRecord {
        origin: row.record.origin.clone(),
        known: None,
        code: None,
        name: text.to_owned(),
        kind,
        parent: top.map(|top| units.entry(top).unit),
        area_code: None,
        sector: sector(None, text),
        members: None,
        probationary: None,
        secretary: None,
        established: None,
        note: None,
    });
    made.insert(fold(text), at);
    Some(at)
}

fn place_unit(row: &Found, parent: Option<At>, kept: &Kept<'_>, units: &mut Units, records: &mut Records) -> At {
    let is_under_grassroots = parent.is_some_and(|parent| {
        units.entry(parent).kind.is_grassroots() || units.entry(parent).kind == UnitKind::SectionalCommitteeOrg
    });
    let kind = unit_kind(row.said_kind.as_deref(), &row.name, is_under_grassroots);
    let parent_ref = parent.map(|parent| units.entry(parent).unit);
    let same = kept.find(row.code.as_deref(), &row.name, parent_ref);
    let index = records.units.len();
    let mut record = row.record.clone();
    record.kind = kind;
    record.parent = parent_ref;
    record.known = same;
    records.units.push(record);
    match same.and_then(|id| units.of(UnitRef::Known(id))) {
        Some(at) => at,
        None => units.add(UnitRef::InFile(index), row.code.as_deref(), &[row.name.as_str()], kind, parent),
    }
}

/// The organisation at the top, which a list names only in its heading, or the files only in their letterheads.
fn top(
    job: &Job<'_>,
    code: Option<&str>,
    known: &Known,
    letterhead: Option<&str>,
    units: &mut Units,
    records: &mut Records,
) -> Option<At> {
    if let Some(at) = code.and_then(|code| units.by_code(code)) {
        return Some(at);
    }
    let of_letterhead = || letterhead.map(|name| (job.table.header_row, name.to_owned()));
    let (row, name) = job.heading.top().or_else(of_letterhead)?;
    if let Some(at) = units.named(&name) {
        return Some(at);
    }
    let is_commune = ["đảng bộ xã", "đảng bộ phường"].iter().any(|start| name.to_lowercase().starts_with(start));
    let kind = if is_commune { UnitKind::CommuneCommittee } else { UnitKind::DistrictCommittee };
    if let Some(unit) = known.units.iter().find(|unit| unit.names.iter().any(|other| fold(other) == fold(&name))) {
        return units.of(UnitRef::Known(unit.id));
    }
    let at = units.add(UnitRef::InFile(records.units.len()), code, &[name.as_str()], kind, None);
    records.units.push(UnitRecord {
        origin: Origin { file: job.file.clone(), sheet: job.sheet.clone(), row },
        known: None,
        code: code.map(str::to_owned),
        name,
        kind,
        parent: None,
        area_code: None,
        sector: None,
        members: None,
        probationary: None,
        secretary: None,
        established: None,
        note: None,
    });
    Some(at)
}

/// The field of life that a list's words or the name say.
fn sector(said: Option<&str>, name: &str) -> Option<Sector> {
    let of = |text: &str| {
        let text = format!(" {} ", crate::import::words::spell_out(text).join(" "));
        let says = |phrases: &[&str]| phrases.iter().any(|phrase| text.contains(&format!(" {phrase} ")));
        if says(&["hop tac xa", "htx"]) {
            Some(Sector::Cooperative)
        } else if says(&["doanh nghiep nha nuoc", "nha nuoc"]) {
            Some(Sector::StateFirm)
        } else if says(&[
            "doanh nghiep tu nhan",
            "ngoai nha nuoc",
            "ngoai khu vuc nha nuoc",
            "tu nhan",
            "cong ty",
            "doanh nghiep",
        ]) {
            Some(Sector::PrivateFirm)
        } else if says(&["thon", "to dan pho", "khu pho", "tdp", "ban", "xom", "ap", "khu dan cu", "khu"]) {
            Some(Sector::Village)
        } else if says(&["truong", "truong hoc", "giao duc", "mam non", "tieu hoc", "thcs", "thpt"]) {
            Some(Sector::School)
        } else if says(&["y te", "benh vien", "tram y te"]) {
            Some(Sector::Health)
        } else if says(&["cong an", "quan su", "quan doi", "luc luong vu trang"]) {
            Some(Sector::ArmyPolice)
        } else if says(&["su nghiep", "trung tam"]) {
            Some(Sector::PublicService)
        } else if says(&[
            "co quan",
            "hanh chinh",
            "nganh doc",
            "ngan hang",
            "thue",
            "phong",
            "doan the",
            "uy ban nhan dan",
            "huyen uy",
            "mat tran to quoc",
        ]) {
            Some(Sector::Agency)
        } else if says(&["xa", "thi tran", "phuong"]) {
            Some(Sector::Commune)
        } else {
            None
        }
    };
    said.and_then(of).or_else(|| of(name))
}
