//! A page whose main part is not marked as such, or several times.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "main-landmark",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1", "2.4.1"],
        act: &[],
        title: (
            "Sidan ska ha ett huvudinnehåll",
            "The page should have one main part",
        ),
        remedy: (
            "Lägg sidans innehåll, och bara det, i <main>",
            "Put the page's content, and only that, in <main>",
        ),
        why: Some((
            "Den som lyssnar går direkt till huvudinnehållet. Utan det måste hon höra menyn på varje sida.",
            "Who listens goes straight to the main part. Without it she must hear the menu on every page.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let is_main = |id: &&NodeId| facts.role(**id) == Some("main") && !facts.is_hidden(**id);
    let mut mains = facts.sorts.landmarks.iter().filter(is_main);
    match (mains.next(), mains.next(), facts.body()) {
        (None, _, Some(body)) => report.tell_as(
            body,
            text!("Sidan har inget huvudinnehåll", "The page has no main part"),
        ),
        (_, Some(second), _) => report.tell_as(
            *second,
            text!(
                "Sidan har mer än ett huvudinnehåll",
                "The page has more than one main part"
            ),
        ),
        _ => {}
    }
}
