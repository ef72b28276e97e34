use super::{
    Check, Deadline, Evidence, Extension, Fact, Finding, Outcome, Reason,
    deadline::{Clock, recognition_limit},
    judge,
};
use crate::{
    calendar::{Date, whole_months},
    rules::{NotInForce, Rules},
};

/// Facts about a probation, for [`assess_probation`] and [`assess_recognition_proposal_time`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probation {
    /// The ceremony, from which probation runs.
    pub ceremony: Date,
    /// The cell's resolution to propose recognition, if passed.
    pub cell_vote: Option<Date>,
    /// The day from which the member is official, if recognised.
    pub official: Option<Date>,
    /// A recorded extension of the decision.
    pub extension: Option<Extension>,
    /// The day on which we look.
    pub today: Date,
}

/// The day on which probation ends, and from which a worthy probationer is official.
///
/// Errors: [`NotInForce`] if the rulebook has no length of probation for the day of the ceremony.
pub fn probation_end(ceremony: Date, rules: &Rules) -> Result<Date, NotInForce> {
    Ok(rules.probation.length.on(ceremony)?.value.after(ceremony))
}

/// Was the member recognised, neither before probation ended nor with everyone's time run out?
///
/// Not recognised is a fault only when the cell's time to propose and the committee's time to decide have
/// both passed, with a recorded extension. Members removed or moved away are not for this function.
pub fn assess_probation(probation: &Probation, rules: &Rules) -> Finding {
    let Probation { ceremony, official, extension, today, .. } = *probation;
    judge(Check::ProbationEnded, ceremony, &[], rules, |evidence| {
        let length = *evidence.rely_on(rules.probation.length.on(ceremony)?);
        let due = length.after(ceremony);
        if let Some(official) = official {
            return Ok(if official >= due {
                Outcome::Met
            } else {
                Outcome::NotMet {
                    because: Reason::TooSoon {
                        on: official,
                        months: whole_months(ceremony, official),
                        limit: length.months,
                        earliest: due,
                    },
                }
            });
        }
        let (last_day, _) = time_for_recognition(due, today, extension, rules, evidence)?;
        evidence.count_days(due..=last_day.max(today), rules);
        Ok(if today <= last_day {
            Outcome::Running { last_day }
        } else {
            let overdue = rules.workdays.calendar.working_days_after(last_day, today);
            Outcome::NotMet { because: Reason::NotRecognised { due, last_day, overdue } }
        })
    })
}

/// Did the cell propose recognition in time after probation ended?
///
/// A resolution dated before the end is in doubt: it must come after.
pub fn assess_recognition_proposal_time(probation: &Probation, rules: &Rules) -> Finding {
    let Probation { ceremony, cell_vote, today, .. } = *probation;
    let check = Check::RecognitionProposedInTime;
    let limit = &rules.recognition.cell_working_days;
    let acted = cell_vote.unwrap_or(today);
    let due = match probation_end(ceremony, rules) {
        Ok(due) => due,
        Err(absent) => return judge(check, ceremony, &[], rules, |_| Err(absent)),
    };
    judge(check, limit.governed_by.day(due, acted), &[], rules, |evidence| {
        evidence.rely_on(rules.probation.length.on(ceremony)?);
        let limit = evidence.rely_on(limit.governing(due, acted)?).0;
        let clock = Clock::new(Fact::ProbationEnd, due, limit);
        Ok(clock.compare(Fact::RecognitionProposal, cell_vote, today, rules, evidence))
    })
}

/// The last day for the cell to propose recognition, under the law known on `today`.
///
/// Errors: [`NotInForce`] if the rulebook lacks the length of probation or the limit.
pub fn recognition_proposal_deadline(ceremony: Date, today: Date, rules: &Rules) -> Result<Deadline, NotInForce> {
    let mut evidence = Evidence::new();
    let due = evidence.rely_on(rules.probation.length.on(ceremony)?).after(ceremony);
    let limit = &rules.recognition.cell_working_days;
    let limit = evidence.rely_on(limit.governing(due, today)?).0;
    Ok(Clock::new(Fact::ProbationEnd, due, limit).deadline(rules, evidence))
}

/// The last day for deciding on recognition, the cell having used all its time to propose it: after it, a member who
/// is neither recognised nor removed has been left waiting against the rules.
///
/// Errors: [`NotInForce`] if the rulebook lacks the length of probation or one of the limits.
pub fn recognition_deadline(
    ceremony: Date,
    extension: Option<Extension>,
    today: Date,
    rules: &Rules,
) -> Result<Deadline, NotInForce> {
    let mut evidence = Evidence::new();
    let due = evidence.rely_on(rules.probation.length.on(ceremony)?).after(ceremony);
    let (last_day, working_days) = time_for_recognition(due, today, extension, rules, &mut evidence)?;
    evidence.count_days(due..=last_day, rules);
    Ok(Deadline { from: due, last_day, working_days, source: evidence.source, certainty: evidence.certainty })
}

/// The last day of both clocks that follow the end of probation, and their working days together.
fn time_for_recognition(
    due: Date,
    today: Date,
    extension: Option<Extension>,
    rules: &Rules,
    evidence: &mut Evidence,
) -> Result<(Date, u32), NotInForce> {
    let calendar = &rules.workdays.calendar;
    let propose = evidence.rely_on(rules.recognition.cell_working_days.governing(due, today)?).0;
    let proposed = calendar.add_working_days(due, propose);
    let decide = recognition_limit(proposed, today, extension, rules, evidence)?;
    Ok((calendar.add_working_days(proposed, decide), propose + decide))
}
