//! Personal identity numbers anywhere in a document: in its text, its notes and its properties.
//!
//! This rule is run on every document, whatever a site says.

use super::{Offered, Report};
use crate::diagnostic::{Severity, counted, text};

pub(super) use crate::rules::privacy::IDENTITY_NUMBER as RULE;

pub(super) fn check(offered: &Offered<'_>, report: &mut Report) {
    let name = offered.name;
    let numbers = offered.facts().map(|facts| facts.identity_numbers);
    let (severity, message) = match numbers.unwrap_or_default() {
        (0, 0) => return,
        (0, possible) => {
            let numbers = number_of(
                possible,
                "number that may be a personal identity number",
                "numbers that may be personal identity numbers",
            );
            let message = text!(
                "I {name} finns {possible} tal som kan vara personnummer.",
                "{name} has {numbers}."
            );
            (Severity::Warning, message)
        }
        (certain, _) => {
            let numbers = number_of(
                certain,
                "personal identity number or coordination number",
                "personal identity numbers or coordination numbers",
            );
            let message = text!(
                "I {name} står {certain} personnummer eller samordningsnummer.",
                "{name} has {numbers}."
            );
            (RULE.severity, message)
        }
    };
    let help = text!(
        "Ta bort numren ur originalet och gör om filen. Att stryka över dem räcker inte. Tala med er dataskyddssamordnare.",
        "Remove the numbers from the original and make the file anew. Blacking them out is not enough. Talk to your data protection coordinator."
    );
    report.tell_as(severity, message, help);
}

fn number_of(count: u32, one: &str, many: &str) -> String {
    counted(usize::try_from(count).unwrap_or(usize::MAX), one, many)
}
