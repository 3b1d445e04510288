//! A header of a table with nothing in it.

use super::PageRule;
use super::report::Report;
use super::table_grid::{data_tables, within};
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "empty-table-header",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1"],
        act: &[],
        title: ("Tabellrubriken är tom", "The header of the table is empty"),
        remedy: (
            "Skriv vad kolumnen eller raden visar, eller använd <td>",
            "Write what the column or row shows, or use <td>",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for table in data_tables(facts) {
        for cell in within(facts, table) {
            let is_header = facts.tree.name(cell) == "th" && !facts.is_hidden(cell);
            if is_header && !facts.has_content(cell) {
                report.tell(cell);
            }
        }
    }
}
