//! One cell → one value, with what had to be repaired.

use nguon_domain::{
    calendar::{Date, DateSystem, DayProblem, day_from_serial, parse_day},
    case::Ballots,
    partial_date::PartialDate,
    schooling::General,
    text::{fold, tidy},
};
use nguon_report::sheet::Cell;

use super::table::is_blank;

#[cfg(test)]
mod tests;

/// What a cell of a column of days says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DayRead<T> {
    /// Nothing, or a word for nothing.
    Blank,
    /// A day.
    Good(T),
    /// The calendar has no such day; the year may be kept.
    Impossible { shown: String, year: i16 },
    /// A date of which a part is missing, where a whole one is needed.
    Incomplete(PartialDate),
    /// Not a date at all.
    Unreadable(String),
}

impl<T> DayRead<T> {
    /// The value, if it is good.
    pub(crate) fn good(self) -> Option<T> {
        match self {
            Self::Good(value) => Some(value),
            Self::Blank | Self::Impossible { .. } | Self::Incomplete(_) | Self::Unreadable(_) => None,
        }
    }
}

/// Reads a day out of a cell of a column of days.
pub(crate) fn day(cell: &Cell, today: Date) -> DayRead<Date> {
    match partial(cell, today, false) {
        DayRead::Good(PartialDate::Day(day)) => DayRead::Good(day),
        DayRead::Good(vague) => DayRead::Incomplete(vague),
        DayRead::Blank => DayRead::Blank,
        DayRead::Impossible { shown, year } => DayRead::Impossible { shown, year },
        DayRead::Incomplete(vague) => DayRead::Incomplete(vague),
        DayRead::Unreadable(text) => DayRead::Unreadable(text),
    }
}

/// `từ 04/2020 đến nay` without the words that say since when.
pub(crate) fn since(text: &str) -> &str {
    let text = text.trim();
    let starts = ["từ tháng ", "từ ngày ", "từ năm ", "từ ", "Từ tháng ", "Từ ngày ", "Từ năm ", "Từ "];
    let text = starts.iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text).trim_start();
    text.strip_suffix("đến nay").unwrap_or(text).trim_end()
}

/// Reads a date of which perhaps a part is missing. A date of birth lies in the past.
pub(crate) fn partial(cell: &Cell, today: Date, is_birth: bool) -> DayRead<PartialDate> {
    match cell {
        Cell::Day(day) | Cell::Moment { day, .. } => DayRead::Good(PartialDate::Day(*day)),
        Cell::Number(number) => from_number(*number),
        Cell::Text(text) => from_text(since(text), today, is_birth),
        Cell::Bool(_) | Cell::Error(_) => DayRead::Unreadable(shown(cell)),
    }
}

fn from_number(number: f64) -> DayRead<PartialDate> {
    let unreadable = || DayRead::Unreadable(format!("{number}"));
    if number == 0.0 {
        return DayRead::Blank;
    }
    if number.fract() == 0.0 && (1800.0..=2199.0).contains(&number) {
        return DayRead::Good(PartialDate::Year(number as i16));
    }
    // 17051998 or 19980517, typed without signs.
    if number.fract() == 0.0 && (1_000_000.0..=99_999_999.0).contains(&number) {
        return from_digits(&format!("{number:08.0}"))
            .map_or_else(unreadable, |day| DayRead::Good(PartialDate::Day(day)));
    }
    // A serial number whose date format was lost: from 1910 to 2100.
    if (3_654.0..73_415.0).contains(&number)
        && let Some(day) = day_from_serial(number, DateSystem::Y1900)
    {
        return DayRead::Good(PartialDate::Day(day));
    }
    // 5.1998 typed as a decimal number.
    let (month, year) = (number.trunc(), ((number.fract() * 10_000.0).round()) as i16);
    if (1.0..=12.0).contains(&month) && (1900..=2100).contains(&year) {
        return DayRead::Good(PartialDate::Month { year, month: month as i8 });
    }
    unreadable()
}

/// `3/2/2020`, `03.02.2020`, `3-2-2020`, if the calendar has it.
fn plain_day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if !(8..=10).contains(&bytes.len()) {
        return None;
    }
    let sign = *bytes.iter().find(|byte| !byte.is_ascii_digit())?;
    if !matches!(sign, b'/' | b'.' | b'-') {
        return None;
    }
    let mut parts = text.split(char::from(sign));
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let are_digits = [day, month, year].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if parts.next().is_some() || year.len() != 4 || !are_digits || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let year = year.parse().ok().filter(|year| (1800..=2199).contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

fn from_digits(digits: &str) -> Option<Date> {
    let number = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<i16>().ok());
    let of = |year: i16, month: i16, day: i16| {
        (1900..=2100).contains(&year).then(|| Date::new(year, month as i8, day as i8).ok()).flatten()
    };
    of(number(4..8)?, number(2..4)?, number(0..2)?).or_else(|| of(number(0..4)?, number(4..6)?, number(6..8)?))
}

fn from_text(text: &str, today: Date, is_birth: bool) -> DayRead<PartialDate> {
    // Nearly all days are written so; what else they can be takes longer to find out.
    if let Some(day) = plain_day(text) {
        return DayRead::Good(PartialDate::Day(day));
    }
    let line = tidy(text).text;
    let line = line.trim_matches([',', ';', '.', '\'', '"', '*', ' ', '(', ')']);
    if line.is_empty() || is_nothing(line) {
        return DayRead::Blank;
    }
    if line.chars().all(|c| c.is_ascii_digit()) && line.len() > 4 {
        return match line.parse::<f64>() {
            Ok(number) if line.len() == 8 || line.len() == 5 => from_number(number),
            _ => DayRead::Unreadable(line.to_owned()),
        };
    }
    let settle = |date: PartialDate| {
        // Two-digit years are of the past where that is what they must be.
        let is_short = !has_four_digit_year(line);
        match date {
            PartialDate::Day(day) if is_short && (is_birth && day > today || day.year() > today.year() + 15) => {
                Date::new(day.year() - 100, day.month(), day.day())
                    .map_or(DayRead::Good(date), |day| DayRead::Good(PartialDate::Day(day)))
            }
            date => DayRead::Good(date),
        }
    };
    match PartialDate::parse(line) {
        Ok(date) => settle(date),
        Err(DayProblem::NoSuchDay { year, .. }) => DayRead::Impossible { shown: line.to_owned(), year },
        Err(_) => match english_day(line).map(Ok).or_else(|| day_within(line)) {
            Some(Ok(date)) => settle(date),
            Some(Err((shown, year))) => DayRead::Impossible { shown, year },
            None => DayRead::Unreadable(line.to_owned()),
        },
    }
}

/// The first date that stands inside a longer text, such as `053/K4-2017 ngày 27/10/2017` or `sinh 1998`.
///
/// `Err` holds an impossible day as written, and its year.
pub(crate) fn day_within(text: &str) -> Option<Result<PartialDate, (String, i16)>> {
    let folded = fold(text);
    if folded.contains("thang")
        && let Some(at) = folded.find("ngay")
    {
        let words: Vec<&str> = folded[at..].split_whitespace().take(6).collect();
        if let Ok(day) = parse_day(&words.join(" ")) {
            return Some(Ok(PartialDate::Day(day)));
        }
    }
    if let Some(at) = folded.find("thang") {
        let words: Vec<&str> = folded[at..].split_whitespace().take(4).collect();
        for length in (2..=words.len()).rev() {
            let month = words[..length].join(" ");
            if let Ok(date) = PartialDate::parse(month.trim_matches([')', '(', ',', ';', '.'])) {
                return Some(Ok(date));
            }
        }
    }
    let mut impossible = None;
    for piece in text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | ')' | ':')) {
        let piece = piece.trim_matches(['.', '-', '/', '\'', '"']);
        let separators = piece.chars().filter(|c| matches!(c, '/' | '.' | '-')).count();
        if separators != 2 || !piece.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '.' | '-')) {
            continue;
        }
        match parse_day(piece) {
            Ok(day) => return Some(Ok(PartialDate::Day(day))),
            Err(DayProblem::NoSuchDay { year, .. }) => impossible = impossible.or(Some((piece.to_owned(), year))),
            Err(_) => {}
        }
    }
    impossible.map(Err)
}

fn has_four_digit_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4)
}

/// Words by which lists say that there is nothing to say.
pub(crate) fn is_nothing(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    matches!(
        fold(text).trim_matches(['.', ' ']),
        "" | "-"
            | "--"
            | "---"
            | "–"
            | "x"
            | "khong"
            | "chua"
            | "chua co"
            | "khong co"
            | "0"
            | "/"
            | "//"
            | "n/a"
            | "không"
            | "ko"
            | "k"
            | "?"
            | "…"
            | "chua hop"
            | "chua xet"
            | "chua cap"
            | "chua den han"
    )
}

/// Whether a text is written as a day.
pub(crate) fn looks_like_day_text(text: &str) -> bool {
    if text.len() > 40 || !text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    match parse_day(text) {
        Ok(_) | Err(DayProblem::NoSuchDay { .. }) => true,
        Err(_) => false,
    }
}

/// Whether a text could be a person's name: two words or more, each with a letter first, no digits, not an organisation.
pub(crate) fn looks_like_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    if !(2..=7).contains(&words) || text.chars().any(|c| c.is_ascii_digit() || matches!(c, ',' | ';' | '/' | '(' | ':'))
    {
        return false;
    }
    let lower = nguon_domain::text::same_tone(text).to_lowercase();
    // With their marks, for Trương and Trường are two things.
    const NO_NAME: &[&str] = &[
        "chi bộ",
        "đảng bộ",
        "đảng ủy",
        "trường ",
        "công ty",
        "thôn ",
        "xã ",
        "thị trấn",
        "tổ dân phố",
        "phòng ",
        "đại học",
        "cao đẳng",
        "trung cấp",
        "sơ cấp",
        "đoàn thanh niên",
        "hội ",
        "giáo viên",
        "làm ruộng",
        "cán bộ",
        "công nhân",
        "tdp ",
        "khu ",
        "công an",
        "y tế",
        "bí thư",
        "phó ",
        "không ",
        "mặt trận",
        "công đoàn",
        "làm ",
        "kinh doanh",
        "nông dân",
        "đảng viên",
        "quần chúng",
        "thạc sĩ",
        "lao động",
        "buôn bán",
    ];
    !NO_NAME.iter().any(|start| lower.starts_with(start))
        && text.split_whitespace().all(|word| {
            word.chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || !c.is_ascii_alphanumeric() && c.is_alphabetic() || !c.is_ascii())
        })
}

/// What a mark says: `x`, `Có`, `Đoàn viên` and the like are yes; `Không`, `-` and the like are no.
pub(crate) fn mark_of(text: &str) -> Option<bool> {
    match fold(text).trim_matches(['.', ' ', '(', ')']) {
        "x" | "xx" | "co" | "v" | "✓" | "✔" | "√" | "1" | "dung" | "roi" | "da co" | "doan vien" | "dv"
        | "la doan vien" | "yes" | "true" | "+" | "*" | "dang" | "da" | "da vao" | "da thanh lap" | "dvtn"
        | "dang sinh hoat" | "doan vien tncs" => Some(true),
        "khong"
        | "0"
        | "-"
        | "chua"
        | "khong co"
        | "chua co"
        | "no"
        | "false"
        | "k"
        | "ko"
        | "khong phai"
        | "het tuoi"
        | "qua tuoi"
        | "da truong thanh"
        | "truong thanh"
        | "truong thanh doan"
        | "da truong thanh doan"
        | "het tuoi doan"
        | "quan chung"
        | "chua thanh lap" => Some(false),
        _ => None,
    }
}

/// What a mark in a cell says.
pub(crate) fn mark(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Text(text) => mark_of(text),
        Cell::Number(number) => Some(*number >= 1.0),
        Cell::Bool(truth) => Some(*truth),
        Cell::Day(_) | Cell::Moment { .. } => Some(true),
        Cell::Error(_) => None,
    }
}

/// A count out of a cell; `-` and the like are nought.
pub(crate) fn count(cell: &Cell) -> Option<Result<u32, String>> {
    match cell {
        Cell::Number(number) if number.fract().abs() < 1e-9 && (0.0..1e9).contains(number) => Some(Ok(*number as u32)),
        Cell::Text(text) => {
            let line = tidy(text).text;
            if is_nothing(&line) {
                return (!line.is_empty()).then_some(Ok(0));
            }
            // "05", "12 người", "1.234" as offices write thousands.
            let head: String = line.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            let rest = line[head.len()..].trim();
            let groups: Vec<&str> = head.split('.').collect();
            let is_grouped = groups.len() > 1 && groups.iter().skip(1).all(|group| group.len() == 3);
            let digits = if is_grouped || groups.len() == 1 { head.replace('.', "") } else { String::new() };
            let is_plain = rest.is_empty()
                || rest.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '/' | '(' | ')' | '*'))
                    && !rest.contains('%');
            match digits.parse() {
                Ok(number) if is_plain => Some(Ok(number)),
                _ => Some(Err(line)),
            }
        }
        Cell::Number(_) | Cell::Day(_) | Cell::Moment { .. } | Cell::Bool(_) | Cell::Error(_) => Some(Err(shown(cell))),
    }
}

/// `7/8`, `12/18 (66,7%)`, `7/8 đ/c`, `7 trên 8`, as written: two numbers.
pub(crate) fn votes_text(text: &str) -> Option<(u32, u32)> {
    let line = fold(text).replace(" tren ", "/").replace("/tong so ", "/");
    let (left, right) = line.split_once('/')?;
    // "7 phiếu/8 đ/c": words may follow the number, nothing may precede it but words.
    let left = left.trim_end_matches(|c: char| c.is_alphabetic() || c.is_whitespace() || c == '.');
    let before = left.trim_end_matches(|c: char| c.is_ascii_digit());
    let left = &left[before.len()..];
    let right = right.trim_start();
    let right_digits: String = right.chars().take_while(char::is_ascii_digit).collect();
    let rest = right[right_digits.len()..].trim_start();
    // A second sign makes it a date, more digits a number of a paper.
    let is_paper = before.contains(|c: char| c.is_ascii_digit()) || before.ends_with(['/', '-', '.']);
    if is_paper
        || left.is_empty()
        || right_digits.is_empty()
        || left.len() > 3
        || right_digits.len() > 3
        || rest.starts_with(['/', '.', '-'])
    {
        return None;
    }
    Some((left.parse().ok()?, right_digits.parse().ok()?))
}

/// What a cell of votes says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum VotesRead {
    /// Nothing.
    Blank,
    /// The votes; `repaired` is the text if the spreadsheet had made a day of it.
    Good { ballots: Ballots, repaired: Option<String> },
    /// More in favour than entitled.
    Impossible(u32, u32),
    /// Words that give no count.
    Words,
}

/// Reads votes; `reversed` tells that the column writes those entitled first.
pub(crate) fn votes(cell: &Cell, reversed: bool) -> VotesRead {
    let order = |one: u32, other: u32| if reversed { (other, one) } else { (one, other) };
    match cell {
        Cell::Text(text) => match votes_text(text) {
            Some((one, other)) => {
                let (in_favour, entitled) = order(one, other);
                Ballots::new(in_favour, entitled).map_or(VotesRead::Impossible(in_favour, entitled), |ballots| {
                    VotesRead::Good { ballots, repaired: None }
                })
            }
            None if is_nothing(text) => VotesRead::Blank,
            None => mistaken_day(cell).map_or(VotesRead::Words, |day| votes_of_day(day, reversed)),
        },
        Cell::Day(day) | Cell::Moment { day, .. } => votes_of_day(*day, reversed),
        Cell::Number(_) | Cell::Bool(_) | Cell::Error(_) => VotesRead::Words,
    }
}

fn votes_of_day(day: Date, reversed: bool) -> VotesRead {
    let order = |one: u32, other: u32| if reversed { (other, one) } else { (one, other) };
    let (first, second, year) = (day.day() as u32, day.month() as u32, (day.year() % 100) as u32);
    // As typed here (day/month), as an English Excel reads it (month/day), or month/year with the first of the month.
    let readings = [(first, second), (second, first), (second, if first == 1 && year > 12 { year } else { 0 })];
    let fitting = readings.into_iter().find(|(one, other)| {
        let (in_favour, entitled) = order(*one, *other);
        in_favour <= entitled && entitled >= 2
    });
    let Some((one, other)) = fitting else { return VotesRead::Words };
    let (in_favour, entitled) = order(one, other);
    Ballots::new(in_favour, entitled)
        .map_or(VotesRead::Words, |ballots| VotesRead::Good { ballots, repaired: Some(format!("{one}/{other}")) })
}

/// The number of a month's short name, as English and Vietnamese spreadsheets export it: `Dec`, `Thg12`.
fn month_name(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let english = MONTHS.iter().position(|month| word.starts_with(month)).map(|at| at as i8 + 1);
    let number = || {
        word.strip_prefix("thang").or_else(|| word.strip_prefix("thg")).and_then(|digits| digits.trim().parse().ok())
    };
    english.or_else(number).filter(|month| (1..=12).contains(month))
}

/// `5-Jun-19` or `05-Thg6-2019`.
fn english_day(text: &str) -> Option<PartialDate> {
    let folded = fold(text);
    let parts: Vec<&str> = folded.split(['-', '/', ' ', '.']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    parse_day(&format!("{day}/{}/{year}", month_name(month)?)).ok().map(PartialDate::Day)
}

/// A day that a spreadsheet made of `12/12` or `7/8`, as a delimited file shows it: `12/12/2017`, `12-Dec`, `7-Thg8`.
pub(crate) fn mistaken_day(cell: &Cell) -> Option<Date> {
    match cell {
        Cell::Day(day) | Cell::Moment { day, .. } => Some(*day),
        Cell::Text(text) => {
            let line = fold(text);
            if let Ok(day) = parse_day(&line) {
                return Some(day);
            }
            let (first, second) = line.split_once(['-', ' ', '/'])?;
            // "12-Dec" is a day of no year; "Dec-45" the first of a month.
            match (month_name(first.trim()), month_name(second.trim())) {
                (None, Some(month)) => Date::new(2000, month, first.trim().parse().ok()?).ok(),
                (Some(month), None) => Date::new(
                    1900 + second.trim().parse::<i16>().ok().filter(|year| (0..100).contains(year))?,
                    month,
                    1,
                )
                .ok(),
                (Some(_), Some(_)) | (None, None) => None,
            }
        }
        Cell::Number(_) | Cell::Bool(_) | Cell::Error(_) => None,
    }
}

/// Whether a text is general schooling: `12/12`, `lớp 9`, `THPT`, `Tốt nghiệp THCS`.
pub(crate) fn schooling_text(text: &str) -> bool {
    General::parse(text).is_some()
}

/// General schooling that the spreadsheet made a day of.
pub(crate) fn schooling_of_day(day: Date) -> Option<String> {
    match General::from_mistaken_day(day)? {
        General::Grade { grade, system } => Some(format!("{grade}/{}", system.grades())),
        General::Level(_) => None,
    }
}

/// A cell as people see it, for messages.
pub(crate) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Cell::Number(number) => format!("{number}"),
        Cell::Day(day) | Cell::Moment { day, .. } => nguon_domain::calendar::show_day(*day),
        Cell::Bool(truth) => {
            if *truth {
                "TRUE".to_owned()
            } else {
                "FALSE".to_owned()
            }
        }
        Cell::Error(error) => error.clone(),
    }
}

/// The text of a cell for a field of words, one line; whole numbers as digits, days as days. `None` if nothing shows.
pub(crate) fn line(cell: &Cell) -> Option<String> {
    if is_blank(cell) {
        return None;
    }
    let text = tidy(&shown(cell)).text;
    (!text.is_empty()).then_some(text)
}
