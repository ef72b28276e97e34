use std::{fmt, sync::Arc};

use super::{Citation, Dated, RuleId};
use crate::{calendar::Date, requirement::Check};

/// Name of an exception, for messages and conflicts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Label(Arc<str>);

impl Label {
    /// The exception of this name.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What must be recorded for an exception to apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// The committee directly above agreed.
    ConsentOfDirectHigher,
    /// The standing committee of the committee directly under the Central Committee agreed in writing.
    ConsentOfProvince,
}

impl Condition {
    /// Every condition.
    pub const ALL: [Self; 2] = [Self::ConsentOfDirectHigher, Self::ConsentOfProvince];

    /// As data files write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::ConsentOfDirectHigher => "consent_of_direct_higher",
            Self::ConsentOfProvince => "consent_of_province",
        }
    }
}

/// A test that the regulations ask for: which, since when, with which exceptions. Not how.
#[derive(Debug, Clone)]
pub struct Requirement {
    /// What it asks, in words.
    pub title: String,
    /// The function that tests it.
    pub check: Check,
    /// The parameters it rests on.
    pub uses: Vec<RuleId>,
    /// Whether a person decides; then nothing is computed.
    pub judged: bool,
    /// When it holds, by which clause. Its id is the requirement's name.
    pub in_force: Dated<()>,
    /// When it does not apply although it holds.
    pub exceptions: Vec<Exception>,
}

/// A recorded circumstance that sets a requirement aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Its name.
    pub label: Label,
    /// What must be recorded.
    pub when: Condition,
    /// First day.
    pub from: Date,
    /// First day on which it no longer holds.
    pub until: Option<Date>,
    /// The clauses.
    pub source: Vec<Citation>,
}

impl Exception {
    /// Does it hold on this day?
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// One requirement for each check, so that asking for one cannot fail.
#[derive(Debug, Clone)]
pub struct Requirements(Vec<Requirement>);

/// Why a list of requirements is not whole.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RequirementsProblem {
    /// No requirement names this check.
    #[error("no requirement names the check `{}`", .0.name())]
    Unnamed(Check),
    /// Two requirements name this check.
    #[error("the check `{}` is named by more than one requirement", .0.name())]
    NamedTwice(Check),
}

impl Requirements {
    /// Errors: every check that is named by no requirement, or by more than one.
    pub fn new(requirements: Vec<Requirement>) -> Result<Self, Vec<RequirementsProblem>> {
        let problems: Vec<_> = Check::ALL
            .into_iter()
            .filter_map(|check| match requirements.iter().filter(|requirement| requirement.check == check).count() {
                0 => Some(RequirementsProblem::Unnamed(check)),
                1 => None,
                _ => Some(RequirementsProblem::NamedTwice(check)),
            })
            .collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut requirements = requirements;
        requirements.sort_by_key(|requirement| requirement.check);
        Ok(Self(requirements))
    }

    /// The requirement that this check tests.
    pub fn of(&self, check: Check) -> &Requirement {
        // `Check::ALL` is in the order of the enum, and `new` saw each of them exactly once.
        &self.0[check as usize]
    }

    /// All of them, in the order of [`Check::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = &Requirement> {
        self.0.iter()
    }
}
