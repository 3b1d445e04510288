//! Something hidden from screen readers that people come to all the same.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "hidden-focus",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.3.1", "4.1.2"],
        act: &["6cfa84"],
        title: (
            "Det går att tabba till något som är dolt för skärmläsare",
            "The Tab key leads to something that is hidden from screen readers",
        ),
        remedy: (
            "Ta bort aria-hidden, eller gör så att det inte går att nå",
            "Remove aria-hidden, or make it out of reach",
        ),
        why: Some((
            "Den som lyssnar hamnar på en plats där ingenting läses upp.",
            "Who listens comes to a place where nothing is read out.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let is_outermost = |id: &&NodeId| {
        tree.attribute(**id, "aria-hidden") == Some("true")
            && !tree
                .parent(**id)
                .is_some_and(|parent| facts.is_concealed(parent))
    };
    for hidden in facts.sorts.aria.iter().filter(is_outermost) {
        let is_whole =
            tree.is_below(facts.body().unwrap_or(0), *hidden) || Some(*hidden) == facts.body();
        for id in *hidden..tree.end(*hidden) {
            if tree.is_element(id) && !facts.is_unseen(id) && facts.is_tab_stop(id) {
                report.tell(id);
                // Where everything is hidden one is enough.
                if is_whole {
                    break;
                }
            }
        }
    }
}
