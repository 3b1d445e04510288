//! Blocks around blocks: boxes, and passages in another language.

use comrak::nodes::{NodeValue, Sourcepos};

use super::{Node, Renderer, direction_attribute};
use crate::diagnostic::{Severity, Span, text};
use crate::kind_name::fold;
use crate::schema::types::LanguageTag;

impl<'a> Renderer<'a, '_> {
    pub(super) fn callout(&mut self, node: Node<'a>, kind: &str, place: Sourcepos) {
        let name = match fold(kind).as_str() {
            "fakta" | "fact" | "note" | "info" => "fact",
            "tips" | "tip" => "tip",
            "viktigt" | "important" | "warning" | "caution" | "varning" => "important",
            _ => {
                let span = self.span(place);
                self.report(
                    Severity::Error,
                    "unknown-box",
                    span,
                    text!(
                        "Det finns ingen ruta som heter {kind}.",
                        "There is no box called {kind}."
                    ),
                    text!(
                        "Skriv > [!FAKTA], > [!TIPS] eller > [!VIKTIGT].",
                        "Write > [!FACT], > [!TIP] or > [!IMPORTANT]."
                    ),
                );
                "fact"
            }
        };
        self.box_of(node, name);
    }

    pub(super) fn box_of(&mut self, node: Node<'a>, name: &str) {
        self.boxes += 1;
        let id = format!("s_ruta-{}", self.boxes);
        self.html.push_str(&format!(
            "<div class=\"box box-{name}\" role=\"note\" aria-labelledby=\"{id}\">\n<p class=\"box-title\" id=\"{id}\">"
        ));
        let title = node
            .children()
            .find(|child| matches!(child.data().value, NodeValue::CalloutTitle));
        match title {
            Some(title) if title.first_child().is_some() => self.inlines(title),
            _ => self.interface_text(&format!("box-{name}")),
        }
        self.html.push_str("</p>\n");
        for child in node.children() {
            if !matches!(child.data().value, NodeValue::CalloutTitle) {
                self.block(child);
            }
        }
        self.html.push_str("</div>\n");
    }

    /// `:::en … :::`: a whole passage in another language.
    pub(super) fn directive(&mut self, node: Node<'a>, info: &str, place: Sourcepos) {
        let name = info
            .trim()
            .trim_matches(|letter| letter == '{' || letter == '}')
            .trim_start_matches("lang=");
        let Some(language) = LanguageTag::parse(name) else {
            let span = self.span(place);
            self.report(
                Severity::Error,
                "invalid-language",
                span,
                text!(
                    "\"{name}\" är inte en språkkod.",
                    "\"{name}\" is not a language code."
                ),
                text!(
                    "Skriv språkkoden efter tre kolon: :::en",
                    "Write the language code after three colons: :::en"
                ),
            );
            self.blocks(node);
            return;
        };
        let last = self.line(place.end.line + self.line_offset).trim_start();
        if place.end.line == place.start.line || !last.starts_with(":::") {
            let span = self.span(place);
            self.report(
                Severity::Error,
                "unclosed-language",
                Span { length: 1, ..span },
                text!(
                    "Avsnittet på annat språk avslutas inte, så resten av sidan räknas dit.",
                    "The passage in another language does not end, so the rest of the page belongs to it."
                ),
                text!(
                    "Skriv tre kolon på en egen rad där avsnittet slutar: :::",
                    "Write three colons on a line of their own where the passage ends: :::"
                ),
            );
        }
        self.html.push_str(&format!(
            "<div lang=\"{language}\"{}>\n",
            direction_attribute(language.as_str())
        ));
        self.foreign_passages += 1;
        self.blocks(node);
        self.foreign_passages -= 1;
        self.html.push_str("</div>\n");
    }
}
