//! Something to unfold that does not say what comes.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "summary-without-name",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["4.1.2"],
        act: &[],
        title: (
            "Rubriken för det som går att fälla ut är tom",
            "The heading of what unfolds is empty",
        ),
        remedy: (
            "Skriv i <summary> vad som visas",
            "Write in <summary> what is shown",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.controls {
        let is_summary = tree.name(*id) == "summary" && facts.is_focusable(*id);
        if is_summary && !facts.is_hidden(*id) && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
