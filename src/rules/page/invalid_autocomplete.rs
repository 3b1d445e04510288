//! A field that browsers cannot fill in, since its purpose is misspelt.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "invalid-autocomplete",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.5"],
        act: &["73f2c2"],
        title: (
            "Värdet i autocomplete finns inte",
            "The value of autocomplete does not exist",
        ),
        remedy: (
            "Skriv till exempel autocomplete=\"email\", eller ta bort det",
            "Write for example autocomplete=\"email\", or remove it",
        ),
        why: None,
    },
    check,
};

/// What a field may be filled in with (WHATWG HTML, 4.10.19.7).
const FIELDS: &str = "name honorific-prefix given-name additional-name family-name honorific-suffix \
nickname username new-password current-password one-time-code organization-title organization \
street-address address-line1 address-line2 address-line3 address-level4 address-level3 address-level2 \
address-level1 country country-name postal-code cc-name cc-given-name cc-additional-name cc-family-name \
cc-number cc-exp cc-exp-month cc-exp-year cc-csc cc-type transaction-currency transaction-amount \
language bday bday-day bday-month bday-year sex url photo";
/// Those that may be of several sorts, as at home and at work.
const CONTACT: &str = "tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix \
tel-local-suffix tel-extension email impp";

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.controls {
        let Some(value) = tree.filled(*id, "autocomplete") else {
            continue;
        };
        let is_field = matches!(tree.name(*id), "input" | "select" | "textarea")
            && facts.implicit_role(*id) != Some("button");
        if is_field && !facts.is_hidden(*id) && !facts.is_disabled(*id) && !is_valid(value) {
            report.tell(*id);
        }
    }
}

fn is_valid(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    let mut words = value.split_ascii_whitespace().peekable();
    if value == "on" || value == "off" {
        return true;
    }
    words.next_if(|word| word.starts_with("section-"));
    words.next_if(|word| matches!(*word, "shipping" | "billing"));
    let place = words.next_if(|word| matches!(*word, "home" | "work" | "mobile" | "fax" | "pager"));
    let is_one_of = |list: &str, word: &str| list.split(' ').any(|known| known == word);
    let is_known = words
        .next()
        .is_some_and(|word| is_one_of(CONTACT, word) || place.is_none() && is_one_of(FIELDS, word));
    words.next_if(|word| *word == "webauthn");
    is_known && words.next().is_none()
}
