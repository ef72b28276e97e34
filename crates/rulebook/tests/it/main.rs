//! The rulebook as shipped, and rulebooks with something wrong in them.

mod cases;

use nguon_domain::rules::Rules;
use nguon_rulebook::{Problem, load_embedded};

/// The shipped rules; a rulebook that does not load fails with all its problems.
#[track_caller]
fn rules() -> Rules {
    load_embedded().unwrap_or_else(|problems| panic!("\n{}", list(&problems)))
}

fn list(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect()
}
