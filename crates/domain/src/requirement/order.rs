use super::{Check, Fact, Finding, Outcome, Reason, judge};
use crate::{calendar::Date, rules::Rules};

/// The days of the acts of an admission, as far as known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ActDays {
    /// Application.
    pub application: Option<Date>,
    /// Resolution of the cell.
    pub cell_vote: Option<Date>,
    /// Resolution of the grassroots committee.
    pub committee_vote: Option<Date>,
    /// Decision on admission.
    pub decision: Option<Date>,
    /// Ceremony.
    pub ceremony: Option<Date>,
}

impl ActDays {
    /// Known acts in the order of the procedure.
    fn known(&self) -> Vec<(Fact, Date)> {
        [
            (Fact::Application, self.application),
            (Fact::CellVote, self.cell_vote),
            (Fact::CommitteeVote, self.committee_vote),
            (Fact::Decision, self.decision),
            (Fact::Ceremony, self.ceremony),
        ]
        .into_iter()
        .filter_map(|(act, on)| on.map(|on| (act, on)))
        .collect()
    }
}

/// Does each act stand no later than those that must follow it?
///
/// One finding for each act out of place, judged by the law of the latest day; a single one that is met
/// if all are in place. Two acts on one day are in order. With fewer than two known days there is nothing
/// to compare, and the list is empty.
pub fn assess_order(days: &ActDays, rules: &Rules) -> Vec<Finding> {
    let known = days.known();
    let Some(on) = known.iter().map(|(_, on)| *on).max().filter(|_| known.len() > 1) else {
        return Vec::new();
    };
    let find = |outcome: Outcome| judge(Check::ActsInOrder, on, &[], rules, |_| Ok(outcome));
    let misplaced: Vec<_> = known
        .iter()
        .enumerate()
        .filter_map(|(place, (act, on))| {
            let after: Vec<_> = known[place + 1..].iter().filter(|(_, later)| later < on).copied().collect();
            (!after.is_empty()).then_some(Outcome::NotMet { because: Reason::OutOfOrder { act: *act, on: *on, after } })
        })
        .map(find)
        .collect();
    if misplaced.is_empty() { vec![find(Outcome::Met)] } else { misplaced }
}
