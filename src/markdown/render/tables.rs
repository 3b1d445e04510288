//! Tables with captions and scopes.

use comrak::nodes::{NodeValue, TableAlignment};

use super::{Node, Renderer, plain_text, plain_text_with_breaks};
use crate::diagnostic::{Severity, Span, text};
use crate::outline::TableShape;

impl<'a> Renderer<'a, '_> {
    pub(super) fn report_missing_caption(&mut self, node: Node<'a>) {
        let span = self.span(node.data().sourcepos);
        self.report(
            Severity::Warning,
            "missing-caption",
            Span { length: 1, ..span },
            text!("Tabellen saknar rubrik.", "The table has no caption."),
            text!(
                "Skriv en rad direkt ovanför tabellen: Tabell: Vad tabellen visar",
                "Write a line directly above the table: Table: What the table shows"
            ),
        );
    }

    pub(super) fn table(&mut self, node: Node<'a>, caption: Option<&str>) {
        let alignments = match &node.data().value {
            NodeValue::Table(table) => table.alignments.clone(),
            _ => Vec::new(),
        };
        self.tables += 1;
        let id = self.unique_id(format!("tabell-{}", self.tables));
        let label = if caption.is_some() {
            format!("aria-labelledby=\"{id}\"")
        } else {
            String::new()
        };
        self.html.push_str(&format!(
            "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" {label}"
        ));
        if caption.is_none() {
            self.html.push_str("aria-label=\"");
            self.interface_text("table");
            self.html.push_str(&format!(" {}\"", self.tables));
        }
        self.html.push_str(">\n<table>\n");
        if let Some(caption) = caption {
            self.html.push_str(&format!("<caption id=\"{id}\">"));
            self.text(caption, None);
            self.html.push_str("</caption>\n");
        }
        let heads_rows = first_column_heads_rows(node);
        if self.source.outlines {
            let shape = self.shape(node, heads_rows);
            self.outline.tables.push(shape);
            self.outline_cells(node);
        }
        let mut in_body = false;
        for row in node.children() {
            let header = matches!(row.data().value, NodeValue::TableRow(true));
            if header {
                self.html.push_str("<thead>\n");
            } else if !in_body {
                self.html.push_str("<tbody>\n");
                in_body = true;
            }
            self.table_row(row, header, heads_rows, &alignments);
            if header {
                self.html.push_str("</thead>\n");
            }
        }
        self.html.push_str(if in_body {
            "</tbody>\n</table>\n</div>\n"
        } else {
            "</table>\n</div>\n"
        });
    }

    fn outline_cells(&mut self, table: Node<'a>) {
        let cells = table.children().flat_map(|row| row.children());
        for cell in cells.filter(|cell| cell.first_child().is_some()) {
            let cell = self.passage(cell);
            self.outline.cells.push(cell);
        }
    }

    /// Which cells of a table are empty.
    fn shape(&self, table: Node<'a>, heads_rows: bool) -> TableShape {
        let span = self.span(table.data().sourcepos);
        let mut shape = TableShape {
            span: Span { length: 1, ..span },
            columns: 0,
            rows: 0,
            empty_headers: Vec::new(),
            empty_cells: Vec::new(),
            heads_rows,
        };
        for row in table.children() {
            let is_header = matches!(row.data().value, NodeValue::TableRow(true));
            let cells = row.children().enumerate();
            if is_header {
                shape.columns = row.children().count();
            } else {
                shape.rows += 1;
            }
            for (column, cell) in cells.filter(|(_, cell)| cell.first_child().is_none()) {
                // It stands right after the line that begins it.
                let span = Span {
                    length: 1,
                    ..self.span(cell.data().sourcepos)
                };
                if is_header {
                    shape.empty_headers.push((column, span));
                } else {
                    shape.empty_cells.push(span);
                }
            }
        }
        shape
    }

    fn table_row(
        &mut self,
        row: Node<'a>,
        header: bool,
        heads_rows: bool,
        alignments: &[TableAlignment],
    ) {
        self.html.push_str("<tr>");
        for (column, cell) in row.children().enumerate() {
            let empty = cell.first_child().is_none();
            let heads_row = heads_rows && !header && column == 0 && !empty;
            let class = match alignments.get(column) {
                Some(TableAlignment::Right) => " class=\"end\"",
                Some(TableAlignment::Center) => " class=\"middle\"",
                _ => "",
            };
            let (tag, scope) = match (header, heads_row, empty) {
                (true, _, false) => ("th", " scope=\"col\""),
                (false, true, _) => ("th", " scope=\"row\""),
                _ => ("td", ""),
            };
            self.html.push_str(&format!("<{tag}{scope}{class}>"));
            self.inlines(cell);
            self.html.push_str(&format!("</{tag}>"));
        }
        self.html.push_str("</tr>\n");
    }
}

/// Whether the first column says what its rows are about: all of it, or none where it holds figures or
/// where no other column is there to be about anything.
fn first_column_heads_rows<'a>(table: Node<'a>) -> bool {
    let header = table.first_child();
    if header.is_some_and(|header| header.children().nth(1).is_none()) {
        return false;
    }
    let rows = table
        .children()
        .filter(|row| matches!(row.data().value, NodeValue::TableRow(false)));
    let cells = rows.filter_map(|row| row.first_child());
    cells
        .filter(|cell| cell.first_child().is_some())
        .any(|cell| !is_figure(&plain_text(cell)))
}

/// The caption in a paragraph whose last line is "Tabell: …" or "Table: …".
pub(super) fn caption_of(node: Node<'_>) -> Option<String> {
    if !matches!(node.data().value, NodeValue::Paragraph) {
        return None;
    }
    let whole = plain_text_with_breaks(node);
    let last = whole.lines().next_back()?.trim();
    let caption = ["Tabell:", "Table:"]
        .iter()
        .find_map(|prefix| last.strip_prefix(prefix))?;
    Some(caption.trim().to_owned()).filter(|caption| !caption.is_empty())
}

/// Whether a cell holds a figure and so heads no row.
fn is_figure(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(|letter: char| letter.is_ascii_digit() || letter == '-' || letter == '–')
        && text.chars().all(|letter| {
            letter.is_ascii_digit() || letter.is_whitespace() || ",.%–-−\u{a0}kr".contains(letter)
        })
}
