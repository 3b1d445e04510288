//! Finding the files of a site, each by its path within it.

use std::path::{Path, PathBuf};

use unicode_normalization::{UnicodeNormalization, is_nfc};
use walkdir::WalkDir;

use super::mistakes::{not_a_file, outside_site, unreadable_entry};
use crate::diagnostic::{Diagnostic, Severity, text};

pub(super) fn walk(
    root: &Path,
    folder: &str,
    excluded: &Path,
    entries: &mut Vec<(String, PathBuf)>,
    findings: &mut Vec<Diagnostic>,
) {
    let top = root.join(folder);
    if !top.is_dir() {
        return;
    }
    let canonical_root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let mut linked_folders: Vec<PathBuf> = Vec::new();
    if top.is_symlink() {
        linked_folders.push(top.clone());
    }
    let walker = WalkDir::new(&top)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter();
    for entry in walker.filter_entry(|entry| !is_hidden(entry) && entry.path() != excluded) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let Some(path) = relative(root, entry.path(), findings) else {
                    continue;
                };
                let leaves = entry.path_is_symlink()
                    || linked_folders
                        .iter()
                        .any(|folder| entry.path().starts_with(folder));
                if leaves && !stays_inside(&canonical_root, entry.path()) {
                    findings.push(outside_site(path));
                } else {
                    entries.push((path, entry.into_path()));
                }
            }
            Ok(entry) if entry.file_type().is_dir() => {
                if entry.path_is_symlink() {
                    linked_folders.push(entry.into_path());
                }
            }
            Ok(entry) => {
                if let Some(path) = relative(root, entry.path(), findings) {
                    findings.push(not_a_file(path));
                }
            }
            Err(error) => {
                let path = error
                    .path()
                    .and_then(|path| relative(root, path, &mut Vec::new()))
                    .unwrap_or_else(|| folder.to_owned());
                findings.push(unreadable_entry(path, &error));
            }
        }
    }
}

pub(super) fn stays_inside(canonical_root: &Path, path: &Path) -> bool {
    path.canonicalize()
        .is_ok_and(|target| target.starts_with(canonical_root))
}

/// Dot files, and what editors and word processors leave behind while a file is open.
fn is_hidden(entry: &walkdir::DirEntry) -> bool {
    is_passing(&entry.file_name().to_string_lossy())
}

/// Whether a file's name says that it is hidden or lies there only while another is open.
pub fn is_passing(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || name.ends_with(".swp")
        || name == "Thumbs.db"
}

pub(super) fn relative(root: &Path, path: &Path, findings: &mut Vec<Diagnostic>) -> Option<String> {
    let below = path.strip_prefix(root).ok()?;
    let mut parts = Vec::new();
    for part in below.components() {
        let Some(name) = part.as_os_str().to_str() else {
            let shown = below.to_string_lossy().replace('\\', "/");
            findings.push(Diagnostic::new(
                Severity::Error,
                "invalid-file-name",
                shown,
                text!(
                    "Filens namn går inte att läsa som text (UTF-8).",
                    "The file's name cannot be read as text (UTF-8)."
                ),
                text!(
                    "Döp om filen med vanliga bokstäver.",
                    "Rename the file with ordinary letters."
                ),
            ));
            return None;
        };
        parts.push(if is_nfc(name) {
            name.to_owned()
        } else {
            name.nfc().collect()
        });
    }
    Some(parts.join("/"))
}
