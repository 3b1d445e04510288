//! A header, footer or main part of the page that stands in another landmark, or twice.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::aria;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "misplaced-landmark",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1"],
        act: &[],
        title: (
            "Sidhuvud, sidfot och huvudinnehåll ska stå direkt på sidan, ett av varje",
            "Header, footer and main part belong right on the page, one of each",
        ),
        remedy: (
            "Flytta ut det, eller använd <header> och <footer> utan roll",
            "Move it out, or use <header> and <footer> without a role",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let mut known: Vec<&str> = Vec::new();
    for id in &facts.sorts.landmarks {
        let Some(role @ ("banner" | "contentinfo" | "main")) = facts.role(*id) else {
            continue;
        };
        if facts.is_hidden(*id) {
            continue;
        }
        let is_landmark = |id: NodeId| facts.role(id).is_some_and(aria::is_landmark);
        let is_repeated = role != "main" && known.contains(&role);
        if is_repeated || tree.ancestors(*id).any(is_landmark) {
            report.tell(*id);
        }
        known.push(role);
    }
}
