//! Reading files: which are texts, and texts with line feeds only and no byte order mark.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::xxh3_128;

use super::mistakes::{not_utf8, too_large, unreadable};
use super::{Found, SITE_FILE, SourceFile, SourceText};
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Diagnostic, Severity, text};

/// The largest text file that is read: a page of this size is a mistake, not a text.
pub(super) const LARGEST_TEXT: u64 = 32 * 1024 * 1024;

fn is_text(path: &str) -> bool {
    let extension = path
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let below = |folder: &str| path.starts_with(folder);
    path == SITE_FILE
        || (below("content/") && ["csv", "toml"].contains(&extension.as_str()))
        || (below("data/") && ["toml", "csv"].contains(&extension.as_str()))
        || (below("locales/") && extension == "ftl")
        || (below("themes/")
            && ["html", "css", "js", "ftl", "xml", "svg"].contains(&extension.as_str()))
}

pub(super) fn take_in(path: String, location: PathBuf) -> Found {
    if !is_text(&path) {
        return match location.metadata() {
            Ok(metadata) => Found::File(SourceFile {
                size: metadata.len(),
                modified: metadata
                    .modified()
                    .ok()
                    .and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok())
                    .map_or(0, |since| since.as_nanos()),
                path,
                location,
            }),
            Err(error) => Found::Finding(unreadable(path, &error)),
        };
    }
    match read_text(path, &location) {
        Ok(text) => Found::Text(text),
        Err(finding) => Found::Finding(*finding),
    }
}

pub(super) fn read_text(path: String, location: &Path) -> Result<SourceText, Box<Diagnostic>> {
    let bytes = match read_bytes(location) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            return Err(Box::new(too_large(path)));
        }
        Err(error) => return Err(Box::new(unreadable(path, &error))),
    };
    let hash = xxh3_128(&bytes);
    let text = decode(&path, bytes)?;
    Ok(SourceText { path, text, hash })
}

pub(super) fn read_bytes(location: &Path) -> io::Result<Vec<u8>> {
    let mut file = std::fs::File::open(location)?;
    let size = file.metadata()?.len();
    if size > LARGEST_TEXT
        && location
            .extension()
            .is_some_and(|extension| extension == "md" || extension == "toml" || extension == "csv")
    {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "too large"));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A text whose accents are part of their letters, as keyboards write them and as rules on words expect
/// (W3C, Character Model: String Matching, 2.3). Some systems copy them as letters of their own.
fn in_nfc(text: String) -> String {
    // The first byte of every combining accent of Latin, in UTF-8.
    match memchr::memchr2(0xcc, 0xcd, text.as_bytes()) {
        Some(_) => text.nfc().collect(),
        None => text,
    }
}

fn decode(path: &str, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            return Err(Box::new(not_utf8(
                path,
                error.as_bytes(),
                error.utf8_error().valid_up_to(),
            )));
        }
    };
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    let text = in_nfc(text);
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        let finding = Diagnostic::new(
            Severity::Error,
            "control-character",
            path,
            text!(
                "Filen innehåller ett NUL-tecken.",
                "The file holds a NUL character."
            ),
            text!(
                "Filen är troligen skadad eller sparad som något annat än text. Spara om den som text i UTF-8.",
                "The file is probably damaged or not text at all. Save it again as text in UTF-8."
            ),
        );
        return Err(Box::new(
            finding.at(&text.replace('\0', "\u{fffd}"), &(at..at + 1)),
        ));
    }
    Ok(if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    })
}
