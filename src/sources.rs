//! The only reader of the disk: every file of the site is found once; pages are read when they are
//! parsed and not kept, so that a large site's texts never lie in memory together.

mod dictionary;
mod mistakes;
mod read;
mod walk;

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use xxhash_rust::xxh3::{Xxh3, xxh3_128};

pub use self::dictionary::{DictionaryFiles, dictionary};
use self::mistakes::{missing_content, same_name};
use self::read::{read_bytes, read_text, take_in};
pub use self::walk::is_passing;
use self::walk::{relative, stays_inside, walk};
use crate::diagnostic::Diagnostic;
use crate::documents::{self, Documents};
use crate::images::{self, Facts, Mistake};

/// The file that makes a folder a site.
pub const SITE_FILE: &str = "site.toml";

/// Folders that belong to a site.
pub const FOLDERS: [&str; 5] = ["content", "data", "static", "locales", "themes"];

/// The folder of the site's texts.
const CONTENT: &str = "content";

/// A text file of the site.
#[derive(Clone, Debug)]
pub struct SourceText {
    /// Path relative to the root, with forward slashes, in NFC.
    pub path: String,
    /// The text, with line feeds only and no byte order mark.
    pub text: String,
    /// Hash of the text.
    pub hash: u128,
}

/// A file that is copied or measured, not read as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path relative to the root, with forward slashes, in NFC.
    pub path: String,
    /// Where it is on the disk.
    pub location: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// When it was last changed, in nanoseconds; 0 where the system does not say.
    pub modified: u128,
}

/// Everything that a site is made from.
#[derive(Debug, Default)]
pub struct Sources {
    root: PathBuf,
    texts: BTreeMap<String, SourceText>,
    files: BTreeMap<String, SourceFile>,
    /// What pictures' files say of themselves, of those that have been looked at.
    pictures: Mutex<HashMap<String, Result<Facts, Mistake>>>,
    /// What documents say of themselves, likewise.
    documents: Documents,
    /// Files that could not be taken in, and why.
    pub findings: Vec<Diagnostic>,
}

/// One thing found on the walk.
enum Found {
    Text(SourceText),
    File(SourceFile),
    Finding(Diagnostic),
}

impl Sources {
    /// Reads a site's folder, leaving out `excluded` (the output, when it lies inside).
    ///
    /// # Errors
    /// When the folder itself cannot be read.
    pub fn read(root: &Path, excluded: &Path) -> io::Result<Self> {
        if !root.is_dir() {
            return Err(io::ErrorKind::NotFound.into());
        }
        let mut entries: Vec<(String, PathBuf)> =
            vec![(SITE_FILE.to_owned(), root.join(SITE_FILE))];
        entries.retain(|(_, path)| path.is_file());
        let mut findings = Vec::new();
        for folder in FOLDERS {
            walk(root, folder, excluded, &mut entries, &mut findings);
        }
        if !entries.is_empty() && !root.join(CONTENT).is_dir() {
            findings.push(missing_content(root));
        }
        let found: Vec<Found> = entries
            .into_par_iter()
            .map(|(path, location)| take_in(path, location))
            .collect();
        let mut sources = Self {
            root: root.to_owned(),
            documents: Documents::of(root),
            findings,
            ..Self::default()
        };
        for found in found {
            let replaced = match found {
                Found::Text(text) => sources
                    .texts
                    .insert(text.path.clone(), text)
                    .map(|text| text.path),
                Found::File(file) => sources
                    .files
                    .insert(file.path.clone(), file)
                    .map(|file| file.path),
                Found::Finding(finding) => {
                    sources.findings.push(finding);
                    None
                }
            };
            sources.findings.extend(replaced.map(same_name));
        }
        Ok(sources)
    }

    /// Looks again at single files, by their places on the disk; returns the paths of those that are
    /// new, gone or have another content. `None` when that is not enough and the whole folder must
    /// be read again: a folder is among them, or what lies outside the site's own.
    pub fn refresh(&mut self, places: &[PathBuf]) -> Option<Vec<String>> {
        let canonical_root = self.root.canonicalize().ok()?;
        let mut changed = Vec::new();
        for place in places {
            let mut findings = Vec::new();
            let path = relative(&self.root, place, &mut findings)?;
            let is_ours = path == SITE_FILE
                || FOLDERS
                    .iter()
                    .any(|folder| path.starts_with(&format!("{folder}/")));
            if !is_ours || !findings.is_empty() || place.is_symlink() {
                return None;
            }
            // Which of two files with the same name is taken is known only when all are seen.
            let has_twin =
                |finding: &Diagnostic| finding.code == "duplicate-file" && finding.file == path;
            if self.findings.iter().any(has_twin) {
                return None;
            }
            let known = self.texts.contains_key(&path) || self.files.contains_key(&path);
            if !place.exists() {
                // A folder that is gone has taken its files with it; a file that nobody knew of
                // was there for a moment only, as editors make them.
                if !known && self.holds_below(&path) {
                    return None;
                }
            } else if !place.is_file() || !stays_inside(&canonical_root, place) {
                return None;
            }
            if self.take_again(&path, place) {
                changed.push(path);
            }
        }
        Some(changed)
    }

    /// Whether any known file lies in a folder.
    fn holds_below(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        self.texts_below(&folder).next().is_some() || self.files_below(&folder).next().is_some()
    }

    /// Takes one file in again; whether it is another than before.
    fn take_again(&mut self, path: &str, place: &Path) -> bool {
        let problems = self.findings.len();
        self.findings.retain(|finding| finding.file != path);
        let mut changed = self.findings.len() != problems;
        let old_text = self.texts.remove(path).map(|text| text.hash);
        let old_file = self.files.remove(path);
        self.pictures
            .get_mut()
            .expect("no holder of the lock panics")
            .remove(path);
        self.documents.forget(path);
        if !place.exists() {
            return changed || old_text.is_some() || old_file.is_some();
        }
        match take_in(path.to_owned(), place.to_owned()) {
            Found::Text(text) => {
                changed |= old_text != Some(text.hash);
                self.texts.insert(text.path.clone(), text);
            }
            Found::File(file) => {
                // A copy can keep size and time. A page is compared by its content later.
                changed |= !is_page(path) || old_file.as_ref() != Some(&file);
                self.files.insert(file.path.clone(), file);
            }
            Found::Finding(finding) => {
                changed = true;
                self.findings.push(finding);
            }
        }
        changed
    }

    /// A site from texts, for tests.
    pub fn from_texts(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let texts = texts.into_iter().map(|(path, text)| {
            let hash = xxh3_128(text.as_bytes());
            (path.clone(), SourceText { path, text, hash })
        });
        Self {
            texts: texts.collect(),
            ..Self::default()
        }
    }

    /// The site's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A text by its path.
    pub fn text(&self, path: &str) -> Option<&SourceText> {
        self.texts.get(path)
    }

    /// A file that is not read as text, by its path.
    pub fn file(&self, path: &str) -> Option<&SourceFile> {
        self.files.get(path)
    }

    /// Whether a file could not be taken in, or lies in a folder that could not: that has been told of.
    pub fn has_refused(&self, path: &str) -> bool {
        self.findings.iter().any(|finding| {
            let rest = path.strip_prefix(finding.file.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    /// Texts below a folder, in order.
    pub fn texts_below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a SourceText> {
        self.texts
            .range(folder.to_owned()..)
            .map(|(_, text)| text)
            .take_while(move |text| text.path.starts_with(folder))
    }

    /// Other files below a folder, in order.
    pub fn files_below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a SourceFile> {
        self.files
            .range(folder.to_owned()..)
            .map(|(_, file)| file)
            .take_while(move |file| file.path.starts_with(folder))
    }

    /// The bytes of a file that is copied.
    ///
    /// # Errors
    /// When it cannot be read any more.
    pub fn bytes(&self, file: &SourceFile) -> io::Result<Vec<u8>> {
        read_bytes(&file.location)
    }

    /// What a picture's file says of itself, or why it cannot be shown; `None` when it cannot be read.
    pub fn picture(&self, path: &str) -> Option<Result<Facts, Mistake>> {
        let pictures = || self.pictures.lock().expect("no holder of the lock panics");
        if let Some(known) = pictures().get(path) {
            return Some(known.clone());
        }
        let file = self.files.get(path)?;
        let found = if file.size > images::LARGEST_FILE {
            Err(Mistake::TooManyBytes(file.size))
        } else {
            Facts::read(&self.bytes(file).ok()?)
        };
        pictures().insert(path.to_owned(), found.clone());
        Some(found)
    }

    /// What a document says of itself, or why it cannot be read; `None` when it is no document of a
    /// known format, or is gone.
    pub fn document(&self, path: &str) -> Option<Result<documents::Facts, documents::Mistake>> {
        let format = documents::Format::of_name(path)?;
        let file = self.files.get(path)?;
        if file.size > documents::LARGEST_FILE {
            return Some(Err(documents::Mistake::TooManyBytes(file.size)));
        }
        self.documents.facts(path, format, || self.bytes(file).ok())
    }

    /// Keeps what is known of documents for the next build.
    ///
    /// # Errors
    /// When it cannot be written; it is then found out anew.
    pub fn keep_documents(&self) -> io::Result<()> {
        self.documents.keep()
    }

    /// The pages: every Markdown file below `content/`.
    pub fn pages(&self) -> Vec<SourceFile> {
        let in_memory = self
            .texts
            .values()
            .filter(|text| is_page(&text.path))
            .map(|text| SourceFile {
                path: text.path.clone(),
                location: PathBuf::new(),
                size: 0,
                modified: 0,
            });
        let on_disk = self
            .files
            .values()
            .filter(|file| is_page(&file.path))
            .cloned();
        on_disk.chain(in_memory).collect()
    }

    /// A page by its path.
    pub fn page(&self, path: &str) -> Option<SourceFile> {
        let in_memory = || {
            self.texts.get(path).map(|text| SourceFile {
                path: text.path.clone(),
                location: PathBuf::new(),
                size: 0,
                modified: 0,
            })
        };
        self.files.get(path).cloned().or_else(in_memory)
    }

    /// A page's text.
    ///
    /// # Errors
    /// Why it cannot be taken in.
    pub fn read_page(&self, file: &SourceFile) -> Result<SourceText, Box<Diagnostic>> {
        match self.texts.get(&file.path) {
            Some(text) => Ok(text.clone()),
            None => read_text(file.path.clone(), &file.location),
        }
    }

    /// Hash of a page's bytes; `None` when it cannot be read.
    pub fn hash_page(&self, path: &str) -> Option<u128> {
        match self.texts.get(path) {
            Some(text) => Some(text.hash),
            None => Some(xxh3_128(&read_bytes(&self.files.get(path)?.location).ok()?)),
        }
    }

    /// Hashes of the pages' bytes, by path; those that cannot be read are left out.
    pub fn hash_pages(&self) -> HashMap<String, u128> {
        let on_disk = self.files.par_iter().filter(|(path, _)| is_page(path));
        let mut hashes: HashMap<String, u128> = on_disk
            .filter_map(|(path, file)| {
                Some((path.clone(), xxh3_128(&read_bytes(&file.location).ok()?)))
            })
            .collect();
        let in_memory = self.texts.values().filter(|text| is_page(&text.path));
        hashes.extend(in_memory.map(|text| (text.path.clone(), text.hash)));
        hashes
    }

    /// Hash of everything that the site is made from.
    pub fn hash(&self, pages: &HashMap<String, u128>) -> u128 {
        let mut hasher = Xxh3::new();
        for (path, file) in &self.files {
            hasher.update(path.as_bytes());
            let content = pages.get(path).copied();
            let content = content.unwrap_or(file.modified ^ u128::from(file.size));
            hasher.update(&content.to_le_bytes());
        }
        for text in self.texts.values() {
            hasher.update(text.path.as_bytes());
            hasher.update(&text.hash.to_le_bytes());
        }
        hasher.digest128()
    }

    /// A page's text by its path, for excerpts; `None` when it is gone.
    pub fn page_text(&self, path: &str) -> Option<SourceText> {
        if let Some(text) = self.texts.get(path) {
            return Some(text.clone());
        }
        self.read_page(self.files.get(path)?).ok()
    }
}

/// Whether a path is that of a page.
pub fn is_page(path: &str) -> bool {
    let lower = || path.to_ascii_lowercase();
    path.starts_with("content/")
        && [".md", ".markdown"]
            .iter()
            .any(|end| path.ends_with(end) || lower().ends_with(end))
}
