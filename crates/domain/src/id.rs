//! Identifiers: 128 bits, written as 26 letters and digits that sort by the instant of their making.
//!
//! This module makes no randomness. Whoever needs a new id brings the instant and ten bytes of noise.

use std::{fmt, str::FromStr};

use jiff::Timestamp;

const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// What each byte counts as a digit; [`NO_DIGIT`] for all others.
const VALUES: [u8; 256] = {
    let mut values = [NO_DIGIT; 256];
    let mut value = 0;
    while value < DIGITS.len() {
        #[allow(clippy::cast_possible_truncation, reason = "below 32")]
        let digit = value as u8;
        values[DIGITS[value] as usize] = digit;
        value += 1;
    }
    values
};
const NO_DIGIT: u8 = u8::MAX;

/// Ten bytes that nobody can foresee, brought by the caller.
pub type Noise = [u8; 10];

/// A 128-bit identifier. Its text has 26 characters of `0-9a-z` without `i l o u`, and sorts as its number does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u128);

/// The text is not an identifier: 26 characters of `0-9a-z` without `i l o u` were expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

impl Id {
    /// An id of the given instant. Two ids of the same millisecond differ by their noise.
    pub fn new(at: Timestamp, noise: Noise) -> Self {
        let millis = u128::try_from(at.as_millisecond().max(0)).unwrap_or(0) & 0xffff_ffff_ffff;
        let mut tail = 0_u128;
        for byte in noise {
            tail = tail << 8 | u128::from(byte);
        }
        Self(millis << 80 | tail)
    }

    /// The instant an id was made at, to the millisecond; the beginning of time for one of a small number.
    pub fn made_at(self) -> Timestamp {
        let millis = i64::try_from(self.0 >> 80).unwrap_or(i64::MAX);
        Timestamp::from_millisecond(millis).unwrap_or(Timestamp::MAX)
    }

    /// The id of a known number; for ids that are derived, such as those of sample data.
    pub const fn from_number(number: u128) -> Self {
        Self(number)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [0_u8; 26];
        let mut rest = self.0;
        for place in text.iter_mut().rev() {
            *place = DIGITS[usize::try_from(rest & 31).unwrap_or(0)];
            rest >>= 5;
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        if text.len() != 26 {
            return Err(NotAnId);
        }
        let digits = text.bytes().map(|byte| VALUES[usize::from(byte)]);
        if text.as_bytes()[0] > b'7' || digits.clone().any(|digit| digit == NO_DIGIT) {
            return Err(NotAnId);
        }
        Ok(Self(digits.fold(0, |number, digit| number << 5 | u128::from(digit))))
    }
}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Id);

        impl $name {
            /// A new id of the given instant.
            pub fn new(at: Timestamp, noise: Noise) -> Self {
                Self(Id::new(at, noise))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                text.parse().map(Self)
            }
        }
    )*};
}

typed_ids! {
    /// One node of the organisation tree.
    UnitId;
    /// One person.
    PersonId;
    /// One person's path in one attempt.
    CaseId;
    /// One thing that happened, to a case or to the tree.
    ActId;
    /// One amount set for a unit and a period.
    QuotaId;
    /// One sign-in.
    AccountId;
    /// One role held at one unit.
    PostId;
    /// One request to write, so that a retry is harmless.
    CommandId;
    /// One import of files.
    ImportId;
    /// One list that somebody named.
    ViewId;
    /// One note on a case.
    NoteId;
    /// One file that is kept with a case.
    AttachmentId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_number_are_the_same_thing() {
        for number in [0, 1, 31, 32, u128::from(u64::MAX), u128::MAX] {
            let id = Id::from_number(number);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn an_id_tells_when_it_was_made() {
        let at = Timestamp::from_millisecond(1_604_127_600_123).unwrap();
        assert_eq!(Id::new(at, [255; 10]).made_at(), at);
        assert_eq!(Id::from_number(7).made_at(), Timestamp::UNIX_EPOCH);
        assert_eq!(Id::from_number(u128::MAX).made_at(), Timestamp::MAX);
    }

    #[test]
    fn later_ids_sort_after_earlier_ones_as_text() {
        let early = Id::new(Timestamp::from_millisecond(1_000).unwrap(), [255; 10]);
        let late = Id::new(Timestamp::from_millisecond(1_001).unwrap(), [0; 10]);
        assert!(early.to_string() < late.to_string());
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "1", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "0000000000000000000000000i", "00000000000000000000000000 "]
        {
            assert_eq!(text.parse::<Id>(), Err(NotAnId), "{text}");
        }
    }
}
