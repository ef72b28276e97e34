//! Names of people: read, taken apart, shown and put in order.
//!
//! A name is stored as typed. Its parts – *họ*, *chữ đệm*, *tên* – are derived and may be set by hand,
//! for the rule "first word, last word" does not know *H'Hen Niê*, whose family name stands last.
//!
//! Order is by *tên*, then by *họ* and *chữ đệm*, letters and tones as in the Vietnamese dictionary
//! ([`sort_key`]). For finding people, see [`crate::text::fold`].

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale::locale;

use crate::text::{fold, tidy};

#[cfg(test)]
mod tests;

/// A person's full name: one line, tidy, at least one letter.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FullName {
    text: String,
    parts: Option<NameParts>,
}

/// The parts of a name, where an officer set them by hand.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NameParts {
    /// Họ; empty for a name of one word.
    pub family: String,
    /// Chữ đệm, any number of words; may be empty.
    pub middle: String,
    /// Tên, by which the person is called and sorted.
    pub given: String,
}

/// Why a text is not a name. Shown to people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameProblem {
    /// Nothing is written, or only signs.
    #[error("chưa ghi họ tên")]
    Empty,
    /// Longer than any name.
    #[error("họ tên dài {length} ký tự, nhiều hơn mức cho phép là {limit}")]
    TooLong {
        /// Characters as tidied.
        length: usize,
        /// The most that is accepted.
        limit: usize,
    },
    /// A digit stands in it; often a number in the wrong column.
    #[error("họ tên “{text}” có chữ số; hãy kiểm tra có lẫn cột không")]
    Digit {
        /// The name as tidied.
        text: String,
    },
    /// A control character stands in it.
    #[error("họ tên có ký tự điều khiển, hãy gõ lại")]
    Control,
    /// A part set by hand is not in the name, or the given name is empty.
    #[error("họ, chữ đệm và tên phải ghép lại đúng thành “{text}”")]
    PartsDiffer {
        /// The name as tidied.
        text: String,
    },
}

/// The most characters a name may have.
const LONGEST: usize = 200;

impl FullName {
    /// A name out of what was typed; spaces and Unicode form are put right in silence ([`tidy`] tells).
    pub fn parse(text: &str) -> Result<Self, NameProblem> {
        // Line breaks and tabs are spaces to `tidy`; anything else of the kind is damage.
        if text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
            return Err(NameProblem::Control);
        }
        let text = tidy(text).text;
        let length = text.chars().count();
        if length > LONGEST {
            return Err(NameProblem::TooLong { length, limit: LONGEST });
        }
        if text.chars().any(char::is_numeric) {
            return Err(NameProblem::Digit { text });
        }
        if !text.chars().any(char::is_alphabetic) {
            return Err(NameProblem::Empty);
        }
        Ok(Self { text, parts: None })
    }

    /// The same name, taken apart by hand.
    ///
    /// Errors: [`NameProblem::PartsDiffer`] unless the words of the three parts, in some order of the
    /// parts, are the words of the name, and the given name is not empty.
    pub fn with_parts(self, parts: NameParts) -> Result<Self, NameProblem> {
        let parts = NameParts {
            family: tidy(&parts.family).text,
            middle: tidy(&parts.middle).text,
            given: tidy(&parts.given).text,
        };
        let sorted = |text: &str| {
            let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            words.sort_unstable();
            words
        };
        let together = format!("{} {} {}", parts.family, parts.middle, parts.given);
        if parts.given.is_empty() || sorted(&together) != sorted(&self.text) {
            return Err(NameProblem::PartsDiffer { text: self.text });
        }
        Ok(Self { parts: Some(parts), ..self })
    }

    /// The name as typed, tidied.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The name in capitals, as forms want it: `NGUYỄN VĂN HÙNG`.
    pub fn upper(&self) -> String {
        self.text.to_uppercase()
    }

    /// Họ: the first word, unless set by hand; empty for a name of one word.
    pub fn family(&self) -> &str {
        match &self.parts {
            Some(parts) => &parts.family,
            None => self.text.split_once(' ').map_or("", |(family, _)| family),
        }
    }

    /// Chữ đệm: what stands between, unless set by hand; may be empty.
    pub fn middle(&self) -> &str {
        match &self.parts {
            Some(parts) => &parts.middle,
            None => {
                let between = self.text.split_once(' ').and_then(|(_, rest)| rest.rsplit_once(' '));
                between.map_or("", |(middle, _)| middle)
            }
        }
    }

    /// Tên: the last word, unless set by hand; never empty.
    pub fn given(&self) -> &str {
        match &self.parts {
            Some(parts) => &parts.given,
            None => self.text.rsplit_once(' ').map_or(&self.text, |(_, given)| given),
        }
    }

    /// The parts set by hand, if any were; for storage.
    pub fn parts_by_hand(&self) -> Option<&NameParts> {
        self.parts.as_ref()
    }

    /// The key by which a search without marks finds this name.
    pub fn folded(&self) -> String {
        fold(&self.text)
    }

    /// The key by which two papers mean the same name, however they place the tone or use capitals.
    pub fn comparable(&self) -> String {
        crate::text::same_tone(&self.text).to_lowercase()
    }
}

impl std::fmt::Display for FullName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

/// Bytes that order names when compared as bytes; store them with [`COLLATION_VERSION`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey(Vec<u8>);

impl SortKey {
    /// The key as bytes, for storage.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The key as bytes.
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

/// Which order the keys follow. Keys made under another version must be made anew.
pub const COLLATION_VERSION: &str = "icu_collator 2.4.0, CLDR 49.0.0, vi; key 1";

/// The key that puts names in order: given name first, then family and middle name.
///
/// The order of the Vietnamese dictionary: *a ă â b … d đ e ê …*; tones ngang, huyền, hỏi, ngã, sắc, nặng;
/// capitals do not count.
pub fn sort_key(name: &FullName) -> SortKey {
    let mut key = Vec::with_capacity(64);
    collate(name.given(), &mut key);
    // No collation key holds a zero byte, so the shorter given name comes first.
    key.push(0);
    collate(name.family(), &mut key);
    if !name.middle().is_empty() {
        key.push(0);
        collate(name.middle(), &mut key);
    }
    SortKey(key)
}

/// The key that puts any text in Vietnamese order: names of units, villages, trades.
pub fn text_sort_key(text: &str) -> SortKey {
    let mut key = Vec::with_capacity(64);
    collate(text, &mut key);
    SortKey(key)
}

/// Costly to make, cheap to use.
static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    Collator::try_new(locale!("vi").into(), CollatorOptions::default())
        .expect("the collation data are compiled into the program")
});

fn collate(text: &str, key: &mut Vec<u8>) {
    let Ok(()) = COLLATOR.write_sort_key_to(&text.to_lowercase(), key);
}
