//! What builds remember of each other: parsed pages and the keys of rendered ones. Damaged, missing
//! or of another version means a cold build, never a wrong one.

#![expect(clippy::disallowed_methods, reason = "keeps and reads the cache")]

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::page::Parsed;

/// Changes whenever what is kept changes its form or its meaning.
const FORMAT: &str = concat!("sprida memo 1 ", env!("CARGO_PKG_VERSION"));

/// What is kept between builds.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Memo {
    /// Parsed pages by path, with the key of what they were parsed from.
    pub pages: HashMap<String, (u128, Parsed)>,
    /// Keys of rendered pages by output path.
    pub outputs: BTreeMap<String, u128>,
}

impl Memo {
    /// Reads what the last build of this site kept.
    pub fn load(root: &Path) -> Self {
        Self::read(&path(root)).unwrap_or_default()
    }

    fn read(path: &Path) -> Option<Self> {
        let bytes = fs::read(path).ok()?;
        let rest = bytes.strip_prefix(FORMAT.as_bytes())?;
        let (checksum, content) = rest.split_at_checked(8)?;
        if xxh3_64(content).to_le_bytes() != checksum {
            return None;
        }
        postcard::from_bytes(content).ok()
    }

    /// Keeps it for the next build; a half-written file is never seen.
    ///
    /// # Errors
    /// When it cannot be written; the site is published all the same.
    pub fn save(&self, root: &Path) -> io::Result<()> {
        let content = postcard::to_stdvec(self).map_err(io::Error::other)?;
        let mut bytes = Vec::with_capacity(content.len() + 64);
        bytes.extend_from_slice(FORMAT.as_bytes());
        bytes.extend_from_slice(&xxh3_64(&content).to_le_bytes());
        bytes.extend_from_slice(&content);
        let target = path(root);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        let beside = target.with_extension("new");
        fs::write(&beside, bytes)?;
        fs::rename(&beside, &target)
    }
}

fn path(root: &Path) -> PathBuf {
    root.join(".sprida").join("memo")
}
