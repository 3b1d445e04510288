//! Items as data: JSON of each, JSON and CSV of each kind.

use serde_json::{Map, Value, json};

use crate::kind_name::KindName;
use crate::site::links::{file_route, file_source};
use crate::site::{Item, Site};
use crate::sources::Sources;
use crate::theme::view::FieldsView;

/// One item as JSON.
pub(super) fn item_json(site: &Site, sources: &Sources, index: usize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(&item_value(site, sources, &site.items[index]))
        .expect("a JSON value can be written");
    bytes.push(b'\n');
    bytes
}

/// All items of a kind as JSON, in every language.
pub(super) fn kind_json(site: &Site, sources: &Sources, kind: KindName) -> Vec<u8> {
    let items: Vec<Value> = of_kind(site, kind)
        .map(|item| item_value(site, sources, item))
        .collect();
    let document = json!({
        "type": kind.english(),
        "license": license(site),
        "publisher": site.config.site.publisher,
        "items": items,
    });
    let mut bytes = serde_json::to_vec(&document).expect("a JSON value can be written");
    bytes.push(b'\n');
    bytes
}

/// All items of a kind as CSV (RFC 4180) with the fields that a table can hold.
pub(super) fn kind_csv(site: &Site, sources: &Sources, kind: KindName) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut rows: Vec<Map<String, Value>> = Vec::new();
    for item in of_kind(site, kind) {
        let mut row = Map::new();
        if let Value::Object(fields) = item_value(site, sources, item) {
            for (key, value) in fields {
                flatten(&key, &value, &mut row);
            }
        }
        rows.push(row);
    }
    let mut columns: Vec<String> = [
        "id",
        "url",
        "language",
        "title",
        "summary",
        "published",
        "updated",
        "municipalities",
        "themes",
    ]
    .map(str::to_owned)
    .to_vec();
    for row in &rows {
        for key in row.keys() {
            if !columns.contains(key) {
                columns.push(key.clone());
            }
        }
    }
    let written = "writing to memory cannot fail";
    writer.write_record(&columns).expect(written);
    for row in &rows {
        let cells = columns
            .iter()
            .map(|column| row.get(column).map(cell).unwrap_or_default());
        writer.write_record(cells).expect(written);
    }
    writer.into_inner().expect(written)
}

fn of_kind(site: &Site, kind: KindName) -> impl Iterator<Item = &Item> {
    site.items
        .iter()
        .filter(move |item| item.page.kind() == kind)
}

fn license(site: &Site) -> &str {
    site.config.site.license.as_deref().unwrap_or("CC-BY-4.0")
}

fn item_value(site: &Site, sources: &Sources, item: &Item) -> Value {
    let page = &item.page;
    let mut value = Map::new();
    value.insert("id".to_owned(), json!(page.id));
    value.insert("type".to_owned(), json!(page.kind().english()));
    value.insert(
        "url".to_owned(),
        json!(format!(
            "{}{}",
            site.config.base_url,
            item.route.trim_start_matches('/')
        )),
    );
    value.insert("language".to_owned(), json!(page.language));
    let mut add = |fields: Value| {
        if let Value::Object(fields) = fields {
            for (key, field) in fields {
                if !is_empty(&field)
                    && ![
                        "draft",
                        "privacy_reviewed",
                        "id",
                        "lang",
                        "type",
                        "translation_of",
                    ]
                    .contains(&key.as_str())
                {
                    value.insert(key, without_empty(field));
                }
            }
        }
    };
    let serialised = "records serialise to JSON";
    add(serde_json::to_value(&page.common).expect(serialised));
    add(serde_json::to_value(FieldsView(&page.fields)).expect(serialised));
    for (taxonomy, terms) in &page.own_terms {
        let slugs: Vec<&str> = terms.iter().map(|term| term.slug.as_str()).collect();
        value.insert(taxonomy.clone(), json!(slugs));
    }
    if let Some(Value::Array(attachments)) = value.get_mut("attachments") {
        for attachment in attachments {
            add_address(site, sources, item, attachment);
        }
    }
    value
        .entry("license")
        .or_insert_with(|| json!(license(site)));
    Value::Object(value)
}

/// Where an attachment that is a file of the site can be fetched.
fn add_address(site: &Site, sources: &Sources, item: &Item, attachment: &mut Value) {
    let file = attachment.get("file").and_then(Value::as_str);
    let source = file.and_then(|file| file_source(&item.page.path, file, sources));
    if let (Some(source), Some(fields)) = (source, attachment.as_object_mut()) {
        let below = file_route(&source)
            .trim_start_matches('/')
            .replace(' ', "%20");
        fields.insert(
            "url".to_owned(),
            json!(format!("{}{below}", site.config.base_url)),
        );
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(values) => values.is_empty(),
        Value::Object(fields) => fields.values().all(is_empty),
        Value::Number(_) | Value::Bool(true) => false,
    }
}

fn without_empty(value: Value) -> Value {
    match value {
        Value::Array(values) => Value::Array(values.into_iter().map(without_empty).collect()),
        Value::Object(fields) => Value::Object(
            fields
                .into_iter()
                .filter(|(_, field)| !is_empty(field))
                .map(|(key, field)| (key, without_empty(field)))
                .collect(),
        ),
        Value::Number(number) => whole(number),
        other => other,
    }
}

/// 160.0 is written as 160.
fn whole(number: serde_json::Number) -> Value {
    match number.as_f64() {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "checked to be whole and within 2^53"
        )]
        Some(float) if number.is_f64() && float.fract() == 0.0 && float.abs() < 9e15 => {
            json!(float as i64)
        }
        _ => Value::Number(number),
    }
}

/// Texts, numbers and lists of texts become columns; tables become `table.field`; lists of tables stay in JSON only.
fn flatten(key: &str, value: &Value, row: &mut Map<String, Value>) {
    match value {
        Value::Object(fields) => {
            for (inner, field) in fields {
                flatten(&format!("{key}.{inner}"), field, row);
            }
        }
        Value::Array(values) if values.iter().any(Value::is_object) => {}
        other => {
            row.insert(key.to_owned(), other.clone());
        }
    }
}

/// A cell: lists with semicolons; what a spreadsheet would take for a formula is quoted.
pub(super) fn cell(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(cell).collect::<Vec<_>>().join(";"),
        Value::Null => String::new(),
        other => return other.to_string(),
    };
    if text.starts_with(['=', '+', '-', '@', '\t']) {
        format!("'{text}")
    } else {
        text
    }
}
