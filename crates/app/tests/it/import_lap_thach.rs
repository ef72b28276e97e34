//! The demonstration's workbooks, against the answer key: every planted error at its cell, every decoy left alone,
//! every row as it truly is.

use std::collections::{BTreeMap, BTreeSet};

use nguon_app::import::{self, Context, Known, Reading, SheetKind, UnitRef, records::PersonFacts, records::Standing};
use nguon_domain::{calendar::Date, case::Stage, quota::MassOrg};
use serde_json::Value;

use crate::workbooks;

fn key(name: &str) -> Value {
    let path = format!("{}/../nguon/tests/data/lap-thach/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

fn reading() -> Reading {
    let rules = nguon_rulebook::load_embedded().unwrap();
    let context = Context { today: "2020-10-31".parse().unwrap(), rules: &rules, known: &Known::default() };
    import::read(&workbooks::demo(), &context)
}

type Place = (String, String, u32, String);

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

#[test]
fn every_planted_error_is_found_and_nothing_else() {
    let anomalies = key("anomalies.json");
    let kinds: Vec<String> = anomalies["kinds"].as_object().unwrap().keys().cloned().collect();
    let reading = reading();
    let mut planted: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
    for one in anomalies["anomalies"].as_array().unwrap() {
        let place =
            (text(one, "workbook"), text(one, "sheet"), one["row"].as_u64().unwrap() as u32, text(one, "column"));
        planted.entry(text(one, "kind")).or_default().insert(place);
    }
    let mut found: BTreeMap<String, BTreeSet<Place>> = BTreeMap::new();
    for finding in &reading.findings {
        let place = &finding.place;
        let place = (place.file.to_string(), place.sheet.to_string(), place.row, place.column_letter());
        found.entry(finding.kind.code().to_owned()).or_default().insert(place);
    }
    println!("{:<32}{:>8}{:>8}{:>11}{:>9}", "kind", "planted", "found", "precision", "recall");
    let mut wrong = Vec::new();
    for kind in &kinds {
        let (planted, found) = (planted.remove(kind).unwrap_or_default(), found.remove(kind).unwrap_or_default());
        let right = planted.intersection(&found).count() as f64;
        let (precision, recall) = (right / found.len().max(1) as f64, right / planted.len().max(1) as f64);
        println!("{kind:<32}{:>8}{:>8}{precision:>11.2}{recall:>9.2}", planted.len(), found.len());
        wrong.extend(planted.symmetric_difference(&found).map(|place| (kind.clone(), place.clone())));
    }
    assert!(wrong.is_empty(), "missed or not planted: {wrong:#?}");
    assert!(found.is_empty(), "of kinds that were not planted: {found:#?}");
}

#[test]
fn severities_and_repairs_are_those_of_the_key() {
    let reading = reading();
    for one in key("anomalies.json")["anomalies"].as_array().unwrap() {
        let finding = reading
            .findings
            .iter()
            .find(|finding| {
                finding.kind.code() == one["kind"]
                    && *finding.place.file == text(one, "workbook")
                    && *finding.place.sheet == text(one, "sheet")
                    && u64::from(finding.place.row) == one["row"].as_u64().unwrap()
            })
            .unwrap();
        assert_eq!(finding.severity().code(), one["severity"], "{}", finding.message);
        if let Some(fixed) = one["expect"]["fixed"].as_str() {
            assert_eq!(finding.after.as_deref(), Some(fixed), "{}", finding.message);
        }
        if let Some(person) = one["person"].as_str() {
            assert_eq!(finding.person.as_deref(), Some(person), "{}", finding.message);
        }
    }
}

#[test]
fn decoys_are_left_alone() {
    let reading = reading();
    for decoy in key("anomalies.json")["decoys"].as_array().unwrap() {
        let said: Vec<_> = reading
            .findings
            .iter()
            .filter(|finding| {
                *finding.place.file == text(decoy, "workbook")
                    && *finding.place.sheet == text(decoy, "sheet")
                    && u64::from(finding.place.row) == decoy["row"].as_u64().unwrap()
            })
            .collect();
        assert!(said.is_empty(), "{}: {said:#?}", decoy["say"]);
    }
}

/// What the key says of one row, as texts.
type Truth = BTreeMap<&'static str, String>;

fn truth_of(reading: &Reading, facts: &PersonFacts, cell: UnitRef, org: UnitRef) -> Truth {
    let code = |unit: UnitRef| match unit {
        UnitRef::InFile(at) => reading.records.units[at].code.clone().unwrap_or_default(),
        UnitRef::Known(_) => String::new(),
    };
    let mut truth =
        BTreeMap::from([("name", facts.name.as_str().to_owned()), ("cell", code(cell)), ("org", code(org))]);
    truth.extend(facts.sex.map(|sex| ("sex", sex.name().to_owned())));
    truth.extend(facts.birth.map(|birth| ("birth", birth.iso())));
    truth.extend(facts.citizen_id.as_ref().map(|id| ("id", id.reveal().to_owned())));
    truth
}

fn stage_code(standing: &Standing) -> &'static str {
    match standing {
        Standing::Admitted(_) => "adm",
        Standing::Stopped(_) => "stop",
        Standing::Underway(stage) => match stage {
            Stage::Nominated | Stage::Listed => "S0",
            Stage::ClassFinished => "S1",
            Stage::Applied => "S2",
            Stage::Vetting => "S3",
            Stage::Vetted | Stage::Introduced => "S4",
            Stage::CellVoted => "S5",
            Stage::CommitteeVoted => "S6",
            Stage::SentUp => "S7",
            other => panic!("{other:?} is no step before the decision"),
        },
    }
}

#[test]
fn every_row_is_read_as_it_truly_is() {
    let reading = reading();
    let mut rows: BTreeMap<(String, String, u32), Truth> = BTreeMap::new();
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let records = &reading.records;
    let mut put = |origin: &import::Origin, truth: Truth| {
        assert!(rows.insert((origin.file.to_string(), origin.sheet.to_string(), origin.row), truth).is_none());
    };
    for record in &records.admissions {
        let mut truth = truth_of(&reading, &record.person, record.cell, record.org);
        truth.extend(day(record.steps.decision.on).map(|on| ("dec", on)));
        truth.extend(day(record.steps.ceremony_on).map(|on| ("cer", on)));
        truth.extend(day(record.steps.official_on).map(|on| ("off", on)));
        put(&record.origin, truth);
    }
    for record in &records.recognitions {
        let mut truth = truth_of(&reading, &record.person, record.cell, record.org);
        truth.extend(day(record.official_on).map(|on| ("off", on)));
        truth.extend(day(record.decision.on).map(|on| ("rec", on)));
        put(&record.origin, truth);
    }
    for record in &records.pipeline {
        let mut truth = truth_of(&reading, &record.person, record.cell, record.org);
        truth.insert("stage", stage_code(&record.standing).to_owned());
        put(&record.origin, truth);
    }
    for record in &records.members {
        put(&record.origin, truth_of(&reading, &record.person, record.cell, record.org));
    }
    let expected = key("expected.json");
    let expected = expected["rows"].as_array().unwrap();
    assert_eq!(expected.len(), 1_541);
    assert_eq!(rows.len(), expected.len());
    for row in expected {
        let place = (text(row, "wb"), text(row, "sh"), row["r"].as_u64().unwrap() as u32);
        let read = rows.get(&place).unwrap_or_else(|| panic!("{place:?} was not read"));
        for field in ["name", "sex", "birth", "cell", "org", "id", "dec", "cer", "off", "rec", "stage"] {
            if let Some(value) = row.get(field) {
                assert_eq!(read.get(field).map(String::as_str), value.as_str(), "{field} of {place:?}");
            }
        }
    }
}

/// As the key calls a mass organisation.
fn called(by: MassOrg) -> &'static str {
    match by {
        MassOrg::YouthUnion => "Đoàn Thanh niên",
        MassOrg::WomensUnion => "Hội Liên hiệp Phụ nữ",
        MassOrg::FarmersUnion => "Hội Nông dân",
        MassOrg::VeteransAssociation => "Hội Cựu chiến binh",
        MassOrg::TradeUnion => "Công đoàn",
        MassOrg::FatherlandFront => "Mặt trận Tổ quốc",
    }
}

#[test]
fn organisations_quotas_and_other_lists_agree_with_the_key() {
    let reading = reading();
    let expected = key("expected.json");
    let records = &reading.records;
    let code = |unit: UnitRef| match unit {
        UnitRef::InFile(at) => records.units[at].code.clone().unwrap_or_default(),
        UnitRef::Known(_) => String::new(),
    };
    for (unit, truth) in expected["organisations"]["per_org"].as_object().unwrap() {
        let read = records.units.iter().find(|one| one.code.as_deref() == Some(unit)).unwrap();
        let children = records.units.iter().filter(|one| one.parent.map(code).as_ref() == Some(unit)).count() as u64;
        assert_eq!(
            (Some(read.name.as_str()), read.members.map(u64::from)),
            (truth["name"].as_str(), truth["members"].as_u64())
        );
        assert_eq!(
            (u64::from(read.probationary.unwrap_or(0)), children),
            (truth["probationary"].as_u64().unwrap(), truth["cells"].as_u64().unwrap())
        );
    }
    let mut quotas = 0;
    for (year, truth) in expected["quota"].as_object().unwrap() {
        for (unit, truth) in truth["per_org"].as_object().unwrap() {
            let read =
                records.quotas.iter().find(|one| one.year.to_string() == *year && code(one.unit) == *unit).unwrap();
            let amounts = (read.admission.map_or(0, u64::from), read.class.map_or(0, u64::from));
            assert_eq!(
                amounts,
                (truth["kn"].as_u64().unwrap_or(0), truth["lop"].as_u64().unwrap_or(0)),
                "{unit} {year}"
            );
            quotas += 1;
        }
    }
    assert_eq!(records.quotas.len(), quotas);
    for (unit, truth) in expected["nomination_quota_2020"]["per_commune"].as_object().unwrap() {
        let read: BTreeMap<&str, u64> = records
            .nomination_quotas
            .iter()
            .filter(|one| code(one.unit) == *unit)
            .map(|one| (called(one.by), u64::from(one.amount)))
            .collect();
        let truth: BTreeMap<&str, u64> =
            truth.as_object().unwrap().iter().map(|(by, amount)| (by.as_str(), amount.as_u64().unwrap())).collect();
        assert_eq!(read, truth, "{unit}");
    }
    for (unit, truth) in expected["term_target_2020_2025"]["per_org"].as_object().unwrap() {
        let read = records.term_quotas.iter().find(|one| code(one.unit) == *unit).unwrap();
        assert_eq!((read.term, read.total.map(u64::from)), ((2020, 2025), truth.as_u64()), "{unit}");
    }
    for (unit, truth) in expected["assignments"]["per_org"].as_object().unwrap() {
        let mut read: Vec<&str> = records
            .assignments
            .iter()
            .filter(|one| one.units.iter().any(|one| code(*one) == *unit))
            .map(|one| one.officer.as_str())
            .collect();
        let standing = truth["standing"].as_str();
        let mut officers: Vec<&str> =
            truth["members"].as_array().unwrap().iter().filter_map(Value::as_str).chain(standing).collect();
        read.sort_unstable();
        officers.sort_unstable();
        assert_eq!(read, officers, "{unit}");
    }
    assert_eq!(records.surveys.len(), 8);
    assert_eq!(records.enterprises.len(), 17);
    assert_eq!(records.enterprises.iter().filter_map(|one| one.workers).sum::<u32>(), 3_098);
    assert_eq!(records.enterprises.iter().filter(|one| one.cell.is_some()).count(), 5);
    assert!(records.recognitions.iter().all(|one| one.admission.is_some()), "every recognition joins an admission");
}

#[test]
fn every_sheet_is_known_and_every_column_has_a_meaning() {
    let reading = reading();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for sheet in reading.files.iter().flat_map(|file| &file.sheets) {
        *kinds.entry(sheet.kind.map_or("?", SheetKind::code)).or_default() += 1;
        assert!(sheet.unresolved.is_empty(), "{}: {:?}", sheet.sheet, sheet.unresolved);
        assert!(sheet.columns.iter().all(|column| column.field.is_some()), "{}: {:?}", sheet.sheet, sheet.columns);
    }
    let expected = [
        ("admitted", 7),
        ("assignments", 1),
        ("empty", 1),
        ("enterprises", 1),
        ("list", 1),
        ("nomination_quotas", 1),
        ("organisations", 1),
        ("pipeline", 1),
        ("quotas", 6),
        ("recognised", 2),
        ("roster", 1),
        ("surveys", 1),
        ("term_quotas", 1),
    ];
    assert_eq!(kinds, BTreeMap::from(expected));
    assert_eq!((reading.rows, reading.rejected), (reading.accepted, 0));
}
