//! One Markdown text to HTML with holes, in a single pass over comrak's tree.
//!
//! What depends on other pages (links, pictures, blocks that show another item's data) or on the
//! language of the page (interface words) is left as a hole and filled when the page is rendered,
//! so that the same text always gives the same [`Html`].

mod abbreviations;
mod render;
mod sanitise;
mod sections;

use comrak::options::{Extension, Parse, Render};
use comrak::{Arena, Options, parse_document};
use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::blocks::Block;
use crate::diagnostic::{Diagnostic, Span};
use crate::outline::Outline;
use crate::schema::Lookups;

pub use self::abbreviations::Abbreviation;
pub use self::sections::{Section, SectionName};

/// The HTML of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Html {
    /// The HTML, without what its holes hold.
    pub text: String,
    /// The holes, in order.
    pub holes: Vec<Hole>,
}

/// What came of a text.
#[derive(Debug)]
pub struct Rendered {
    /// Its HTML.
    pub html: Html,
    /// What else there is to know of it.
    pub body: Body,
    /// Sections that fill fields.
    pub sections: Vec<Section>,
    /// What rules on texts look at.
    pub outline: Outline,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}

/// What there is to know of a text besides its HTML.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Headings, for contents and anchors.
    pub headings: Vec<Heading>,
    /// Every id in the HTML that a link may point at.
    pub anchors: Vec<String>,
    /// Links and pictures within the site, by the number that holes use.
    pub links: Vec<Link>,
    /// Blocks, by the number that holes use.
    pub blocks: Vec<Block>,
    /// Abbreviations that the text explains.
    pub abbreviations: Vec<Abbreviation>,
    /// Words of running text.
    pub words: u32,
    /// Hash of the HTML with its holes.
    pub hash: u128,
}

/// A place in a text that is filled when the page is rendered.
#[derive(Clone, Debug, PartialEq)]
pub struct Hole {
    /// Where in the HTML, in bytes.
    pub at: u32,
    /// What belongs there.
    pub filling: Filling,
}

/// What belongs in a hole.
#[derive(Clone, Debug, PartialEq)]
pub enum Filling {
    /// The address of a link, or of a picture in raw HTML.
    Address(u32),
    /// A picture, with what it shows in words; without words when it is decorative.
    Picture(u32, String),
    /// After a link to a file: its format and size.
    FileNote(u32),
    /// An interface text by its key.
    Text(String),
    /// A block.
    Block(u32),
    /// Nothing: the notes begin here, which a page may show elsewhere than right after the text.
    Notes,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// 2–6.
    pub level: u8,
    /// The id in the HTML.
    pub id: String,
    /// The heading without markup.
    pub text: String,
}

/// A link or picture within the site, as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The target as written.
    pub target: String,
    /// Where it stands.
    pub span: Span,
    /// Whether it is a picture.
    pub picture: bool,
    /// Whether it is a picture that is shown in the size that suits the screen.
    pub sized: bool,
    /// Whether it was made from a field, where what is wrong with it has been reported.
    pub from_field: bool,
}

/// What one text is parsed with.
#[derive(Clone, Copy, Debug)]
pub struct MarkdownSource<'a> {
    /// The file, for findings.
    pub file: &'a str,
    /// The whole file's text.
    pub text: &'a str,
    /// Where the Markdown starts, in bytes.
    pub start: usize,
    /// The language of the page.
    pub language: &'a str,
    /// Notes that front matter defines: id and Markdown.
    pub notes: &'a [(String, String)],
    /// What blocks are checked against.
    pub lookups: Lookups<'a>,
    /// Whether somebody looks at the outline's paragraphs, which cost most.
    pub outlines: bool,
}

/// Parses and renders.
pub fn render(source: MarkdownSource<'_>) -> Rendered {
    let mut markdown = source.text[source.start..].to_owned();
    if markdown.contains(render::RESERVED) {
        markdown = markdown.replace(render::RESERVED, "\u{fffd}");
    }
    append_notes(&mut markdown, source.notes);
    let arena = Arena::new();
    let root = parse_document(&arena, &markdown, &options());
    let mut rendered = render::document(root, &source);
    rendered.body.hash = hash(&rendered.html);
    rendered
}

/// Notes that the text cites but front matter defines, put where Markdown would have them.
fn append_notes(markdown: &mut String, notes: &[(String, String)]) {
    for (id, note) in notes {
        let cited = markdown.contains(&format!("[^{id}]"));
        if cited && !markdown.contains(&format!("[^{id}]:")) {
            markdown.push_str(&format!("\n\n[^{id}]: {note}"));
        }
    }
    markdown.push('\n');
}

fn options() -> Options<'static> {
    let extension = Extension {
        strikethrough: true,
        table: true,
        autolink: true,
        tasklist: true,
        footnotes: true,
        description_lists: true,
        ofm_callouts: true,
        header_attributes: true,
        link_attributes: true,
        block_directive: true,
        ..Extension::default()
    };
    let parse = Parse {
        smart: true,
        ..Parse::default()
    };
    Options {
        extension,
        parse,
        render: Render::default(),
    }
}

fn hash(html: &Html) -> u128 {
    let mut hasher = Xxh3::new();
    hasher.update(html.text.as_bytes());
    for hole in &html.holes {
        hasher.update(&hole.at.to_le_bytes());
        let (kind, index) = match &hole.filling {
            Filling::Address(index) => (0u8, *index),
            Filling::FileNote(index) => (1, *index),
            Filling::Block(index) => (2, *index),
            Filling::Notes => (4, 0),
            Filling::Picture(index, alt) => {
                hasher.update(alt.as_bytes());
                (3, *index)
            }
            Filling::Text(key) => {
                hasher.update(key.as_bytes());
                continue;
            }
        };
        hasher.update(&[kind]);
        hasher.update(&index.to_le_bytes());
    }
    hasher.digest128()
}
