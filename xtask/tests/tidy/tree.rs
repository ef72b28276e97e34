//! The files of the project.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold what is made or fetched, not what is written.
const MADE: [&str; 6] = [".git", "target", "node_modules", "dist", "test-results", "nguon-demo"];

/// One file of the project that is text.
pub(crate) struct TextFile {
    /// From the root of the project, with `/` on every system.
    pub(crate) path: String,
    pub(crate) text: String,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask is a folder of the project")
}

/// Every text file at or under `folder` (from the root; `""` is the root), by path.
pub(crate) fn text_files(folder: &str) -> Vec<TextFile> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    paths.sort();
    paths
        .into_iter()
        .filter_map(|path| {
            let text = String::from_utf8(fs::read(&path).ok()?).ok()?;
            let path = path.strip_prefix(root()).expect("found under the root");
            let path = path.to_string_lossy().replace('\\', "/");
            (!text.contains('\0')).then_some(TextFile { path, text })
        })
        .collect()
}

/// Every Rust file of the project.
pub(crate) fn rust_files() -> Vec<TextFile> {
    let mut files = text_files("crates");
    files.extend(text_files("xtask"));
    files.retain(|file| file.path.ends_with(".rs"));
    assert!(!files.is_empty(), "the sources were not found");
    files
}

fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            // The data folder of someone who tries the program out in the project's own folder.
            let tried_out = folder == root() && name == "data";
            if !tried_out && !MADE.iter().any(|made| name == *made) {
                collect(&path, into);
            }
        } else if path.is_file() && name != ".git" {
            into.push(path);
        }
    }
}
