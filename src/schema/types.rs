//! The types that stand in fields: each reads one value, checks it, and says how to mend it.

mod addresses;
mod dates;
mod plain;
mod references;
mod registered;
mod terms;
pub mod vocabulary;

pub use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{FieldValue, Reader, Shape};
use crate::diagnostic::text;
use crate::value::{Node, Value};

pub(crate) use self::addresses::unencrypted;
pub use self::addresses::{Email, FilePath, Route, Slug, TablePath, Url};
pub use self::dates::PartialDate;
pub(crate) use self::plain::negative_count;
pub use self::references::{Kinds, Reference, any, kind};
pub use self::registered::{CountyCode, LanguageTag, MunicipalityCode, OrganisationId};
pub use self::terms::{EvidenceLevel, Sdg, Term, VocabularyName, read_term};

/// A number, whole or with decimals.
pub type Number = f64;

fn read_text<'n>(node: &'n Node, reader: &mut Reader<'_>, example: &str) -> Option<&'n str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => {
            reader.wrong_type(
                node,
                &text!("text inom citattecken", "text in quotation marks"),
                example,
            );
            None
        }
    }
}

/// Declares a type that holds a checked text.
macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

use text_type;

/// What texts that are marked with a type have in common.
macro_rules! marked_text {
    ($name:ident, $bound:ident) => {
        impl<M: $bound> $name<M> {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<M: $bound> Clone for $name<M> {
            fn clone(&self) -> Self {
                Self(self.0.clone(), PhantomData)
            }
        }

        impl<M: $bound> fmt::Debug for $name<M> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, formatter)
            }
        }

        impl<M: $bound> PartialEq for $name<M> {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }
    };
}

use marked_text;

/// A table that may also be written as just the text that matters most in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shorthand<T>(pub T);

/// A record that one slug can stand for.
pub trait FromSlug {
    /// The record that the slug stands for.
    fn from_slug(slug: Slug) -> Self;
}

impl<T: FromSlug + FieldValue> FieldValue for Shorthand<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(_) => Slug::read(node, reader).map(|slug| Self(T::from_slug(slug))),
            _ => T::read(node, reader).map(Self),
        }
    }
}
