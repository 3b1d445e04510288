//! Writes the site: a whole new tree beside the old one, with hard links for all that is as it was,
//! exchanged with the old one in a single step. A failed, killed or disk-full build leaves the last
//! good site; files that are not ours are carried over.

#![expect(clippy::disallowed_methods, reason = "writes the site")]

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use walkdir::WalkDir;
use xxhash_rust::xxh3::xxh3_128;

use crate::platform;

/// The file in the output that lists what we wrote.
pub const MANIFEST: &str = ".sprida-manifest";

/// The first line of a manifest.
const MANIFEST_HEADER: &str = "sprida manifest 1";

/// What we wrote: output path to hash and size.
pub type Manifest = BTreeMap<String, (u128, u64)>;

/// What stopped publication.
#[derive(Debug)]
pub enum PublishError {
    /// The output is a file.
    OutputIsFile(PathBuf),
    /// The output lies where sources lie.
    OutputInsideSources(PathBuf),
    /// The output holds the site's sources.
    OutputHoldsSources(PathBuf),
    /// The output holds files and none of them is our manifest.
    ForeignOutput(PathBuf),
    /// A file that is not ours stands where a page belongs.
    ForeignFile(String),
    /// The system refused.
    Io(PathBuf, io::Error),
}

/// What publication did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files written.
    pub written: usize,
    /// Files that were as they were.
    pub kept: usize,
    /// Files of ours that are gone.
    pub removed: usize,
    /// Files that are not ours and were carried over.
    pub foreign: usize,
    /// The output could not be exchanged in one step, and was changed file by file.
    pub piecewise: bool,
}

/// A tree in the making.
#[derive(Debug)]
pub struct Staging {
    output: PathBuf,
    folder: PathBuf,
    previous: Manifest,
    manifest: Mutex<Manifest>,
    folders: Mutex<HashSet<String>>,
    written: AtomicUsize,
    kept: AtomicUsize,
}

/// Checks that a folder may be used as output, before anything is done.
///
/// # Errors
/// Why it may not.
pub fn check_output(root: &Path, output: &Path) -> Result<(), PublishError> {
    if output.is_file() {
        return Err(PublishError::OutputIsFile(output.to_owned()));
    }
    let absolute = absolute(output);
    let root = absolute_existing(root);
    if root.starts_with(&absolute) {
        return Err(PublishError::OutputHoldsSources(output.to_owned()));
    }
    for folder in [
        "content", "data", "static", "themes", "locales", ".sprida", ".git",
    ] {
        if absolute.starts_with(root.join(folder)) {
            return Err(PublishError::OutputInsideSources(output.to_owned()));
        }
    }
    let is_empty = match fs::read_dir(output) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(error) => return Err(PublishError::Io(output.to_owned(), error)),
    };
    if !is_empty && read_manifest(output).is_none() {
        return Err(PublishError::ForeignOutput(output.to_owned()));
    }
    Ok(())
}

/// The path made absolute, with the existing part resolved and `..` taken out of the rest, which
/// would otherwise lead where nobody looks.
fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut resolved = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                resolved.pop();
            }
            Component::CurDir => {}
            part => {
                resolved.push(part);
                if let Ok(canonical) = resolved.canonicalize() {
                    resolved = canonical;
                }
            }
        }
    }
    resolved
}

fn absolute_existing(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| absolute(path))
}

impl Staging {
    /// Begins a new tree for an output that [`check_output`] has passed.
    ///
    /// # Errors
    /// When no folder can be made beside the output.
    pub fn begin(root: &Path, output: &Path) -> Result<Self, PublishError> {
        let output = absolute(output);
        let previous = read_manifest(&output).unwrap_or_default();
        let folder = staging_folder(root, &output)?;
        Ok(Self {
            output,
            folder,
            previous,
            manifest: Mutex::default(),
            folders: Mutex::default(),
            written: AtomicUsize::new(0),
            kept: AtomicUsize::new(0),
        })
    }

    /// What the last good site holds.
    pub fn previous(&self) -> &Manifest {
        &self.previous
    }

    /// Takes bytes into the new tree; those that are as they were are linked rather than written.
    /// Returns the bytes' hash.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<u128, PublishError> {
        let hash = xxh3_128(bytes);
        let size = bytes.len() as u64;
        if self.previous.get(path) == Some(&(hash, size)) && self.keep(path)? {
            return Ok(hash);
        }
        let target = self.target(path)?;
        fs::write(&target, bytes).map_err(|error| PublishError::Io(target, error))?;
        self.note(path, hash, size);
        self.written.fetch_add(1, Ordering::Relaxed);
        Ok(hash)
    }

    /// Takes a file over from the last good site; false when it is not there or has been tampered with.
    ///
    /// # Errors
    /// When it is there but cannot be linked.
    pub fn keep(&self, path: &str) -> Result<bool, PublishError> {
        let Some((hash, size)) = self.previous.get(path) else {
            return Ok(false);
        };
        let source = self.output.join(path);
        let intact = fs::symlink_metadata(&source)
            .is_ok_and(|metadata| metadata.is_file() && metadata.len() == *size);
        if !intact {
            return Ok(false);
        }
        let target = self.target(path)?;
        platform::link_or_copy(&source, &target)
            .map_err(|error| PublishError::Io(target, error))?;
        self.note(path, *hash, *size);
        self.kept.fetch_add(1, Ordering::Relaxed);
        Ok(true)
    }

    fn note(&self, path: &str, hash: u128, size: u64) {
        self.manifest
            .lock()
            .expect("no holder of the lock panics")
            .insert(path.to_owned(), (hash, size));
    }

    fn target(&self, path: &str) -> Result<PathBuf, PublishError> {
        if let Some((parent, _)) = path.rsplit_once('/') {
            let mut folders = self.folders.lock().expect("no holder of the lock panics");
            if !folders.contains(parent) {
                let folder = self.folder.join(parent);
                fs::create_dir_all(&folder).map_err(|error| PublishError::Io(folder, error))?;
                folders.insert(parent.to_owned());
            }
        }
        Ok(self.folder.join(path))
    }

    /// Puts the new tree in the old one's place.
    ///
    /// # Errors
    /// When that fails; the last good site then still stands.
    pub fn finish(self) -> Result<Published, PublishError> {
        let manifest =
            std::mem::take(&mut *self.manifest.lock().expect("no holder of the lock panics"));
        let mut published = Published {
            written: self.written.load(Ordering::Relaxed),
            kept: self.kept.load(Ordering::Relaxed),
            removed: self
                .previous
                .keys()
                .filter(|path| !manifest.contains_key(*path))
                .count(),
            ..Published::default()
        };
        let foreign = foreign_files(&self.output, &self.previous);
        for path in &foreign {
            if manifest.contains_key(path) {
                return Err(PublishError::ForeignFile(path.clone()));
            }
        }
        let unchanged = published.written == 0 && manifest == self.previous;
        if unchanged {
            return self.discard(Published {
                foreign: foreign.len(),
                ..published
            });
        }
        self.write_manifest(&manifest)?;
        self.carry_over(&foreign)?;
        published.foreign = foreign.len();
        platform::sync_folder(&self.folder)
            .map_err(|error| PublishError::Io(self.folder.clone(), error))?;
        if !self.output.exists() {
            let parent = self.output.parent().unwrap_or(Path::new("."));
            fs::create_dir_all(parent)
                .map_err(|error| PublishError::Io(parent.to_owned(), error))?;
            fs::rename(&self.folder, &self.output)
                .map_err(|error| PublishError::Io(self.output.clone(), error))?;
            return Ok(published);
        }
        match platform::exchange(&self.folder, &self.output) {
            Ok(()) => self.discard(published),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                self.replace_piecewise(&manifest)?;
                self.discard(Published {
                    piecewise: true,
                    ..published
                })
            }
            Err(error) => Err(PublishError::Io(self.output.clone(), error)),
        }
    }

    fn discard(self, published: Published) -> Result<Published, PublishError> {
        // What is left in the staging folder is the old tree, or a copy that nobody needs.
        let _ = fs::remove_dir_all(&self.folder);
        Ok(published)
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<(), PublishError> {
        let target = self.folder.join(MANIFEST);
        fs::write(&target, manifest_text(manifest)).map_err(|error| PublishError::Io(target, error))
    }

    fn carry_over(&self, foreign: &[String]) -> Result<(), PublishError> {
        for path in foreign {
            let source = self.output.join(path);
            let target = self.target(path)?;
            let carried = match fs::read_link(&source) {
                Ok(link) => carry_link(&link, &target),
                Err(_) => platform::link_or_copy(&source, &target),
            };
            carried.map_err(|error| PublishError::Io(source, error))?;
        }
        Ok(())
    }

    /// File by file, where folders cannot be exchanged: new ones first, then those that are gone.
    fn replace_piecewise(&self, manifest: &Manifest) -> Result<(), PublishError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error| PublishError::Io(path, error)
        };
        for path in manifest.keys().map(String::as_str).chain([MANIFEST]) {
            if self.previous.contains_key(path) && self.previous.get(path) == manifest.get(path) {
                continue;
            }
            let (source, target) = (self.folder.join(path), self.output.join(path));
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent).map_err(failed(parent))?;
            }
            let moved = fs::rename(&source, &target).or_else(|_| {
                let beside = target.with_extension("sprida-new");
                fs::copy(&source, &beside).and_then(|_| fs::rename(&beside, &target))
            });
            moved.map_err(failed(&target))?;
        }
        for path in self
            .previous
            .keys()
            .filter(|path| !manifest.contains_key(*path))
        {
            let target = self.output.join(path);
            if let Err(error) = fs::remove_file(&target)
                && error.kind() != io::ErrorKind::NotFound
            {
                return Err(PublishError::Io(target, error));
            }
            // Folders that have become empty go too; others refuse, which is right.
            for folder in Path::new(path)
                .ancestors()
                .skip(1)
                .filter(|folder| !folder.as_os_str().is_empty())
            {
                if fs::remove_dir(self.output.join(folder)).is_err() {
                    break;
                }
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After a success the folder is gone already; after a failure it must not stay.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[cfg(unix)]
fn carry_link(link: &Path, target: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(link, target)
}

#[cfg(not(unix))]
fn carry_link(link: &Path, target: &Path) -> io::Result<()> {
    fs::copy(link, target).map(drop)
}

/// Where a new tree is made, on the output's own file system: in `.sprida/`, else beside the output.
fn staging_place(root: &Path, output: &Path) -> PathBuf {
    let name = output.file_name().map_or_else(
        || "public".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    );
    let parent = output.parent().unwrap_or(Path::new("."));
    let existing = parent
        .ancestors()
        .find(|folder| folder.exists())
        .unwrap_or(Path::new("/"));
    if platform::same_file_system(root, existing) && output.starts_with(absolute_existing(root)) {
        root.join(".sprida").join("staging")
    } else {
        existing.join(format!(".{name}.sprida-staging"))
    }
}

/// A fresh folder to make a new tree in.
fn staging_folder(root: &Path, output: &Path) -> Result<PathBuf, PublishError> {
    let folder = staging_place(root, output);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| PublishError::Io(folder.clone(), error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| PublishError::Io(folder.clone(), error))?;
    Ok(absolute_existing(&folder))
}

fn foreign_files(output: &Path, manifest: &Manifest) -> Vec<String> {
    WalkDir::new(output)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| !entry.file_type().is_dir())
        .filter_map(|entry| {
            let below = entry.path().strip_prefix(output).ok()?;
            let path = below.to_string_lossy().replace('\\', "/");
            (path != MANIFEST && !manifest.contains_key(&path)).then_some(path)
        })
        .collect()
}

/// Whether an output still holds every file of its manifest, and how many others; what a killed
/// build may have left beside it is taken away.
pub fn intact(root: &Path, output: &Path) -> Option<Published> {
    let manifest = read_manifest(output)?;
    let whole = manifest.par_iter().all(|(path, (_, size))| {
        fs::symlink_metadata(output.join(path))
            .is_ok_and(|metadata| metadata.is_file() && metadata.len() == *size)
    });
    let _ = fs::remove_dir_all(staging_place(root, &absolute(output)));
    whole.then(|| Published {
        kept: manifest.len(),
        foreign: foreign_files(output, &manifest).len(),
        ..Published::default()
    })
}

/// The manifest of an output; `None` when there is none or it is not ours.
pub fn read_manifest(output: &Path) -> Option<Manifest> {
    let text = fs::read_to_string(output.join(MANIFEST)).ok()?;
    let mut lines = text.lines();
    if lines.next() != Some(MANIFEST_HEADER) {
        return None;
    }
    lines
        .map(|line| {
            let mut parts = line.splitn(3, ' ');
            let hash = u128::from_str_radix(parts.next()?, 16).ok()?;
            let size = parts.next()?.parse().ok()?;
            Some((parts.next()?.to_owned(), (hash, size)))
        })
        .collect()
}

fn manifest_text(manifest: &Manifest) -> String {
    let mut text = format!("{MANIFEST_HEADER}\n");
    for (path, (hash, size)) in manifest {
        let _ = writeln!(text, "{hash:032x} {size} {path}");
    }
    text
}
