//! A control whose name is not what stands on it.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::html::aria::{self, Group, Naming};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "label-name-mismatch",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["2.5.3"],
        act: &["2ee8b8"],
        title: (
            "Namnet är inte det som syns på knappen eller länken",
            "The name is not what is seen on the button or link",
        ),
        remedy: (
            "Låt aria-label börja med den text som syns",
            "Let aria-label begin with the text that is seen",
        ),
        why: Some((
            "Den som styr med rösten säger det som syns, och ingenting händer.",
            "Who speaks to the computer says what is seen, and nothing happens.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.aria {
        let role = facts.role(*id).and_then(aria::role);
        let is_meant = role.is_some_and(|role| {
            role.group == Group::Widget && role.naming == Naming::Content && role.name != "gridcell"
        });
        if !is_meant || facts.is_hidden(*id) || !facts.is_named_by_aria(*id) {
            continue;
        }
        let (seen, name) = (
            words(&facts.content(*id)),
            words(&facts.accessible_name(*id)),
        );
        // A single sign is a picture rather than a word.
        if seen.chars().count() > 3 && !format!(" {name} ").contains(&format!(" {seen} ")) {
            report.tell(*id);
        }
    }
}

/// Words in lower case, without signs between them.
fn words(text: &str) -> String {
    let letters = text.to_lowercase();
    let words = letters.split(|letter: char| !letter.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
