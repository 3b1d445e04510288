//! Judges a folder of finished pages, whoever made them.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::rules::page::Judge;

/// Judges every page below a folder.
///
/// # Errors
/// What to tell when there is nothing to judge.
pub(super) fn judge(folder: &Path) -> Result<Vec<Diagnostic>, Text> {
    let shown = folder.display();
    if !folder.is_dir() {
        return Err(if folder.exists() {
            text!(
                "{shown} är en fil. Ange mappen som sidorna ligger i.",
                "{shown} is a file. Name the folder that the pages lie in."
            )
        } else {
            text!(
                "Mappen {shown} finns inte. Kontrollera hur den stavas.",
                "The folder {shown} does not exist. Check how it is spelt."
            )
        });
    }
    let files = pages_below(folder);
    if files.is_empty() {
        return Err(text!(
            "Det finns inga HTML-sidor i {shown}. De ska sluta på .html eller .htm.",
            "There are no HTML pages in {shown}. They should end in .html or .htm."
        ));
    }
    let judge = Judge::new(|_| true, None);
    let mut found: Vec<Diagnostic> = files
        .par_iter()
        .flat_map_iter(|file| judge_page(&judge, folder, file))
        .collect();
    found.sort();
    Ok(found)
}

/// Pages in the order of their paths.
fn pages_below(folder: &Path) -> Vec<PathBuf> {
    let is_page = |path: &Path| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| {
            ["html", "htm", "xhtml"].contains(&extension.to_ascii_lowercase().as_str())
        })
    };
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    files
        .map(walkdir::DirEntry::into_path)
        .filter(|path| is_page(path))
        .collect()
}

fn judge_page(judge: &Judge, folder: &Path, path: &Path) -> Vec<Diagnostic> {
    let shown = path.to_string_lossy().replace('\\', "/");
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let reason = error.to_string();
            return vec![Diagnostic::new(
                Severity::Error,
                "unreadable-file",
                shown,
                text!(
                    "Filen går inte att läsa ({reason}).",
                    "The file cannot be read ({reason})."
                ),
                text!(
                    "Kontrollera att den finns och att du får läsa den.",
                    "Check that it exists and that you may read it."
                ),
            )];
        }
    };
    let (source, encoding) = decoded(bytes, &shown);
    let faults = judge.judge(&shown, &source).into_iter();
    let mut found: Vec<Diagnostic> = encoding
        .into_iter()
        .chain(faults.map(|fault| fault.finding))
        .collect();
    let address = address_of(folder, path);
    for finding in &mut found {
        finding.page = Some(address.clone());
    }
    found
}

/// `public/exempel/index.html` below `public` → `/exempel/`.
fn address_of(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let below = below.to_string_lossy().replace('\\', "/");
    let address = below.strip_suffix("index.html").unwrap_or(&below);
    format!("/{address}")
}

/// A page's text. Pages are to be in UTF-8 (WHATWG HTML, 4.2.5.4); one that is not is told of, and
/// judged letter by letter as far as it goes.
fn decoded(bytes: Vec<u8>, shown: &str) -> (String, Option<Diagnostic>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    let pairs = |from: fn([u8; 2]) -> u16| -> String {
        let units = bytes[2..]
            .chunks_exact(2)
            .map(|pair| from([pair[0], pair[1]]));
        char::decode_utf16(units)
            .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    };
    let text = match bytes.get(..2) {
        Some([0xff, 0xfe]) => pairs(u16::from_le_bytes),
        Some([0xfe, 0xff]) => pairs(u16::from_be_bytes),
        // Latin-1 gives each byte the letter of its number.
        _ => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let finding = Diagnostic::new(
        Severity::Error,
        "invalid-encoding",
        shown,
        text!("Sidan är inte i UTF-8.", "The page is not in UTF-8."),
        text!(
            "Spara den som UTF-8, så att å, ä och ö blir rätt hos alla.",
            "Save it as UTF-8, so that all letters are right for everybody."
        ),
    );
    (text, Some(finding))
}
