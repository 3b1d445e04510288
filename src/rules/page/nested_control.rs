//! Something to press that stands in something else to press.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::aria;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "nested-control",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["4.1.2"],
        act: &["307n5z"],
        title: (
            "Det går att trycka på något inuti en knapp, länk eller bild",
            "There is something to press inside a button, a link or a picture",
        ),
        remedy: (
            "Flytta ut det, så att de står bredvid varandra",
            "Move it out, so that they stand beside each other",
        ),
        why: Some((
            "Hjälpmedel säger inte att det finns. Ett tryck kan göra två saker.",
            "Assistive technology does not say that it is there. One press may do two things.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let outer = facts.sorts.controls.iter().chain(&facts.sorts.links);
    let pictures = facts.sorts.pictures.iter().chain(&facts.sorts.explicit);
    let mut told = 0;
    let mut all: Vec<NodeId> = outer.chain(pictures).copied().collect();
    all.sort_unstable();
    for id in all {
        let Some(role) = facts.role(id).and_then(aria::role) else {
            continue;
        };
        if !(role.hides_children || role.name == "link") || facts.is_hidden(id) || id < told {
            continue;
        }
        let inner = tree
            .below(id)
            .find(|id| tree.is_element(*id) && !facts.is_unseen(*id) && facts.is_focusable(*id));
        if let Some(inner) = inner.filter(|_| tree.svg_name(id) != "svg" || tree.has(id, "role")) {
            report.tell(inner);
        }
        // What stands deeper is the same mistake.
        told = tree.end(id);
    }
}
