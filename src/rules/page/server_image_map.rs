//! A picture to press whose places only the server knows.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "server-image-map",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["2.1.1"],
        act: &[],
        title: (
            "Bildkartan går bara att använda med mus",
            "The image map can be used by mouse only",
        ),
        remedy: (
            "Använd <map> med <area>, eller vanliga länkar",
            "Use <map> with <area>, or ordinary links",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.pictures {
        let is_map = tree.name(*id) == "img" && tree.has(*id, "ismap");
        let in_link = || {
            tree.ancestors(*id)
                .any(|around| tree.name(around) == "a" && tree.has(around, "href"))
        };
        if is_map && !facts.is_unseen(*id) && in_link() {
            report.tell(*id);
        }
    }
}
