use jiff::civil::date;

use super::*;
use crate::id::Id;

fn unit(number: u128) -> UnitId {
    UnitId(Id::from_number(number))
}

fn act(unit: UnitId, on: Date, change: UnitChange) -> UnitAct {
    UnitAct { id: ActId(Id::from_number(9)), unit, on, paper: None, change }
}

fn established(name: &str, parent: Option<UnitId>) -> UnitChange {
    UnitChange::Established {
        code: None,
        first: UnitVersion {
            from: date(1900, 1, 1),
            name: name.to_owned(),
            parent,
            kind: UnitKind::GrassrootsCommitteeOrg,
            sector: None,
            area_code: None,
            state: UnitState::Standing,
        },
    }
}

/// A district (1), two communes (2, 3) and a cell (4) under the first.
fn district() -> BTreeMap<UnitId, Unit> {
    let mut units = BTreeMap::new();
    let from = date(2000, 1, 1);
    for (number, name, parent) in
        [(1, "Huyện", None), (2, "Đình Chu", Some(1)), (3, "Triệu Đề", Some(1)), (4, "Cell", Some(2))]
    {
        apply(&mut units, &act(unit(number), from, established(name, parent.map(unit)))).unwrap();
    }
    units
}

#[test]
fn a_renamed_unit_keeps_its_old_name_before_that_day() {
    let mut units = district();
    apply(&mut units, &act(unit(2), date(2010, 5, 1), UnitChange::Renamed { name: "Tây Sơn".into() })).unwrap();
    let commune = &units[&unit(2)];
    assert_eq!(commune.on(date(2010, 4, 30)).unwrap().name, "Đình Chu");
    assert_eq!(commune.on(date(2010, 5, 1)).unwrap().name, "Tây Sơn");
    assert_eq!(commune.on(date(1999, 12, 31)), None);
}

#[test]
fn a_unit_with_units_under_it_cannot_be_merged_away() {
    let mut units = district();
    let before = units.clone();
    let merge = act(unit(2), date(2025, 1, 1), UnitChange::Merged { into: unit(3) });
    assert_eq!(apply(&mut units, &merge), Err(UnitRefusal::StillHasUnits(unit(2))));
    assert_eq!(units, before);

    apply(&mut units, &act(unit(4), date(2025, 1, 1), UnitChange::Moved { parent: Some(unit(3)) })).unwrap();
    apply(&mut units, &merge).unwrap();
    assert!(units[&unit(2)].stands_on(date(2024, 12, 31)));
    assert!(!units[&unit(2)].stands_on(date(2025, 1, 1)));
    assert_eq!(units[&unit(2)].latest().state, UnitState::Ended { heir: Some(unit(3)) });
}

#[test]
fn a_unit_never_stands_under_itself() {
    let mut units = district();
    let into_own_cell = act(unit(2), date(2020, 1, 1), UnitChange::Moved { parent: Some(unit(4)) });
    assert_eq!(apply(&mut units, &into_own_cell), Err(UnitRefusal::Loop(unit(2))));
}

#[test]
fn what_is_on_record_for_a_later_day_counts_too() {
    let mut units = district();
    let moved = |number, day, parent| act(unit(number), day, UnitChange::Moved { parent: Some(unit(parent)) });
    apply(&mut units, &moved(2, date(2020, 1, 10), 3)).unwrap();
    // From the tenth on, each would stand under the other.
    assert_eq!(apply(&mut units, &moved(3, date(2020, 1, 5), 2)), Err(UnitRefusal::Loop(unit(3))));
    // From the tenth on, 2 stands under 3.
    let end = act(unit(3), date(2020, 1, 5), UnitChange::Merged { into: unit(1) });
    assert_eq!(apply(&mut units, &end), Err(UnitRefusal::StillHasUnits(unit(3))));

    apply(&mut units, &act(unit(4), date(2021, 1, 1), UnitChange::Dissolved)).unwrap();
    let under_what_ends = act(unit(9), date(2020, 6, 1), established("Tổ", Some(unit(4))));
    assert_eq!(apply(&mut units, &under_what_ends), Err(UnitRefusal::LaterChange(unit(4))));
}

#[test]
fn acts_come_in_the_order_of_their_days_and_only_to_standing_units() {
    let mut units = district();
    apply(&mut units, &act(unit(3), date(2020, 1, 1), UnitChange::Renamed { name: "Mới".into() })).unwrap();
    let earlier = act(unit(3), date(2019, 1, 1), UnitChange::Renamed { name: "Cũ".into() });
    assert_eq!(apply(&mut units, &earlier), Err(UnitRefusal::LaterChange(unit(3))));

    apply(&mut units, &act(unit(4), date(2021, 1, 1), UnitChange::Dissolved)).unwrap();
    let after_the_end = act(unit(4), date(2022, 1, 1), UnitChange::Renamed { name: "X".into() });
    assert_eq!(apply(&mut units, &after_the_end), Err(UnitRefusal::NotStanding(unit(4))));
    assert_eq!(
        apply(&mut units, &act(unit(8), date(2022, 1, 1), UnitChange::Dissolved)),
        Err(UnitRefusal::Unknown(unit(8)))
    );
}

#[test]
fn a_split_names_the_unit_that_carries_on() {
    let mut units = district();
    let nobody = act(unit(3), date(2021, 1, 1), UnitChange::Split { into: vec![] });
    assert_eq!(apply(&mut units, &nobody), Err(UnitRefusal::NoSuccessor(unit(3))));
    for number in [5, 6] {
        apply(&mut units, &act(unit(number), date(2021, 1, 1), established("Phần", Some(unit(1))))).unwrap();
    }
    apply(&mut units, &act(unit(3), date(2021, 1, 1), UnitChange::Split { into: vec![unit(5), unit(6)] })).unwrap();
    assert_eq!(units[&unit(3)].latest().state, UnitState::Ended { heir: Some(unit(5)) });
}

#[test]
fn codes_read_back_as_what_they_stand_for() {
    for kind in UnitKind::ALL {
        assert_eq!(UnitKind::from_code(kind.code()), Some(*kind));
    }
    assert_eq!(UnitKind::from_code("DISTRICT"), None);
}
