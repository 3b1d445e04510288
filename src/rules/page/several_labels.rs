//! A form field with more than one label.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "several-labels",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["3.3.2"],
        act: &[],
        title: ("Fältet har flera etiketter", "The field has several labels"),
        remedy: (
            "Låt en enda <label> höra till fältet",
            "Let one <label> only belong to the field",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.controls {
        let labels = facts
            .labels_of(*id)
            .filter(|label| !facts.is_hidden(*label));
        if !facts.is_hidden(*id) && labels.count() > 1 && !facts.is_named_by_aria(*id) {
            report.tell(*id);
        }
    }
}
