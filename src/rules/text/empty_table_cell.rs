//! Cells that say nothing: readers cannot know whether that is a nought, unknown or forgotten.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
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

/// One may be just what the table says; several are a puzzle.
const FEWEST: usize = 2;

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
        let count = table.empty_cells.len();
        if count >= FEWEST {
            report.tell(
                table.empty_cells[0],
                text!(
                    "Tabellen har {count} tomma celler. Den första är här.",
                    "The table has {count} empty cells. The first one is here."
                ),
                text!(
                    "Skriv vad som gäller i varje cell: 0, –, eller att uppgift saknas.",
                    "Write what is the case in each cell: 0, –, or that it is not known."
                ),
            );
        }
    }
}
