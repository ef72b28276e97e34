//! Migrations and the glossary.

use std::collections::BTreeMap;

use crate::{assert_none, tree};

#[test]
fn migrations_have_the_same_names_on_both_engines() {
    let sqlite = names_in("crates/store/migrations/sqlite/");
    let postgres = names_in("crates/store/migrations/postgres/");
    assert_eq!(sqlite, postgres, "migrations of SQLite and of PostgreSQL");
    for (index, name) in sqlite.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", index + 1)), "{name} does not follow the one before it");
    }
}

#[test]
fn every_migration_brings_sample_rows() {
    let samples = names_in("crates/store/tests/data/");
    let missing: Vec<String> =
        names_in("crates/store/migrations/sqlite/").into_iter().filter(|name| !samples.contains(name)).collect();
    assert_none("migrations without rows in crates/store/tests/data", &missing);
}

#[test]
fn every_term_of_the_glossary_stands_once() {
    let mut violations = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for file in tree::text_files("docs").iter().filter(|file| file.path == "docs/glossary.md") {
        for (line, cells) in table_rows(&file.text) {
            let [vietnamese, identifiers, ..] = cells.as_slice() else {
                continue;
            };
            let terms = vietnamese.split(" / ").map(|term| format!("vi {}", term.trim().to_lowercase()));
            let names = identifiers.split(" / ").map(|name| format!("en {}", name.trim()));
            for term in terms.chain(names) {
                if let Some(first) = seen.insert(term.clone(), line) {
                    violations.push(format!("docs/glossary.md:{line}: {term} stands on line {first} too"));
                }
            }
        }
    }
    assert_none("terms that stand twice", &violations);
}

#[test]
fn rows_of_a_table_are_told_from_its_head() {
    let rows = table_rows("text\n\n| Word | Name |\n|---|---|\n| a / b | `c` |\n| d | `e` |\n\nmore\n");
    assert_eq!(rows, [(5, vec!["a / b".to_owned(), "`c`".to_owned()]), (6, vec!["d".to_owned(), "`e`".to_owned()])]);
}

/// Cells of the rows of every table in a Markdown text, without heads, with line numbers.
fn table_rows(text: &str) -> Vec<(usize, Vec<String>)> {
    let mut rows = Vec::new();
    let mut in_body = false;
    for (index, line) in text.lines().enumerate() {
        if !line.starts_with('|') {
            in_body = false;
        } else if line.starts_with("|-") || line.starts_with("| -") {
            in_body = true;
        } else if in_body {
            let cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
            rows.push((index + 1, cells));
        }
    }
    rows
}

/// Names of the SQL files of a folder, without their path.
fn names_in(folder: &str) -> Vec<String> {
    tree::text_files(folder)
        .into_iter()
        .filter(|file| file.path.ends_with(".sql"))
        .map(|file| file.path[folder.len()..].to_owned())
        .collect()
}
