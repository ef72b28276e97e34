//! Nguồn: files in and out. Spreadsheets that people send are read within bounds ([`sheet`]).
//!
//! Nothing here knows a rule or a person: cells come out as they were typed, and what they mean is
//! decided by whoever imports them.

pub mod sheet;
