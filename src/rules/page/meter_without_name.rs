//! A measure that does not say of what.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "meter-without-name",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.1.1"],
        act: &[],
        title: ("Mätaren har inget namn", "The meter has no name"),
        remedy: (
            "Säg vad den mäter i aria-label eller i en <label>",
            "Say what it measures in aria-label or a <label>",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let is_meter = |id: &&NodeId| matches!(facts.role(**id), Some("meter" | "progressbar"));
    let explicit = facts.sorts.explicit.iter();
    let native = facts
        .sorts
        .controls
        .iter()
        .filter(|id| !tree.has(**id, "role"));
    for id in explicit.chain(native).filter(is_meter) {
        if !facts.is_hidden(*id) && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
