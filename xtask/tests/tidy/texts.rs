//! What every text file of the project keeps, whatever its language.

use crate::{assert_none, tree};

/// Files that are written by hand, by their ending.
const WRITTEN: &[&str] =
    &["rs", "toml", "md", "html", "ftl", "css", "ts", "mjs", "js", "json", "sql", "sh", "yml", "yaml", "svg"];

#[test]
fn lines_end_plainly() {
    let mut violations = Vec::new();
    for file in tree::text_files("").into_iter().filter(|file| is_written(&file.path)) {
        for (index, line) in file.text.split('\n').enumerate() {
            let fault = if line.ends_with('\r') {
                "a carriage return"
            } else if line.ends_with([' ', '\t']) {
                "blanks at the end"
            } else if line.contains('\t') {
                "a tab"
            } else if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
                "a conflict of a merge"
            } else {
                continue;
            };
            violations.push(format!("{}:{}: {fault}", file.path, index + 1));
        }
        if !file.text.is_empty() && (!file.text.ends_with('\n') || file.text.ends_with("\n\n")) {
            violations.push(format!("{}: does not end with one line break", file.path));
        }
    }
    assert_none("blanks and line breaks", &violations);
}

#[test]
fn nothing_tells_of_a_machine_or_of_how_the_work_is_done() {
    let mut violations = Vec::new();
    for file in tree::text_files("").into_iter().filter(|file| file.path != "Cargo.lock") {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(what) = out_of_place(line) {
                violations.push(format!("{}:{}: {what}", file.path, index + 1));
            }
        }
    }
    assert_none("words that do not belong in the repository", &violations);
}

#[test]
fn what_is_out_of_place_is_recognised() {
    for line in [
        concat!("read it from /wo", "rk/data"),
        concat!("/ro", "ot/.cargo"),
        concat!("resolved: https:", "//registry.npmjs.org/x"),
        concat!("as an A", "I, I"),
        concat!("see ../sha", "red/design/style.md"),
    ] {
        assert!(out_of_place(line).is_some(), "{line}");
    }
    for line in
        ["the framework/root of the tree", "https://example.org/registry", "crates/store", "a session of the web"]
    {
        assert!(out_of_place(line).is_none(), "{line}");
    }
}

/// What in `line` does not belong in the repository. The words are put together here, so that this file passes.
fn out_of_place(line: &str) -> Option<&'static str> {
    let line = line.to_lowercase();
    for folder in [concat!("/wo", "rk/"), concat!("/ro", "ot/")] {
        for (at, _) in line.match_indices(folder) {
            let before = line[..at].chars().next_back();
            if before.is_none_or(|before| !before.is_ascii_lowercase() && before != '.') {
                return Some("a folder of one machine");
            }
        }
    }
    if [concat!("/tm", "p/t-"), concat!("/tm", "p/plan")].iter().any(|folder| line.contains(folder)) {
        return Some("a folder of one machine");
    }
    for (at, _) in line.match_indices("://") {
        let host =
            line[at + 3..].split(|character: char| !(character.is_ascii_alphanumeric() || ".-".contains(character)));
        let host = host.into_iter().next().unwrap_or_default();
        if ["npm", "pypi", "crates", "debian", "registry"].iter().any(|word| host.contains(word)) {
            return Some("the host of a package registry");
        }
    }
    let words = [
        concat!("ai assis", "tant"),
        concat!("language mo", "del"),
        concat!("as an a", "i,"),
        concat!("clau", "de"),
        concat!("anthro", "pic"),
        concat!("chat", "gpt"),
        concat!("sub", "agent"),
        concat!("sha", "red/design"),
        concat!("sha", "red/domain"),
        concat!("sha", "red/data"),
        concat!("contr", "act.md"),
    ];
    words.iter().any(|word| line.contains(word)).then_some("a word about how the work is done")
}

fn is_written(path: &str) -> bool {
    // Files for tests and the demonstration may be ugly on purpose.
    let ugly = path.starts_with("demo/") || path.contains("/tests/data/") || path.ends_with("package-lock.json");
    let ending = path.rsplit('.').next().unwrap_or_default();
    !ugly && WRITTEN.contains(&ending)
}

#[test]
fn links_between_documents_lead_somewhere() {
    let mut violations = Vec::new();
    for file in tree::text_files("").into_iter().filter(|file| file.path.ends_with(".md")) {
        let folder = tree::root().join(&file.path);
        let folder = folder.parent().expect("a file stands in a folder");
        for (index, line) in file.text.lines().enumerate() {
            for target in links(line) {
                if !folder.join(target).exists() {
                    violations.push(format!("{}:{}: {target}", file.path, index + 1));
                }
            }
        }
    }
    assert_none("links to nothing", &violations);
}

#[test]
fn links_are_found_in_a_line() {
    assert_eq!(links("[a](b/c.md#d), ![e](f.png) and [g](https://example.org/x) or [h](#here)"), ["b/c.md", "f.png"]);
}

/// Files that a line of Markdown links to, without the place in them.
fn links(line: &str) -> Vec<&str> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target.split('#').next().unwrap_or_default())
        .filter(|target| !target.is_empty() && !target.contains("://"))
        .collect()
}
