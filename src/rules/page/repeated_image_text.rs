//! A picture in a link or button that says what stands there already.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::plain;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "repeated-image-text",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.1.1"],
        act: &[],
        title: (
            "Bildens beskrivning upprepar texten bredvid",
            "The description of the picture repeats the text beside it",
        ),
        remedy: (
            "Skriv alt=\"\", så läses texten bara en gång",
            "Write alt=\"\", so that the text is read only once",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let mut last = (0, String::new());
    for id in &facts.sorts.pictures {
        let alt = match tree.name(*id) {
            "img" => tree.filled(*id, "alt"),
            _ => None,
        };
        let Some(alt) = alt.filter(|_| !facts.is_hidden(*id)) else {
            continue;
        };
        let is_control = |id: &NodeId| matches!(facts.role(*id), Some("link" | "button"));
        let Some(control) = tree.ancestors(*id).find(is_control) else {
            continue;
        };
        if last.0 != control {
            last = (control, tree.words(control).to_lowercase());
        }
        if last.1 == plain(alt).to_lowercase() {
            report.tell(*id);
        }
    }
}
