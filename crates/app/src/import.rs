//! Reads the workbooks that organisation boards really keep: raw cells in, typed records and findings out.
//!
//! A pure function ([`read`]): nothing is opened, written or asked of the clock. It finds the tables under their
//! title blocks, knows columns by many wordings and by what is in them, repairs what is safe to repair and shows it,
//! and checks what the lists say against the rules of each day. What it cannot decide waits for an answer
//! ([`mapping`]). Not for: opening files (`nguon_report::sheet`) and writing records to the store.
//!
//! Read in this order: [`records`] (what comes out), `words` (what headers say), `table`, `columns`, `kinds` (what a
//! sheet is), `values`, `units`, `people`, `lists` (rows to records), `checks` (findings), `say` (their sentences).

use std::sync::Arc;

use nguon_domain::{
    calendar::Date, citizen_id::CitizenId, id::UnitId, name::FullName, partial_date::PartialDate, rules::Rules,
    unit::UnitKind,
};
use nguon_report::sheet::Workbook;

mod checks;
mod columns;
mod field;
pub mod finding;
mod heading;
mod json;
mod kinds;
mod lists;
pub mod mapping;
mod people;
pub mod records;
mod rows;
mod say;
mod sheets;
mod table;
mod units;
mod values;
mod words;

pub use field::Field;
pub use finding::{Finding, FindingKind, Place, Severity};
pub use json::to_json;
pub use kinds::SheetKind;
pub use mapping::{Mapping, MappingProblem};
pub use records::{Origin, Records, UnitRef};
pub use rows::RowLine;
pub(crate) use rows::lines;

/// Sentences about rows that lie beyond the reach of whoever brings them in.
pub(crate) mod beyond {
    pub(crate) use super::say::{code_taken, out_of_reach, person_elsewhere};
}

/// What the reading may lean on besides the files.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day on which we look; open cases are counted until it.
    pub today: Date,
    /// The rules by which acts are checked, with the working calendar.
    pub rules: &'a Rules,
    /// What the database knows.
    pub known: &'a Known,
}

/// What the database knows already. May be empty.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Units that stand, in any order; a parent may follow its children.
    pub units: Vec<KnownUnit>,
    /// People on record.
    pub people: Vec<KnownPerson>,
    /// Answers kept from earlier imports, and those given now.
    pub mapping: Mapping,
}

/// A unit of the database.
#[derive(Debug, Clone)]
pub struct KnownUnit {
    /// Its id.
    pub id: UnitId,
    /// The district's code for it.
    pub code: Option<String>,
    /// Its name today, then earlier ones. Never empty.
    pub names: Vec<String>,
    /// What it is.
    pub kind: UnitKind,
    /// The unit directly above.
    pub parent: Option<UnitId>,
}

/// A person of the database.
#[derive(Debug, Clone)]
pub struct KnownPerson {
    /// Full name.
    pub name: FullName,
    /// Birth.
    pub born: Option<PartialDate>,
    /// Number of identity.
    pub citizen_id: Option<CitizenId>,
    /// The unit that looks after them.
    pub unit: UnitId,
}

/// Everything that was read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// How the files and their sheets were understood.
    pub files: Vec<FileReading>,
    /// What they say.
    pub records: Records,
    /// What was found wrong or repaired, by file, sheet, row and column.
    pub findings: Vec<Finding>,
    /// Rows that should be records.
    pub rows: usize,
    /// Of these, rows that became records.
    pub accepted: usize,
    /// Of the accepted, rows in which something was repaired.
    pub repaired: usize,
    /// Rows that did not become records: they wait for an answer, or cannot be read.
    pub rejected: usize,
}

/// How a file was understood.
#[derive(Debug, Clone)]
pub struct FileReading {
    /// Its name, without its folder.
    pub file: Arc<str>,
    /// Its sheets; a sheet with several tables stands once for each.
    pub sheets: Vec<SheetReading>,
}

/// How a sheet, or one table of it, was understood.
#[derive(Debug, Clone)]
pub struct SheetReading {
    /// Its name.
    pub sheet: Arc<str>,
    /// What it holds; `None` if that is not known.
    pub kind: Option<SheetKind>,
    /// First row of the header, from 1.
    pub header_row: Option<u32>,
    /// Rows that should be records.
    pub rows: usize,
    /// Its columns from left to right, those with neither header nor value left out.
    pub columns: Vec<ColumnReading>,
    /// What the officer is asked.
    pub unresolved: Vec<Question>,
}

/// How a column was understood.
#[derive(Debug, Clone)]
pub struct ColumnReading {
    /// From 0.
    pub column: u16,
    /// Its header, rows joined with ` / `; empty if it has none.
    pub header: String,
    /// What it holds; `None` if that is not known or it is passed over.
    pub field: Option<Field>,
    /// Up to three values.
    pub samples: Vec<String>,
}

/// What cannot be decided without the officer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// What does this column hold?
    Column {
        /// From 0.
        column: u16,
        /// Its header.
        header: String,
        /// Up to three values.
        samples: Vec<String>,
    },
    /// What does this sheet hold?
    Sheet,
    /// Which organisation is meant?
    Unit {
        /// As written.
        text: String,
        /// The organisation within which it was looked for, as it is called.
        within: Option<String>,
        /// Those that may be meant, with their codes.
        candidates: Vec<String>,
        /// Rows that wait, from 1.
        rows: Vec<u32>,
    },
    /// Which year is the quota of?
    Year,
}

/// Reads workbooks.
///
/// Findings come ordered by file (as given), sheet, row and column. Linear in the number of cells.
pub fn read(files: &[Workbook], context: &Context<'_>) -> Reading {
    sheets::read(files, context)
}
