//! YAML into [`Node`]s: the front matter that other generators and note-taking tools write.

use std::ops::Range;

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::{Entry, Node, SyntaxError, Value};
use crate::diagnostic::text;

/// Parses `text[range]`; spans count from the start of `text`.
///
/// # Errors
/// The first mistake: YAML's grammar gives no safe place to go on from.
pub fn parse_yaml(text: &str, range: Range<usize>) -> Result<Node, Vec<SyntaxError>> {
    let source = &text[range.clone()];
    let places = CharacterPlaces::new(source, range.start);
    let documents = MarkedYaml::load_from_str(source).map_err(|error| {
        let at = places.byte(error.marker().index());
        vec![explain(text, source, error.info(), at..at + 1)]
    })?;
    let Some(document) = documents.first() else {
        return Ok(Node {
            value: Value::Table(Vec::new()),
            span: range,
        });
    };
    let mut errors = Vec::new();
    let node = node(document, &places, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    match node.value {
        Value::Table(_) => Ok(node),
        Value::Null => Ok(Node {
            value: Value::Table(Vec::new()),
            span: range,
        }),
        _ => Err(vec![SyntaxError {
            span: node.span,
            message: text!(
                "Mellan raderna med --- ska det stå fält.",
                "Fields should stand between the lines of ---."
            ),
            help: text!(
                "Skriv till exempel: titel: Min rubrik",
                "Write for example: title: My heading"
            ),
        }]),
    }
}

/// Character offsets, which the parser counts in, to byte offsets of the file.
struct CharacterPlaces {
    bytes: Vec<usize>,
}

impl CharacterPlaces {
    fn new(source: &str, offset: usize) -> Self {
        let mut bytes: Vec<usize> = source.char_indices().map(|(at, _)| at + offset).collect();
        bytes.push(source.len() + offset);
        Self { bytes }
    }

    fn byte(&self, character: usize) -> usize {
        self.bytes[character.min(self.bytes.len() - 1)]
    }
}

fn node(yaml: &MarkedYaml<'_>, places: &CharacterPlaces, errors: &mut Vec<SyntaxError>) -> Node {
    let span = places.byte(yaml.span.start.index())..places.byte(yaml.span.end.index());
    let value = match &yaml.data {
        YamlData::Value(scalar) => match scalar {
            Scalar::Null => Value::Null,
            Scalar::Boolean(boolean) => Value::Boolean(*boolean),
            Scalar::Integer(integer) => Value::Integer(*integer),
            Scalar::FloatingPoint(float) => Value::Float(float.into_inner()),
            Scalar::String(string) => Value::Text(string.to_string()),
        },
        YamlData::Sequence(elements) => Value::List(
            elements
                .iter()
                .map(|element| node(element, places, errors))
                .collect(),
        ),
        YamlData::Mapping(pairs) => {
            let mut entries = Vec::new();
            for (key, value) in pairs {
                let key_node = node(key, places, errors);
                let key_text = match &key_node.value {
                    Value::Text(text) => text.clone(),
                    Value::Integer(number) => number.to_string(),
                    Value::Boolean(boolean) => boolean.to_string(),
                    _ => {
                        errors.push(SyntaxError {
                            span: key_node.span.clone(),
                            message: text!(
                                "Fältets namn ska vara text.",
                                "A field's name must be text."
                            ),
                            help: text!(
                                "Skriv till exempel: titel: Min rubrik",
                                "Write for example: title: My heading"
                            ),
                        });
                        continue;
                    }
                };
                entries.push(Entry {
                    key: key_text,
                    key_span: key_node.span,
                    node: node(value, places, errors),
                });
            }
            Value::Table(entries)
        }
        YamlData::Tagged(_, tagged) => return node(tagged, places, errors),
        YamlData::Representation(text, ..) => Value::Text(text.to_string()),
        YamlData::Alias(_) | YamlData::BadValue => {
            errors.push(SyntaxError {
                span: span.clone(),
                message: text!("Värdet går inte att läsa.", "The value cannot be read."),
                help: text!(
                    "Sätt citattecken runt värdet: \"…\".",
                    "Put quotation marks around the value: \"…\"."
                ),
            });
            Value::Null
        }
    };
    Node { value, span }
}

fn explain(text: &str, source: &str, parser_message: &str, span: Range<usize>) -> SyntaxError {
    let line_start = text[..span.start.min(text.len())]
        .rfind('\n')
        .map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let (message, help) =
        if line.contains('\t') || source.lines().any(|line| line.starts_with('\t')) {
            (
                text!(
                    "Raden är indragen med tabb.",
                    "The line is indented with a tab."
                ),
                text!(
                    "Dra in med mellanslag, två för varje steg.",
                    "Indent with spaces, two for each step."
                ),
            )
        } else if parser_message.contains("duplicate") {
            (
                text!(
                    "Samma fält står två gånger.",
                    "The same field stands twice."
                ),
                text!(
                    "Ta bort den ena raden, eller slå ihop dem.",
                    "Remove one of the lines, or merge them."
                ),
            )
        } else if line.matches(": ").count() > 1 {
            (
                text!(
                    "Ett kolon i texten gör att raden inte går att läsa.",
                    "A colon inside the text makes the line unreadable."
                ),
                text!(
                    "Sätt \" runt hela texten: titel: \"Samverkan: så gjorde vi\".",
                    "Put \" around the whole text: title: \"Together: how we did\"."
                ),
            )
        } else if line.matches('"').count() % 2 == 1 {
            (
                text!(
                    "Ett citattecken saknas på raden, eller på en rad ovanför.",
                    "A quotation mark is missing on the line, or on one above."
                ),
                text!(
                    "Text inom \" ska ha tecknet både i början och i slutet.",
                    "Text in \" has the mark both at its start and at its end."
                ),
            )
        } else if line.contains('[') && !line.contains(']') {
            (
                text!(
                    "Listan avslutas inte med ].",
                    "The list does not end with ]."
                ),
                text!("Skriv [ett, två].", "Write [one, two]."),
            )
        } else {
            (
                text!(
                    "Raden går inte att läsa, eller så är indragningen fel.",
                    "The line cannot be read, or its indentation is wrong: {parser_message}."
                ),
                text!(
                    "Ett fält skrivs namn: värde. Underfält dras in med två mellanslag.",
                    "A field is written name: value. Fields below it are indented by two spaces."
                ),
            )
        };
    SyntaxError {
        span,
        message,
        help,
    }
}
