//! Days, months and working days, and how a Vietnamese office writes them.
//!
//! The one place that does month arithmetic and the one place that reads a day out of a text. A day
//! is civil: it has no hour and no zone. An instant is a [`Timestamp`]; [`vietnam_day`] says on which
//! day it falls in Viet Nam.
//!
//! Not here: which day is today (always an argument), how long a period of a regulation is (the
//! rulebook), and birth dates of which only the year is known ([`crate::partial_date`]).

use std::collections::BTreeSet;
use std::ops::Bound;

pub use jiff::Timestamp;
pub use jiff::civil::Date;
use jiff::civil::{DateTime, Weekday};
use jiff::tz::Offset;
use jiff::{Span, civil};

#[cfg(test)]
mod tests;

/// What a month later means when the later month is too short (31 January and one month).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MonthEnd {
    /// The last day of the short month: 28 February.
    Down,
    /// The first day of the month after: 1 March.
    Up,
}

/// `day` moved by `months`, which may be negative.
///
/// Stays at the first or last day of the calendar rather than leaving it.
pub fn add_months(day: Date, months: i32, end: MonthEnd) -> Date {
    let index = i64::from(day.year()) * 12 + i64::from(day.month()) - 1 + i64::from(months);
    let month = (index.rem_euclid(12) + 1) as i8;
    let Ok(first) =
        i16::try_from(index.div_euclid(12)).map_err(drop).and_then(|year| Date::new(year, month, 1).map_err(drop))
    else {
        return if months < 0 { Date::MIN } else { Date::MAX };
    };
    if day.day() <= first.days_in_month() {
        return first.with().day(day.day()).build().unwrap_or(first);
    }
    let last = first.last_of_month();
    match end {
        MonthEnd::Down => last,
        MonthEnd::Up => last.tomorrow().unwrap_or(last),
    }
}

/// `day` moved by `years`, which may be negative; only 29 February needs `end`.
pub fn add_years(day: Date, years: i32, end: MonthEnd) -> Date {
    add_months(day, years.saturating_mul(12), end)
}

/// Months from the month of `from` to the month of `until`, days ignored.
///
/// The way an age is counted "from the month of birth to the month of the meeting":
/// 2002-08-08 to 2020-07-08 is 215. Negative if `until` lies in an earlier month.
pub fn whole_months_by_month(from: Date, until: Date) -> i32 {
    (i32::from(until.year()) - i32::from(from.year())) * 12 + i32::from(until.month()) - i32::from(from.month())
}

/// Full months from `from` to `until`: a month is full on the same day number of the next month.
///
/// From 31 January the first month is full on 1 March. Negative, and counted the same way, if `until`
/// is earlier.
pub fn whole_months(from: Date, until: Date) -> i32 {
    if until < from {
        return -whole_months(until, from);
    }
    whole_months_by_month(from, until) - i32::from(until.day() < from.day())
}

/// The age in full years on the day `on`: a year is full on the birthday.
///
/// Someone born on 29 February has the birthday on 1 March in a common year. Negative before birth.
pub fn full_years(born: Date, on: Date) -> i32 {
    whole_months(born, on) / 12
}

/// Which days are worked: Monday to Friday, less the holidays, plus the days worked instead.
///
/// The default knows weekends only; public holidays come from the data files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    holidays: BTreeSet<Date>,
    worked: BTreeSet<Date>,
}

impl WorkCalendar {
    /// A calendar with these days off, and these rest days worked in exchange.
    ///
    /// A day in both sets is worked.
    pub fn new(holidays: BTreeSet<Date>, worked: BTreeSet<Date>) -> Self {
        Self { holidays, worked }
    }

    /// Whether offices are open on `day`.
    pub fn is_working_day(&self, day: Date) -> bool {
        self.worked.contains(&day) || (!is_weekend(day) && !self.holidays.contains(&day))
    }

    /// Working days after `from` up to and including `until`: the day `from` does not count.
    ///
    /// Zero if the two are the same day; negative, with `until` not counted, if it is the earlier.
    pub fn working_days_after(&self, from: Date, until: Date) -> i32 {
        if until < from {
            return -self.working_days_after(until, from);
        }
        let days = days_between(from, until);
        let weeks = days / 7;
        let mut count = weeks * 5;
        let mut weekday = from.weekday();
        for _ in 0..days % 7 {
            weekday = weekday.next();
            count += i32::from(!matches!(weekday, Weekday::Saturday | Weekday::Sunday));
        }
        let span = (Bound::Excluded(from), Bound::Included(until));
        let off = self.holidays.range(span).filter(|day| !is_weekend(**day) && !self.worked.contains(day));
        let on = self.worked.range(span).filter(|day| is_weekend(**day));
        count - off.count() as i32 + on.count() as i32
    }

    /// The `n`th working day after `from`; `from` itself when `n` is zero.
    ///
    /// Stays at the last day of the calendar rather than leaving it.
    pub fn add_working_days(&self, from: Date, n: u32) -> Date {
        let mut day = from;
        let mut left = n;
        while left > 0 {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
            left -= u32::from(self.is_working_day(day));
        }
        day
    }

    /// `day` if it is worked, otherwise the next day that is.
    pub fn on_or_after(&self, day: Date) -> Date {
        if self.is_working_day(day) { day } else { self.add_working_days(day, 1) }
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Calendar days from `from` to `until`; negative if `until` is earlier.
pub fn days_between(from: Date, until: Date) -> i32 {
    // A difference of two civil dates has days as its largest unit unless asked otherwise.
    from.until(until).map_or(0, |span| span.get_days())
}

/// `day` moved by `days`, which may be negative; stays inside the calendar.
pub fn add_days(day: Date, days: i32) -> Date {
    day.saturating_add(Span::new().try_days(i64::from(days)).unwrap_or_default())
}

/// Why a text is not a day. Shown to people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DayProblem {
    /// There is nothing to read.
    #[error("chưa ghi ngày")]
    Empty,
    /// The text does not have the form of a day.
    #[error("“{text}” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ 03/02/2026")]
    NotADay {
        /// The text as it stood.
        text: String,
    },
    /// The form is right, but the calendar has no such day (31 February, month 13).
    ///
    /// Month and day are never exchanged to make it fit.
    #[error("ngày {day:02}/{month:02}/{year} không có thật trong lịch")]
    NoSuchDay {
        /// The text as it stood.
        text: String,
        /// The day of the month as written.
        day: u8,
        /// The month as written, perhaps above 12.
        month: u8,
        /// The year, four digits; the part that may still be kept.
        year: i16,
    },
    /// The year lies outside what a dossier can hold; most often a digit is missing or doubled.
    #[error("năm {year} trong “{text}” không hợp lý")]
    YearOutOfReach {
        /// The text as it stood.
        text: String,
        /// The year as written.
        year: i16,
    },
}

/// The years a dossier can hold, from the grandparents' birth to the farthest plan.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2199;

/// A two-digit year up to this belongs to the 2000s, above it to the 1900s.
const PIVOT: i16 = 39;

/// Reads a day as Vietnamese offices write it: day before month, always.
///
/// Accepts `3/2/2026`, `03.02.26`, `3-2-26`, `2026-02-03`, `ngày 3 tháng 2 năm 2026`, stray spaces, and
/// a midnight after the day (`2026-02-03 00:00:00`) as spreadsheets export it. Two-digit years 00–39
/// are of the 2000s, the others of the 1900s. `12/25/2026` is an error, never Christmas.
///
/// Errors: see [`DayProblem`]; an impossible day names itself.
pub fn parse_day(text: &str) -> Result<Date, DayProblem> {
    let shown = || crate::text::tidy(text).text;
    let Some(written) = Written::read(text) else {
        let text = shown();
        return Err(if text.is_empty() { DayProblem::Empty } else { DayProblem::NotADay { text } });
    };
    let Written { day, month, year } = written;
    if !YEARS.contains(&year) {
        return Err(DayProblem::YearOutOfReach { text: shown(), year });
    }
    Date::new(year, month as i8, day as i8).map_err(|_| DayProblem::NoSuchDay { text: shown(), day, month, year })
}

/// The three numbers of a written day, before anyone asked whether the calendar has it.
pub(crate) struct Written {
    pub(crate) day: u8,
    pub(crate) month: u8,
    pub(crate) year: i16,
}

impl Written {
    pub(crate) fn read(text: &str) -> Option<Self> {
        let folded = crate::text::fold(text);
        let mut rest = folded.as_str();
        for midnight in ["t00:00:00", " 00:00:00", " 00:00", " 0:00:00", " 0:00"] {
            rest = rest.strip_suffix(midnight).unwrap_or(rest);
        }
        let rest = rest.strip_prefix("ngay").unwrap_or(rest).trim();
        let parts: Vec<&str> = if rest.contains("thang") {
            let (day, tail) = rest.split_once("thang")?;
            let (month, year) = tail.split_once("nam").or_else(|| tail.split_once(','))?;
            vec![day, month, year]
        } else {
            let separator = rest.chars().find(|c| !c.is_ascii_digit() && *c != ' ')?;
            if !matches!(separator, '/' | '.' | '-' | '–') {
                return None;
            }
            rest.split(separator).collect()
        };
        let [first, second, third]: [&str; 3] = parts.try_into().ok()?;
        let (first, second, third) = (first.trim(), second.trim(), third.trim());
        let (day, year) = if first.len() == 4 { (third, first) } else { (first, third) };
        Some(Self { day: short_number(day)?, month: short_number(second)?, year: read_year(year)? })
    }
}

/// One or two digits.
pub(crate) fn short_number(digits: &str) -> Option<u8> {
    let plain = !digits.is_empty() && digits.len() <= 2 && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// Two digits, by the pivot, or four.
fn read_year(digits: &str) -> Option<i16> {
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        2 if year <= PIVOT => Some(2000 + year),
        2 => Some(1900 + year),
        4 => Some(year),
        _ => None,
    }
}

/// `03/02/2026`: two digits, two digits, four digits.
pub fn show_day(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// `ngày 03 tháng 02 năm 2026`, as papers are dated (HD 36-HD/VPTW, 2018: days and January, February with a zero).
pub fn show_day_in_words(day: Date) -> String {
    let month = if day.month() <= 2 { format!("{:02}", day.month()) } else { day.month().to_string() };
    format!("ngày {:02} tháng {month} năm {}", day.day(), day.year())
}

/// The day with day and month exchanged, if the calendar has it and it is another day.
///
/// For an offer to the officer ("perhaps 08/06?"), never for reading.
pub fn swap_day_and_month(day: Date) -> Option<Date> {
    Date::new(day.year(), day.day(), day.month()).ok().filter(|swapped| *swapped != day)
}

/// Viet Nam keeps one offset, without summer time; so no zone database is needed.
const VIETNAM: Offset = Offset::constant(7);

fn vietnam(at: Timestamp) -> DateTime {
    VIETNAM.to_datetime(at)
}

/// The day in Viet Nam (UTC+7) on which the instant falls.
pub fn vietnam_day(at: Timestamp) -> Date {
    vietnam(at).date()
}

/// `03/02/2026 14:05`, in Viet Nam's time.
pub fn show_moment(at: Timestamp) -> String {
    let moment = vietnam(at);
    format!("{} {:02}:{:02}", show_day(moment.date()), moment.hour(), moment.minute())
}

/// From which day a spreadsheet counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateSystem {
    /// 1 is 1 January 1900, and 60 is the 29 February 1900 that never was.
    Y1900,
    /// 0 is 1 January 1904: files born on old Macintoshes.
    Y1904,
}

/// The day that a spreadsheet's serial number stands for; the fraction is the hour and is dropped.
///
/// `None` for a number that is no day: negative, not finite, the false 29 February 1900, or beyond 9999.
pub fn day_from_serial(serial: f64, system: DateSystem) -> Option<Date> {
    if !(0.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let whole = serial.floor() as i32;
    let (start, days) = match (system, whole) {
        (DateSystem::Y1900, 0 | 60) => return None,
        (DateSystem::Y1900, 1..60) => (civil::date(1899, 12, 31), whole),
        (DateSystem::Y1900, _) => (civil::date(1899, 12, 30), whole),
        (DateSystem::Y1904, _) => (civil::date(1904, 1, 1), whole),
    };
    start.checked_add(Span::new().try_days(i64::from(days)).ok()?).ok()
}
