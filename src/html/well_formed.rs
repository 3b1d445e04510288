//! A quick parser for pages in which every element is opened and closed as it is written. It gives up
//! at the first thing of which the standard's tree construction (WHATWG HTML, 13.2.6) would make
//! anything else, and where it is not sure: what it answers is what the standard's parser would.
//!
//! Its tree borrows names and words from the source.

mod kinds;
mod references;
mod tags;

use std::borrow::Cow;

use html5ever::{LocalName, QualName, ns};

use self::kinds::{Kind, Sort, drawing, kind};
use self::tags::{Reader, is_space, read};
use super::tree::{Content, Element, Node, Tree};

/// Deeper pages are for the standard's parser, which knows where browsers stop.
const DEEPEST: usize = 256;

/// Parses a page; `None` where it is not as plain as that.
pub fn parse_well_formed(source: &str) -> Option<Tree<'_>> {
    // Both stand for something else, as does a longer source's numbering of nodes.
    if memchr::memchr2(b'\0', b'\r', source.as_bytes()).is_some() || source.len() > 1 << 30 {
        return None;
    }
    let mut builder = Builder {
        reader: Reader { source, at: 0 },
        tree: Tree {
            nodes: Vec::with_capacity(source.len() / 32 + 16),
            attributes: Vec::with_capacity(source.len() / 48 + 16),
            tags: 0,
        },
        open: Vec::with_capacity(32),
        stage: Stage::BeforeHtml,
        is_after_comment: false,
    };
    builder.doctype()?;
    while builder.reader.at < source.len() {
        builder.step()?;
    }
    builder.finish()
}

/// How far a page has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    BeforeHtml,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
    AfterBody,
    AfterHtml,
}

/// An element that is open.
struct Open<'s> {
    node: u32,
    name: &'s str,
    sort: Sort,
}

struct Builder<'s> {
    reader: Reader<'s>,
    tree: Tree<'s>,
    open: Vec<Open<'s>>,
    stage: Stage,
    /// Whether a comment parts the last text from the next.
    is_after_comment: bool,
}

impl<'s> Builder<'s> {
    /// Others make browsers lay pages out as they did in the nineties.
    fn doctype(&mut self) -> Option<()> {
        const DOCTYPE: &[u8] = b"<!doctype html>";
        let is_modern = self
            .reader
            .rest()
            .get(..DOCTYPE.len())?
            .eq_ignore_ascii_case(DOCTYPE);
        self.reader.at = DOCTYPE.len();
        self.tree.nodes.push(Node {
            parent: 0,
            end: 1,
            content: Content::Document,
        });
        is_modern.then_some(())
    }

    /// Takes what comes next.
    fn step(&mut self) -> Option<()> {
        if self.reader.byte(0)? != b'<' {
            let text = self.reader.text();
            return self.take_text(text);
        }
        match self.reader.byte(1)? {
            b'/' => self.take_end_tag(),
            b'!' if self.stage < Stage::AfterBody => {
                self.is_after_comment = true;
                self.reader.comment()
            }
            letter if letter.is_ascii_alphabetic() => self.take_start_tag(),
            _ => None,
        }
    }

    fn finish(mut self) -> Option<Tree<'s>> {
        let end = self.next_node();
        for open in &self.open {
            self.tree.nodes[open.node as usize].end = end;
        }
        self.tree.nodes[0].end = end;
        (self.stage == Stage::AfterHtml).then_some(self.tree)
    }

    /// Less than a source's length, which has been looked at.
    fn next_node(&self) -> u32 {
        u32::try_from(self.tree.nodes.len()).unwrap_or(u32::MAX)
    }

    fn innermost(&self) -> Option<Sort> {
        self.open.last().map(|open| open.sort)
    }

    fn is_open(&self, sort: Sort) -> bool {
        self.open.iter().any(|open| open.sort == sort)
    }
}

/// Words.
impl<'s> Builder<'s> {
    fn take_text(&mut self, text: &'s str) -> Option<()> {
        let is_blank = || text.bytes().all(is_space);
        match self.stage {
            Stage::BeforeHtml | Stage::BeforeHead => is_blank().then_some(()),
            Stage::AfterBody | Stage::AfterHtml => {
                let body = self.open.last()?.node;
                is_blank().then(|| self.add_after_body(body, text))
            }
            Stage::InHead | Stage::AfterHead => is_blank().then(|| self.add_text(text.into())),
            Stage::InBody => match self.innermost()? {
                Sort::Table | Sort::RowGroup | Sort::Row | Sort::Columns if !is_blank() => None,
                _ => {
                    let has_references = memchr::memchr(b'&', text.as_bytes()).is_some();
                    let text = read(text, has_references)?;
                    self.add_text(text);
                    Some(())
                }
            },
        }
    }

    fn add_text(&mut self, text: Cow<'s, str>) {
        if text.is_empty() {
            return;
        }
        let id = self.next_node();
        self.tree.nodes.push(Node {
            parent: self.open.last().map_or(0, |open| open.node),
            end: id + 1,
            content: Content::Text(text),
        });
        self.is_after_comment = false;
    }

    /// Space after the body is the body's, and goes on with words that end it.
    fn add_after_body(&mut self, body: u32, text: &'s str) {
        match self.tree.nodes.last_mut() {
            Some(Node {
                parent,
                content: Content::Text(known),
                ..
            }) if *parent == body && !self.is_after_comment => known.to_mut().push_str(text),
            _ => self.add_text(text.into()),
        }
    }

    /// Takes an element's text and its end tag; in some, references count.
    fn take_text_only(&mut self, name: &'s str, sort: Sort) -> Option<()> {
        if sort == Sort::TextArea {
            self.skip_line_break();
        }
        let text = self.reader.text_until(name)?;
        let is_escaped = || memchr::memmem::find(text.as_bytes(), b"<!--").is_some();
        if name == "script" && is_escaped() {
            return None;
        }
        let reads = matches!(sort, Sort::Title | Sort::TextArea);
        let has_references = reads && text.contains('&');
        let text = read(text, has_references)?;
        self.add_text(text);
        self.close();
        Some(())
    }

    fn skip_line_break(&mut self) {
        if self.reader.byte(0) == Some(b'\n') {
            self.reader.at += 1;
        }
    }
}

/// Tags.
impl<'s> Builder<'s> {
    fn take_start_tag(&mut self) -> Option<()> {
        self.reader.at += 1;
        let name = self.reader.tag_name()?;
        let around = self.innermost();
        match around {
            Some(Sort::DrawingText) => None,
            Some(Sort::Drawing) => self.open_drawing(name),
            _ if name == "svg" && self.stage == Stage::InBody && is_flow(around?) => {
                self.open_drawing(name)
            }
            _ => {
                let kind = kind(name)?;
                self.may_open(kind, around)?;
                self.open_element(name, kind)
            }
        }
    }

    fn open_drawing(&mut self, name: &'s str) -> Option<()> {
        let sort = drawing(name)?;
        let qualified = QualName::new(None, ns!(svg), LocalName::from(name));
        let closes_itself = self.add_element(name, sort, qualified, true)?;
        if closes_itself {
            self.close();
        }
        Some(())
    }

    fn open_element(&mut self, name: &'s str, kind: &'static Kind) -> Option<()> {
        let sort = kind.sort;
        let qualified = QualName::new(None, ns!(html), kind.local.clone());
        let closes_itself = self.add_element(name, sort, qualified, false)?;
        match sort {
            Sort::Meta | Sort::Rule | Sort::Column | Sort::Void => {
                self.close();
                return Some(());
            }
            _ if closes_itself => return None,
            Sort::Title | Sort::Raw | Sort::Frame | Sort::TextArea => {
                return self.take_text_only(name, sort);
            }
            Sort::Preformatted if self.reader.byte(0)? == b'&' => return None,
            Sort::Preformatted => self.skip_line_break(),
            Sort::Html => self.stage = Stage::BeforeHead,
            Sort::Head => self.stage = Stage::InHead,
            Sort::Body => self.stage = Stage::InBody,
            _ => {}
        }
        Some(())
    }

    /// Adds an element that is open; whether its tag ends in `/>`.
    fn add_element(
        &mut self,
        written: &'s str,
        sort: Sort,
        name: QualName,
        is_drawn: bool,
    ) -> Option<bool> {
        let node = self.next_node();
        let first = self.tree.attributes.len();
        let closes_itself = self
            .reader
            .attributes(&mut self.tree.attributes, is_drawn)?;
        let last = self.tree.attributes.len();
        let place = |place| u32::try_from(place).unwrap_or(u32::MAX);
        self.tree.nodes.push(Node {
            parent: self.open.last().map_or(0, |open| open.node),
            end: node + 1,
            content: Content::Element(Element {
                name,
                attributes: (place(first), place(last)),
                tag: self.tree.tags,
            }),
        });
        self.tree.tags += 1;
        self.is_after_comment = false;
        self.open.push(Open {
            node,
            name: written,
            sort,
        });
        (self.open.len() < DEEPEST).then_some(closes_itself)
    }

    fn take_end_tag(&mut self) -> Option<()> {
        let name = self.reader.end_tag()?;
        if self.stage == Stage::AfterBody {
            self.stage = Stage::AfterHtml;
            return (name == "html").then_some(());
        }
        let innermost = self.open.last()?;
        if innermost.name != name || self.stage == Stage::AfterHtml {
            return None;
        }
        match innermost.sort {
            Sort::Html => return None,
            Sort::Head => self.stage = Stage::AfterHead,
            // Stays open: space after it goes there.
            Sort::Body => {
                self.stage = Stage::AfterBody;
                return Some(());
            }
            _ => {}
        }
        self.close();
        Some(())
    }

    fn close(&mut self) {
        if let Some(open) = self.open.pop() {
            let end = self.next_node();
            self.tree.nodes[open.node as usize].end = end;
        }
    }

    /// Whether an element opens where it stands, and closes nothing.
    fn may_open(&self, kind: &Kind, around: Option<Sort>) -> Option<()> {
        let sort = kind.sort;
        let may = match self.stage {
            Stage::BeforeHtml => sort == Sort::Html,
            Stage::BeforeHead => sort == Sort::Head,
            Stage::InHead => matches!(sort, Sort::Title | Sort::Meta | Sort::Raw),
            Stage::AfterHead => sort == Sort::Body,
            Stage::AfterBody | Stage::AfterHtml => false,
            Stage::InBody => match around? {
                Sort::Table => matches!(sort, Sort::Caption | Sort::Columns | Sort::RowGroup),
                Sort::Columns => sort == Sort::Column,
                Sort::RowGroup => sort == Sort::Row,
                Sort::Row => sort == Sort::Cell,
                Sort::Select => matches!(sort, Sort::OptionGroup | Sort::Option),
                Sort::OptionGroup => sort == Sort::Option,
                Sort::Option => false,
                _ => self.may_flow(kind),
            },
        };
        may.then_some(())
    }

    /// Whether an element may stand among others in the body.
    fn may_flow(&self, kind: &Kind) -> bool {
        match kind.sort {
            Sort::Block
            | Sort::List
            | Sort::Paragraph
            | Sort::Preformatted
            | Sort::Table
            | Sort::Rule => !self.is_open(Sort::Paragraph),
            Sort::Heading => !self.is_open(Sort::Paragraph) && !self.is_open(Sort::Heading),
            Sort::Form => !self.is_open(Sort::Paragraph) && !self.is_open(Sort::Form),
            Sort::Item | Sort::Definition => {
                !self.is_open(Sort::Paragraph) && !self.is_in(kind.sort)
            }
            Sort::Button => !self.is_open(Sort::Button),
            Sort::Formatting => {
                let same = |open: &Open<'_>| open.name == &*kind.local;
                !self.open.iter().any(same)
            }
            Sort::Meta
            | Sort::Raw
            | Sort::Frame
            | Sort::TextArea
            | Sort::Phrasing
            | Sort::Select
            | Sort::Void => true,
            _ => false,
        }
    }

    /// Whether an item would close another of the same list.
    fn is_in(&self, item: Sort) -> bool {
        let inwards = self.open.iter().rev().map(|open| open.sort);
        inwards
            .take_while(|sort| *sort != Sort::List)
            .any(|sort| sort == item)
    }
}

/// Whether elements of any sort may stand in one.
fn is_flow(sort: Sort) -> bool {
    !matches!(
        sort,
        Sort::Html
            | Sort::Head
            | Sort::Table
            | Sort::Columns
            | Sort::RowGroup
            | Sort::Row
            | Sort::Select
            | Sort::OptionGroup
            | Sort::Option
    )
}
