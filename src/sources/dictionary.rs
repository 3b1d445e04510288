//! Hunspell's Swedish dictionary, which is no part of the site but is read where it is found.

#![expect(clippy::disallowed_methods, reason = "reads the dictionary")]

use std::io;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::Xxh3;

/// Where Debian and its kin keep Hunspell's Swedish dictionary.
const OF_THE_SYSTEM: &str = "/usr/share/hunspell/sv_SE.dic";

/// A dictionary's two files as text.
#[derive(Debug)]
pub struct DictionaryFiles {
    /// The words with their flags: `.dic`.
    pub words: String,
    /// What the flags mean: `.aff`, beside it.
    pub affixes: String,
    /// Hash of both.
    pub hash: u128,
}

/// The dictionary that a site names, or else the system's; `None` when the system has none.
///
/// # Errors
/// When the one that is named cannot be read: which, and why.
pub fn dictionary(
    root: &Path,
    named: Option<&str>,
) -> Result<Option<DictionaryFiles>, (PathBuf, io::Error)> {
    let file = named.map_or_else(|| PathBuf::from(OF_THE_SYSTEM), |named| root.join(named));
    match read(&file) {
        Ok(files) => Ok(Some(files)),
        Err(_) if named.is_none() => Ok(None),
        Err(error) => Err((file, error)),
    }
}

fn read(file: &Path) -> io::Result<DictionaryFiles> {
    let words = std::fs::read_to_string(file)?;
    let affixes = std::fs::read_to_string(file.with_extension("aff"))?;
    let mut hasher = Xxh3::new();
    hasher.update(words.as_bytes());
    hasher.update(affixes.as_bytes());
    let hash = hasher.digest128();
    Ok(DictionaryFiles {
        words,
        affixes,
        hash,
    })
}
