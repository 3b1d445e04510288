//! Headings: their levels, and ids that are theirs alone.

use comrak::nodes::{NodeHeading, Sourcepos};

use super::{Node, Renderer};
use crate::diagnostic::{Severity, text};
use crate::markdown::Heading;
use crate::outline::Passage;

impl<'a> Renderer<'a, '_> {
    pub(super) fn heading(
        &mut self,
        node: Node<'a>,
        written: NodeHeading,
        explicit: Option<String>,
        place: Sourcepos,
    ) {
        let level = written.level;
        let heading = self.plain(node);
        let span = self.span(place);
        if heading.trim().is_empty() {
            self.report(
                Severity::Error,
                "empty-heading",
                span,
                text!("Rubriken är tom.", "The heading is empty."),
                text!(
                    "Skriv en rubrik efter # eller ta bort raden.",
                    "Write a heading after # or remove the line."
                ),
            );
            return;
        }
        if level == 1 {
            self.report(
                Severity::Error,
                "heading-level",
                span,
                text!(
                    "Rubriken har nivå 1, men sidans titel är redan rubrik 1.",
                    "The heading has level 1, but the page's title already is heading 1."
                ),
                if written.setext {
                    text!(
                        "Skriv --- under rubriken i stället för ===, eller ## före den utan något under.",
                        "Write --- below the heading rather than ===, or ## before it and nothing below."
                    )
                } else {
                    text!("Skriv ## i stället för #.", "Write ## rather than #.")
                },
            );
        } else if level > self.last_level + 1 {
            let expected = "#".repeat(usize::from(self.last_level) + 1);
            let found = "#".repeat(usize::from(level));
            self.report(
                Severity::Error,
                "heading-level",
                span,
                text!(
                    "Rubriken hoppar över en nivå.",
                    "The heading skips a level."
                ),
                text!(
                    "Skriv {expected} i stället för {found}.",
                    "Write {expected} rather than {found}."
                ),
            );
        }
        let level = level.clamp(2, 6);
        self.last_level = level;
        let id = self.unique_id(explicit.unwrap_or_else(|| slug::slugify(&heading)));
        self.html.push_str(&format!("<h{level} id=\"{id}\">"));
        self.inlines(node);
        self.html.push_str(&format!("</h{level}>\n"));
        self.count_words(&heading);
        self.sections.heading(level, &heading);
        let passage = if self.source.outlines {
            self.passage(node)
        } else {
            Passage::new(String::new(), span)
        };
        self.outline.headings.push(Passage {
            text: heading.clone(),
            span,
            ..passage
        });
        self.body.headings.push(Heading {
            level,
            id,
            text: heading,
        });
    }

    pub(super) fn unique_id(&mut self, wanted: String) -> String {
        let wanted = if wanted.is_empty() {
            "rubrik".to_owned()
        } else {
            wanted
        };
        let wanted: String = wanted
            .chars()
            .map(|letter| {
                if letter.is_whitespace() || "\"'<>&".contains(letter) {
                    '-'
                } else {
                    letter
                }
            })
            .collect();
        let mut id = wanted.clone();
        let mut number = 2;
        while is_reserved_id(&id) || !self.ids.insert(id.clone()) {
            if is_reserved_id(&wanted) {
                return self.unique_id(format!("rubrik-{wanted}"));
            }
            id = format!("{wanted}-{number}");
            number += 1;
        }
        id
    }
}

/// Whether an id belongs to templates (`s_…`) or to notes.
pub(super) fn is_reserved_id(id: &str) -> bool {
    ["s_", "not-", "notref-"].iter().any(|start| {
        id.strip_prefix(start).is_some_and(|rest| {
            *start == "s_"
                || rest
                    .bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b'-')
        })
    })
}
