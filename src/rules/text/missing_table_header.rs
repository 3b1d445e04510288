//! A table whose first row is empty, so that nothing says what its columns hold.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "missing-table-header",
        area: Area::Text,
        severity: Severity::Error,
        criteria: &["1.3.1"],
        act: &[],
        title: (
            "Tabellen har inga kolumnrubriker",
            "The table has no column headings",
        ),
        remedy: (
            "Skriv i den översta raden vad varje kolumn innehåller",
            "Write in the first row what each column holds",
        ),
        why: Some((
            "En skärmläsare läser kolumnens rubrik före varje värde. Utan rubriker hör läsaren bara en rad av tal och ord.",
            "A screen reader reads the heading of the column before each value. Without headings readers hear just a row of numbers and words.",
        )),
    },
    check,
};

fn check(outline: &Outline, report: &mut Report<'_>) {
    let tables = outline.tables.iter();
    for table in tables.filter(|table| table.empty_headers.len() == table.columns) {
        report.tell(
            table.span,
            text!(
                "Tabellens översta rad är tom. Ingen kolumn har någon rubrik.",
                "The first row of the table is empty. No column has a heading."
            ),
            text!(
                "Skriv i den vad varje kolumn innehåller: | Kommun | Antal |.",
                "Write in it what each column holds: | Municipality | Number |."
            ),
        );
    }
}
