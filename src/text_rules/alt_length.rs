//! A description that is longer than anybody wants to hear without being able to stop.

use super::{Report, Rule};
use crate::diagnostic::{Severity, text};
use crate::markdown::Outline;

pub(super) const RULE: Rule = Rule {
    code: "alt-length",
    severity: Severity::Warning,
    criteria: &["1.1.1"],
    act: &[],
    title: (
        "Bildens beskrivning är lång",
        "The description of a picture is long",
    ),
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
