//! Rules on what time makes wrong.

use super::{Area, Rule};
use crate::diagnostic::Severity;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "closed-registration",
        area: Area::Freshness,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Sista anmälningsdag har passerat, men tillfället står som öppet",
            "Registration has closed, but the occasion is said to be open",
        ),
        remedy: (
            "Flytta fram dagen, eller ändra status",
            "Move the day, or change the status",
        ),
        why: None,
    },
    Rule {
        code: "missing-date",
        area: Area::Freshness,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Sidan säger inte när den skrevs",
            "The page does not say when it was written",
        ),
        remedy: ("Skriv `publicerad`", "Write `published`"),
        why: Some((
            "Läsaren behöver veta hur gammal en uppgift är för att våga lita på den (webbriktlinje 23).",
            "Readers need to know how old a fact is before they rely on it (the Swedish web guidelines, 23).",
        )),
    },
    Rule {
        code: "missing-owner",
        area: Area::Freshness,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Sidor säger inte vem som ansvarar",
            "Pages do not say who answers for them",
        ),
        remedy: (
            "Skriv `ansvarig` i site.toml",
            "Write `responsible` in site.toml",
        ),
        why: Some((
            "Den som hittar ett fel behöver veta vem som kan rätta det (webbriktlinje 21).",
            "Those who find a mistake need to know who can mend it (the Swedish web guidelines, 21).",
        )),
    },
    Rule {
        code: "outdated-status",
        area: Area::Freshness,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Status säger planerat eller pågående, men perioden säger något annat",
            "The status says planned or under way, but the period says otherwise",
        ),
        remedy: (
            "Ändra status, eller rätta perioden",
            "Change the status, or correct the period",
        ),
        why: None,
    },
    Rule {
        code: "overdue-review",
        area: Area::Freshness,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Ingen har sett över sidan i tid",
            "Nobody has looked the page over in time",
        ),
        remedy: (
            "Läs igenom sidan och skriv ett nytt datum i `granskas_senast`",
            "Read the page through and write a new date in `review_by`",
        ),
        why: Some((
            "Gamla uppgifter som ser nya ut leder andra kommuner fel.",
            "Old facts that look new lead other municipalities astray.",
        )),
    },
    Rule {
        code: "past-occasions",
        area: Area::Freshness,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Kursen står som öppen, men alla tillfällen har varit",
            "The course is said to be open, but all its occasions are over",
        ),
        remedy: (
            "Skriv in nästa tillfälle, eller ändra status",
            "Write the next occasion, or change the status",
        ),
        why: None,
    },
    Rule {
        code: "unknown-accessibility",
        area: Area::Freshness,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Ingen har kontrollerat om alla kan läsa bilagan",
            "Nobody has checked whether everyone can read the attachment",
        ),
        remedy: (
            "Prova bilagan, och skriv `ja`, `delvis` eller `nej`",
            "Try the attachment, and write `ja`, `delvis` or `nej`",
        ),
        why: None,
    },
];
