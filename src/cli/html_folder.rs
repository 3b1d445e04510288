//! Judges a folder of finished pages, whoever made them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Severity, Text, reason_of, text};
use crate::html::{self, Facts};
use crate::rules::folder::{
    self as folder_rules, Fault, Missing, Pages, Published, ReadPage, address_of,
};
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
    let folder = Folder {
        place: folder,
        published: published_at(folder, &files),
        judge: Judge::new(|_| true, None),
    };
    let pages = Mutex::new(Pages::default());
    let judged: Vec<Vec<Diagnostic>> = files
        .par_iter()
        .filter(|file| is_page(file))
        .map(|file| folder.judge_page(file, &pages))
        .collect();
    let pages = pages.into_inner().expect("no holder of the lock panics");
    let mut found: Vec<Diagnostic> = judged.into_iter().flatten().collect();
    found.extend(folder.judge_together(&pages, &files));
    found.sort();
    Ok(found)
}

/// The folder that is judged.
struct Folder<'a> {
    place: &'a Path,
    published: Published,
    judge: Judge,
}

impl Folder<'_> {
    /// Judges a page by itself, and takes from it what is asked once all have been read.
    fn judge_page(&self, path: &Path, pages: &Mutex<Pages>) -> Vec<Diagnostic> {
        let own = below(self.place, path);
        let shown = path.to_string_lossy().replace('\\', "/");
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return vec![unreadable(&shown, &error)],
        };
        let (source, encoding) = decoded(bytes, &shown);
        let tree = html::parse(&source);
        let facts = Facts::of(&tree);
        let faults = self.judge.judge(&shown, &source, &facts).into_iter();
        let mut found: Vec<Diagnostic> = encoding
            .into_iter()
            .chain(faults.map(|fault| fault.finding))
            .collect();
        let address = address_of(&own);
        for finding in &mut found {
            finding.page = Some(address.clone());
        }
        let read = ReadPage::of(&own, &facts, &self.published);
        let mut pages = pages.lock().expect("no holder of the lock panics");
        pages.add(&own, &read);
        found
    }

    /// Links between pages, and what else is seen of all of them together.
    fn judge_together(&self, pages: &Pages, files: &[PathBuf]) -> Vec<Diagnostic> {
        let files: BTreeSet<String> = files.iter().map(|file| below(self.place, file)).collect();
        let mut found = Vec::new();
        let mut broken: BTreeMap<&str, FxHashMap<&str, Missing>> = BTreeMap::new();
        for fault in folder_rules::judge(pages, |file| files.contains(file), true) {
            if let Fault::BrokenLink {
                page,
                address,
                missing,
                ..
            } = fault
            {
                broken.entry(page).or_default().insert(address, missing);
            } else {
                let mut finding = fault.told(&self.shown(fault.page()), str::to_owned);
                finding.page = Some(address_of(fault.page()));
                found.push(finding);
            }
        }
        for (path, addresses) in broken {
            found.extend(self.place_broken_links(path, &addresses));
        }
        found
    }

    fn place_broken_links(
        &self,
        path: &str,
        addresses: &FxHashMap<&str, Missing>,
    ) -> Vec<Diagnostic> {
        let bytes = std::fs::read(self.place.join(path)).unwrap_or_default();
        let (source, _) = decoded(bytes, path);
        let tree = html::parse(&source);
        let mut found = folder_rules::place_broken_links(
            &self.shown(path),
            path,
            (&source, &Facts::of(&tree)),
            &self.published,
            addresses,
        );
        for finding in &mut found {
            finding.page = Some(address_of(path));
        }
        found
    }

    /// A file of the folder as it is named in findings.
    fn shown(&self, path: &str) -> String {
        let file = self.place.join(path);
        file.to_string_lossy().replace('\\', "/")
    }
}

/// Where the folder is published, as the first page says that says where it stands itself.
fn published_at(folder: &Path, files: &[PathBuf]) -> Published {
    let from_page = |file: &PathBuf| {
        let bytes = std::fs::read(file).ok()?;
        memchr::memmem::find(&bytes, b"canonical")?;
        let (source, _) = decoded(bytes, "");
        let tree = html::parse(&source);
        let is_canonical = |id: &usize| tree.attribute(*id, "rel") == Some("canonical");
        let canonical = (1..tree.len()).find(is_canonical)?;
        let url = tree.attribute(canonical, "href")?;
        let own = below(folder, file);
        let own = own.strip_suffix("index.html").unwrap_or(&own);
        Some(Published::at(url.strip_suffix(own)?))
    };
    let pages = files.iter().filter(|file| is_page(file));
    pages.into_iter().find_map(from_page).unwrap_or_default()
}

fn unreadable(shown: &str, error: &std::io::Error) -> Diagnostic {
    let Text { sv, en } = reason_of(error);
    Diagnostic::new(
        Severity::Error,
        "unreadable-file",
        shown,
        text!(
            "Filen går inte att läsa ({sv}).",
            "The file cannot be read ({en})."
        ),
        text!(
            "Kontrollera att den finns och att du får läsa den.",
            "Check that it exists and that you may read it."
        ),
    )
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
