//! Writes the site: a whole new tree beside the old one, exchanged with it in a single step. A failed,
//! killed or disk-full build leaves the last good site; files that are not ours are carried over.
//!
//! After an exchange the old tree is kept as a spare, and the next new tree is made from it: only what
//! differs is linked, written or removed, so publishing costs what has changed and not what there is.
//! A spare has its manifest only while it is whole; one without is thrown away.

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
    /// Whether the old tree is kept as a spare when this one has taken its place.
    keeps_spare: bool,
    /// What the last good site holds.
    previous: Manifest,
    /// What the spare tree holds that is wanted now.
    spare: Manifest,
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
    /// Begins a new tree of the files in `wanted`, for an output that [`check_output`] has passed.
    ///
    /// # Errors
    /// When no folder can be made beside the output.
    pub fn begin(
        root: &Path,
        output: &Path,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Self, PublishError> {
        let output = absolute(output);
        let previous = read_manifest(&output).unwrap_or_default();
        let (folder, keeps_spare) = staging_place(root, &output);
        let failed = |error| PublishError::Io(folder.clone(), error);
        let spare = take_spare(&folder, wanted).map_err(failed)?;
        let (spare, folders) = match spare {
            Some(spare) => spare,
            None => {
                fresh_folder(&folder).map_err(failed)?;
                Default::default()
            }
        };
        Ok(Self {
            output,
            folder: absolute_existing(&folder),
            keeps_spare,
            previous,
            spare,
            manifest: Mutex::default(),
            folders: Mutex::new(folders),
            written: AtomicUsize::new(0),
            kept: AtomicUsize::new(0),
        })
    }

    /// What the last good site holds.
    pub fn previous(&self) -> &Manifest {
        &self.previous
    }

    /// Whether the new tree has a file at a path.
    pub fn holds(&self, path: &str) -> bool {
        let manifest = self.manifest.lock().expect("no holder of the lock panics");
        manifest.contains_key(path)
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
        let target = self.vacant(path)?;
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
        let is_intact = |file: &Path| {
            fs::symlink_metadata(file)
                .is_ok_and(|metadata| metadata.is_file() && metadata.len() == *size)
        };
        let spared = self.spare.get(path) == Some(&(*hash, *size));
        if !(spared && is_intact(&self.folder.join(path))) {
            let source = self.output.join(path);
            if !is_intact(&source) {
                return Ok(false);
            }
            let target = self.vacant(path)?;
            platform::link_or_copy(&source, &target)
                .map_err(|error| PublishError::Io(target, error))?;
        }
        self.note(path, *hash, *size);
        self.kept.fetch_add(1, Ordering::Relaxed);
        Ok(true)
    }

    /// A path of the new tree with nothing at it: what the spare tree has there may share its
    /// content with the published file, and must not be written over.
    fn vacant(&self, path: &str) -> Result<PathBuf, PublishError> {
        let target = self.target(path)?;
        if self.spare.contains_key(path)
            && let Err(error) = fs::remove_file(&target)
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(PublishError::Io(target, error));
        }
        Ok(target)
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
        published.foreign = foreign.len();
        if published.written == 0 && manifest == self.previous {
            self.write_manifest(&manifest)?;
            return Ok(self.done(published));
        }
        self.carry_over(&foreign)?;
        self.write_manifest(&manifest)?;
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
            Ok(()) => Ok(self.done(published)),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => {
                self.replace_piecewise(&manifest)?;
                Ok(Published {
                    piecewise: true,
                    ..published
                })
            }
            Err(error) => Err(PublishError::Io(self.output.clone(), error)),
        }
    }

    /// The new tree stands. What is in the staging folder now is a whole tree, the spare.
    fn done(mut self, published: Published) -> Published {
        if self.keeps_spare {
            self.folder = PathBuf::new();
        }
        published
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
        // A spare is out of reach by now; anything else must not stay.
        if !self.folder.as_os_str().is_empty() {
            let _ = fs::remove_dir_all(&self.folder);
        }
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

/// Where a new tree is made, on the output's own file system, and whether a spare may stay there:
/// in `.sprida/`, else beside the output, where nothing of ours should be seen afterwards.
fn staging_place(root: &Path, output: &Path) -> (PathBuf, bool) {
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
        (root.join(".sprida").join("staging"), true)
    } else {
        (existing.join(format!(".{name}.sprida-staging")), false)
    }
}

/// An empty folder to make a new tree in.
fn fresh_folder(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)
}

/// Makes a spare tree ready to become the new one: what is not wanted any more goes, and so does
/// what is not ours, which is carried over anew. Returns what it still holds, and its folders;
/// `None` when there is no whole spare. From here on it has no manifest until it is whole again.
fn take_spare(
    folder: &Path,
    wanted: impl Fn(&str) -> bool,
) -> io::Result<Option<(Manifest, HashSet<String>)>> {
    let Some(mut manifest) = read_manifest(folder) else {
        return Ok(None);
    };
    fs::remove_file(folder.join(MANIFEST))?;
    manifest.retain(|path, _| wanted(path));
    let mut folders = HashSet::new();
    for entry in WalkDir::new(folder).min_depth(1).contents_first(true) {
        let entry = entry?;
        let Ok(below) = entry.path().strip_prefix(folder) else {
            continue;
        };
        let path = below.to_string_lossy().replace('\\', "/");
        if entry.file_type().is_dir() {
            // One that has become empty goes; others refuse, which is right.
            if fs::remove_dir(entry.path()).is_err() {
                folders.insert(path);
            }
        } else if !manifest.contains_key(&path) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(Some((manifest, folders)))
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
    let (folder, keeps_spare) = staging_place(root, &absolute(output));
    if !keeps_spare || !folder.join(MANIFEST).is_file() {
        let _ = fs::remove_dir_all(folder);
    }
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
