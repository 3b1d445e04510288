//! Notes at the end of the text, and the ways to them and back.

use comrak::nodes::NodeValue;

use super::{Node, Renderer};
use crate::markdown::Filling;

impl<'a> Renderer<'a, '_> {
    pub(super) fn note_reference(&mut self, number: u32, again: u32) {
        let suffix = if again > 1 {
            format!("-{again}")
        } else {
            String::new()
        };
        let id = format!("notref-{number}{suffix}");
        self.html.push_str(&format!("<sup class=\"note\"><a href=\"#not-{number}\" id=\"{id}\" role=\"doc-noteref\"><span class=\"visually-hidden\">"));
        self.interface_text("note");
        self.html.push_str(&format!(" </span>{number}</a></sup>"));
        self.note_places.entry(number).or_default().push(id);
    }

    pub(super) fn note_section(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        let mut numbered: Vec<(u32, u32, Node<'a>)> = Vec::new();
        for (index, note) in notes.into_iter().enumerate() {
            let references = match &note.data().value {
                NodeValue::FootnoteDefinition(definition) => definition.total_references,
                _ => 0,
            };
            if references > 0 {
                numbered.push((u32::try_from(index + 1).unwrap_or(1), references, note));
            }
        }
        if numbered.is_empty() {
            return;
        }
        self.hole(Filling::Notes);
        let id = self.unique_id("noter".to_owned());
        self.html.push_str(&format!("<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">"));
        self.interface_text("notes");
        self.html.push_str("</h2>\n<ol>\n");
        for (number, _, note) in numbered {
            self.html.push_str(&format!("<li id=\"not-{number}\">"));
            self.tight_blocks(note);
            self.ways_back(number);
            self.html.push_str("</li>\n");
        }
        self.html.push_str("</ol>\n</section>\n");
    }

    /// From a note to each place that cites it.
    fn ways_back(&mut self, number: u32) {
        let places = self.note_places.get(&number).cloned().unwrap_or_default();
        let several = places.len() > 1;
        for (id, place) in places.iter().zip(1..) {
            self.html.push_str(&format!(" <a class=\"note-back\" href=\"#{id}\" role=\"doc-backlink\"><span aria-hidden=\"true\">↩"));
            if several {
                self.html.push_str(&format!("<sup>{place}</sup>"));
            }
            self.html
                .push_str("</span><span class=\"visually-hidden\">");
            self.interface_text("note-back");
            self.html.push_str(&format!(" {number}"));
            if several {
                self.interface_text("comma");
                self.html.push(' ');
                self.interface_text("note-place");
                self.html.push_str(&format!(" {place}"));
            }
            self.html.push_str("</span></a>");
        }
    }
}
