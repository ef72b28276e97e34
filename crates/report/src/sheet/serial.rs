//! Days behind Excel's serial numbers, and which number formats show a day.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};

use super::Cell;

/// What a number format makes of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    /// A number, a share, a duration or a time of day.
    #[default]
    Plain,
    /// A day, or a month and a year.
    Day,
    /// A day with a time.
    Moment,
}

/// Formats that have a number and no text in the file (ECMA-376 part 1, 18.8.30).
///
/// 27 to 36 and 50 to 58 differ by locale; all show days, or times in a day.
pub(super) fn built_in(id: u32) -> Shown {
    match id {
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shown::Day,
        22 => Shown::Moment,
        _ => Shown::Plain,
    }
}

/// What a format written out by hand shows, such as `dd/mm/yyyy`, `d.m.yy` or `[$-42A]mmmm yyyy;@`.
pub(super) fn custom(code: &str) -> Shown {
    let (mut day, mut month, mut clock, mut digits) = (false, false, false, false);
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c.to_ascii_lowercase() {
            ';' => break,
            '\\' | '_' | '*' => {
                chars.next();
            }
            '"' => while chars.next().is_some_and(|c| c != '"') {},
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let elapsed = !inside.is_empty()
                    && ["h", "m", "s"]
                        .iter()
                        .any(|unit| inside.to_ascii_lowercase().replace(unit, "").is_empty());
                if elapsed {
                    return Shown::Plain;
                }
            }
            'a' => {
                let rest = chars.as_str().to_ascii_lowercase();
                let letters = if rest.starts_with("m/pm") {
                    4
                } else {
                    usize::from(rest.starts_with("/p")) * 2
                };
                clock |= letters > 0;
                for _ in 0..letters {
                    chars.next();
                }
            }
            'd' | 'y' => day = true,
            'm' => month = true,
            'h' | 's' => clock = true,
            '#' | '?' => digits = true,
            '0' if !clock => digits = true,
            _ => {}
        }
    }
    // An `m` beside hours or seconds is a minute.
    match (digits, day || (month && !clock), clock) {
        (false, true, false) => Shown::Day,
        (false, true, true) => Shown::Moment,
        _ => Shown::Plain,
    }
}

/// The cell for a number under its format.
///
/// A number that is no day stays a number: a negative one, 0, or the 29 February 1900 that Excel
/// believes in.
pub(super) fn number_cell(value: f64, shown: Shown, from_1904: bool) -> Cell {
    let day_and_second = || {
        if shown == Shown::Plain || !(0.0..=3_000_000.0).contains(&value) {
            return None;
        }
        let seconds = (value * 86_400.0).round() as i64;
        let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let day = if from_1904 {
            date(1904, 1, 1).checked_add(days.days())
        } else {
            match days {
                1..=59 => date(1899, 12, 31).checked_add(days.days()),
                61.. => date(1899, 12, 30).checked_add(days.days()),
                _ => return None,
            }
        };
        Some((day.ok()?, second))
    };
    match day_and_second() {
        None => Cell::Number(value),
        Some((day, second)) if shown == Shown::Day || second == 0 => Cell::Day(day),
        Some((day, second)) => Cell::Moment {
            day,
            hour: (second / 3_600) as u8,
            minute: (second / 60 % 60) as u8,
            second: (second % 60) as u8,
        },
    }
}

/// The cell for a date stored as text (`t="d"`), such as `2020-10-31` or `2020-10-31T08:30:00`.
pub(super) fn iso_cell(text: &str) -> Cell {
    let text = text.trim_end_matches('Z');
    if let Ok(day) = text.parse::<Date>()
        && !text.contains(['T', ' '])
    {
        return Cell::Day(day);
    }
    match text.parse::<DateTime>() {
        Ok(at) if at.hour() == 0 && at.minute() == 0 && at.second() == 0 => Cell::Day(at.date()),
        Ok(at) => Cell::Moment {
            day: at.date(),
            hour: at.hour().unsigned_abs(),
            minute: at.minute().unsigned_abs(),
            second: at.second().unsigned_abs(),
        },
        Err(_) => Cell::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests;
