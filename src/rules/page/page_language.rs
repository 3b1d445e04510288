//! A page that does not say in what language it is.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "page-language",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["3.1.1"],
        act: &["b5c3f8"],
        title: (
            "Sidan säger inte vilket språk den är på",
            "The page does not say in what language it is",
        ),
        remedy: (
            "Skriv till exempel <html lang=\"sv\">",
            "Write for example <html lang=\"en\">",
        ),
        why: Some((
            "En skärmläsare väljer röst efter språket. Med fel röst går texten inte att förstå.",
            "A screen reader chooses its voice by the language. With the wrong voice nobody understands the text.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let Some(html) = facts.html() else { return };
    if facts.tree.filled(html, "lang").is_none() {
        report.tell(html);
    }
}
