//! A language that does not exist, of the page or of a part of it.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::Facts;
use crate::html::languages;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "unknown-language",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["3.1.1", "3.1.2"],
        act: &["bf051a", "de46e4"],
        title: ("Språkkoden finns inte", "The language code does not exist"),
        remedy: (
            "Skriv språkets kod, till exempel sv, en eller ar",
            "Write the language's code, for example sv, en or ar",
        ),
        why: Some((
            "En skärmläsare väljer röst efter koden. En okänd kod ger fel röst.",
            "A screen reader chooses its voice by the code. An unknown code gives the wrong voice.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.languages {
        let written = tree.attribute(*id, "lang").unwrap_or_default();
        let code = written.trim();
        let is_page = Some(*id) == facts.html();
        // An empty one says that the language is not known, which only the page itself may not.
        if code.is_empty() && (is_page || written.is_empty()) {
            continue;
        }
        let says_nothing = || !is_page && tree.words(*id).is_empty();
        if !languages::is_language(code) && !says_nothing() {
            let code: String = code.chars().take(40).collect();
            report.tell_as(
                *id,
                text!(
                    "Språkkoden \"{code}\" finns inte",
                    "The language code \"{code}\" does not exist"
                ),
            );
        }
    }
}
