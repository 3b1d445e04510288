//! Values that may be left out, lists, and tables with names of the writer's own.

use std::collections::BTreeMap;

use super::{FieldPath, FieldValue, Mention, Reader, Segment, Shape};
use crate::diagnostic::text;
use crate::value::{Node, Value};

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
