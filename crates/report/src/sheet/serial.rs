//! Days behind Excel's serial numbers, and which number formats show a day.

use std::time::Duration;

use nguon_domain::calendar::Date;

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
                    && ["h", "m", "s"].iter().any(|unit| inside.to_ascii_lowercase().replace(unit, "").is_empty());
                if elapsed {
                    return Shown::Plain;
                }
            }
            'a' => {
                let rest = chars.as_str().to_ascii_lowercase();
                let letters = if rest.starts_with("m/pm") { 4 } else { usize::from(rest.starts_with("/p")) * 2 };
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
        let seconds = (value * 86_400.0).round() as u64;
        let (days, second) = (seconds / 86_400, seconds % 86_400);
        let (year, month, first) = match (from_1904, days) {
            (true, _) => (1904, 1, 1),
            (false, 1..=59) => (1899, 12, 31),
            (false, 61..) => (1899, 12, 30),
            (false, 0 | 60) => return None,
        };
        let day = Date::new(year, month, first).ok()?.checked_add(Duration::from_secs(days * 86_400)).ok()?;
        Some((day, second))
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
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, "0:0:0"));
    let read = || {
        let day: Date = day.parse().ok()?;
        let mut parts = time.trim_end_matches('Z').split(':');
        let hour: u8 = parts.next()?.parse().ok().filter(|hour| *hour < 24)?;
        let minute: u8 = parts.next()?.parse().ok().filter(|minute| *minute < 60)?;
        let second: f64 = parts.next().unwrap_or("0").parse().ok()?;
        let second = (0.0..60.0).contains(&second).then_some(second as u8)?;
        Some((day, hour, minute, second))
    };
    match read() {
        Some((day, 0, 0, 0)) => Cell::Day(day),
        Some((day, hour, minute, second)) => Cell::Moment { day, hour, minute, second },
        None => Cell::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests;
