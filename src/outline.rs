//! What rules on texts look at: the words of links, pictures, headings, paragraphs, items of lists and
//! tables, each with its place.

mod prose;

use std::cell::OnceCell;
use std::ops::Range;

use crate::diagnostic::Span;

pub use self::prose::{Prose, Sentence, Word};

/// The parts of a text that rules judge.
#[derive(Debug, Default)]
pub struct Outline {
    /// The language of the page, as a BCP 47 tag; empty where nobody has said.
    pub language: String,
    /// The summary and the key messages.
    pub lead: Vec<Passage>,
    /// Links, in order.
    pub links: Vec<LinkText>,
    /// Pictures that show something.
    pub pictures: Vec<PictureText>,
    /// Headings.
    pub headings: Vec<Passage>,
    /// Paragraphs.
    pub paragraphs: Vec<Passage>,
    /// Texts without room around them: items of lists, explanations of terms, notes.
    pub items: Vec<Passage>,
    /// Fields of running text besides the summary and the key messages.
    pub fields: Vec<Passage>,
    /// Tables.
    pub tables: Vec<TableShape>,
    /// What stands in the cells of tables that have words, in order.
    pub cells: Vec<Passage>,
    /// Abbreviations that the text explains, and the line that explains each.
    pub explained: Vec<(String, u32)>,
    prose: OnceCell<Prose>,
}

impl Outline {
    /// The outline of a page in a language.
    pub(crate) fn new(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            ..Self::default()
        }
    }

    /// Keeps what stands within the first lines.
    pub(crate) fn keep_above(&mut self, lines: usize) {
        let is_above = |span: &Span| span.line as usize <= lines;
        self.links.retain(|link| is_above(&link.span));
        self.pictures.retain(|picture| is_above(&picture.span));
        self.headings.retain(|heading| is_above(&heading.span));
        self.paragraphs
            .retain(|paragraph| is_above(&paragraph.span));
        self.items.retain(|item| is_above(&item.span));
        self.cells.retain(|cell| is_above(&cell.span));
        self.tables.retain(|table| is_above(&table.span));
    }

    /// The summary and the key messages, after them paragraphs, and after these items.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.lead.iter().chain(&self.paragraphs).chain(&self.items)
    }

    /// Words that stand apart from running text: fields, headings, and after these cells of tables.
    fn apart(&self) -> impl Iterator<Item = &Passage> {
        self.fields.iter().chain(&self.headings).chain(&self.cells)
    }

    /// The passage that a word or a sentence of [`Outline::prose`] stands in.
    pub fn passage(&self, place: u32) -> &Passage {
        let mut place = place as usize;
        let before = [
            &self.lead,
            &self.paragraphs,
            &self.items,
            &self.fields,
            &self.headings,
        ];
        for passages in before {
            if let Some(passage) = passages.get(place) {
                return passage;
            }
            place -= passages.len();
        }
        &self.cells[place]
    }

    /// The cell to the right of the one that a passage is, if it is one and not the last of its row.
    pub fn next_cell(&self, place: u32) -> Option<&Passage> {
        let before = self.passages().count() + self.fields.len() + self.headings.len();
        let at = (place as usize).checked_sub(before)?;
        let (cell, next) = (self.cells.get(at)?, self.cells.get(at + 1)?);
        (cell.span.line == next.span.line).then_some(next)
    }

    /// Whether a passage is a cell of a table.
    pub fn is_cell(&self, place: u32) -> bool {
        let before = self.passages().count() + self.fields.len() + self.headings.len();
        place as usize >= before
    }

    /// Whether a passage is the summary or a key message.
    pub fn is_lead(&self, place: u32) -> bool {
        (place as usize) < self.lead.len()
    }

    /// The words and sentences of all passages and the words that stand apart from them, read once
    /// however many rules ask.
    pub fn prose(&self) -> &Prose {
        self.prose
            .get_or_init(|| Prose::of(self.passages(), self.apart()))
    }

    /// Whether the page is in Swedish.
    pub fn is_swedish(&self) -> bool {
        self.is_in("sv")
    }

    /// Whether the page is in English.
    pub fn is_english(&self) -> bool {
        self.is_in("en")
    }

    fn is_in(&self, language: &str) -> bool {
        self.language.split('-').next() == Some(language)
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
    /// Whether a field says that it leads to a film.
    pub is_film: bool,
    /// Whether a field says that the film has captions.
    pub has_captions: bool,
}

impl LinkText {
    /// A link in running text.
    pub fn new(text: String, target: String, span: Span) -> Self {
        Self {
            text,
            target,
            span,
            is_film: false,
            has_captions: false,
        }
    }
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
    /// Whether it is a part of a quotation that stands by itself.
    pub is_quoted: bool,
    /// Whether it is marked as being in another language than the page.
    pub is_foreign: bool,
    /// Parts that are not plain running text, in the order of their ends.
    pub asides: Vec<Aside>,
}

impl Passage {
    /// Plain words.
    pub fn new(text: String, span: Span) -> Self {
        Self {
            text,
            span,
            is_bold: false,
            is_quoted: false,
            is_foreign: false,
            asides: Vec::new(),
        }
    }

    /// Whether a byte of its text stands in a part of a kind.
    pub fn is_within(&self, kind: AsideKind, at: usize) -> bool {
        let mut asides = self.asides.iter();
        asides.any(|aside| aside.kind == kind && aside.range.contains(&at))
    }
}

/// A part of a passage that is more than running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// What it is.
    pub kind: AsideKind,
    /// Which bytes of the passage's text.
    pub range: Range<usize>,
}

/// What a part of a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsideKind {
    /// Code.
    Code,
    /// Words that are marked as being in another language.
    Foreign,
    /// Emphasis, as titles of works have.
    Emphasis,
    /// The text of a link.
    Link,
    /// An abbreviation that `<abbr>` explains.
    Explained,
}

/// What a table has in its cells.
#[derive(Debug)]
pub struct TableShape {
    /// Where it begins.
    pub span: Span,
    /// How many columns it has.
    pub columns: usize,
    /// How many rows it has besides the first.
    pub rows: usize,
    /// The empty cells of the first row: column from 0, and place.
    pub empty_headers: Vec<(usize, Span)>,
    /// The empty cells of the other rows.
    pub empty_cells: Vec<Span>,
    /// Whether the first column says what each row is about.
    pub heads_rows: bool,
}
