//! The table of the house, as a literal: which crate may use which, and which library has which home.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::{assert_none, tree};

/// Each crate of ours and those of ours that it may use.
const OURS: &[(&str, &[&str])] = &[
    ("nguon-domain", &[]),
    ("nguon-rulebook", &["nguon-domain"]),
    ("nguon-store", &["nguon-domain"]),
    ("nguon-report", &["nguon-domain"]),
    ("nguon-app", &["nguon-domain", "nguon-rulebook", "nguon-store", "nguon-report"]),
    ("nguon-web", &["nguon-domain", "nguon-app"]),
    ("nguon", &["nguon-domain", "nguon-rulebook", "nguon-store", "nguon-report", "nguon-app", "nguon-web"]),
    ("xtask", &[]),
];

/// Each library and the crates that may use it in the product. A library that is not here has no home.
const LIBRARIES: &[(&str, &[&str])] = &[
    // One home each.
    ("jiff", &["nguon-domain"]),
    ("icu_collator", &["nguon-domain"]),
    ("icu_locale", &["nguon-domain"]),
    ("unicode-normalization", &["nguon-domain"]),
    ("toml", &["nguon-rulebook"]),
    ("sqlx", &["nguon-store"]),
    ("futures-util", &["nguon-store"]),
    ("calamine", &["nguon-report"]),
    ("csv", &["nguon-report", "nguon-rulebook"]),
    ("encoding_rs", &["nguon-report"]),
    ("quick-xml", &["nguon-report"]),
    ("rust_xlsxwriter", &["nguon-report"]),
    ("zip", &["nguon-report"]),
    ("arc-swap", &["nguon-app"]),
    ("argon2", &["nguon-app"]),
    ("fluent-bundle", &["nguon-app"]),
    ("unic-langid", &["nguon-app"]),
    ("askama", &["nguon-web"]),
    ("axum", &["nguon-web"]),
    ("form_urlencoded", &["nguon-web"]),
    ("percent-encoding", &["nguon-web"]),
    ("qrcode", &["nguon-web"]),
    ("rust-embed", &["nguon-web"]),
    ("tower", &["nguon-web"]),
    ("tower-http", &["nguon-web"]),
    ("clap", &["nguon"]),
    ("getrandom", &["nguon"]),
    ("mimalloc", &["nguon"]),
    ("tempfile", &["nguon"]),
    ("tracing-subscriber", &["nguon"]),
    // Shared, and kept away from the crates that must not know them.
    ("anyhow", &["nguon", "xtask"]),
    ("serde", &["nguon-rulebook", "nguon-app", "nguon-web", "nguon"]),
    ("serde_json", &["nguon-app", "nguon-web", "nguon", "xtask"]),
    ("sha2", &["nguon-domain", "nguon-rulebook", "nguon-store", "nguon-app", "nguon-web"]),
    ("thiserror", &["nguon-domain", "nguon-rulebook", "nguon-store", "nguon-report", "nguon-app", "nguon-web"]),
    ("tokio", &["nguon-store", "nguon-app", "nguon-web", "nguon"]),
    ("tracing", &["nguon-store", "nguon-app", "nguon-web", "nguon"]),
];

/// Libraries for tests and benches. What a crate may use in the product it may use in its tests too.
const FOR_TESTS: &[(&str, &[&str])] = &[
    ("calamine", &["nguon-web"]),
    ("criterion", EVERYWHERE),
    ("http-body-util", &["nguon-web"]),
    ("rqrr", &["nguon-web"]),
    ("serde_json", &["nguon-store", "nguon-report", "nguon-rulebook"]),
    ("expect-test", EVERYWHERE),
    ("insta", EVERYWHERE),
    ("proptest", EVERYWHERE),
    ("tempfile", EVERYWHERE),
    ("zip", &["nguon-web"]),
];

const EVERYWHERE: &[&str] =
    &["nguon-domain", "nguon-rulebook", "nguon-store", "nguon-report", "nguon-app", "nguon-web", "nguon"];

/// What `cargo metadata` says of one dependency.
struct Dependency {
    of: String,
    on: String,
    for_tests: bool,
}

#[test]
fn the_crates_are_those_of_the_table() {
    let found: BTreeSet<String> = packages().iter().map(|package| name_of(package).to_owned()).collect();
    let table: BTreeSet<String> = OURS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(found, table);
}

#[test]
fn no_crate_uses_what_the_table_does_not_grant() {
    let ours = table(&[OURS]);
    let product = table(&[LIBRARIES]);
    let tests = table(&[LIBRARIES, FOR_TESTS]);
    let mut violations = Vec::new();
    for Dependency { of, on, for_tests } in dependencies() {
        if let Some(granted) = ours.get(on.as_str()).and(ours.get(of.as_str())) {
            // In tests too: a crate that needs the layer above it to be tested stands in the wrong place.
            if !granted.contains(on.as_str()) {
                violations.push(format!("{of} must not use {on}"));
            }
            continue;
        }
        let homes = if for_tests { &tests } else { &product };
        match homes.get(on.as_str()) {
            Some(homes) if homes.contains(of.as_str()) => {}
            Some(homes) => violations.push(format!("{of} uses {on}, whose home is {homes:?}")),
            None => violations.push(format!("{of} uses {on}, which has no home in the table")),
        }
    }
    assert_none("dependencies against the table of ARCHITECTURE.md", &violations);
}

#[test]
fn the_table_names_no_library_that_nobody_uses() {
    let used: BTreeSet<String> = dependencies().into_iter().map(|dependency| dependency.on).collect();
    let unused: Vec<String> =
        LIBRARIES.iter().map(|(library, _)| (*library).to_owned()).filter(|library| !used.contains(library)).collect();
    assert_none("libraries in the table that no crate uses", &unused);
}

#[test]
fn libraries_are_declared_once_for_the_whole_workspace() {
    let mut violations = Vec::new();
    for file in tree::text_files("crates").iter().filter(|file| file.path.ends_with("Cargo.toml")) {
        let mut in_dependencies = false;
        for (index, line) in file.text.lines().enumerate() {
            if line.starts_with('[') {
                in_dependencies = line.contains("dependencies");
            } else if in_dependencies && line.contains('=') && !line.contains("workspace = true") {
                violations.push(format!("{}:{}: {line}", file.path, index + 1));
            }
        }
    }
    assert_none("dependencies that do not come from [workspace.dependencies]", &violations);
}

fn table<'a>(parts: &[&[(&'a str, &'a [&'a str])]]) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut table: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, granted) in parts.iter().flat_map(|part| part.iter()) {
        table.entry(name).or_default().extend(granted.iter());
    }
    table
}

fn dependencies() -> Vec<Dependency> {
    let mut dependencies = Vec::new();
    for package in packages() {
        for dependency in package["dependencies"].as_array().expect("a list of dependencies") {
            dependencies.push(Dependency {
                of: name_of(&package).to_owned(),
                on: name_of(dependency).to_owned(),
                for_tests: dependency["kind"] == "dev",
            });
        }
    }
    assert!(!dependencies.is_empty(), "cargo metadata names no dependency");
    dependencies
}

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(tree::root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    metadata["packages"].as_array().expect("a list of packages").clone()
}

fn name_of(value: &Value) -> &str {
    value["name"].as_str().expect("a name")
}
