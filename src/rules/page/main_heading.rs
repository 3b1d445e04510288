//! A page without a heading of the first level, or with several.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "main-heading",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1", "2.4.6"],
        act: &[],
        title: (
            "Sidan ska ha en rubrik på nivå 1",
            "The page should have one heading of level 1",
        ),
        remedy: (
            "Låt sidans namn, och bara det, vara <h1>",
            "Let the page's name, and only that, be <h1>",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let is_first = |id: &&NodeId| !facts.is_hidden(**id) && facts.heading_level(**id) == 1;
    let mut first = facts.sorts.headings.iter().filter(is_first);
    match (first.next(), first.next(), facts.body()) {
        (None, _, Some(body)) => report.tell_as(
            body,
            text!(
                "Sidan har ingen rubrik på nivå 1",
                "The page has no heading of level 1"
            ),
        ),
        (_, Some(second), _) => report.tell_as(
            *second,
            text!(
                "Sidan har mer än en rubrik på nivå 1",
                "The page has more than one heading of level 1"
            ),
        ),
        _ => {}
    }
}
