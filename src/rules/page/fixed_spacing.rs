//! Spacing that readers cannot change.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "fixed-spacing",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.4.12"],
        act: &["24afc2", "9e45ec", "78fd32"],
        title: (
            "Läsaren kan inte ändra avståndet i texten",
            "Readers cannot change the spacing of the text",
        ),
        remedy: (
            "Ta bort !important från style",
            "Remove !important from style",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.styled {
        let style = facts.tree.attribute(*id, "style").unwrap_or_default();
        let is_fixed = style.to_ascii_lowercase().split(';').any(|declaration| {
            let name = declaration.split(':').next().unwrap_or_default().trim();
            let is_spacing = matches!(name, "letter-spacing" | "line-height" | "word-spacing");
            is_spacing && declaration.replace(' ', "").contains("!important")
        });
        if is_fixed && !facts.is_unseen(*id) && !facts.tree.words(*id).is_empty() {
            report.tell(*id);
        }
    }
}
