//! Clocks that run in working days: the day they start does not count.

use super::{Check, Consent, Evidence, Extension, Fact, Finding, Outcome, Reason, judge};
use crate::{
    calendar::Date,
    rules::{Certainty, Citation, ClockStart, Condition, NotInForce, Parameter, Rules, WorkingDays},
};

/// The last day of a clock in working days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The day that started the clock.
    pub from: Date,
    /// The last day in time.
    pub last_day: Date,
    /// Working days allowed, with any extension; 0 for a limit that runs in months.
    pub working_days: u32,
    /// The clauses.
    pub source: Vec<Citation>,
    /// The least certainty of the clauses and of the calendar.
    pub certainty: Certainty,
}

/// Facts for [`assess_decision_time`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisionTime {
    /// The cell's resolution.
    pub cell_vote: Date,
    /// The decision on admission, if taken.
    pub decision: Option<Date>,
    /// A recorded extension.
    pub extension: Option<Extension>,
    /// The day on which we look.
    pub today: Date,
}

/// Facts for [`assess_ceremony_time`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CeremonyTime {
    /// The decision on admission.
    pub decision: Date,
    /// When the cell received it, if recorded.
    pub received: Option<Date>,
    /// The ceremony, if held.
    pub ceremony: Option<Date>,
    /// Consent of the committee directly above to a later ceremony.
    pub consent: Option<Consent>,
    /// The day on which we look.
    pub today: Date,
}

/// Facts for [`assess_recognition_decision_time`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecognitionTime {
    /// The cell's resolution to propose recognition.
    pub cell_vote: Date,
    /// The decision on recognition, if taken.
    pub decision: Option<Date>,
    /// A recorded extension.
    pub extension: Option<Extension>,
    /// The day on which we look.
    pub today: Date,
}

/// Facts for [`assess_biography_time`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BiographyTime {
    /// The ceremony.
    pub ceremony: Date,
    /// When the member's biography and record sheet were handed in, if they were.
    pub handed_in: Option<Date>,
    /// The day on which we look.
    pub today: Date,
}

/// Facts for [`assess_transfer_time`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransferTime {
    /// The move, retirement or discharge.
    pub moved: Date,
    /// When the transfer was asked for, if it was.
    pub requested: Option<Date>,
    /// The day on which we look.
    pub today: Date,
}

/// Facts for [`assess_presentation_time`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PresentationTime {
    /// Day of the introduction letter.
    pub letter: Date,
    /// When it was presented, if it was.
    pub presented: Option<Date>,
    /// The day on which we look.
    pub today: Date,
}

/// Was admission decided in time after the cell's resolution?
///
/// An open case is counted until today.
pub fn assess_decision_time(time: &DecisionTime, rules: &Rules) -> Finding {
    let acted = time.decision.unwrap_or(time.today);
    let on = rules.decision.working_days.governed_by.day(time.cell_vote, acted);
    judge(Check::DecisionInTime, on, &[], rules, |evidence| {
        let limit = decision_limit(time.cell_vote, acted, time.extension, rules, evidence)?;
        let clock = Clock::new(Fact::CellVote, time.cell_vote, limit);
        Ok(clock.compare(Fact::Decision, time.decision, time.today, rules, evidence))
    })
}

/// The last day for deciding on admission, under the law known on `today`.
///
/// Errors: [`NotInForce`] if the rulebook has no such limit for the day that governs.
pub fn decision_deadline(
    cell_vote: Date,
    extension: Option<Extension>,
    today: Date,
    rules: &Rules,
) -> Result<Deadline, NotInForce> {
    let mut evidence = Evidence::new();
    let limit = decision_limit(cell_vote, today, extension, rules, &mut evidence)?;
    Ok(Clock::new(Fact::CellVote, cell_vote, limit).deadline(rules, evidence))
}

fn decision_limit(
    started: Date,
    acted: Date,
    extension: Option<Extension>,
    rules: &Rules,
    evidence: &mut Evidence,
) -> Result<u32, NotInForce> {
    let parameters = (&rules.decision.working_days, &rules.decision.extension_working_days);
    extended(parameters, extension, started, acted, evidence)
}

/// Was the ceremony held in time?
///
/// Where the clock starts on receipt of the decision and no receipt is recorded, the day of the decision
/// stands in, and a finding says so.
pub fn assess_ceremony_time(time: &CeremonyTime, rules: &Rules) -> Finding {
    let acted = time.ceremony.unwrap_or(time.today);
    let on = rules.ceremony.working_days.governed_by.day(time.decision, acted);
    let recorded: Vec<_> = time.consent.iter().map(|_| Condition::ConsentOfDirectHigher).collect();
    judge(Check::CeremonyInTime, on, &recorded, rules, |evidence| {
        let clock = ceremony_clock(time.decision, time.received, acted, rules, evidence)?;
        Ok(clock.compare(Fact::Ceremony, time.ceremony, time.today, rules, evidence))
    })
}

/// The last day for the ceremony, under the law known on `today`.
///
/// Errors: [`NotInForce`] if the rulebook has no such limit for the day that governs.
pub fn ceremony_deadline(
    decision: Date,
    received: Option<Date>,
    today: Date,
    rules: &Rules,
) -> Result<Deadline, NotInForce> {
    let mut evidence = Evidence::new();
    let clock = ceremony_clock(decision, received, today, rules, &mut evidence)?;
    Ok(clock.deadline(rules, evidence))
}

fn ceremony_clock(
    decision: Date,
    received: Option<Date>,
    acted: Date,
    rules: &Rules,
    evidence: &mut Evidence,
) -> Result<Clock, NotInForce> {
    let limit = evidence.rely_on(rules.ceremony.working_days.governing(decision, acted)?).0;
    let start = evidence.rely_on(rules.ceremony.clock_start.governing(decision, acted)?);
    Ok(match (start, received) {
        (ClockStart::Receipt, Some(received)) => Clock::new(Fact::Receipt, received, limit),
        (ClockStart::Receipt, None) => {
            Clock { stand_in_for: Some(Fact::Receipt), ..Clock::new(Fact::Decision, decision, limit) }
        }
        (ClockStart::Issue, _) => Clock::new(Fact::Decision, decision, limit),
    })
}

/// Was recognition decided in time after the cell's resolution?
pub fn assess_recognition_decision_time(time: &RecognitionTime, rules: &Rules) -> Finding {
    let acted = time.decision.unwrap_or(time.today);
    let on = rules.recognition.decision_working_days.governed_by.day(time.cell_vote, acted);
    judge(Check::RecognitionDecidedInTime, on, &[], rules, |evidence| {
        let limit = recognition_limit(time.cell_vote, acted, time.extension, rules, evidence)?;
        let clock = Clock::new(Fact::RecognitionProposal, time.cell_vote, limit);
        Ok(clock.compare(Fact::RecognitionDecision, time.decision, time.today, rules, evidence))
    })
}

/// The last day for deciding on recognition, under the law known on `today`.
///
/// Errors: [`NotInForce`] if the rulebook has no such limit for the day that governs.
pub fn recognition_decision_deadline(
    cell_vote: Date,
    extension: Option<Extension>,
    today: Date,
    rules: &Rules,
) -> Result<Deadline, NotInForce> {
    let mut evidence = Evidence::new();
    let limit = recognition_limit(cell_vote, today, extension, rules, &mut evidence)?;
    Ok(Clock::new(Fact::RecognitionProposal, cell_vote, limit).deadline(rules, evidence))
}

pub(super) fn recognition_limit(
    started: Date,
    acted: Date,
    extension: Option<Extension>,
    rules: &Rules,
    evidence: &mut Evidence,
) -> Result<u32, NotInForce> {
    let recognition = &rules.recognition;
    let parameters = (&recognition.decision_working_days, &recognition.extension_working_days);
    extended(parameters, extension, started, acted, evidence)
}

/// Did the new member hand in biography and record sheet in time after the ceremony?
pub fn assess_biography_time(time: &BiographyTime, rules: &Rules) -> Finding {
    let clock = (Fact::Ceremony, time.ceremony);
    let act = (Fact::Biography, time.handed_in);
    let limit = &rules.biography.working_days;
    in_time(Check::BiographyInTime, clock, act, time.today, limit, rules)
}

/// Was the transfer asked for in time after the move?
pub fn assess_transfer_time(time: &TransferTime, rules: &Rules) -> Finding {
    let clock = (Fact::Move, time.moved);
    let act = (Fact::TransferRequest, time.requested);
    in_time(Check::TransferInTime, clock, act, time.today, &rules.transfer.working_days, rules)
}

/// Was the introduction letter presented in time at the new place?
pub fn assess_presentation_time(time: &PresentationTime, rules: &Rules) -> Finding {
    let clock = (Fact::TransferLetter, time.letter);
    let act = (Fact::TransferPresented, time.presented);
    let limit = &rules.transfer.present_working_days;
    in_time(Check::TransferPresentedInTime, clock, act, time.today, limit, rules)
}

/// The plain case: one event starts the clock, one act stops it, one parameter is the limit.
fn in_time(
    check: Check,
    (started_by, started): (Fact, Date),
    (act, done): (Fact, Option<Date>),
    today: Date,
    limit: &Parameter<WorkingDays>,
    rules: &Rules,
) -> Finding {
    let acted = done.unwrap_or(today);
    judge(check, limit.governed_by.day(started, acted), &[], rules, |evidence| {
        let limit = evidence.rely_on(limit.governing(started, acted)?).0;
        let clock = Clock::new(started_by, started, limit);
        Ok(clock.compare(act, done, today, rules, evidence))
    })
}

/// A limit with the longest extension beside it.
fn extended(
    (base, longest): (&Parameter<WorkingDays>, &Parameter<WorkingDays>),
    extension: Option<Extension>,
    started: Date,
    acted: Date,
    evidence: &mut Evidence,
) -> Result<u32, NotInForce> {
    let base = evidence.rely_on(base.governing(started, acted)?).0;
    let Some(extension) = extension else {
        return Ok(base);
    };
    let longest = evidence.rely_on(longest.governing(started, acted)?).0;
    Ok(base + extension.working_days.map_or(longest, |granted| granted.min(longest)))
}

pub(super) struct Clock {
    started_by: Fact,
    from: Date,
    limit: u32,
    stand_in_for: Option<Fact>,
}

impl Clock {
    pub(super) fn new(started_by: Fact, from: Date, limit: u32) -> Self {
        Self { started_by, from, limit, stand_in_for: None }
    }

    fn last_day(&self, rules: &Rules) -> Date {
        rules.workdays.calendar.add_working_days(self.from, self.limit)
    }

    pub(super) fn deadline(&self, rules: &Rules, mut evidence: Evidence) -> Deadline {
        let last_day = self.last_day(rules);
        evidence.count_days(self.from..=last_day, rules);
        Deadline {
            from: self.from,
            last_day,
            working_days: self.limit,
            source: evidence.source,
            certainty: evidence.certainty,
        }
    }

    /// An act dated before its clock started says nothing about time; its day is what is in doubt.
    pub(super) fn compare(
        &self,
        act: Fact,
        done: Option<Date>,
        today: Date,
        rules: &Rules,
        evidence: &mut Evidence,
    ) -> Outcome {
        if done.is_some_and(|done| done < self.from) {
            return Outcome::Missing { facts: vec![act] };
        }
        let last_day = self.last_day(rules);
        let until = done.unwrap_or(today);
        evidence.count_days(self.from..=until.max(last_day), rules);
        let working_days = rules.workdays.calendar.working_days_after(self.from, until);
        let is_late = i64::from(working_days) > i64::from(self.limit);
        match (is_late, done) {
            (false, Some(_)) => Outcome::Met,
            (false, None) => Outcome::Running { last_day },
            (true, _) => Outcome::NotMet {
                because: Reason::Late {
                    from: self.from,
                    started_by: self.started_by,
                    stand_in_for: self.stand_in_for,
                    done,
                    working_days,
                    limit: self.limit,
                    last_day,
                },
            },
        }
    }
}
