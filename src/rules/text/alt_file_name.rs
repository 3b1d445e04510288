//! The name of a picture's file in place of what it shows.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "alt-file-name",
        area: Area::Text,
        severity: Severity::Error,
        criteria: &["1.1.1"],
        act: &["qt1vmo"],
        title: (
            "Bildens beskrivning är ett filnamn",
            "The description of a picture is a file name",
        ),
        remedy: ("Skriv vad den visar", "Write what it shows"),
        why: Some((
            "En skärmläsare läser upp filnamnet i stället för bildens innehåll. Den som inte ser bilden får ingenting veta.",
            "A screen reader reads the file's name out in place of what the picture shows. Who does not see the picture learns nothing.",
        )),
    },
    check,
};

const EXTENSIONS: [&str; 12] = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".heic", ".bmp",
    ".pdf",
];
/// What cameras and phones call their pictures, before a number.
const CAMERAS: [&str; 7] = ["img", "dsc", "dscn", "dscf", "pict", "bild", "image"];

fn check(outline: &Outline, report: &mut Report<'_>) {
    for picture in &outline.pictures {
        let alt = picture.alt.trim().to_lowercase();
        let is_file = EXTENSIONS.iter().any(|extension| alt.ends_with(extension));
        let is_numbered = CAMERAS.iter().any(|camera| {
            let number = alt.strip_prefix(camera);
            number.is_some_and(|number| {
                let number = number.trim_start_matches([' ', '_', '-']);
                !number.is_empty()
                    && number
                        .chars()
                        .all(|letter| letter.is_ascii_digit() || "_- ()".contains(letter))
            })
        });
        if is_file && !alt.contains(". ") || is_numbered || is_bare_name(&picture.alt) {
            report.tell(
                picture.span,
                text!(
                    "Bildens beskrivning är ett filnamn och säger inte vad den visar.",
                    "The description of the picture is a file name and does not say what it shows."
                ),
                text!(
                    "Skriv vad bilden visar: ![Tre personer vid en karta](bild.jpg).",
                    "Write what the picture shows: ![Three people by a map](picture.jpg)."
                ),
            );
        }
    }
}

/// Whether a description is a file name without its ending: `grupp-bild-2024`, `karta_ny`.
fn is_bare_name(alt: &str) -> bool {
    let alt = alt.trim();
    let is_part = |part: &str| !part.is_empty() && part.chars().all(char::is_alphanumeric);
    let is_number = |part: &str| part.chars().all(|letter| letter.is_ascii_digit());
    let parts: Vec<&str> = alt.split(['-', '_']).collect();
    let has_number = parts.last().is_some_and(|last| is_number(last));
    let is_lower = !alt.contains(char::is_uppercase) && alt.contains(char::is_alphabetic);
    parts.iter().all(|part| is_part(part))
        && (alt.contains('_') || is_lower && parts.len() > 2 && has_number)
}
