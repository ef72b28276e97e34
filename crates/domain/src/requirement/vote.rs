use super::{Check, Fact, Finding, Outcome, Reason, judge};
use crate::{
    calendar::Date,
    rules::{Parameter, Rules, Share},
};

/// Votes in favour out of all entitled to vote. Never more in favour than entitled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballots {
    in_favour: u32,
    entitled: u32,
}

/// Why two numbers are not a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{in_favour} in favour out of {entitled} entitled")]
pub struct BallotsProblem {
    /// Votes in favour as given.
    pub in_favour: u32,
    /// Those entitled as given.
    pub entitled: u32,
}

impl Ballots {
    /// Errors: [`BallotsProblem`] when more are in favour than entitled.
    pub fn new(in_favour: u32, entitled: u32) -> Result<Self, BallotsProblem> {
        if in_favour > entitled {
            return Err(BallotsProblem { in_favour, entitled });
        }
        Ok(Self { in_favour, entitled })
    }

    /// Votes in favour.
    pub fn in_favour(self) -> u32 {
        self.in_favour
    }

    /// Those entitled to vote, absent or not.
    pub fn entitled(self) -> u32 {
        self.entitled
    }
}

/// Did enough official members of the cell vote in favour?
pub fn assess_cell_vote(ballots: Ballots, held: Date, rules: &Rules) -> Finding {
    passes(Check::CellVote, ballots, held, &rules.cell.vote, rules)
}

/// Did enough members of the committee vote in favour?
pub fn assess_committee_vote(ballots: Ballots, held: Date, rules: &Rules) -> Finding {
    passes(Check::CommitteeVote, ballots, held, &rules.committee.vote, rules)
}

/// Did enough members of the standing committee vote in favour?
pub fn assess_standing_committee_vote(ballots: Ballots, held: Date, rules: &Rules) -> Finding {
    passes(Check::StandingCommitteeVote, ballots, held, &rules.standing_committee.vote, rules)
}

/// Has the cell enough official members to meet on admission or recognition?
pub fn assess_cell_size(official_members: u32, on: Date, rules: &Rules) -> Finding {
    judge(Check::CellSize, on, &[], rules, |evidence| {
        let needed = evidence.rely_on(rules.cell.minimum_members.on(on)?).0;
        Ok(if official_members >= needed {
            Outcome::Met
        } else {
            Outcome::NotMet { because: Reason::TooFewMembers { members: official_members, needed } }
        })
    })
}

fn passes(check: Check, ballots: Ballots, held: Date, share: &Parameter<Share>, rules: &Rules) -> Finding {
    let Ballots { in_favour, entitled } = ballots;
    judge(check, held, &[], rules, |evidence| {
        let share = *evidence.rely_on(share.on(held)?);
        Ok(if entitled == 0 {
            Outcome::Missing { facts: vec![Fact::Entitled] }
        } else if share.is_reached(in_favour, entitled) {
            Outcome::Met
        } else {
            Outcome::NotMet {
                because: Reason::TooFewVotes { in_favour, entitled, needed: share.needed(entitled), share },
            }
        })
    })
}
