//! HTML as the standard parses it (WHATWG HTML, 13.2), by `html5ever`, into a [`Tree`], but for plain
//! pages, of which a parser of our own makes the same in a fraction of the time.
//!
//! As browsers do, it nests elements only so deep: what comes deeper is taken without its tags.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, Namespace, QualName, TokenizerResult, local_name, ns};

use super::tree::{Attribute, Content, Element, Node, SHADOW_MODE, Tree, is_shadow_mode};
use super::well_formed::parse_well_formed;

/// How deep elements may stand in each other. Chromium's parser has the same limit.
const DEEPEST: u32 = 512;

/// How many nodes there may be for each start tag: markup that is nested wrongly makes the standard's
/// parser copy elements, in malice without end.
const NODES_A_TAG: usize = 64;

/// Parses a document, or as much of one as there is.
pub fn parse(source: &str) -> Tree<'_> {
    parse_well_formed(source).unwrap_or_else(|| parse_any(source))
}

/// Parses a document as [`parse`] does, by the standard's whole parser always.
pub fn parse_any(source: &str) -> Tree<'static> {
    let builder = TreeBuilder::new(Sink::new(), TreeBuilderOpts::default());
    let bounded = Bounded {
        builder,
        skipped: Cell::new(0),
        tags: Cell::new(0),
    };
    let tokenizer = Tokenizer::new(bounded, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(source));
    // It pauses after scripts, which nobody runs here.
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    let Bounded { builder, tags, .. } = tokenizer.sink;
    flatten(builder.sink.nodes.into_inner(), tags.get())
}

/// Keeps tags from the tree builder that would nest too deep.
struct Bounded {
    builder: TreeBuilder<u32, Sink>,
    skipped: Cell<u32>,
    tags: Cell<u32>,
}

impl Bounded {
    /// Whether the tag is one too many.
    fn skips(&self, tag: &Tag) -> bool {
        let sink = &self.builder.sink;
        let skipped = self.skipped.get();
        if tag.kind == TagKind::EndTag {
            let skips = skipped > 0 && nests(&tag.name);
            if skips {
                self.skipped.set(skipped - 1);
            } else {
                sink.depth.set(sink.depth.get().saturating_sub(1));
            }
            return skips;
        }
        sink.tag.set(self.tags.get());
        sink.closes_itself.set(tag.self_closing);
        self.tags.set(self.tags.get().saturating_add(1));
        let most = (self.tags.get() as usize).saturating_mul(NODES_A_TAG) + 1024;
        if sink.nodes.borrow().len() > most {
            return nests(&tag.name);
        }
        if sink.depth.get() < DEEPEST || !nests(&tag.name) {
            return false;
        }
        if !tag.self_closing {
            self.skipped.set(skipped + 1);
        }
        true
    }
}

/// Whether elements may stand in an element: not where its content is all text, nor where there is none.
fn nests(name: &LocalName) -> bool {
    !matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
            | local_name!("frame")
            | local_name!("keygen")
            | local_name!("bgsound")
            | local_name!("basefont")
    ) && !has_text(name)
}

/// Whether all that stands in an element is text, whatever it looks like.
fn has_text(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("iframe")
            | local_name!("noscript")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("xmp")
            | local_name!("plaintext")
    )
}

impl TokenSink for Bounded {
    type Handle = u32;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<u32> {
        if let Token::TagToken(tag) = &token
            && self.skips(tag)
        {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line_number)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// No node.
const NONE: u32 = u32::MAX;

/// What a node of a growing tree is.
enum Grown {
    Document,
    Element(GrownElement),
    Text(StrTendril),
}

struct GrownElement {
    name: QualName,
    attributes: Vec<html5ever::Attribute>,
    tag: u32,
}

/// A node while the tree grows.
struct Growing {
    parent: u32,
    first: u32,
    last: u32,
    previous: u32,
    next: u32,
    depth: u32,
    content: Option<Grown>,
}

/// What the tree builder builds in.
struct Sink {
    nodes: RefCell<Vec<Growing>>,
    templates: RefCell<Vec<(u32, u32)>>,
    /// How deep the next element comes, or somewhat less: where the last came, less the end tags since.
    depth: Cell<u32>,
    tag: Cell<u32>,
    /// Whether the tag that is being taken ends in `/>`.
    closes_itself: Cell<bool>,
}

impl Sink {
    fn new() -> Self {
        let sink = Self {
            nodes: RefCell::new(Vec::with_capacity(1024)),
            templates: RefCell::default(),
            depth: Cell::new(0),
            tag: Cell::new(0),
            closes_itself: Cell::new(false),
        };
        sink.make(Some(Grown::Document));
        sink
    }

    fn make(&self, content: Option<Grown>) -> u32 {
        let mut nodes = self.nodes.borrow_mut();
        let id = u32::try_from(nodes.len()).unwrap_or(NONE);
        nodes.push(Growing {
            parent: NONE,
            first: NONE,
            last: NONE,
            previous: NONE,
            next: NONE,
            depth: 0,
            content,
        });
        id
    }

    /// Adds words to those that stand there already.
    fn extend(&self, id: u32, more: &StrTendril) -> bool {
        if id == NONE {
            return false;
        }
        match &mut self.nodes.borrow_mut()[id as usize].content {
            Some(Grown::Text(text)) => {
                text.push_tendril(more);
                true
            }
            _ => false,
        }
    }

    fn is_shadow_root(&self, id: u32) -> bool {
        match &self.nodes.borrow()[id as usize].content {
            Some(Grown::Element(element)) => element.attributes.iter().any(|attribute| {
                &*attribute.name.local == SHADOW_MODE && is_shadow_mode(&attribute.value)
            }),
            _ => false,
        }
    }

    fn taken_out(&self, id: u32) {
        let mut nodes = self.nodes.borrow_mut();
        let Growing {
            parent,
            previous,
            next,
            ..
        } = nodes[id as usize];
        if parent == NONE {
            return;
        }
        match previous {
            NONE => nodes[parent as usize].first = next,
            previous => nodes[previous as usize].next = next,
        }
        match next {
            NONE => nodes[parent as usize].last = previous,
            next => nodes[next as usize].previous = previous,
        }
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// Puts a node into another, before a third or last.
    fn put(&self, parent: u32, before: u32, id: u32) {
        self.taken_out(id);
        let mut nodes = self.nodes.borrow_mut();
        let previous = match before {
            NONE => nodes[parent as usize].last,
            before => nodes[before as usize].previous,
        };
        match previous {
            NONE => nodes[parent as usize].first = id,
            previous => nodes[previous as usize].next = id,
        }
        match before {
            NONE => nodes[parent as usize].last = id,
            before => nodes[before as usize].previous = id,
        }
        let depth = nodes[parent as usize].depth + 1;
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next) = (parent, previous, before);
        node.depth = depth;
        if let Some(Grown::Element(element)) = &node.content {
            // Those in which nothing can stand are never open.
            let is_open = match element.name.ns {
                ns!(html) => nests(&element.name.local) || has_text(&element.name.local),
                _ => !self.closes_itself.get(),
            };
            self.depth.set(depth - u32::from(!is_open));
        }
    }
}

/// An element's name, apart from the tree, which goes on growing while it is looked at.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = u32;
    type Output = ();
    type ElemName<'a> = Name;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> u32 {
        0
    }

    fn elem_name(&self, target: &u32) -> Name {
        let nodes = self.nodes.borrow();
        let name = Ref::map(nodes, |nodes| &nodes[*target as usize]);
        match &name.content {
            Some(Grown::Element(element)) => Name(element.name.clone()),
            _ => Name(QualName::new(None, ns!(), local_name!(""))),
        }
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<html5ever::Attribute>,
        _: ElementFlags,
    ) -> u32 {
        self.make(Some(Grown::Element(GrownElement {
            name,
            attributes,
            tag: self.tag.get(),
        })))
    }

    fn create_comment(&self, _: StrTendril) -> u32 {
        self.make(None)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> u32 {
        self.make(None)
    }

    fn append(&self, parent: &u32, child: NodeOrText<u32>) {
        match child {
            NodeOrText::AppendNode(id) => self.put(*parent, NONE, id),
            NodeOrText::AppendText(text) => {
                let last = self.nodes.borrow()[*parent as usize].last;
                if !self.extend(last, &text) {
                    let id = self.make(Some(Grown::Text(text)));
                    self.put(*parent, NONE, id);
                }
            }
        }
    }

    fn append_based_on_parent_node(&self, element: &u32, other: &u32, child: NodeOrText<u32>) {
        let has_parent = self.nodes.borrow()[*element as usize].parent != NONE;
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(other, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &u32) -> u32 {
        // What stands in a shadow root is shown, and is taken as its own.
        if self.is_shadow_root(*target) {
            return *target;
        }
        let known = self.templates.borrow();
        let found = known.iter().rev().find(|(template, _)| template == target);
        if let Some((_, contents)) = found {
            return *contents;
        }
        drop(known);
        let contents = self.make(None);
        self.templates.borrow_mut().push((*target, contents));
        contents
    }

    fn same_node(&self, left: &u32, right: &u32) -> bool {
        left == right
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &u32, child: NodeOrText<u32>) {
        let (parent, previous) = {
            let node = &self.nodes.borrow()[*sibling as usize];
            (node.parent, node.previous)
        };
        match child {
            NodeOrText::AppendNode(id) => self.put(parent, *sibling, id),
            NodeOrText::AppendText(text) => {
                if !self.extend(previous, &text) {
                    let id = self.make(Some(Grown::Text(text)));
                    self.put(parent, *sibling, id);
                }
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &u32, attributes: Vec<html5ever::Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(Grown::Element(element)) = &mut nodes[*target as usize].content {
            for attribute in attributes {
                let is_known = element
                    .attributes
                    .iter()
                    .any(|known| known.name == attribute.name);
                if !is_known {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &u32) {
        self.taken_out(*target);
    }

    fn reparent_children(&self, node: &u32, new_parent: &u32) {
        loop {
            let first = self.nodes.borrow()[*node as usize].first;
            if first == NONE {
                return;
            }
            self.put(*new_parent, NONE, first);
        }
    }
}

/// The tree in the order of the text, without what is not shown.
fn flatten(mut growing: Vec<Growing>, tags: u32) -> Tree<'static> {
    let mut attributes = Vec::new();
    let mut nodes: Vec<Node<'_>> = Vec::with_capacity(growing.len());
    // What is open, by its place in the tree that grew and in the new one.
    let mut open: Vec<(u32, u32)> = Vec::new();
    let mut next = 0;
    loop {
        while next == NONE {
            let Some((old, new)) = open.pop() else {
                return Tree {
                    nodes,
                    attributes,
                    tags,
                };
            };
            nodes[new as usize].end = u32::try_from(nodes.len()).unwrap_or(NONE);
            // The document has nothing beside it.
            next = growing[old as usize].next;
        }
        let node = &mut growing[next as usize];
        let Some(content) = node.content.take() else {
            next = node.next;
            continue;
        };
        let id = u32::try_from(nodes.len()).unwrap_or(NONE);
        let parent = open.last().map_or(0, |(_, new)| *new);
        nodes.push(Node {
            parent,
            end: id + 1,
            content: content_of(content, &mut attributes),
        });
        open.push((next, id));
        next = node.first;
    }
}

fn content_of(grown: Grown, attributes: &mut Vec<Attribute<'static>>) -> Content<'static> {
    let place = |place| u32::try_from(place).unwrap_or(NONE);
    match grown {
        Grown::Document => Content::Document,
        Grown::Text(text) => Content::Text(String::from(text).into()),
        Grown::Element(element) => {
            let first = place(attributes.len());
            attributes.extend(element.attributes.into_iter().map(|attribute| Attribute {
                name: attribute.name.local.to_string().into(),
                value: String::from(attribute.value).into(),
            }));
            Content::Element(Element {
                name: element.name,
                attributes: (first, place(attributes.len())),
                tag: element.tag,
            })
        }
    }
}
