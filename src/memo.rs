//! What builds remember of each other: parsed pages and the keys of rendered ones. Damaged, missing
//! or of another version means a cold build, never a wrong one.

#![expect(clippy::disallowed_methods, reason = "keeps and reads the cache")]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::diagnostic::Diagnostic;
use crate::kind_name::KindName;
use crate::page::{Page, Parsed, Role};

/// Changes with the program: what another version kept may have another form or meaning.
const FORMAT: &str = concat!("sprida memo ", env!("SPRIDA_FINGERPRINT"));

/// The file of parsed pages.
const PAGES: &str = "pages";

/// The file of pages that have changed since the other was written.
const RECENT_PAGES: &str = "pages-recent";

/// The file of keys of rendered pages.
const OUTPUTS: &str = "outputs";

/// The file of what the last build was made from.
const LAST_BUILD: &str = "last-build";

/// The file that a build holds locked.
const LOCK: &str = "lock";

/// What a whole build was made from and what it found: when the next is made from the same, there
/// is nothing to do.
#[derive(Debug, Serialize, Deserialize)]
pub struct LastBuild {
    /// Hash of all that the build depended on.
    pub key: u128,
    /// Its findings.
    pub diagnostics: Vec<Diagnostic>,
    /// Items by kind.
    pub items: BTreeMap<KindName, usize>,
    /// Files that the site consists of.
    pub outputs: usize,
    /// The next day on which building again would give another site.
    pub next_change: Option<Date>,
}

impl LastBuild {
    /// Reads what the last build of this site left.
    pub fn load(root: &Path) -> Option<Self> {
        read(&path(root, LAST_BUILD))
    }

    /// Keeps it for the next build.
    ///
    /// # Errors
    /// When it cannot be written; the site is published all the same.
    pub fn save(&self, root: &Path) -> io::Result<()> {
        save(self, &path(root, LAST_BUILD))
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
        let mut memo = Self::default();
        for (name, recent) in [(PAGES, false), (RECENT_PAGES, true)] {
            for kept in read::<Vec<Kept>>(&path(root, name)).unwrap_or_default() {
                if recent {
                    memo.recent.insert(kept.path.clone());
                }
                memo.pages.insert(kept.path, (kept.key, kept.parsed));
            }
        }
        memo.outputs = read(&path(root, OUTPUTS)).unwrap_or_default();
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
        return save(&recent, &path(root, RECENT_PAGES));
    }
    save(&pages, &path(root, PAGES))?;
    match fs::remove_file(path(root, RECENT_PAGES)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Keeps the keys of rendered pages. They speak of the published output, so this is done only when
/// it has been published.
///
/// # Errors
/// When they cannot be written; the site is published all the same.
pub fn save_outputs(root: &Path, outputs: &OutputKeys) -> io::Result<()> {
    save(outputs, &path(root, OUTPUTS))
}

fn read<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let bytes = fs::read(path).ok()?;
    let rest = bytes.strip_prefix(FORMAT.as_bytes())?;
    let (content, checksum) = rest.split_at_checked(rest.len().checked_sub(8)?)?;
    if xxh3_64(content).to_le_bytes() != checksum {
        return None;
    }
    postcard::from_bytes(content).ok()
}

/// A half-written file is never seen: it gets its name when it is whole.
fn save<T: Serialize>(value: &T, target: &Path) -> io::Result<()> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let beside = target.with_extension("new");
    let mut file = BufWriter::with_capacity(1 << 20, fs::File::create(&beside)?);
    file.write_all(FORMAT.as_bytes())?;
    // Written as it is serialised: a copy of a large site in memory would double what it needs.
    let hashed = Hashed {
        file,
        hasher: Xxh3::new(),
    };
    let Hashed { mut file, hasher } = postcard::to_io(value, hashed).map_err(io::Error::other)?;
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
/// at once would write into each other's new tree. Where a file system has no locks there is none.
pub fn wait_for_turn(root: &Path) -> Option<fs::File> {
    let target = path(root, LOCK);
    fs::create_dir_all(target.parent()?).ok()?;
    let file = fs::File::create(target).ok()?;
    file.lock().ok().map(|()| file)
}

fn path(root: &Path, name: &str) -> PathBuf {
    root.join(".sprida").join(name)
}
