use std::fmt;

use crate::calendar::{Date, MonthEnd, add_months, whole_months, whole_months_by_month};

/// A number of working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkingDays(pub u32);

/// A number of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Headcount(pub u32);

/// How the months between two days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MonthCount {
    /// From the month of the one to the month of the other; days are ignored.
    ByMonth,
    /// Only full months; days count.
    FullMonths,
}

impl MonthCount {
    /// Months from `from` until `until`.
    pub fn count(self, from: Date, until: Date) -> i32 {
        match self {
            Self::ByMonth => whole_months_by_month(from, until),
            Self::FullMonths => whole_months(from, until),
        }
    }
}

/// A limit on a count of months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MonthLimit {
    /// The limit.
    pub months: i32,
    /// How to count what is compared with it.
    pub counted: MonthCount,
}

/// A length in months that is laid from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MonthSpan {
    /// The length.
    pub months: i32,
    /// What happens when the last month is too short for the day.
    pub rounding: MonthEnd,
}

impl MonthSpan {
    /// The day on which the span that begins on `day` is over.
    pub fn after(self, day: Date) -> Date {
        add_months(day, self.months, self.rounding)
    }
}

/// Which event starts the clock of the ceremony.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClockStart {
    /// The day the cell receives the decision.
    Receipt,
    /// The day the committee issues the decision.
    Issue,
}

/// Whether a share must be reached or passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Reaching it is enough.
    AtLeast,
    /// It must be passed.
    MoreThan,
}

/// An exact share of votes. The denominator is never 0 and the share never more than the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    numerator: u32,
    denominator: u32,
    bound: Bound,
}

impl Share {
    /// `None` if the denominator is 0, if the share is more than the whole, or if more than the whole
    /// would be needed.
    pub fn new(numerator: u32, denominator: u32, bound: Bound) -> Option<Self> {
        let possible = match bound {
            Bound::AtLeast => numerator <= denominator,
            Bound::MoreThan => numerator < denominator,
        };
        (denominator > 0 && possible).then_some(Self { numerator, denominator, bound })
    }

    /// The fewest votes that make this share of `entitled`.
    pub fn needed(self, entitled: u32) -> u32 {
        let parts = u64::from(self.numerator) * u64::from(entitled);
        let denominator = u64::from(self.denominator);
        let needed = match self.bound {
            Bound::AtLeast => parts.div_ceil(denominator),
            Bound::MoreThan => parts / denominator + 1,
        };
        // At most `entitled + 1`, and that only when nobody is entitled.
        u32::try_from(needed).unwrap_or(u32::MAX)
    }

    /// Do so many votes of so many make the share?
    pub fn is_reached(self, in_favour: u32, entitled: u32) -> bool {
        in_favour >= self.needed(entitled)
    }

    /// Top of the fraction as the text writes it.
    pub fn numerator(self) -> u32 {
        self.numerator
    }

    /// Bottom of the fraction as the text writes it.
    pub fn denominator(self) -> u32 {
        self.denominator
    }

    /// Reached or passed?
    pub fn bound(self) -> Bound {
        self.bound
    }
}

impl fmt::Display for WorkingDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ngày làm việc", self.0)
    }
}

impl fmt::Display for Headcount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} người", self.0)
    }
}

impl fmt::Display for MonthLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.counted {
            MonthCount::ByMonth => write!(f, "{} tháng (tính theo tháng)", self.months),
            MonthCount::FullMonths => write!(f, "{} tháng (tháng tròn)", self.months),
        }
    }
}

impl fmt::Display for MonthSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rounding = match self.rounding {
            MonthEnd::Down => "ngày cuối tháng",
            MonthEnd::Up => "ngày đầu tháng sau",
        };
        write!(f, "{} tháng (tháng thiếu ngày: {rounding})", self.months)
    }
}

impl fmt::Display for ClockStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Receipt => "từ ngày nhận được quyết định",
            Self::Issue => "từ ngày ban hành quyết định",
        })
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = match self.bound {
            Bound::AtLeast => "ít nhất",
            Bound::MoreThan => "trên",
        };
        write!(f, "{bound} {}/{}", self.numerator, self.denominator)
    }
}
