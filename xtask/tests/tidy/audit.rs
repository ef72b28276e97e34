//! What `Cargo.lock` may hold: where libraries come from, which are kept out, and versions known to be bad.

use std::fs;

use crate::{assert_none, tree};

/// Libraries that must not come in, each with what to use instead.
const KEPT_OUT: &[(&str, &str)] = &[
    ("aws-lc-sys", "ring: it builds a minute faster"),
    ("aws-lc-rs", "ring: it builds a minute faster"),
    ("openssl-sys", "rustls, so that one binary runs on any Linux"),
    ("native-tls", "rustls, so that one binary runs on any Linux"),
    ("chrono", "jiff, through the domain's calendar"),
    ("time", "jiff, through the domain's calendar"),
];

/// The first version without a known hole, for libraries that had one.
const FLOORS: &[(&str, [u32; 3])] = &[
    ("quick-xml", [0, 41, 0]),
    ("zip", [2, 3, 0]),
    ("sqlx", [0, 8, 1]),
    ("sqlx-core", [0, 8, 1]),
    ("time", [0, 3, 47]),
];

/// One library as the lock names it.
struct Locked {
    name: String,
    version: String,
    source: Option<String>,
}

#[test]
fn every_library_comes_from_the_public_registry_or_is_ours() {
    let violations: Vec<String> = locked()
        .into_iter()
        .filter(|library| match &library.source {
            Some(source) => !source.starts_with("registry+"),
            None => !(library.name.starts_with("nguon") || library.name == "xtask"),
        })
        .map(|library| format!("{} {} from {:?}", library.name, library.version, library.source))
        .collect();
    assert_none("libraries from elsewhere", &violations);
}

#[test]
fn what_is_kept_out_stays_out() {
    let mut violations = Vec::new();
    for library in locked() {
        if let Some((name, instead)) = KEPT_OUT.iter().find(|(name, _)| *name == library.name) {
            violations.push(format!("{name} {}; instead: {instead}", library.version));
        }
    }
    assert_none("libraries that are kept out", &violations);
}

#[test]
fn no_version_with_a_known_hole_is_locked() {
    let mut violations = Vec::new();
    for library in locked() {
        if let Some((name, floor)) = FLOORS.iter().find(|(name, _)| *name == library.name)
            && numbers(&library.version) < *floor
        {
            violations.push(format!("{name} {} is older than {floor:?}", library.version));
        }
    }
    assert_none("versions with a known hole", &violations);
}

#[test]
fn a_version_is_compared_by_its_numbers() {
    assert!(numbers("0.9.0") > [0, 8, 1]);
    assert!(numbers("0.42.0-rc.1") > [0, 41, 0]);
    assert!(numbers("0.3.9") < [0, 3, 47]);
}

fn numbers(version: &str) -> [u32; 3] {
    let mut numbers = version.split(['.', '-', '+']).map(|part| part.parse().unwrap_or(0));
    [(); 3].map(|()| numbers.next().unwrap_or(0))
}

fn locked() -> Vec<Locked> {
    let text = fs::read_to_string(tree::root().join("Cargo.lock")).expect("Cargo.lock is committed");
    let libraries: Vec<Locked> = text
        .split("[[package]]")
        .skip(1)
        .map(|entry| {
            let field = |name: &str| {
                let start = format!("{name} = \"");
                let line = entry.lines().find(|line| line.starts_with(&start))?;
                Some(line[start.len()..].trim_end_matches('"').to_owned())
            };
            Locked {
                name: field("name").expect("a locked library has a name"),
                version: field("version").expect("a locked library has a version"),
                source: field("source"),
            }
        })
        .collect();
    assert!(libraries.len() > 50, "Cargo.lock was not understood");
    libraries
}
