//! Pictures in an Office file that nothing describes.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, Text, counted, text};
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "document-pictures",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["1.1.1"],
        act: &[],
        title: (
            "Bilder i dokumentet saknar beskrivning",
            "Pictures in the document have no description",
        ),
        remedy: (
            "Skriv alternativtext för bilderna",
            "Write alternative text for the pictures",
        ),
        why: Some((
            "Den som inte ser bilden får bara veta att det finns en.",
            "Those who cannot see the picture only learn that there is one.",
        )),
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    let facts = offered.facts_of_text();
    let count = facts.map_or(0, |facts| facts.undescribed_pictures);
    if count == 0 {
        return;
    }
    let name = offered.name;
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let message = Text {
        sv: format!(
            "I {name} saknar {} beskrivning.",
            counted(count, "bild", "bilder")
        ),
        en: format!(
            "In {name}, {} no description.",
            counted(count, "picture has", "pictures have")
        ),
    };
    let help = text!(
        "Högerklicka på varje bild, välj Redigera alternativtext och skriv vad den visar.",
        "Right-click each picture, choose Edit alt text and write what it shows."
    );
    report.tell(message, help);
}
