//! A header of a table with no cells of its own.

use super::PageRule;
use super::report::Report;
use super::table_grid::{Grid, data_tables};
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "header-without-cells",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1"],
        act: &["d0f69e"],
        title: (
            "Tabellrubriken har inga celler",
            "The header of the table has no cells",
        ),
        remedy: (
            "Ta bort rubriken, eller gör om den till <td>",
            "Remove the header, or make it <td>",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for table in data_tables(facts) {
        let Some(grid) = Grid::of(facts, table) else {
            continue;
        };
        for cell in grid.cells.iter().filter(|cell| cell.is_header) {
            let below = || grid.has_data_in_columns(cell);
            let beside = || grid.has_data_in_rows(cell);
            let is_needed = match facts.role(cell.node) {
                Some("columnheader") if facts.tree.has(cell.node, "scope") => below(),
                Some("rowheader") if facts.tree.has(cell.node, "scope") => beside(),
                _ => below() || beside(),
            };
            if !is_needed && !grid.is_named(facts, cell.node) && !facts.is_hidden(cell.node) {
                report.tell(cell.node);
            }
        }
    }
}
