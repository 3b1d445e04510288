//! A button that does not say what it does.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "button-without-name",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["4.1.2"],
        act: &["97a4e1", "m6b1q3"],
        title: ("Knappen har inget namn", "The button has no name"),
        remedy: (
            "Skriv i knappen vad den gör",
            "Write in the button what it does",
        ),
        why: Some((
            "En skärmläsare säger bara att det är en knapp.",
            "A screen reader says only that it is a button.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let explicit = facts.sorts.explicit.iter().filter(|id| {
        matches!(
            facts.role(**id),
            Some("button" | "menuitem" | "menuitemcheckbox" | "menuitemradio")
        ) && !matches!(tree.name(**id), "button" | "input" | "summary")
    });
    let native = facts.sorts.controls.iter().filter(|id| {
        let is_picture = tree
            .attribute(**id, "type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("image"));
        let is_button = matches!(facts.role(**id), Some("button" | "menuitem" | "tab"));
        is_button && !is_picture || tree.name(**id) == "button" && facts.role(**id) == Some("link")
    });
    for id in native.chain(explicit) {
        if !facts.is_hidden(*id) && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
