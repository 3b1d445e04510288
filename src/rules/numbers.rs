//! Rules on numbers and what is claimed that follow from how a page is read, or from what other pages say.

use super::{Area, Rule};
use crate::diagnostic::Severity;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "date-order",
        area: Area::Facts,
        severity: Severity::Error,
        criteria: &[],
        act: &[],
        title: (
            "Slutet ligger före starten",
            "The end lies before the start",
        ),
        remedy: ("Rätta ett av datumen", "Mend one of the dates"),
        why: None,
    },
    Rule {
        code: "implausible-number",
        area: Area::Facts,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: ("Talet är orimligt", "The number is not plausible"),
        remedy: (
            "Kontrollera det: 1.0 är en heltid, en halv dag är 0.5",
            "Check it: 1.0 is full time, half a day is 0.5",
        ),
        why: None,
    },
    Rule {
        code: "invalid-csv",
        area: Area::Facts,
        severity: Severity::Error,
        criteria: &[],
        act: &[],
        title: (
            "En rad i en csv-fil går inte att läsa",
            "A line of a csv file cannot be read",
        ),
        remedy: (
            "Kontrollera kolumner och siffror",
            "Check columns and figures",
        ),
        why: None,
    },
    Rule {
        code: "percent-as-number",
        area: Area::Facts,
        severity: Severity::Error,
        criteria: &[],
        act: &[],
        title: ("Ett tal har procenttecken", "A number has a percent sign"),
        remedy: ("Skriv andelen som tal", "Write the share as a number"),
        why: None,
    },
];
