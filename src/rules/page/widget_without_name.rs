//! A tab, a branch or a tooltip that says nothing.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "widget-without-name",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["4.1.2"],
        act: &[],
        title: (
            "Fliken, grenen eller tipset har inget namn",
            "The tab, branch or tooltip has no name",
        ),
        remedy: (
            "Skriv vad det är i elementet, eller i aria-label",
            "Write what it is in the element, or in aria-label",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.explicit {
        let is_meant = matches!(
            facts.role(*id),
            Some("tab" | "tooltip" | "treeitem" | "option")
        );
        if is_meant && !facts.is_hidden(*id) && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
