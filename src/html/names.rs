//! What an element is called for those who do not see it (Accessible Name and Description Computation
//! 1.2, <https://www.w3.org/TR/accname-1.2/>, and HTML-AAM 1.0), as far as markup alone tells: style
//! sheets are not read.

use super::aria::{self, Naming};
use super::facts::Facts;
use super::tree::NodeId;

/// Text with single spaces and none around it.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// Nobody listens to a longer name, in bytes: a whole page may be named as one.
const LONGEST: usize = 2_000;

/// Collects a name, or only notes that there is one.
struct Words {
    text: String,
    /// Whether one letter is enough.
    in_short: bool,
    /// Whether another element is named by this one, which may be hidden, and whose own references
    /// are not followed: names that are each other's would have no end.
    is_reference: bool,
}

impl Words {
    fn new(in_short: bool) -> Self {
        Self {
            text: String::new(),
            in_short,
            is_reference: false,
        }
    }

    fn push(&mut self, text: &str) {
        if !self.is_enough() {
            self.text.push_str(text);
        }
    }

    /// Words of another element, which have room around them.
    fn push_apart(&mut self, text: &str) {
        self.text.push(' ');
        self.push(text);
        self.text.push(' ');
    }

    fn is_enough(&self) -> bool {
        self.text.len() > LONGEST || self.in_short && !self.is_blank_from(0)
    }

    fn is_blank_from(&self, start: usize) -> bool {
        self.text[start..].trim().is_empty()
    }
}

impl Facts<'_> {
    /// An element's name; empty where it has none.
    pub fn accessible_name(&self, id: NodeId) -> String {
        let mut words = Words::new(false);
        self.name_into(id, &mut words);
        plain(&words.text)
    }

    /// Whether an element has a name.
    pub fn is_named(&self, id: NodeId) -> bool {
        let mut words = Words::new(true);
        self.name_into(id, &mut words);
        !words.is_blank_from(0)
    }

    /// What an element says that stands in it, as eyes and screen readers meet it.
    pub fn content(&self, id: NodeId) -> String {
        let mut words = Words::new(false);
        self.content_into(id, &mut words);
        plain(&words.text)
    }

    /// Whether a screen reader has something to read in an element.
    pub fn has_content(&self, id: NodeId) -> bool {
        let mut words = Words::new(true);
        self.content_into(id, &mut words);
        !words.is_blank_from(0)
    }

    /// Whether `aria-label` or `aria-labelledby` names it.
    pub fn is_named_by_aria(&self, id: NodeId) -> bool {
        let mut words = Words::new(true);
        self.aria_name_into(id, &mut words);
        !words.is_blank_from(0)
    }

    fn name_into(&self, id: NodeId, words: &mut Words) {
        let start = words.text.len();
        self.aria_name_into(id, words);
        if !words.is_blank_from(start) {
            return;
        }
        self.native_name_into(id, words);
        if !words.is_blank_from(start) {
            return;
        }
        if words.is_reference || self.is_named_by_content(id) {
            self.content_into(id, words);
        }
        if words.is_blank_from(start) {
            let said = self.tree.filled(id, "title");
            let hint = || self.tree.filled(id, "placeholder");
            if let Some(said) = said.or_else(hint) {
                words.push(said);
            }
        }
    }

    fn aria_name_into(&self, id: NodeId, words: &mut Words) {
        let start = words.text.len();
        if !words.is_reference
            && let Some(references) = self.tree.filled(id, "aria-labelledby")
        {
            words.is_reference = true;
            for name in references.split_ascii_whitespace() {
                if let Some(other) = self.by_id(name) {
                    words.push(" ");
                    self.name_into(other, words);
                }
            }
            words.is_reference = false;
        }
        if words.is_blank_from(start)
            && let Some(label) = self.tree.filled(id, "aria-label")
        {
            words.push(label);
        }
    }

    /// Whether what stands in it is its name.
    fn is_named_by_content(&self, id: NodeId) -> bool {
        match self.role(id).and_then(aria::role) {
            Some(role) if role.naming == Naming::Content => true,
            _ => matches!(
                self.tree.name(id),
                "summary" | "label" | "legend" | "caption" | "figcaption" | "option"
            ),
        }
    }

    fn native_name_into(&self, id: NodeId, words: &mut Words) {
        let tree = self.tree;
        match tree.name(id) {
            "img" | "area" => words.push(tree.filled(id, "alt").unwrap_or_default()),
            "input" => self.name_of_input_into(id, words),
            "select" | "textarea" | "meter" | "progress" | "output" | "button" => {
                self.labels_into(id, words);
            }
            "fieldset" => self.child_into(id, "legend", words),
            "figure" => self.child_into(id, "figcaption", words),
            "table" => self.child_into(id, "caption", words),
            "optgroup" => words.push(tree.filled(id, "label").unwrap_or_default()),
            "" if tree.is_element(id) => {
                let mut children = tree.children(id);
                let title = children.find(|child| tree.svg_name(*child) == "title");
                if let Some(title) = title {
                    words.push(&tree.words(title));
                } else if let Some(title) = tree.filled(id, "xlink:title") {
                    words.push(title);
                }
            }
            _ => {}
        }
    }

    fn name_of_input_into(&self, id: NodeId, words: &mut Words) {
        let tree = self.tree;
        let kind = tree.attribute(id, "type").unwrap_or_default();
        let start = words.text.len();
        self.labels_into(id, words);
        if !words.is_blank_from(start) {
            return;
        }
        match kind.to_ascii_lowercase().as_str() {
            "image" => words.push(tree.filled(id, "alt").unwrap_or_default()),
            "button" => words.push(tree.filled(id, "value").unwrap_or_default()),
            // Browsers have a word of their own for these.
            "submit" | "reset" => words.push(tree.attribute(id, "value").unwrap_or("OK")),
            _ => {}
        }
    }

    fn labels_into(&self, id: NodeId, words: &mut Words) {
        for label in self.labels_of(id) {
            words.push(" ");
            self.label_into(label, id, words);
        }
    }

    /// A label's words without those of the field that may stand in it.
    fn label_into(&self, label: NodeId, field: NodeId, words: &mut Words) {
        let start = words.text.len();
        self.aria_name_into(label, words);
        if words.is_blank_from(start) {
            self.content_without(label, Some(field), words, self.is_hidden(label));
        }
    }

    fn child_into(&self, id: NodeId, name: &str, words: &mut Words) {
        let mut children = self.tree.children(id);
        if let Some(child) = children.find(|child| self.tree.name(*child) == name) {
            self.content_into(child, words);
        }
    }

    fn content_into(&self, id: NodeId, words: &mut Words) {
        let shows_hidden = words.is_reference && self.is_hidden(id);
        self.content_without(id, None, words, shows_hidden);
    }

    /// What stands in an element, but for one of its parts.
    fn content_without(
        &self,
        id: NodeId,
        left_out: Option<NodeId>,
        words: &mut Words,
        shows_hidden: bool,
    ) {
        let tree = self.tree;
        let end = tree.end(id);
        let mut at = id + 1;
        // Where blocks end that are open.
        let mut blocks: Vec<NodeId> = Vec::new();
        while at < end && !words.is_enough() {
            while blocks.last().is_some_and(|block| *block <= at) {
                blocks.pop();
                words.push(" ");
            }
            if let Some(text) = tree.text(at) {
                words.push(text);
                at += 1;
                continue;
            }
            let is_skipped = Some(at) == left_out
                || self.is_hidden(at) && !(shows_hidden && is_readable(tree.name(at)));
            if is_skipped || self.part_into(at, words) {
                at = tree.end(at);
                continue;
            }
            if is_block(tree.name(at)) {
                words.push(" ");
                blocks.push(tree.end(at));
            }
            at += 1;
        }
    }

    /// The words of an element that has others than those that stand in it; whether it has.
    fn part_into(&self, id: NodeId, words: &mut Words) -> bool {
        let tree = self.tree;
        let start = words.text.len();
        if tree.has(id, "aria-label") || tree.has(id, "aria-labelledby") {
            words.push(" ");
            self.aria_name_into(id, words);
            words.push(" ");
            if !words.is_blank_from(start) {
                return true;
            }
        }
        match tree.name(id) {
            "img" | "area" => {
                let alt = tree.attribute(id, "alt").map(str::trim);
                let alt = alt.filter(|alt| !alt.is_empty());
                let title = || tree.filled(id, "title");
                if alt.is_some() || tree.attribute(id, "alt") != Some("") {
                    words.push(alt.or_else(title).unwrap_or_default());
                }
                true
            }
            "input" => {
                let kind = tree.attribute(id, "type").unwrap_or_default();
                let value = match kind.to_ascii_lowercase().as_str() {
                    "checkbox" | "radio" | "hidden" | "password" | "file" => None,
                    "image" => tree.filled(id, "alt"),
                    _ => tree.filled(id, "value"),
                };
                words.push_apart(value.unwrap_or_default());
                true
            }
            "select" => {
                let mut options = tree.below(id).filter(|id| tree.name(*id) == "option");
                let chosen = options.clone().find(|id| tree.has(*id, "selected"));
                if let Some(option) = chosen.or_else(|| options.next()) {
                    words.push_apart(&tree.words(option));
                }
                true
            }
            "br" => {
                words.push(" ");
                true
            }
            "iframe" => {
                words.push(tree.filled(id, "title").unwrap_or_default());
                true
            }
            "" => {
                if tree.svg_name(id) == "svg" {
                    self.native_name_into(id, words);
                    // Letters of a drawing are read when nothing else is.
                    return !words.is_blank_from(start) || self.role(id) == Some("img");
                }
                false
            }
            _ => {
                let is_empty = tree.end(id) == id + 1;
                if is_empty && let Some(title) = tree.filled(id, "title") {
                    words.push(title);
                }
                is_empty
            }
        }
    }
}

/// Whether words in an element are meant to be read at all.
fn is_readable(name: &str) -> bool {
    !matches!(name, "script" | "style" | "template" | "noscript")
}

/// Whether an element stands apart from words around it.
fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "caption"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "nav"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}
