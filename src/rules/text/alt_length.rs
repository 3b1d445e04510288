//! A description that is longer than anybody wants to hear without being able to stop.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "alt-length",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["1.1.1"],
        act: &[],
        title: (
            "Bildens beskrivning är lång",
            "The description of a picture is long",
        ),
        remedy: (
            "Skriv det viktigaste, och resten under bilden",
            "Write what matters most, and the rest below the picture",
        ),
        why: Some((
            "En skärmläsare läser beskrivningen i ett svep, utan möjlighet att stanna eller hoppa. Det som behöver mer plats gör sig bättre som text under bilden.",
            "A screen reader reads a description in one go, without a chance to stop or skip. What takes more room does better as text below the picture.",
        )),
    },
    check,
};

/// Screen readers read a description in one go.
const LONGEST: usize = 150;

fn check(outline: &Outline, report: &mut Report<'_>) {
    for picture in &outline.pictures {
        let length = picture.alt.trim().chars().count();
        if length > LONGEST {
            report.tell(
                picture.span,
                text!(
                    "Bildens beskrivning är {length} tecken. Den läses upp i ett svep.",
                    "The description of the picture is {length} characters. It is read out in one go."
                ),
                text!(
                    "Skriv det viktigaste i högst {LONGEST} tecken, och resten i texten under bilden.",
                    "Write what matters most in at most {LONGEST} characters, and the rest in the text below it."
                ),
            );
        }
    }
}
