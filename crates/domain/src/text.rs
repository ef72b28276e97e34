//! Vietnamese text: one form to store, one to search by, one to compare by.
//!
//! | question | function |
//! |---|---|
//! | what do we store? | [`tidy`]: NFC, no stray spaces, and what was repaired |
//! | does a search find it? | [`fold`]: no marks, lower case |
//! | is it the same name? | [`same_tone`]: *Hoà* is *Hòa*, but *Hoa* is not |
//! | was it typed in an old font? | [`legacy`] |
//! | what did they mean? | [`similar`] |
//!
//! Not here: the parts and the order of names ([`crate::name`]).

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pub mod legacy;
pub(crate) mod syllable;
#[cfg(test)]
mod tests;

/// The composed form (NFC), in which everything is stored.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}

/// The search key: marks dropped, `đ Đ Ð ð` to `d`, lower case, one kind of apostrophe, single spaces, no
/// invisible characters.
///
/// Equal for texts that differ only in what people leave out when they search.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space_waits = false;
    for c in text.nfd() {
        if is_combining_mark(c) || is_invisible(c) {
            continue;
        }
        if c.is_whitespace() {
            space_waits = !folded.is_empty();
            continue;
        }
        if std::mem::take(&mut space_waits) {
            folded.push(' ');
        }
        match c {
            'đ' | 'Đ' | 'Ð' | 'ð' => folded.push('d'),
            '’' | '‘' | 'ʼ' | '`' | '´' => folded.push('\''),
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            _ => folded.extend(c.to_lowercase().filter(|c| !is_combining_mark(*c))),
        }
    }
    folded
}

/// The comparison key: NFC, single spaces, and the tone where the older spelling puts it, case kept.
///
/// *Hoà, Thuý, Thuỷ, Khoẻ* become *Hòa, Thúy, Thủy, Khỏe*; nothing else moves, neither *Hoàng* nor *quý*.
/// Never for storing: a paper keeps its own spelling.
pub fn same_tone(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = String::new();
    for c in collapsed(&nfc(text)).chars() {
        if c.is_alphabetic() || is_combining_mark(c) {
            word.push(c);
        } else {
            push_with_early_tone(&mut out, &word);
            word.clear();
            out.push(c);
        }
    }
    push_with_early_tone(&mut out, &word);
    out
}

/// The word, with the tone of a final `oa`, `oe` or `uy` on the first of the two vowels.
fn push_with_early_tone(out: &mut String, word: &str) {
    let mut from_end = word.char_indices().rev();
    if let (Some((_, last)), Some((at, first))) = (from_end.next(), from_end.next())
        && let (plain, Some(tone)) = syllable::split_tone(last)
        && matches!((first.to_ascii_lowercase(), plain.to_ascii_lowercase()), ('o', 'a' | 'e') | ('u', 'y'))
        // In *quý* the u belongs to the consonant.
        && !matches!((first, from_end.next()), ('u' | 'U', Some((_, 'q' | 'Q'))))
    {
        out.push_str(&word[..at]);
        out.push(syllable::with_tone(first, tone));
        out.push(plain);
        return;
    }
    out.push_str(word);
}

/// A text made fit to store, and what had to be repaired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tidied {
    /// NFC, trimmed, single spaces, nothing invisible.
    pub text: String,
    /// What was done, each kind once, in the order of [`Repair`]; empty if the text was fit.
    pub repairs: Vec<Repair>,
}

/// One thing that [`tidy`] puts right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Repair {
    /// Letters and marks stood apart (Unicode tổ hợp, NFD).
    Composed,
    /// Spaces stood before the first word.
    LeadingSpace,
    /// Spaces stood after the last word.
    TrailingSpace,
    /// Two spaces or more stood between words.
    DoubleSpace,
    /// A no-break space or another odd space stood for a space.
    OddSpace,
    /// A line break or tab stood for a space.
    LineBreak,
    /// Characters without width, or control characters, were removed.
    Invisible,
    /// The Icelandic `Ð` stood for `Đ`, as old files have it.
    Eth,
}

impl Repair {
    /// What was repaired, in a few words for the log of an import.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Composed => "chữ ở dạng Unicode tổ hợp (NFD)",
            Self::LeadingSpace => "thừa khoảng trắng ở đầu",
            Self::TrailingSpace => "thừa khoảng trắng ở cuối",
            Self::DoubleSpace => "có nhiều khoảng trắng liền nhau",
            Self::OddSpace => "có khoảng trắng đặc biệt (không ngắt dòng)",
            Self::LineBreak => "có dấu xuống dòng hoặc dấu tab giữa chữ",
            Self::Invisible => "có ký tự ẩn",
            Self::Eth => "chữ Đ gõ bằng ký tự Ð của bảng mã khác",
        }
    }
}

/// Makes one line of text fit to store.
///
/// For fields of one line: line breaks become spaces. Text in an old encoding ([`legacy`]) keeps the
/// characters that carry its letters, so it may be converted afterwards.
pub fn tidy(text: &str) -> Tidied {
    if text.bytes().all(|b| (0x21..0x7f).contains(&b)) {
        return Tidied { text: text.to_owned(), repairs: Vec::new() };
    }
    let is_legacy = legacy::detect(text).is_some();
    let mut repairs = Vec::new();
    let composed = if is_nfc(text) {
        text.to_owned()
    } else {
        repairs.push(Repair::Composed);
        nfc(text)
    };
    let mut out = String::with_capacity(composed.len());
    let mut gap = String::new();
    for c in composed.chars() {
        if c.is_whitespace() {
            gap.push(c);
        } else if c.is_control() || (is_invisible(c) && !(is_legacy && c == '\u{ad}')) {
            repairs.push(Repair::Invisible);
        } else {
            if !gap.is_empty() {
                note_gap(&gap, out.is_empty(), false, &mut repairs);
                if !out.is_empty() {
                    out.push(' ');
                }
                gap.clear();
            }
            match c {
                'Ð' if !is_legacy => {
                    repairs.push(Repair::Eth);
                    out.push('Đ');
                }
                'ð' if !is_legacy => {
                    repairs.push(Repair::Eth);
                    out.push('đ');
                }
                _ => out.push(c),
            }
        }
    }
    if !gap.is_empty() {
        note_gap(&gap, false, true, &mut repairs);
    }
    repairs.sort_unstable();
    repairs.dedup();
    Tidied { text: out, repairs }
}

fn note_gap(gap: &str, leads: bool, trails: bool, repairs: &mut Vec<Repair>) {
    if leads {
        repairs.push(Repair::LeadingSpace);
    } else if trails {
        repairs.push(Repair::TrailingSpace);
    } else if gap.chars().nth(1).is_some() {
        repairs.push(Repair::DoubleSpace);
    }
    if gap.contains(['\n', '\r', '\t', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        repairs.push(Repair::LineBreak);
    }
    let is_ordinary = |c: char| c.is_ascii_whitespace() || matches!(c, '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if !gap.chars().all(is_ordinary) {
        repairs.push(Repair::OddSpace);
    }
}

/// Characters that show nothing and join nothing in Vietnamese.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Trimmed, with single spaces.
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The first letters of the words, folded: `nva` for *Nguyễn Văn An*.
pub fn initials(text: &str) -> String {
    fold(text).split(' ').filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect()
}

/// The first letter of each word raised, the others as they stand.
pub fn title_case(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut starts_word = true;
    for c in text.chars() {
        if starts_word && c.is_alphabetic() {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        starts_word = c.is_whitespace() || c == '-' || c == '(';
    }
    out
}

/// How far apart two texts are, if near enough to suggest one for the other.
///
/// Counts letters added, dropped, changed or swapped with their neighbour, after [`fold`]. Near enough is
/// one slip up to 9 letters, two up to 19, three beyond. `Some(0)` means that only marks, case or spaces
/// differ.
pub fn similar(a: &str, b: &str) -> Option<usize> {
    let (a, b) = (fold(a), fold(b));
    let bound = match a.chars().count().max(b.chars().count()) {
        0..=9 => 1,
        10..=19 => 2,
        _ => 3,
    };
    distance_within(&a, &b, bound)
}

/// Damerau–Levenshtein distance (neighbours swapped count one), or `None` beyond `bound`. Nothing is folded.
pub fn distance_within(a: &str, b: &str, bound: usize) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > bound {
        return None;
    }
    let mut two_above: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let mut cost = (above[j] + usize::from(left != right)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *left == b[j - 1] && a[i - 1] == *right {
                cost = cost.min(two_above[j - 1] + 1);
            }
            row.push(cost);
        }
        if row.iter().min().is_some_and(|least| *least > bound) {
            return None;
        }
        two_above = std::mem::replace(&mut above, row);
    }
    above.last().copied().filter(|distance| *distance <= bound)
}
