//! What the crate does with whole files.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot prepare its file has failed"
)]

mod delimited;
mod demo;
mod hostile;
mod making;
mod xls;
mod xlsx;
