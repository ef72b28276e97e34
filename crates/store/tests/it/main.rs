//! The store, on SQLite always and on PostgreSQL where `NGUON_TEST_POSTGRES` gives a server.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that fails says where, and some print what they measured"
)]

mod samples;
mod support;
mod work;

mod accounts;
mod catalogue;
mod commits;
mod damage;
mod kill;
mod measured;
mod migrations;
mod namesakes;
mod searching;
mod sequences;
mod tiny;
