use super::{Check, Consent, Evidence, Fact, Finding, Outcome, Reason, judge};
use crate::{
    calendar::Date,
    partial_date::PartialDate,
    rules::{Condition, MonthLimit, NotInForce, Parameter, Rules},
};

/// Both limits of age at the cell meeting: [`assess_minimum_age`], then [`assess_maximum_age`].
pub fn assess_age(
    birth: PartialDate,
    cell_meeting: Date,
    province_consent: Option<Consent>,
    rules: &Rules,
) -> Vec<Finding> {
    vec![
        assess_minimum_age(birth, cell_meeting, rules),
        assess_maximum_age(birth, cell_meeting, province_consent, rules),
    ]
}

/// Is the applicant old enough when the cell meets?
///
/// A partial birth date is enough when every day it can stand for gives the same answer; otherwise the
/// month of birth is missing.
pub fn assess_minimum_age(birth: PartialDate, cell_meeting: Date, rules: &Rules) -> Finding {
    judge(Check::AgeAtLeast, cell_meeting, &[], rules, |evidence| {
        let age = Age::measure(birth, cell_meeting, &rules.age.minimum_months, evidence)?;
        Ok(match age {
            Age { least, limit, .. } if least >= limit => Outcome::Met,
            Age { greatest, limit, .. } if greatest < limit => {
                Outcome::NotMet { because: Reason::TooYoung { months: greatest, limit } }
            }
            Age { .. } => Outcome::Missing { facts: vec![Fact::BirthMonth] },
        })
    })
}

/// Is the applicant not too old when the cell meets, or did the province agree?
///
/// Partial birth dates as in [`assess_minimum_age`].
pub fn assess_maximum_age(
    birth: PartialDate,
    cell_meeting: Date,
    province_consent: Option<Consent>,
    rules: &Rules,
) -> Finding {
    let recorded: Vec<_> = province_consent.iter().map(|_| Condition::ConsentOfProvince).collect();
    judge(Check::AgeAtMost, cell_meeting, &recorded, rules, |evidence| {
        let age = Age::measure(birth, cell_meeting, &rules.age.maximum_months, evidence)?;
        Ok(match age {
            Age { greatest, limit, .. } if greatest <= limit => Outcome::Met,
            Age { least, limit, .. } if least > limit => {
                Outcome::NotMet { because: Reason::TooOld { months: least, limit } }
            }
            Age { .. } => Outcome::Missing { facts: vec![Fact::BirthMonth] },
        })
    })
}

/// Ages in months that a birth date leaves possible, beside the limit.
struct Age {
    least: i32,
    greatest: i32,
    limit: i32,
}

impl Age {
    fn measure(
        birth: PartialDate,
        on: Date,
        limit: &Parameter<MonthLimit>,
        evidence: &mut Evidence,
    ) -> Result<Self, NotInForce> {
        let limit = evidence.rely_on(limit.on(on)?);
        Ok(Self {
            least: limit.counted.count(birth.latest(), on),
            greatest: limit.counted.count(birth.earliest(), on),
            limit: limit.months,
        })
    }
}
