//! Something to read that stands outside every landmark.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::aria;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "content-outside-landmarks",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1"],
        act: &[],
        title: (
            "Något på sidan står utanför alla landmärken",
            "Something on the page stands outside every landmark",
        ),
        remedy: (
            "Lägg det i <main>, <nav>, <header> eller <footer>",
            "Put it in <main>, <nav>, <header> or <footer>",
        ),
        why: None,
    },
    check,
};

/// Roles whose content people come to in other ways.
const APART: [&str; 7] = [
    "alert",
    "alertdialog",
    "dialog",
    "log",
    "marquee",
    "status",
    "timer",
];

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let Some(body) = facts.body() else { return };
    let end = tree.end(body);
    let mut at = body + 1;
    while at < end {
        let role = facts.role(at);
        let is_well = role.is_some_and(|role| aria::is_landmark(role) || APART.contains(&role))
            || tree
                .attribute(at, "aria-live")
                .is_some_and(|live| live != "off");
        if facts.is_hidden(at) || is_well || is_skip_link(facts, at) {
            at = tree.end(at);
            continue;
        }
        let is_words = tree.text(at).is_some_and(|text| !text.trim().is_empty());
        let is_thing = match tree.name(at) {
            "img" => facts.role(at) == Some("img"),
            name => matches!(name, "input" | "select" | "textarea" | "iframe"),
        };
        if !is_words && !is_thing {
            at += 1;
            continue;
        }
        let told = if is_words {
            tree.parent(at).unwrap_or(body)
        } else {
            at
        };
        report.tell(told);
        at = if told == body {
            tree.end(at)
        } else {
            tree.end(told)
        };
    }
}

/// Whether it is a link to a place on the page from before everything else.
fn is_skip_link(facts: &Facts<'_>, id: NodeId) -> bool {
    let tree = facts.tree;
    let leads_here = tree
        .attribute(id, "href")
        .and_then(|href| href.strip_prefix('#'))
        .is_some_and(|target| facts.by_id(target).is_some());
    let first = facts.sorts.landmarks.first();
    tree.name(id) == "a" && leads_here && first.is_none_or(|first| id < *first)
}
