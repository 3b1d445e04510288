//! One table of fields a record, from which everything about it follows: reading with exact
//! places, Swedish aliases, JSON Schema, what `sprida add` writes and what the manual says.
//!
//! A record is declared with `record!`; reading it collects every finding instead of stopping at
//! the first, which serde's derive cannot do.

pub mod json_schema;
mod moment;
mod reader;
mod several;
mod table;
pub mod types;

pub use self::moment::Moment;
pub use self::reader::{Lookups, Reader};
pub use self::table::TableReader;

use crate::kind_name::{KindName, fold};
use crate::value::Node;

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
