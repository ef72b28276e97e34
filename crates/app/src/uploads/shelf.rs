//! A folder in which files wait: one folder for each import, named by its id, that only the program's owner can read.
//!
//! Nothing in it is ever opened by a name that somebody sent: the files are numbered.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use nguon_domain::{calendar::Timestamp, id::ImportId};
use serde::{Deserialize, Serialize};

use crate::{import::Mapping, intake::Upload};

/// Where files wait.
#[derive(Debug, Clone)]
pub struct Shelf {
    folder: PathBuf,
}

/// What is known of some files that wait.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Who brought them.
    pub(super) account: String,
    /// At which unit.
    pub(super) unit: String,
    /// Their names, in order.
    pub(super) names: Vec<String>,
    /// Files that came with them and could not be read, each with the reason.
    pub(super) unreadable: Vec<(String, String)>,
    /// What was answered so far.
    pub(super) answers: Mapping,
    /// Once it is written: the names of the copies with findings.
    #[serde(default)]
    pub(super) copies: Vec<String>,
}

/// Files wait so long.
pub(super) const KEPT_FOR: Duration = Duration::from_secs(24 * 3600);
const ABOUT: &str = "about.json";

impl Shelf {
    /// A shelf in this folder, which is made when it is needed.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(super) fn put(&self, id: ImportId, kept: &Kept, files: &[Upload]) -> io::Result<()> {
        let folder = self.folder_of(id);
        private_folder(&folder)?;
        let written = files
            .iter()
            .enumerate()
            .try_for_each(|(number, file)| write_private(&folder.join(number.to_string()), &file.bytes))
            .and_then(|()| self.note(id, kept));
        if written.is_err() {
            fs::remove_dir_all(&folder)?;
        }
        written
    }

    /// What is known of files that wait; `None` if there are none, or they have waited too long.
    pub(super) fn about(&self, id: ImportId, now: Timestamp) -> io::Result<Option<Kept>> {
        if is_old(id, now) {
            return Ok(None);
        }
        let about = match fs::read(self.folder_of(id).join(ABOUT)) {
            Ok(about) => about,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        Ok(Some(serde_json::from_slice(&about)?))
    }

    /// All that wait for some account at a unit, the newest first.
    pub(super) fn all_of(&self, account: &str, unit: &str, now: Timestamp) -> io::Result<Vec<(ImportId, Kept)>> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error),
        };
        let mut all = Vec::new();
        for entry in entries {
            let name = entry?.file_name();
            if let Some(id) = name.to_str().and_then(|name| name.parse::<ImportId>().ok())
                && let Some(kept) = self.about(id, now)?
                && kept.account == account
                && kept.unit == unit
            {
                all.push((id, kept));
            }
        }
        all.sort_by_key(|(id, _)| std::cmp::Reverse(*id));
        Ok(all)
    }

    /// Files that wait, with what is known of them; `None` if there are none, or they have waited too long.
    pub(super) fn get(&self, id: ImportId, now: Timestamp) -> io::Result<Option<(Kept, Vec<Upload>)>> {
        let Some(kept) = self.about(id, now)? else { return Ok(None) };
        let folder = self.folder_of(id);
        let read = |(number, name): (usize, &String)| {
            Ok(Upload { name: name.clone(), bytes: fs::read(folder.join(number.to_string()))? })
        };
        let files = kept.names.iter().enumerate().map(read).collect::<io::Result<Vec<_>>>()?;
        Ok(Some((kept, files)))
    }

    /// Writes anew what is known of some files.
    pub(super) fn note(&self, id: ImportId, kept: &Kept) -> io::Result<()> {
        let folder = self.folder_of(id);
        let fresh = folder.join("about.new");
        write_private(&fresh, &serde_json::to_vec(kept)?)?;
        fs::rename(fresh, folder.join(ABOUT))
    }

    pub(super) fn throw_away(&self, id: ImportId) -> io::Result<()> {
        match fs::remove_dir_all(self.folder_of(id)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    /// Throws away what has waited too long. What is not named by an id was not put there by us and is left alone.
    pub(super) fn clear(&self, now: Timestamp) -> io::Result<()> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error),
        };
        for entry in entries {
            let name = entry?.file_name();
            if let Some(id) = name.to_str().and_then(|name| name.parse::<ImportId>().ok())
                && is_old(id, now)
            {
                self.throw_away(id)?;
            }
        }
        Ok(())
    }

    fn folder_of(&self, id: ImportId) -> PathBuf {
        self.folder.join(id.to_string())
    }
}

fn is_old(id: ImportId, now: Timestamp) -> bool {
    now.duration_since(id.0.made_at()).unsigned_abs() > KEPT_FOR
}

/// Makes a folder that only the program's owner can read, if it is not there.
pub(crate) fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder)
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    private_file(path)?.write_all(bytes)
}

/// Begins a file anew that only the program's owner can read.
pub(crate) fn private_file(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}
