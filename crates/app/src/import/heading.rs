//! What the lines above a table say: the year, the term, the day, the paper, the organisation.

use nguon_domain::{
    calendar::{Date, parse_day},
    citizen_id::Sex,
    partial_date::PartialDate,
    text::{fold, nfc, title_case},
};

use super::{table::Table, values::day_within};

/// The heading of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heading {
    lines: Vec<(u32, String)>,
    sheet: String,
}

impl Heading {
    pub(crate) fn new(table: &Table<'_>, sheet: &str) -> Self {
        Self { lines: table.title.clone(), sheet: sheet.to_owned() }
    }

    /// Whether the list is of men or of women: `DANH SÁCH ĐẢNG VIÊN NỮ …`, a sheet `ĐV nam`. With marks, for `năm` is a
    /// year.
    pub(crate) fn sex(&self) -> Option<Sex> {
        let says = |sex: Sex| {
            let name = sex.name().to_lowercase();
            let lines = self.lines.iter().map(|(_, line)| line.as_str()).chain([self.sheet.as_str()]);
            lines.map(|line| format!(" {} ", nfc(line).to_lowercase())).any(|line| {
                let whom = ["đảng viên", "quần chúng", "đv", "qc", "hội viên"];
                whom.iter().any(|whom| {
                    line.contains(&format!(" {whom} {name} ")) || line.contains(&format!(" {name} {whom} "))
                })
            })
        };
        match (says(Sex::Male), says(Sex::Female)) {
            (true, false) => Some(Sex::Male),
            (false, true) => Some(Sex::Female),
            (true, true) | (false, false) => None,
        }
    }

    /// Some lines, wherever they stood.
    pub(crate) fn of_lines(lines: Vec<(u32, String)>) -> Self {
        Self { lines, sheet: String::new() }
    }

    /// The district of a letterhead, which is in capitals: `BAN TỔ CHỨC HUYỆN ỦY KRÔNG PẮC`.
    pub(crate) fn letterhead(&self) -> Option<String> {
        let is_head = |line: &str| line.chars().count() <= 60 && !line.chars().any(char::is_lowercase);
        let lines = self.lines.iter().filter(|(_, line)| is_head(line)).cloned().collect();
        Self::of_lines(lines).named_by(DISTRICTS).map(|(_, name)| name)
    }

    /// The year the list is of: `NĂM 2015` in the heading, then the sheet's name, then a period, then the paper's day.
    pub(crate) fn year(&self) -> Option<i16> {
        let titles = || self.lines.iter().filter(|(_, line)| !is_dateline(line));
        titles()
            .find_map(|(_, line)| year_after(line, "nam "))
            .or_else(|| years_in(&self.sheet).first().copied())
            .or_else(|| titles().find_map(|(_, line)| years_in(line).last().copied()))
            .or_else(|| self.lines.iter().find_map(|(_, line)| years_in(line).last().copied()))
    }

    /// The year, if the heading speaks of one only.
    pub(crate) fn only_year(&self) -> Option<i16> {
        let titles = self.lines.iter().filter(|(_, line)| !is_dateline(line));
        let mut years: Vec<i16> = titles.flat_map(|(_, line)| years_in(line)).collect();
        years.sort_unstable();
        years.dedup();
        match years.as_slice() {
            [year] => Some(*year),
            _ => None,
        }
    }

    /// The term of office: two years with a dash between.
    pub(crate) fn term(&self) -> Option<(i16, i16)> {
        self.lines.iter().map(|(_, line)| line.as_str()).chain([self.sheet.as_str()]).find_map(|line| {
            let years = years_in(line);
            let folded = fold(line);
            let is_span = folded.contains("nhiem ky") || folded.contains("giai doan") || folded.contains("nk");
            years
                .windows(2)
                .find(|pair| is_span && pair[1] - pair[0] >= 3 && pair[1] - pair[0] <= 6)
                .map(|pair| (pair[0], pair[1]))
        })
    }

    /// The day up to which the list is kept: `Tính đến ngày 31/10/2020`.
    pub(crate) fn as_of(&self) -> Option<Date> {
        self.lines.iter().find_map(|(_, line)| {
            let folded = fold(line);
            let until = ["tinh den", "den ngay", "co den", "thoi diem"].iter().any(|word| folded.contains(word));
            if !until {
                return None;
            }
            // Of a period the later day counts.
            line.split_whitespace()
                .filter_map(|word| parse_day(word.trim_matches(['(', ')', ',', '.', ';'])).ok())
                .next_back()
                .or_else(|| match day_within(line) {
                    Some(Ok(PartialDate::Day(day))) => Some(day),
                    Some(Ok(_) | Err(_)) | None => None,
                })
        })
    }

    /// The day on which the paper was signed: `…, ngày 14 tháng 09 năm 2020`.
    pub(crate) fn signed_on(&self) -> Option<Date> {
        self.lines.iter().filter(|(_, line)| is_dateline(line)).find_map(|(_, line)| match day_within(line) {
            Some(Ok(PartialDate::Day(day))) => Some(day),
            Some(Ok(_) | Err(_)) | None => None,
        })
    }

    /// The number of the plan, decision or resolution that the list goes with: `99-KH/HU`.
    pub(crate) fn paper(&self) -> Option<String> {
        self.lines.iter().find_map(|(_, line)| {
            line.split_whitespace()
                .map(|word| word.trim_matches(['(', ')', ',', '.', ';']))
                .find(|word| {
                    let digits = word.chars().take_while(char::is_ascii_digit).count();
                    digits > 0
                        && word[digits..].starts_with(['-', '/'])
                        && word.contains('/')
                        && word.chars().any(char::is_uppercase)
                })
                .map(str::to_owned)
        })
    }

    /// Names of organisations in the heading, nearest to the table last, with their rows.
    pub(crate) fn organisations(&self) -> Vec<(u32, String)> {
        let mut found = Vec::new();
        for (row, line) in &self.lines {
            let lower = nfc(line).to_lowercase();
            for start in ["đảng bộ ", "chi bộ ", "đảng ủy ", "đảng uỷ ", "đb ", "cb "] {
                for (at, _) in lower.match_indices(start) {
                    let begins_word = at == 0 || lower[..at].ends_with(|c: char| !c.is_alphanumeric());
                    // Lower-casing keeps the length of Vietnamese letters, so positions agree.
                    if begins_word && let Some(tail) = line.get(at..) {
                        let name: String =
                            tail.split(['(', ';', ':', '\n']).next().unwrap_or_default().trim().to_owned();
                        found.push((*row, name));
                    }
                }
            }
        }
        found
    }

    /// The organisation at the top, from the letterhead: `HUYỆN ỦY LẬP THẠCH` or `ĐẢNG BỘ HUYỆN LẬP THẠCH`.
    /// Where the district tier is gone, the commune is the top.
    pub(crate) fn top(&self) -> Option<(u32, String)> {
        const COMMUNES: &[(&str, &str)] = &[
            ("đảng ủy xã ", "Đảng bộ xã "),
            ("đảng uỷ xã ", "Đảng bộ xã "),
            ("đảng bộ xã ", "Đảng bộ xã "),
            ("đảng ủy phường ", "Đảng bộ phường "),
            ("đảng uỷ phường ", "Đảng bộ phường "),
            ("đảng bộ phường ", "Đảng bộ phường "),
        ];
        self.named_by(DISTRICTS).or_else(|| self.named_by(COMMUNES))
    }

    fn named_by(&self, levels: &[(&str, &str)]) -> Option<(u32, String)> {
        self.lines.iter().find_map(|(row, line)| {
            let lower = nfc(line).to_lowercase();
            levels.iter().find_map(|(start, name)| {
                let at = lower.find(start)?;
                let rest = lower[at + start.len()..].split([',', '(', '-', '–', ';']).next()?.trim();
                let words: Vec<&str> = rest.split_whitespace().take(4).collect();
                (!words.is_empty()).then(|| (*row, format!("{name}{}", title_case(&words.join(" ")))))
            })
        })
    }
}

/// How a letterhead begins to name a district, and how its organisation is called.
const DISTRICTS: &[(&str, &str)] = &[
    ("huyện ủy ", "Đảng bộ huyện "),
    ("huyện uỷ ", "Đảng bộ huyện "),
    ("thị ủy ", "Đảng bộ thị xã "),
    ("thị uỷ ", "Đảng bộ thị xã "),
    ("thành ủy ", "Đảng bộ thành phố "),
    ("thành uỷ ", "Đảng bộ thành phố "),
    ("quận ủy ", "Đảng bộ quận "),
    ("quận uỷ ", "Đảng bộ quận "),
    ("đảng bộ huyện ", "Đảng bộ huyện "),
    ("đảng bộ thị xã ", "Đảng bộ thị xã "),
    ("đảng bộ thành phố ", "Đảng bộ thành phố "),
    ("đảng bộ quận ", "Đảng bộ quận "),
    ("đảng ủy khối ", "Đảng bộ Khối "),
    ("đảng bộ khối ", "Đảng bộ Khối "),
];

/// `Lập Thạch, ngày 31 tháng 10 năm 2020`.
fn is_dateline(line: &str) -> bool {
    let folded = fold(line);
    folded.contains("ngay")
        && folded.contains("thang")
        && folded.contains("nam ")
        && folded.len() < 70
        && !folded.starts_with("danh sach")
}

fn year_after(line: &str, word: &str) -> Option<i16> {
    let folded = fold(line);
    folded.match_indices(word).find_map(|(at, _)| {
        let digits: String = folded[at + word.len()..].chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|year| (1990..=2100).contains(year))
    })
}

/// The years that stand in a text, in order.
pub(crate) fn years_in(text: &str) -> Vec<i16> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|run| run.len() == 4)
        .filter_map(|run| run.parse().ok())
        .filter(|year| (1990..=2100).contains(year))
        .collect()
}
