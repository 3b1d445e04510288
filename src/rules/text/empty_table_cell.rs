//! Cells that say nothing: readers cannot know whether that is a nought, unknown or forgotten. In a row
//! of totals they can: there is nothing to add up in that column.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, Span, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "empty-table-cell",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["1.3.1"],
        act: &[],
        title: ("Tomma celler i en tabell", "Empty cells in a table"),
        remedy: (
            "Skriv vad som gäller, till exempel 0 eller uppgift saknas",
            "Write what is the case, such as 0 or not known",
        ),
        why: Some((
            "Den som lyssnar vet inte om värdet saknas, är noll eller har glömts bort.",
            "Those who listen do not know whether the value is missing, is nought or has been forgotten.",
        )),
    },
    check,
};

/// How the first cell of a row of totals begins.
const TOTALS: [&str; 6] = ["alla", "all", "summa", "sum", "totalt", "total"];

fn check(outline: &Outline, report: &mut Report<'_>) {
    for table in &outline.tables {
        // Where no column is named, that is what the table lacks.
        if table.empty_headers.len() == table.columns {
            continue;
        }
        for (column, span) in &table.empty_headers {
            // The corner between the names of columns and of rows belongs to neither.
            if *column == 0 && table.heads_rows {
                continue;
            }
            report.tell(
                *span,
                text!(
                    "En kolumn i tabellen har ingen rubrik.",
                    "A column of the table has no heading."
                ),
                text!(
                    "Skriv i den översta raden vad kolumnen innehåller.",
                    "Write in the first row what the column holds."
                ),
            );
        }
        let empty = table.empty_cells.iter();
        let empty: Vec<&Span> = empty.filter(|cell| !is_in_totals(cell, outline)).collect();
        let Some(first) = empty.first() else { continue };
        let count = empty.len();
        let message = match count {
            1 => text!("Tabellen har en tom cell.", "The table has an empty cell."),
            _ => text!(
                "Tabellen har {count} tomma celler. Den första är här.",
                "The table has {count} empty cells. The first one is here."
            ),
        };
        report.tell(
            **first,
            message,
            text!(
                "Skriv vad som gäller i varje cell: 0, –, eller att uppgift saknas.",
                "Write what is the case in each cell: 0, –, or that it is not known."
            ),
        );
    }
}

/// Whether a cell stands in a row of totals, after what says so.
fn is_in_totals(cell: &Span, outline: &Outline) -> bool {
    let mut cells = outline.cells.iter();
    let first = cells.find(|other| other.span.line == cell.line);
    first.is_some_and(|first| {
        let word = first.text.split_whitespace().next().unwrap_or_default();
        let word = word.trim_end_matches(':');
        first.span.column < cell.column
            && TOTALS.iter().any(|total| total.eq_ignore_ascii_case(word))
    })
}
