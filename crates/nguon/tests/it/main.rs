//! The whole program over Lập Thạch's workbooks: import, report, check, copy, on both engines and by the command line.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on stops, and says how much it compared"
)]

mod command_line;
#[path = "../../benches/intake/run.rs"]
mod intake;
mod lap_thach;
#[path = "../../benches/load/run.rs"]
mod load;
mod pages;
#[path = "../../../store/tests/it/samples.rs"]
mod samples;
mod support;
mod tiny;
mod undo;
