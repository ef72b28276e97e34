//! What headers say: one table of wordings for every field, in `words/headers.txt`.
//!
//! Headers are compared folded and with abbreviations spelt out. The more words a wording explains, the better it
//! fits; words of the header's lowest row count most. Content decides between what remains; see `columns.rs`.

use std::{collections::HashMap, sync::LazyLock};

use nguon_domain::text::{fold, same_tone};

use super::{field::Field, kinds::SheetKind};

/// The words above one column: one list of folded words for each header row, and the last row with its marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Header {
    /// As shown to people: the rows joined.
    pub(crate) text: String,
    parts: Vec<Vec<String>>,
    marked_leaf: String,
}

impl Header {
    /// The header made of these cells, from the top row to the lowest; repetitions have been removed.
    pub(crate) fn new(rows: &[String]) -> Self {
        let parts = rows.iter().map(|row| spell_out(row)).filter(|words| !words.is_empty()).collect();
        let marked_leaf = rows.last().map(|leaf| same_tone(leaf).to_lowercase()).unwrap_or_default();
        let text =
            rows.iter().map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" / ");
        Self { text, parts, marked_leaf }
    }

    /// Whether anything is written.
    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The last row, lower case with its marks: `năm` is a year, `nam` a man.
    pub(crate) fn marked_leaf(&self) -> &str {
        self.marked_leaf.trim()
    }

    /// A year that the header names, nearest to the column first.
    pub(crate) fn year(&self) -> Option<i16> {
        self.parts.iter().rev().flatten().find_map(|word| year(word))
    }

    /// Whether its lowest row names one year, and so no span of years.
    pub(crate) fn is_of_one_year(&self) -> bool {
        self.parts.last().is_some_and(|leaf| leaf.iter().filter(|word| year(word).is_some()).count() == 1)
    }

    fn word_count(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    /// Whether a phrase stands in one of the rows.
    pub(crate) fn says(&self, phrase: &str) -> bool {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        self.parts.iter().any(|part| contains(part, &phrase))
    }
}

fn contains(words: &[String], phrase: &[&str]) -> bool {
    let same = |(word, wanted): (&String, &&str)| word == wanted || *wanted == "{year}" && year(word).is_some();
    words.windows(phrase.len()).any(|window| window.iter().zip(phrase).all(same))
}

fn year(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| word.len() == 4 && (1990..=2100).contains(year))
}

/// The words of a text, folded, with the abbreviations of the field spelt out.
pub(crate) fn spell_out(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let lower = same_tone(text).to_lowercase();
    let pieces = pieces(&lower);
    let mut index = 0;
    while let Some(&(piece, glue)) = pieces.get(index) {
        index += 1;
        // "t/c" and "n.sinh" are one abbreviation in two pieces.
        let pair = pieces.get(index).filter(|_| matches!(glue, Some('/' | '.'))).and_then(|(next, _)| {
            let joined = format!("{piece}{}{next}", glue.unwrap_or_default());
            ABBREVIATIONS.get(joined.as_str())
        });
        if let Some(long) = pair {
            index += 1;
            words.extend(long.split(' ').map(str::to_owned));
            continue;
        }
        let folded = fold(piece);
        let spelt = ABBREVIATIONS.get(piece).or_else(|| ABBREVIATIONS.get(folded.as_str()));
        match spelt {
            Some(long) => words.extend(long.split(' ').map(str::to_owned)),
            None if folded == "va" || folded.is_empty() => {}
            None => words.push(folded),
        }
    }
    words
}

/// Runs of letters and digits, each with the one sign between it and the next; `None` where more stands between.
fn pieces(text: &str) -> Vec<(&str, Option<char>)> {
    let mut pieces: Vec<(&str, Option<char>)> = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        if rest.is_empty() {
            return pieces;
        }
        let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
        let mut after = rest[end..].chars();
        let glue = after.next().filter(|_| after.next().is_some_and(char::is_alphanumeric));
        pieces.push((&rest[..end], glue));
        rest = &rest[end..];
    }
}

/// Abbreviations that stand in headers, and the words they stand for.
static ABBREVIATIONS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("words/abbreviations.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = ")).collect()
});

/// How well the header fits each field that the kind of sheet knows; best first, at most one entry a field.
pub(crate) fn fits(header: &Header, kind: SheetKind) -> Vec<(Field, i32)> {
    let mut found: Vec<(Field, i32)> = Vec::new();
    for entry in WORDINGS.iter().filter(|entry| entry.kinds.contains(&kind)) {
        let best = entry.wordings.iter().filter_map(|wording| wording.fit(header)).max();
        let Some(best) = best else { continue };
        match found.iter_mut().find(|(field, _)| *field == entry.field) {
            Some((_, fit)) => *fit = (*fit).max(best),
            None => found.push((entry.field, best)),
        }
    }
    found.sort_by(|(_, one), (_, other)| other.cmp(one));
    found
}

/// Whether a cell reads like a header in any kind of sheet.
pub(crate) fn looks_like_header(text: &str) -> bool {
    if text.chars().count() > 90 || text.chars().filter(char::is_ascii_digit).count() > 8 {
        return false;
    }
    let header = Header::new(&[text.to_owned()]);
    let bare = header.parts.first().is_some_and(|words| SUBHEADERS.contains(&words.join(" ").as_str()));
    bare || WORDINGS.iter().any(|entry| {
        entry
            .wordings
            .iter()
            .any(|wording| wording.fit(&header).is_some_and(|fit| fit * 2 >= 10 * header.word_count() as i32))
    })
}

/// Words that stand alone in the lower row of a header.
const SUBHEADERS: &[&str] = &[
    "so",
    "ngay",
    "nam",
    "nu",
    "thang",
    "ho",
    "ten",
    "dem",
    "ho dem",
    "xa",
    "huyen",
    "tinh",
    "van hoa",
    "chuyen mon",
    "ngay cap",
    "so the",
    "ngay gui",
    "tong so",
    "du bi",
    "chinh thuc",
    "ngay hop",
    "ngay ky",
    "ky hieu",
    "so hieu",
    "tan thanh",
    "cong",
    "co",
    "khong",
    "ket qua",
    "ke hoach",
    "thuc hien",
    "dat",
    "ty le",
    "ghi chu",
    "so thu tu",
    "thu tu",
    "hoc van",
    "ly luan",
    "trong do",
    "ngay dai",
    "quan",
    "thanh pho",
];

struct Entry {
    field: Field,
    kinds: Vec<SheetKind>,
    wordings: Vec<Wording>,
}

struct Wording {
    all: Vec<Vec<&'static str>>,
    none: Vec<Vec<&'static str>>,
    is_whole: bool,
}

impl Wording {
    fn read(text: &'static str) -> Self {
        let (text, is_whole) = match text.strip_prefix('=') {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let mut pieces = text.split(" ! ");
        let phrases =
            |text: &'static str| text.split(" & ").map(|phrase| phrase.split(' ').collect()).collect::<Vec<Vec<_>>>();
        let all = pieces.next().map(phrases).unwrap_or_default();
        let none = pieces.flat_map(phrases).collect();
        Self { all, none, is_whole }
    }

    /// How well this wording fits; `None` if it does not.
    fn fit(&self, header: &Header) -> Option<i32> {
        let says = |phrase: &Vec<&str>| header.parts.iter().any(|part| contains(part, phrase));
        if self.none.iter().any(says) {
            return None;
        }
        let leaf = header.parts.last()?;
        if self.is_whole {
            let [phrase] = self.all.as_slice() else { return None };
            let equal = leaf.len() == phrase.len() && contains(leaf, phrase);
            return equal.then_some(12 * phrase.len() as i32 + 6);
        }
        if !self.all.iter().all(says) {
            return None;
        }
        let explained: usize = self.all.iter().map(Vec::len).sum();
        let in_leaf: usize = self.all.iter().filter(|phrase| contains(leaf, phrase)).map(Vec::len).sum();
        let unexplained = leaf.len().saturating_sub(in_leaf);
        let fit = 10 * explained as i32 + 3 * in_leaf as i32 - unexplained as i32;
        // What only the group above says is shared by all its columns.
        Some(if in_leaf == 0 && header.parts.len() > 1 { fit / 2 } else { fit })
    }
}

/// The table of wordings.
static WORDINGS: LazyLock<Vec<Entry>> = LazyLock::new(|| entries(include_str!("words/headers.txt")));

/// Reads the table; what it does not understand is left out, and told by the tests.
fn entries(text: &'static str) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut kinds: Vec<SheetKind> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if let Some(names) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            kinds = match names {
                "*" => SheetKind::TABLES.to_vec(),
                names => names.split(' ').filter_map(SheetKind::from_code).collect(),
            };
            continue;
        }
        let wordings = match line.split_once(": ") {
            Some((field, wordings)) => {
                let Some(field) = Field::from_code(field) else { continue };
                entries.push(Entry { field, kinds: kinds.clone(), wordings: Vec::new() });
                wordings
            }
            None => line,
        };
        if let Some(entry) = entries.last_mut() {
            let pieces = wordings.split(';').map(str::trim).filter(|wording| !wording.is_empty());
            entry.wordings.extend(pieces.map(Wording::read));
        }
    }
    entries
}

#[cfg(test)]
mod tests;
