//! A value that an ARIA attribute cannot have.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::Facts;
use crate::html::aria::{self, Kind};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "invalid-aria-value",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["4.1.2"],
        act: &["6a7281"],
        title: (
            "ARIA-attributet har ett värde som det inte kan ha",
            "The ARIA attribute has a value that it cannot have",
        ),
        remedy: (
            "Skriv ett av de värden som ARIA anger",
            "Write one of the values that ARIA names",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.aria {
        for (name, value) in facts.tree.attributes(*id) {
            let Some(known) = name
                .starts_with("aria-")
                .then(|| aria::attribute(name))
                .flatten()
            else {
                continue;
            };
            if fits(known.kind, value.trim()) {
                continue;
            }
            let value: String = value.chars().take(40).collect();
            let message = text!(
                "{name} kan inte ha värdet \"{value}\"",
                "{name} cannot have the value \"{value}\""
            );
            match known.kind {
                Kind::OneOf(words) | Kind::SomeOf(words) => {
                    let words = words.join(", ");
                    let help = text!("Skriv något av: {words}.", "Write one of: {words}.");
                    report.tell_with(*id, message, help);
                }
                Kind::Integer(least) => {
                    let help = text!(
                        "Skriv ett helt tal, lägst {least}.",
                        "Write a whole number, at least {least}."
                    );
                    report.tell_with(*id, message, help);
                }
                _ => report.tell_as(*id, message),
            }
        }
    }
}

/// Whether an attribute may have a value. An empty one counts as the attribute not standing there.
fn fits(kind: Kind, value: &str) -> bool {
    let is_word =
        |words: &[&str], value: &str| words.contains(&value.to_ascii_lowercase().as_str());
    match kind {
        _ if value.is_empty() => true,
        Kind::OneOf(words) => is_word(words, value),
        Kind::SomeOf(words) => value
            .split_ascii_whitespace()
            .all(|value| is_word(words, value)),
        Kind::Integer(least) => value.parse::<i64>().is_ok_and(|number| number >= least),
        Kind::Number => value.parse::<f64>().is_ok_and(f64::is_finite),
        // Whether there is such an element is another rule's.
        Kind::Reference | Kind::References | Kind::Words => true,
    }
}
