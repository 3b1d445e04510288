//! Rules on personal data.

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

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "identifiable-quote",
        area: Area::Privacy,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Det går att räkna ut vem som citeras",
            "It can be worked out who is quoted",
        ),
        remedy: (
            "Skriv en vidare roll, eller utelämna kommunen",
            "Write a wider role, or leave out the municipality",
        ),
        why: Some((
            "En kommun har bara en kommundirektör. Den som talat öppet i en intervju kan råka illa ut.",
            "A municipality has only one chief executive. Those who spoke openly in an interview may suffer for it.",
        )),
    },
    Rule {
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
    },
    Rule {
        code: "named-quote",
        area: Area::Privacy,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Citatet ser ut att ha namnet på den som talar",
            "The quote seems to have the name of the speaker",
        ),
        remedy: ("Skriv rollen i stället", "Write the role instead"),
        why: None,
    },
    Rule {
        code: "picture-position",
        area: Area::Privacy,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "I bilden står var den togs",
            "The picture says where it was taken",
        ),
        remedy: ("Ta bort platsen ur filen", "Remove the place from the file"),
        why: None,
    },
    Rule {
        code: "mobile-number",
        area: Area::Privacy,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Ett mobilnummer hör ofta till en enda person",
            "A mobile number often belongs to a single person",
        ),
        remedy: ("Ange hellre växeln", "Rather give the switchboard"),
        why: None,
    },
    Rule {
        code: "personal-email",
        area: Area::Privacy,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "E-postadressen ser ut att gå till en enda person",
            "The e-mail address looks like that of a single person",
        ),
        remedy: (
            "Ange hellre en funktionsbrevlåda",
            "Rather give a function's mailbox",
        ),
        why: None,
    },
    IDENTITY_NUMBER,
];
