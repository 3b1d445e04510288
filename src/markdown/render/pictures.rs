//! Pictures, alone with a caption or within text.

use comrak::nodes::NodeValue;

use super::{Node, Renderer, running_text};
use crate::diagnostic::{Severity, text};
use crate::markdown::Filling;
use crate::outline::PictureText;

impl<'a> Renderer<'a, '_> {
    pub(super) fn figure(&mut self, image: Node<'a>) {
        let caption = match &image.data().value {
            NodeValue::Image(link) => link.title.clone(),
            _ => String::new(),
        };
        let credit = credit_of(image);
        self.html.push_str("<figure>");
        self.image(image);
        if !caption.is_empty() || credit.is_some() {
            self.html.push_str("<figcaption>");
            self.push_escaped(&caption);
            match credit {
                Some(credit) if caption.is_empty() => self.push_escaped(&credit),
                Some(credit) => self.push_escaped(&format!(" ({credit})")),
                None => {}
            }
            self.html.push_str("</figcaption>");
        }
        self.html.push_str("</figure>\n");
    }

    pub(super) fn image(&mut self, node: Node<'a>) {
        let data = node.data();
        let NodeValue::Image(link) = &data.value else {
            return;
        };
        let decorative = data.attrs.as_ref().is_some_and(|attributes| {
            attributes
                .classes
                .iter()
                .any(|class| class == "dekorativ" || class == "decorative")
        });
        let (target, place) = (link.url.clone(), data.sourcepos);
        let caption = link.title.clone();
        drop(data);
        let alt = self.plain(node);
        let span = self.span(place);
        if !decorative {
            self.outline.pictures.push(PictureText {
                alt: alt.clone(),
                caption,
                span,
            });
        }
        if running_text::is_blank(&alt) && !decorative {
            self.report(
                Severity::Error,
                "missing-alt",
                span,
                text!("Bilden saknar beskrivning.", "The picture has no description."),
                text!(
                    "Skriv vad bilden visar mellan hakparenteserna: ![Tre personer vid en karta](bild.jpg). Bär den ingen information, skriv {{.dekorativ}} efter den.",
                    "Write what the picture shows between the brackets: ![Three people by a map](picture.jpg). If it carries no information, write {{.decorative}} after it."
                ),
            );
        }
        if is_external(&target) {
            self.report(
                Severity::Error,
                "foreign-resource",
                span,
                text!(
                    "Bilden hämtas från en annan webbplats.",
                    "The picture is fetched from another site."
                ),
                text!(
                    "Spara bilden bredvid texten och skriv dess filnamn.",
                    "Save the picture beside the text and write its file name."
                ),
            );
            return;
        }
        let index = self.add_link(target, span, true, true);
        let alt = if decorative { "" } else { alt.trim() };
        self.hole(Filling::Picture(index, alt.to_owned()));
    }
}

/// Who made a picture: `{fotograf="Kommunens bildarkiv"}`.
fn credit_of(image: Node<'_>) -> Option<String> {
    let data = image.data();
    let pairs = &data.attrs.as_ref()?.pairs;
    let credit = pairs
        .iter()
        .find(|(name, _)| name == "fotograf" || name == "credit")?;
    Some(credit.1.trim_matches('"').to_owned()).filter(|credit| !credit.is_empty())
}

pub(super) fn only_image(node: Node<'_>) -> Option<Node<'_>> {
    let first = node.first_child()?;
    let alone = first.next_sibling().is_none() && matches!(first.data().value, NodeValue::Image(_));
    alone.then_some(first)
}

fn is_external(target: &str) -> bool {
    target.starts_with("http://")
        || target.starts_with("https://")
        || target.starts_with("//")
        || target.starts_with("data:")
}
