//! A picture that says nothing to those who do not see it.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "image-without-alternative",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.1.1"],
        act: &["23a2a8"],
        title: (
            "Bilden har ingen beskrivning",
            "The picture has no description",
        ),
        remedy: (
            "Skriv vad den visar i alt, eller alt=\"\" om den bara är dekoration",
            "Write what it shows in alt, or alt=\"\" if it is only decoration",
        ),
        why: Some((
            "En skärmläsare läser upp filens namn i stället, eller ingenting.",
            "A screen reader reads out the file's name instead, or nothing.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.pictures {
        let role = facts.role(*id);
        let is_image = tree.name(*id) == "img";
        let is_picture = matches!(role, Some("img" | "image")) && tree.svg_name(*id).is_empty();
        let is_other = matches!(tree.name(*id), "object" | "input");
        if facts.is_hidden(*id) || is_other || !(is_image || is_picture) {
            continue;
        }
        let is_decoration = is_image
            && (tree.attribute(*id, "alt").is_some_and(str::is_empty)
                || matches!(role, Some("none" | "presentation")));
        if !is_decoration && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
