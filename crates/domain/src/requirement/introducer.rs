use super::{Check, Fact, Finding, Outcome, Reason, judge};
use crate::{calendar::Date, partial_date::PartialDate, rules::Rules};

/// Had introducer and applicant been together long enough when the cell met?
///
/// Papers give a month, seldom a day. If only a year is known and it leaves both answers open, the month
/// is missing.
pub fn assess_introducer_together(since: PartialDate, cell_meeting: Date, rules: &Rules) -> Finding {
    judge(Check::IntroducerTogether, cell_meeting, &[], rules, |evidence| {
        let limit = evidence.rely_on(rules.introducer.months_together.on(cell_meeting)?);
        let least = limit.counted.count(since.latest(), cell_meeting);
        let greatest = limit.counted.count(since.earliest(), cell_meeting);
        Ok(if least >= limit.months {
            Outcome::Met
        } else if greatest < limit.months {
            Outcome::NotMet { because: Reason::TogetherTooShort { months: greatest, limit: limit.months } }
        } else {
            Outcome::Missing { facts: vec![Fact::TogetherSince] }
        })
    })
}
