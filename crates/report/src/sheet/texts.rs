//! The table of texts that the cells of a workbook share.

use super::{Bounds, Measure, Unreadable, damaged};

/// The texts one after another in one piece of memory.
#[derive(Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<u32>,
}

/// The table is kept before the cells are counted, so it is held to less than all text together.
const SHARE_OF_ALL_TEXT: u64 = 4;

/// Sizes of a table, found out before it is kept.
#[derive(Default)]
pub(super) struct Extent {
    count: u64,
    bytes: u64,
}

impl Extent {
    /// Errors: once the table is larger than its bounds.
    pub(super) fn add(&mut self, text_bytes: usize, bounds: &Bounds) -> Result<(), Unreadable> {
        self.count += 1;
        self.bytes += text_bytes as u64;
        let limit = bounds.max_text_bytes / SHARE_OF_ALL_TEXT;
        if self.bytes > limit {
            return Err(Unreadable::TooLarge { what: Measure::TextBytes, limit });
        }
        if self.count > bounds.max_cells {
            return Err(Unreadable::TooLarge { what: Measure::Cells, limit: bounds.max_cells });
        }
        Ok(())
    }
}

impl Texts {
    pub(super) fn with_extent(extent: &Extent) -> Self {
        Self { text: String::with_capacity(extent.bytes as usize), ends: Vec::with_capacity(extent.count as usize) }
    }

    pub(super) fn push(&mut self, text: &str) -> Result<(), Unreadable> {
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).map_err(|_| damaged("texts"))?;
        self.ends.push(end);
        Ok(())
    }

    /// Errors: if the table has no such text.
    pub(super) fn get(&self, index: u32) -> Result<&str, Unreadable> {
        let at = index as usize;
        let start = match at.checked_sub(1) {
            Some(before) => self.ends.get(before).copied(),
            None => Some(0),
        };
        start
            .zip(self.ends.get(at))
            .and_then(|(start, end)| self.text.get(start as usize..*end as usize))
            .ok_or_else(|| damaged("a shared text is missing"))
    }
}
