//! Entries that no field claims: terms of the site's own taxonomies, the table `[extra]`, and mistakes.

use std::collections::BTreeMap;

use super::{OwnTerm, Parser};
use crate::diagnostic::{Severity, Text, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::common::Common;
use crate::schema::types::read_term;
use crate::schema::{Reader, Record};
use crate::value::{Entry, Node, Value};

impl Parser<'_> {
    /// Entries that no field claimed: the site's own taxonomies, `[extra]`, and mistakes.
    pub(super) fn remaining(
        &self,
        unread: &[&Entry],
        kind: KindName,
        reader: &mut Reader<'_>,
    ) -> (BTreeMap<String, Vec<OwnTerm>>, String) {
        let mut own_terms = BTreeMap::new();
        let mut extra = serde_json::Map::new();
        for entry in unread {
            if let Some(taxonomy) = self
                .config
                .taxonomies
                .iter()
                .find(|taxonomy| taxonomy.own && taxonomy.key == entry.key)
            {
                let values = match &entry.node.value {
                    Value::List(values) => values.iter().collect(),
                    _ => vec![&entry.node],
                };
                let terms = values
                    .into_iter()
                    .filter_map(|value| {
                        let slug = read_term(value, &taxonomy.name, reader)?;
                        let written = match &value.value {
                            Value::Text(written) => written.trim().to_owned(),
                            _ => slug.clone(),
                        };
                        Some(OwnTerm { slug, written })
                    })
                    .collect();
                own_terms.insert(taxonomy.name.clone(), terms);
                continue;
            }
            if entry.key == "extra" {
                if let serde_json::Value::Object(fields) = to_json(&entry.node) {
                    extra.extend(fields);
                }
                continue;
            }
            if let Some(owner) = KindName::ALL
                .into_iter()
                .find(|other| *other != kind && has_field(*other, &entry.key))
            {
                let (key, label) = (&entry.key, owner.label());
                reader.report(
                    Severity::Warning,
                    "unknown-field",
                    &entry.key_span,
                    Text {
                        sv: format!(
                            "Fältet \"{key}\" hör till sidor av slaget {}, inte till den här.",
                            label.sv
                        ),
                        en: format!(
                            "The field \"{key}\" belongs to pages of the kind {}, not to this one.",
                            label.en
                        ),
                    },
                    text!("Ta bort raden.", "Remove the line."),
                );
            } else {
                let near = reader.nearest_key(
                    &entry.key,
                    &mut Common::FIELDS.iter().chain(Fields::table(kind)),
                );
                reader.unknown_field(entry, near);
            }
            extra.insert(entry.key.clone(), to_json(&entry.node));
        }
        let extra = if extra.is_empty() {
            String::new()
        } else {
            serde_json::Value::Object(extra).to_string()
        };
        (own_terms, extra)
    }
}

fn has_field(kind: KindName, key: &str) -> bool {
    let key = crate::kind_name::fold(key);
    Fields::table(kind)
        .iter()
        .any(|field| field.key == key || field.swedish == key)
}

fn to_json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Text(text) | Value::DateTime(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::Boolean(boolean) => (*boolean).into(),
        Value::List(elements) => elements.iter().map(to_json).collect(),
        Value::Table(entries) => serde_json::Value::Object(
            entries
                .iter()
                .map(|entry| (entry.key.clone(), to_json(&entry.node)))
                .collect(),
        ),
    }
}
