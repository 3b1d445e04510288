//! A list of terms with something else in it, or its parts without a list.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "broken-definition-list",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.3.1"],
        act: &[],
        title: (
            "Listan med begrepp är inte byggd som en sådan",
            "The list of terms is not built as one",
        ),
        remedy: (
            "Ha <dt> följt av <dd> i <dl>, och ingenting annat",
            "Have <dt> followed by <dd> in <dl>, and nothing else",
        ),
        why: None,
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
            "dl" if !tree.has(*id, "role") => {
                if let Some(wrong) = wrong_in_list(facts, *id) {
                    report.tell(wrong);
                }
            }
            "dt" | "dd" if !tree.has(*id, "role") && !is_in_list(facts, *id) => report.tell(*id),
            _ => {}
        }
    }
}

fn is_in_list(facts: &Facts<'_>, id: NodeId) -> bool {
    let tree = facts.tree;
    let mut around = tree.ancestors(id);
    let parent = around.next();
    let list = parent
        .filter(|parent| tree.name(*parent) != "div")
        .or_else(|| around.next());
    list.is_some_and(|list| tree.name(list) == "dl" && !tree.has(list, "role"))
}

/// What is wrong right in a list of terms: words, other elements, a term without its explanation.
fn wrong_in_list(facts: &Facts<'_>, list: NodeId) -> Option<NodeId> {
    let tree = facts.tree;
    let mut last = "";
    for child in tree.children(list) {
        if tree.text(child).is_some_and(|text| !text.trim().is_empty()) {
            return Some(list);
        }
        match tree.name(child) {
            "" if !tree.is_element(child) => {}
            "script" | "template" => {}
            "dd" if last.is_empty() => return Some(child),
            name @ ("dt" | "dd") if !tree.has(child, "role") => last = name,
            "div" if !tree.has(child, "role") => {
                let mut parts = tree.child_elements(child).map(|part| tree.name(part));
                let is_group =
                    parts.all(|name| matches!(name, "dt" | "dd" | "script" | "template"));
                if !is_group {
                    return Some(child);
                }
                last = tree
                    .child_elements(child)
                    .last()
                    .map_or(last, |part| tree.name(part));
            }
            _ if facts.is_hidden(child) => {}
            _ => return Some(child),
        }
    }
    (last == "dt").then_some(list)
}
