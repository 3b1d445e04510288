//! Text that blinks or rolls by.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "moving-text",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["2.2.2"],
        act: &[],
        title: ("Texten blinkar eller rullar", "The text blinks or rolls"),
        remedy: (
            "Ta bort elementet, och skriv texten som den är",
            "Remove the element, and write the text as it is",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.moving {
        if !facts.is_unseen(*id) {
            report.tell(*id);
        }
    }
}
