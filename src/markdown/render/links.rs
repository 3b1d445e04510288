//! Links: addresses of other sites as they are, those within the site as holes.

use comrak::nodes::{NodeValue, Sourcepos};

use super::{Node, Renderer, plain_text};
use crate::diagnostic::{Severity, Span, text};
use crate::markdown::{Filling, Link};
use crate::outline::LinkText;
use crate::schema::types::unencrypted;

impl<'a> Renderer<'a, '_> {
    pub(super) fn link(&mut self, node: Node<'a>, target: String, place: Sourcepos) {
        let span = self.span(place);
        let text = self.plain(node);
        self.outline
            .links
            .push(LinkText::new(text, target.clone(), span));
        if plain_text(node).trim().is_empty() && !contains_named_image(node) {
            self.report(
                Severity::Error,
                "empty-link",
                span,
                text!("Länken har ingen text.", "The link has no text."),
                text!(
                    "Skriv vart länken leder mellan hakparenteserna.",
                    "Write between the brackets where the link leads."
                ),
            );
        }
        let scheme = target
            .split(':')
            .next()
            .filter(|scheme| scheme.len() < target.len())
            .map(str::to_ascii_lowercase);
        match scheme.as_deref() {
            Some("http" | "https" | "mailto" | "tel") => {
                self.report_unencrypted(&target, &plain_text(node), span);
                self.html.push_str(link_opening(node));
                self.push_escaped(&encode_address(&target));
                self.html.push_str("\">");
                self.inlines(node);
                self.html.push_str("</a>");
            }
            Some("javascript" | "data" | "vbscript" | "file" | "blob") => {
                self.report(
                    Severity::Error,
                    "unsafe-link",
                    span,
                    text!(
                        "Länken använder en adressform som inte är tillåten.",
                        "The link uses a form of address that is not allowed."
                    ),
                    text!(
                        "Länka till en sida, en fil på webbplatsen eller en adress med https://.",
                        "Link to a page, a file of the site or an address with https://."
                    ),
                );
                self.inlines(node);
            }
            _ => {
                let is_file = names_file(&target);
                let index = self.add_link(target, span, false, false);
                self.html.push_str(link_opening(node));
                self.hole(Filling::Address(index));
                self.html.push_str("\">");
                self.inlines(node);
                if is_file {
                    self.hole(Filling::FileNote(index));
                }
                self.html.push_str("</a>");
            }
        }
    }

    /// An address that was written without encryption, not one that only got its scheme here.
    fn report_unencrypted(&mut self, target: &str, shown: &str, span: Span) {
        let written = target
            .strip_prefix("http://")
            .is_some_and(|rest| rest != shown);
        if written {
            let (message, help) = unencrypted();
            self.report(Severity::Warning, "insecure-url", span, message, help);
        }
    }

    pub(super) fn add_link(
        &mut self,
        target: String,
        span: Span,
        picture: bool,
        sized: bool,
    ) -> u32 {
        let index = u32::try_from(self.body.links.len()).expect("fewer than 2^32 links");
        // Notes that front matter defines stand after the last line.
        let from_field = span.line as usize > self.line_starts.len();
        self.body.links.push(Link {
            target,
            span,
            picture,
            sized,
            from_field,
        });
        index
    }
}

fn contains_named_image(node: Node<'_>) -> bool {
    node.descendants().any(|child| {
        matches!(child.data().value, NodeValue::Image(_)) && !plain_text(child).trim().is_empty()
    })
}

/// Whether a target within the site names a file to download rather than a page.
fn names_file(target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    let extension = path
        .rsplit('/')
        .next()
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, extension)| extension);
    extension.is_some_and(|extension| {
        !["md", "markdown", "html"].contains(&extension) && extension.len() <= 5
    })
}

/// An address as it may stand in HTML: spaces and what no address may hold are encoded.
fn encode_address(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            ' ' => encoded.push_str("%20"),
            '"' => encoded.push_str("%22"),
            '<' => encoded.push_str("%3C"),
            '>' => encoded.push_str("%3E"),
            '`' => encoded.push_str("%60"),
            letter if letter.is_control() => {}
            letter => encoded.push(letter),
        }
    }
    encoded
}

/// The beginning of a link. One that stands alone in its paragraph or cell is marked, since nothing
/// beside it needs its line: a finger should hit it more easily than a link within a text.
fn link_opening(node: Node<'_>) -> &'static str {
    let is_alone = node.previous_sibling().is_none()
        && node.next_sibling().is_none()
        && node.parent().is_some_and(|parent| {
            matches!(
                parent.data().value,
                NodeValue::Paragraph | NodeValue::TableCell
            )
        });
    if is_alone {
        "<a class=\"alone\" href=\""
    } else {
        "<a href=\""
    }
}
