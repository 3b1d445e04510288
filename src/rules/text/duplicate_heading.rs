//! Two headings of a page that say the same: in a list of headings nobody can tell them apart.

use std::collections::BTreeSet;

use super::{Report, TextRule, plain};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "duplicate-heading",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["2.4.6"],
        act: &["b49b2e"],
        title: ("Två rubriker säger samma sak", "Two headings say the same"),
        remedy: (
            "Skriv vad som är särskilt för avsnittet",
            "Write what is special about the section",
        ),
        why: Some((
            "Den som hoppar mellan rubriker vet inte vilken av dem det är.",
            "Who jumps from heading to heading does not know which of them it is.",
        )),
    },
    check,
};

fn check(outline: &Outline, report: &mut Report<'_>) {
    let mut known = BTreeSet::new();
    for heading in &outline.headings {
        let words = plain(&heading.text);
        if !words.is_empty() && !known.insert(words) {
            let text = heading.text.trim();
            report.tell(
                heading.span,
                text!(
                    "Rubriken \"{text}\" står redan på sidan.",
                    "The heading \"{text}\" stands on the page already."
                ),
                text!(
                    "Skriv vad som är särskilt för det här avsnittet.",
                    "Write what is special about this section."
                ),
            );
        }
    }
}
