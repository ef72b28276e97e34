//! Pages, texts and front-end packages.

use std::collections::{BTreeMap, BTreeSet};

use crate::{assert_none, tree};

#[test]
fn templates_keep_to_the_content_security_policy() {
    let mut violations = Vec::new();
    for file in tree::text_files("crates/web/templates").iter().filter(|file| file.path.ends_with(".html")) {
        for (index, line) in file.text.lines().enumerate() {
            violations.extend(against_policy(line).map(|what| format!("{}:{}: {what}", file.path, index + 1)));
        }
    }
    assert_none("templates with inline style or script, or with addresses of others", &violations);
}

#[test]
fn what_the_policy_forbids_is_recognised() {
    for line in [
        "<p style=\"color: red\">",
        "<a onclick=\"go()\">",
        "<script>go()</script>",
        "<style>",
        "<img src=\"https://example.org/a.png\">",
    ] {
        assert!(against_policy(line).is_some(), "{line}");
    }
    for line in [
        "<link rel=\"stylesheet\" href=\"/assets/app.css\">",
        "<script src=\"/assets/app.js\" defer></script>",
        "<td data-on=\"1\">{{ on }}</td>",
        "<p class=\"style\">option=\"1\"</p>",
    ] {
        assert!(against_policy(line).is_none(), "{line}");
    }
}

/// What in `line` the Content-Security-Policy would stop.
fn against_policy(line: &str) -> Option<&'static str> {
    let lower = line.to_lowercase();
    if lower.contains(" style=") || lower.contains("<style") {
        return Some("inline style");
    }
    if lower.contains("<script") && !lower.contains("<script src=") {
        return Some("inline script");
    }
    for (at, _) in lower.match_indices(" on") {
        let name: String = lower[at + 1..].chars().take_while(char::is_ascii_lowercase).collect();
        if name.len() > 2 && lower[at + 1 + name.len()..].starts_with("=\"") {
            return Some("inline handler");
        }
    }
    ["src=\"http", "src=\"//", "href=\"javascript:"]
        .iter()
        .any(|part| lower.contains(part))
        .then_some("address of others")
}

#[test]
fn both_languages_have_the_same_texts() {
    let vietnamese = messages("vi");
    let english = messages("en");
    let mut violations = Vec::new();
    for (key, variables) in &vietnamese {
        match english.get(key) {
            None => violations.push(format!("{key} is missing in English")),
            Some(others) if others != variables => {
                violations.push(format!("{key} uses {variables:?} in Vietnamese and {others:?} in English"));
            }
            Some(_) => {}
        }
    }
    violations.extend(
        english
            .keys()
            .filter(|key| !vietnamese.contains_key(*key))
            .map(|key| format!("{key} is missing in Vietnamese")),
    );
    assert_none("texts in locales", &violations);
}

#[test]
fn no_text_is_written_twice() {
    let mut violations = Vec::new();
    for file in tree::text_files("locales") {
        let mut seen = BTreeSet::new();
        for key in file.text.lines().filter_map(message_key) {
            if !seen.insert(key) {
                violations.push(format!("{}: {key}", file.path));
            }
        }
    }
    assert_none("texts with the same key", &violations);
}

/// Every message and attribute of a language, with the variables that it uses.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages = BTreeMap::new();
    let one_file = format!("locales/{language}.ftl");
    let folder = format!("locales/{language}/");
    for file in tree::text_files("locales") {
        if file.path == one_file || file.path.starts_with(&folder) {
            read_messages(&file.text, &mut messages);
        }
    }
    messages
}

fn read_messages(text: &str, into: &mut BTreeMap<String, BTreeSet<String>>) {
    let mut message = String::new();
    let mut current = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(key) = message_key(line) {
            key.clone_into(&mut message);
            key.clone_into(&mut current);
        } else if let Some(attribute) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once(" =")) {
            current = format!("{message}.{}", attribute.0);
        }
        if !current.is_empty() {
            let variables: &mut BTreeSet<String> = into.entry(current.clone()).or_default();
            variables.extend(line.split('$').skip(1).map(|rest| {
                rest.chars()
                    .take_while(|character| character.is_ascii_alphanumeric() || "-_".contains(*character))
                    .collect()
            }));
        }
    }
}

fn message_key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let name = key.strip_prefix('-').unwrap_or(key);
    let begins = name.chars().next()?.is_ascii_alphabetic();
    (begins && name.chars().all(|character| character.is_ascii_alphanumeric() || "-_".contains(character)))
        .then_some(key)
}

#[test]
fn messages_are_read_with_their_attributes_and_variables() {
    let mut found = BTreeMap::new();
    read_messages(
        "# a comment = no\nunit-title = Đơn vị { $name }\n    .hint = Từ { $from }\n-brand = Nguồn\npeople =\n    { $count ->\n        [one] one of { $all }\n       *[other] more\n    }\n",
        &mut found,
    );
    let found: Vec<String> = found.iter().map(|(key, variables)| format!("{key} {variables:?}")).collect();
    assert_eq!(
        found,
        ["-brand {}", "people {\"all\", \"count\"}", "unit-title {\"name\"}", "unit-title.hint {\"from\"}"]
    );
}

#[test]
fn front_end_locks_hold_no_download_address() {
    let mut violations = Vec::new();
    for folder in ["assets", "e2e"] {
        for file in tree::text_files(folder).iter().filter(|file| file.path.ends_with("package-lock.json")) {
            let addresses = file.text.lines().enumerate().filter(|(_, line)| line.contains("\"resolved\""));
            violations.extend(addresses.map(|(index, _)| format!("{}:{}", file.path, index + 1)));
        }
    }
    assert_none("download addresses in a lock", &violations);
}
