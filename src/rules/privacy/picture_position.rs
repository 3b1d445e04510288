//! A picture whose camera has noted where it was taken.

use crate::diagnostic::{Severity, Text, text};
use crate::rules::{Area, Rule};

pub(crate) const RULE: Rule = Rule {
    code: "picture-position",
    area: Area::Privacy,
    severity: Severity::Advice,
    criteria: &[],
    act: &[],
    title: (
        "I bilden står var den togs",
        "The picture says where it was taken",
    ),
    remedy: ("Ta bort platsen ur filen", "Remove the place from the file"),
    why: None,
};

/// What is wrong and how to mend it, of a picture as it is named.
pub(crate) fn said_of(name: &str) -> (Text, Text) {
    (
        text!(
            "I bilden {name} står var den togs.",
            "The picture {name} says where it was taken."
        ),
        text!(
            "Programmet tar bort platsen ur det som publiceras. Ta bort den ur filen också, om andra kan komma åt den: välj Egenskaper och ta bort personlig information.",
            "The program removes the place from what is published. Remove it from the file too if others can get at it: choose Properties and remove personal information."
        ),
    )
}
