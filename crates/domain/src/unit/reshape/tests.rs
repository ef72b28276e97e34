use jiff::civil::date;

use super::*;

const TODAY: Date = date(2025, 10, 1);

fn id(number: u128) -> UnitId {
    UnitId(Id::from_number(number))
}

/// A province (1) with two communes (10, 20) and their cells (11, 12, 21), founded long ago.
fn tree() -> BTreeMap<UnitId, Unit> {
    use UnitKind as K;
    [
        (1, None, "Đảng bộ tỉnh Mẫu", K::ProvinceCommittee),
        (10, Some(1), "Đảng bộ xã Bến Đò", K::GrassrootsCommitteeOrg),
        (11, Some(10), "Chi bộ thôn Đông", K::SubordinateCell),
        (12, Some(10), "Chi bộ thôn Tây", K::SubordinateCell),
        (20, Some(1), "Đảng bộ xã Cầu Đá", K::GrassrootsCommitteeOrg),
        (21, Some(20), "Chi bộ thôn Đông", K::SubordinateCell),
    ]
    .into_iter()
    .map(|(number, parent, name, kind)| {
        let first = UnitVersion {
            from: date(2010, 1, 1),
            name: name.to_owned(),
            parent: parent.map(id),
            kind,
            sector: None,
            area_code: None,
            state: UnitState::Standing,
        };
        (id(number), Unit::established(id(number), Some(format!("M{number}")), first))
    })
    .collect()
}

fn planned(units: &BTreeMap<UnitId, Unit>, on: Date, what: &Reshape) -> Result<Plan, ReshapeRefusal> {
    let mut next = 100;
    plan(units, what, (on, TODAY), None, &mut || {
        next += 1;
        Id::from_number(next)
    })
}

/// Does what was planned by its acts alone.
fn after(units: &BTreeMap<UnitId, Unit>, plan: &Plan) -> BTreeMap<UnitId, Unit> {
    let mut units = units.clone();
    for act in &plan.acts {
        apply(&mut units, act).unwrap();
    }
    units
}

fn add(parent: u128, name: &str, kind: UnitKind, code: Option<&str>) -> Reshape {
    let code = code.map(str::to_owned);
    Reshape::Add { parent: id(parent), name: name.to_owned(), kind, sector: None, code }
}

#[test]
fn what_is_planned_is_what_its_acts_do() {
    let units = tree();
    let new = |name: &str| Heir::New { name: name.to_owned(), kind: UnitKind::GrassrootsCommitteeOrg, code: None };
    for what in [
        add(10, "Chi bộ thôn Nam", UnitKind::SubordinateCell, Some("M13")),
        Reshape::Rename { unit: id(11), name: "Chi bộ thôn Mới".to_owned() },
        Reshape::Move { unit: id(12), to: id(20) },
        Reshape::Close { unit: id(12) },
        Reshape::Merge { units: vec![id(10), id(20)], into: new("Đảng bộ xã Bến Đò") },
        Reshape::Merge { units: vec![id(10)], into: Heir::Standing(id(20)) },
        Reshape::Split {
            unit: id(10),
            into: vec!["Đảng bộ xã Một".to_owned(), "Đảng bộ xã Hai".to_owned()],
            under: BTreeMap::from([(id(11), 0), (id(12), 1)]),
        },
    ] {
        let plan = planned(&units, date(2025, 7, 1), &what).unwrap();
        let after = after(&units, &plan);
        for (id, unit) in &plan.units {
            assert_eq!(after.get(id), Some(unit), "{what:?}");
        }
        let changed = after.iter().filter(|(id, unit)| units.get(id) != Some(unit)).count();
        assert_eq!(changed, plan.units.len(), "{what:?}");
        assert!(after.contains_key(&plan.leads_to));
    }
}

#[test]
fn units_that_merge_bring_along_what_stands_under_them_and_their_old_tree_stays() {
    let units = tree();
    let into = Heir::New {
        name: "Đảng bộ xã Bến Đò".to_owned(), kind: UnitKind::GrassrootsCommitteeOrg, code: None
    };
    let what = Reshape::Merge { units: vec![id(10), id(20), id(10)], into };
    let plan = planned(&units, date(2025, 7, 1), &what).unwrap();
    let heir = plan.leads_to;
    assert_eq!(plan.new, [heir]);
    assert_eq!(plan.ended, [(id(10), Some(heir)), (id(20), Some(heir))]);
    assert_eq!(plan.moved, [(id(11), heir), (id(12), heir), (id(21), heir)]);
    // Two cells are called the same now; that is told and not refused.
    assert_eq!(plan.doubles, [id(11), id(21)]);
    let after = after(&units, &plan);
    assert_eq!(after[&id(11)].on(date(2025, 6, 30)).unwrap().parent, Some(id(10)));
    assert!(after[&id(10)].stands_on(date(2025, 6, 30)) && !after[&id(10)].stands_on(date(2025, 7, 1)));
}

#[test]
fn a_name_that_was_written_wrongly_is_right_for_as_long_as_it_stood_there() {
    let mut units = tree();
    let renamed = planned(&units, date(2020, 1, 1), &Reshape::Rename { unit: id(11), name: "Chi bộ Đồg".to_owned() });
    units = after(&units, &renamed.unwrap());
    let moved = planned(&units, date(2022, 1, 1), &Reshape::Move { unit: id(11), to: id(20) }).unwrap();
    units = after(&units, &moved);
    let name = "Chi bộ Đồng".to_owned();
    let plan = planned(&units, TODAY, &Reshape::Correct { unit: id(11), name, code: Some("M9".to_owned()) }).unwrap();
    assert!(plan.acts.is_empty());
    let corrected = &plan.units[&id(11)];
    let names: Vec<&str> = corrected.versions().iter().map(|version| version.name.as_str()).collect();
    assert_eq!(names, ["Chi bộ thôn Đông", "Chi bộ Đồng", "Chi bộ Đồng"]);
    assert_eq!(corrected.code.as_deref(), Some("M9"));
}

#[test]
fn what_cannot_be_is_refused() {
    use ReshapeRefusal as R;
    let units = tree();
    let rename = |unit, name: &str| Reshape::Rename { unit: id(unit), name: name.to_owned() };
    let merge = |units: &[u128], heir| Reshape::Merge {
        units: units.iter().map(|unit| id(*unit)).collect(),
        into: Heir::Standing(id(heir)),
    };
    let new = Heir::New { name: "Đảng bộ Mới".to_owned(), kind: UnitKind::SubordinateCell, code: None };
    let names = |names: [&str; 2]| names.map(str::to_owned).to_vec();
    let split = |into| Reshape::Split { unit: id(10), into, under: BTreeMap::new() };
    let day = date(2025, 7, 1);
    for (on, what, expected) in [
        (date(2025, 10, 2), rename(11, "Chi bộ Mới"), R::InTheFuture),
        (date(2009, 1, 1), rename(11, "Chi bộ Mới"), R::NotStanding(id(11))),
        (day, rename(11, "Chi bộ thôn Đông"), R::Nothing),
        (day, rename(11, "CHI BỘ THÔN TÂY"), R::NameTaken(id(12))),
        (day, add(10, "Chi bộ thôn Tây", UnitKind::SubordinateCell, None), R::NameTaken(id(12))),
        (day, add(10, "Chi bộ thôn Nam", UnitKind::SubordinateCell, Some("M21")), R::CodeTaken(id(21))),
        (day, add(10, "Đảng bộ xã", UnitKind::CommuneCommittee, None), R::NoPlace),
        (day, add(11, "Chi bộ thôn Nam", UnitKind::Cell, None), R::NoPlace),
        (day, add(99, "Chi bộ thôn Nam", UnitKind::Cell, None), R::NotStanding(id(99))),
        (day, Reshape::Move { unit: id(11), to: id(10) }, R::Nothing),
        (day, Reshape::Move { unit: id(11), to: id(20) }, R::NameTaken(id(21))),
        (day, Reshape::Move { unit: id(11), to: id(12) }, R::NoPlace),
        (day, Reshape::Close { unit: id(10) }, R::HasUnits(id(10))),
        (day, merge(&[10], 10), R::Loop(id(10))),
        (day, merge(&[10], 11), R::NoPlace),
        (day, merge(&[], 10), R::TooFew),
        (day, Reshape::Merge { units: vec![id(10), id(20)], into: new.clone() }, R::NoPlace),
        (day, Reshape::Merge { units: vec![id(10)], into: new }, R::TooFew),
        (day, split(vec!["Đảng bộ xã Một".to_owned()]), R::TooFew),
        (day, split(names(["Đảng bộ xã Một", "Đảng bộ xã một"])), R::NameTaken(id(10))),
        (day, split(names(["Đảng bộ xã Một", "Đảng bộ xã Cầu Đá"])), R::NameTaken(id(20))),
        (day, split(names(["Đảng bộ xã Một", "Đảng bộ xã Hai"])), R::HasUnits(id(10))),
    ] {
        assert_eq!(planned(&units, on, &what).unwrap_err(), expected, "{what:?}");
    }
    // A day before the last change on record.
    let moved = planned(&units, day, &Reshape::Move { unit: id(12), to: id(20) }).unwrap();
    let units = after(&units, &moved);
    let earlier = planned(&units, date(2025, 6, 1), &rename(12, "Chi bộ Mới")).unwrap_err();
    assert_eq!(earlier, R::ChangedLater(id(12), day));
    let closed = planned(&units, day, &Reshape::Close { unit: id(12) }).unwrap();
    let units = after(&units, &closed);
    assert_eq!(planned(&units, day, &rename(12, "Chi bộ Mới")).unwrap_err(), R::NotStanding(id(12)));
}
