//! A quote with the name of the speaker.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity, text};
use crate::kinds::common::Quote;
use crate::municipality::Municipalities;
use crate::persons::leading_name;
use crate::rules::{Area, Rule};

pub(crate) const RULE: Rule = Rule {
    code: "named-quote",
    area: Area::Privacy,
    severity: Severity::Warning,
    criteria: &[],
    act: &[],
    title: (
        "Citatet ser ut att ha namnet på den som talar",
        "The quote seems to have the name of the speaker",
    ),
    remedy: ("Skriv rollen i stället", "Write the role instead"),
    why: None,
};

/// Whether a quote has a name where its role should be.
pub(crate) fn is_named(quote: &Quote, places: &Municipalities) -> bool {
    leading_name(&quote.role, places).is_some()
}

/// Names in quotes in running text: a line of a quotation that begins with a dash and a name.
pub(crate) fn attributions(text: &str, places: &Municipalities) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(quoted) = line.strip_prefix('>')
            && let Some(said_by) = quoted.trim_start().strip_prefix(['–', '—'])
            && let Some(name) = leading_name(said_by, places)
        {
            let at = start + line.len() - said_by.len();
            found.push(at + name.start..at + name.end);
        }
        start += line.len();
    }
    found
}

/// What is said of such a quote in a file.
pub(crate) fn finding(path: &str) -> Diagnostic {
    Diagnostic::new(
        RULE.severity,
        RULE.code,
        path,
        text!(
            "Citatet ser ut att ha namnet på den som talar.",
            "The quote seems to have the name of the speaker."
        ),
        text!(
            "Skriv rollen i stället, till exempel \"deltagare i kursen\". Ska namnet stå där, skriv personuppgifter_granskade = true.",
            "Write the role instead, such as \"participant of the course\". If the name should be there, write privacy_reviewed = true."
        ),
    )
}
