//! What HTML that writers put in their texts says: the words of its links, and what its pictures show.

use comrak::nodes::Sourcepos;

use super::Renderer;
use crate::diagnostic::{Severity, Span, text};
use crate::html::{NodeId, Places, Tree, parse};
use crate::markdown::sanitise;
use crate::outline::{LinkText, PictureText};

impl Renderer<'_, '_> {
    /// Reads a fragment. The words of a link within a paragraph stand outside its tag, so links are
    /// read in blocks only.
    pub(super) fn raw_words(&mut self, literal: &str, place: Sourcepos, is_block: bool) {
        let lowered = literal.to_ascii_lowercase();
        let may_have_link = is_block && lowered.contains("<a");
        if !may_have_link && !lowered.contains("<img") {
            return;
        }
        let (tree, places) = (parse(literal), Places::of(literal));
        for id in 1..tree.len() {
            let name = tree.name(id);
            if name != "img" && (name != "a" || !is_block) {
                continue;
            }
            let tag = places.of_element(&tree, id);
            // Where tags are nested wrongly, an element may be a copy of another.
            if !lowered[tag.clone()].starts_with(&format!("<{name}")) {
                continue;
            }
            let span = self.span_inside(place, literal, &tag);
            match name {
                "img" => self.raw_picture(&tree, id, span),
                _ => self.raw_link_of_block(&tree, id, span),
            }
        }
    }

    fn raw_link_of_block(&mut self, tree: &Tree<'_>, id: NodeId, span: Span) {
        let words = tree.words(id);
        let target = tree.filled(id, "href").unwrap_or_default();
        // One without words is judged when the page is done.
        if !words.is_empty() && !target.is_empty() && sanitise::keeps(target) {
            let link = LinkText::new(words, target.to_owned(), span);
            self.outline.links.push(link);
        }
    }

    /// A picture written as HTML has the same duties as one written as Markdown.
    fn raw_picture(&mut self, tree: &Tree<'_>, id: NodeId, span: Span) {
        let is_foreign = ["src", "srcset"].iter().any(|name| {
            let value = tree.filled(id, name).unwrap_or_default();
            let value = value.to_ascii_lowercase();
            value.contains("http:") || value.contains("https:") || value.starts_with("//")
        });
        let (code, message) = if !tree.has(id, "alt") {
            (
                "missing-alt",
                text!(
                    "Bilden saknar beskrivning.",
                    "The picture has no description."
                ),
            )
        } else if is_foreign {
            (
                "foreign-resource",
                text!(
                    "Bilden hämtas från en annan webbplats.",
                    "The picture is fetched from another site."
                ),
            )
        } else {
            if let Some(alt) = tree.filled(id, "alt") {
                self.outline.pictures.push(PictureText {
                    alt: alt.to_owned(),
                    caption: String::new(),
                    span,
                });
            }
            return;
        };
        let help = text!(
            "Spara bilden bredvid texten och skriv den så här: \"![Tre personer vid en karta](bild.jpg)\".",
            "Save the picture beside the text and write it like this: \"![Three people by a map](picture.jpg)\"."
        );
        self.report(Severity::Error, code, span, message, help);
    }
}
