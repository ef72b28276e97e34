//! A case: one person's path in one attempt, as the fold of its acts.
//!
//! Acts are never changed. A correction is a new act that supersedes an old one and says why; [`Deed::Annulled`]
//! supersedes without putting anything in its place. Each act has two clocks: `on`, when it happened, and
//! `recorded_at`, when it was learnt, so that a report can be given as it stood on any evening ([`fold_as_known`]).
//!
//! Whether an act *should* be done is asked in [`crate::requirement`]; whether it *can* be recorded at all, in [`record`].

use crate::{
    calendar::{Date, Timestamp},
    id::{ActId, CaseId, PersonId, UnitId},
    unit::{Paper, coded},
};

mod fold;
pub use fold::{fold, fold_as_known};
mod record;
pub use record::{CaseRefusal, may_be_corrected, record};
mod steps;
pub use steps::{STEPS, together_since};
mod together;
pub use together::{LeftOut, SHARED_STEPS, record_shared};

/// What is fixed about a case when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// Its id.
    pub id: CaseId,
    /// Whose path it is.
    pub person: PersonId,
    /// The cell that opened it, or the grassroots organisation where the cell is not known.
    pub unit: UnitId,
}

/// What happened, once, to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Its id.
    pub id: ActId,
    /// The case it belongs to.
    pub case: CaseId,
    /// The day it happened; this day's law governs it.
    pub on: Date,
    /// The unit that did it or where it was done.
    pub unit: UnitId,
    /// The paper behind it, where there is one.
    pub paper: Option<Paper>,
    /// What was done.
    pub deed: Deed,
    /// The instant it was learnt.
    pub recorded_at: Timestamp,
    /// The act it takes the place of, if it is a correction.
    pub supersedes: Option<Correction>,
}

/// Which act is corrected, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The act that no longer counts.
    pub act: ActId,
    /// The reason as its writer gave it; never empty.
    pub reason: String,
}

/// Votes as counted in the minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballots {
    /// Votes in favour.
    pub in_favour: u32,
    /// Those entitled to vote: every official member called, present or not. At least `in_favour`.
    pub entitled: u32,
}

impl Ballots {
    /// Ballots, unless more voted in favour than were entitled.
    pub fn new(in_favour: u32, entitled: u32) -> Option<Self> {
        (in_favour <= entitled).then_some(Self { in_favour, entitled })
    }
}

/// What can happen to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// Proposed for watching over (giới thiệu quần chúng ưu tú), by a mass organisation or the cell itself.
    Nominated {
        /// Who proposed, as written.
        by: Option<String>,
    },
    /// Put on the cell's list of sympathisers by resolution.
    Listed,
    /// Finished the awareness class; the act's day is the certificate's, its paper the certificate's number.
    ClassFinished,
    /// Handed in the application (1-KNĐ).
    Applied,
    /// Vetting was asked for. What it asks about a family is never recorded.
    VettingAsked {
        /// The place asked, as written.
        place: Option<String>,
    },
    /// Vetting was answered. What it answered is never recorded.
    VettingAnswered,
    /// Introduced by official members (3-KNĐ).
    Introduced {
        /// The introducers, as written.
        by: Option<String>,
        /// First day of the month since which they work or live in the same place.
        together_since: Option<Date>,
    },
    /// Opinions were gathered and summed up (5-KNĐ).
    OpinionsGathered,
    /// The cell considered the person and voted (6-KNĐ).
    CellVoted {
        /// The count, where the minutes give it.
        ballots: Option<Ballots>,
    },
    /// The grassroots committee considered and voted (8-KNĐ).
    CommitteeVoted {
        /// The count, where the minutes give it.
        ballots: Option<Ballots>,
    },
    /// The dossier went up to the deciding body.
    SentUp,
    /// The competent committee decided to admit (9-KNĐ).
    Decided,
    /// The admission ceremony was held: the person is a probationary member from this day.
    CeremonyHeld,
    /// Recognised as official member (16-KNĐ). The act's day is the decision's.
    Recognised {
        /// The day from which membership is official: the end of probation, however late the decision.
        official_on: Date,
    },
    /// Removed from the list during probation (xóa tên).
    Removed {
        /// The reason, as written.
        reason: Option<String>,
    },
    /// Given up before admission.
    Stopped {
        /// The reason, as written.
        reason: Option<String>,
    },
    /// Moved to another unit, which carries the case on.
    Transferred {
        /// The unit that carries on; `None` if it lies outside what this instance knows, which closes the case here.
        to: Option<UnitId>,
        /// Where to, as written.
        place: Option<String>,
    },
    /// The superseded act was entered in error; nothing takes its place.
    Annulled,
}

coded! {
    /// The kind of an act, without its details.
    DeedKind {
        /// See [`Deed::Nominated`].
        Nominated = "nominated",
        /// See [`Deed::Listed`].
        Listed = "listed",
        /// See [`Deed::ClassFinished`].
        ClassFinished = "class_finished",
        /// See [`Deed::Applied`].
        Applied = "applied",
        /// See [`Deed::VettingAsked`].
        VettingAsked = "vetting_asked",
        /// See [`Deed::VettingAnswered`].
        VettingAnswered = "vetting_answered",
        /// See [`Deed::Introduced`].
        Introduced = "introduced",
        /// See [`Deed::OpinionsGathered`].
        OpinionsGathered = "opinions_gathered",
        /// See [`Deed::CellVoted`].
        CellVoted = "cell_voted",
        /// See [`Deed::CommitteeVoted`].
        CommitteeVoted = "committee_voted",
        /// See [`Deed::SentUp`].
        SentUp = "sent_up",
        /// See [`Deed::Decided`].
        Decided = "decided",
        /// See [`Deed::CeremonyHeld`].
        CeremonyHeld = "ceremony_held",
        /// See [`Deed::Recognised`].
        Recognised = "recognised",
        /// See [`Deed::Removed`].
        Removed = "removed",
        /// See [`Deed::Stopped`].
        Stopped = "stopped",
        /// See [`Deed::Transferred`].
        Transferred = "transferred",
        /// See [`Deed::Annulled`].
        Annulled = "annulled",
    }
}

impl Deed {
    /// The kind of what was done.
    pub const fn kind(&self) -> DeedKind {
        match self {
            Self::Nominated { .. } => DeedKind::Nominated,
            Self::Listed => DeedKind::Listed,
            Self::ClassFinished => DeedKind::ClassFinished,
            Self::Applied => DeedKind::Applied,
            Self::VettingAsked { .. } => DeedKind::VettingAsked,
            Self::VettingAnswered => DeedKind::VettingAnswered,
            Self::Introduced { .. } => DeedKind::Introduced,
            Self::OpinionsGathered => DeedKind::OpinionsGathered,
            Self::CellVoted { .. } => DeedKind::CellVoted,
            Self::CommitteeVoted { .. } => DeedKind::CommitteeVoted,
            Self::SentUp => DeedKind::SentUp,
            Self::Decided => DeedKind::Decided,
            Self::CeremonyHeld => DeedKind::CeremonyHeld,
            Self::Recognised { .. } => DeedKind::Recognised,
            Self::Removed { .. } => DeedKind::Removed,
            Self::Stopped { .. } => DeedKind::Stopped,
            Self::Transferred { .. } => DeedKind::Transferred,
            Self::Annulled => DeedKind::Annulled,
        }
    }
}

coded! {
    /// How far a case has come: the furthest step that has been taken.
    Stage {
        /// Proposed, or not even that is on record.
        Nominated = "nominated",
        /// On the cell's list of sympathisers.
        Listed = "listed",
        /// Has the certificate of the awareness class.
        ClassFinished = "class_finished",
        /// Has applied.
        Applied = "applied",
        /// Vetting is asked and not all answered.
        Vetting = "vetting",
        /// Vetting is answered.
        Vetted = "vetted",
        /// Introductions or opinions are gathered.
        Introduced = "introduced",
        /// The cell has voted.
        CellVoted = "cell_voted",
        /// The grassroots committee has voted.
        CommitteeVoted = "committee_voted",
        /// With the deciding body.
        SentUp = "sent_up",
        /// Decided; the ceremony is to come.
        Decided = "decided",
        /// Admitted, on probation.
        Probation = "probation",
        /// Official member: the case has reached its end.
        Recognised = "recognised",
        /// Removed from the list during probation.
        Removed = "removed",
        /// Given up before admission.
        Stopped = "stopped",
        /// Carried on by a unit outside this instance.
        MovedAway = "moved_away",
    }
}

impl Stage {
    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Recognised | Self::Removed | Self::Stopped | Self::MovedAway)
    }
}

/// A step that has a day and perhaps a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The day.
    pub on: Date,
    /// The paper, where there is one.
    pub paper: Option<Paper>,
}

/// A vote that has a day and perhaps a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// The day of the meeting.
    pub on: Date,
    /// The count, where known.
    pub ballots: Option<Ballots>,
}

/// Recognition as official member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recognition {
    /// The day of the decision.
    pub decided_on: Date,
    /// The day from which membership is official.
    pub official_on: Date,
    /// The decision.
    pub paper: Option<Paper>,
}

/// A case as its acts make it.
///
/// Equal to the row kept beside the acts, always: a test and `nguon check` say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// Whose path it is.
    pub person: PersonId,
    /// The unit that carries it now.
    pub unit: UnitId,
    /// The unit that counts the admission: the one where the ceremony was held.
    pub admitted_by: Option<UnitId>,
    /// The furthest step taken.
    pub stage: Stage,
    /// When proposed.
    pub nominated_on: Option<Date>,
    /// When put on the list of sympathisers.
    pub listed_on: Option<Date>,
    /// The certificate of the awareness class.
    pub certificate: Option<Step>,
    /// When applied.
    pub applied_on: Option<Date>,
    /// When vetting was first asked for.
    pub vetting_asked_on: Option<Date>,
    /// When vetting was last answered.
    pub vetting_answered_on: Option<Date>,
    /// When introduced.
    pub introduced_on: Option<Date>,
    /// When opinions were summed up.
    pub opinions_on: Option<Date>,
    /// The cell's vote.
    pub cell_vote: Option<Vote>,
    /// The committee's vote.
    pub committee_vote: Option<Vote>,
    /// When sent up.
    pub sent_up_on: Option<Date>,
    /// The admission decision.
    pub decision: Option<Step>,
    /// When the ceremony was held.
    pub ceremony_on: Option<Date>,
    /// Recognition.
    pub recognition: Option<Recognition>,
    /// When it ended without recognition.
    pub ended_on: Option<Date>,
}

#[cfg(test)]
mod tests;
