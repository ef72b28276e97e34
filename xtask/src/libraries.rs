//! The libraries that we build on: their licences, and known holes where a copy of the advisories is given.
//!
//! Where they come from and which versions are too old is read off the lock by the tidy tests.

use std::path::PathBuf;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;

use crate::tools;

/// The folder of a copy of the RustSec advisory database. Nothing is fetched: without it that check is left out.
const ADVISORIES: &str = "NGUON_ADVISORY_DB";

/// Licences under which a library may be linked into a program under Apache-2.0.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Fails if a library has a licence that we may not use, or a known hole.
pub(crate) fn check() -> Result<()> {
    let libraries = libraries()?;
    let refused: Vec<String> = libraries
        .iter()
        .filter(|library| !library.licence.as_deref().is_some_and(is_allowed))
        .map(|library| format!("{} ({})", library.name, library.licence.as_deref().unwrap_or("no licence named")))
        .collect();
    if !refused.is_empty() {
        bail!("libraries whose licence is not among those allowed: {}", refused.join(", "));
    }
    println!("{} libraries, all under licences that may be used", libraries.len());
    match std::env::var_os(ADVISORIES) {
        None => {
            println!("known holes are not looked up: {ADVISORIES} names no copy of the advisory database");
            Ok(())
        }
        Some(folder) => look_up_advisories(&folder.into()),
    }
}

fn look_up_advisories(folder: &PathBuf) -> Result<()> {
    if tools::find_program("cargo-audit").is_none() {
        bail!("{ADVISORIES} is set, but cargo-audit is missing: cargo install cargo-audit");
    }
    tools::run(tools::cargo().args(["audit", "--no-fetch", "--stale", "--deny", "yanked", "--db"]).arg(folder))
}

struct Library {
    name: String,
    licence: Option<String>,
}

/// Every library that is built on this system, those for tests included.
fn libraries() -> Result<Vec<Library>> {
    let version = tools::output_of(std::process::Command::new("rustc").arg("-vV"))?;
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .ok_or_else(|| anyhow!("rustc does not name its system"))?;
    let mut metadata = tools::cargo();
    metadata.args(["metadata", "--locked", "--format-version", "1", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&tools::output_of(&mut metadata)?).context("reading cargo metadata")?;
    let packages = metadata["packages"].as_array().ok_or_else(|| anyhow!("cargo metadata names no packages"))?;
    Ok(packages
        .iter()
        .filter(|package| !package["source"].is_null())
        .map(|package| Library {
            name: format!("{} {}", text(&package["name"]), text(&package["version"])),
            licence: package["license"].as_str().map(str::to_owned),
        })
        .collect())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Whether an SPDX expression can be met with the licences allowed. The old `MIT/Apache-2.0` means a choice.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    let allowed = choice(&mut words);
    allowed && words.next().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn choice(words: &mut Words<'_>) -> bool {
    let mut allowed = all(words);
    while words.next_if_eq(&"OR").is_some() {
        allowed |= all(words);
    }
    allowed
}

fn all(words: &mut Words<'_>) -> bool {
    let mut allowed = one(words);
    while words.next_if_eq(&"AND").is_some() {
        allowed &= one(words);
    }
    allowed
}

fn one(words: &mut Words<'_>) -> bool {
    match words.next() {
        Some("(") => choice(words) & words.next_if_eq(&")").is_some(),
        Some(licence) if words.next_if_eq(&"WITH").is_some() => match words.next() {
            Some(exception) => ALLOWED.contains(&format!("{licence} WITH {exception}").as_str()),
            None => false,
        },
        Some(licence) => ALLOWED.contains(&licence),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_allowed;

    #[track_caller]
    fn check(expression: &str, allowed: bool) {
        assert_eq!(is_allowed(expression), allowed, "{expression}");
    }

    #[test]
    fn a_choice_is_met_by_one_licence_and_a_sum_by_all() {
        check("MIT", true);
        check("GPL-3.0-only", false);
        check("GPL-3.0-only OR MIT", true);
        check("GPL-3.0-only AND MIT", false);
        check("MIT/Apache-2.0", true);
        check("(MIT OR GPL-2.0-only) AND Unicode-3.0", true);
        check("(MIT AND GPL-2.0-only) OR SSPL-1.0", false);
        check("Apache-2.0 WITH LLVM-exception", true);
        check("GPL-2.0-only WITH Classpath-exception-2.0", false);
    }

    #[test]
    fn what_is_not_an_expression_is_not_allowed() {
        check("", false);
        check("MIT Apache-2.0", false);
        check("(MIT", false);
    }
}
