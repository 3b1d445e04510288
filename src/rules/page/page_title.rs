//! A page without a title, or with several.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "page-title",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["2.4.2"],
        act: &["2779a5"],
        title: ("Sidan har ingen titel", "The page has no title"),
        remedy: (
            "Skriv en titel i <title> som säger vad sidan handlar om",
            "Write a title in <title> that says what the page is about",
        ),
        why: Some((
            "Titeln är det första som en skärmläsare läser upp. Den står också på fliken, bland bokmärken och i sökresultat.",
            "The title is what a screen reader reads first. It also stands on the tab, among bookmarks and in search results.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    let is_filled = |id: &NodeId| !tree.words(*id).is_empty();
    let Some(html) = facts.html() else { return };
    if !facts.sorts.titles.first().is_some_and(is_filled) {
        report.tell(facts.sorts.titles.first().copied().unwrap_or(html));
    }
}
