//! What builds remember of each other: parsed pages and the keys of rendered ones. Damaged, missing
//! or of another version means a cold build, never a wrong one.

#![expect(clippy::disallowed_methods, reason = "keeps and reads the cache")]

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rayon::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::config::Waived;
use crate::diagnostic::Diagnostic;
use crate::judging::JudgedPages;
use crate::kind_name::KindName;
use crate::page::{Page, Parsed, Role};
use crate::sources::SITE_FILE;

/// Changes with the program: what another version kept may have another form or meaning.
const FORMAT: &str = concat!("sprida memo ", env!("SPRIDA_FINGERPRINT"));

/// The file of parsed pages.
const PAGES: &str = "pages";

/// The file of pages that have changed since the other was written.
const RECENT_PAGES: &str = "pages-recent";

/// The file of keys of rendered pages.
const OUTPUTS: &str = "outputs";

/// The file of what the last build found.
const LAST_BUILD: &str = "last-build";

/// The file of what the last build was made from, which is small and read first.
const LAST_KEY: &str = "last-key";

/// The file that a build holds locked.
const LOCK: &str = "lock";

/// What a whole build found: when the next is made from the same, there is nothing to do.
#[derive(Debug, Serialize, Deserialize)]
pub struct LastBuild<'b> {
    /// Its findings.
    pub diagnostics: Cow<'b, [Diagnostic]>,
    /// Findings that waivers let be.
    pub waived: Cow<'b, [Waived]>,
    /// Items by kind.
    pub items: BTreeMap<KindName, usize>,
    /// Files that the site consists of.
    pub outputs: usize,
    /// The next day on which building again would give another site.
    pub next_change: Option<Date>,
}

impl LastBuild<'_> {
    /// Reads what the last build of this site left, if it was made from what has the hash `key`.
    pub fn load(root: &Path, key: u128) -> Option<Self> {
        let known: u128 = read(&path(root, LAST_KEY))?;
        (known == key).then(|| read(&path(root, LAST_BUILD)))?
    }

    /// Keeps it for the next build.
    ///
    /// # Errors
    /// When it cannot be written; the site is published all the same.
    pub fn save(&self, root: &Path, key: u128) -> io::Result<()> {
        // In this order: a key never stands beside what another build found.
        match fs::remove_file(path(root, LAST_KEY)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        save(self, &path(root, LAST_BUILD))?;
        save(&key, &path(root, LAST_KEY))
    }
}

/// What is kept between builds.
#[derive(Debug, Default)]
pub struct Memo {
    /// Parsed pages by path, with the key of what they were parsed from.
    pub pages: HashMap<String, (u128, Parsed)>,
    /// Those that are kept in the small file of recent changes rather than in the large one.
    pub recent: HashSet<String>,
    /// What is known of rendered pages.
    pub outputs: OutputKeys,
    /// What was found on rendered pages.
    pub judged: JudgedPages,
}

/// Rendered pages by output path: the key of what each was made from, and the hash of its bytes.
/// One folder may have been built since another: a key holds only for the bytes that it made.
pub type OutputKeys = BTreeMap<String, (u128, u128)>;

/// A parsed page as it is kept: the same form as what is read, without a copy.
#[derive(Debug, Serialize)]
pub struct Remembered<'a> {
    path: &'a str,
    key: u128,
    page: Option<&'a Page>,
    identity: Option<(Role, &'a str, &'a str)>,
    findings: &'a [Diagnostic],
}

impl<'a> Remembered<'a> {
    /// The source's path.
    pub fn path(&self) -> &str {
        self.path
    }

    /// A page with the key of what it was parsed from and what was found in it.
    pub fn new(page: &'a Page, key: u128, findings: &'a [Diagnostic]) -> Self {
        Self {
            path: &page.path,
            key,
            page: Some(page),
            identity: Some((page.role, &page.id, &page.language)),
            findings,
        }
    }
}

/// A page as it is read: path, key, parsed.
#[derive(Deserialize)]
struct Kept {
    path: String,
    key: u128,
    parsed: Parsed,
}

impl Memo {
    /// Reads what the last build of this site kept.
    pub fn load(root: &Path) -> Self {
        let (outputs, judged) = read(&path(root, OUTPUTS)).unwrap_or_default();
        Self {
            outputs,
            judged,
            ..Self::load_pages(root)
        }
    }

    /// Reads the pages alone, which the preview wants.
    pub fn load_pages(root: &Path) -> Self {
        let mut memo = Self::default();
        for (name, recent) in [(PAGES, false), (RECENT_PAGES, true)] {
            let parts: Vec<Vec<Kept>> = read_parts(&path(root, name)).unwrap_or_default();
            for kept in parts.into_iter().flatten() {
                if recent {
                    memo.recent.insert(kept.path.clone());
                }
                memo.pages.insert(kept.path, (kept.key, kept.parsed));
            }
        }
        memo
    }
}

/// How many times more pages there must be than recent ones, or all are written together again.
const BASE_TO_RECENT: usize = 10;

/// Keeps parsed pages: all of them, or only what has changed lately, which is most often one page
/// of thousands. Keys tell whether a page is still right, so what is outdated does no harm.
///
/// # Errors
/// When it cannot be written; the site is published all the same.
pub fn save_pages(
    root: &Path,
    pages: &[Remembered<'_>],
    is_recent: impl Fn(&str) -> bool,
) -> io::Result<()> {
    let recent: Vec<&Remembered<'_>> = pages.iter().filter(|page| is_recent(page.path)).collect();
    if recent.len() * BASE_TO_RECENT <= pages.len() && path(root, PAGES).exists() {
        return save_parts(&recent, &path(root, RECENT_PAGES));
    }
    let all: Vec<&Remembered<'_>> = pages.iter().collect();
    save_parts(&all, &path(root, PAGES))?;
    match fs::remove_file(path(root, RECENT_PAGES)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// How many pages are read by one thread at a time.
const PAGES_IN_A_PART: usize = 500;

/// Keeps pages in parts that can be read side by side: the parts' lengths, then the parts.
fn save_parts(pages: &[&Remembered<'_>], target: &Path) -> io::Result<()> {
    let parts: Vec<Vec<u8>> = pages
        .par_chunks(PAGES_IN_A_PART)
        .map(|part| postcard::to_stdvec(part).map_err(io::Error::other))
        .collect::<io::Result<_>>()?;
    let lengths: Vec<usize> = parts.iter().map(Vec::len).collect();
    write_whole(target, |file| {
        let mut file = postcard::to_io(&lengths, file).map_err(io::Error::other)?;
        for part in &parts {
            file.write_all(part)?;
        }
        Ok(file)
    })
}

fn read_parts(path: &Path) -> Option<Vec<Vec<Kept>>> {
    let bytes = fs::read(path).ok()?;
    let content = checked(&bytes)?;
    let (lengths, mut rest): (Vec<usize>, &[u8]) = postcard::take_from_bytes(content).ok()?;
    let mut parts = Vec::with_capacity(lengths.len());
    for length in lengths {
        let (part, after) = rest.split_at_checked(length)?;
        parts.push(part);
        rest = after;
    }
    parts
        .into_par_iter()
        .map(|part| postcard::from_bytes(part).ok())
        .collect()
}

/// Keeps the keys of rendered pages, and what was found on them.
///
/// # Errors
/// When they cannot be written; the site is published all the same.
pub fn save_outputs(root: &Path, outputs: &OutputKeys, judged: &JudgedPages) -> io::Result<()> {
    save(&(outputs, judged), &path(root, OUTPUTS))
}

/// Forgets all that is kept: something in it must not be.
///
/// # Errors
/// When a file is there and cannot be removed.
pub fn forget(root: &Path) -> io::Result<()> {
    for name in [PAGES, RECENT_PAGES, OUTPUTS, LAST_KEY, LAST_BUILD] {
        match fs::remove_file(path(root, name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let bytes = fs::read(path).ok()?;
    postcard::from_bytes(checked(&bytes)?).ok()
}

/// What a kept file holds, when it is whole and of this version of the program.
fn checked(bytes: &[u8]) -> Option<&[u8]> {
    let rest = bytes.strip_prefix(FORMAT.as_bytes())?;
    let (content, checksum) = rest.split_at_checked(rest.len().checked_sub(8)?)?;
    (xxh3_64(content).to_le_bytes() == checksum).then_some(content)
}

fn save<T: Serialize>(value: &T, target: &Path) -> io::Result<()> {
    // Written as it is serialised: a copy of a large site in memory would double what it needs.
    write_whole(target, |file| {
        postcard::to_io(value, file).map_err(io::Error::other)
    })
}

/// A half-written file is never seen: it gets its name when it is whole.
fn write_whole(target: &Path, write: impl FnOnce(Hashed) -> io::Result<Hashed>) -> io::Result<()> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let beside = target.with_extension("new");
    let mut file = BufWriter::with_capacity(1 << 20, fs::File::create(&beside)?);
    file.write_all(FORMAT.as_bytes())?;
    let Hashed { mut file, hasher } = write(Hashed {
        file,
        hasher: Xxh3::new(),
    })?;
    file.write_all(&hasher.digest().to_le_bytes())?;
    file.into_inner().map_err(io::IntoInnerError::into_error)?;
    fs::rename(&beside, target)
}

/// A file whose content is hashed while it is written.
struct Hashed {
    file: BufWriter<fs::File>,
    hasher: Xxh3,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hasher.update(bytes);
        self.file.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// Waits until no other build of the site is under way, and keeps others waiting until dropped: two
/// at once would write into each other's new tree. Where a file system has no locks there is none, nor in
/// a folder that is no site: nothing is left in it.
pub fn wait_for_turn(root: &Path) -> Option<fs::File> {
    if !root.join(SITE_FILE).is_file() {
        return None;
    }
    let target = path(root, LOCK);
    fs::create_dir_all(target.parent()?).ok()?;
    let file = fs::File::create(target).ok()?;
    file.lock().ok().map(|()| file)
}

fn path(root: &Path, name: &str) -> PathBuf {
    root.join(".sprida").join(name)
}
