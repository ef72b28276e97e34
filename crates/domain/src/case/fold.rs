//! Acts → case.

use std::collections::HashSet;

use super::{Act, Case, Deed, Opening, Recognition, Stage, Step, Vote};
use crate::{calendar::Timestamp, id::ActId};

/// The case that `acts` make, whatever order they come in.
///
/// Acts that another act supersedes do not count, whether or not the superseding act is itself superseded: a
/// correction of a correction names the newest act.
pub fn fold(opening: Opening, acts: &[Act]) -> Case {
    fold_counting(opening, acts.iter())
}

/// The case as it was known at `instant`: acts learnt later do not count, nor do their corrections.
pub fn fold_as_known(opening: Opening, acts: &[Act], instant: Timestamp) -> Case {
    fold_counting(opening, acts.iter().filter(|act| act.recorded_at <= instant))
}

fn fold_counting<'a>(opening: Opening, acts: impl Iterator<Item = &'a Act> + Clone) -> Case {
    counting(acts).into_iter().fold(open(opening), apply)
}

/// The acts that no other act supersedes, in the order in which they are folded.
pub(super) fn counting<'a>(acts: impl Iterator<Item = &'a Act> + Clone) -> Vec<&'a Act> {
    let superseded: HashSet<ActId> =
        acts.clone().filter_map(|act| act.supersedes.as_ref().map(|correction| correction.act)).collect();
    let mut counting: Vec<&Act> = acts.filter(|act| !superseded.contains(&act.id)).collect();
    counting.sort_by_key(|act| (act.on, act.deed.kind(), act.recorded_at, act.id));
    counting
}

fn open(opening: Opening) -> Case {
    Case {
        id: opening.id,
        person: opening.person,
        unit: opening.unit,
        admitted_by: None,
        stage: Stage::Nominated,
        nominated_on: None,
        listed_on: None,
        certificate: None,
        applied_on: None,
        vetting_asked_on: None,
        vetting_answered_on: None,
        introduced_on: None,
        opinions_on: None,
        cell_vote: None,
        committee_vote: None,
        sent_up_on: None,
        decision: None,
        ceremony_on: None,
        recognition: None,
        ended_on: None,
    }
}

/// Total: any act can follow any other, since papers come in late and out of order.
fn apply(mut case: Case, act: &Act) -> Case {
    let step = || Step { on: act.on, paper: act.paper.clone() };
    let reached = match &act.deed {
        Deed::Nominated { .. } => {
            case.nominated_on.get_or_insert(act.on);
            Stage::Nominated
        }
        Deed::Listed => {
            case.listed_on.get_or_insert(act.on);
            Stage::Listed
        }
        Deed::ClassFinished => {
            case.certificate = Some(step());
            Stage::ClassFinished
        }
        Deed::Applied => {
            case.applied_on = Some(act.on);
            Stage::Applied
        }
        Deed::VettingAsked { .. } => {
            case.vetting_asked_on.get_or_insert(act.on);
            Stage::Vetting
        }
        Deed::VettingAnswered => {
            case.vetting_answered_on = Some(act.on);
            Stage::Vetted
        }
        Deed::Introduced { .. } => {
            case.introduced_on = Some(act.on);
            Stage::Introduced
        }
        Deed::OpinionsGathered => {
            case.opinions_on = Some(act.on);
            Stage::Introduced
        }
        Deed::CellVoted { ballots } => {
            case.cell_vote = Some(Vote { on: act.on, ballots: *ballots });
            Stage::CellVoted
        }
        Deed::CommitteeVoted { ballots } => {
            case.committee_vote = Some(Vote { on: act.on, ballots: *ballots });
            Stage::CommitteeVoted
        }
        Deed::SentUp => {
            case.sent_up_on = Some(act.on);
            Stage::SentUp
        }
        Deed::Decided => {
            case.decision = Some(step());
            Stage::Decided
        }
        Deed::CeremonyHeld => {
            case.ceremony_on = Some(act.on);
            case.admitted_by = Some(act.unit);
            Stage::Probation
        }
        Deed::Recognised { official_on } => {
            case.recognition =
                Some(Recognition { decided_on: act.on, official_on: *official_on, paper: act.paper.clone() });
            Stage::Recognised
        }
        Deed::Removed { .. } => {
            case.ended_on = Some(act.on);
            Stage::Removed
        }
        Deed::Stopped { .. } => {
            case.ended_on = Some(act.on);
            Stage::Stopped
        }
        Deed::Transferred { to: Some(unit), .. } => {
            case.unit = *unit;
            case.stage
        }
        Deed::Transferred { to: None, .. } => {
            case.ended_on = Some(act.on);
            Stage::MovedAway
        }
        Deed::Annulled => case.stage,
    };
    case.stage = case.stage.max(reached);
    case
}
