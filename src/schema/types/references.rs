//! References to other items, by the kinds that they may point at.

use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use super::{marked_text, read_text};
use crate::diagnostic::text;
use crate::kind_name::KindName;
use crate::schema::{FieldPath, FieldValue, Mention, Reader, Shape};
use crate::value::Node;

/// A reference to an item of the kinds that `K` allows, as written but for spaces.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Reference<K: Kinds>(String, #[serde(skip)] PhantomData<fn() -> K>);

/// The kinds that a reference may point at; none means any.
pub trait Kinds {
    /// The kinds.
    const KINDS: &'static [KindName];
}

marked_text!(Reference, Kinds);

impl<K: Kinds> FieldValue for Reference<K> {
    fn shape() -> Shape {
        Shape::Reference(K::KINDS)
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = read_text(node, reader, "\"boss\"")?.trim();
        if written.is_empty() {
            reader.error(
                "broken-reference",
                &node.span,
                text!("Hänvisningen är tom.", "The reference is empty."),
                text!(
                    "Skriv en sidas id, till exempel \"boss\", eller ta bort värdet.",
                    "Write an item's id, such as \"boss\", or remove the value."
                ),
            );
            return None;
        }
        Some(Self(written.to_owned(), PhantomData))
    }

    fn mentions(&self, path: &mut FieldPath, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
        visit(path, Mention::Item(&self.0, K::KINDS));
    }
}

/// Single kinds as types, for references.
pub mod kind {
    use super::Kinds;
    use crate::kind_name::KindName;

    macro_rules! kinds {
        ($($type:ident)*) => {
            $(
                #[doc = concat!("Only items of the kind ", stringify!($type), ".")]
                pub enum $type {}

                impl Kinds for $type {
                    const KINDS: &'static [KindName] = &[KindName::$type];
                }
            )*
        };
    }

    kinds! { Evaluation Course Project Method Report }
}

/// Any kind as a type, for references.
pub mod any {
    use super::Kinds;
    use crate::kind_name::KindName;

    /// Items of every kind.
    pub enum Item {}

    impl Kinds for Item {
        const KINDS: &'static [KindName] = &[];
    }
}
