//! One act for many cases at once: which acts can be, and what each case makes of it.
//!
//! What was done for many (a class that ended, a ceremony) has one day, one paper, one place. What differs from person
//! to person, such as introducers and votes counted, is recorded for each alone.

use super::{Act, Case, CaseRefusal, DeedKind, Opening, fold, record};
use crate::{calendar::Date, unit::coded};

/// The steps that can be put on record for many people at once, in the order of the procedure.
pub const SHARED_STEPS: [DeedKind; 12] = [
    DeedKind::Listed,
    DeedKind::ClassFinished,
    DeedKind::Applied,
    DeedKind::VettingAsked,
    DeedKind::VettingAnswered,
    DeedKind::OpinionsGathered,
    DeedKind::CellVoted,
    DeedKind::CommitteeVoted,
    DeedKind::SentUp,
    DeedKind::Decided,
    DeedKind::CeremonyHeld,
    DeedKind::Recognised,
];

coded! {
    /// Why somebody is left out when an act is recorded for many.
    LeftOut {
        /// They have no case.
        NoCase = "no_case",
        /// Their case is not in the hands of whoever records.
        NotYours = "not_yours",
        /// The step was taken already. Whoever takes it again records that for them alone.
        Taken = "taken",
        /// No rule says on which day probation ends.
        NoOfficialDay = "no_official_day",
        /// See [`CaseRefusal::InTheFuture`].
        InTheFuture = "in_the_future",
        /// See [`CaseRefusal::Ended`].
        Ended = "ended",
        /// See [`CaseRefusal::CeremonyBeforeDecision`].
        CeremonyBeforeDecision = "ceremony_before_decision",
        /// See [`CaseRefusal::RecognisedBeforeCeremony`].
        RecognisedBeforeCeremony = "recognised_before_ceremony",
        /// Any other refusal.
        Refused = "refused",
    }
}

impl From<CaseRefusal> for LeftOut {
    fn from(refusal: CaseRefusal) -> Self {
        match refusal {
            CaseRefusal::InTheFuture => Self::InTheFuture,
            CaseRefusal::Ended => Self::Ended,
            CaseRefusal::AlreadyRecorded => Self::Taken,
            CaseRefusal::CeremonyBeforeDecision => Self::CeremonyBeforeDecision,
            CaseRefusal::RecognisedBeforeCeremony => Self::RecognisedBeforeCeremony,
            CaseRefusal::RemovedBeforeCeremony
            | CaseRefusal::StoppedAfterCeremony
            | CaseRefusal::NoReason
            | CaseRefusal::NothingToCorrect
            | CaseRefusal::AnnulsNothing => Self::Refused,
        }
    }
}

/// The case once an act that is recorded for many is added to its `acts`, or why it is left out. `today` is the clock's
/// day.
///
/// Stricter than [`record`]: a step that was taken already is not taken again in passing.
///
/// Errors: [`LeftOut`]; see its variants.
pub fn record_shared(opening: Opening, acts: &[Act], act: &Act, today: Date) -> Result<Case, LeftOut> {
    let case = fold(opening, acts);
    if !case.stage.is_open() {
        return Err(LeftOut::Ended);
    }
    if case.taken_on(act.deed.kind()).is_some() {
        return Err(LeftOut::Taken);
    }
    record(opening, acts, act, today).map_err(LeftOut::from)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        calendar::Timestamp,
        case::Deed,
        id::{ActId, CaseId, Id, PersonId, UnitId},
    };

    const TODAY: Date = date(2020, 10, 31);

    fn act(number: u128, on: Date, deed: Deed) -> Act {
        Act {
            id: ActId(Id::from_number(number)),
            case: CaseId(Id::from_number(1)),
            on,
            unit: UnitId(Id::from_number(3)),
            paper: None,
            deed,
            recorded_at: Timestamp::UNIX_EPOCH,
            supersedes: None,
        }
    }

    #[track_caller]
    fn check<const N: usize>(before: [&(Date, Deed); N], new: (Date, Deed), expected: Result<(), LeftOut>) {
        let opening = Opening {
            id: CaseId(Id::from_number(1)),
            person: PersonId(Id::from_number(2)),
            unit: UnitId(Id::from_number(3)),
        };
        let acts: Vec<Act> = (1..).zip(before).map(|(number, (on, deed))| act(number, *on, deed.clone())).collect();
        let (on, deed) = new;
        let after = record_shared(opening, &acts, &act(99, on, deed.clone()), TODAY);
        if let Ok(case) = &after {
            assert_eq!(case.taken_on(deed.kind()), Some(on));
        }
        assert_eq!(after.map(|_| ()), expected);
    }

    #[test]
    fn a_step_that_was_taken_is_not_taken_again_in_passing() {
        let listed = (date(2020, 1, 1), Deed::Listed);
        check([], listed.clone(), Ok(()));
        check([&listed], (date(2020, 2, 1), Deed::ClassFinished), Ok(()));
        check([&listed], (date(2020, 2, 1), Deed::Listed), Err(LeftOut::Taken));
    }

    #[test]
    fn what_cannot_be_recorded_for_one_cannot_be_for_many() {
        let decided = (date(2020, 3, 1), Deed::Decided);
        let ceremony = |day| (date(2020, 3, day), Deed::CeremonyHeld);
        let recognised = (date(2020, 6, 1), Deed::Recognised { official_on: date(2020, 5, 30) });
        check([], ceremony(9), Err(LeftOut::CeremonyBeforeDecision));
        check([&decided], ceremony(9), Ok(()));
        check([&decided], (date(2020, 2, 1), Deed::CeremonyHeld), Err(LeftOut::CeremonyBeforeDecision));
        check([&decided], recognised.clone(), Err(LeftOut::RecognisedBeforeCeremony));
        check([&decided, &ceremony(9)], recognised.clone(), Ok(()));
        check([&decided, &ceremony(9), &recognised], (date(2020, 7, 1), Deed::Applied), Err(LeftOut::Ended));
        check([], (date(2020, 11, 1), Deed::Listed), Err(LeftOut::InTheFuture));
    }
}
