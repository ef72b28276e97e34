//! The steps of the procedure in their order, and which acts can come next.

use super::{Act, Case, DeedKind, Stage, fold::counting};
use crate::{calendar::Date, partial_date::PartialDate};

/// The steps from proposing a person to their recognition, in the order of the procedure.
pub const STEPS: [DeedKind; 14] = [
    DeedKind::Nominated,
    DeedKind::Listed,
    DeedKind::ClassFinished,
    DeedKind::Applied,
    DeedKind::VettingAsked,
    DeedKind::VettingAnswered,
    DeedKind::Introduced,
    DeedKind::OpinionsGathered,
    DeedKind::CellVoted,
    DeedKind::CommitteeVoted,
    DeedKind::SentUp,
    DeedKind::Decided,
    DeedKind::CeremonyHeld,
    DeedKind::Recognised,
];

impl Case {
    /// The day on which a step was taken; `None` if that is not on record, and for what is no step.
    pub fn taken_on(&self, step: DeedKind) -> Option<Date> {
        match step {
            DeedKind::Nominated => self.nominated_on,
            DeedKind::Listed => self.listed_on,
            DeedKind::ClassFinished => self.certificate.as_ref().map(|step| step.on),
            DeedKind::Applied => self.applied_on,
            DeedKind::VettingAsked => self.vetting_asked_on,
            DeedKind::VettingAnswered => self.vetting_answered_on,
            DeedKind::Introduced => self.introduced_on,
            DeedKind::OpinionsGathered => self.opinions_on,
            DeedKind::CellVoted => self.cell_vote.map(|vote| vote.on),
            DeedKind::CommitteeVoted => self.committee_vote.map(|vote| vote.on),
            DeedKind::SentUp => self.sent_up_on,
            DeedKind::Decided => self.decision.as_ref().map(|step| step.on),
            DeedKind::CeremonyHeld => self.ceremony_on,
            DeedKind::Recognised => self.recognition.as_ref().map(|done| done.decided_on),
            DeedKind::Removed | DeedKind::Stopped | DeedKind::Transferred | DeedKind::Annulled => None,
        }
    }

    /// The latest day on which a step was taken; `None` if none is on record.
    pub fn last_step_on(&self) -> Option<Date> {
        STEPS.iter().filter_map(|step| self.taken_on(*step)).max()
    }

    /// The step after the furthest one that was taken; `None` if the case has ended.
    ///
    /// Steps before the furthest one were taken, even if nobody wrote down when.
    pub fn next_step(&self) -> Option<DeedKind> {
        let furthest = STEPS.iter().rposition(|step| self.taken_on(*step).is_some());
        STEPS.get(furthest.map_or(0, |at| at + 1)).copied().filter(|_| self.stage.is_open())
    }

    /// The kinds of acts that can be put on record now, on some day: the steps in order, then what ends a case.
    ///
    /// A correction is not among them, nor is a transfer, which concerns two units.
    pub fn recordable(&self) -> Vec<DeedKind> {
        if !self.stage.is_open() {
            return Vec::new();
        }
        let ends = [DeedKind::Stopped, DeedKind::Removed];
        STEPS.into_iter().chain(ends).filter(|kind| self.can_take(*kind)).collect()
    }

    fn can_take(&self, kind: DeedKind) -> bool {
        match kind {
            DeedKind::Decided => self.decision.is_none(),
            DeedKind::CeremonyHeld => self.ceremony_on.is_none() && self.decision.is_some(),
            DeedKind::Recognised => self.recognition.is_none() && self.ceremony_on.is_some(),
            DeedKind::Removed => self.ceremony_on.is_some(),
            DeedKind::Stopped => self.stage < Stage::Probation,
            DeedKind::Transferred | DeedKind::Annulled => false,
            DeedKind::Nominated
            | DeedKind::Listed
            | DeedKind::ClassFinished
            | DeedKind::Applied
            | DeedKind::VettingAsked
            | DeedKind::VettingAnswered
            | DeedKind::Introduced
            | DeedKind::OpinionsGathered
            | DeedKind::CellVoted
            | DeedKind::CommitteeVoted
            | DeedKind::SentUp => true,
        }
    }
}

/// Since which month the introducers and the person have been together, by the last act that says so.
pub fn together_since(acts: &[Act]) -> Option<PartialDate> {
    counting(acts.iter()).into_iter().rev().find_map(|act| match &act.deed {
        super::Deed::Introduced { together_since, .. } => {
            together_since.map(|since| PartialDate::Month { year: since.year(), month: since.month() })
        }
        _ => None,
    })
}
