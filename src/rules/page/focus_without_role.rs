//! A stop for the Tab key that does not say what it is.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "focus-without-role",
        area: Area::Page,
        severity: Severity::Advice,
        criteria: &["4.1.2"],
        act: &[],
        title: (
            "Det går att tabba till något som inte säger vad det är",
            "The Tab key leads to something that does not say what it is",
        ),
        remedy: (
            "Ge det en roll och ett namn, eller ta bort tabindex",
            "Give it a role and a name, or remove tabindex",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.tab_stops {
        let is_stop = facts.is_tab_stop(*id) && !facts.is_focusable_by_nature(*id);
        let says_nothing = matches!(facts.role(*id), None | Some("generic" | "paragraph"));
        // Code that is wider than the page is stopped at so that it can be scrolled.
        let is_code = facts.tree.name(*id) == "pre";
        if is_stop && !is_code && says_nothing && !facts.is_hidden(*id) {
            report.tell(*id);
        }
    }
}
