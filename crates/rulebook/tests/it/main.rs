//! The rulebook as shipped, and rulebooks with something wrong in them.

mod agenda;
mod findings;
mod laws;
mod loading;
mod shipped;
mod through_time;

use nguon_domain::{calendar::Date, partial_date::PartialDate, rules::Rules};
use nguon_rulebook::{Problem, load_embedded};

/// The shipped rules; a rulebook that does not load fails with all its problems.
#[track_caller]
fn rules() -> Rules {
    load_embedded().unwrap_or_else(|problems| panic!("\n{}", list(&problems)))
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

#[track_caller]
fn day(text: &str) -> Date {
    PartialDate::from_iso(text).and_then(PartialDate::day).expect("a day written as 2016-07-25")
}
