//! An address as the text of a link is read out letter by letter.

use super::{Report, Rule};
use crate::diagnostic::{Severity, text};
use crate::markdown::Outline;

pub(super) const RULE: Rule = Rule {
    code: "bare-address",
    severity: Severity::Warning,
    criteria: &["2.4.4", "2.4.9"],
    act: &["5effbb", "aizyf1"],
    title: (
        "Länkens text är en adress",
        "The text of a link is an address",
    ),
    check,
};

fn check(outline: &Outline, report: &mut Report<'_>) {
    for link in &outline.links {
        let words = link.text.trim();
        let is_address = ["http://", "https://", "www."].iter().any(|start| {
            let begins = words.get(..start.len());
            begins.is_some_and(|begins| begins.eq_ignore_ascii_case(start))
        });
        if is_address && !words.contains(char::is_whitespace) {
            report.tell(
                link.span,
                text!(
                    "Länkens text är en webbadress. Skärmläsare läser upp den tecken för tecken.",
                    "The text of the link is an address. Screen readers read it out letter by letter."
                ),
                text!(
                    "Skriv vad sidan heter: [sidans namn](adressen).",
                    "Write what the page is called: [the page's name](the address)."
                ),
            );
        }
    }
}
