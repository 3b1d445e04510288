//! Front matter and data files as one tree of values with places, whichever syntax they came in.

mod toml;
mod yaml;

use std::ops::Range;

use crate::diagnostic::{Text, text};

pub use self::toml::parse_toml;
pub use self::yaml::parse_yaml;

/// A value and its byte range in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What stands there.
    pub value: Value,
    /// Where, in bytes from the file's start.
    pub span: Range<usize>,
}

/// What TOML and YAML have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing (YAML's null).
    Null,
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Float(f64),
    /// True or false.
    Boolean(bool),
    /// TOML's own date or time, as written.
    DateTime(String),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order written.
    Table(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key as written.
    pub key: String,
    /// Where the key stands.
    pub key_span: Range<usize>,
    /// The value.
    pub node: Node,
}

/// A mistake in the syntax itself.
#[derive(Clone, Debug, PartialEq)]
pub struct SyntaxError {
    /// Where, in bytes from the file's start.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Text,
    /// How to mend it.
    pub help: Text,
}

/// What is wrong, how to mend it, and the byte where it is, if that is known better than by the
/// parser.
type Explanation = (Text, Text, Option<usize>);

fn duplicate_field(parser_message: &str) -> Option<Explanation> {
    parser_message.contains("duplicate").then(|| {
        (
            text!(
                "Samma fält står två gånger.",
                "The same field stands twice."
            ),
            text!(
                "Ta bort den ena raden, eller slå ihop dem.",
                "Remove one of the lines, or merge them."
            ),
            None,
        )
    })
}

impl Node {
    /// The entry of a table whose key is one of `keys`.
    pub fn get(&self, keys: &[&str]) -> Option<&Entry> {
        match &self.value {
            Value::Table(entries) => entries
                .iter()
                .find(|entry| keys.contains(&crate::kind_name::fold(&entry.key).as_str())),
            _ => None,
        }
    }

    /// What the value is, in words.
    pub fn type_name(&self) -> Text {
        let (sv, en) = match &self.value {
            Value::Null => ("tomt", "empty"),
            Value::Text(_) => ("text", "text"),
            Value::Integer(_) => ("ett heltal", "a whole number"),
            Value::Float(_) => ("ett decimaltal", "a decimal number"),
            Value::Boolean(_) => ("ja/nej (true/false)", "true or false"),
            Value::DateTime(_) => ("ett datum", "a date"),
            Value::List(_) => ("en lista", "a list"),
            Value::Table(_) => ("en tabell", "a table"),
        };
        Text {
            sv: sv.into(),
            en: en.into(),
        }
    }
}
