//! Frames that cannot be told apart.

use rustc_hash::FxHashMap;

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "repeated-frame-title",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["4.1.2"],
        act: &["4b1c6c"],
        title: (
            "Två ramar har samma titel",
            "Two frames have the same title",
        ),
        remedy: (
            "Skriv i title vad som skiljer dem åt",
            "Write in title what tells them apart",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let mut known: FxHashMap<String, Option<&str>> = FxHashMap::default();
    for id in &facts.sorts.frames {
        if facts.is_hidden(*id) {
            continue;
        }
        let name = facts.accessible_name(*id).to_lowercase();
        let source = ["srcdoc", "src"]
            .iter()
            .find_map(|name| facts.tree.attribute(*id, name));
        match known.get(&name) {
            Some(other) if !name.is_empty() && *other != source => report.tell(*id),
            _ => {
                known.insert(name, source);
            }
        }
    }
}
