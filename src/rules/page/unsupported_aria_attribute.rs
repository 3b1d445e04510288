//! An ARIA attribute that means nothing for what it stands on.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::aria::{self, Naming};
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "unsupported-aria-attribute",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["4.1.2"],
        act: &["5c01ea"],
        title: (
            "ARIA-attributet gäller inte för det här elementet",
            "The ARIA attribute does not hold for this element",
        ),
        remedy: (
            "Ta bort attributet, eller ge elementet en roll som har det",
            "Remove the attribute, or give the element a role that has it",
        ),
        why: Some((
            "Hjälpmedel bortser från det, eller läser upp något som inte stämmer.",
            "Assistive technology passes it over, or reads out what is not true.",
        )),
    },
    check,
};

/// What names an element, which not all may be.
const NAMING: [&str; 4] = [
    "aria-braillelabel",
    "aria-brailleroledescription",
    "aria-label",
    "aria-labelledby",
];

/// Elements without a role that may have a name all the same.
const NAMED: [&str; 13] = [
    "audio", "canvas", "dl", "embed", "iframe", "input", "label", "legend", "meter", "object",
    "summary", "svg", "video",
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.aria {
        if facts.is_hidden(*id) {
            continue;
        }
        for (name, value) in tree.attributes(*id) {
            if name.starts_with("aria-")
                && !value.trim().is_empty()
                && !is_allowed(facts, *id, name)
            {
                report.tell_as(
                    *id,
                    text!(
                        "{name} gäller inte för det här elementet",
                        "{name} does not hold for this element"
                    ),
                );
            }
        }
    }
}

fn is_allowed(facts: &Facts<'_>, id: NodeId, name: &str) -> bool {
    let tree = facts.tree;
    let role = facts.role(id).and_then(aria::role);
    if NAMING.contains(&name) {
        return match role {
            Some(role) => role.naming != Naming::Prohibited,
            None => NAMED.contains(&tree.any_name(id)) || tree.any_name(id).contains('-'),
        };
    }
    if aria::GLOBAL.binary_search(&name).is_ok() || aria::attribute(name).is_none() {
        return true;
    }
    let Some(role) = role else {
        return match tree.name(id) {
            // Fields for dates and the like are like text fields, and what unfolds like a button.
            "input" => matches!(
                name,
                "aria-activedescendant"
                    | "aria-autocomplete"
                    | "aria-expanded"
                    | "aria-placeholder"
                    | "aria-readonly"
                    | "aria-required"
            ),
            "summary" => matches!(name, "aria-expanded" | "aria-pressed"),
            name => name.contains('-'),
        };
    };
    if !role.supports.contains(&name) {
        return false;
    }
    // Rows say how deep they are only in trees, and boxes with a state of their own have no other.
    match role.name {
        "row"
            if matches!(
                name,
                "aria-expanded" | "aria-level" | "aria-posinset" | "aria-setsize"
            ) =>
        {
            let mut around = tree.ancestors(id).filter_map(|around| facts.role(around));
            around.find(|role| matches!(*role, "table" | "grid" | "treegrid")) == Some("treegrid")
        }
        "checkbox" | "radio" if name == "aria-checked" => tree.name(id) != "input",
        "separator" if name.starts_with("aria-value") => facts.is_focusable(id),
        _ => true,
    }
}
