//! Personal data where everybody can read it.

mod contact_details;

use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::identity_number::{self, Found};
use crate::rules::{self, Rule};
use crate::sources::{SITE_FILE, SourceFile, SourceText, Sources};

/// The code of findings that no setting makes milder (the content model's privacy rules).
pub const IDENTITY_NUMBER: &str = "personnummer";

/// Whether a personal identity number was found for certain: then nothing that was read is kept.
pub fn has_identity_number(findings: &[Diagnostic]) -> bool {
    let mut errors = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors.any(|finding| finding.code == IDENTITY_NUMBER)
}

/// Personal data in a page: its fields, its running text and what its pictures show in words. Where
/// somebody has looked for them, only identity numbers are told of.
pub fn in_page(
    source: &SourceText,
    is_reviewed: bool,
    listens_to: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut findings = identity_numbers(source);
    if is_reviewed {
        return findings;
    }
    if contact_details::CODES.into_iter().any(listens_to) {
        findings.extend(contact_details::in_text(source));
    }
    findings
}

/// The ways to reach a person in the site's settings, which every page may show.
pub fn in_settings(sources: &Sources, listens_to: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    if !contact_details::CODES.into_iter().any(listens_to) {
        return Vec::new();
    }
    let settings = sources.text(SITE_FILE);
    settings.map_or_else(Vec::new, contact_details::in_settings)
}

fn identity_numbers(source: &SourceText) -> Vec<Diagnostic> {
    let found = identity_number::find(&source.text);
    found
        .into_iter()
        .map(|found| {
            let place = found.place.clone();
            let help = rules::find(IDENTITY_NUMBER).map(Rule::help);
            let help = help.unwrap_or_default();
            finding(&source.path, &found, help).at(&source.text, &place)
        })
        .collect()
}

/// Personal identity numbers outside pages: in data and settings, and in the names of files.
pub fn outside_pages(sources: &Sources) -> Vec<Diagnostic> {
    let texts = sources.texts_below("");
    let texts = texts.filter(|text| !crate::sources::is_page(&text.path));
    let mut findings: Vec<Diagnostic> = texts.flat_map(identity_numbers).collect();
    let readable = sources.files_below("").filter(|file| is_readable(file));
    for file in readable {
        // One that cannot be read is told of where it is to be published.
        let Ok(bytes) = sources.bytes(file) else {
            continue;
        };
        findings.extend(identity_numbers(&SourceText {
            path: file.path.clone(),
            text: decoded(bytes),
            hash: 0,
        }));
    }
    let pages = sources.pages().into_iter().map(|file| file.path);
    let files = sources.files_below("").map(|file| file.path.clone());
    let texts = sources.texts_below("").map(|text| text.path.clone());
    for path in pages.chain(files).chain(texts) {
        findings.extend(identity_number::find(&path).iter().map(|found| {
            let help = text!(
                "Döp om filen, och se efter att numret inte står i den heller.",
                "Rename the file, and see that the number is not in it either."
            );
            finding(&path, found, help)
        }));
    }
    findings
}

/// Endings of files that anybody can read, and that are published as they are.
const READABLE: [&str; 15] = [
    "csv", "htm", "html", "ics", "js", "json", "rtf", "srt", "svg", "text", "tsv", "txt", "vtt",
    "xhtml", "xml",
];

/// Files larger than this, in bytes, are data and not something that people wrote.
const LARGEST_READ: u64 = 20_000_000;

fn is_readable(file: &SourceFile) -> bool {
    let ending = file.path.rsplit('.').next().unwrap_or_default();
    let ending = ending.to_ascii_lowercase();
    READABLE.contains(&ending.as_str()) && file.size <= LARGEST_READ
}

/// A file's text; of one that is not in UTF-8, each byte is the letter of its number. Letters of two
/// bytes lose the empty one.
fn decoded(bytes: Vec<u8>) -> String {
    let bytes: Vec<u8> = bytes.into_iter().filter(|byte| *byte != 0).collect();
    String::from_utf8(bytes)
        .unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect())
}

fn finding(file: &str, found: &Found, help: Text) -> Diagnostic {
    let (severity, message) = if found.is_certain {
        let message = text!(
            "Här står ett personnummer eller samordningsnummer.",
            "Here is a personal identity number or coordination number."
        );
        (Severity::Error, message)
    } else {
        let message = text!(
            "Det här kan vara ett personnummer eller samordningsnummer.",
            "This may be a personal identity number or coordination number."
        );
        (Severity::Warning, message)
    };
    Diagnostic::new(severity, IDENTITY_NUMBER, file, message, help)
}
