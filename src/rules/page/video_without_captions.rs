//! A film without the words that are said in it.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "video-without-captions",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.2.2"],
        act: &["eac66b"],
        title: ("Filmen har ingen textning", "The film has no captions"),
        remedy: (
            "Lägg till <track kind=\"captions\">, eller muted om den är utan ljud",
            "Add <track kind=\"captions\">, or muted if it has no sound",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.media {
        let is_silent = tree.name(*id) != "video" || tree.has(*id, "muted");
        let has_captions = || {
            tree.children(*id).any(|child| {
                let kind = tree.attribute(child, "kind").unwrap_or("subtitles");
                tree.name(child) == "track"
                    && (kind.eq_ignore_ascii_case("captions")
                        || kind.eq_ignore_ascii_case("subtitles"))
            })
        };
        if !is_silent && !facts.is_hidden(*id) && !has_captions() {
            report.tell(*id);
        }
    }
}
