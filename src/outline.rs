//! What rules on texts look at: the words of links, pictures, headings and paragraphs, each with its place.

use crate::diagnostic::Span;

/// The parts of a text that rules judge.
#[derive(Debug, Default)]
pub struct Outline {
    /// Links, in order.
    pub links: Vec<LinkText>,
    /// Pictures that show something.
    pub pictures: Vec<PictureText>,
    /// Headings.
    pub headings: Vec<Passage>,
    /// Paragraphs.
    pub paragraphs: Vec<Passage>,
}

impl Outline {
    /// Keeps what stands within the first lines.
    pub(crate) fn keep_above(&mut self, lines: usize) {
        let is_above = |span: &Span| span.line as usize <= lines;
        self.links.retain(|link| is_above(&link.span));
        self.pictures.retain(|picture| is_above(&picture.span));
        self.headings.retain(|heading| is_above(&heading.span));
        self.paragraphs
            .retain(|paragraph| is_above(&paragraph.span));
    }
}

/// A link in words.
#[derive(Debug)]
pub struct LinkText {
    /// What stands between the brackets, without markup.
    pub text: String,
    /// Where it leads, as written.
    pub target: String,
    /// Where it stands.
    pub span: Span,
}

/// A picture in words.
#[derive(Debug)]
pub struct PictureText {
    /// The description.
    pub alt: String,
    /// The text below it; empty when there is none.
    pub caption: String,
    /// Where it stands.
    pub span: Span,
}

/// Words that belong together.
#[derive(Debug)]
pub struct Passage {
    /// The words, without markup; lines end as they were written.
    pub text: String,
    /// Where it begins.
    pub span: Span,
    /// Whether all of it is strongly emphasised.
    pub is_bold: bool,
}
