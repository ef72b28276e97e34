//! What the regulations ask of an admission, tested.
//!
//! Every function here is pure: facts and [`Rules`] in, a [`Finding`] out. None can fail and none stops
//! at the first thing it finds. A finding is data, with the clause it rests on; pages, reports and
//! messages phrase it. Numbers come from the rules, never from here; which requirement applies since
//! when, and with which exceptions, is data too (see [`crate::rules`]).
//!
//! The law is that of the day of each act: of the cell meeting for age and papers, of the day a clock
//! started or the act happened for deadlines, as the rulebook says for each.

mod age;
mod deadline;
mod introducer;
mod order;
mod papers;
mod probation;
mod readmission;
mod vote;
mod whole;

use std::ops::RangeInclusive;

use crate::{
    calendar::Date,
    rules::{Certainty, Citation, Cited, Condition, Label, NotInForce, RuleId, Rules, Share},
};

pub use age::{assess_age, assess_maximum_age, assess_minimum_age};
pub use deadline::{
    BiographyTime, CeremonyTime, Deadline, DecisionTime, PresentationTime, RecognitionTime, TransferTime,
    assess_biography_time, assess_ceremony_time, assess_decision_time, assess_presentation_time,
    assess_recognition_decision_time, assess_transfer_time, ceremony_deadline, decision_deadline,
    recognition_decision_deadline,
};
pub use introducer::assess_introducer_together;
pub use order::{ActDays, assess_order};
pub use papers::{assess_certificate, assess_paper, certificate_deadline};
pub use probation::{
    Probation, assess_probation, assess_recognition_proposal_time, probation_end, recognition_deadline,
    recognition_proposal_deadline,
};
pub use readmission::{WaitGround, assess_readmission_wait};
pub use vote::{
    Ballots, BallotsProblem, assess_cell_size, assess_cell_vote, assess_committee_vote, assess_standing_committee_vote,
};
pub use whole::assess_case;

/// A test that exists here as a function. The rulebook names each of them exactly once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// [`assess_minimum_age`].
    AgeAtLeast,
    /// [`assess_maximum_age`].
    AgeAtMost,
    /// [`assess_certificate`].
    CertificateValid,
    /// [`assess_paper`].
    PaperValid,
    /// [`assess_introducer_together`].
    IntroducerTogether,
    /// [`assess_cell_size`].
    CellSize,
    /// [`assess_cell_vote`].
    CellVote,
    /// [`assess_committee_vote`].
    CommitteeVote,
    /// [`assess_standing_committee_vote`].
    StandingCommitteeVote,
    /// [`assess_order`].
    ActsInOrder,
    /// [`assess_decision_time`].
    DecisionInTime,
    /// [`assess_ceremony_time`].
    CeremonyInTime,
    /// [`assess_biography_time`].
    BiographyInTime,
    /// [`assess_probation`].
    ProbationEnded,
    /// [`assess_recognition_proposal_time`].
    RecognitionProposedInTime,
    /// [`assess_recognition_decision_time`].
    RecognitionDecidedInTime,
    /// [`assess_readmission_wait`].
    ReadmissionWait,
    /// [`assess_transfer_time`].
    TransferInTime,
    /// [`assess_presentation_time`].
    TransferPresentedInTime,
}

impl Check {
    /// Every check, in the order of the enum.
    pub const ALL: [Self; 19] = [
        Self::AgeAtLeast,
        Self::AgeAtMost,
        Self::CertificateValid,
        Self::PaperValid,
        Self::IntroducerTogether,
        Self::CellSize,
        Self::CellVote,
        Self::CommitteeVote,
        Self::StandingCommitteeVote,
        Self::ActsInOrder,
        Self::DecisionInTime,
        Self::CeremonyInTime,
        Self::BiographyInTime,
        Self::ProbationEnded,
        Self::RecognitionProposedInTime,
        Self::RecognitionDecidedInTime,
        Self::ReadmissionWait,
        Self::TransferInTime,
        Self::TransferPresentedInTime,
    ];

    /// As data files write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::AgeAtLeast => "age_at_least",
            Self::AgeAtMost => "age_at_most",
            Self::CertificateValid => "certificate_valid",
            Self::PaperValid => "paper_valid",
            Self::IntroducerTogether => "introducer_together",
            Self::CellSize => "cell_size",
            Self::CellVote => "cell_vote",
            Self::CommitteeVote => "committee_vote",
            Self::StandingCommitteeVote => "standing_committee_vote",
            Self::ActsInOrder => "acts_in_order",
            Self::DecisionInTime => "decision_in_time",
            Self::CeremonyInTime => "ceremony_in_time",
            Self::BiographyInTime => "biography_in_time",
            Self::ProbationEnded => "probation_ended",
            Self::RecognitionProposedInTime => "recognition_proposed_in_time",
            Self::RecognitionDecidedInTime => "recognition_decided_in_time",
            Self::ReadmissionWait => "readmission_wait",
            Self::TransferInTime => "transfer_in_time",
            Self::TransferPresentedInTime => "transfer_presented_in_time",
        }
    }

    /// The check of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|check| check.name() == name)
    }
}

/// What was found about one requirement. Says by which clause whenever a rule was in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The function that tested.
    pub check: Check,
    /// The requirement tested.
    pub requirement: RuleId,
    /// The day whose law governed.
    pub on: Date,
    /// What came out.
    pub outcome: Outcome,
    /// The clauses relied on, without repetition; empty only when nothing was in force.
    pub source: Vec<Citation>,
    /// The least certainty of anything relied on, the calendar included.
    pub certainty: Certainty,
}

impl Finding {
    /// The reason, if the requirement is not met.
    pub fn reason(&self) -> Option<&Reason> {
        match &self.outcome {
            Outcome::NotMet { because } => Some(because),
            Outcome::Met
            | Outcome::Running { .. }
            | Outcome::NotApplicable { .. }
            | Outcome::ForJudgement
            | Outcome::Missing { .. }
            | Outcome::Conflict { .. }
            | Outcome::NotInForce(_) => None,
        }
    }
}

/// What came out of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// As it should be.
    Met,
    /// The act is still to come and the time for it has not run out.
    Running {
        /// The last day on which it is in time.
        last_day: Date,
    },
    /// Not as it should be.
    NotMet {
        /// In which way, with the numbers that show it.
        because: Reason,
    },
    /// A recorded exception sets the requirement aside.
    NotApplicable {
        /// Which one.
        exception: Label,
    },
    /// A person must say.
    ForJudgement,
    /// We do not know enough yet, and know what is missing or cannot be right.
    Missing {
        /// What to find out.
        facts: Vec<Fact>,
    },
    /// Two exceptions at once: never choose in silence.
    Conflict {
        /// Which ones.
        labels: Vec<Label>,
    },
    /// The rulebook has no rule for that day.
    NotInForce(NotInForce),
}

/// In which way a requirement is not met. Data for a sentence that is phrased elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Too young at the cell meeting.
    TooYoung {
        /// Age in months; the greatest possible if the birth date is partial.
        months: i32,
        /// Least age in months.
        limit: i32,
    },
    /// Too old at the cell meeting, and no consent recorded.
    TooOld {
        /// Age in months; the least possible if the birth date is partial.
        months: i32,
        /// Greatest age in months.
        limit: i32,
    },
    /// The paper was too old at the cell meeting.
    Expired {
        /// Day of the paper.
        issued: Date,
        /// Full months from then to the meeting.
        months: i32,
        /// How many months it serves.
        limit: i32,
        /// The last day it served.
        last_day: Date,
    },
    /// Introducer and applicant were together too short a time.
    TogetherTooShort {
        /// Months together at the cell meeting.
        months: i32,
        /// Months needed.
        limit: i32,
    },
    /// Too few votes in favour.
    TooFewVotes {
        /// Votes in favour.
        in_favour: u32,
        /// Those entitled to vote, absent or not.
        entitled: u32,
        /// Votes that would have been enough.
        needed: u32,
        /// The share asked for.
        share: Share,
    },
    /// The cell is too small.
    TooFewMembers {
        /// Official members.
        members: u32,
        /// Official members needed.
        needed: u32,
    },
    /// More working days than allowed.
    Late {
        /// First day of the clock, itself not counted.
        from: Date,
        /// What happened on that day.
        started_by: Fact,
        /// The fact that should have started the clock but is not recorded, so that another stands in.
        stand_in_for: Option<Fact>,
        /// When the act happened; `None` if it is still open and counted until today.
        done: Option<Date>,
        /// Working days after `from`, until the act or until today.
        working_days: i32,
        /// Working days allowed, with any extension.
        limit: u32,
        /// The last day that was in time.
        last_day: Date,
    },
    /// An act stands after acts that must follow it.
    OutOfOrder {
        /// The act that should have come first.
        act: Fact,
        /// Its day.
        on: Date,
        /// Acts that must follow it and stand before it; never empty, in the order of the procedure.
        after: Vec<(Fact, Date)>,
    },
    /// It came before the time needed had passed.
    TooSoon {
        /// When it came.
        on: Date,
        /// Full months that had passed.
        months: i32,
        /// Months needed.
        limit: i32,
        /// The first day on which it could have come.
        earliest: Date,
    },
    /// Probation ended long ago and nobody has been recognised.
    NotRecognised {
        /// When probation ended.
        due: Date,
        /// The last day by which a decision should have come.
        last_day: Date,
        /// Working days that have passed since `last_day`.
        overdue: i32,
    },
}

/// Something one can know about a case, named so that one can ask for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// Month and year of birth.
    BirthMonth,
    /// Month since which introducer and applicant have been together.
    TogetherSince,
    /// Day of the application.
    Application,
    /// Day the cell resolved to propose admission.
    CellVote,
    /// Day the grassroots committee resolved to propose admission.
    CommitteeVote,
    /// Day of the decision on admission.
    Decision,
    /// Day the cell received the decision.
    Receipt,
    /// Day of the ceremony.
    Ceremony,
    /// Number of those entitled to vote.
    Entitled,
    /// Day probation ended.
    ProbationEnd,
    /// Day the cell resolved to propose recognition.
    RecognitionProposal,
    /// Day of the decision on recognition.
    RecognitionDecision,
    /// Day the member handed in biography and record sheet.
    Biography,
    /// Day of the move, retirement or discharge.
    Move,
    /// Day the transfer was asked for.
    TransferRequest,
    /// Day of the introduction letter.
    TransferLetter,
    /// Day the letter was presented.
    TransferPresented,
}

/// A consent that someone recorded, with its day if known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// Day of the consent.
    pub on: Option<Date>,
}

/// An extension that someone recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// Its length; `None` stands for the longest one allowed. More than allowed counts as allowed.
    pub working_days: Option<u32>,
}

/// What a test has relied on so far.
struct Evidence {
    source: Vec<Citation>,
    certainty: Certainty,
}

impl Evidence {
    fn new() -> Self {
        Self { source: Vec::new(), certainty: Certainty::Sure }
    }

    /// Takes the value and remembers the clause.
    fn rely_on<'a, T>(&mut self, cited: Cited<'a, T>) -> &'a T {
        self.cite(cited.source);
        self.certainty = self.certainty.max(cited.certainty);
        cited.value
    }

    /// Remembers that working days were counted between these days.
    fn count_days(&mut self, days: RangeInclusive<Date>, rules: &Rules) {
        self.certainty = self.certainty.max(rules.workdays.certainty(days));
    }

    fn cite(&mut self, source: &[Citation]) {
        for citation in source {
            if !self.source.contains(citation) {
                self.source.push(citation.clone());
            }
        }
    }
}

/// Runs one test under the law of `on`. `recorded` are the circumstances that may set it aside.
fn judge(
    check: Check,
    on: Date,
    recorded: &[Condition],
    rules: &Rules,
    test: impl FnOnce(&mut Evidence) -> Result<Outcome, NotInForce>,
) -> Finding {
    let requirement = rules.requirements.of(check);
    let mut evidence = Evidence::new();
    let outcome = match requirement.in_force.on(on) {
        Err(absent) => Outcome::NotInForce(absent),
        Ok(in_force) => {
            evidence.rely_on(in_force);
            if requirement.judged {
                Outcome::ForJudgement
            } else {
                test(&mut evidence).unwrap_or_else(Outcome::NotInForce)
            }
        }
    };
    let outcome = match outcome {
        Outcome::NotMet { because } => {
            let applicable: Vec<_> = requirement
                .exceptions
                .iter()
                .filter(|exception| exception.is_in_force(on) && recorded.contains(&exception.when))
                .collect();
            for exception in &applicable {
                evidence.cite(&exception.source);
            }
            match applicable.as_slice() {
                [] => Outcome::NotMet { because },
                [one] => Outcome::NotApplicable { exception: one.label.clone() },
                several => {
                    Outcome::Conflict { labels: several.iter().map(|exception| exception.label.clone()).collect() }
                }
            }
        }
        other => other,
    };
    Finding {
        check,
        requirement: requirement.in_force.id().clone(),
        on,
        outcome,
        source: evidence.source,
        certainty: evidence.certainty,
    }
}
