//! Laws of dated values and of shares. The numbers are invented.

use proptest::prelude::*;

use super::{
    Bound, Certainty, Change, Citation, Dated, DatedProblem, Effect, InstrumentId, RuleId, RulebookDigest, Share,
};
use crate::calendar::{Date, add_days};

fn day(offset: i32) -> Date {
    add_days(Date::constant(2001, 2, 3), offset)
}

fn change(from: i32, effect: Effect<i32>) -> Change<i32> {
    let source = Citation { instrument: InstrumentId::new("invented"), number: "7-X".into(), clause: "art. 8".into() };
    Change { from: day(from), effect, source: vec![source], certainty: Certainty::Sure, reading: None }
}

fn dated(changes: Vec<Change<i32>>) -> Result<Dated<i32>, DatedProblem> {
    Dated::new(RuleId::new("invented"), changes)
}

fn value_on(dated: &Dated<i32>, offset: i32) -> Option<i32> {
    dated.on(day(offset)).ok().map(|cited| *cited.value)
}

#[test]
fn a_value_holds_from_its_first_day_until_the_next_change() {
    let dated = dated(vec![
        change(0, Effect::Is(5)),
        change(10, Effect::Is(6)),
        change(20, Effect::Repealed),
        change(30, Effect::Is(7)),
    ])
    .expect("well formed");
    let found = [-1, 0, 9, 10, 19, 20, 29, 30, 9999].map(|offset| value_on(&dated, offset));
    let expected = [None, Some(5), Some(5), Some(6), Some(6), None, None, Some(7), Some(7)];
    assert_eq!(found, expected);
    let absent = dated.on(day(-1)).expect_err("nothing before the first change");
    assert_eq!(absent.to_string(), "invented: nothing in force on 2001-02-02");
}

#[test]
fn changes_are_some_ascend_begin_with_a_value_and_cite() {
    assert_eq!(dated(vec![]), Err(DatedProblem::Empty));
    assert_eq!(dated(vec![change(0, Effect::Repealed)]), Err(DatedProblem::BeginsRepealed));
    let twice = vec![change(0, Effect::Is(1)), change(0, Effect::Is(2))];
    assert_eq!(dated(twice), Err(DatedProblem::NotAscending { at: 1 }));
    let silent = Change { source: vec![], ..change(5, Effect::Is(2)) };
    assert_eq!(dated(vec![change(0, Effect::Is(1)), silent]), Err(DatedProblem::NoSource { at: 1 }));
}

#[test]
fn a_share_is_part_of_a_whole() {
    assert_eq!(Share::new(1, 0, Bound::AtLeast), None);
    assert_eq!(Share::new(5, 4, Bound::AtLeast), None);
    assert!(Share::new(4, 4, Bound::AtLeast).is_some());
    assert_eq!(Share::new(4, 4, Bound::MoreThan), None, "more than all cannot be reached");
}

#[test]
fn reaching_is_not_passing() {
    let share = |bound| Share::new(2, 5, bound).expect("a share");
    let needed = |bound, entitled| share(bound).needed(entitled);
    assert_eq!([9, 10, 11].map(|all| needed(Bound::AtLeast, all)), [4, 4, 5]);
    assert_eq!([9, 10, 11].map(|all| needed(Bound::MoreThan, all)), [4, 5, 5]);
}

#[test]
fn a_digest_is_read_back_only_as_it_was_written() {
    let digest = RulebookDigest::from_bytes(&[0xa7; 32]);
    assert_eq!(RulebookDigest::parse(digest.as_str()), Some(digest.clone()));
    assert_eq!(RulebookDigest::parse(&digest.as_str().to_uppercase()), None);
    assert_eq!(RulebookDigest::parse("a7"), None);
}

proptest! {
    #[test]
    fn a_later_change_alters_no_earlier_day(
        gaps in prop::collection::vec((1..200i32, any::<Option<i32>>()), 0..6),
        offset in -50..1500i32,
    ) {
        let mut changes = vec![change(0, Effect::Is(1))];
        let mut at = 0;
        for (gap, value) in gaps {
            at += gap;
            changes.push(change(at, value.map_or(Effect::Repealed, Effect::Is)));
        }
        let before = dated(changes.clone()).expect("well formed");
        let first_new = at + 1;
        changes.push(change(first_new, Effect::Is(42)));
        let after = dated(changes).expect("well formed");
        if offset < first_new {
            prop_assert_eq!(value_on(&before, offset), value_on(&after, offset));
        } else {
            prop_assert_eq!(value_on(&after, offset), Some(42));
        }
    }

    #[test]
    fn the_needed_votes_are_the_fewest_that_make_the_share(
        (top, bottom) in (1..50u32).prop_flat_map(|bottom| (0..bottom, Just(bottom))),
        passing in any::<bool>(),
        entitled in 1..5000u32,
    ) {
        let bound = if passing { Bound::MoreThan } else { Bound::AtLeast };
        let share = Share::new(top, bottom, bound).expect("a share");
        let makes = |votes: u32| {
            let (have, want) =
                (u64::from(votes) * u64::from(bottom), u64::from(top) * u64::from(entitled));
            if passing { have > want } else { have >= want }
        };
        let needed = share.needed(entitled);
        prop_assert!(needed <= entitled);
        prop_assert!(makes(needed));
        prop_assert!(needed == 0 || !makes(needed - 1));
        prop_assert!(share.is_reached(needed, entitled));
        prop_assert!(needed == 0 || !share.is_reached(needed - 1, entitled));
    }
}
