use super::{Check, Deadline, Evidence, Finding, Outcome, Reason, judge};
use crate::{
    calendar::{Date, whole_months},
    rules::{MonthSpan, NotInForce, Parameter, Rules},
};

/// Did the certificate of the awareness class still serve when the cell met?
pub fn assess_certificate(issued: Date, cell_meeting: Date, rules: &Rules) -> Finding {
    serves(Check::CertificateValid, issued, cell_meeting, &rules.certificate.valid_months, rules)
}

/// Did a paper of the dossier (introduction, resolution of a union, vetting, opinions) still serve when
/// the cell met?
pub fn assess_paper(signed: Date, cell_meeting: Date, rules: &Rules) -> Finding {
    serves(Check::PaperValid, signed, cell_meeting, &rules.papers.valid_months, rules)
}

/// The day on which the span is over is the last one that counts.
fn serves(check: Check, issued: Date, cell_meeting: Date, valid: &Parameter<MonthSpan>, rules: &Rules) -> Finding {
    judge(check, cell_meeting, &[], rules, |evidence| {
        let span = *evidence.rely_on(valid.on(cell_meeting)?);
        let last_day = span.after(issued);
        Ok(if cell_meeting <= last_day {
            Outcome::Met
        } else {
            Outcome::NotMet {
                because: Reason::Expired {
                    issued,
                    months: whole_months(issued, cell_meeting),
                    limit: span.months,
                    last_day,
                },
            }
        })
    })
}

/// The last day on which the cell can vote on the certificate of the awareness class, under the law known on `today`.
/// It runs in months, so that it has no working days.
///
/// Errors: [`NotInForce`] if the rulebook has no such limit for today.
pub fn certificate_deadline(issued: Date, today: Date, rules: &Rules) -> Result<Deadline, NotInForce> {
    let mut evidence = Evidence::new();
    let last_day = evidence.rely_on(rules.certificate.valid_months.on(today)?).after(issued);
    Ok(Deadline { from: issued, last_day, working_days: 0, source: evidence.source, certainty: evidence.certainty })
}
