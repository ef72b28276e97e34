//! A folder in which files stay, that only the program's owner can read.
//!
//! Nothing in it is ever opened by a name that somebody sent: names are made here, and others are refused.

use std::{
    fs,
    io::{self, Write as _},
    path::PathBuf,
};

use crate::uploads::{private_file, private_folder};

/// Where files stay.
#[derive(Debug, Clone)]
pub struct Drawer {
    folder: PathBuf,
}

impl Drawer {
    /// A drawer in this folder, which is made when it is needed.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Puts a file in, whole or not at all, and waits for the disk.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        private_folder(&self.folder)?;
        let (place, fresh) = (self.place_of(name)?, self.folder.join(format!("{}.new", plain(name)?)));
        let mut file = private_file(&fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(fresh, place)
    }

    pub(super) fn get(&self, name: &str) -> io::Result<Vec<u8>> {
        fs::read(self.place_of(name)?)
    }

    pub(super) fn throw_away(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.place_of(name)?) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    fn place_of(&self, name: &str) -> io::Result<PathBuf> {
        Ok(self.folder.join(plain(name)?))
    }
}

/// A name that we made: hexadecimal digits and nothing else.
fn plain(name: &str) -> io::Result<&str> {
    let is_ours = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_ours { Ok(name) } else { Err(io::Error::new(io::ErrorKind::InvalidInput, "not a name of ours")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_comes_out_as_it_went_in_and_only_under_names_of_ours() {
        let folder = tempfile::tempdir().unwrap();
        let drawer = Drawer::new(folder.path().join("attachments"));
        drawer.put("ab12", b"content").unwrap();
        assert_eq!(drawer.get("ab12").unwrap(), b"content");
        for name in ["", "..", "../ab12", "/etc/passwd", "a/b", "ab12\0", "xyz", "ab12.new"] {
            assert!(drawer.put(name, b"x").is_err(), "{name}");
            assert!(drawer.get(name).is_err(), "{name}");
            assert!(drawer.throw_away(name).is_err(), "{name}");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        drawer.throw_away("ab12").unwrap();
        drawer.throw_away("ab12").unwrap();
        assert!(drawer.get("ab12").is_err());
    }
}
