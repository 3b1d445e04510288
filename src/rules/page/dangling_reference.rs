//! A reference to an element that is not on the page.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::aria::{self, Kind};
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "dangling-reference",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.3.1", "4.1.2"],
        act: &["6a7281"],
        title: (
            "Hänvisningen pekar på ett id som inte finns på sidan",
            "The reference points to an id that is not on the page",
        ),
        remedy: (
            "Rätta id:t, eller ta bort attributet",
            "Correct the id, or remove the attribute",
        ),
        why: Some((
            "Namnet eller beskrivningen som skulle ha lästs upp uteblir.",
            "The name or description that should be read out is not.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.aria {
        for (name, value) in tree.attributes(*id) {
            let is_reference = name.starts_with("aria-")
                && aria::attribute(name)
                    .is_some_and(|known| matches!(known.kind, Kind::Reference | Kind::References));
            // What is controlled may be made when it is opened.
            let is_closed = name == "aria-controls"
                && (tree.attribute(*id, "aria-expanded") == Some("false")
                    || tree.attribute(*id, "aria-selected") == Some("false")
                    || tree.has(*id, "aria-haspopup"));
            if is_reference && !is_closed {
                tell_missing(facts, *id, name, value, report);
            }
        }
    }
    for label in &facts.sorts.labels {
        if let Some(target) = tree.filled(*label, "for") {
            tell_missing(facts, *label, "for", target, report);
        }
    }
}

fn tell_missing(facts: &Facts<'_>, id: NodeId, name: &str, value: &str, report: &mut Report<'_>) {
    let missing = value
        .split_ascii_whitespace()
        .find(|target| facts.by_id(target).is_none());
    if let Some(missing) = missing {
        let missing: String = missing.chars().take(60).collect();
        report.tell_as(
            id,
            text!(
                "{name} pekar på \"{missing}\", som inte finns på sidan",
                "{name} points to \"{missing}\", which is not on the page"
            ),
        );
    }
}
