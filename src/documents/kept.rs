//! What has been found out of documents is kept in `.sprida/documents` by their content, so that a
//! document that has not changed is not read through again. Damaged or of another version, it is
//! found out anew.

#![expect(clippy::disallowed_methods, reason = "keeps and reads what was found")]

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock};

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::{Facts, Format, Mistake, read};

/// Changes with the program: another version may look for other things.
const VERSION: &str = concat!("sprida documents ", env!("SPRIDA_FINGERPRINT"));

/// What is known of one content, read as one format.
type Known = BTreeMap<(u128, Format), Result<Facts, Mistake>>;

/// What is known of documents: of each content once.
#[derive(Debug, Default)]
pub struct Documents {
    place: Option<PathBuf>,
    remembered: OnceLock<Known>,
    used: Mutex<Known>,
    by_path: Mutex<HashMap<String, Result<Facts, Mistake>>>,
}

impl Documents {
    /// What is kept in a site's folder.
    pub fn of(root: &Path) -> Self {
        Self {
            place: Some(root.join(".sprida").join("documents")),
            ..Self::default()
        }
    }

    /// What is known of the document at a path, found out with `bytes` when nobody has asked before;
    /// `None` when it cannot be read from the disk.
    pub fn facts(
        &self,
        path: &str,
        format: Format,
        bytes: impl FnOnce() -> Option<Vec<u8>>,
    ) -> Option<Result<Facts, Mistake>> {
        let by_path = || self.by_path.lock().expect("no holder of the lock panics");
        if let Some(known) = by_path().get(path) {
            return Some(*known);
        }
        let bytes = bytes()?;
        let key = (xxh3_128(&bytes), format);
        let remembered = self
            .remembered
            .get_or_init(|| self.load().unwrap_or_default());
        let found = match remembered.get(&key) {
            Some(known) => *known,
            None => read(&bytes, format),
        };
        let mut used = self.used.lock().expect("no holder of the lock panics");
        used.insert(key, found);
        by_path().insert(path.to_owned(), found);
        Some(found)
    }

    /// Forgets what is known of a path, since its file has changed.
    pub fn forget(&mut self, path: &str) {
        let by_path = self.by_path.get_mut();
        by_path.expect("no holder of the lock panics").remove(path);
    }

    /// Keeps what has been used for the next build, when that is not what is kept already.
    ///
    /// # Errors
    /// When it cannot be written; it is then found out anew.
    pub fn keep(&self) -> io::Result<()> {
        let used = self.used.lock().expect("no holder of the lock panics");
        let remembered = self.remembered.get();
        let Some(place) = self.place.as_ref().filter(|_| remembered != Some(&used)) else {
            return Ok(());
        };
        if used.is_empty() {
            return Ok(());
        }
        let content = postcard::to_stdvec(&*used).map_err(io::Error::other)?;
        let mut file = VERSION.as_bytes().to_vec();
        file.extend(xxh3_64(&content).to_le_bytes());
        file.extend(content);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        // A half-written file is never seen: it gets its name when it is whole.
        let beside = place.with_extension(format!("{}.new", std::process::id()));
        fs::write(&beside, file)?;
        fs::rename(beside, place)
    }

    fn load(&self) -> Option<Known> {
        let file = fs::read(self.place.as_ref()?).ok()?;
        let rest = file.strip_prefix(VERSION.as_bytes())?;
        let (checksum, content) = rest.split_at_checked(8)?;
        let is_whole = xxh3_64(content).to_le_bytes() == checksum;
        is_whole.then(|| postcard::from_bytes(content).ok())?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_of_a_content_is_not_found_out_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, bytes) = ("content/a.pdf", b"no document".to_vec());
        let ask = |documents: &Documents| {
            let found = documents.facts(path, Format::Pdf, || Some(bytes.clone()));
            found.expect("it can be read")
        };
        let first = Documents::of(folder.path());
        assert_eq!(ask(&first), Err(Mistake::OtherFormat));
        // Something that reading it would never give.
        let key = (xxh3_128(&bytes), Format::Pdf);
        let mut used = first.used.lock().expect("nobody holds it");
        used.insert(key, Err(Mistake::Locked));
        drop(used);
        first.keep().expect("it can be written");
        assert_eq!(ask(&Documents::of(folder.path())), Err(Mistake::Locked));
        let place = folder.path().join(".sprida").join("documents");
        let mut file = fs::read(&place).expect("it is there");
        let last = file.len() - 1;
        file[last] ^= 1;
        fs::write(&place, file).expect("it can be written");
        assert_eq!(
            ask(&Documents::of(folder.path())),
            Err(Mistake::OtherFormat)
        );
    }
}
