use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::{
    agenda::Desk,
    case::{DeedKind, Stage},
    id::Id,
    unit::{Unit, UnitKind, UnitState, UnitVersion},
};

fn unit(number: u128) -> UnitId {
    UnitId(Id::from_number(number))
}

/// 1 over 2 and 3; 2 over 4 and 5; 9 is unknown.
fn tree() -> Arc<Tree> {
    let entry = |number: u128, parent: Option<u128>| {
        let version = UnitVersion {
            from: date(2000, 1, 1),
            name: format!("{number}"),
            parent: parent.map(unit),
            kind: UnitKind::Cell,
            sector: None,
            area_code: None,
            state: UnitState::Standing,
        };
        (unit(number), Unit::established(unit(number), Some(format!("{number}")), version))
    };
    let units: BTreeMap<_, _> =
        [entry(1, None), entry(2, Some(1)), entry(3, Some(1)), entry(4, Some(2)), entry(5, Some(2))].into();
    Arc::new(Tree::as_is(&units, date(2020, 10, 31)))
}

fn quota(number: u128, year: i16, amount: u32) -> QuotaFact {
    QuotaFact { unit: unit(number), period: QuotaPeriod::Year(year), kind: QuotaKind::Admission, amount }
}

const ALL: Span = Span { from: date(2019, 1, 1), last: date(2020, 12, 31) };

fn some_day() -> impl Strategy<Value = Date> {
    (2018_i16..=2021, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

prop_compose! {
    fn some_fact()(case in 0_u128..12, carried in 1_u128..7, admitted in proptest::option::of(1_u128..7),
        day in some_day(), woman: bool, union_member: bool, born in 1980_i16..2003, official: bool) -> CaseFact {
        let ceremony = admitted.map(|_| day);
        CaseFact {
            case: CaseId(Id::from_number(case)),
            carried_by: unit(if carried == 6 { 9 } else { carried }),
            admitted_by: admitted.map(|number| unit(if number == 6 { 9 } else { number })),
            stage: if ceremony.is_none() { Stage::Applied } else if official { Stage::Recognised } else { Stage::Probation },
            decided_on: ceremony.map(|day| day.first_of_month()),
            ceremony_on: ceremony,
            recognised_on: ceremony.filter(|_| official).map(|day| crate::calendar::add_years(day, 1, crate::calendar::MonthEnd::Down)),
            traits: Traits { woman, union_member, minority: false, believer: false, born: Some(PartialDate::Year(born)) },
            open: Some(Milestones { since: Some(day), ..Milestones::default() }),
        }
    }
}

/// The day the atlas is of.
const TODAY: Date = date(2020, 10, 31);

/// What a case waits for, as far as these tests care: since when; late if it began before 2020.
fn waits(case: &Milestones) -> (Waiting, Urgency) {
    let is_late = case.since.is_some_and(|since| since.year() < 2020);
    let waiting = Waiting { step: DeedKind::Listed, desk: Desk::Cell, since: case.since, opens: None, limit: None };
    (waiting, if is_late { Urgency::Late } else { Urgency::Open })
}

/// Sums up how some cases wait, one by one.
fn summed_plainly(cases: &[&OpenCase]) -> Option<Waits> {
    let mut days: Vec<u32> = cases
        .iter()
        .filter_map(|one| u32::try_from(crate::calendar::days_between(one.waiting.since?, TODAY)).ok())
        .collect();
    days.sort_unstable();
    let of = |urgency| numbered(cases.iter().filter(|one| one.urgency == urgency).count());
    (!cases.is_empty()).then(|| Waits {
        count: numbered(cases.len()),
        urgencies: [of(Urgency::Late), of(Urgency::Soon), of(Urgency::Open), of(Urgency::NotYet)],
        median_days: days.get(days.len() / 2).copied(),
        longest_days: days.last().copied(),
    })
}

/// Counts one by one, without ledgers.
fn counted_plainly(tree: &Tree, facts: &BTreeMap<CaseId, CaseFact>, at: UnitId, span: Span, by: CountBy) -> Counts {
    let mut counts = Counts::default();
    for fact in facts.values() {
        if let (Some(admitted_by), Some(day)) = (fact.admitted_by, fact.counted_on(by))
            && tree.covers(at, admitted_by)
            && span.holds(day)
        {
            let young = fact.traits.age_on(day).is_some_and(|age| (18..=30).contains(&age));
            counts.admitted += 1;
            counts.women += u32::from(fact.traits.woman);
            counts.union_members += u32::from(fact.traits.union_member);
            counts.minority += u32::from(fact.traits.minority);
            counts.believers += u32::from(fact.traits.believer);
            counts.age_18_30 += u32::from(young);
        }
        if tree.covers(at, fact.carried_by) && fact.recognised_on.is_some_and(|day| span.holds(day)) {
            counts.recognised += 1;
        }
    }
    counts
}

proptest! {
    #[test]
    fn the_atlas_is_equal_to_counting_one_by_one_however_it_came_about(
        first in proptest::collection::vec(some_fact(), 0..12),
        later in proptest::collection::vec(some_fact(), 0..12),
        edges in (some_day(), some_day()),
    ) {
        let cut = Span { from: edges.0.min(edges.1), last: edges.0.max(edges.1) };
        let tree = tree();
        let mut facts: BTreeMap<CaseId, CaseFact> = first.into_iter().map(|fact| (fact.case, fact)).collect();
        let mut atlas = Atlas::build(tree.clone(), facts.values().cloned(), [], 1, &waits);
        for fact in later {
            facts.insert(fact.case, fact);
            atlas = atlas.with([fact], atlas.through() + 1, &waits);
        }
        prop_assert_eq!(atlas.cases(), facts.len());
        let open = |at| {
            let here = |fact: &&CaseFact| fact.stage.is_open() && tree.covers(unit(at), fact.carried_by);
            facts.values().filter(here).count()
        };
        for at in [1, 2, 3, 4, 5, 9] {
            let listed: Vec<&OpenCase> = atlas.open_cases(unit(at)).collect();
            prop_assert_eq!(listed.len(), open(at));
            prop_assert_eq!(atlas.open_count(unit(at)) as usize, open(at));
            prop_assert!(listed.is_sorted_by_key(|one| (one.stage, one.place, one.case)));
            for (stage, waits) in atlas.waits(unit(at), TODAY) {
                let here: Vec<&OpenCase> = listed.iter().copied().filter(|one| one.stage == stage).collect();
                prop_assert_eq!(Some(waits), summed_plainly(&here));
                prop_assert!(atlas.open_cases_at(unit(at), stage).eq(here));
            }
            for one in listed {
                let fact = &facts[&one.case];
                prop_assert_eq!(one.stage, fact.stage);
                prop_assert_eq!(tree.places()[one.place as usize].unit, fact.carried_by);
                prop_assert_eq!((one.waiting, one.urgency), waits(fact.open.as_ref().unwrap()));
            }
            prop_assert_eq!(atlas.open_by_stage(unit(at)).values().sum::<u32>() as usize, open(at));
            for by in CountBy::ALL {
                let last = atlas.last_admissions(cut.last, *by)[tree.range(unit(at))].iter().copied().flatten().max();
                let counting = facts.values().filter(|fact| fact.admitted_by.is_some_and(|place| tree.covers(unit(at), place)));
                let plainly = counting.filter_map(|fact| fact.counted_on(*by)).filter(|day| *day <= cut.last).max();
                prop_assert_eq!(last, plainly);
                prop_assert_eq!(atlas.counts(unit(at), cut, *by), counted_plainly(&tree, &facts, unit(at), cut, *by));
                let counts = atlas.counts(unit(at), ALL, *by);
                prop_assert_eq!(counts, counted_plainly(&tree, &facts, unit(at), ALL, *by));
                let months = atlas.by_month(unit(at), ALL, *by);
                prop_assert_eq!(months.iter().map(|(_, counts)| counts.admitted).sum::<u32>(), counts.admitted);
                let years = atlas.by_year(unit(at), ALL, *by);
                prop_assert_eq!(years.iter().map(|(_, counts)| counts.recognised).sum::<u32>(), counts.recognised);
                if at != 9 {
                    let children: u32 = atlas.by_child(unit(at), ALL, *by).iter().map(|(_, counts)| counts.admitted).sum();
                    prop_assert_eq!(children + atlas.own(unit(at), ALL, *by).admitted, counts.admitted);
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn a_redrawn_atlas_counts_what_one_built_on_that_tree_would(
        facts in proptest::collection::vec(some_fact(), 0..12),
        edges in (some_day(), some_day()),
    ) {
        let span = Span { from: edges.0.min(edges.1), last: edges.0.max(edges.1) };
        let atlas = Atlas::build(tree(), facts.clone(), [], 1, &waits);
        // Of all units only the first is left, and one that no case knows.
        let lone = |number| {
            let first = UnitVersion {
                from: date(2000, 1, 1),
                name: "Đơn vị".to_owned(),
                parent: (number == 5).then(|| unit(1)),
                kind: UnitKind::Cell,
                sector: None,
                area_code: None,
                state: UnitState::Standing,
            };
            (unit(number), Unit::established(unit(number), None, first))
        };
        let other = Arc::new(Tree::as_is(&[lone(1), lone(5)].into(), TODAY));
        let quotas = [quota(5, 2020, 7)];
        let (redrawn, built) =
            (atlas.redrawn(other.clone(), quotas), Atlas::build(other, facts, quotas, 1, &waits));
        for at in [1, 2, 5] {
            for by in [CountBy::Ceremony, CountBy::Decision] {
                prop_assert_eq!(redrawn.counts(unit(at), span, by), built.counts(unit(at), span, by));
            }
            prop_assert_eq!(redrawn.open_count(unit(at)), 0);
        }
    }
}

#[test]
fn every_month_of_a_span_is_there_even_if_empty() {
    let atlas = Atlas::build(tree(), [], [], 0, &waits);
    let span = Span::new(date(2019, 12, 20), date(2020, 2, 3)).unwrap();
    let months: Vec<_> = atlas.by_month(unit(1), span, CountBy::Ceremony).into_iter().map(|(month, _)| month).collect();
    assert_eq!(months, [(2019, 12), (2020, 1), (2020, 2)]);
}

#[test]
fn a_unit_without_its_own_quota_has_the_sum_of_those_below() {
    let atlas = Atlas::build(
        tree(),
        [],
        [quota(2, 2020, 4), quota(3, 2020, 3), quota(4, 2020, 1), quota(4, 2019, 2)],
        0,
        &waits,
    );
    let of = |number, year| atlas.quota(unit(number), QuotaPeriod::Year(year), QuotaKind::Admission);
    assert_eq!(of(1, 2020), Some(7));
    assert_eq!(of(2, 2020), Some(4));
    assert_eq!(of(2, 2019), Some(2));
    assert_eq!(of(5, 2020), None);
    assert_eq!(atlas.quota_of_span(unit(1), ALL), Some(9));
    assert_eq!(atlas.counts(unit(5), ALL, CountBy::Ceremony).attainment(), None);
}

#[test]
fn shares_are_rounded_half_up_and_written_the_vietnamese_way() {
    assert_eq!(Share::of(102, 112).unwrap().percent(), "91,1");
    assert_eq!(Share::of(6, 6).unwrap().percent(), "100");
    assert_eq!(Share::of(1, 8).unwrap().percent(), "12,5");
    assert_eq!(Share::of(111, 90).unwrap().per(10_000), 12_333);
    assert_eq!(Share::of(1, 0), None);
}

#[test]
fn the_difference_of_two_shares_is_that_of_the_numbers_people_see() {
    let above = |one: (u32, u32), other: (u32, u32)| {
        Share::of(one.0, one.1).unwrap().tenths_above(Share::of(other.0, other.1).unwrap())
    };
    assert_eq!(above((5, 11), (2, 5)), 55);
    assert_eq!(above((2, 5), (5, 11)), -55);
    // 66,7 % and 33,3 % are 33,4 points apart on the page, though a third is 33,33.
    assert_eq!(above((2, 3), (1, 3)), 334);
    assert_eq!(above((1, 3), (2, 6)), 0);
}

#[test]
fn the_term_of_a_year_is_the_latest_that_has_quotas() {
    let of_term = |from, until| QuotaFact { period: QuotaPeriod::Term { from, until }, ..quota(1, 0, 9) };
    let atlas = Atlas::build(tree(), [], [quota(1, 2020, 3), of_term(2015, 2020), of_term(2020, 2025)], 0, &waits);
    let terms = [2014, 2016, 2020, 2025, 2026].map(|year| atlas.term(year));
    assert_eq!(terms, [None, Some((2015, 2020)), Some((2020, 2025)), Some((2020, 2025)), None]);
}

proptest! {
    #[test]
    fn the_last_birthday_of_an_age_parts_those_who_have_it_from_the_younger(
        born in (1900_i16..2030, 1_i8..=12, 1_i8..=31, 0..3),
        on in (1980_i16..2040, 1_i8..=12, 1_i8..=31),
        near in -2_i32..=2,
    ) {
        let day = |year, month, day: i8| {
            (28..=day).rev().chain([day]).find_map(|day| jiff::civil::Date::new(year, month, day).ok()).expect("28 is in every month")
        };
        let on = day(on.0, on.1, on.2);
        let born = match born {
            (year, _, _, 0) => PartialDate::Year(year),
            (year, month, _, 1) => PartialDate::Month { year, month },
            (year, month, in_month, _) => PartialDate::Day(day(year, month, in_month)),
        };
        let age = Traits { born: Some(born), ..Traits::default() }.age_on(on).expect("something is known");
        let years = (age + near).max(1);
        let last = PartialDate::Day(born_at_latest(years, on)).iso();
        prop_assert_eq!(age >= years, born.iso() <= last, "{} on {}: {} years by {}", born.iso(), on, age, last);
    }
}
