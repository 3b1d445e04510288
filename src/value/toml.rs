//! TOML into [`Node`]s, several mistakes at once, with the mistakes that people make explained.

mod mistakes;

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Node, SyntaxError, Value};
use crate::diagnostic::text;

/// Parses `text[range]`; spans count from the start of `text`.
///
/// # Errors
/// Every mistake found, at most one a line.
pub fn parse_toml(text: &str, range: Range<usize>) -> Result<Node, Vec<SyntaxError>> {
    let source = &text[range.clone()];
    let (table, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        return Err(mistakes::explain_all(text, source, range.start, &errors));
    }
    let mut unreadable = Vec::new();
    let node = Node {
        value: Value::Table(entries(table.get_ref(), range.start, &mut unreadable)),
        span: range.clone(),
    };
    if unreadable.is_empty() {
        Ok(node)
    } else {
        Err(unreadable)
    }
}

fn entries(table: &DeTable<'_>, offset: usize, errors: &mut Vec<SyntaxError>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: shift(key.span(), offset),
            node: node(value, offset, errors),
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

fn node(value: &Spanned<DeValue<'_>>, offset: usize, errors: &mut Vec<SyntaxError>) -> Node {
    let span = shift(value.span(), offset);
    let value = match value.get_ref() {
        DeValue::String(string) => Value::Text(string.to_string()),
        DeValue::Integer(integer) => {
            if let Ok(number) = i64::from_str_radix(integer.as_str(), integer.radix()) {
                Value::Integer(number)
            } else {
                errors.push(number_too_large(&span));
                Value::Null
            }
        }
        DeValue::Float(float) => match float.as_str().parse::<f64>() {
            Ok(number) if number.is_finite() => Value::Float(number),
            _ => {
                errors.push(number_too_large(&span));
                Value::Null
            }
        },
        DeValue::Boolean(boolean) => Value::Boolean(*boolean),
        DeValue::Datetime(datetime) => Value::DateTime(datetime.to_string()),
        DeValue::Array(array) => Value::List(
            array
                .iter()
                .map(|element| node(element, offset, errors))
                .collect(),
        ),
        DeValue::Table(table) => Value::Table(entries(table, offset, errors)),
    };
    Node { value, span }
}

fn number_too_large(span: &Range<usize>) -> SyntaxError {
    SyntaxError {
        span: span.clone(),
        message: text!("Talet går inte att läsa.", "The number cannot be read."),
        help: text!(
            "Skriv talet med siffror och punkt som decimaltecken, till exempel 1.5.",
            "Write the number in digits with a point for decimals, such as 1.5."
        ),
    }
}

fn shift(span: Range<usize>, offset: usize) -> Range<usize> {
    span.start + offset..span.end + offset
}
