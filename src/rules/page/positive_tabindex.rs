//! A place in the order of the Tab key that is not that of the page.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "positive-tabindex",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["2.4.3"],
        act: &[],
        title: (
            "Elementet har en egen plats i tabbordningen",
            "The element has a place of its own in the order of the Tab key",
        ),
        remedy: (
            "Skriv tabindex=\"0\", och låt ordningen på sidan gälla",
            "Write tabindex=\"0\", and let the order of the page hold",
        ),
        why: Some((
            "Den som tabbar hoppar runt på sidan och tappar bort sig.",
            "Who goes by the Tab key is thrown about on the page and gets lost.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.tab_stops {
        if facts.tab_index(*id).is_some_and(|index| index > 0) {
            report.tell(*id);
        }
    }
}
