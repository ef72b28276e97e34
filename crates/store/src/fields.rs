//! Values out of a row, and values into one, with what is wrong said by table and row.

use std::{fmt::Display, str::FromStr};

use nguon_domain::{
    calendar::{Date, Timestamp},
    journal::Digest,
    partial_date::PartialDate,
};

use crate::{
    StoreError,
    dialect::{Cell, Row},
};

/// Takes the columns of a row one after another.
pub(crate) struct Fields<'r> {
    row: &'r Row,
    table: &'static str,
    at: usize,
}

impl<'r> Fields<'r> {
    pub(crate) fn of(row: &'r Row, table: &'static str) -> Self {
        Self { row, table, at: 0 }
    }

    /// What is wrong with the row, named by its first column.
    pub(crate) fn damaged(&self, what: impl Into<String>) -> StoreError {
        let first = self.row.text(0).ok().flatten().map(str::to_owned);
        let row = first.or_else(|| self.row.int(0).ok().flatten().map(|number| number.to_string()));
        StoreError::Damaged { table: self.table.to_owned(), row: row.unwrap_or_default(), what: what.into() }
    }

    fn there<T>(&self, value: Option<T>) -> Result<T, StoreError> {
        value.ok_or_else(|| self.damaged(format!("column {} is empty", self.at)))
    }

    fn read<T>(&self, text: &str, read: Option<T>) -> Result<T, StoreError> {
        // The text itself may be personal, so only its place is told.
        read.ok_or_else(|| self.damaged(format!("column {} ({} bytes) cannot be read", self.at, text.len())))
    }

    /// Whether the next column, a text, has a value; it stays the next.
    pub(crate) fn is_there(&self) -> Result<bool, StoreError> {
        Ok(self.row.text(self.at)?.is_some())
    }

    pub(crate) fn maybe_text(&mut self) -> Result<Option<&'r str>, StoreError> {
        self.at += 1;
        Ok(self.row.text(self.at - 1)?)
    }

    pub(crate) fn text(&mut self) -> Result<&'r str, StoreError> {
        let text = self.maybe_text()?;
        self.there(text)
    }

    pub(crate) fn string(&mut self) -> Result<String, StoreError> {
        self.text().map(str::to_owned)
    }

    pub(crate) fn maybe_string(&mut self) -> Result<Option<String>, StoreError> {
        Ok(self.maybe_text()?.map(str::to_owned))
    }

    pub(crate) fn maybe_int(&mut self) -> Result<Option<i64>, StoreError> {
        self.at += 1;
        Ok(self.row.int(self.at - 1)?)
    }

    pub(crate) fn int(&mut self) -> Result<i64, StoreError> {
        let int = self.maybe_int()?;
        self.there(int)
    }

    /// An integer of a smaller type.
    pub(crate) fn number<T: TryFrom<i64>>(&mut self) -> Result<T, StoreError> {
        let int = self.int()?;
        T::try_from(int).map_err(|_| self.damaged(format!("column {}: {int} is out of bounds", self.at)))
    }

    pub(crate) fn maybe_number<T: TryFrom<i64>>(&mut self) -> Result<Option<T>, StoreError> {
        let Some(int) = self.maybe_int()? else { return Ok(None) };
        T::try_from(int).map(Some).map_err(|_| self.damaged(format!("column {}: {int} is out of bounds", self.at)))
    }

    pub(crate) fn flag(&mut self) -> Result<bool, StoreError> {
        Ok(self.int()? != 0)
    }

    pub(crate) fn maybe_flag(&mut self) -> Result<Option<bool>, StoreError> {
        Ok(self.maybe_int()?.map(|int| int != 0))
    }

    pub(crate) fn bytes(&mut self) -> Result<&'r [u8], StoreError> {
        let bytes = self.maybe_bytes()?;
        self.there(bytes)
    }

    pub(crate) fn maybe_bytes(&mut self) -> Result<Option<&'r [u8]>, StoreError> {
        self.at += 1;
        Ok(self.row.bytes(self.at - 1)?)
    }

    /// Ids, days, instants: whatever reads itself from its own text.
    pub(crate) fn parsed<T: FromStr>(&mut self) -> Result<T, StoreError> {
        let text = self.text()?;
        self.read(text, text.parse().ok())
    }

    pub(crate) fn maybe_parsed<T: FromStr>(&mut self) -> Result<Option<T>, StoreError> {
        let Some(text) = self.maybe_text()? else { return Ok(None) };
        self.read(text, text.parse().ok()).map(Some)
    }

    pub(crate) fn day(&mut self) -> Result<Date, StoreError> {
        self.parsed()
    }

    pub(crate) fn maybe_day(&mut self) -> Result<Option<Date>, StoreError> {
        self.maybe_parsed()
    }

    pub(crate) fn maybe_instant(&mut self) -> Result<Option<Timestamp>, StoreError> {
        self.maybe_parsed()
    }

    pub(crate) fn instant(&mut self) -> Result<Timestamp, StoreError> {
        self.parsed()
    }

    pub(crate) fn maybe_partial_date(&mut self) -> Result<Option<PartialDate>, StoreError> {
        let Some(text) = self.maybe_text()? else { return Ok(None) };
        self.read(text, PartialDate::from_iso(text)).map(Some)
    }

    pub(crate) fn digest(&mut self) -> Result<Digest, StoreError> {
        let text = self.text()?;
        self.read(text, Digest::from_hex(text))
    }

    /// A code of a closed set.
    pub(crate) fn code<T>(&mut self, from_code: impl FnOnce(&str) -> Option<T>) -> Result<T, StoreError> {
        let text = self.text()?;
        self.read(text, from_code(text))
    }

    pub(crate) fn maybe_code<T>(&mut self, from_code: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
        let Some(text) = self.maybe_text()? else { return Ok(None) };
        self.read(text, from_code(text)).map(Some)
    }
}

/// Takes the parts of a text that a statement made of columns, with `|` between them: a database hands over one text
/// much sooner than many columns. Only for what is written without `|`. `None` if a part cannot be read.
pub(crate) struct Parts<'t>(std::str::Split<'t, char>);

impl<'t> Parts<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        Self(text.split('|'))
    }

    pub(crate) fn text(&mut self) -> Option<&'t str> {
        self.0.next()
    }

    pub(crate) fn flag(&mut self) -> Option<bool> {
        Some(self.text()? != "0")
    }

    pub(crate) fn parsed<T: FromStr>(&mut self) -> Option<T> {
        self.text()?.parse().ok()
    }

    /// A part that may be empty; the outer `None` says that it cannot be read.
    pub(crate) fn maybe<T>(&mut self, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
        match self.text()? {
            "" => Some(None),
            part => read(part).map(Some),
        }
    }

    pub(crate) fn maybe_parsed<T: FromStr>(&mut self) -> Option<Option<T>> {
        self.maybe(|part| part.parse().ok())
    }
}

/// An id, a day, a digest: whatever writes itself.
pub(crate) fn shown(value: impl Display) -> Cell {
    Cell::Text(Some(value.to_string()))
}

pub(crate) fn maybe_shown(value: Option<impl Display>) -> Cell {
    Cell::Text(value.map(|value| value.to_string()))
}

pub(crate) fn text(value: &str) -> Cell {
    Cell::Text(Some(value.to_owned()))
}

pub(crate) fn maybe_text(value: &Option<String>) -> Cell {
    Cell::Text(value.clone())
}

pub(crate) fn number(value: impl Into<i64>) -> Cell {
    Cell::Int(Some(value.into()))
}

pub(crate) fn maybe_number(value: Option<impl Into<i64>>) -> Cell {
    Cell::Int(value.map(Into::into))
}

pub(crate) fn flag(value: bool) -> Cell {
    Cell::Int(Some(i64::from(value)))
}

pub(crate) fn maybe_flag(value: Option<bool>) -> Cell {
    Cell::Int(value.map(i64::from))
}

pub(crate) fn maybe_partial_date(value: Option<PartialDate>) -> Cell {
    Cell::Text(value.map(PartialDate::iso))
}

/// An instant, always with nine decimals, so that it sorts as text.
pub(crate) fn instant(value: Timestamp) -> Cell {
    Cell::Text(Some(instant_text(value)))
}

pub(crate) fn instant_text(value: Timestamp) -> String {
    format!("{value:.9}")
}

/// A sequence of the journal. They are numbered from 1 without gaps, so a positive `i64` holds them.
pub(crate) fn sequence(value: u64) -> Cell {
    Cell::Int(Some(i64::try_from(value).unwrap_or(i64::MAX)))
}
