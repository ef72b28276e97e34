use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::{id::Id, partial_date::PartialDate};

const OPENING: Opening =
    Opening { id: CaseId(Id::from_number(1)), person: PersonId(Id::from_number(2)), unit: UnitId(Id::from_number(3)) };

fn act(number: u128, on: Date, deed: Deed) -> Act {
    Act {
        id: ActId(Id::from_number(number)),
        case: OPENING.id,
        on,
        unit: OPENING.unit,
        paper: None,
        deed,
        recorded_at: Timestamp::from_second(i64::try_from(number).unwrap()).unwrap(),
        supersedes: None,
    }
}

fn correcting(old: u128, reason: &str, act: Act) -> Act {
    Act { supersedes: Some(Correction { act: ActId(Id::from_number(old)), reason: reason.to_owned() }), ..act }
}

fn admitted() -> Vec<Act> {
    vec![
        act(10, date(2020, 3, 1), Deed::CellVoted { ballots: Ballots::new(12, 18) }),
        act(11, date(2020, 5, 4), Deed::Decided),
        act(12, date(2020, 5, 20), Deed::CeremonyHeld),
    ]
}

#[test]
fn a_case_is_as_far_as_its_furthest_step() {
    let case = fold(OPENING, &admitted());
    assert_eq!(case.stage, Stage::Probation);
    assert_eq!(case.ceremony_on, Some(date(2020, 5, 20)));
    assert_eq!(case.admitted_by, Some(OPENING.unit));
    assert_eq!(case.cell_vote.unwrap().ballots, Ballots::new(12, 18));
    assert_eq!(fold(OPENING, &[]).stage, Stage::Nominated);
}

#[test]
fn a_corrected_ceremony_moves_its_day_and_the_old_evening_still_shows_the_old_day() {
    let mut acts = admitted();
    acts.push(correcting(12, "ghi nhầm ngày", act(13, date(2020, 6, 1), Deed::CeremonyHeld)));
    assert_eq!(fold(OPENING, &acts).ceremony_on, Some(date(2020, 6, 1)));
    assert_eq!(fold_as_known(OPENING, &acts, acts[2].recorded_at).ceremony_on, Some(date(2020, 5, 20)));
}

#[test]
fn an_annulled_ceremony_never_happened() {
    let mut acts = admitted();
    acts.push(correcting(12, "nhập nhầm người", act(13, date(2020, 6, 1), Deed::Annulled)));
    let case = fold(OPENING, &acts);
    assert_eq!((case.stage, case.ceremony_on, case.admitted_by), (Stage::Decided, None, None));
}

#[test]
fn a_moved_case_is_carried_on_but_counted_where_the_ceremony_was_held() {
    let elsewhere = UnitId(Id::from_number(4));
    let mut acts = admitted();
    acts.push(act(13, date(2020, 9, 1), Deed::Transferred { to: Some(elsewhere), place: None }));
    let case = fold(OPENING, &acts);
    assert_eq!((case.unit, case.admitted_by, case.stage), (elsewhere, Some(OPENING.unit), Stage::Probation));
}

#[track_caller]
fn refused(acts: &[Act], act: Act, expect: CaseRefusal) {
    assert_eq!(record(OPENING, acts, &act, date(2020, 12, 31)), Err(expect));
}

#[test]
fn what_cannot_be_put_on_record() {
    use CaseRefusal as R;
    let (none, all) = (&[][..], &admitted()[..]);
    let recognised = |on, official_on| act(20, on, Deed::Recognised { official_on });
    refused(none, act(20, date(2021, 1, 1), Deed::Applied), R::InTheFuture);
    refused(none, act(20, date(2020, 5, 1), Deed::CeremonyHeld), R::CeremonyBeforeDecision);
    refused(&all[..2], act(20, date(2020, 5, 3), Deed::CeremonyHeld), R::CeremonyBeforeDecision);
    refused(all, act(20, date(2020, 6, 1), Deed::CeremonyHeld), R::AlreadyRecorded);
    refused(all, act(20, date(2020, 6, 1), Deed::Decided), R::AlreadyRecorded);
    refused(&all[..2], recognised(date(2020, 6, 1), date(2020, 6, 1)), R::RecognisedBeforeCeremony);
    refused(all, recognised(date(2020, 6, 1), date(2020, 5, 20)), R::RecognisedBeforeCeremony);
    refused(all, act(20, date(2020, 6, 1), Deed::Stopped { reason: None }), R::StoppedAfterCeremony);
    refused(&all[..2], act(20, date(2020, 6, 1), Deed::Removed { reason: None }), R::RemovedBeforeCeremony);
    refused(all, act(20, date(2020, 6, 1), Deed::Annulled), R::AnnulsNothing);
    refused(all, correcting(12, "  ", act(20, date(2020, 6, 1), Deed::CeremonyHeld)), R::NoReason);
    refused(all, correcting(99, "nhầm", act(20, date(2020, 6, 1), Deed::CeremonyHeld)), R::NothingToCorrect);
    let mut ended = all[..2].to_vec();
    ended.push(act(13, date(2020, 6, 1), Deed::Stopped { reason: None }));
    refused(&ended, act(20, date(2020, 6, 2), Deed::CeremonyHeld), R::Ended);
}

#[test]
fn an_act_is_corrected_once_and_then_its_correction_is() {
    let today = date(2020, 12, 31);
    let mut acts = admitted();
    let first = correcting(12, "nhầm ngày", act(13, date(2020, 6, 1), Deed::CeremonyHeld));
    assert_eq!(record(OPENING, &acts, &first, today).unwrap().ceremony_on, Some(date(2020, 6, 1)));
    acts.push(first);
    refused(&acts, correcting(12, "nữa", act(14, date(2020, 6, 2), Deed::CeremonyHeld)), CaseRefusal::NothingToCorrect);
    let second = correcting(13, "nhầm lần nữa", act(14, date(2020, 6, 2), Deed::CeremonyHeld));
    assert_eq!(record(OPENING, &acts, &second, today).unwrap().ceremony_on, Some(date(2020, 6, 2)));
}

fn some_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        Just(Deed::Nominated { by: None }),
        Just(Deed::Applied),
        Just(Deed::VettingAsked { place: None }),
        Just(Deed::VettingAnswered),
        Just(Deed::CellVoted { ballots: Ballots::new(7, 9) }),
        Just(Deed::Decided),
        Just(Deed::CeremonyHeld),
        (1_i8..=12).prop_map(|month| Deed::Recognised { official_on: date(2021, month, 1) }),
        Just(Deed::Stopped { reason: None }),
        Just(Deed::Transferred { to: Some(UnitId(Id::from_number(7))), place: None }),
    ]
}

proptest! {
    #[test]
    fn the_order_in_which_acts_are_read_does_not_matter(
        deeds in proptest::collection::vec((some_deed(), 1_i8..=12), 0..8),
        turn in 0_usize..8,
    ) {
        let acts: Vec<Act> = deeds.into_iter().zip(20..).map(|((deed, month), number)| act(number, date(2020, month, 9), deed)).collect();
        let mut turned = acts.clone();
        if !turned.is_empty() {
            let by = turn % turned.len();
            turned.rotate_left(by);
        }
        prop_assert_eq!(fold(OPENING, &acts), fold(OPENING, &turned));
    }

    #[test]
    fn what_is_recorded_equals_the_fold(deeds in proptest::collection::vec((some_deed(), 1_i8..=12), 0..8)) {
        let mut acts: Vec<Act> = Vec::new();
        for ((deed, month), number) in deeds.into_iter().zip(20..) {
            let next = act(number, date(2020, month, 9), deed);
            if let Ok(case) = record(OPENING, &acts, &next, date(2021, 12, 31)) {
                acts.push(next);
                prop_assert_eq!(case, fold(OPENING, &acts));
            }
        }
    }
}

#[test]
fn the_next_step_follows_the_furthest_one() {
    let next = |acts: &[Act]| fold(OPENING, acts).next_step();
    assert_eq!(next(&[]), Some(DeedKind::Nominated));
    assert_eq!(next(&admitted()[..1]), Some(DeedKind::CommitteeVoted));
    assert_eq!(next(&admitted()), Some(DeedKind::Recognised));
    let stopped = act(20, date(2020, 4, 1), Deed::Stopped { reason: None });
    assert_eq!(next(&[admitted().remove(0), stopped]), None);
}

#[test]
fn months_together_are_those_of_the_last_introduction_that_counts() {
    let introduced = |number, month| {
        let together_since = Some(date(2019, month, 1));
        act(number, date(2020, 2, 1), Deed::Introduced { by: None, together_since })
    };
    let mut acts = vec![introduced(10, 3)];
    assert_eq!(together_since(&acts), Some(PartialDate::Month { year: 2019, month: 3 }));
    acts.push(correcting(10, "ghi nhầm tháng", introduced(11, 5)));
    assert_eq!(together_since(&acts), Some(PartialDate::Month { year: 2019, month: 5 }));
    assert_eq!(together_since(&admitted()), None);
}

/// One of each kind that a form could hold.
fn deed(kind: DeedKind, on: Date) -> Deed {
    match kind {
        DeedKind::Nominated => Deed::Nominated { by: None },
        DeedKind::Listed => Deed::Listed,
        DeedKind::ClassFinished => Deed::ClassFinished,
        DeedKind::Applied => Deed::Applied,
        DeedKind::VettingAsked => Deed::VettingAsked { place: None },
        DeedKind::VettingAnswered => Deed::VettingAnswered,
        DeedKind::Introduced => Deed::Introduced { by: None, together_since: None },
        DeedKind::OpinionsGathered => Deed::OpinionsGathered,
        DeedKind::CellVoted => Deed::CellVoted { ballots: None },
        DeedKind::CommitteeVoted => Deed::CommitteeVoted { ballots: None },
        DeedKind::SentUp => Deed::SentUp,
        DeedKind::Decided => Deed::Decided,
        DeedKind::CeremonyHeld => Deed::CeremonyHeld,
        DeedKind::Recognised => Deed::Recognised { official_on: on },
        DeedKind::Removed => Deed::Removed { reason: None },
        DeedKind::Stopped => Deed::Stopped { reason: None },
        DeedKind::Transferred => Deed::Transferred { to: None, place: None },
        DeedKind::Annulled => Deed::Annulled,
    }
}

#[test]
fn what_is_offered_can_be_recorded_and_what_is_not_cannot() {
    let today = date(2020, 12, 31);
    let end = act(14, date(2020, 8, 1), Deed::Removed { reason: None });
    for acts in [vec![], admitted()[..1].to_vec(), admitted()[..2].to_vec(), admitted(), {
        let mut acts = admitted();
        acts.push(end);
        acts
    }] {
        let offered = fold(OPENING, &acts).recordable();
        for kind in DeedKind::ALL.iter().filter(|kind| **kind != DeedKind::Transferred) {
            let recorded = record(OPENING, &acts, &act(30, today, deed(*kind, today)), today);
            assert_eq!(recorded.is_ok(), offered.contains(kind), "{kind:?} after {} acts", acts.len());
        }
    }
}
