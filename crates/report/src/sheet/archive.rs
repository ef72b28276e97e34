//! The package of an `.xlsx` or `.ods`: judged by its directory, then unpacked part by part through a meter.

use std::collections::HashMap;
use std::io::Cursor;

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::Xml;
use super::{Bounds, EntryFault, Measure, Unreadable, damaged};

/// The parts, and nothing unpacked yet.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// By name with forward slashes in lower case, as packages compare names.
    index_by_name: HashMap<String, usize>,
}

const SIGNATURE_OF_A_DIRECTORY_ENTRY: [u8; 4] = *b"PK\x01\x02";
const LONGEST_NAME: usize = 260;
/// Below this size the ratio says nothing: a part of a few kilobytes may well be one repeated cell.
const RATIO_MATTERS_ABOVE: u64 = 1 << 20;

impl<'a> Package<'a> {
    /// Judges every entry of the directory; unpacks nothing.
    pub(super) fn open(bytes: &'a [u8], bounds: &Bounds) -> Result<Self, Unreadable> {
        // Counted in the bytes, because reading the directory of a million entries already costs
        // hundreds of megabytes. Packed data holds these four bytes by chance once in 4 GB.
        let too_many = Unreadable::TooManyEntries { limit: bounds.max_entries };
        if count_of(&SIGNATURE_OF_A_DIRECTORY_ENTRY, bytes) > bounds.max_entries + 1 {
            return Err(too_many);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(zip_error)?;
        if archive.len() as u64 > bounds.max_entries {
            return Err(too_many);
        }

        let metadata = archive.metadata();
        let mut index_by_name = HashMap::with_capacity(archive.len());
        let mut unpacked_bytes = 0_u64;
        for index in 0..archive.len() {
            let entry = metadata.entry(index).map_err(zip_error)?;
            let name = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/");
            let unsafe_entry = |fault| Unreadable::UnsafeEntry { name: name.chars().take(100).collect(), fault };
            if name.chars().count() > LONGEST_NAME {
                return Err(unsafe_entry(EntryFault::LongName));
            }
            if !is_safe(&name) {
                return Err(unsafe_entry(EntryFault::Path));
            }
            if entry.is_symlink() {
                return Err(unsafe_entry(EntryFault::Symlink));
            }
            if entry.encrypted() {
                return Err(Unreadable::Encrypted);
            }
            unpacked_bytes = unpacked_bytes.saturating_add(entry.size());
            if unpacked_bytes > bounds.max_unpacked_bytes {
                return Err(Unreadable::TooLarge { what: Measure::UnpackedBytes, limit: bounds.max_unpacked_bytes });
            }
            if entry.size() > RATIO_MATTERS_ABOVE && entry.size() / entry.compressed_size().max(1) > bounds.max_ratio {
                return Err(Unreadable::TooLarge { what: Measure::Ratio, limit: bounds.max_ratio });
            }
            if index_by_name.insert(name.to_lowercase(), index).is_some() {
                return Err(unsafe_entry(EntryFault::Overlap));
            }
        }
        if metadata.has_duplicate_names() || archive.has_overlapping_files().map_err(zip_error)? {
            return Err(Unreadable::UnsafeEntry { name: String::new(), fault: EntryFault::Overlap });
        }
        Ok(Self { archive, index_by_name })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.index_by_name.contains_key(&name.to_lowercase())
    }

    pub(super) fn has_any(&self, is_it: impl Fn(&str) -> bool) -> bool {
        self.index_by_name.keys().any(|name| is_it(name))
    }

    /// Opens a part for reading as XML; `None` if the package has no such part.
    ///
    /// Not more is unpacked than the directory declared and [`Package::open`] therefore counted.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Xml<'_>>, Unreadable> {
        let Some(index) = self.index_by_name.get(&name.to_lowercase()) else {
            return Ok(None);
        };
        let part = self.archive.by_index(*index).map_err(zip_error)?;
        let declared = part.size();
        Ok(Some(Xml::new(name, declared, Box::new(part))))
    }
}

fn is_safe(name: &str) -> bool {
    let has_drive = name.as_bytes().get(1) == Some(&b':');
    !name.is_empty()
        && !name.starts_with('/')
        && !has_drive
        && !name.chars().any(char::is_control)
        && !name.split('/').any(|step| step == "..")
}

fn count_of(needle: &[u8; 4], bytes: &[u8]) -> u64 {
    bytes.windows(needle.len()).filter(|window| *window == needle).count() as u64
}

fn zip_error(error: ZipError) -> Unreadable {
    match error {
        ZipError::InvalidPassword => Unreadable::Encrypted,
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Encrypted,
        other => damaged(format!("package: {other}")),
    }
}
