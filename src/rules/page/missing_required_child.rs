//! A list, a menu or the like that holds nothing of what it must hold.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::aria;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "missing-required-child",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.3.1"],
        act: &["bc4a75"],
        title: (
            "Rollen kräver delar som saknas i elementet",
            "The role asks for parts that are not in the element",
        ),
        remedy: (
            "Ge delarna deras roller, eller använd HTML:s egna element",
            "Give the parts their roles, or use the elements of HTML",
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
        let is_filled_later = tree.attribute(*id, "aria-busy") == Some("true")
            || tree.has(*id, "aria-owns")
            || matches!(tree.name(*id), "select" | "input");
        if role.owns.is_empty() || is_filled_later || facts.is_hidden(*id) {
            continue;
        }
        // An empty one may be filled by a script.
        if let Some(other) = wrong_part(facts, *id, role.owns) {
            let (name, wanted) = (role.name, role.owns.join(", "));
            report.tell_with(
                other,
                text!(
                    "Elementet står i något med rollen \"{name}\", men är inte en del av den.",
                    "The element stands in something with the role \"{name}\" and is no part of it."
                ),
                text!(
                    "Ge det en av rollerna {wanted}.",
                    "Give it one of the roles {wanted}."
                ),
            );
        }
    }
}

/// The first part below an element that has another role than those that it must have.
fn wrong_part(facts: &Facts<'_>, id: NodeId, owns: &[&str]) -> Option<NodeId> {
    let tree = facts.tree;
    let end = tree.end(id);
    let mut at = id + 1;
    while at < end {
        let role = facts.role(at);
        let is_open = matches!(role, None | Some("generic" | "none" | "presentation"));
        let talks = tree.is_element(at) && (facts.talks(at) || facts.is_tab_stop(at));
        let is_owned = role.is_some_and(|role| owns.contains(&role));
        if is_owned || !tree.is_element(at) || facts.is_hidden(at) {
            at = tree.end(at);
        } else if is_open && !talks {
            at += 1;
        } else {
            return Some(at);
        }
    }
    None
}
