//! A long list as somebody hands it over on a page: looked at, written, handed over again, and taken back.
//!
//! `cargo bench -p nguon --bench intake` with 100,000 people in 1,200 units; `-- --people 10000 --units 120` for less.
//! Prints how long each step takes and how much memory the process holds at its peak.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::print_stdout,
    dead_code,
    missing_docs,
    reason = "a bench that fails says where, reads how much is asked, prints what it found, and uses a part of what the tests have"
)]

#[path = "intake/run.rs"]
mod run;
#[path = "../tests/it/support.rs"]
mod support;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = |name: &str, usual: usize| {
        let at = arguments.iter().position(|argument| argument == name);
        at.map_or(usual, |at| arguments[at + 1].parse().unwrap())
    };
    let size = run::Size { people: number("--people", 100_000), units: number("--units", 1_200) };
    print!("{}", run::run(&size));
}
