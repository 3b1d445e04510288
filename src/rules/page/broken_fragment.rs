//! A link to a place that is not on the page.

use rustc_hash::FxHashSet;

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::Facts;
use crate::html::decoded;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "broken-fragment",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["2.4.1"],
        act: &[],
        title: (
            "Länken leder till en plats som inte finns på sidan",
            "The link leads to a place that is not on the page",
        ),
        remedy: (
            "Rätta länken, eller ge målet det id som länken har",
            "Correct the link, or give its target the id that the link has",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let anchors = facts.sorts.anchors.iter();
    let names: FxHashSet<&str> = anchors
        .filter_map(|id| tree.attribute(*id, "name"))
        .collect();
    for id in &facts.sorts.anchors {
        let Some(fragment) = tree
            .attribute(*id, "href")
            .and_then(|href| href.strip_prefix('#'))
        else {
            continue;
        };
        // Browsers go to the top of the page for these, and read the rest of `:~:` as words.
        if fragment.is_empty() || fragment.eq_ignore_ascii_case("top") || fragment.contains(":~:") {
            continue;
        }
        let decoded = decoded(fragment);
        let is_there = facts.by_id(fragment).is_some() || facts.by_id(&decoded).is_some();
        if !is_there && !names.contains(&*decoded) {
            let fragment: String = fragment.chars().take(60).collect();
            report.tell_as(
                *id,
                text!(
                    "Länken leder till #{fragment}, som inte finns på sidan",
                    "The link leads to #{fragment}, which is not on the page"
                ),
            );
        }
    }
}
