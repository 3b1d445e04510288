//! A dialog that does not say what it is about.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "dialog-without-name",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["4.1.2"],
        act: &[],
        title: ("Dialogrutan har inget namn", "The dialog has no name"),
        remedy: (
            "Ge den aria-labelledby med rubrikens id",
            "Give it aria-labelledby with the id of its heading",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.dialogs {
        // Until it is opened nobody sees it, but then everybody does.
        if !facts.is_concealed(*id) && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
