//! Records and their fields, never beyond the end of what there is.

use super::super::{Unreadable, damaged};
use super::kind;

/// A length that no record of Excel exceeds; larger ones are continued.
const LONGEST_RECORD: usize = 8_228;

pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

/// The records of a stream from a position on.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8], position: usize) -> Self {
        Self { rest: stream.get(position..).unwrap_or_default() }
    }

    /// Errors: if a record ends after the stream does.
    pub(super) fn next_record(&mut self) -> Result<Option<Record<'a>>, Unreadable> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        let mut fields = Fields::new(self.rest);
        let (kind, length) = (fields.u16()?, usize::from(fields.u16()?));
        if length > LONGEST_RECORD {
            return Err(damaged("length of a record"));
        }
        let data = fields.bytes(length)?;
        self.rest = fields.rest;
        Ok(Some(Record { kind, data }))
    }

    /// `first` and the records that continue it, which are passed over.
    pub(super) fn with_continuations(&mut self, first: &'a [u8]) -> Result<Vec<&'a [u8]>, Unreadable> {
        let mut pieces = vec![first];
        loop {
            let before = self.rest;
            match self.next_record()? {
                Some(record) if record.kind == kind::CONTINUE => pieces.push(record.data),
                _ => {
                    self.rest = before;
                    return Ok(pieces);
                }
            }
        }
    }
}

/// Little-endian fields one after another. Errors: at the end of the data.
pub(super) struct Fields<'a> {
    rest: &'a [u8],
}

impl<'a> Fields<'a> {
    pub(super) fn new(data: &'a [u8]) -> Self {
        Self { rest: data }
    }

    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    pub(super) fn bytes(&mut self, count: usize) -> Result<&'a [u8], Unreadable> {
        let (bytes, rest) = self.rest.split_at_checked(count).ok_or_else(|| damaged("record: cut short"))?;
        self.rest = rest;
        Ok(bytes)
    }

    pub(super) fn skip(&mut self, count: usize) -> Result<(), Unreadable> {
        self.bytes(count).map(|_| ())
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Unreadable> {
        let (bytes, rest) = self.rest.split_first_chunk().ok_or_else(|| damaged("record: cut short"))?;
        self.rest = rest;
        Ok(*bytes)
    }

    pub(super) fn u8(&mut self) -> Result<u8, Unreadable> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Result<u16, Unreadable> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, Unreadable> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn u64(&mut self) -> Result<u64, Unreadable> {
        self.array().map(u64::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Result<f64, Unreadable> {
        self.array().map(f64::from_le_bytes)
    }
}
