//! A cell whose headers are not headers of its table.

use super::PageRule;
use super::report::Report;
use super::table_grid::{data_tables, within};
use crate::diagnostic::Severity;
use crate::html::{Facts, NodeId};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "wrong-headers-attribute",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.3.1"],
        act: &["a25f45"],
        title: (
            "headers pekar på något som inte är en rubrik i tabellen",
            "headers points to something that is no header of the table",
        ),
        remedy: (
            "Skriv id för <th> i samma tabell, eller ta bort headers",
            "Write the ids of <th> in the same table, or remove headers",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for table in data_tables(facts) {
        for cell in within(facts, table) {
            if let Some(headers) = tree.filled(cell, "headers")
                && matches!(tree.name(cell), "td" | "th")
                && !headers
                    .split_ascii_whitespace()
                    .all(|name| is_header_for(facts, table, cell, name))
            {
                report.tell(cell);
            }
        }
    }
}

fn is_header_for(facts: &Facts<'_>, table: NodeId, cell: NodeId, name: &str) -> bool {
    facts.by_id(name).is_some_and(|header| {
        let is_header = facts.tree.name(header) == "th"
            || matches!(facts.role(header), Some("columnheader" | "rowheader"));
        is_header && header != cell && facts.tree.is_below(header, table)
    })
}
