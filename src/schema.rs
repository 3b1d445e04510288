//! One table of fields a record, from which everything about it follows: reading with exact
//! places, Swedish aliases, JSON Schema, what `sprida add` writes and what the manual says.
//!
//! A record is declared with [`record!`]; reading it collects every finding instead of stopping at
//! the first, which serde's derive cannot do.

pub mod json_schema;
mod moment;
pub mod types;

pub use self::moment::Moment;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kind_name::{KindName, fold};
use crate::municipality::Municipalities;
use crate::nearest::nearest;
use crate::value::{Entry, Node, Value};
use crate::vocabulary::Vocabularies;

/// What `sprida add` writes where something must be filled in; left standing, it is an error.
pub const PLACEHOLDERS: [&str; 2] = ["FYLL I", "FILL IN"];

/// How much a field is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Nothing can be shown without it.
    Required,
    /// Readers miss it; one warning an item names all that are missing.
    Wanted,
    /// Welcome.
    Optional,
}

/// What may stand in a field.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// True or false.
    Boolean,
    /// A whole number, 0 or more.
    Count,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A day: 2026-01-31.
    Date,
    /// A day, a month or a year.
    PartialDate,
    /// A day, with a time of day where it is known.
    DateTime,
    /// a–z, 0–9 and hyphens.
    Slug,
    /// A word of the vocabulary of this name.
    Term(&'static str),
    /// 0–4, or the level's name.
    EvidenceLevel,
    /// One of the UN's global goals.
    Sdg,
    /// The id of an item of one of these kinds; empty means any.
    Reference(&'static [KindName]),
    /// An organisation's id, or a municipality.
    Organisation,
    /// A municipality's name or code.
    Municipality,
    /// A county's name or code.
    County,
    /// An address that starts with https:// or http://.
    Url,
    /// An e-mail address.
    Email,
    /// A file of the site.
    File,
    /// An address within the site.
    Route,
    /// A BCP 47 language tag.
    Language,
    /// A table with fields of its own.
    Table(&'static [Field]),
    /// Any number of these.
    List(Box<Shape>),
    /// A table with free keys.
    Map(Box<Shape>),
}

/// One field of a record.
#[derive(Debug)]
pub struct Field {
    /// The English key.
    pub key: &'static str,
    /// The Swedish key.
    pub swedish: &'static str,
    /// How much it is asked for.
    pub need: Need,
    /// What may stand in it.
    pub shape: fn() -> Shape,
    /// What it is for, in English.
    pub help_en: &'static str,
    /// What it is for, in Swedish.
    pub help_sv: &'static str,
    /// A value as it is written in TOML.
    pub example: &'static str,
}

impl Field {
    /// The key in one of the two languages.
    pub fn name(&self, swedish: bool) -> &'static str {
        if swedish { self.swedish } else { self.key }
    }

    /// Whether a key as written means this field, in either language.
    pub fn is_named(&self, written: &str) -> bool {
        let written = fold(written);
        written == self.key || written == self.swedish
    }
}

/// Takes `r#` off a raw identifier.
pub const fn plain_identifier(name: &'static str) -> &'static str {
    let bytes = name.as_bytes();
    if bytes.len() > 2 && bytes[0] == b'r' && bytes[1] == b'#' {
        name.split_at(2).1
    } else {
        name
    }
}

/// Where a value stands inside a front matter: `goals`, 2, `outcome`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldPath(pub Vec<Segment>);

/// One step of a [`FieldPath`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// A field, by its English key.
    Field(&'static str),
    /// A place in a list, from 0.
    Index(usize),
}

/// What a record says about something else, which only the whole site can check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mention<'a> {
    /// Another item, as `id`, `kind:id` or either with `#anchor`; of one of these kinds.
    Item(&'a str, &'static [KindName]),
    /// An organisation.
    Organisation(&'a str),
    /// A municipality, by code.
    Municipality(&'a str),
    /// A file, relative to the source or, with a leading slash, to `static/`.
    File(&'a str),
    /// A CSV file of figures, relative to the source or in `data/`.
    Table(&'a str),
}

/// A type that can stand in a field.
pub trait FieldValue: Sized {
    /// What may stand there.
    fn shape() -> Shape;

    /// Reads a value; `None` when it cannot be used, which has then been reported.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;

    /// The value when the field is left out; `None` when it must not be.
    fn absent() -> Option<Self> {
        None
    }

    /// Calls `visit` for all that the value mentions.
    fn mentions(&self, _path: &mut FieldPath, _visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {}
}

/// A table with a fixed set of fields.
pub trait Record: Sized {
    /// Its fields, those that help readers most first.
    const FIELDS: &'static [Field];

    /// Reads the fields from a table, leaving entries of other names for others.
    fn read_fields(table: &mut TableReader<'_>, reader: &mut Reader<'_>) -> Option<Self>;
}

/// Declares a record: `name: Type = need "swedish key" "Swedish help" eg "example";`, each field
/// under a one-line doc comment, which is also its English help.
macro_rules! record {
    (
        $(#[$record_doc:meta])*
        pub struct $record:ident {
            $(
                #[doc = $help_en:literal]
                $field:ident: $type:ty = $need:ident $swedish:literal $help_sv:literal eg $example:literal;
            )*
        }
    ) => {
        $(#[$record_doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $record {
            $(
                #[doc = $help_en]
                pub $field: $type,
            )*
        }

        impl $crate::schema::Record for $record {
            const FIELDS: &'static [$crate::schema::Field] = &[
                $(
                    $crate::schema::Field {
                        key: $crate::schema::plain_identifier(stringify!($field)),
                        swedish: $swedish,
                        need: $crate::schema::record!(@need $need),
                        shape: <$type as $crate::schema::FieldValue>::shape,
                        help_en: $help_en.trim_ascii(),
                        help_sv: $help_sv,
                        example: $example,
                    },
                )*
            ];

            fn read_fields(
                table: &mut $crate::schema::TableReader<'_>,
                reader: &mut $crate::schema::Reader<'_>,
            ) -> Option<Self> {
                let mut fields = Self::FIELDS.iter();
                $(
                    let $field = table.read::<$type>(fields.next()?, reader);
                )*
                Some(Self { $($field: $field?,)* })
            }
        }

        impl $crate::schema::FieldValue for $record {
            fn shape() -> $crate::schema::Shape {
                $crate::schema::Shape::Table(<Self as $crate::schema::Record>::FIELDS)
            }

            fn read(node: &$crate::value::Node, reader: &mut $crate::schema::Reader<'_>) -> Option<Self> {
                reader.read_table::<Self>(node)
            }

            fn mentions(
                &self,
                path: &mut $crate::schema::FieldPath,
                visit: &mut dyn FnMut(&$crate::schema::FieldPath, $crate::schema::Mention<'_>),
            ) {
                $(
                    path.0.push($crate::schema::Segment::Field($crate::schema::plain_identifier(stringify!($field))));
                    $crate::schema::FieldValue::mentions(&self.$field, path, visit);
                    path.0.pop();
                )*
            }
        }
    };
    (@need required) => { $crate::schema::Need::Required };
    (@need wanted) => { $crate::schema::Need::Wanted };
    (@need optional) => { $crate::schema::Need::Optional };
}
pub(crate) use record;

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
    depth: usize,
    enclosing: Vec<String>,
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
    fn how_to_write(&self, field: &Field) -> Text {
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

/// The entries of one table, with a note of which have been read.
#[derive(Debug)]
pub struct TableReader<'n> {
    entries: &'n [Entry],
    /// The keys as they are compared.
    keys: Vec<String>,
    read: Vec<bool>,
    span: Range<usize>,
}

impl<'n> TableReader<'n> {
    /// A reader of these entries; `span` is where the table stands.
    pub fn new(entries: &'n [Entry], span: Range<usize>) -> Self {
        let keys = entries.iter().map(|entry| fold(&entry.key)).collect();
        Self {
            entries,
            keys,
            read: vec![false; entries.len()],
            span,
        }
    }

    /// Reads one field.
    pub fn read<T: FieldValue>(
        &mut self,
        field: &'static Field,
        reader: &mut Reader<'_>,
    ) -> Option<T> {
        let Some(entry) = self.take(field, reader) else {
            let absent = T::absent();
            if absent.is_none() {
                self.report_missing(field, reader);
            } else if field.need == Need::Wanted && reader.depth == 0 {
                reader.missing.push(field);
            }
            return absent;
        };
        let empty = match &entry.node.value {
            Value::Null => true,
            Value::Text(text) => field.need == Need::Required && text.trim().is_empty(),
            _ => false,
        };
        if empty {
            let absent = T::absent();
            if absent.is_none() {
                self.report_empty(entry, field, reader);
            }
            return absent;
        }
        reader
            .enclosing
            .push(field.name(reader.lookups.swedish_keys).to_owned());
        let value = T::read(&entry.node, reader);
        reader.enclosing.pop();
        // A mistake in an optional field has been reported; it must not hide the other fields.
        if value.is_none() { T::absent() } else { value }
    }

    /// The entries that no field has claimed.
    pub fn unread(&self) -> impl Iterator<Item = &'n Entry> {
        self.entries
            .iter()
            .zip(&self.read)
            .filter(|(_, read)| !**read)
            .map(|(entry, _)| entry)
    }

    fn take(&mut self, field: &'static Field, reader: &mut Reader<'_>) -> Option<&'n Entry> {
        let mut found: Option<&Entry> = None;
        for ((entry, key), read) in self.entries.iter().zip(&self.keys).zip(&mut self.read) {
            if *read || !(key == field.key || key == field.swedish) {
                continue;
            }
            *read = true;
            if let Some(first) = found {
                let (first, second) = (&first.key, &entry.key);
                reader.error(
                    "duplicate-field",
                    &entry.key_span,
                    text!(
                        "\"{second}\" är samma fält som \"{first}\", som redan står ovanför.",
                        "\"{second}\" is the same field as \"{first}\", which stands above."
                    ),
                    text!("Ta bort den ena raden.", "Remove one of the lines."),
                );
            } else {
                found = Some(entry);
            }
        }
        found
    }

    fn report_missing(&self, field: &'static Field, reader: &mut Reader<'_>) {
        let name = field.name(reader.lookups.swedish_keys);
        let at = self.span.start..self.span.start + 1;
        reader.error(
            "missing-field",
            &at,
            text!(
                "Fältet \"{name}\" saknas.",
                "The field \"{name}\" is missing."
            ),
            reader.how_to_write(field),
        );
    }

    /// A field that must have a value and stands without one.
    fn report_empty(&self, entry: &Entry, field: &'static Field, reader: &mut Reader<'_>) {
        let written = &entry.key;
        let help = reader.how_to_write(field);
        reader.error(
            "missing-field",
            &entry.key_span,
            text!(
                "Fältet \"{written}\" är tomt.",
                "The field \"{written}\" is empty."
            ),
            help,
        );
    }
}

impl<T: FieldValue> FieldValue for Option<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(node, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn mentions(&self, path: &mut FieldPath, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
        if let Some(value) = self {
            value.mentions(path, visit);
        }
    }
}

impl<T: FieldValue> FieldValue for Vec<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    /// A single value is a list of one: people write `teman = "samverkan"`.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::List(elements) => Some(
                elements
                    .iter()
                    .filter_map(|element| T::read(element, reader))
                    .collect(),
            ),
            _ => T::read(node, reader).map(|value| vec![value]),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn mentions(&self, path: &mut FieldPath, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
        for (index, value) in self.iter().enumerate() {
            path.0.push(Segment::Index(index));
            value.mentions(path, visit);
            path.0.pop();
        }
    }
}

impl<T: FieldValue> FieldValue for BTreeMap<String, T> {
    fn shape() -> Shape {
        Shape::Map(Box::new(T::shape()))
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Table(entries) = &node.value else {
            reader.wrong_type(node, &text!("en tabell", "a table"), "{ 2016 = 25000 }");
            return None;
        };
        Some(
            entries
                .iter()
                .filter_map(|entry| Some((entry.key.clone(), T::read(&entry.node, reader)?)))
                .collect(),
        )
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}
