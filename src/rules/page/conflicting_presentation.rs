//! Something said to be only for looks that is more than that.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::html::aria;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "conflicting-presentation",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1", "4.1.2"],
        act: &["46ca7f"],
        title: (
            "Elementet sägs bara vara för utseendet, men går att nå eller har ett namn",
            "The element is said to be for looks only, but can be reached or has a name",
        ),
        remedy: (
            "Ta bort rollen, eller ta bort det som gör elementet till mer",
            "Remove the role, or what makes the element more than that",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.explicit {
        let written = tree.attribute(*id, "role").unwrap_or_default();
        let first = written.split_ascii_whitespace().find_map(aria::role);
        let is_looks = first.is_some_and(|role| matches!(role.name, "none" | "presentation"));
        if is_looks && !facts.is_hidden(*id) && (facts.talks(*id) || facts.is_focusable(*id)) {
            report.tell(*id);
        }
    }
    for id in &facts.sorts.pictures {
        let is_looks = tree.name(*id) == "img"
            && tree.attribute(*id, "alt").is_some_and(str::is_empty)
            && !tree.has(*id, "role");
        if is_looks && !facts.is_hidden(*id) && (facts.talks(*id) || facts.is_focusable(*id)) {
            report.tell(*id);
        }
    }
}
