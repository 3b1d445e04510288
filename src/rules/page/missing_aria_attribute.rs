//! A role without what it must say.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::aria;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "missing-aria-attribute",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["4.1.2"],
        act: &["4e8ab6"],
        title: (
            "Rollen saknar ett attribut som den måste ha",
            "The role lacks an attribute that it must have",
        ),
        remedy: (
            "Lägg till attributet med ett värde, eller använd ett element som har det inbyggt",
            "Add the attribute with a value, or use an element that has it built in",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.explicit {
        let Some(role) = facts.role(*id).and_then(aria::role) else {
            continue;
        };
        if facts.is_hidden(*id) || is_native(facts, *id, role.name) {
            continue;
        }
        let is_focusable_line = role.name == "separator" && facts.is_focusable(*id);
        let focusable: &[&str] = if is_focusable_line {
            &["aria-valuenow"]
        } else {
            &[]
        };
        let is_missing = |name: &&&str| tree.filled(*id, name).is_none();
        // What a list box shows only when it is open is controlled only then.
        let is_needed = |name: &&&str| {
            **name != "aria-controls" || tree.filled(*id, "aria-expanded") != Some("false")
        };
        let needed = role.requires.iter().chain(focusable).filter(is_needed);
        if let Some(missing) = needed.clone().find(is_missing) {
            let role = role.name;
            report.tell_as(
                *id,
                text!(
                    "Rollen \"{role}\" saknar {missing}",
                    "The role \"{role}\" lacks {missing}"
                ),
            );
        }
    }
}

/// Whether the element says itself what the role must say.
fn is_native(facts: &Facts<'_>, id: NodeId, role: &str) -> bool {
    let kind = facts
        .tree
        .attribute(id, "type")
        .unwrap_or_default()
        .to_ascii_lowercase();
    facts.implicit_role(id) == Some(role)
        || match facts.tree.name(id) {
            "input" => {
                matches!(kind.as_str(), "checkbox" | "radio")
                    && matches!(
                        role,
                        "checkbox" | "radio" | "switch" | "menuitemcheckbox" | "menuitemradio"
                    )
                    || kind == "range" && role == "slider"
                    || kind == "number" && role == "spinbutton"
            }
            "meter" | "progress" => matches!(role, "meter" | "progressbar"),
            "hr" => role == "separator",
            "select" => role == "combobox" || role == "listbox",
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => role == "heading",
            _ => false,
        }
}
