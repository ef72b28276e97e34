//! What may stand in which Rust file.

use crate::rust::Source;
use crate::{assert_none, tree};

const LONGEST: usize = 800;

/// Files that may be longer, each with the reason: tables, where a cut would only scatter one list.
const MAY_BE_LONGER: &[(&str, &str)] = &[];

#[test]
fn no_file_is_too_long() {
    let mut violations = Vec::new();
    for file in tree::rust_files() {
        let lines = file.text.lines().count();
        if lines > LONGEST && !MAY_BE_LONGER.iter().any(|(path, _)| *path == file.path) {
            violations.push(format!("{} has {lines} lines; split it at a seam", file.path));
        }
    }
    assert_none("files over 800 lines", &violations);
}

#[test]
fn every_excuse_for_a_long_file_is_needed() {
    let files = tree::rust_files();
    let stale: Vec<String> = MAY_BE_LONGER
        .iter()
        .filter(|(path, _)| !files.iter().any(|file| file.path == *path && file.text.lines().count() > LONGEST))
        .map(|(path, reason)| format!("{path} ({reason})"))
        .collect();
    assert_none("files excused from the length that need no excuse", &stale);
}

#[test]
fn modules_are_files_beside_their_folder() {
    let violations: Vec<String> =
        tree::rust_files().into_iter().map(|file| file.path).filter(|path| path.ends_with("/mod.rs")).collect();
    assert_none("mod.rs (write foo.rs beside foo/)", &violations);
}

#[test]
fn nothing_is_left_undone_or_skipped() {
    let violations = code_with(&["todo!", "unimplemented!", "#[ignore", "dbg!("], |_| true);
    assert_none("stubs, skipped tests and leftovers of debugging", &violations);
}

#[test]
fn only_the_binary_reads_the_environment() {
    let mut violations = Vec::new();
    for file in tree::rust_files() {
        let binary = file.path.starts_with("crates/nguon/") || file.path.starts_with("xtask/");
        // A build script runs before the program does; a test may look for its PostgreSQL, or start itself again and
        // tell its child what to do.
        let test_that_needs_it = ["NGUON_TEST_POSTGRES", "current_exe"].iter().any(|word| file.text.contains(word));
        let excused = file.path.ends_with("/build.rs") || (is_test(&file.path) && test_that_needs_it);
        if binary || excused {
            continue;
        }
        let source = Source::read(&file.text);
        for line in source.lines_with("std::env").chain(source.lines_with("env::var")) {
            violations.push(format!("{}:{line}", file.path));
        }
    }
    assert_none("the environment outside crates/nguon", &violations);
}

#[test]
fn only_the_binary_reads_the_clock() {
    // Benches measure time.
    let outside =
        |path: &str| !path.starts_with("crates/nguon/") && !path.starts_with("xtask/") && !path.contains("/benches/");
    let violations = code_with(
        &["Timestamp::now", "Zoned::now", "SystemTime::now", "Instant::now", "OffsetDateTime::now", "Date::today"],
        outside,
    );
    assert_none("the clock outside crates/nguon", &violations);
}

#[test]
fn the_domain_is_not_async_and_does_no_io() {
    let violations = code_with(
        &[
            "async fn",
            "async move",
            ".await",
            "std::fs",
            "std::net",
            "std::process",
            "std::thread",
            "println!",
            "eprintln!",
        ],
        |path| path.starts_with("crates/domain/src/"),
    );
    assert_none("IO, waiting or output in the domain", &violations);
}

#[test]
fn only_the_store_writes_sql() {
    let mut violations = Vec::new();
    for file in tree::rust_files() {
        if file.path.starts_with("crates/store/") || file.path.starts_with("xtask/") {
            continue;
        }
        for (line, literal) in Source::read(&file.text).literals {
            if is_sql(&literal) {
                violations.push(format!("{}:{line}: {literal:.60}", file.path));
            }
        }
    }
    assert_none("SQL outside crates/store", &violations);
}

#[test]
fn sql_is_told_from_prose() {
    for sql in [
        "select id from person",
        "  SELECT *\n  FROM unit",
        "insert into act (id) values ($1)",
        "update unit set name = $1",
    ] {
        assert!(is_sql(sql), "{sql}");
    }
    for prose in ["Select a unit from the list", "update the quota", "delete", "from 2020 until 2021", "with a reason"]
    {
        assert!(!is_sql(prose), "{prose}");
    }
}

#[test]
fn only_the_store_knows_there_are_two_engines() {
    let violations = code_with(&["Dialect::", "Engine::", "SqlitePool", "PgPool"], |path| {
        path.starts_with("crates/") && !path.starts_with("crates/store/")
    });
    assert_none("a choice by database engine outside crates/store", &violations);
}

#[test]
fn inside_the_store_only_the_dialect_branches_on_the_engine() {
    let violations = code_with(
        &["Dialect::Sqlite =>", "Dialect::Postgres =>", "Engine::Sqlite =>", "Engine::Postgres =>"],
        |path| path.starts_with("crates/store/src/") && path != "crates/store/src/dialect.rs",
    );
    assert_none("a choice by database engine outside crates/store/src/dialect.rs", &violations);
}

#[test]
fn the_database_is_not_asked_for_the_time_or_for_chance() {
    let mut violations = Vec::new();
    let asks = |text: &str| {
        let text = text.to_lowercase();
        ["current_timestamp", "current_date", "now()", "random()", "gen_random_uuid", "clock_timestamp", "'now'"]
            .iter()
            .any(|word| text.contains(word))
    };
    for file in tree::text_files("crates/store") {
        if file.path.ends_with(".rs") {
            for (line, literal) in Source::read(&file.text).literals {
                if asks(&literal) {
                    violations.push(format!("{}:{line}", file.path));
                }
            }
        } else if file.path.ends_with(".sql") {
            for (index, line) in file.text.lines().enumerate() {
                if asks(line.split("--").next().unwrap_or_default()) {
                    violations.push(format!("{}:{}", file.path, index + 1));
                }
            }
        }
    }
    assert_none("the clock or chance in SQL", &violations);
}

/// `path:line` of every line of code that contains one of `needles`, in the files that `concerns` picks.
fn code_with(needles: &[&str], concerns: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in tree::rust_files() {
        if !concerns(&file.path) {
            continue;
        }
        let source = Source::read(&file.text);
        for needle in needles {
            found.extend(source.lines_with(needle).map(|line| format!("{}:{line}: {needle}", file.path)));
        }
    }
    found
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.contains("/benches/") || path.ends_with("/tests.rs")
}

/// Whether `literal` begins as a statement does. Statements are written in lower case, sentences begin with a capital.
fn is_sql(literal: &str) -> bool {
    let text = literal.trim_start();
    let upper = text.starts_with("SELECT ") || text.starts_with("INSERT ") || text.starts_with("UPDATE ");
    let text = if upper { text.to_lowercase() } else { text.to_owned() };
    let words: Vec<&str> = text.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    match words.first().copied() {
        Some("select") => has("from"),
        Some("insert") => words.get(1) == Some(&"into"),
        Some("update") => words.get(2) == Some(&"set"),
        Some("delete") => words.get(1) == Some(&"from"),
        Some("create" | "alter" | "drop") => {
            matches!(words.get(1).copied(), Some("table" | "index" | "database"))
        }
        Some("with") => has("as") && has("select"),
        _ => false,
    }
}
