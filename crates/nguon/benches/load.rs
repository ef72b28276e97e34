//! The program under load over HTTP: one process that serves, one that asks, each held to a core of its own.
//!
//! `cargo bench -p nguon --bench load` with 1,000,000 people in 30,000 units and 200,000 cases of 13 years; `--
//! --people 100000 --units 3000 --cases 20000 --seconds 5` for less; with `--folder FOLDER` what was filled stays there
//! for the next time. Rows A1 to A4, A6, A10 and A11 of the plan of tests; prints a table.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    dead_code,
    missing_docs,
    reason = "a bench that fails says where, reads how much is asked, prints what it found, and uses a part of what the tests have"
)]

#[path = "load/run.rs"]
mod run;
#[path = "../../store/tests/it/samples.rs"]
mod samples;

use run::Size;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |name: &str, usual: usize| {
        let at = arguments.iter().position(|argument| argument == name);
        at.map_or(usual, |at| arguments[at + 1].parse().unwrap())
    };
    let size = Size {
        people: number("--people", 1_000_000),
        units: number("--units", 30_000),
        cases: number("--cases", 200_000),
        clients: number("--clients", 32),
        millis: 1_000 * number("--seconds", 10),
        pages: number("--pages", 10_000),
        folder: arguments.iter().position(|argument| argument == "--folder").map(|at| arguments[at + 1].clone().into()),
    };
    print!("{}", run::run(&size));
}
