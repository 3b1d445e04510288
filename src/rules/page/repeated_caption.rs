//! A table that says the same twice.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::html::plain;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "repeated-caption",
        area: Area::Page,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Tabellens rubrik och sammanfattning är lika",
            "The caption and the summary of the table are the same",
        ),
        remedy: ("Ta bort summary", "Remove summary"),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for table in &facts.sorts.tables {
        let Some(summary) = tree.filled(*table, "summary") else {
            continue;
        };
        let mut children = tree.child_elements(*table);
        let caption = children.find(|child| tree.name(*child) == "caption");
        let is_same = |caption| tree.words(caption).eq_ignore_ascii_case(&plain(summary));
        if caption.is_some_and(is_same) && !facts.is_hidden(*table) {
            report.tell(*table);
        }
    }
}
