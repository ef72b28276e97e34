use std::{collections::BTreeMap, fs, path::Path};

use nguon_domain::rules::RulebookDigest;
use sha2::{Digest, Sha256};

use crate::problem::{Problem, Problems};

/// The files of `rulebooks/` as they were when the program was built.
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// Folders of a rulebook, and the ending of what stands in them.
const FOLDERS: [(&str, &str); 4] =
    [("parameters/", ".toml"), ("requirements/", ".toml"), ("calendars/", ".toml"), ("cases/", ".csv")];

/// Files beside the folders.
pub(crate) const INSTRUMENTS: &str = "instruments.toml";
pub(crate) const REGIMES: &str = "regimes.toml";

/// Text of the files by path, with `/` on every system.
pub(crate) struct Files(BTreeMap<String, String>);

/// One of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct File<'a> {
    pub(crate) path: &'a str,
    pub(crate) text: &'a str,
}

impl File<'_> {
    /// `parameters/age/minimum_months.toml` is `age.minimum_months`.
    pub(crate) fn rule_name(&self) -> String {
        let inner = self.path.split_once('/').map_or(self.path, |(_, inner)| inner);
        let stem = inner.rsplit_once('.').map_or(inner, |(stem, _)| stem);
        stem.replace('/', ".")
    }
}

impl Files {
    pub(crate) fn embedded() -> Self {
        Self(EMBEDDED.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect())
    }

    /// Only TOML and CSV; the rest is for people.
    pub(crate) fn read(folder: &Path) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let mut files = BTreeMap::new();
        collect(folder, "", &mut files, &mut problems);
        let problems = problems.into_list();
        if problems.is_empty() { Ok(Self(files)) } else { Err(problems) }
    }

    pub(crate) fn get(&self, path: &str) -> Option<File<'_>> {
        self.0.get_key_value(path).map(|(path, text)| File { path, text })
    }

    pub(crate) fn under(&self, folder: &str) -> impl Iterator<Item = File<'_>> {
        self.0.iter().filter(move |(path, _)| path.starts_with(folder)).map(|(path, text)| File { path, text })
    }

    /// Files that no part of the rulebook would read.
    pub(crate) fn out_of_place(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str).filter(|path| {
            let known = *path == INSTRUMENTS
                || *path == REGIMES
                || FOLDERS.iter().any(|(folder, ending)| path.starts_with(folder) && path.ends_with(ending));
            !known
        })
    }

    /// Of what decides: the TOML files, paths and contents, in the order of the paths. A worked case more
    /// is not another rulebook.
    pub(crate) fn digest(&self) -> RulebookDigest {
        let mut hasher = Sha256::new();
        for (path, text) in self.0.iter().filter(|(path, _)| path.ends_with(".toml")) {
            for part in [path, text] {
                let length = u64::try_from(part.len()).unwrap_or(u64::MAX);
                hasher.update(length.to_be_bytes());
                hasher.update(part.as_bytes());
            }
        }
        RulebookDigest::from_bytes(&hasher.finalize().into())
    }
}

fn collect(folder: &Path, prefix: &str, into: &mut BTreeMap<String, String>, problems: &mut Problems) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return problems.unreadable(prefix, error),
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.unreadable(prefix, error);
                continue;
            }
        };
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => {
                collect(&entry.path(), &format!("{path}/"), into, problems);
            }
            Ok(_) if path.ends_with(".toml") || path.ends_with(".csv") => match fs::read_to_string(entry.path()) {
                Ok(text) => {
                    into.insert(path, text);
                }
                Err(error) => problems.unreadable(&path, error),
            },
            Ok(_) => {}
            Err(error) => problems.unreadable(&path, error),
        }
    }
}
