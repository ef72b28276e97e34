//! The words of a note on a case: short, and without what must not stand there.
//!
//! A note says how the work goes: what was agreed, which paper is missing. What was found out about somebody has no
//! place in it. A machine recognises little of that, but a citizen id it does.

use crate::text::tidy;

/// No note is longer, in letters.
pub const LONGEST: usize = 1_000;

/// What a note says: one paragraph, tidied; not empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording(String);

/// Why words are no note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordingProblem {
    /// There is nothing to read.
    Empty,
    /// There are more than [`LONGEST`] letters.
    TooLong,
    /// A citizen id or an identity card's number stands in them. These are shown masked, and revealing is journalled.
    HoldsCitizenId,
}

impl Wording {
    /// Reads what somebody typed.
    ///
    /// Errors: [`WordingProblem`].
    pub fn parse(typed: &str) -> Result<Self, WordingProblem> {
        let words = tidy(typed).text;
        if words.is_empty() {
            Err(WordingProblem::Empty)
        } else if words.chars().count() > LONGEST {
            Err(WordingProblem::TooLong)
        } else if holds_citizen_id(&words) {
            Err(WordingProblem::HoldsCitizenId)
        } else {
            Ok(Self(words))
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a number stands in the words that is as long as a citizen id or an identity card's: at a stretch, or a
/// citizen id in groups as people write it. Days, decisions and telephone numbers look otherwise.
pub fn holds_citizen_id(words: &str) -> bool {
    let stretches = words.split(|letter: char| !letter.is_ascii_digit() && letter != ' ' && letter != '.');
    stretches.into_iter().any(|stretch| {
        let groups: Vec<&str> = stretch.split([' ', '.']).collect();
        let is_in_groups = |groups: &[&str]| {
            let begins = groups.first().is_some_and(|first| first.starts_with('0'));
            begins && groups.iter().map(|group| group.len()).sum::<usize>() == 12
        };
        groups.iter().any(|group| matches!(group.len(), 9 | 12))
            || groups.split(|group| group.len() < 3).any(is_in_groups)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: Result<&str, WordingProblem>) {
        let read = Wording::parse(typed);
        assert_eq!(read.as_ref().map(Wording::as_str).map_err(|problem| *problem), expected, "{typed}");
    }

    #[test]
    fn a_note_is_one_tidied_paragraph() {
        check("  Đã hẹn nộp đơn\r\n trong  tháng 11 ", Ok("Đã hẹn nộp đơn trong tháng 11"));
        check(" \n\t ", Err(WordingProblem::Empty));
        check(&"đ".repeat(LONGEST), Ok(&"đ".repeat(LONGEST)));
        check(&"đ".repeat(LONGEST + 1), Err(WordingProblem::TooLong));
    }

    #[test]
    fn a_citizen_id_has_no_place_in_a_note() {
        for number in
            ["026198001234", "026 198 001 234", "026.198.001234", "số 026198001234.", "135123456", "026198 001234"]
        {
            check(number, Err(WordingProblem::HoldsCitizenId));
        }
    }

    #[test]
    fn days_decisions_and_telephone_numbers_may_stand_in_a_note() {
        for words in [
            "Gọi 0912 345 678 trước 17.30",
            "Gọi 0912345678",
            "Ngày 12.06.2020, 241-QĐ/HU",
            "Từ 01/02/2019 đến 31/10/2020",
            "Quyết định 214 ngày 12.06.2020 1998",
            "Các năm 2018 2019 2020",
        ] {
            check(words, Ok(words));
        }
    }
}
