//! A document in one piece of memory: nodes in the order of the text, each with where it ends.

use std::borrow::Cow;

use html5ever::{LocalName, QualName, local_name, ns};

/// The attribute that makes a `template` a shadow root, as one of two words says.
pub(super) const SHADOW_MODE: &str = "shadowrootmode";

/// Whether the attribute's value is one of those words.
pub(super) fn is_shadow_mode(value: &str) -> bool {
    ["open", "closed"]
        .iter()
        .any(|mode| value.eq_ignore_ascii_case(mode))
}

/// A node, by its place in the document.
pub type NodeId = usize;

/// What a node is.
#[derive(Debug, PartialEq)]
pub(super) enum Content<'s> {
    /// The document itself.
    Document,
    /// An element.
    Element(Element),
    /// Words.
    Text(Cow<'s, str>),
}

/// An element's own.
#[derive(Debug, PartialEq)]
pub(super) struct Element {
    pub(super) name: QualName,
    /// Which of the document's attributes: from the first to the one after the last.
    pub(super) attributes: (u32, u32),
    /// Which start tag of the source it came from, counted from 0.
    pub(super) tag: u32,
}

/// An attribute.
#[derive(Debug, PartialEq)]
pub(super) struct Attribute<'s> {
    /// Without the prefix that some have in SVG.
    pub(super) name: Cow<'s, str>,
    pub(super) value: Cow<'s, str>,
}

/// A node. All below it stand between it and its end.
#[derive(Debug, PartialEq)]
pub(super) struct Node<'s> {
    pub(super) parent: u32,
    pub(super) end: u32,
    pub(super) content: Content<'s>,
}

/// A document. Comments are no part of it, nor what stands in a `template`, but for one that is a shadow
/// root: browsers show what stands in that.
#[derive(Debug, PartialEq)]
pub struct Tree<'s> {
    pub(super) nodes: Vec<Node<'s>>,
    pub(super) attributes: Vec<Attribute<'s>>,
    pub(super) tags: u32,
}

impl<'s> Tree<'s> {
    /// How many nodes there are, the document itself included.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is nothing, which never happens: the parser makes `html`, `head` and `body`.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// How many start tags the source has.
    pub fn tags(&self) -> usize {
        self.tags as usize
    }

    pub(super) fn element(&self, id: NodeId) -> Option<&Element> {
        match &self.nodes[id].content {
            Content::Element(element) => Some(element),
            _ => None,
        }
    }

    /// Whether it is an element, of HTML or not.
    pub fn is_element(&self, id: NodeId) -> bool {
        self.element(id).is_some()
    }

    /// The name of an element of HTML; empty for anything else.
    pub fn name(&self, id: NodeId) -> &str {
        match self.element(id) {
            Some(element) if element.name.ns == ns!(html) => &element.name.local,
            _ => "",
        }
    }

    /// The name of an element of HTML in the form that is quickest to compare.
    pub(super) fn local(&self, id: NodeId) -> Option<&LocalName> {
        let element = self.element(id)?;
        (element.name.ns == ns!(html)).then_some(&element.name.local)
    }

    /// Whether it is an element of HTML that stands in the midst of a line (WHATWG HTML, 4.5), so that
    /// words go on through it.
    pub fn is_in_line(&self, id: NodeId) -> bool {
        let Some(local) = self.local(id) else {
            return false;
        };
        matches!(
            *local,
            local_name!("a")
                | local_name!("abbr")
                | local_name!("b")
                | local_name!("bdi")
                | local_name!("bdo")
                | local_name!("big")
                | local_name!("cite")
                | local_name!("code")
                | local_name!("data")
                | local_name!("del")
                | local_name!("dfn")
                | local_name!("em")
                | local_name!("font")
                | local_name!("i")
                | local_name!("ins")
                | local_name!("kbd")
                | local_name!("label")
                | local_name!("mark")
                | local_name!("nobr")
                | local_name!("q")
                | local_name!("s")
                | local_name!("samp")
                | local_name!("small")
                | local_name!("span")
                | local_name!("strong")
                | local_name!("sub")
                | local_name!("sup")
                | local_name!("time")
                | local_name!("tt")
                | local_name!("u")
                | local_name!("var")
                | local_name!("wbr")
        )
    }

    /// The name of an element of SVG; empty for anything else.
    pub fn svg_name(&self, id: NodeId) -> &str {
        match self.element(id) {
            Some(element) if element.name.ns == ns!(svg) => &element.name.local,
            _ => "",
        }
    }

    /// The name of any element, for messages.
    pub fn any_name(&self, id: NodeId) -> &str {
        self.element(id).map_or("", |element| &element.name.local)
    }

    /// Whether it is a `template` that browsers show as the shadow root of what it stands in (WHATWG HTML,
    /// 4.12.3). The slots in it are not filled: what fills them comes after it.
    pub fn is_shadow_root(&self, id: NodeId) -> bool {
        self.name(id) == "template" && self.attribute(id, SHADOW_MODE).is_some_and(is_shadow_mode)
    }

    /// The words of a text; `None` for anything else.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match &self.nodes[id].content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    fn attributes_of(&self, id: NodeId) -> &[Attribute<'s>] {
        let (first, last) = self
            .element(id)
            .map_or((0, 0), |element| element.attributes);
        &self.attributes[first as usize..last as usize]
    }

    /// An attribute's value as the browser has it; `lang` is found as `xml:lang` too in SVG.
    pub fn attribute(&self, id: NodeId, name: &str) -> Option<&str> {
        let mut attributes = self.attributes_of(id).iter();
        let found = attributes.find(|attribute| attribute.name == name)?;
        Some(&found.value)
    }

    /// Whether an attribute stands there, with a value or without.
    pub fn has(&self, id: NodeId, name: &str) -> bool {
        self.attribute(id, name).is_some()
    }

    /// An attribute without the space around it; `None` too where there is nothing else in it.
    pub fn filled(&self, id: NodeId, name: &str) -> Option<&str> {
        let value = self.attribute(id, name)?.trim();
        (!value.is_empty()).then_some(value)
    }

    /// Names and values of attributes.
    pub fn attributes(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        self.attributes_of(id)
            .iter()
            .map(|attribute| (&*attribute.name, &*attribute.value))
    }

    /// What it stands in.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        (id != 0).then(|| self.nodes[id].parent as usize)
    }

    /// What it stands in, from the nearest; the document itself is not among them.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |id| self.parent(*id)).filter(|id| *id != 0)
    }

    /// The first node after it and all below it.
    pub fn end(&self, id: NodeId) -> NodeId {
        self.nodes[id].end as usize
    }

    /// All nodes below it, in order.
    pub fn below(&self, id: NodeId) -> std::ops::Range<NodeId> {
        id + 1..self.end(id)
    }

    /// Whether one stands in the other.
    pub fn is_below(&self, id: NodeId, other: NodeId) -> bool {
        other < id && id < self.end(other)
    }

    /// The nodes right below it.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        let end = self.end(id);
        let first = (id + 1 < end).then_some(id + 1);
        std::iter::successors(first, move |id| {
            let next = self.end(*id);
            (next < end).then_some(next)
        })
    }

    /// The elements right below it.
    pub fn child_elements(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        self.children(id).filter(|id| self.is_element(*id))
    }

    /// The first element of a name below it.
    pub fn first_below(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.below(id).find(|id| self.name(*id) == name)
    }

    /// Whether there is anything to read right in an element.
    pub fn has_own_words(&self, id: NodeId) -> bool {
        self.children(id)
            .filter_map(|id| self.text(id))
            .any(|text| !text.trim().is_empty())
    }

    /// All words below it, hidden or not, with single spaces.
    pub fn words(&self, id: NodeId) -> String {
        let texts = self.below(id).filter_map(|id| self.text(id));
        super::plain(&texts.collect::<String>())
    }
}
