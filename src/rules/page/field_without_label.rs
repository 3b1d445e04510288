//! A form field that does not say what to fill in.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "field-without-label",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.3.1", "3.3.2", "4.1.2"],
        act: &["e086e5"],
        title: ("Fältet har ingen etikett", "The field has no label"),
        remedy: (
            "Skriv en <label for> som säger vad som ska stå där",
            "Write a <label for> that says what to fill in",
        ),
        why: Some((
            "Den som inte ser fältet vet inte vad det är till för.",
            "Who does not see the field cannot know what it is for.",
        )),
    },
    check,
};

/// Roles of what people fill in or choose.
const FIELDS: [&str; 12] = [
    "checkbox",
    "combobox",
    "listbox",
    "menuitemcheckbox",
    "menuitemradio",
    "radio",
    "scrollbar",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "textbox",
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let native = facts
        .sorts
        .controls
        .iter()
        .filter(|id| match tree.name(**id) {
            "select" | "textarea" => true,
            "input" => facts.implicit_role(**id) != Some("button"),
            _ => false,
        });
    let explicit = facts.sorts.explicit.iter().filter(|id| {
        let is_field = facts.role(**id).is_some_and(|role| FIELDS.contains(&role));
        is_field && !matches!(tree.name(**id), "input" | "select" | "textarea")
    });
    for id in native.chain(explicit) {
        let is_option = facts
            .role(*id)
            .is_some_and(|role| role.starts_with("menuitem"));
        if !is_option && !facts.is_hidden(*id) && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
