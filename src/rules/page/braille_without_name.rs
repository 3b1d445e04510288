//! Words for Braille only.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "braille-without-name",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["4.1.2"],
        act: &[],
        title: (
            "Texten för punktskrift har ingen motsvarighet för andra",
            "The words for Braille have no counterpart for others",
        ),
        remedy: (
            "Ge elementet ett namn, eller ta bort attributet",
            "Give the element a name, or remove the attribute",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.aria {
        let label_alone = tree.filled(*id, "aria-braillelabel").is_some() && !facts.is_named(*id);
        let role_alone = tree.filled(*id, "aria-brailleroledescription").is_some()
            && tree.filled(*id, "aria-roledescription").is_none();
        if (label_alone || role_alone) && !facts.is_hidden(*id) {
            report.tell(*id);
        }
    }
}
