//! HTML that writers put in their texts: its links, pictures and ids have the same duties as others.

use std::ops::Range;

use comrak::nodes::{NodeValue, Sourcepos};

use super::headings::is_reserved_id;
use super::{Node, Renderer, plain_text};
use crate::diagnostic::{Severity, Span, Text, text};
use crate::markdown::{Filling, sanitise};
use crate::outline::LinkText;

impl<'a> Renderer<'a, '_> {
    pub(super) fn raw_html(&mut self, literal: &str, place: Sourcepos, is_block: bool) {
        if literal.trim_start().starts_with("<!--") && literal.trim_end().ends_with("-->") {
            return;
        }
        self.has_raw_html = true;
        self.report_removed(literal, place);
        self.raw_words(literal, place, is_block);
        let literal = &self.with_own_ids(literal, place);
        let mut from = 0;
        for (range, picture) in sanitise::addresses(literal) {
            let target = &literal[range.clone()];
            if target.contains(':') || target.starts_with("//") {
                continue;
            }
            self.html.push_str(&literal[from..range.start]);
            let index = self.add_link(
                target.to_owned(),
                self.span_inside(place, literal, &range),
                picture,
                false,
            );
            self.hole(Filling::Address(index));
            from = range.end;
        }
        self.html.push_str(&literal[from..]);
    }

    /// A link within a paragraph that is written as HTML has words as others have.
    pub(super) fn raw_link(&mut self, literal: &str, node: Node<'a>, place: Sourcepos) {
        let Some((address, false)) = sanitise::addresses(literal).into_iter().next() else {
            return;
        };
        let is_end = |node: &Node<'a>| matches!(&node.data().value, NodeValue::HtmlInline(tag) if tag.starts_with("</a"));
        let inside = node.following_siblings().skip(1);
        let words: String = inside
            .take_while(|node| !is_end(node))
            .map(plain_text)
            .collect();
        // A picture in it, or nothing, is judged when the page is done.
        if words.trim().is_empty() {
            return;
        }
        let target = literal[address].to_owned();
        // One that is taken out is told of where that is done.
        if !sanitise::keeps(&target) {
            return;
        }
        let link = LinkText::new(words, target, self.span(place));
        self.outline.links.push(link);
    }

    fn report_removed(&mut self, literal: &str, place: Sourcepos) {
        for (what, range) in sanitise::removed(literal) {
            let span = self.span_inside(place, literal, &range);
            self.report(
                Severity::Warning,
                "raw-html-removed",
                span,
                text!(
                    "HTML-koden {what} är inte tillåten och har tagits bort.",
                    "The HTML code {what} is not allowed and has been removed."
                ),
                instead_of(&what),
            );
        }
    }

    /// A raw fragment without ids that something else on the page has: two of one name lead readers
    /// wrong, most of all those who listen.
    fn with_own_ids(&mut self, literal: &str, place: Sourcepos) -> String {
        let mut kept = String::with_capacity(literal.len());
        let mut from = 0;
        for (attribute, value) in sanitise::ids(literal) {
            let id = literal[value.clone()].to_owned();
            if !is_reserved_id(&id) && self.ids.insert(id.clone()) {
                continue;
            }
            let span = self.span_inside(place, literal, &value);
            self.report(
                Severity::Warning,
                "raw-html-removed",
                span,
                text!(
                    "Namnet id=\"{id}\" används redan på sidan och har tagits bort.",
                    "The name id=\"{id}\" is already used on the page and has been removed."
                ),
                text!("Välj ett annat namn.", "Choose another name."),
            );
            kept.push_str(&literal[from..attribute.start]);
            from = attribute.end;
        }
        kept.push_str(&literal[from..]);
        kept
    }

    /// The place of a part of a raw fragment.
    pub(super) fn span_inside(&self, place: Sourcepos, literal: &str, part: &Range<usize>) -> Span {
        let before = &literal[..part.start];
        let lines = before.matches('\n').count();
        let line = place.start.line + self.line_offset + lines;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        // In lists and quotations, lines of the file begin with what is no part of the fragment.
        let skipped = if lines == 0 {
            self.span(place).column as usize - 1
        } else {
            let within = literal[line_start..].lines().next().unwrap_or_default();
            let written = self.line(line);
            let at = written.find(within).unwrap_or_default();
            written[..at].chars().count()
        };
        let column = skipped + literal[line_start..part.start].chars().count() + 1;
        let mut span = Span::point(line, column);
        let on_line = literal[part.clone()].lines().next().unwrap_or_default();
        span.length = u32::try_from(on_line.chars().count()).unwrap_or(1).max(1);
        span
    }
}

/// What to do instead of what has been removed.
fn instead_of(what: &str) -> Text {
    match what {
        "<video>" | "<audio>" | "<iframe>" | "<embed>" | "<object>" => text!(
            "Länka till filmen eller sidan i stället, och skriv om filmen är textad: [Filmen om mottagandet](…), 4 minuter, textad.",
            "Link to the film or the page instead, and write whether the film has captions: [The film about reception](…), 4 minutes, with captions."
        ),
        "style=" | "<style>" | "<font>" | "<center>" | "bgcolor=" | "color=" | "align=" => text!(
            "Ta bort koden. Temat bestämmer hur sidan ser ut. Det som är viktigt kan stå i **fetstil** eller i en ruta.",
            "Remove the code. The theme decides what the page looks like. What is important can stand in **bold** or in a box."
        ),
        "tabindex=" => text!(
            "Ta bort koden. Den som använder tangentbord går genom sidan i den ordning som den är skriven.",
            "Remove the code. Those who use a keyboard go through the page in the order in which it is written."
        ),
        "target=" => text!(
            "Ta bort koden. Läsaren väljer själv om länken ska öppnas i ett nytt fönster.",
            "Remove the code. Readers choose themselves whether a link opens in a new window."
        ),
        "<script>" => no_scripts(),
        what if what.starts_with("on") => no_scripts(),
        _ => text!(
            "Skriv med Markdown i stället. Skript, stilar och inbäddade sidor går inte att använda.",
            "Use Markdown instead. Scripts, styles and embedded pages cannot be used."
        ),
    }
}

fn no_scripts() -> Text {
    text!(
        "Ta bort koden. Sidorna fungerar utan skript, också för den som har stängt av dem.",
        "Remove the code. The pages work without scripts, also for those who have turned them off."
    )
}
