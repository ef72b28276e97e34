//! Files in and out. Spreadsheets that people send are read within bounds ([`sheet`]); finished
//! figures leave as a workbook or as delimited text ([`table`]); a list that was checked goes back with
//! what was found in it ([`findings`]).
//!
//! Nothing here knows a rule or asks a store. Cells come out as they were typed, and what they mean is
//! decided by whoever imports them; a table goes out with the words that it was given.

pub mod findings;
pub mod sheet;
pub mod table;

mod excel;
