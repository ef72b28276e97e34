//! The workbooks of other districts, against their answer keys; see `tests/districts/README.md`.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write as _,
    path::PathBuf,
};

use nguon_app::import::{
    self, Context, Known, Origin, Reading, UnitRef,
    records::{PersonFacts, Steps},
};
use nguon_report::sheet::{Bounds, Workbook, read_workbook};
use serde_json::Value;

struct District {
    folder: PathBuf,
    facts: Value,
    anomalies: Value,
    reading: Reading,
}

impl District {
    fn read(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/districts").join(name);
        let json = |file: &str| serde_json::from_slice(&std::fs::read(folder.join(file)).unwrap()).unwrap();
        let (facts, anomalies): (Value, Value) = (json("district.json"), json("anomalies.json"));
        let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end != "json") && !path.ends_with("truth.tsv"))
            .collect();
        paths.sort();
        let books: Vec<Workbook> = paths
            .iter()
            .map(|path| {
                let name = path.file_name().unwrap().to_str().unwrap();
                read_workbook(name, &std::fs::read(path).unwrap(), &Bounds::default()).unwrap()
            })
            .collect();
        let rules = nguon_rulebook::load_embedded().unwrap();
        let today = facts["as_of"].as_str().unwrap().parse().unwrap();
        let reading = import::read(&books, &Context { today, rules: &rules, known: &Known::default() });
        Self { folder, facts, anomalies, reading }
    }

    /// Whether the key lists a sheet under a heading.
    fn lists(&self, heading: &str, sheet: &str) -> bool {
        self.facts[heading].as_array().is_some_and(|list| list.iter().any(|one| one == sheet))
    }

    fn name_of(&self, unit: UnitRef) -> &str {
        match unit {
            UnitRef::InFile(at) => &self.reading.records.units[at].name,
            UnitRef::Known(_) => panic!("nothing is known beforehand"),
        }
    }
}

type Cell = (String, String, u64);

fn cell(value: &Value, file: &str) -> Cell {
    let text = |key: &str| value[key].as_str().unwrap().to_owned();
    (text(file), text("sheet"), value["row"].as_u64().unwrap())
}

/// Every planted error has a finding of its kind in its row, and no other finding is there but those about columns in
/// an old font. Returns a table of both for each kind.
#[track_caller]
fn holds_to_the_key(name: &str) -> String {
    let district = District::read(name);
    let converted: BTreeSet<(String, String, String)> = district.facts["converted"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| ["file", "sheet", "column"].map(|key| one[key].as_str().unwrap_or_default().to_owned()))
        .map(|[file, sheet, column]| (file, sheet, column))
        .collect();
    let mut open: Vec<_> = district.reading.findings.iter().collect();
    let mut by_kind: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for planted in district.anomalies["anomalies"].as_array().unwrap() {
        let kind = planted["kind"].as_str().unwrap();
        let mut places = vec![cell(planted, "workbook")];
        places.extend(planted.get("other_row").map(|other| cell(other, "workbook")));
        let is_it = |finding: &&import::Finding| {
            let place = &finding.place;
            finding.kind.code() == kind
                && places.contains(&(place.file.to_string(), place.sheet.to_string(), u64::from(place.row)))
        };
        let counts = by_kind.entry(kind).or_default();
        counts[0] += 1;
        match open.iter().position(is_it) {
            Some(at) => {
                let finding = open.remove(at);
                counts[1] += 1;
                if finding.severity().code() != planted["severity"] {
                    wrong.push(format!("{kind} at {places:?} is {}", finding.severity().code()));
                }
            }
            None => wrong.push(format!("missed: {kind} at {places:?}")),
        }
    }
    for finding in open {
        let place = &finding.place;
        let whole =
            |column: &str| converted.contains(&(place.file.to_string(), place.sheet.to_string(), column.to_owned()));
        // Tables of figures are asked about, and a hidden copy of a sheet is told to be one.
        let is_sheet = |list: &str, kind: &str| finding.kind.code() == kind && district.lists(list, &place.sheet);
        if is_sheet("statistics", "sheet_unresolved") || is_sheet("hidden", "duplicate_row") {
            continue;
        }
        let is_of_font = ["name_legacy_tcvn3", "name_legacy_vni", "text_legacy", "id_lost_leading_zero"]
            .contains(&finding.kind.code());
        let is_whole_sheet = finding.kind.code() == "text_legacy"
            && converted.iter().any(|(file, sheet, _)| *file == *place.file && *sheet == *place.sheet);
        if is_of_font && whole(&place.column_letter()) || is_whole_sheet {
            continue;
        }
        by_kind.entry(finding.kind.code()).or_default()[2] += 1;
        wrong.push(format!("not planted: {} at {:?}: {}", finding.kind.code(), place, finding.message));
    }
    assert!(wrong.is_empty(), "{name}: {wrong:#?}");
    let mut table = format!("{name}\n{:<32}{:>8}{:>8}{:>8}", "kind", "planted", "found", "beside");
    for (kind, [planted, found, beside]) in by_kind {
        write!(table, "\n{kind:<32}{planted:>8}{found:>8}{beside:>8}").unwrap();
    }
    table
}

type Truth = BTreeMap<&'static str, String>;

const FIELDS: [&str; 18] = [
    "name",
    "birth",
    "sex",
    "id",
    "unit",
    "cell",
    "nominated",
    "certificate",
    "applied",
    "vetting_asked",
    "vetting_answered",
    "cell_met",
    "committee_met",
    "sent_up",
    "decision",
    "ceremony",
    "official",
    "joined",
];

fn truth_of(district: &District, facts: &PersonFacts, cell: UnitRef, org: UnitRef) -> Truth {
    let mut truth = Truth::from([
        ("name", facts.name.as_str().to_owned()),
        ("unit", district.name_of(org).to_owned()),
        ("cell", district.name_of(cell).to_owned()),
    ]);
    truth.extend(facts.sex.map(|sex| ("sex", sex.name().to_owned())));
    truth.extend(facts.birth.map(|birth| ("birth", birth.iso())));
    truth.extend(facts.citizen_id.as_ref().map(|id| ("id", id.reveal().to_owned())));
    truth
}

fn with_steps(mut truth: Truth, steps: &Steps) -> Truth {
    let days = [
        ("nominated", steps.nominated_on),
        ("certificate", steps.certificate.on),
        ("applied", steps.applied_on),
        ("vetting_asked", steps.vetting_asked_on),
        ("vetting_answered", steps.vetting_answered_on),
        ("cell_met", steps.cell_met_on),
        ("committee_met", steps.committee_met_on),
        ("sent_up", steps.sent_up_on),
        ("decision", steps.decision.on),
        ("ceremony", steps.ceremony_on),
        ("official", steps.official_on),
    ];
    truth.extend(days.into_iter().filter_map(|(field, day)| Some((field, day?.to_string()))));
    truth
}

/// Every row is there with its true values, but for the cells in which an error was planted.
#[track_caller]
fn rows_are_as_they_truly_are(name: &str) {
    let district = District::read(name);
    let mut read: HashMap<Cell, Truth> = HashMap::new();
    let place = |origin: &Origin| (origin.file.to_string(), origin.sheet.to_string(), u64::from(origin.row));
    let records = &district.reading.records;
    for one in &records.admissions {
        read.insert(place(&one.origin), with_steps(truth_of(&district, &one.person, one.cell, one.org), &one.steps));
    }
    for one in &records.pipeline {
        read.insert(place(&one.origin), with_steps(truth_of(&district, &one.person, one.cell, one.org), &one.steps));
    }
    for one in &records.recognitions {
        let mut truth = truth_of(&district, &one.person, one.cell, one.org);
        truth.extend(one.admitted_on.map(|day| ("ceremony", day.to_string())));
        truth.extend(one.official_on.map(|day| ("official", day.to_string())));
        truth.extend(one.decision.on.map(|day| ("decision", day.to_string())));
        read.insert(place(&one.origin), truth);
    }
    for one in &records.members {
        let mut truth = truth_of(&district, &one.person, one.cell, one.org);
        truth.extend(one.joined.map(|day| ("joined", day.iso())));
        truth.extend(one.official.map(|day| ("official", day.iso())));
        read.insert(place(&one.origin), truth);
    }
    read.retain(|(_, sheet, _), _| !district.lists("hidden", sheet));
    let planted: BTreeSet<Cell> =
        district.anomalies["anomalies"].as_array().unwrap().iter().map(|one| cell(one, "workbook")).collect();
    let text = std::fs::read_to_string(district.folder.join("truth.tsv")).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let heads = lines.next().unwrap();
    let (mut rows, mut wrong) = (0, Vec::new());
    for line in lines {
        let of = |head: &str| line.get(heads.iter().position(|other| *other == head).unwrap()).copied().unwrap_or("");
        let place = (of("file").to_owned(), of("sheet").to_owned(), of("row").parse().unwrap());
        rows += 1;
        let Some(truth) = read.get(&place) else {
            wrong.push(format!("not read: {place:?}"));
            continue;
        };
        for field in FIELDS {
            let (wanted, got) = (of(field), truth.get(field).map_or("", String::as_str));
            // What the workbook does not say, it does not say; what it says wrongly is told by the other test. Names
            // stay in capitals where they were typed so.
            let is_same = wanted == got || field == "name" && wanted.to_uppercase() == got;
            if !wanted.is_empty() && !is_same && !planted.contains(&place) {
                wrong.push(format!("{field} of {place:?} is {got:?}, truly {wanted:?}"));
            }
        }
    }
    assert_eq!(read.len(), rows);
    assert!(wrong.is_empty(), "{name}: {} of {rows} rows: {wrong:#?}", wrong.len());
    for (unit, years) in district.facts["quota"].as_object().unwrap() {
        for (year, amount) in years.as_object().unwrap() {
            let year: i16 = year.parse().unwrap();
            let quotas = records.quotas.iter().filter(|one| one.year == year && district.name_of(one.unit) == unit);
            let of_terms = records.term_quotas.iter().filter(|one| district.name_of(one.unit) == unit);
            let years = of_terms.flat_map(|one| one.years.iter().copied());
            let mut amounts: Vec<u32> = quotas
                .filter_map(|one| one.admission)
                .chain(years.filter(|(other, _)| *other == year).map(|(_, amount)| amount))
                .collect();
            amounts.dedup();
            let wanted = amount.as_u64().unwrap() as u32;
            assert!(amounts == [wanted] || wanted == 0 && amounts.is_empty(), "{unit} {year}: {amounts:?}, {wanted}");
        }
    }
    assert!(
        records
            .units
            .iter()
            .filter(|unit| unit.parent.is_none())
            .map(|unit| unit.name.as_str())
            .eq([district.facts["district"].as_str().unwrap()]),
        "one organisation is at the top"
    );
}

macro_rules! districts {
    ($($name:ident: $folder:literal;)*) => {$(
        mod $name {
            #[test]
            fn what_was_planted_is_found_and_nothing_else() {
                println!("{}", super::holds_to_the_key($folder));
            }

            #[test]
            fn every_row_is_read_as_it_truly_is() {
                super::rows_are_as_they_truly_are($folder);
            }
        }
    )*};
}

districts! {
    yen_thanh: "yen-thanh";
    chau_thanh: "chau-thanh";
    mai_son: "mai-son";
    krong_pac: "krong-pac";
    vu_thu: "vu-thu";
}
