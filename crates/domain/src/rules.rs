//! The regulations as values that change on known days.
//!
//! This module holds the *types* of a rulebook: a value with its first day and its clause, the legal
//! texts, the parameters by name. It holds no value: those stand in the data files under `rulebooks/`,
//! which the crate `nguon-rulebook` reads into [`Rules`]. What is tested with them is in
//! [`crate::requirement`].

mod dated;
mod instrument;
mod parameters;
mod requirements;
mod value;

use std::{collections::BTreeMap, fmt, ops::RangeInclusive};

use crate::calendar::{Date, WorkCalendar};

pub use dated::{Certainty, Change, Citation, Cited, Dated, DatedProblem, Effect, NotInForce, RuleId};
pub use instrument::{Instrument, InstrumentId, InstrumentKind, Regime};
pub use parameters::{
    AgeRules, BiographyRules, CellRules, CeremonyRules, CertificateRules, CommitteeRules, DecisionRules, Governing,
    IntroducerRules, PaperRules, Parameter, ParameterLine, ParameterSheet, ProbationRules, ReadmissionRules,
    RecognitionRules, Review, StandingCommitteeRules, TransferRules, Unit,
};
pub use requirements::{Condition, Exception, Label, Requirement, Requirements, RequirementsProblem};
pub use value::{Bound, ClockStart, Headcount, MonthCount, MonthLimit, MonthSpan, Share, WorkingDays};

/// Everything the rulebook says, checked and ready to be asked for a value on a day.
#[derive(Debug, Clone)]
pub struct Rules {
    /// Fingerprint of the files these rules were read from; stored with every decision.
    pub digest: RulebookDigest,
    /// Every legal text cited, by id.
    pub instruments: BTreeMap<InstrumentId, Instrument>,
    /// Which regulation implements the Charter, day by day.
    pub regimes: Dated<Regime>,
    /// Which tests apply, since when, with which exceptions.
    pub requirements: Requirements,
    /// Days on which offices work.
    pub workdays: Workdays,
    /// Age of the applicant.
    pub age: AgeRules,
    /// Certificate of the awareness class.
    pub certificate: CertificateRules,
    /// Papers of the admission dossier.
    pub papers: PaperRules,
    /// Official members who introduce the applicant.
    pub introducer: IntroducerRules,
    /// The cell: its size and its vote.
    pub cell: CellRules,
    /// The vote of a whole committee.
    pub committee: CommitteeRules,
    /// The vote of a standing committee.
    pub standing_committee: StandingCommitteeRules,
    /// Time for deciding on admission.
    pub decision: DecisionRules,
    /// Time for holding the admission ceremony.
    pub ceremony: CeremonyRules,
    /// Length of probation.
    pub probation: ProbationRules,
    /// Time for recognising a probationary member as official.
    pub recognition: RecognitionRules,
    /// Time for the new member's biography and record sheet.
    pub biography: BiographyRules,
    /// Waiting before a person is admitted again.
    pub readmission: ReadmissionRules,
    /// Time for moving to another cell.
    pub transfer: TransferRules,
}

impl Rules {
    /// Every parameter in the order of the alphabet, in words, for timelines and help pages.
    pub fn sheets(&self) -> Vec<ParameterSheet> {
        let mut sheets = vec![
            self.age.minimum_months.sheet(),
            self.age.maximum_months.sheet(),
            self.certificate.valid_months.sheet(),
            self.papers.valid_months.sheet(),
            self.introducer.months_together.sheet(),
            self.cell.minimum_members.sheet(),
            self.cell.vote.sheet(),
            self.committee.vote.sheet(),
            self.standing_committee.vote.sheet(),
            self.decision.working_days.sheet(),
            self.decision.extension_working_days.sheet(),
            self.ceremony.working_days.sheet(),
            self.ceremony.clock_start.sheet(),
            self.probation.length.sheet(),
            self.recognition.cell_working_days.sheet(),
            self.recognition.decision_working_days.sheet(),
            self.recognition.extension_working_days.sheet(),
            self.biography.working_days.sheet(),
            self.readmission.wait.sheet(),
            self.readmission.wait_after_record_cleared.sheet(),
            self.readmission.wait_third_child.sheet(),
            self.readmission.wait_fourth_child.sheet(),
            self.transfer.working_days.sheet(),
            self.transfer.present_working_days.sheet(),
        ];
        sheets.sort_by(|one, other| one.id.cmp(&other.id));
        sheets
    }

    /// The text that a citation names. `None` cannot happen for rules that the loader accepted.
    pub fn instrument(&self, citation: &Citation) -> Option<&Instrument> {
        self.instruments.get(&citation.instrument)
    }

    /// Parameters that should have been compared with the texts again before `today`, oldest first.
    pub fn overdue_reviews(&self, today: Date) -> Vec<(RuleId, Review)> {
        let mut overdue: Vec<_> = self
            .sheets()
            .into_iter()
            .filter(|sheet| sheet.review.due < today)
            .map(|sheet| (sheet.id, sheet.review))
            .collect();
        overdue.sort_by(|one, other| (one.1.due, &one.0).cmp(&(other.1.due, &other.0)));
        overdue
    }
}

/// Fingerprint of a rulebook, 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RulebookDigest(String);

impl RulebookDigest {
    /// From the 32 bytes of a SHA-256.
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// From the text stored with an older decision. `None` if it is not 64 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let well_formed =
            text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        well_formed.then(|| Self(text.to_owned()))
    }

    /// All 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RulebookDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The working calendar, and how sure its years are.
#[derive(Debug, Clone)]
pub struct Workdays {
    /// Working days and rest days.
    pub calendar: WorkCalendar,
    /// What is known of the public holidays, by year. A year that is absent knows weekends only.
    pub years: BTreeMap<i16, CalendarYear>,
}

/// What is known of one year's public holidays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarYear {
    /// How well the days are known.
    pub certainty: Certainty,
    /// The law behind them; never empty.
    pub source: Vec<Citation>,
    /// What the reader should know about them.
    pub reading: Option<String>,
}

impl Workdays {
    /// The least certainty of the years that a count touches. Years without holidays are provisional.
    pub fn certainty(&self, days: RangeInclusive<Date>) -> Certainty {
        (days.start().year()..=days.end().year())
            .map(|year| self.years.get(&year).map_or(Certainty::Provisional, |known| known.certainty))
            .max()
            .unwrap_or(Certainty::Sure)
    }
}

#[cfg(test)]
mod tests;
