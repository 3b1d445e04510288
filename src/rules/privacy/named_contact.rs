//! A contact that is a person, whose address has the same name.

use crate::diagnostic::{Diagnostic, Severity, text};
use crate::kinds::common::Contact;
use crate::municipality::Municipalities;
use crate::persons::leading_name;
use crate::rules::{Area, Rule};

pub(crate) const RULE: Rule = Rule {
    code: "named-contact",
    area: Area::Privacy,
    severity: Severity::Advice,
    criteria: &[],
    act: &[],
    title: (
        "Kontakten ser ut att vara en person",
        "The contact seems to be a person",
    ),
    remedy: ("Ange hellre en funktion", "Rather give a function"),
    why: None,
};

/// Whether a contact is a person: its name is one, and its address has a part of it.
pub(crate) fn is_person(contact: &Contact, places: &Municipalities) -> bool {
    let (Some(name), Some(email)) = (&contact.name, &contact.email) else {
        return false;
    };
    let Some(found) = leading_name(name, places) else {
        return false;
    };
    let address = email.to_string();
    let local = address.split('@').next().unwrap_or_default();
    let local = slug::slugify(local);
    let mut words = name[found].split([' ', '-']);
    words.any(|word| word.chars().count() > 2 && local.contains(&slug::slugify(word)))
}

/// What is said of such a contact in a file.
pub(crate) fn finding(path: &str) -> Diagnostic {
    Diagnostic::new(
        RULE.severity,
        RULE.code,
        path,
        text!(
            "Kontakten ser ut att vara en person. Personer byter arbete, men sidan står kvar.",
            "The contact seems to be a person. People change their work, and the page remains."
        ),
        text!(
            "Ange hellre en funktion med en gemensam brevlåda, till exempel \"Projektkontoret\".",
            "Rather give a function with a shared mailbox, such as \"The project office\"."
        ),
    )
}
