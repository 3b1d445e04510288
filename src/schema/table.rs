//! Reading a table field by field.

use std::ops::Range;

use super::{Field, FieldValue, Need, Reader};
use crate::diagnostic::text;
use crate::kind_name::fold;
use crate::value::{Entry, Value};

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
