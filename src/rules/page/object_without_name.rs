//! An embedded object that does not say what it is.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "object-without-name",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.1.1"],
        act: &["8fc3b6"],
        title: (
            "Det inbäddade objektet har inget namn",
            "The embedded object has no name",
        ),
        remedy: (
            "Skriv vad det är i aria-label eller title",
            "Write what it is in aria-label or title",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.pictures {
        let is_object = tree.name(*id) == "object" && !facts.is_hidden(*id);
        let is_decoration = matches!(facts.role(*id), Some("none" | "presentation"));
        // Without data it is what stands in it.
        if is_object && !is_decoration && tree.has(*id, "data") && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
