//! A finished list, out to a workbook or to delimited text.
//!
//! Both take the same [`Table`] and neither lets a text become a formula: whoever opens an export must
//! not run what somebody typed into a name.

mod delimited;
mod workbook;

use nguon_domain::calendar::Date;

pub use delimited::write_csv;
pub use workbook::write_xlsx;

/// A title, named columns, and rows that may be computed while they are written.
#[derive(Debug, Clone)]
pub struct Table<R> {
    /// Lines above the columns, the first one prominent; may be empty.
    pub title: Vec<String>,
    /// From left to right.
    pub columns: Vec<Column>,
    /// One value for each column; a shorter row leaves the last columns empty.
    pub rows: R,
}

/// One column of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What stands over it.
    pub header: String,
    /// In characters.
    pub width: u16,
    /// How its values are set.
    pub kind: ColumnKind,
}

/// How the values of a column are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// At the left, wrapped.
    Text,
    /// At the right.
    Number,
    /// In the middle.
    Day,
}

/// One value of a [`Table`].
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing; the cell stays blank.
    Empty,
    /// Written as text, whatever it looks like.
    Text(String),
    /// A count.
    Whole(i64),
    /// A share or an average.
    Number(f64),
    /// A day, shown as 31/10/2020.
    Day(Date),
}

/// Why a table could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// More rows or columns than a sheet has.
    #[error("more rows or columns than a sheet has")]
    TooLarge,
    /// The library or its scratch file failed.
    #[error("writing failed: {detail}")]
    Failed {
        /// For the log.
        detail: String,
    },
}
