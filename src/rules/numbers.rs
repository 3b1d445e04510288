//! Rules on numbers and what is claimed that follow from how a page is read, or from what other pages say.

use super::{Area, Rule};
use crate::diagnostic::Severity;

pub(super) const RULES: &[Rule] = &[
    Rule {
        code: "claim-differs",
        area: Area::Facts,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Texten säger en annan siffra än fältet",
            "The text states another figure than the field",
        ),
        remedy: (
            "Rätta det ena talet, eller skriv om meningen",
            "Correct one of the numbers, or reword the sentence",
        ),
        why: Some((
            "Står det tolv i texten och tretton i tabellen litar läsaren inte på någon av siffrorna. Den som citerar sidan väljer på måfå.",
            "With twelve in the text and thirteen in the table, readers trust neither. Those who quote the page pick one at random.",
        )),
    },
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
        code: "missing-source",
        area: Area::Facts,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Sidan har siffror men ingen källa",
            "The page has figures but no source",
        ),
        remedy: (
            "Skriv var siffrorna kommer ifrån i `kallor`",
            "Write where the figures come from in `sources`",
        ),
        why: Some((
            "Utan källa går det inte att kontrollera en siffra. Då går det inte heller att använda den i ett beslut.",
            "Without a source a figure cannot be checked, and so not be used for a decision.",
        )),
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
