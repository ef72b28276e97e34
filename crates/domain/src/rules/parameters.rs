use std::fmt;

use super::{
    Certainty, Citation, Cited, ClockStart, Dated, Effect, Headcount, MonthLimit, MonthSpan, NotInForce, RuleId, Share,
    WorkingDays,
};
use crate::calendar::Date;

/// One number or choice that a regulation sets, through time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter<T> {
    /// What it is, in words.
    pub title: String,
    /// In what it is measured.
    pub unit: Unit,
    /// Its values.
    pub values: Dated<T>,
    /// Whose day decides for a case that a change overtakes.
    pub governed_by: Governing,
    /// Why that day.
    pub governed_reading: Option<String>,
    /// When it was last compared with the texts.
    pub review: Review,
}

/// In what a parameter is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Working days.
    WorkingDays,
    /// Months.
    Months,
    /// People.
    Count,
    /// Share of votes.
    Fraction,
    /// One of a few named ways.
    Choice,
}

impl Unit {
    /// As data files write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::WorkingDays => "working_days",
            Self::Months => "months",
            Self::Count => "count",
            Self::Fraction => "fraction",
            Self::Choice => "choice",
        }
    }
}

/// Which day's rule governs something that began before a change and ends after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Governing {
    /// The day the clock started; a deadline once running does not move.
    ClockStart,
    /// The day of the act itself, or today while it has not happened.
    Act,
}

impl Governing {
    /// Picks the governing day.
    pub fn day(self, started: Date, acted: Date) -> Date {
        match self {
            Self::ClockStart => started,
            Self::Act => acted,
        }
    }
}

/// When a parameter was compared with the texts, and when it should be again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Review {
    /// Last time.
    pub checked: Date,
    /// Next time.
    pub due: Date,
}

impl<T> Parameter<T> {
    /// The value in force on `day`.
    ///
    /// Errors: [`NotInForce`] if the rulebook has no value for that day.
    pub fn on(&self, day: Date) -> Result<Cited<'_, T>, NotInForce> {
        self.values.on(day)
    }

    /// The value for a clock that started and (perhaps) stopped on these days.
    ///
    /// Errors: [`NotInForce`] if the rulebook has no value for the day that governs.
    pub fn governing(&self, started: Date, acted: Date) -> Result<Cited<'_, T>, NotInForce> {
        self.values.on(self.governed_by.day(started, acted))
    }
}

impl<T: fmt::Display> Parameter<T> {
    /// The parameter in words.
    pub fn sheet(&self) -> ParameterSheet {
        let lines = self.values.changes().iter().map(|change| ParameterLine {
            from: change.from,
            value: match &change.effect {
                Effect::Is(value) => Some(value.to_string()),
                Effect::Repealed => None,
            },
            source: change.source.clone(),
            certainty: change.certainty,
            reading: change.reading.clone(),
        });
        ParameterSheet {
            id: self.values.id().clone(),
            title: self.title.clone(),
            unit: self.unit,
            lines: lines.collect(),
            governed_by: self.governed_by,
            governed_reading: self.governed_reading.clone(),
            review: self.review,
        }
    }
}

/// A parameter in words, whatever its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterSheet {
    /// Its name.
    pub id: RuleId,
    /// What it is.
    pub title: String,
    /// In what it is measured.
    pub unit: Unit,
    /// Its changes, oldest first.
    pub lines: Vec<ParameterLine>,
    /// Whose day decides when a change overtakes a case.
    pub governed_by: Governing,
    /// Why that day.
    pub governed_reading: Option<String>,
    /// When it was compared with the texts.
    pub review: Review,
}

/// One change of a parameter, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterLine {
    /// First day.
    pub from: Date,
    /// The value; `None` is a repeal.
    pub value: Option<String>,
    /// The clauses.
    pub source: Vec<Citation>,
    /// How well it is known.
    pub certainty: Certainty,
    /// Why it is read so.
    pub reading: Option<String>,
}

/// Topic `age`.
#[derive(Debug, Clone)]
pub struct AgeRules {
    /// `age.minimum_months`: least age at the cell meeting.
    pub minimum_months: Parameter<MonthLimit>,
    /// `age.maximum_months`: greatest age at the cell meeting without higher consent.
    pub maximum_months: Parameter<MonthLimit>,
}

/// Topic `certificate`.
#[derive(Debug, Clone)]
pub struct CertificateRules {
    /// `certificate.valid_months`: how long the certificate of the awareness class serves.
    pub valid_months: Parameter<MonthSpan>,
}

/// Topic `papers`.
#[derive(Debug, Clone)]
pub struct PaperRules {
    /// `papers.valid_months`: how long a paper of the dossier serves.
    pub valid_months: Parameter<MonthSpan>,
}

/// Topic `introducer`.
#[derive(Debug, Clone)]
pub struct IntroducerRules {
    /// `introducer.months_together`: how long introducer and applicant must have been together.
    pub months_together: Parameter<MonthLimit>,
}

/// Topic `cell`.
#[derive(Debug, Clone)]
pub struct CellRules {
    /// `cell.minimum_members`: fewest official members of a cell.
    pub minimum_members: Parameter<Headcount>,
    /// `cell.vote`: share of all official members in favour.
    pub vote: Parameter<Share>,
}

/// Topic `committee`.
#[derive(Debug, Clone)]
pub struct CommitteeRules {
    /// `committee.vote`: share of all committee members in favour.
    pub vote: Parameter<Share>,
}

/// Topic `standing_committee`.
#[derive(Debug, Clone)]
pub struct StandingCommitteeRules {
    /// `standing_committee.vote`: share of all members of the standing committee in favour.
    pub vote: Parameter<Share>,
}

/// Topic `decision`.
#[derive(Debug, Clone)]
pub struct DecisionRules {
    /// `decision.working_days`: from the cell's resolution to the decision on admission.
    pub working_days: Parameter<WorkingDays>,
    /// `decision.extension_working_days`: longest extension in a special case.
    pub extension_working_days: Parameter<WorkingDays>,
}

/// Topic `ceremony`.
#[derive(Debug, Clone)]
pub struct CeremonyRules {
    /// `ceremony.working_days`: time for holding the ceremony.
    pub working_days: Parameter<WorkingDays>,
    /// `ceremony.clock_start`: what starts that time.
    pub clock_start: Parameter<ClockStart>,
}

/// Topic `probation`.
#[derive(Debug, Clone)]
pub struct ProbationRules {
    /// `probation.length`: from the ceremony.
    pub length: Parameter<MonthSpan>,
}

/// Topic `recognition`.
#[derive(Debug, Clone)]
pub struct RecognitionRules {
    /// `recognition.cell_working_days`: from the end of probation to the cell's resolution.
    pub cell_working_days: Parameter<WorkingDays>,
    /// `recognition.decision_working_days`: from the cell's resolution to the decision.
    pub decision_working_days: Parameter<WorkingDays>,
    /// `recognition.extension_working_days`: longest extension in a special case.
    pub extension_working_days: Parameter<WorkingDays>,
}

/// Topic `biography`.
#[derive(Debug, Clone)]
pub struct BiographyRules {
    /// `biography.working_days`: from the ceremony to the member's biography and record sheet.
    pub working_days: Parameter<WorkingDays>,
}

/// Topic `readmission`.
#[derive(Debug, Clone)]
pub struct ReadmissionRules {
    /// `readmission.wait`: from leaving the Party, in general.
    pub wait: Parameter<MonthSpan>,
    /// `readmission.wait_after_record_cleared`: from the clearing of a criminal record.
    pub wait_after_record_cleared: Parameter<MonthSpan>,
    /// `readmission.wait_third_child`: from removal over the population policy, third child.
    pub wait_third_child: Parameter<MonthSpan>,
    /// `readmission.wait_fourth_child`: the same, fourth child.
    pub wait_fourth_child: Parameter<MonthSpan>,
}

/// Topic `transfer`.
#[derive(Debug, Clone)]
pub struct TransferRules {
    /// `transfer.working_days`: from the move to asking for the transfer.
    pub working_days: Parameter<WorkingDays>,
    /// `transfer.present_working_days`: from the letter to presenting it.
    pub present_working_days: Parameter<WorkingDays>,
}
