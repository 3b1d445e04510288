//! A text that states otherwise than a field: "12 av 15 kommuner" where the survey has 13, how many
//! answered, when a project was. Those who read the texts find the claims.

use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::rules::{Area, Rule};
use crate::schema::types::PartialDate;

pub(crate) const RULE: Rule = Rule {
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
};

/// A count with a whole, and what the field of this name has of the same whole.
pub(crate) fn of_count(
    path: &str,
    (part, whole): (u32, u32),
    label: &str,
    counts: &[u32],
) -> Diagnostic {
    let counts: Vec<String> = counts.iter().map(u32::to_string).collect();
    let counts = counts.join(", ");
    finding(
        path,
        text!(
            "Här står {part} av {whole}, men fältet för \"{label}\" har {counts} av {whole}.",
            "The text says {part} of {whole}, but the field for \"{label}\" has {counts} of {whole}."
        ),
        text!(
            "Rätta det ena talet. Gäller de olika saker, skriv om meningen så att det syns.",
            "Correct one of the numbers. If they are of different things, reword the sentence to say so."
        ),
    )
}

/// How many answered a survey, and how many its field has.
pub(crate) fn of_answers(path: &str, count: u32, responses: u32) -> Diagnostic {
    let message = text!(
        "Här står att {count} svarade, men fältet svar har {responses}.",
        "The text says that {count} answered, but the field responses has {responses}."
    );
    finding(path, message, correct_one())
}

/// When a project was, as the text has it, and the first and last day of its period.
pub(crate) fn of_years(path: &str, written: &str, period: [Option<PartialDate>; 2]) -> Diagnostic {
    let written = written.split_whitespace().collect::<Vec<&str>>().join(" ");
    let days = period.map(|day| day.map(|day| day.to_string()));
    let days: Vec<String> = days.into_iter().flatten().collect();
    let (sv, en) = (days.join(" till "), days.join(" to "));
    let message = text!(
        "Här står {written}, men fältet period har {sv}.",
        "The text says {written}, but the field period has {en}."
    );
    finding(path, message, correct_one())
}

fn correct_one() -> Text {
    text!(
        "Rätta det ena. Gäller de olika saker, skriv om meningen så att det syns.",
        "Correct one of them. If they are of different things, reword the sentence to say so."
    )
}

fn finding(path: &str, message: Text, help: Text) -> Diagnostic {
    Diagnostic::new(RULE.severity, RULE.code, path, message, help)
}
