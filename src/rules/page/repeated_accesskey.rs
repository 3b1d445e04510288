//! A key for two things.

use rustc_hash::FxHashSet;

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "repeated-accesskey",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["4.1.1"],
        act: &[],
        title: (
            "Två element har samma kortkommando",
            "Two elements have the same access key",
        ),
        remedy: (
            "Ge dem olika accesskey, eller ta bort dem",
            "Give them different keys, or remove accesskey",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let mut known: FxHashSet<String> = FxHashSet::default();
    for id in &facts.sorts.access_keys {
        let key = facts
            .tree
            .filled(*id, "accesskey")
            .unwrap_or_default()
            .to_lowercase();
        if !key.is_empty() && !facts.is_unseen(*id) && !known.insert(key) {
            report.tell(*id);
        }
    }
}
