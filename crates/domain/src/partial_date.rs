//! A date of which perhaps only the year, or the month, is known.
//!
//! Elders often know no more than the year they were born in; a made-up first of January would lie.
//! For days that are known whole, see [`crate::calendar`].

use std::cmp::Ordering;
use std::fmt;
use std::ops::RangeInclusive;

use crate::calendar::{
    Date, DayProblem, Written, full_years, parse_day, short_number, show_day, whole_months, whole_months_by_month,
};

#[cfg(test)]
mod tests;

/// A day, a month or a year; as much as the paper says.
///
/// Ordered by the earliest day it can mean; of two with the same earliest day the vaguer comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PartialDate {
    /// Only the year is known.
    Year(i16),
    /// Year and month are known.
    Month {
        /// Four digits.
        year: i16,
        /// 1 to 12; a month outside is held to the nearest.
        month: i8,
    },
    /// All is known.
    Day(Date),
}

impl PartialDate {
    /// Reads `1998`, `5/1998`, `05.1998`, `tháng 5/1998`, `tháng 5 năm 1998`, `1998-05`, or a whole day in
    /// any spelling of [`parse_day`]; zeros for the unknown (`00/05/1998`, `00/00/1998`) are understood.
    ///
    /// Errors: [`DayProblem`], as for a whole day.
    pub fn parse(text: &str) -> Result<Self, DayProblem> {
        let folded = crate::text::fold(text);
        let (year, month) = match Written::read(text) {
            Some(Written { day: 0, month: 0, year }) => (year, None),
            Some(Written { day: 0, month, year }) => (year, Some(month)),
            Some(_) => return parse_day(text).map(Self::Day),
            None => match read_year_and_month(&folded) {
                Some(read) => read,
                None => return parse_day(text).map(Self::Day),
            },
        };
        let shown = crate::text::tidy(text).text;
        if !(1800..=2199).contains(&year) {
            return Err(DayProblem::YearOutOfReach { text: shown, year });
        }
        match month {
            None => Ok(Self::Year(year)),
            Some(month @ 1..=12) => Ok(Self::Month { year, month: month as i8 }),
            Some(month) => Err(DayProblem::NoSuchDay { text: shown, day: 0, month, year }),
        }
    }

    /// Reads back what [`Self::iso`] wrote; `None` for anything else.
    pub fn from_iso(text: &str) -> Option<Self> {
        let digits = |part: &str, length: usize| {
            (part.len() == length && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
        };
        let parts: Vec<&str> = text.split('-').collect();
        match parts[..] {
            [year] => digits(year, 4).map(Self::Year),
            [year, month] => {
                let month = digits(month, 2).filter(|month| (1..=12).contains(month))?;
                Some(Self::Month { year: digits(year, 4)?, month: month as i8 })
            }
            [year, month, day] => {
                let (year, month, day) = (digits(year, 4)?, digits(month, 2)?, digits(day, 2)?);
                Date::new(year, month as i8, day as i8).ok().map(Self::Day)
            }
            _ => None,
        }
    }

    /// `1998`, `1998-05` or `1998-05-17`: for storage; sorts as text like the value, within four-digit years.
    pub fn iso(self) -> String {
        match self {
            Self::Year(year) => format!("{year:04}"),
            Self::Month { year, month } => format!("{year:04}-{month:02}"),
            Self::Day(day) => format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
        }
    }

    /// The year, which is always known.
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month { year, .. } => year,
            Self::Day(day) => day.year(),
        }
    }

    /// The day, if it is known.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Year(_) | Self::Month { .. } => None,
            Self::Day(day) => Some(day),
        }
    }

    /// The first day this can mean.
    pub fn earliest(self) -> Date {
        match self {
            Self::Year(year) => first_of(year, 1),
            Self::Month { year, month } => first_of(year, month),
            Self::Day(day) => day,
        }
    }

    /// The last day this can mean.
    pub fn latest(self) -> Date {
        match self {
            Self::Year(year) => first_of(year, 12).last_of_month(),
            Self::Month { year, month } => first_of(year, month).last_of_month(),
            Self::Day(day) => day,
        }
    }

    /// Whether `day` may be the day meant.
    pub fn may_be(self, day: Date) -> bool {
        (self.earliest()..=self.latest()).contains(&day)
    }

    /// Full months from this to `on`, if every day it can mean gives the same count.
    pub fn whole_months(self, on: Date) -> Option<i32> {
        same(whole_months(self.latest(), on), whole_months(self.earliest(), on))
    }

    /// Months counted from month to month, days ignored, if the month is known.
    pub fn whole_months_by_month(self, on: Date) -> Option<i32> {
        same(whole_months_by_month(self.latest(), on), whole_months_by_month(self.earliest(), on))
    }

    /// The fewest and the most full years of age on the day `on`.
    pub fn full_years_between(self, on: Date) -> RangeInclusive<i32> {
        full_years(self.latest(), on)..=full_years(self.earliest(), on)
    }

    /// Full years of age on the day `on`, if every day it can mean gives the same count.
    pub fn full_years(self, on: Date) -> Option<i32> {
        let (fewest, most) = self.full_years_between(on).into_inner();
        same(fewest, most)
    }
}

fn same(least: i32, most: i32) -> Option<i32> {
    (least == most).then_some(most)
}

fn first_of(year: i16, month: i8) -> Date {
    // The variants are open to all, so a month or year that no calendar has may arrive here.
    Date::new(year.clamp(-9999, 9999), month.clamp(1, 12), 1).unwrap_or(Date::MIN)
}

/// `1998`, `thang 5/1998`, `5.1998`, `1998-05`, `nam 1998`: already folded.
fn read_year_and_month(folded: &str) -> Option<(i16, Option<u8>)> {
    let rest = folded.strip_prefix("thang").unwrap_or(folded).trim();
    let rest = rest.strip_prefix("nam").unwrap_or(rest).trim();
    let year = |digits: &str| {
        (digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse::<i16>().ok()).flatten()
    };
    if let Some(year) = year(rest) {
        return (!folded.starts_with("thang")).then_some((year, None));
    }
    let (first, second) = rest.split_once("nam").or_else(|| rest.split_once(['/', '.', '-']))?;
    let (first, second) = (first.trim(), second.trim());
    if let Some(year) = year(second) {
        return Some((year, Some(short_number(first)?)));
    }
    Some((year(first)?, Some(short_number(second)?)))
}

/// Shown the Vietnamese way: `1998`, `tháng 5/1998`, `17/05/1998`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Month { year, month } => write!(f, "tháng {month}/{year}"),
            Self::Day(day) => f.write_str(&show_day(day)),
        }
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let vague_first = |date: &Self| match date {
            Self::Year(_) => 0,
            Self::Month { .. } => 1,
            Self::Day(_) => 2,
        };
        let by_first_day = self.earliest().cmp(&other.earliest());
        by_first_day.then_with(|| vague_first(self).cmp(&vague_first(other)))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Date> for PartialDate {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}
