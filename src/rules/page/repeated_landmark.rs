//! Landmarks of one sort that cannot be told apart.

use rustc_hash::FxHashSet;

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "repeated-landmark",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1", "2.4.1"],
        act: &[],
        title: (
            "Två landmärken av samma slag har samma namn",
            "Two landmarks of one sort have the same name",
        ),
        remedy: (
            "Ge dem olika namn med aria-label",
            "Give them different names with aria-label",
        ),
        why: Some((
            "Den som lyssnar får en lista över landmärken, och kan inte välja mellan dem.",
            "Who listens gets a list of landmarks, and cannot choose between them.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let is_shown = |id: &&NodeId| {
        let is_single = matches!(facts.role(**id), Some("main" | "banner" | "contentinfo"));
        !is_single && !facts.is_hidden(**id)
    };
    let mut known: FxHashSet<(&str, String)> = FxHashSet::default();
    for id in facts.sorts.landmarks.iter().filter(is_shown) {
        let Some(role) = facts.role(*id) else {
            continue;
        };
        let name = facts.accessible_name(*id).to_lowercase();
        if !known.insert((role, name)) {
            report.tell(*id);
        }
    }
}
