//! Reading values, and telling of those that are not as they should be.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Field, Record, TableReader};
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::municipality::Municipalities;
use crate::nearest::nearest;
use crate::value::{Entry, Node, Value};
use crate::vocabulary::Vocabularies;

/// What values are checked against while they are read.
#[derive(Clone, Copy, Debug)]
pub struct Lookups<'a> {
    /// Controlled vocabularies.
    pub vocabularies: &'a Vocabularies,
    /// Municipalities.
    pub municipalities: &'a Municipalities,
    /// The ids of known organisations, with their names.
    pub organisations: &'a BTreeMap<String, String>,
    /// Whether keys are suggested in Swedish.
    pub swedish_keys: bool,
}

/// Reads one file's values and collects what is wrong with them.
#[derive(Debug)]
pub struct Reader<'a> {
    /// What values are checked against.
    pub lookups: Lookups<'a>,
    /// Every finding so far.
    pub findings: Vec<Diagnostic>,
    /// Wanted top-level fields that are missing.
    pub missing: Vec<&'static Field>,
    file: &'a str,
    text: &'a str,
    top_level: Vec<&'static Field>,
    pub(super) depth: usize,
    pub(super) enclosing: Vec<String>,
}

impl<'a> Reader<'a> {
    /// A reader of one file's text; `top_level` holds the fields that may stand outside tables.
    pub fn new(
        file: &'a str,
        text: &'a str,
        lookups: Lookups<'a>,
        top_level: Vec<&'static Field>,
    ) -> Self {
        Self {
            lookups,
            findings: Vec::new(),
            missing: Vec::new(),
            file,
            text,
            top_level,
            depth: 0,
            enclosing: Vec::new(),
        }
    }

    /// The file's text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Reports something about a value.
    pub fn report(
        &mut self,
        severity: Severity,
        code: &'static str,
        span: &Range<usize>,
        message: Text,
        help: Text,
    ) {
        self.findings
            .push(Diagnostic::new(severity, code, self.file, message, help).at(self.text, span));
    }

    /// Reports an error about a value.
    pub fn error(&mut self, code: &'static str, span: &Range<usize>, message: Text, help: Text) {
        self.report(Severity::Error, code, span, message, help);
    }

    /// What stands between a field's name and its value.
    fn assignment(&self) -> &'static str {
        if self.text.starts_with("---") {
            ": "
        } else {
            " = "
        }
    }

    /// What a field is for, with an example of how to write it.
    pub(super) fn how_to_write(&self, field: &Field) -> Text {
        let (name, sign, example) = (
            field.name(self.lookups.swedish_keys),
            self.assignment(),
            field.example,
        );
        Text {
            sv: format!("{} Skriv: {name}{sign}{example}", field.help_sv),
            en: format!("{} Write: {name}{sign}{example}", field.help_en),
        }
    }

    /// Reports a value of the wrong type.
    pub fn wrong_type(&mut self, node: &Node, expected: &Text, example: &str) {
        let found = node.type_name();
        let message = Text {
            sv: format!("Här ska det stå {}, men det är {}.", expected.sv, found.sv),
            en: format!("This should be {}, but it is {}.", expected.en, found.en),
        };
        let help = text!(
            "Skriv till exempel {example}.",
            "Write for example {example}."
        );
        self.error("wrong-type", &node.span, message, help);
    }

    /// Reads a nested table as a record.
    pub fn read_table<R: Record>(&mut self, node: &Node) -> Option<R> {
        let Value::Table(entries) = &node.value else {
            let keys: Vec<&str> = R::FIELDS
                .iter()
                .take(2)
                .map(|field| field.name(self.lookups.swedish_keys))
                .collect();
            let example = format!("{{ {} = … }}", keys.join(" = …, "));
            self.wrong_type(node, &text!("en tabell", "a table"), &example);
            return None;
        };
        let mut table = TableReader::new(entries, node.span.clone());
        self.depth += 1;
        let record = R::read_fields(&mut table, self);
        for entry in table.unread() {
            self.unknown_nested(entry, R::FIELDS);
        }
        self.depth -= 1;
        record
    }

    /// An unknown key in a nested table: most often one that belongs at the top and fell in.
    fn unknown_nested(&mut self, entry: &Entry, fields: &'static [Field]) {
        let table = self.enclosing.last().cloned().unwrap_or_default();
        let written = entry.key.clone();
        if self.top_level.iter().any(|field| field.is_named(&written)) {
            let help = if self.text.starts_with("---") {
                text!(
                    "Ta bort mellanslagen i början av raden: indragna rader hör till fältet ovanför.",
                    "Remove the spaces at the start of the line: indented lines belong to the field above."
                )
            } else {
                text!(
                    "Flytta raden ovanför den första raden med [ ] eller [[ ]]: allt som står under en sådan rad hör till den.",
                    "Move the line above the first line of [ ] or [[ ]]: all that stands below such a line belongs to it."
                )
            };
            self.error(
                "misplaced-field",
                &entry.key_span,
                text!(
                    "\"{written}\" har hamnat inne i tabellen {table}.",
                    "\"{written}\" has ended up inside the table {table}."
                ),
                help,
            );
            return;
        }
        let near = self.nearest_key(&written, &mut fields.iter());
        self.unknown_field(entry, near);
    }

    /// Reports an unknown key: an error when a known one is near, else a warning.
    pub fn unknown_field(&mut self, entry: &Entry, near: Option<&'static str>) {
        let written = &entry.key;
        match near {
            Some(near) => self.error(
                "unknown-field",
                &entry.key_span,
                text!("Fältet \"{written}\" finns inte. Menar du \"{near}\"?", "There is no field \"{written}\". Did you mean \"{near}\"?"),
                Text {
                    sv: format!("Skriv {near}{}…", self.assignment()),
                    en: format!("Write {near}{}…", self.assignment()),
                },
            ),
            None => self.report(
                Severity::Warning,
                "unknown-field",
                &entry.key_span,
                text!("Fältet \"{written}\" är okänt och visas inte på sidan.", "The field \"{written}\" is unknown and not shown on the page."),
                text!(
                    "Ta bort raden, eller flytta den till tabellen [extra] om en egen mall använder den.",
                    "Remove the line, or move it to the table [extra] if a template of your own uses it."
                ),
            ),
        }
    }

    /// The known key nearest to what was written, in the language that the site is written in.
    pub fn nearest_key(
        &self,
        written: &str,
        fields: &mut dyn Iterator<Item = &'static Field>,
    ) -> Option<&'static str> {
        let swedish = self.lookups.swedish_keys;
        let names: Vec<(&'static str, &'static str)> = fields
            .flat_map(|field| {
                [
                    (field.swedish, field.name(swedish)),
                    (field.key, field.name(swedish)),
                ]
            })
            .collect();
        nearest(written, names.into_iter())
    }
}
