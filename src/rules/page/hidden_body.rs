//! A page that is hidden from screen readers as a whole.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "hidden-body",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.3.1", "4.1.2"],
        act: &[],
        title: (
            "Hela sidan är dold för skärmläsare",
            "The whole page is hidden from screen readers",
        ),
        remedy: (
            "Ta bort aria-hidden från body",
            "Remove aria-hidden from body",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in [facts.html(), facts.body()].into_iter().flatten() {
        if facts.tree.attribute(id, "aria-hidden") == Some("true") {
            report.tell(id);
        }
    }
}
