//! Tables of fields as JSON Schema (draft 2020-12), for editors that complete and check.

use serde_json::{Map, Value, json};

use super::{Field, Need, Shape};
use crate::schema::types::EvidenceLevel;
use crate::vocabulary::Vocabularies;

/// The schema of an object with these fields, under both their names.
pub fn object(
    title: &str,
    tables: &[&'static [Field]],
    vocabularies: &Vocabularies,
    swedish: bool,
) -> Value {
    let mut schema = table(tables, vocabularies, swedish);
    schema.insert(
        "$schema".to_owned(),
        json!("https://json-schema.org/draft/2020-12/schema"),
    );
    schema.insert("title".to_owned(), json!(title));
    Value::Object(schema)
}

fn table(
    tables: &[&'static [Field]],
    vocabularies: &Vocabularies,
    swedish: bool,
) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in tables.iter().flat_map(|fields| fields.iter()) {
        let mut property = shape(&(field.shape)(), vocabularies, swedish);
        property.insert(
            "description".to_owned(),
            json!(if swedish {
                field.help_sv
            } else {
                field.help_en
            }),
        );
        let names = [field.swedish, field.key];
        for name in names
            .iter()
            .take(if field.swedish == field.key { 1 } else { 2 })
        {
            properties.insert((*name).to_owned(), Value::Object(property.clone()));
        }
        if field.need == Need::Required {
            required.push(
                json!({ "anyOf": [{ "required": [field.swedish] }, { "required": [field.key] }] }),
            );
        }
    }
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        schema.insert("allOf".to_owned(), Value::Array(required));
    }
    schema
}

fn shape(shape_of: &Shape, vocabularies: &Vocabularies, swedish: bool) -> Map<String, Value> {
    let schema = match shape_of {
        Shape::Text
        | Shape::Reference(_)
        | Shape::Organisation
        | Shape::Municipality
        | Shape::County
        | Shape::File
        | Shape::Route
        | Shape::Language => {
            json!({ "type": "string" })
        }
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::Count => json!({ "type": "integer", "minimum": 0 }),
        Shape::Integer => json!({ "type": "integer" }),
        Shape::Number => json!({ "type": "number" }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::PartialDate => {
            json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" })
        }
        Shape::DateTime => {
            json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$" })
        }
        Shape::Slug => json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$" }),
        Shape::Url => json!({ "type": "string", "format": "uri" }),
        Shape::Email => json!({ "type": "string", "format": "email" }),
        Shape::EvidenceLevel => {
            json!({ "type": "integer", "minimum": 0, "maximum": EvidenceLevel::STRONGEST })
        }
        Shape::Sdg => json!({ "type": "string", "pattern": "^(1[0-7]|[1-9])(\\.[0-9a-z]{1,2})?$" }),
        Shape::Term(name) => term(name, vocabularies, swedish),
        Shape::Table(fields) => return table(&[fields], vocabularies, swedish),
        Shape::List(inner) => {
            json!({ "type": "array", "items": shape(inner, vocabularies, swedish) })
        }
        Shape::Map(inner) => {
            json!({ "type": "object", "additionalProperties": shape(inner, vocabularies, swedish) })
        }
    };
    match schema {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn term(name: &str, vocabularies: &Vocabularies, swedish: bool) -> Value {
    let Some(vocabulary) = vocabularies
        .get(name)
        .filter(|vocabulary| !vocabulary.is_open())
    else {
        return json!({ "type": "string" });
    };
    let language = if swedish { "sv" } else { "en" };
    let choices: Vec<Value> = vocabulary
        .terms()
        .iter()
        .map(|term| json!({ "const": term.slug, "title": term.label(language) }))
        .collect();
    json!({ "type": "string", "oneOf": choices })
}
