//! Whether an act can be put on record at all.
//!
//! Not for: whether it was lawful. An unlawful act that happened is recorded, and found by [`crate::requirement`].

use super::{Act, Case, Deed, Opening, Stage, fold};
use crate::{calendar::Date, id::ActId, unit::coded};

coded! {
    /// Why an act cannot be put on record.
    CaseRefusal {
        /// Its day lies after today.
        InTheFuture = "in_the_future",
        /// The case has ended; only a correction is possible.
        Ended = "ended",
        /// It has been recorded already; correct the act there is.
        AlreadyRecorded = "already_recorded",
        /// There is no decision yet, or the decision is of a later day.
        CeremonyBeforeDecision = "ceremony_before_decision",
        /// There was no ceremony yet, or the official day is not after it.
        RecognisedBeforeCeremony = "recognised_before_ceremony",
        /// Removal is for probationers; a case before its ceremony is stopped.
        RemovedBeforeCeremony = "removed_before_ceremony",
        /// A case cannot be stopped once its ceremony was held.
        StoppedAfterCeremony = "stopped_after_ceremony",
        /// The correction gives no reason.
        NoReason = "no_reason",
        /// The act to correct is not in this case, or has been corrected already.
        NothingToCorrect = "nothing_to_correct",
        /// An annulment must say which act it annuls.
        AnnulsNothing = "annuls_nothing",
    }
}

/// The case once `act` is added to its `acts`, or why that act cannot be put on record. `today` is the clock's day.
///
/// Errors: [`CaseRefusal`]; see its variants.
pub fn record(opening: Opening, acts: &[Act], act: &Act, today: Date) -> Result<Case, CaseRefusal> {
    if act.on > today {
        return Err(CaseRefusal::InTheFuture);
    }
    let case = match &act.supersedes {
        None if act.deed == Deed::Annulled => return Err(CaseRefusal::AnnulsNothing),
        None => {
            let case = fold(opening, acts);
            if !case.stage.is_open() {
                return Err(CaseRefusal::Ended);
            }
            case
        }
        Some(correction) => {
            if correction.reason.trim().is_empty() {
                return Err(CaseRefusal::NoReason);
            }
            if !may_be_corrected(acts, correction.act) {
                return Err(CaseRefusal::NothingToCorrect);
            }
            // The corrected act must go, and what it had itself corrected must not come back.
            let emptied = |old: &Act| {
                if old.id == correction.act { Act { deed: Deed::Annulled, ..old.clone() } } else { old.clone() }
            };
            fold(opening, &acts.iter().map(emptied).collect::<Vec<_>>())
        }
    };
    fits(&case, act)?;
    let mut all = acts.to_vec();
    all.push(act.clone());
    Ok(fold(opening, &all))
}

/// Whether an act of `acts` can be corrected: it is there, counts, and is no annulment.
pub fn may_be_corrected(acts: &[Act], id: ActId) -> bool {
    let superseded = acts.iter().any(|act| act.supersedes.as_ref().is_some_and(|correction| correction.act == id));
    acts.iter().any(|act| act.id == id && act.deed != Deed::Annulled) && !superseded
}

fn fits(case: &Case, act: &Act) -> Result<(), CaseRefusal> {
    let once = |there: bool| if there { Err(CaseRefusal::AlreadyRecorded) } else { Ok(()) };
    match &act.deed {
        Deed::Decided => once(case.decision.is_some()),
        Deed::CeremonyHeld => {
            once(case.ceremony_on.is_some())?;
            match &case.decision {
                Some(decision) if decision.on <= act.on => Ok(()),
                _ => Err(CaseRefusal::CeremonyBeforeDecision),
            }
        }
        Deed::Recognised { official_on } => {
            once(case.recognition.is_some())?;
            match case.ceremony_on {
                Some(ceremony) if ceremony < *official_on && ceremony < act.on => Ok(()),
                _ => Err(CaseRefusal::RecognisedBeforeCeremony),
            }
        }
        Deed::Removed { .. } if case.ceremony_on.is_none() => Err(CaseRefusal::RemovedBeforeCeremony),
        Deed::Stopped { .. } if case.stage >= Stage::Probation => Err(CaseRefusal::StoppedAfterCeremony),
        Deed::Removed { .. }
        | Deed::Stopped { .. }
        | Deed::Nominated { .. }
        | Deed::Listed
        | Deed::ClassFinished
        | Deed::Applied
        | Deed::VettingAsked { .. }
        | Deed::VettingAnswered
        | Deed::Introduced { .. }
        | Deed::OpinionsGathered
        | Deed::CellVoted { .. }
        | Deed::CommitteeVoted { .. }
        | Deed::SentUp
        | Deed::Transferred { .. }
        | Deed::Annulled => Ok(()),
    }
}
