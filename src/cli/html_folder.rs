//! Judges a folder of finished pages, whoever made them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::rules::folder::{self as folder_rules, PageOfFolder};
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
    let files = files_below(folder);
    if !files.iter().any(|file| is_page(file)) {
        return Err(text!(
            "Det finns inga HTML-sidor i {shown}. De ska sluta på .html eller .htm.",
            "There are no HTML pages in {shown}. They should end in .html or .htm."
        ));
    }
    let judge = Judge::new(|_| true, None);
    let judged: Vec<(String, PageOfFolder, Vec<Diagnostic>)> = files
        .par_iter()
        .filter(|file| is_page(file))
        .map(|file| judge_page(&judge, folder, file))
        .collect();
    let mut found = Vec::new();
    let mut pages = BTreeMap::new();
    for (path, page, of_page) in judged {
        found.extend(of_page);
        pages.insert(path, page);
    }
    found.extend(judge_together(folder, &pages, &files));
    found.sort();
    Ok(found)
}

/// Links between pages, and what else is seen of all of them together.
fn judge_together(
    folder: &Path,
    pages: &BTreeMap<String, PageOfFolder>,
    files: &[PathBuf],
) -> Vec<Diagnostic> {
    let files = files.iter().map(|file| below(folder, file)).collect();
    let (mut found, broken) = folder_rules::judge(pages, &files);
    for (path, links) in &broken {
        let bytes = std::fs::read(folder.join(path)).unwrap_or_default();
        let (source, _) = decoded(bytes, path);
        found.extend(folder_rules::place(path, &source, links));
    }
    for finding in &mut found {
        finding.page = Some(address_of(&finding.file));
        let file = folder.join(&finding.file);
        finding.file = file.to_string_lossy().replace('\\', "/");
    }
    found
}

fn is_page(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        ["html", "htm", "xhtml"].contains(&extension.to_ascii_lowercase().as_str())
    })
}

/// A file's path below the folder, with forward slashes.
fn below(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.to_string_lossy().replace('\\', "/")
}

/// Files in the order of their paths.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let files = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    files.map(walkdir::DirEntry::into_path).collect()
}

/// A page's path below the folder, what is asked of it when all have been read, and its findings.
fn judge_page(
    judge: &Judge,
    folder: &Path,
    path: &Path,
) -> (String, PageOfFolder, Vec<Diagnostic>) {
    let own = below(folder, path);
    let shown = path.to_string_lossy().replace('\\', "/");
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let reason = error.to_string();
            let finding = Diagnostic::new(
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
            );
            return (own, PageOfFolder::default(), vec![finding]);
        }
    };
    let (source, encoding) = decoded(bytes, &shown);
    let faults = judge.judge(&shown, &source).into_iter();
    let mut found: Vec<Diagnostic> = encoding
        .into_iter()
        .chain(faults.map(|fault| fault.finding))
        .collect();
    let address = address_of(&own);
    for finding in &mut found {
        finding.page = Some(address.clone());
    }
    (own, folder_rules::read(&source), found)
}

/// `exempel/index.html` → `/exempel/`.
fn address_of(path: &str) -> String {
    format!("/{}", path.strip_suffix("index.html").unwrap_or(path))
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
