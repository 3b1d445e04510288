//! A heading with nothing to read.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "heading-without-text",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1", "2.4.6"],
        act: &["ffd0e9"],
        title: ("Rubriken är tom", "The heading is empty"),
        remedy: (
            "Skriv en rubrik, eller ta bort elementet",
            "Write a heading, or remove the element",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.headings {
        if !facts.is_hidden(*id) && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
