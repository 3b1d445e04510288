//! An id that several elements have, and that something refers to.

use rustc_hash::FxHashSet;

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::Facts;
use crate::html::aria::{self, Kind};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "repeated-id",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["4.1.2"],
        act: &["3ea0c8"],
        title: (
            "Flera element har samma id, och något hänvisar till det",
            "Several elements have the same id, and something refers to it",
        ),
        remedy: ("Ge elementen olika id", "Give the elements different ids"),
        why: Some((
            "Hänvisningen når bara det första. Ett fält kan få fel etikett, och en länk leda fel.",
            "The reference reaches the first only. A field may get the wrong label, and a link lead wrong.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    if facts.repeated_ids.is_empty() {
        return;
    }
    let tree = facts.tree;
    let mut meant: FxHashSet<&str> = FxHashSet::default();
    for id in &facts.sorts.aria {
        for (name, value) in tree.attributes(*id) {
            let kind = aria::attribute(name).map(|known| known.kind);
            if matches!(kind, Some(Kind::Reference | Kind::References)) {
                meant.extend(value.split_ascii_whitespace());
            }
        }
    }
    let labels = facts.sorts.labels.iter();
    meant.extend(labels.filter_map(|label| tree.attribute(*label, "for")));
    for link in &facts.sorts.anchors {
        let fragment = tree
            .attribute(*link, "href")
            .and_then(|href| href.strip_prefix('#'));
        meant.extend(fragment);
    }
    for table in &facts.sorts.tables {
        for cell in tree.below(*table) {
            if let Some(headers) = tree.attribute(cell, "headers") {
                meant.extend(headers.split_ascii_whitespace());
            }
        }
    }
    for id in &facts.repeated_ids {
        let Some(name) = tree
            .attribute(*id, "id")
            .filter(|name| meant.contains(name))
        else {
            continue;
        };
        let name: String = name.chars().take(60).collect();
        report.tell_as(
            *id,
            text!(
                "Ett annat element har redan id \"{name}\", och något på sidan hänvisar till det",
                "Another element has the id \"{name}\" already, and something on the page refers to it"
            ),
        );
    }
}
