//! A picture to press that does not say what it does.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "image-button-without-name",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.1.1", "4.1.2"],
        act: &["59796f"],
        title: (
            "Bildknappen har inget namn",
            "The picture button has no name",
        ),
        remedy: (
            "Skriv i alt vad knappen gör",
            "Write in alt what the button does",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.pictures {
        if facts.tree.name(*id) == "input" && !facts.is_hidden(*id) && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
