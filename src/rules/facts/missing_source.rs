//! Figures that nobody says the source of. Those who read the texts find them.

use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::rules::{Area, Rule};

pub(crate) const RULE: Rule = Rule {
    code: "missing-source",
    area: Area::Facts,
    severity: Severity::Advice,
    criteria: &[],
    act: &[],
    title: (
        "Sidan har siffror men ingen källa",
        "The page has figures but no source",
    ),
    remedy: (
        "Skriv var siffrorna kommer ifrån i `kallor`",
        "Write where the figures come from in `sources`",
    ),
    why: Some((
        "Utan källa går det inte att kontrollera en siffra. Då går det inte heller att använda den i ett beslut.",
        "Without a source a figure cannot be checked, and so not be used for a decision.",
    )),
};

/// A figure in a field.
pub(crate) fn of_field(path: &str) -> Diagnostic {
    finding(
        path,
        text!("Siffran har ingen källa.", "The figure has no source."),
    )
}

/// Many shares in a text.
pub(crate) fn of_text(path: &str, count: usize) -> Diagnostic {
    finding(
        path,
        text!(
            "Texten har {count} andelar men ingen källa.",
            "The text has {count} shares but no source."
        ),
    )
}

fn finding(path: &str, message: Text) -> Diagnostic {
    Diagnostic::new(
        RULE.severity,
        RULE.code,
        path,
        message,
        text!(
            "Skriv var siffrorna kommer ifrån: kallor = [{{ id = \"enkat\", titel = \"Egen enkät, 2026\" }}], och [^enkat] i texten.",
            "Write where the figures come from: sources = [{{ id = \"survey\", title = \"Our survey, 2026\" }}], and [^survey] in the text."
        ),
    )
}
