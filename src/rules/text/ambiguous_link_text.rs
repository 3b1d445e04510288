//! Two links that are called the same and lead to different places.

use std::collections::BTreeMap;

use super::generic_link_text::is_generic;
use super::{Report, TextRule, plain};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "ambiguous-link-text",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["2.4.4", "2.4.9"],
        act: &["b20e66"],
        title: (
            "Länkar med samma text leder till olika platser",
            "Links with the same text lead to different places",
        ),
        remedy: (
            "Skriv vad som skiljer dem åt",
            "Write what tells them apart",
        ),
        why: Some((
            "Den som hör sidans länkar som en lista kan inte skilja dem åt.",
            "Who hears the links of a page as a list cannot tell them apart.",
        )),
    },
    check,
};

fn check(outline: &Outline, report: &mut Report<'_>) {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for link in &outline.links {
        let words = plain(&link.text);
        // What says nothing is told by a rule of its own.
        if words.is_empty() || is_generic(&words) {
            continue;
        }
        let first = *known.entry(words.clone()).or_insert(&link.target);
        if first != link.target {
            let target = &link.target;
            report.tell(
                link.span,
                text!(
                    "En länk tidigare på sidan heter också \"{words}\", men leder till {first}. Den här leder till {target}.",
                    "A link further up is called \"{words}\" too, but leads to {first}. This one leads to {target}."
                ),
                text!(
                    "Skriv i den ena vad som skiljer dem åt.",
                    "Write in one of them what tells them apart."
                ),
            );
        }
    }
}
