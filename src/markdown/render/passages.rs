//! Paragraphs and items of lists as rules on texts look at them: their words, and which of these are
//! code, emphasis, links or another language.

use std::borrow::Cow;

use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;

use super::running_text::{language_marks, with_swedish_quotes};
use super::{Node, Renderer};
use crate::markdown::abbreviations;
use crate::outline::{Aside, AsideKind, Passage};

impl<'a> Renderer<'a, '_> {
    /// The words of a paragraph; lines end as they were written.
    pub(super) fn passage(&self, node: Node<'a>) -> Passage {
        let span = self.span(node.data().sourcepos);
        let mut passage = Passage {
            is_bold: is_bold(node),
            is_quoted: self.quotations > 0,
            is_foreign: self.foreign_passages > 0,
            ..Passage::new(String::new(), span)
        };
        collect(node, &mut passage);
        if self.swedish {
            // Of the same length, so asides stay where they are.
            passage.text = with_swedish_quotes(passage.text.into()).into_owned();
        }
        passage
    }

    /// Keeps the abbreviations that a paragraph explains.
    pub(super) fn explained(&mut self, text: &str, line: u32) {
        for abbreviation in abbreviations::explained(text) {
            self.outline
                .explained
                .push((abbreviation.short.clone(), line));
            self.body.abbreviations.push(abbreviation);
        }
    }
}

/// Gathers the words below a node. Markup may lie so deep that going down would end the stack.
fn collect(node: Node<'_>, passage: &mut Passage) {
    let mut open: Vec<(AsideKind, usize)> = Vec::new();
    let mut explained = None;
    for edge in node.traverse() {
        match edge {
            NodeEdge::Start(node) => match &node.data().value {
                NodeValue::Text(text) => collect_text(text, passage),
                NodeValue::Code(code) => {
                    let start = passage.text.len();
                    passage.text.push_str(&code.literal);
                    passage.asides.push(Aside {
                        kind: AsideKind::Code,
                        range: start..passage.text.len(),
                    });
                }
                NodeValue::SoftBreak | NodeValue::LineBreak => passage.text.push('\n'),
                NodeValue::Emph => open.push((AsideKind::Emphasis, passage.text.len())),
                NodeValue::Link(_) => open.push((AsideKind::Link, passage.text.len())),
                NodeValue::HtmlInline(tag) if tag.starts_with("<abbr ") => {
                    explained = Some(passage.text.len());
                }
                NodeValue::HtmlInline(tag) if tag.starts_with("</abbr") => {
                    passage.asides.extend(explained.take().map(|start| Aside {
                        kind: AsideKind::Explained,
                        range: start..passage.text.len(),
                    }));
                }
                _ => {}
            },
            NodeEdge::End(node) => {
                let is_open = matches!(node.data().value, NodeValue::Emph | NodeValue::Link(_));
                if is_open && let Some((kind, start)) = open.pop() {
                    passage.asides.push(Aside {
                        kind,
                        range: start..passage.text.len(),
                    });
                }
            }
        }
    }
}

/// Adds a text; `[words]{lang=en}` gives its words only.
fn collect_text(text: &str, passage: &mut Passage) {
    let mut from = 0;
    for mark in language_marks(text).filter(|mark| mark.language.is_some()) {
        passage.text.push_str(&text[from..mark.whole.start]);
        let start = passage.text.len();
        passage.text.push_str(mark.words);
        passage.asides.push(Aside {
            kind: AsideKind::Foreign,
            range: start..passage.text.len(),
        });
        from = mark.whole.end;
    }
    passage.text.push_str(&text[from..]);
}

/// Whether a paragraph is one strongly emphasised text and nothing else, also as HTML and in italics.
fn is_bold(paragraph: Node<'_>) -> bool {
    let (Some(first), Some(last)) = (paragraph.first_child(), paragraph.last_child()) else {
        return false;
    };
    let is_alone = first.next_sibling().is_none();
    match &first.data().value {
        NodeValue::Strong => is_alone,
        NodeValue::Emph if is_alone => {
            let inner = first.first_child();
            inner.is_some_and(|inner| {
                inner.next_sibling().is_none() && matches!(inner.data().value, NodeValue::Strong)
            })
        }
        NodeValue::HtmlInline(open) if ["<b>", "<strong>"].contains(&open.as_str()) => {
            let close = format!("</{}", &open[1..]);
            let is_close = |node: Node<'_>| matches!(&node.data().value, NodeValue::HtmlInline(tag) if *tag == close);
            is_close(last) && paragraph.children().filter(|node| is_close(node)).count() == 1
        }
        _ => false,
    }
}

/// A passage's words in one line.
pub(super) fn in_one_line(text: &str) -> Cow<'_, str> {
    if text.contains('\n') {
        Cow::Owned(text.replace('\n', " "))
    } else {
        Cow::Borrowed(text)
    }
}
