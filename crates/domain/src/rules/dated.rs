use std::{fmt, sync::Arc};

use super::InstrumentId;
use crate::calendar::Date;

/// The name of a parameter or requirement: its path in the rulebook, `age.minimum_months`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(Arc<str>);

impl RuleId {
    /// The rule of this name. Says nothing about whether there is one.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The name with its dots.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How well a value is known. The order is from best to worst, so the greatest of several governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// Compared with the legal text or with its clause as quoted.
    Sure,
    /// Known through questions and answers, press or course material that cites the clause.
    SecondHand,
    /// Assumed until someone compares it with the text; marked wherever it decides something.
    Provisional,
}

impl Certainty {
    /// As data files write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::SecondHand => "second_hand",
            Self::Provisional => "provisional",
        }
    }
}

/// Where a value stands: a legal text and the place in it.
///
/// Printed as people cite: `29-QĐ/TW, điểm 4.3.1`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Citation {
    /// The text.
    pub instrument: InstrumentId,
    /// Its number and sign, or its short name when it has none.
    pub number: Arc<str>,
    /// The article, item or point.
    pub clause: Arc<str>,
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.number, self.clause)
    }
}

/// A value that changes on known days. Never empty; days strictly ascending; never begins with a repeal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated<T> {
    id: RuleId,
    changes: Vec<Change<T>>,
}

/// What holds from a day on, until the next change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<T> {
    /// First day.
    pub from: Date,
    /// The new value, or its end.
    pub effect: Effect<T>,
    /// The clauses that say so. Never empty inside a [`Dated`].
    pub source: Vec<Citation>,
    /// How well this is known.
    pub certainty: Certainty,
    /// Why this reading was chosen, where the text leaves a choice.
    pub reading: Option<String>,
}

/// What a change does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect<T> {
    /// This value is in force.
    Is(T),
    /// Nothing is in force any more.
    Repealed,
}

/// A value in force, with what makes it so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cited<'a, T> {
    /// The value.
    pub value: &'a T,
    /// Since when.
    pub from: Date,
    /// The clauses; never empty.
    pub source: &'a [Citation],
    /// How well it is known.
    pub certainty: Certainty,
    /// Why it is read so, where the text leaves a choice.
    pub reading: Option<&'a str>,
}

/// No value is in force on that day. Shown to people; never replaced by a guess.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{rule}: nothing in force on {day}")]
pub struct NotInForce {
    /// Parameter or requirement.
    pub rule: RuleId,
    /// The day asked for.
    pub day: Date,
}

/// Why changes do not make a [`Dated`]. Positions count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DatedProblem {
    /// There is no change at all.
    #[error("no change at all")]
    Empty,
    /// The change does not come after the one before it.
    #[error("change {at} is not later than the one before")]
    NotAscending {
        /// Position of the later one.
        at: usize,
    },
    /// The first change ends what never began.
    #[error("the first change is a repeal")]
    BeginsRepealed,
    /// A change cites nothing.
    #[error("change {at} cites nothing")]
    NoSource {
        /// Position.
        at: usize,
    },
}

impl<T> Dated<T> {
    /// Changes in the order of their days.
    ///
    /// Errors: the first [`DatedProblem`] met.
    pub fn new(id: RuleId, changes: Vec<Change<T>>) -> Result<Self, DatedProblem> {
        let first = changes.first().ok_or(DatedProblem::Empty)?;
        if matches!(first.effect, Effect::Repealed) {
            return Err(DatedProblem::BeginsRepealed);
        }
        for (at, pair) in changes.windows(2).enumerate() {
            if pair[1].from <= pair[0].from {
                return Err(DatedProblem::NotAscending { at: at + 1 });
            }
        }
        if let Some(at) = changes.iter().position(|change| change.source.is_empty()) {
            return Err(DatedProblem::NoSource { at });
        }
        Ok(Self { id, changes })
    }

    /// The value in force on `day`, with the clause that makes it so.
    ///
    /// Errors: [`NotInForce`] before the first change and while repealed.
    pub fn on(&self, day: Date) -> Result<Cited<'_, T>, NotInForce> {
        let begun = self.changes.partition_point(|change| change.from <= day);
        let change = begun.checked_sub(1).map(|last| &self.changes[last]);
        match change.map(|change| (change, &change.effect)) {
            Some((change, Effect::Is(value))) => Ok(Cited {
                value,
                from: change.from,
                source: &change.source,
                certainty: change.certainty,
                reading: change.reading.as_deref(),
            }),
            Some((_, Effect::Repealed)) | None => Err(NotInForce { rule: self.id.clone(), day }),
        }
    }

    /// The name under which the value is known.
    pub fn id(&self) -> &RuleId {
        &self.id
    }

    /// All changes, oldest first.
    pub fn changes(&self) -> &[Change<T>] {
        &self.changes
    }
}
