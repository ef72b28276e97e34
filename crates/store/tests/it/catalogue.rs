//! The tables of both engines are the same, and those that the program thinks they are.

use std::collections::BTreeSet;

use crate::support::on_each_engine;

/// Made once from SQLite and read; after a migration the failing test prints the lines that it needs.
const LIST: &str = include_str!("../../src/catalogue/list.txt");

#[test]
fn both_engines_have_the_tables_columns_keys_indexes_and_references_of_the_list() {
    let listed: BTreeSet<&str> = LIST.lines().collect();
    assert!(LIST.lines().is_sorted() && listed.len() == LIST.lines().count(), "the list is sorted, each line once");
    on_each_engine(async |database| {
        let told = database.store.catalogue().await.unwrap();
        let told: BTreeSet<&str> = told.iter().map(String::as_str).collect();
        let lacking = listed.difference(&told).map(|line| format!("- {line}"));
        let differences: Vec<String> =
            lacking.chain(told.difference(&listed).map(|line| format!("+ {line}"))).collect();
        let engine = if database.is_sqlite() { "SQLite" } else { "PostgreSQL" };
        assert!(differences.is_empty(), "{engine} against src/catalogue/list.txt:\n{}", differences.join("\n"));
    });
}
