//! Texts in records: in one byte a character or two, and cut anywhere by the end of a record.

use super::super::texts::{Extent, Texts};
use super::super::{Bounds, Unreadable, damaged};
use super::records::Fields;

const TWO_BYTES: u8 = 0x01;
const HAS_AID: u8 = 0x04;
const HAS_RUNS: u8 = 0x08;

/// A text of `length` units within one record: its flags, then its characters.
pub(super) fn plain(fields: &mut Fields<'_>, length: usize) -> Result<String, Unreadable> {
    let is_wide = fields.u8()? & TWO_BYTES != 0;
    let mut units = Vec::new();
    push_units(&mut units, fields.bytes(if is_wide { length * 2 } else { length })?, is_wide);
    Ok(String::from_utf16_lossy(&units))
}

/// A text with its length before it, in a record and its continuations.
pub(super) fn long(pieces: &[&[u8]]) -> Result<String, Unreadable> {
    let mut cursor = Cursor::new(pieces);
    let mut units = Vec::new();
    cursor.text(&mut units)?;
    Ok(String::from_utf16_lossy(&units))
}

/// The table of shared texts.
pub(super) fn table(pieces: &[&[u8]], bounds: &Bounds) -> Result<Texts, Unreadable> {
    let mut extent = Extent::default();
    walk(pieces, &mut |text| extent.add(text.len(), bounds))?;
    let mut texts = Texts::with_extent(&extent);
    walk(pieces, &mut |text| texts.push(text))?;
    Ok(texts)
}

fn walk(pieces: &[&[u8]], on_text: &mut dyn FnMut(&str) -> Result<(), Unreadable>) -> Result<(), Unreadable> {
    let mut cursor = Cursor::new(pieces);
    cursor.skip(4)?;
    let count = cursor.u32()?;
    let mut units = Vec::new();
    for _ in 0..count {
        // Some writers count texts that they did not write.
        if cursor.is_at_end() {
            break;
        }
        units.clear();
        cursor.text(&mut units)?;
        on_text(&String::from_utf16_lossy(&units))?;
    }
    Ok(())
}

/// A place in a record and its continuations.
struct Cursor<'a> {
    piece: Fields<'a>,
    following: std::slice::Iter<'a, &'a [u8]>,
}

impl<'a> Cursor<'a> {
    fn new(pieces: &'a [&'a [u8]]) -> Self {
        Self { piece: Fields::new(&[]), following: pieces.iter() }
    }

    fn is_at_end(&mut self) -> bool {
        while self.piece.left() == 0 {
            match self.following.next() {
                Some(piece) => self.piece = Fields::new(piece),
                None => return true,
            }
        }
        false
    }

    fn u8(&mut self) -> Result<u8, Unreadable> {
        if self.is_at_end() {
            return Err(damaged("texts: cut short"));
        }
        self.piece.u8()
    }

    fn u16(&mut self) -> Result<u16, Unreadable> {
        Ok(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    fn u32(&mut self) -> Result<u32, Unreadable> {
        Ok(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn skip(&mut self, count: usize) -> Result<(), Unreadable> {
        let mut left = count;
        while left > 0 {
            if self.is_at_end() {
                return Err(damaged("texts: cut short"));
            }
            let here = left.min(self.piece.left());
            self.piece.skip(here)?;
            left -= here;
        }
        Ok(())
    }

    /// A text with its length before it; the runs of its fonts and reading aids are passed over.
    fn text(&mut self, units: &mut Vec<u16>) -> Result<(), Unreadable> {
        let length = usize::from(self.u16()?);
        let flags = self.u8()?;
        let runs = if flags & HAS_RUNS != 0 { usize::from(self.u16()?) } else { 0 };
        let aid_bytes = if flags & HAS_AID != 0 { self.u32()? as usize } else { 0 };
        let mut is_wide = flags & TWO_BYTES != 0;
        let mut left = length;
        while left > 0 {
            if self.piece.left() == 0 {
                // A text that goes on in the next record says anew how wide its characters are.
                is_wide = self.u8()? & TWO_BYTES != 0;
            }
            let width = if is_wide { 2 } else { 1 };
            let here = left.min(self.piece.left() / width);
            if here == 0 && self.piece.left() > 0 {
                return Err(damaged("text cut within a character"));
            }
            push_units(units, self.piece.bytes(here * width)?, is_wide);
            left -= here;
        }
        self.skip(runs * 4)?;
        self.skip(aid_bytes)
    }
}

fn push_units(units: &mut Vec<u16>, bytes: &[u8], is_wide: bool) {
    if is_wide {
        units.extend(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])));
    } else {
        units.extend(bytes.iter().copied().map(u16::from));
    }
}
