//! The journal's chain: every write adds one link, and each link seals all before it.
//!
//! A link holds a digest of its payload, not the payload, so that personal data can be erased and the chain still
//! verifies. Storage is [`crate`]'s neighbour's work; this module only says what a link is and when a chain holds.

use sha2::{Digest as _, Sha256};

use crate::{
    calendar::Timestamp,
    id::{AccountId, PostId},
};

/// A SHA-256 digest. Its text is 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// What stands before the first link.
    pub const ZERO: Self = Self([0; 32]);

    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of a text of 64 hexadecimal digits; `None` for any other text.
    pub fn from_hex(text: &str) -> Option<Self> {
        let text = text.as_bytes();
        if text.len() != 64 {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
            let digit = |at: usize| char::from(pair[at]).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            *byte = digit(0)? << 4 | digit(1)?;
        }
        Some(Self(bytes))
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// Who wrote: a person under a post, or the program itself from its command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Author {
    /// The account; `None` for the program itself.
    pub account: Option<AccountId>,
    /// The post that allowed it; `None` for the program itself.
    pub post: Option<PostId>,
}

impl Author {
    /// The program itself, started by whoever has the machine.
    pub const PROGRAM: Self = Self { account: None, post: None };
}

/// One link of the chain, without its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// 1 for the first link, then without gaps.
    pub sequence: u64,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote.
    pub author: Author,
    /// What was done, one word such as `act.recorded`.
    pub what: String,
    /// What it was done to, such as `case:01h…`.
    pub subject: String,
    /// Digest of the payload.
    pub payload: Digest,
    /// Hash of the link before; [`Digest::ZERO`] before the first.
    pub previous: Digest,
}

impl Link {
    /// The hash that the next link carries on.
    ///
    /// Fields are written one a line with their length before them, so that no two links have the same text.
    pub fn hash(&self) -> Digest {
        let mut text = String::from("nguon-journal-1\n");
        let mut field = |value: &str| {
            text.push_str(&value.len().to_string());
            text.push(':');
            text.push_str(value);
            text.push('\n');
        };
        field(&self.sequence.to_string());
        field(&self.at.to_string());
        field(&self.author.account.map(|id| id.to_string()).unwrap_or_default());
        field(&self.author.post.map(|id| id.to_string()).unwrap_or_default());
        field(&self.what);
        field(&self.subject);
        field(&self.payload.to_string());
        field(&self.previous.to_string());
        Digest::of(text.as_bytes())
    }
}

/// Where and how a chain breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Break {
    /// A link is missing, or there is one too many, at this sequence.
    Gap {
        /// The sequence that was expected.
        expected: u64,
        /// The one that was found.
        found: u64,
    },
    /// The link does not carry on the hash of the one before: one of the two was changed.
    Previous {
        /// The link's sequence.
        sequence: u64,
    },
    /// The link's own hash is not what its fields make.
    Hash {
        /// The link's sequence.
        sequence: u64,
    },
    /// The payload is not what its digest says.
    Payload {
        /// The link's sequence.
        sequence: u64,
    },
}

/// Follows a chain link by link, in the order of the sequence.
#[derive(Debug, Clone)]
pub struct Verifier {
    next: u64,
    previous: Digest,
}

impl Default for Verifier {
    fn default() -> Self {
        Self { next: 1, previous: Digest::ZERO }
    }
}

impl Verifier {
    /// Takes the next link with the hash stored beside it and its payload, `None` if the payload was erased.
    /// Returns every way in which it does not hold; after a break it goes on from what is stored, so that one changed
    /// row is named once and not at every later row.
    pub fn follow(&mut self, link: &Link, stored: Digest, payload: Option<&[u8]>) -> Vec<Break> {
        let sequence = link.sequence;
        let mut breaks = Vec::new();
        if sequence != self.next {
            breaks.push(Break::Gap { expected: self.next, found: sequence });
        }
        if link.previous != self.previous && sequence == self.next {
            breaks.push(Break::Previous { sequence });
        }
        if link.hash() != stored {
            breaks.push(Break::Hash { sequence });
        }
        if payload.is_some_and(|payload| Digest::of(payload) != link.payload) {
            breaks.push(Break::Payload { sequence });
        }
        self.next = sequence + 1;
        self.previous = stored;
        breaks
    }

    /// How many links were followed, and the hash the next one must carry on.
    pub fn head(&self) -> (u64, Digest) {
        (self.next - 1, self.previous)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Vec<(Link, Digest, Vec<u8>)> {
        let mut previous = Digest::ZERO;
        (1..=5)
            .map(|sequence| {
                let payload = format!("payload {sequence}").into_bytes();
                let link = Link {
                    sequence,
                    at: Timestamp::from_second(1_600_000_000 + i64::try_from(sequence).unwrap()).unwrap(),
                    author: Author::PROGRAM,
                    what: "act.recorded".to_owned(),
                    subject: format!("case:{sequence}"),
                    payload: Digest::of(&payload),
                    previous,
                };
                previous = link.hash();
                (link, previous, payload)
            })
            .collect()
    }

    fn breaks(chain: &[(Link, Digest, Vec<u8>)]) -> Vec<Break> {
        let mut verifier = Verifier::default();
        chain.iter().flat_map(|(link, hash, payload)| verifier.follow(link, *hash, Some(payload))).collect()
    }

    #[test]
    fn an_untouched_chain_holds_even_with_payloads_erased() {
        let chain = chain();
        assert_eq!(breaks(&chain), []);
        let mut verifier = Verifier::default();
        assert!(chain.iter().all(|(link, hash, _)| verifier.follow(link, *hash, None).is_empty()));
        assert_eq!(verifier.head(), (5, chain[4].1));
    }

    #[test]
    fn every_kind_of_tampering_is_named_where_it_was_done() {
        let mut changed = chain();
        changed[2].0.subject = "case:9".to_owned();
        assert_eq!(breaks(&changed), [Break::Hash { sequence: 3 }]);

        let mut resealed = chain();
        resealed[2].0.subject = "case:9".to_owned();
        resealed[2].1 = resealed[2].0.hash();
        assert_eq!(breaks(&resealed), [Break::Previous { sequence: 4 }]);

        let mut forged = chain();
        forged[1].2[0] ^= 1;
        assert_eq!(breaks(&forged), [Break::Payload { sequence: 2 }]);

        let mut shortened = chain();
        shortened.remove(1);
        assert_eq!(breaks(&shortened), [Break::Gap { expected: 2, found: 3 }]);
    }

    #[test]
    fn hex_reads_back() {
        let digest = Digest::of("Nguồn".as_bytes());
        assert_eq!(Digest::from_hex(&digest.to_string()), Some(digest));
        assert_eq!(Digest::from_hex("00"), None);
        assert_eq!(Digest::from_hex(&"g".repeat(64)), None);
    }
}
