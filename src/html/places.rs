//! Where start tags stand in a source. Most pages have nothing to remark on, so the parser counts tags
//! only, and their places are looked up when there is a finding to place.

use memchr::{memchr, memmem};

use super::tree::{NodeId, Tree};

/// Where each start tag of a source begins and ends, in bytes.
#[derive(Debug)]
pub struct Places {
    tags: Vec<(usize, usize)>,
}

/// Elements whose content is text, whatever it looks like.
const TEXT_ONLY: [&str; 9] = [
    "script", "style", "textarea", "title", "iframe", "noscript", "noembed", "noframes", "xmp",
];

impl Places {
    /// Finds the start tags of a source as the standard's tokenizer does.
    pub fn of(source: &str) -> Self {
        let mut scanner = Scanner {
            bytes: source.as_bytes(),
            at: 0,
            foreign: 0,
        };
        let mut tags = Vec::new();
        while let Some(tag) = scanner.next_tag() {
            tags.push(tag);
        }
        Self { tags }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.tags.len()
    }

    /// The bytes of the tag that an element came from, or the first of the source.
    pub fn of_element(&self, tree: &Tree<'_>, id: NodeId) -> std::ops::Range<usize> {
        let tag = tree.element(id).map_or(0, |element| element.tag as usize);
        let (start, end) = self.tags.get(tag).copied().unwrap_or_default();
        start..end
    }
}

struct Scanner<'s> {
    bytes: &'s [u8],
    at: usize,
    /// How many elements of SVG or MathML are open: in those, nothing is text only.
    foreign: usize,
}

impl Scanner<'_> {
    fn next_tag(&mut self) -> Option<(usize, usize)> {
        loop {
            let start = self.at + memchr(b'<', self.bytes.get(self.at..)?)?;
            match self.bytes.get(start + 1)? {
                b'!' => self.skip_declaration(start),
                b'?' => self.at = self.after(start, b'>'),
                b'/' if self.is_letter(start + 2) => {
                    let end = self.end_of_tag(start + 2)?;
                    let name = self.name(start + 2);
                    if name == "svg" || name == "math" {
                        self.foreign = self.foreign.saturating_sub(1);
                    }
                    self.at = end;
                }
                // `</>` and the like are comments or nothing.
                b'/' => self.at = self.after(start, b'>'),
                letter if letter.is_ascii_alphabetic() => {
                    let end = self.end_of_tag(start + 1)?;
                    self.at = end;
                    self.enter(start, end);
                    return Some((start, end));
                }
                _ => self.at = start + 1,
            }
        }
    }

    /// What follows from a start tag for what comes after it.
    fn enter(&mut self, start: usize, end: usize) {
        let name = self.name(start + 1);
        let closes_itself = self.bytes[..end].ends_with(b"/>");
        if name == "svg" || name == "math" {
            self.foreign += usize::from(!closes_itself);
        } else if name == "plaintext" {
            self.at = self.bytes.len();
        } else if self.foreign == 0 && TEXT_ONLY.contains(&name.as_str()) {
            self.at = self.end_of_text(end, &name);
        }
    }

    fn is_letter(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(u8::is_ascii_alphabetic)
    }

    fn after(&self, start: usize, byte: u8) -> usize {
        let rest = &self.bytes[start..];
        memchr(byte, rest).map_or(self.bytes.len(), |at| start + at + 1)
    }

    fn skip_declaration(&mut self, start: usize) {
        let rest = &self.bytes[start..];
        self.at = if rest.starts_with(b"<!-->") || rest.starts_with(b"<!--->") {
            self.after(start, b'>')
        } else if rest.starts_with(b"<!--") {
            let end = ["-->", "--!>"]
                .iter()
                .filter_map(|end| Some(memmem::find(&rest[4..], end.as_bytes())? + end.len()))
                .min();
            end.map_or(self.bytes.len(), |end| start + 4 + end)
        } else if self.foreign > 0 && rest.starts_with(b"<![CDATA[") {
            memmem::find(rest, b"]]>").map_or(self.bytes.len(), |end| start + end + 3)
        } else {
            self.after(start, b'>')
        };
    }

    fn name(&self, start: usize) -> String {
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
        let name: Vec<u8> = self.bytes[start..]
            .iter()
            .take_while(|byte| !is_end(byte))
            .map(u8::to_ascii_lowercase)
            .take(32)
            .collect();
        String::from_utf8_lossy(&name).into_owned()
    }

    /// The first byte after a tag; `None` where it is cut off, which makes it no tag.
    fn end_of_tag(&self, name: usize) -> Option<usize> {
        let mut at = name;
        while !matches!(self.bytes.get(at)?, b'>' | b'/') && !self.bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        // An equals sign is a part of the name where no name has begun.
        let mut is_named = false;
        loop {
            let byte = *self.bytes.get(at)?;
            at += 1;
            match byte {
                b'>' => return Some(at),
                b'=' if is_named => {
                    while self.bytes.get(at)?.is_ascii_whitespace() {
                        at += 1;
                    }
                    at = self.end_of_value(at)?;
                    is_named = false;
                }
                b'/' => is_named = false,
                byte if byte.is_ascii_whitespace() => {}
                _ => is_named = true,
            }
        }
    }

    fn end_of_value(&self, start: usize) -> Option<usize> {
        match self.bytes.get(start)? {
            quote @ (b'"' | b'\'') => {
                let length = memchr(*quote, self.bytes.get(start + 1..)?)?;
                Some(start + length + 2)
            }
            b'>' => Some(start),
            _ => {
                let is_end = |byte: &u8| *byte == b'>' || byte.is_ascii_whitespace();
                Some(start + self.bytes[start..].iter().position(is_end)?)
            }
        }
    }

    /// Where the end tag of text begins.
    fn end_of_text(&self, start: usize, name: &str) -> usize {
        let mut at = start;
        while let Some(found) = memmem::find(&self.bytes[at..], b"</") {
            at += found + 2;
            let is_named = self
                .bytes
                .get(at..at + name.len())
                .is_some_and(|written| written.eq_ignore_ascii_case(name.as_bytes()));
            let after = self.bytes.get(at + name.len());
            if is_named
                && after.is_some_and(|byte| byte.is_ascii_whitespace() || b"/>".contains(byte))
            {
                return at - 2;
            }
        }
        self.bytes.len()
    }
}
