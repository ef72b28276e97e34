use super::{Check, Finding, Outcome, Reason, judge};
use crate::{
    calendar::{Date, whole_months},
    rules::Rules,
};

/// Why a person must wait before being admitted again, and so from which day the wait runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WaitGround {
    /// Left the Party; from leaving.
    LeftParty,
    /// Sentenced for a less serious offence; from the clearing of the record.
    RecordCleared,
    /// Removed over a third child; from removal.
    ThirdChild,
    /// Removed over a fourth child; from removal.
    FourthChild,
}

/// Had the wait before readmission passed when the cell met?
pub fn assess_readmission_wait(ground: WaitGround, since: Date, cell_meeting: Date, rules: &Rules) -> Finding {
    let wait = match ground {
        WaitGround::LeftParty => &rules.readmission.wait,
        WaitGround::RecordCleared => &rules.readmission.wait_after_record_cleared,
        WaitGround::ThirdChild => &rules.readmission.wait_third_child,
        WaitGround::FourthChild => &rules.readmission.wait_fourth_child,
    };
    judge(Check::ReadmissionWait, cell_meeting, &[], rules, |evidence| {
        let wait = *evidence.rely_on(wait.on(cell_meeting)?);
        let earliest = wait.after(since);
        Ok(if cell_meeting >= earliest {
            Outcome::Met
        } else {
            Outcome::NotMet {
                because: Reason::TooSoon {
                    on: cell_meeting,
                    months: whole_months(since, cell_meeting),
                    limit: wait.months,
                    earliest,
                },
            }
        })
    })
}
