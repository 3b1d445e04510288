//! The cells of a table by row and column (WHATWG HTML, 4.9.12.1), as far as rules on headers ask.

use rustc_hash::FxHashSet;

use crate::html::{Facts, NodeId};

/// A table wider than this is not judged.
const MOST_COLUMNS: usize = 4096;
/// A table in which cells span more than this together is not judged.
const MOST_SLOTS: usize = 8_000_000;

/// Tables of facts: those that are not said to be for looks, nor something else.
pub(super) fn data_tables(facts: &Facts<'_>) -> impl Iterator<Item = NodeId> {
    let tables = facts.sorts.tables.iter().copied();
    tables.filter(|id| {
        let is_table = matches!(facts.role(*id), Some("table" | "grid" | "treegrid"));
        is_table && !facts.is_hidden(*id)
    })
}

/// What stands in a table, in the order of the page; tables in it are judged by themselves.
pub(super) fn within<'f>(facts: &'f Facts<'_>, table: NodeId) -> impl Iterator<Item = NodeId> + 'f {
    let tree = facts.tree;
    let mut next = table + 1;
    std::iter::from_fn(move || {
        while next < tree.end(table) && tree.name(next) == "table" {
            next = tree.end(next);
        }
        let at = next;
        next += 1;
        (at < tree.end(table)).then_some(at)
    })
}

/// A cell in its place.
pub(super) struct Cell {
    pub(super) node: NodeId,
    pub(super) is_header: bool,
    role: Option<&'static str>,
    row: usize,
    column: usize,
    width: usize,
    height: usize,
}

/// A table's cells, and where there are data and headers.
pub(super) struct Grid<'t> {
    pub(super) cells: Vec<Cell>,
    pub(super) rows: usize,
    pub(super) columns: usize,
    data_rows: Vec<bool>,
    data_columns: Vec<bool>,
    header_rows: Vec<bool>,
    header_columns: Vec<bool>,
    /// Ids that cells name as those of their headers.
    named: FxHashSet<&'t str>,
}

impl<'t> Grid<'t> {
    /// Puts cells in their places; `None` for tables too large to be meant.
    pub(super) fn of(facts: &Facts<'t>, table: NodeId) -> Option<Self> {
        let tree = facts.tree;
        let mut grid = Self {
            cells: Vec::new(),
            rows: 0,
            columns: 0,
            data_rows: Vec::new(),
            data_columns: Vec::new(),
            header_rows: Vec::new(),
            header_columns: Vec::new(),
            named: FxHashSet::default(),
        };
        // The first row in which a column is free again.
        let mut free: Vec<usize> = Vec::new();
        let mut slots = 0;
        for row in rows(facts, table) {
            let mut column = 0;
            for node in tree.child_elements(row) {
                if !matches!(tree.name(node), "td" | "th") {
                    continue;
                }
                while free.get(column).is_some_and(|free| *free > grid.rows) {
                    column += 1;
                }
                let span = |name| {
                    tree.attribute(node, name)
                        .and_then(|span| span.trim().parse().ok())
                };
                let width = span("colspan").unwrap_or(1_usize).clamp(1, 1000);
                let height = span("rowspan").unwrap_or(1_usize).clamp(1, 65_534);
                slots += width + height;
                if column + width > MOST_COLUMNS || slots > MOST_SLOTS {
                    return None;
                }
                free.resize(free.len().max(column + width), 0);
                free[column..column + width].fill(grid.rows + height);
                grid.take(facts, node, column, width, height);
                column += width;
            }
            grid.rows += 1;
        }
        grid.columns = free.len();
        grid.mark();
        Some(grid)
    }

    fn take(
        &mut self,
        facts: &Facts<'t>,
        node: NodeId,
        column: usize,
        width: usize,
        height: usize,
    ) {
        let role = facts.role(node);
        if let Some(headers) = facts.tree.attribute(node, "headers") {
            self.named.extend(headers.split_ascii_whitespace());
        }
        self.cells.push(Cell {
            node,
            role,
            is_header: matches!(role, Some("columnheader" | "rowheader")),
            row: self.rows,
            column,
            width,
            height,
        });
    }

    fn mark(&mut self) {
        self.data_rows = vec![false; self.rows];
        self.header_rows = vec![false; self.rows];
        self.data_columns = vec![false; self.columns];
        self.header_columns = vec![false; self.columns];
        for cell in &self.cells {
            let (rows, columns) = match cell.is_header {
                true => (&mut self.header_rows, &mut self.header_columns),
                false => (&mut self.data_rows, &mut self.data_columns),
            };
            let last = (cell.row + cell.height).min(rows.len());
            rows[cell.row..last].fill(true);
            columns[cell.column..cell.column + cell.width].fill(true);
            // The header of a row is a cell of the column that it stands in, and the other way round.
            match cell.role {
                Some("rowheader") => {
                    self.data_columns[cell.column..cell.column + cell.width].fill(true);
                }
                Some("columnheader") => self.data_rows[cell.row..last].fill(true),
                _ => {}
            }
        }
    }

    fn any(marks: &[bool], start: usize, length: usize) -> bool {
        let end = (start + length).min(marks.len());
        marks[start.min(end)..end].contains(&true)
    }

    /// Whether there are data over or under a cell.
    pub(super) fn has_data_in_columns(&self, cell: &Cell) -> bool {
        Self::any(&self.data_columns, cell.column, cell.width)
    }

    /// Whether there are data beside a cell.
    pub(super) fn has_data_in_rows(&self, cell: &Cell) -> bool {
        Self::any(&self.data_rows, cell.row, cell.height)
    }

    /// Whether a cell has a header over it or beside it, or names one.
    pub(super) fn has_header(&self, facts: &Facts<'_>, cell: &Cell) -> bool {
        let tree = facts.tree;
        Self::any(&self.header_columns, cell.column, cell.width)
            || Self::any(&self.header_rows, cell.row, cell.height)
            || ["headers", "aria-label", "aria-labelledby"]
                .iter()
                .any(|name| tree.filled(cell.node, name).is_some())
    }

    /// Whether a cell of the table names an element as its header.
    pub(super) fn is_named(&self, facts: &Facts<'_>, node: NodeId) -> bool {
        let id = facts.tree.attribute(node, "id");
        id.is_some_and(|id| self.named.contains(id))
    }
}

/// The rows of a table, without those of tables in it.
fn rows<'f>(facts: &'f Facts<'_>, table: NodeId) -> impl Iterator<Item = NodeId> + 'f {
    let tree = facts.tree;
    tree.child_elements(table).flat_map(move |part| {
        let is_row = tree.name(part) == "tr";
        let inner = tree.child_elements(part).filter(move |_| !is_row);
        let inner = inner.filter(move |row| tree.name(*row) == "tr");
        is_row.then_some(part).into_iter().chain(inner)
    })
}
