//! A document of pictures of text, without a single letter.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "scanned-document",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["1.1.1", "1.4.5"],
        act: &[],
        title: (
            "Dokumentet är bara bilder av text",
            "The document is only pictures of text",
        ),
        remedy: ("Gör en PDF ur originalet", "Make a PDF from the original"),
        why: Some((
            "En bild av text går inte att lyssna på. Den som förstorar den ser suddiga bokstäver.",
            "A picture of text cannot be listened to. Those who enlarge it see blurred letters.",
        )),
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    if offered.facts_of_today().is_none_or(|facts| facts.has_text) {
        return;
    }
    let name = offered.name;
    report.tell(
        text!(
            "{name} är bara bilder av text. Den går varken att lyssna på, söka i eller förstora väl.",
            "{name} is only pictures of text. It can neither be listened to, searched nor enlarged well."
        ),
        text!(
            "Gör en PDF ur originalet, eller låt ett program tolka texten. Skriv annars det viktigaste på sidan.",
            "Make a PDF from the original, or let a program recognise the text. Else write the gist on the page."
        ),
    );
}
