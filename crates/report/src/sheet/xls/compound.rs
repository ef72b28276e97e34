//! A compound file: streams cut into sectors that chains put in order.
//!
//! Every chain is followed for at most as many steps as the file has sectors, so a chain that returns
//! to itself ends as damage.

use super::super::{Unreadable, damaged};

/// Sector numbers from here on are marks, not sectors.
const FIRST_MARK: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const DIRECTORY_ENTRY_BYTES: usize = 128;
const HEADER_BYTES: usize = 512;
const SMALL_SECTOR_BYTES: usize = 64;

pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector_bytes: usize,
    /// The sectors that hold the table of what follows which.
    table_sectors: Vec<u32>,
    entries: Vec<Entry>,
    /// Streams shorter than this lie in the small sectors.
    small_below: u64,
    small_table_start: u32,
}

struct Entry {
    name: String,
    start: u32,
    bytes: u64,
}

impl<'a> Compound<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let header = bytes.get(..HEADER_BYTES).ok_or_else(|| damaged("compound file: cut short"))?;
        let sector_bytes = match u16_at(header, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return Err(damaged("compound file: sector size")),
        };
        let mut compound = Self {
            bytes,
            sector_bytes,
            table_sectors: Vec::new(),
            entries: Vec::new(),
            small_below: u32_at(header, 56)?.into(),
            small_table_start: u32_at(header, 60)?,
        };
        let is_sector = |sector: &u32| *sector < FIRST_MARK;
        for slot in header.get(76..).unwrap_or_default().chunks_exact(4) {
            compound.table_sectors.extend(Some(u32_at(slot, 0)?).filter(is_sector));
        }
        let mut more = u32_at(header, 68)?;
        let mut steps = compound.sector_count();
        while more < FIRST_MARK {
            steps = steps.checked_sub(1).ok_or_else(|| damaged("compound file: endless table"))?;
            let (slots, next) = compound
                .sector(more)?
                .split_at_checked(sector_bytes - 4)
                .ok_or_else(|| damaged("compound file: cut short"))?;
            for slot in slots.chunks_exact(4) {
                compound.table_sectors.extend(Some(u32_at(slot, 0)?).filter(is_sector));
            }
            more = u32_at(next, 0)?;
            if compound.table_sectors.len() > compound.sector_count() {
                return Err(damaged("compound file: table too large"));
            }
        }

        let directory = compound.chain(u32_at(header, 48)?, u64::MAX)?;
        for entry in directory.chunks_exact(DIRECTORY_ENTRY_BYTES) {
            let name_bytes = usize::from(u16_at(entry, 64)?).saturating_sub(2).min(62);
            let units: Vec<u16> = entry
                .get(..name_bytes)
                .unwrap_or_default()
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .collect();
            // Files with small sectors leave the upper half of the length to chance.
            let high = if sector_bytes == 512 { 0 } else { u32_at(entry, 124)? };
            compound.entries.push(Entry {
                name: String::from_utf16_lossy(&units),
                start: u32_at(entry, 116)?,
                bytes: u64::from(u32_at(entry, 120)?) | u64::from(high) << 32,
            });
        }
        Ok(compound)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of the stream `name`; `None` if there is none. Never more than the file has.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let stream = if entry.bytes >= self.small_below {
            self.chain(entry.start, entry.bytes)?
        } else {
            let root = self.entries.first().ok_or_else(|| damaged("compound file: no root"))?;
            let sectors = self.chain(root.start, root.bytes)?;
            let table = self.chain(self.small_table_start, u64::MAX)?;
            let next = |sector: u32| u32_at(&table, sector as usize * 4);
            follow(entry.start, entry.bytes, sectors.len() / SMALL_SECTOR_BYTES + 1, next, |sector| {
                let start = sector as usize * SMALL_SECTOR_BYTES;
                let end = sectors.len().min(start + SMALL_SECTOR_BYTES);
                sectors.get(start..end).filter(|sector| !sector.is_empty())
            })?
        };
        if (stream.len() as u64) < entry.bytes {
            return Err(damaged("compound file: stream cut short"));
        }
        Ok(Some(stream))
    }

    fn sector_count(&self) -> usize {
        self.bytes.len() / self.sector_bytes + 1
    }

    /// The last sector of a file may be shorter than the others.
    fn sector(&self, sector: u32) -> Result<&'a [u8], Unreadable> {
        let start = (sector as usize).saturating_add(1).saturating_mul(self.sector_bytes);
        let end = self.bytes.len().min(start.saturating_add(self.sector_bytes));
        self.bytes
            .get(start..end)
            .filter(|sector| !sector.is_empty())
            .ok_or_else(|| damaged("compound file: sector beyond the end"))
    }

    fn next(&self, sector: u32) -> Result<u32, Unreadable> {
        let slots = self.sector_bytes / 4;
        let table = self
            .table_sectors
            .get(sector as usize / slots)
            .ok_or_else(|| damaged("compound file: sector without a place"))?;
        u32_at(self.sector(*table)?, sector as usize % slots * 4)
    }

    fn chain(&self, start: u32, max_bytes: u64) -> Result<Vec<u8>, Unreadable> {
        let next = |sector| self.next(sector);
        follow(start, max_bytes, self.sector_count(), next, |sector| self.sector(sector).ok())
    }
}

/// The sectors from `start` on, one after another, up to `max_bytes`.
fn follow<'s>(
    start: u32,
    max_bytes: u64,
    max_steps: usize,
    next: impl Fn(u32) -> Result<u32, Unreadable>,
    sector: impl Fn(u32) -> Option<&'s [u8]>,
) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    let mut at = start;
    let mut steps = 0;
    while at != END_OF_CHAIN && (bytes.len() as u64) < max_bytes {
        steps += 1;
        if steps > max_steps {
            return Err(damaged("compound file: endless chain"));
        }
        let sector = sector(at).ok_or_else(|| damaged("compound file: sector beyond the end"))?;
        let left = max_bytes - bytes.len() as u64;
        let take = usize::try_from(left).unwrap_or(usize::MAX).min(sector.len());
        bytes.extend_from_slice(sector.get(..take).unwrap_or_default());
        if (bytes.len() as u64) < max_bytes {
            at = next(at)?;
        }
    }
    Ok(bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Unreadable> {
    let pair = bytes.get(at..).and_then(<[u8]>::first_chunk).ok_or_else(|| damaged("compound file: cut short"))?;
    Ok(u16::from_le_bytes(*pair))
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Unreadable> {
    let four = bytes.get(at..).and_then(<[u8]>::first_chunk).ok_or_else(|| damaged("compound file: cut short"))?;
    Ok(u32::from_le_bytes(*four))
}
