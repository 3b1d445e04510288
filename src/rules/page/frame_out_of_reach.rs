//! A frame with something to press that the Tab key does not lead to.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::html::parse;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "frame-out-of-reach",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["2.1.1"],
        act: &["akn7bn"],
        title: (
            "Det går inte att nå knappar och länkar i ramen med tangentbordet",
            "Buttons and links in the frame cannot be reached by keyboard",
        ),
        remedy: (
            "Ta bort tabindex från ramen",
            "Remove tabindex from the frame",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.frames {
        let is_left_out = facts.tab_index(*id).is_some_and(|index| index < 0);
        let Some(inner) = facts.tree.attribute(*id, "srcdoc").filter(|_| is_left_out) else {
            continue;
        };
        let tree = parse(inner);
        let facts = Facts::of(&tree);
        let has_stop = (1..tree.len()).any(|inner| {
            tree.is_element(inner) && !facts.is_unseen(inner) && facts.is_tab_stop(inner)
        });
        if has_stop {
            report.tell(*id);
        }
    }
}
