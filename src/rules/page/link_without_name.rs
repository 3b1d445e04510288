//! A link that does not say where it leads.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "link-without-name",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["2.4.4", "4.1.2"],
        act: &["c487ae"],
        title: ("Länken har ingen text", "The link has no text"),
        remedy: (
            "Skriv vart den leder, eller beskriv bilden i den",
            "Write where it leads, or describe the picture in it",
        ),
        why: Some((
            "En skärmläsare läser upp adressen i stället, tecken för tecken.",
            "A screen reader reads out the address instead, letter by letter.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.links {
        // What is hidden and can still be reached is another rule's.
        if !facts.is_hidden(*id) && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
