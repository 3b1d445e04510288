//! A part of a list, a menu or the like that stands outside it.

use rustc_hash::FxHashSet;

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::Facts;
use crate::html::aria;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "missing-required-parent",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.3.1"],
        act: &["ff89c9"],
        title: (
            "Elementet står utanför det som rollen hör till",
            "The element stands outside what its role belongs to",
        ),
        remedy: (
            "Ställ det i ett element med rätt roll, eller ta bort role",
            "Put it in an element of the right role, or remove role",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let owned: FxHashSet<&str> = facts
        .sorts
        .aria
        .iter()
        .filter_map(|id| tree.attribute(*id, "aria-owns"))
        .flat_map(str::split_ascii_whitespace)
        .collect();
    for id in &facts.sorts.explicit {
        let Some(role) = facts.role(*id).and_then(aria::role) else {
            continue;
        };
        let is_native = facts.implicit_role(*id) == Some(role.name);
        let is_owned = tree
            .attribute(*id, "id")
            .is_some_and(|id| owned.contains(id));
        if role.within.is_empty() || is_native || is_owned || facts.is_hidden(*id) {
            continue;
        }
        let mut around = tree.ancestors(*id).filter_map(|around| facts.role(around));
        let nearest =
            around.find(|role| !matches!(*role, "generic" | "none" | "presentation" | "paragraph"));
        if !nearest.is_some_and(|nearest| role.within.contains(&nearest)) {
            let (name, wanted) = (role.name, role.within.join(", "));
            report.tell_as(
                *id,
                text!(
                    "Rollen \"{name}\" ska stå i något av: {wanted}",
                    "The role \"{name}\" belongs in one of: {wanted}"
                ),
            );
        }
    }
}
