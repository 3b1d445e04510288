//! A form field whose only name is a hint.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "field-named-by-hint",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["3.3.2"],
        act: &[],
        title: (
            "Fältets enda namn är ett tips som försvinner eller inte syns",
            "The only name of the field is a hint that vanishes or is not seen",
        ),
        remedy: (
            "Skriv en <label> som alltid syns",
            "Write a <label> that is always seen",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.controls {
        let is_field = match tree.name(*id) {
            "select" | "textarea" => true,
            "input" => facts.implicit_role(*id) != Some("button"),
            _ => false,
        };
        if !is_field || facts.is_hidden(*id) || facts.is_named_by_aria(*id) {
            continue;
        }
        let has_label = facts
            .labels_of(*id)
            .any(|label| !facts.is_unseen(label) && facts.has_content(label));
        let has_hint = ["title", "placeholder"]
            .iter()
            .any(|hint| tree.filled(*id, hint).is_some());
        let is_described = tree.filled(*id, "aria-describedby").is_some();
        if !has_label && (has_hint || is_described) && facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
