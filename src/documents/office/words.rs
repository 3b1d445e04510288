//! What the parts of an Office file say: the text that is shown, and the words that stand in its
//! corners, where people forget that others can read them.
//!
//! Deleted text stays in a file until somebody accepts the change, and so do comments, descriptions of
//! pictures, names of sheets, and what a table of totals was made from.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{attribute, local_name};
use crate::documents::MOST_TEXT;
use crate::identity_number;

/// Attributes that somebody has written, each with the element that it is one of.
const WRITTEN: [(&str, &str); 21] = [
    // Names and descriptions of pictures; a picture that was put in is named after its file.
    ("docPr", "descr"),
    ("docPr", "name"),
    ("docPr", "title"),
    ("cNvPr", "descr"),
    ("cNvPr", "name"),
    ("cNvPr", "title"),
    ("shape", "alt"),
    ("textpath", "string"),
    // Links.
    ("hyperlink", "display"),
    ("hyperlink", "tooltip"),
    ("hlinkClick", "tooltip"),
    // Sheets, and what stands in tables.
    ("sheet", "name"),
    ("definedName", "name"),
    ("table", "name"),
    ("tableColumn", "name"),
    ("cacheField", "name"),
    ("s", "v"),
    ("n", "v"),
    // What letters are merged from, and lists to choose from.
    ("docVar", "val"),
    ("listItem", "displayText"),
    ("property", "name"),
];

/// Elements that do not part the words around them.
const IN_LINE: [&str; 17] = [
    "a",
    "b",
    "bdo",
    "delInstrText",
    "delText",
    "dir",
    "fld",
    "fldSimple",
    "font",
    "hyperlink",
    "instrText",
    "r",
    "sdt",
    "sdtContent",
    "smartTag",
    "span",
    "t",
];

/// The words of some parts.
#[derive(Default)]
pub(super) struct Words {
    /// What is shown, with the end of a line wherever words do not belong together.
    text: String,
    /// What is not: asides, and how lines read before somebody changed them.
    hidden: String,
    /// The line that is being read, and how it read before its changes.
    line: Line,
    /// How many elements of each kind are open.
    open: Open,
    /// Whether spaces alone are words.
    in_text: bool,
}

#[derive(Default)]
struct Line {
    now: String,
    before: String,
    is_changed: bool,
}

/// How many elements are open that change what the words in them are.
#[derive(Default)]
struct Open {
    /// They hold no words.
    looks: u32,
    /// They say again, for old programs, what has been said.
    copies: u32,
    /// What somebody has taken away, and others can bring back.
    deleted: u32,
    /// What somebody has put in.
    inserted: u32,
}

impl Words {
    /// Takes what a part says, as far as it can be read: it is none of those that the file stands or
    /// falls with.
    pub(super) fn search(&mut self, xml: &str) {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Eof) | Err(_) => break,
                Ok(event) => self.take(&event),
            }
        }
        self.end_part();
    }

    /// What follows stands in another part.
    pub(super) fn end_part(&mut self) {
        self.open = Open::default();
        self.end_line();
        self.end_line();
    }

    /// All words of the parts that have been read.
    pub(super) fn all(mut self) -> String {
        self.end_part();
        self.text.push_str(&self.hidden);
        self.text
    }

    /// Takes what stands in the next place of a part.
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(element) => {
                let name = local_name(element);
                self.in_text = matches!(name, "t" | "delText");
                if let Some(open) = self.open.of(name) {
                    *open += 1;
                }
                self.element(element);
            }
            Event::Empty(element) => self.element(element),
            Event::Text(text) if self.in_text || !text.trim().is_empty() => self.push(text),
            Event::CData(text) => self.push(text),
            Event::GeneralRef(reference) => self.reference(reference),
            Event::End(element) => self.end(element.local_name().as_ref()),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        self.in_text = false;
        if let Some(open) = self.open.of(name) {
            *open = open.saturating_sub(1);
        } else if self.open.looks == 0 && !IN_LINE.contains(&name) {
            self.end_line();
        }
    }

    fn element(&mut self, element: &BytesStart<'_>) {
        let name = local_name(element);
        match name {
            "noBreakHyphen" => self.push("-"),
            // Of OpenDocument.
            "s" => self.push(" "),
            "tab" | "ptab" if self.open.looks == 0 => self.push("\t"),
            "br" | "cr" | "line-break" => self.end_line(),
            // Only what leads out of the file has been written by somebody.
            "Relationship" if attribute(element, "TargetMode").is_some() => {
                self.address(attribute(element, "Target"));
            }
            "a" => self.address(attribute(element, "href")),
            _ => {}
        }
        let written = WRITTEN.iter().filter(|(of, _)| *of == name);
        for (_, wanted) in written {
            if let Some(value) = attribute(element, wanted) {
                self.hide(&value);
            }
        }
    }

    /// Addresses have long numbers in them that are of nobody, so doubt is not enough.
    fn address(&mut self, address: Option<String>) {
        let address = address.unwrap_or_default();
        let found = identity_number::find(&address);
        if found.iter().any(|number| number.is_certain) {
            self.hide(&address);
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        match reference.resolve_char_ref() {
            Ok(Some(letter)) => self.push(letter.encode_utf8(&mut [0; 4])),
            // One of the five marks of XML, and no part of a number.
            _ => self.push("&"),
        }
    }

    fn push(&mut self, words: &str) {
        if self.open.copies > 0 || self.line.now.len() > MOST_TEXT {
            return;
        }
        self.line.is_changed |= self.open.deleted + self.open.inserted > 0;
        if self.open.deleted == 0 {
            self.line.now.push_str(words);
        }
        if self.open.inserted == 0 {
            self.line.before.push_str(words);
        }
    }

    fn end_line(&mut self) {
        if self.text.len() < MOST_TEXT {
            self.text.push_str(&self.line.now);
            self.text.push('\n');
        }
        if self.line.is_changed {
            let before = std::mem::take(&mut self.line.before);
            self.hide(&before);
        }
        self.line.now.clear();
        self.line.before.clear();
        self.line.is_changed = false;
    }

    /// Takes what does not stand in the text itself.
    fn hide(&mut self, words: &str) {
        if self.hidden.len() < MOST_TEXT {
            self.hidden.push_str(words);
            self.hidden.push_str("\n\n");
        }
    }
}

impl Open {
    /// The count that an element with this name belongs to.
    fn of(&mut self, name: &str) -> Option<&mut u32> {
        match name {
            "rPr" | "sdtPr" => Some(&mut self.looks),
            "Fallback" => Some(&mut self.copies),
            "del" | "moveFrom" => Some(&mut self.deleted),
            "ins" | "moveTo" => Some(&mut self.inserted),
            _ => None,
        }
    }
}
