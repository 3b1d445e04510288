//! Rules on personal data. A rule is one file: what it is about, what it looks for, and what it says. Where
//! that is looked for is known to those who have the text, the fields or the picture.

pub(crate) mod identifiable_quote;
pub(crate) mod mobile_number;
pub(crate) mod named_contact;
pub(crate) mod named_quote;
pub(crate) mod personal_email;
pub(crate) mod picture_position;

use super::{Area, Rule};
use crate::diagnostic::Severity;

/// Told of wherever it stands: in what was written, in files and on finished pages.
pub(super) const IDENTITY_NUMBER: Rule = Rule {
    code: "personnummer",
    area: Area::Privacy,
    severity: Severity::Error,
    criteria: &[],
    act: &[],
    title: (
        "Ett personnummer eller samordningsnummer står i en text, i data, i ett dokument eller i ett filnamn",
        "A personal identity number or coordination number stands in a text, in data, in a document or in a file's name",
    ),
    remedy: (
        "Ta bort numret. Finns filen i ett versionshanteringssystem ligger det kvar där: tala med er dataskyddssamordnare",
        "Remove the number. If the file is under version control it remains there: talk to your data protection coordinator",
    ),
    why: None,
};

/// Every rule on personal data.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    [
        &identifiable_quote::RULE,
        &mobile_number::RULE,
        &named_contact::RULE,
        &named_quote::RULE,
        &personal_email::RULE,
        &IDENTITY_NUMBER,
        &picture_position::RULE,
    ]
    .into_iter()
}

/// Whether a code is that of a rule on personal data.
pub fn is_rule(code: &str) -> bool {
    all().any(|rule| rule.code == code)
}
