//! Lists, and blocks without tags as tight ones have them.

use comrak::nodes::{ListType, NodeValue};

use super::passages::in_one_line;
use super::{Node, Renderer};

impl<'a> Renderer<'a, '_> {
    pub(super) fn list(
        &mut self,
        node: Node<'a>,
        kind: ListType,
        start: usize,
        tight: bool,
        tasks: bool,
    ) {
        let class = if tasks { " class=\"tasks\"" } else { "" };
        match kind {
            ListType::Bullet => self.html.push_str(&format!("<ul{class}>\n")),
            ListType::Ordered if start == 1 => self.html.push_str(&format!("<ol{class}>\n")),
            ListType::Ordered => self
                .html
                .push_str(&format!("<ol{class} start=\"{start}\">\n")),
        }
        for item in node.children() {
            let task = match &item.data().value {
                NodeValue::TaskItem(task) => Some(task.symbol.is_some()),
                _ => None,
            };
            match task {
                None => self.html.push_str("<li>"),
                Some(done) => {
                    let (class, key) = if done {
                        ("done", "task-done")
                    } else {
                        ("open", "task-open")
                    };
                    self.html.push_str(&format!(
                        "<li class=\"task {class}\"><span class=\"task-state\">"
                    ));
                    self.interface_text(key);
                    self.html.push_str("</span> ");
                }
            }
            if tight {
                self.tight_blocks(item);
            } else {
                self.html.push('\n');
                self.blocks(item);
            }
            self.html.push_str("</li>\n");
            let text = self.plain(item);
            self.sections.list_item(&text);
        }
        self.html.push_str(if kind == ListType::Bullet {
            "</ul>\n"
        } else {
            "</ol>\n"
        });
    }

    /// Blocks of a tight list item: paragraphs without tags.
    pub(super) fn tight_blocks(&mut self, node: Node<'a>) {
        for (index, child) in node.children().enumerate() {
            if matches!(child.data().value, NodeValue::Paragraph) {
                if index > 0 {
                    self.html.push('\n');
                }
                self.inlines(child);
                let passage = self.passage(child);
                self.count_words(&passage.text);
                self.explained(&in_one_line(&passage.text), passage.span.line);
                if self.source.outlines {
                    self.outline.items.push(passage);
                }
            } else {
                self.html.push('\n');
                self.block(child);
            }
        }
    }
}
