//! What the whole tree must keep: who may depend on whom, what may stand where, and how files look.
//!
//! These tests read sources; they run nothing of the product. A folder that is not there has nothing wrong in it.

mod audit;
mod data;
mod dependencies;
mod rust;
mod sources;
mod texts;
mod tree;
mod web;

/// Fails with the whole list, so that one run shows all there is to mend.
#[track_caller]
fn assert_none(what: &str, violations: &[String]) {
    assert!(violations.is_empty(), "{what}:\n  {}\n", violations.join("\n  "));
}
