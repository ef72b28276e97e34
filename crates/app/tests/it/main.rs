//! Tests of the use cases at their boundary.
#![allow(clippy::unwrap_used, reason = "a test that cannot set itself up should say so at once")]

mod cases;
mod days;
mod engines;
mod guessing;
mod import_districts;
mod import_foreign;
mod import_lap_thach;
mod import_rights;
mod nomination;
mod reshape;
mod undo;
mod uploads;
mod work;
mod workbooks;
