//! A header that says wrongly which cells are its own.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "invalid-scope",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1"],
        act: &[],
        title: ("scope är fel", "scope is wrong"),
        remedy: (
            "Skriv scope=\"col\" eller scope=\"row\", och bara på <th>",
            "Write scope=\"col\" or scope=\"row\", and only on <th>",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    // Nested tables are looked at with the outermost.
    let mut seen = 0;
    for table in &facts.sorts.tables {
        if *table < seen {
            continue;
        }
        seen = tree.end(*table);
        for id in tree.below(*table) {
            let Some(scope) = tree.attribute(id, "scope") else {
                continue;
            };
            let is_right = tree.name(id) == "th"
                && matches!(
                    scope.to_ascii_lowercase().as_str(),
                    "col" | "row" | "colgroup" | "rowgroup"
                );
            if !is_right && !facts.is_hidden(id) {
                report.tell(id);
            }
        }
    }
}
