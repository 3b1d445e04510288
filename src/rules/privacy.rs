//! Rules on personal data.

use super::{Area, Rule};
use crate::diagnostic::Severity;

pub(super) const RULES: &[Rule] = &[
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
    Rule {
        code: "personnummer",
        area: Area::Privacy,
        severity: Severity::Error,
        criteria: &[],
        act: &[],
        title: (
            "Ett personnummer eller samordningsnummer står i en text, i data eller i ett filnamn",
            "A personal identity number or coordination number stands in a text, in data or in a file's name",
        ),
        remedy: ("Ta bort det", "Remove it"),
        why: None,
    },
];
