//! An attribute that looks like ARIA and is not.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::Facts;
use crate::html::aria;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "unknown-aria-attribute",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["4.1.2"],
        act: &["5f99a7"],
        title: (
            "Attributet finns inte i ARIA",
            "The attribute does not exist in ARIA",
        ),
        remedy: (
            "Rätta namnet, eller ta bort det",
            "Correct its name, or remove it",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.aria {
        for (name, _) in facts.tree.attributes(*id) {
            if name.starts_with("aria-") && aria::attribute(name).is_none() {
                let name: String = name.chars().take(40).collect();
                report.tell_as(
                    *id,
                    text!(
                        "Attributet {name} finns inte i ARIA",
                        "The attribute {name} does not exist in ARIA"
                    ),
                );
            }
        }
    }
}
