//! What the crate does with whole files.
#![allow(clippy::unwrap_used, reason = "a test that cannot prepare its file has failed")]

mod delimited;
mod demo;
mod findings;
mod hostile;
mod large;
mod making;
mod ods;
mod table;
mod xls;
mod xlsx;
