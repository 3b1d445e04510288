//! A table of facts whose cells have no headers.

use super::PageRule;
use super::report::Report;
use super::table_grid::{Grid, data_tables};
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "table-without-headers",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.3.1"],
        act: &[],
        title: (
            "Tabellen har celler utan rubrik",
            "The table has cells without a header",
        ),
        remedy: (
            "Gör om rubrikerna till <th scope=\"col\"> eller <th scope=\"row\">",
            "Make the headers <th scope=\"col\"> or <th scope=\"row\">",
        ),
        why: Some((
            "Den som lyssnar hör siffror, men inte vad de står för.",
            "Who listens hears figures, but not what they stand for.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for table in data_tables(facts) {
        let Some(grid) = Grid::of(facts, table) else {
            continue;
        };
        if grid.rows < 2 || grid.columns < 2 {
            continue;
        }
        let is_bare = grid.cells.iter().any(|cell| {
            let is_filled = || facts.has_content(cell.node);
            !cell.is_header && !grid.has_header(facts, cell) && is_filled()
        });
        if is_bare {
            report.tell(table);
        }
    }
}
