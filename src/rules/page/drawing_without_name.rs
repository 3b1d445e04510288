//! An SVG drawing that is said to be a picture and does not say of what.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "drawing-without-name",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.1.1"],
        act: &["7d6734"],
        title: (
            "Den tecknade bilden har ingen beskrivning",
            "The drawing has no description",
        ),
        remedy: (
            "Skriv vad den visar i <title> i svg, eller i aria-label",
            "Write what it shows in <title> in the svg, or in aria-label",
        ),
        why: None,
    },
    check,
};

const PICTURES: [&str; 4] = ["img", "image", "graphics-document", "graphics-symbol"];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.pictures {
        let is_said = facts.role(*id).is_some_and(|role| PICTURES.contains(&role));
        let is_drawing = !tree.any_name(*id).is_empty() && tree.name(*id).is_empty();
        let is_meant = is_drawing && is_said && tree.has(*id, "role");
        if is_meant && !facts.is_hidden(*id) && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
