//! A list with something between its items, or items without a list.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "broken-list",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.3.1"],
        act: &[],
        title: (
            "Listan är inte byggd som en lista",
            "The list is not built as one",
        ),
        remedy: (
            "Ha bara <li> direkt i <ul> och <ol>, och <li> bara där",
            "Have only <li> right in <ul> and <ol>, and <li> only there",
        ),
        why: Some((
            "En skärmläsare säger annars fel antal, eller inte att det är en lista.",
            "A screen reader says a wrong number otherwise, or not that it is a list.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.lists {
        if facts.is_hidden(*id) {
            continue;
        }
        match tree.name(*id) {
            "ul" | "ol" | "menu" if facts.role(*id) == Some("list") => {
                if let Some(other) = other_than_items(facts, *id) {
                    report.tell(other);
                }
            }
            "li" if !tree.has(*id, "role") => {
                let parent = tree.parent(*id).unwrap_or(0);
                let is_list = matches!(tree.name(parent), "ul" | "ol" | "menu")
                    && !tree.has(parent, "role")
                    || matches!(
                        facts.role(parent),
                        Some("list" | "none" | "presentation" | "group")
                    );
                if !is_list {
                    report.tell(*id);
                }
            }
            _ => {}
        }
    }
}

/// The first thing right in a list that is no item of it.
fn other_than_items(facts: &Facts<'_>, list: NodeId) -> Option<NodeId> {
    let tree = facts.tree;
    let other = tree.children(list).find(|child| match tree.text(*child) {
        Some(text) => !text.trim().is_empty(),
        None => {
            let is_item = match tree.name(*child) {
                "script" | "template" | "style" => true,
                _ => facts.role(*child) == Some("listitem"),
            };
            !is_item && !facts.is_hidden(*child)
        }
    })?;
    Some(if tree.is_element(other) { other } else { list })
}
