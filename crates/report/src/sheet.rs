//! Raw cells out of a spreadsheet that somebody sent, within bounds.
//!
//! Four kinds are read: `.xlsx`, `.xls` (Excel 97 and later), `.ods` (LibreOffice) and delimited text. The kind is decided
//! by the content, then by the name. Text comes out exactly as it stands in the file: composed or
//! decomposed, with its trailing spaces. Formulas come out as the value Excel last computed; macros
//! are noticed and never run.
//!
//! The reader does not believe the file. A package is judged by its directory before anything is
//! unpacked, every part is unpacked through a meter, and the sheets are walked once only to count
//! before a single cell is kept, so that a refused file costs little time and memory. That is also why
//! this is not built on a library for spreadsheets: those trust sizes, chains and dimensions that the
//! file claims.
//!
//! What columns mean is not decided here. Read `xlsx.rs`, `xls.rs`, `ods.rs` and `delimited.rs` next.

mod archive;
mod delimited;
mod ods;
mod serial;
mod texts;
mod xls;
mod xlsx;
mod xml;

use nguon_domain::calendar::Date;

/// Everything that was read out of one file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workbook {
    /// The name under which the file was sent, without its folder.
    pub file: String,
    /// In the order of their tabs, hidden ones included; a delimited file has one.
    pub sheets: Vec<Sheet>,
    /// The file carries macros. They were not read.
    pub has_macros: bool,
}

/// One sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// As on its tab; a delimited file has the file's name without extension.
    pub name: String,
    /// `false` for a hidden sheet.
    pub visible: bool,
    /// Rows with at least one cell that is not empty, ascending; hidden rows are rows as any other.
    pub rows: Vec<Row>,
    /// Merged ranges, in the order of the file. Only the first cell of a range holds a value.
    pub merged: Vec<CellRange>,
    /// Cells whose formula was never computed, as (row, column): they are absent from `rows`.
    pub uncomputed: Vec<(u32, u16)>,
}

/// One row with its cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// As shown at the left edge of the sheet, from 1. In a delimited file, the number of the record.
    pub number: u32,
    /// Cells that are not empty, by ascending column; the column counts from 0.
    pub cells: Vec<(u16, Cell)>,
}

/// The value of one cell that is not empty.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Exactly as stored; never the empty text.
    Text(String),
    /// A number not shown as a date, or a time of day or a duration in days.
    Number(f64),
    /// A number shown as a date, or a date stored as such.
    Day(Date),
    /// A number shown as a date with a time of day, rounded to the second.
    Moment {
        /// The day.
        day: Date,
        /// From 0 to 23.
        hour: u8,
        /// From 0 to 59.
        minute: u8,
        /// From 0 to 59.
        second: u8,
    },
    /// TRUE or FALSE.
    Bool(bool),
    /// What Excel shows instead of a value, such as `#REF!`.
    Error(String),
}

/// A rectangle of cells, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellRange {
    /// From 1.
    pub first_row: u32,
    /// From 0.
    pub first_column: u16,
    /// From 1.
    pub last_row: u32,
    /// From 0.
    pub last_column: u16,
}

impl CellRange {
    /// Whether the cell at `row` (from 1) and `column` (from 0) lies inside.
    pub fn contains(&self, row: u32, column: u16) -> bool {
        (self.first_row..=self.last_row).contains(&row) && (self.first_column..=self.last_column).contains(&column)
    }
}

impl Sheet {
    /// The row with this number, unless it is empty.
    pub fn row(&self, number: u32) -> Option<&Row> {
        let at = self.rows.binary_search_by_key(&number, |row| row.number).ok()?;
        self.rows.get(at)
    }
}

impl Row {
    /// The cell in this column (from 0), unless it is empty.
    pub fn cell(&self, column: u16) -> Option<&Cell> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }
}

/// How much of a file is read before it is refused.
///
/// The default holds a list of 100,000 rows and 40 columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Size of the file.
    pub max_bytes: u64,
    /// Parts in the package of an `.xlsx` or `.ods`.
    pub max_entries: u64,
    /// Size of all parts together, unpacked.
    pub max_unpacked_bytes: u64,
    /// How many times larger a part of more than a mebibyte may be than its packed form.
    pub max_ratio: u64,
    /// The last row that may hold a value.
    pub max_rows: u32,
    /// How many columns may hold values.
    pub max_columns: u16,
    /// Cells with values, in all sheets together.
    pub max_cells: u64,
    /// Text of all cells together, in bytes; a text that stands in many cells counts each time.
    pub max_text_bytes: u64,
    /// Sheets in the workbook.
    pub max_sheets: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            max_bytes: 32 << 20,
            max_entries: 2_000,
            max_unpacked_bytes: 320 << 20,
            max_ratio: 250,
            max_rows: 200_000,
            max_columns: 512,
            max_cells: 5_000_000,
            max_text_bytes: 160 << 20,
            max_sheets: 200,
        }
    }
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Something in the file is larger than its bound.
    #[error("{what:?} above {limit}")]
    TooLarge {
        /// What was measured.
        what: Measure,
        /// The bound, in the unit of `what`.
        limit: u64,
    },
    /// The package has more parts than its bound.
    #[error("more than {limit} entries")]
    TooManyEntries {
        /// The bound.
        limit: u64,
    },
    /// The package names a part in a way that no spreadsheet program does.
    #[error("unsafe entry ({fault:?})")]
    UnsafeEntry {
        /// The name, cut to a hundred characters.
        name: String,
        /// What is wrong with it.
        fault: EntryFault,
    },
    /// A part declares a document type or uses an entity of its own.
    #[error("document type or entity in {part}")]
    UnsafeXml {
        /// The part of the package.
        part: String,
    },
    /// A value stands beyond the last row or column that is read.
    #[error("value at {cell} of a sheet")]
    TooFarCell {
        /// The sheet; empty in a delimited file.
        sheet: String,
        /// Such as `XFD1048576`.
        cell: String,
    },
    /// The file is protected by a password.
    #[error("encrypted")]
    Encrypted,
    /// The bytes are no document that is known here.
    #[error("not a spreadsheet")]
    NotASpreadsheet,
    /// The bytes are a document of another kind.
    #[error("{kind:?} is not read")]
    UnknownKind {
        /// Which.
        kind: OtherKind,
    },
    /// The file is of the right kind, but cut short or malformed.
    #[error("damaged: {detail}")]
    Damaged {
        /// For the log: what was found where; holds nothing from the cells.
        detail: String,
    },
}

/// What was measured against a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Bytes of the file.
    FileBytes,
    /// Bytes of all parts, unpacked.
    UnpackedBytes,
    /// Unpacked size of a part as a multiple of its packed size.
    Ratio,
    /// Bytes of one tag or one run of text.
    TagBytes,
    /// Elements inside one another.
    Depth,
    /// Cells with values.
    Cells,
    /// Bytes of text of all cells, or of the table of texts.
    TextBytes,
    /// Sheets.
    Sheets,
    /// Cell styles and number formats.
    Styles,
    /// Merged ranges.
    MergedRanges,
}

/// What is wrong with the name of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryFault {
    /// It points outside the package, is absolute, has a drive letter or a control character.
    Path,
    /// It is a symbolic link.
    Symlink,
    /// It is longer than 260 characters.
    LongName,
    /// It stands twice, or shares its bytes with another.
    Overlap,
}

/// A kind of document that is recognised and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherKind {
    /// Excel's binary workbook, `.xlsb`.
    Xlsb,
    /// Excel 95 or earlier.
    OldXls,
    /// A web page or an XML file, also under the name `.xls`.
    Markup,
    /// A document of Word.
    Word,
    /// A PDF.
    Pdf,
    /// A package or compound file that holds something else.
    Archive,
}

/// Reads a file that was sent under the name `name`.
///
/// Errors: [`Unreadable`], before memory is spent on what will be refused.
pub fn read_workbook(name: &str, bytes: &[u8], bounds: &Bounds) -> Result<Workbook, Unreadable> {
    if bytes.len() as u64 > bounds.max_bytes {
        return Err(Unreadable::TooLarge { what: Measure::FileBytes, limit: bounds.max_bytes });
    }
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let mut workbook = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let package = archive::Package::open(bytes, bounds)?;
        if ods::is_one(&package) { ods::read(package, bounds)? } else { xlsx::read(package, bounds)? }
    } else if bytes.starts_with(&xls::SIGNATURE) {
        xls::read(bytes, bounds)?
    } else if bytes.starts_with(b"%PDF") {
        return Err(Unreadable::UnknownKind { kind: OtherKind::Pdf });
    } else {
        delimited::read(file, bytes, bounds)?
    };
    workbook.file = file.to_owned();
    Ok(workbook)
}

/// The letters over a column that counts from 0: `A`, `Z`, `AA`.
pub fn column_letter(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// Counts what the sheets hold against the bounds, over a whole workbook.
struct Tally<'a> {
    bounds: &'a Bounds,
    cells: u64,
    text_bytes: u64,
}

impl<'a> Tally<'a> {
    fn new(bounds: &'a Bounds) -> Self {
        Self { bounds, cells: 0, text_bytes: 0 }
    }

    /// A cell with a value at `row` (from 1) and `column` (from 0), with so many bytes of text.
    fn count(&mut self, sheet: &str, row: u32, column: u32, text_bytes: usize) -> Result<(), Unreadable> {
        if row > self.bounds.max_rows || column >= u32::from(self.bounds.max_columns) {
            let letters = u16::try_from(column).map_or_else(|_| "?".to_owned(), column_letter);
            return Err(Unreadable::TooFarCell { sheet: sheet.to_owned(), cell: format!("{letters}{row}") });
        }
        self.cells += 1;
        self.text_bytes += text_bytes as u64;
        if self.cells > self.bounds.max_cells {
            return Err(Unreadable::TooLarge { what: Measure::Cells, limit: self.bounds.max_cells });
        }
        if self.text_bytes > self.bounds.max_text_bytes {
            return Err(Unreadable::TooLarge { what: Measure::TextBytes, limit: self.bounds.max_text_bytes });
        }
        Ok(())
    }
}

/// Gathers cells into rows, whatever order the file has them in; of two values for one cell the
/// later stands.
#[derive(Default)]
struct Gathered {
    rows: Vec<Row>,
    disordered: bool,
}

impl Gathered {
    fn push(&mut self, number: u32, column: u16, cell: Cell) {
        if matches!(&cell, Cell::Text(text) if text.is_empty()) {
            return;
        }
        match self.rows.last_mut() {
            Some(last) if last.number == number => {
                self.disordered |= last.cells.last().is_some_and(|(before, _)| *before >= column);
                last.cells.push((column, cell));
            }
            last => {
                self.disordered |= last.is_some_and(|last| last.number > number);
                self.rows.push(Row { number, cells: vec![(column, cell)] });
            }
        }
    }

    fn into_rows(mut self) -> Vec<Row> {
        if self.disordered {
            self.rows.sort_by_key(|row| row.number);
            self.rows.dedup_by(|later, earlier| {
                let same = later.number == earlier.number;
                if same {
                    earlier.cells.append(&mut later.cells);
                }
                same
            });
            for row in &mut self.rows {
                row.cells.reverse();
                row.cells.sort_by_key(|(column, _)| *column);
                row.cells.dedup_by_key(|(column, _)| *column);
            }
        }
        for row in &mut self.rows {
            row.cells.shrink_to_fit();
        }
        self.rows
    }
}

fn damaged(detail: impl Into<String>) -> Unreadable {
    Unreadable::Damaged { detail: detail.into() }
}
