//! YAML into [`Node`]s: the front matter that other generators and note-taking tools write.

use std::ops::Range;

use saphyr::{LoadableYamlNode, MarkedYaml, Scalar, YamlData};

use super::{Entry, Explanation, Node, SyntaxError, Value, duplicate_field};
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
        vec![explain(source, range.start, error.info(), at..at + 1)]
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
        Value::Text(written) if written.contains(" = ") => Err(vec![SyntaxError {
            span: node.span.start..node.span.start + 1,
            message: text!(
                "Fälten är skrivna med likhetstecken, men mellan --- skrivs de med kolon.",
                "The fields are written with equals signs, but between --- they take colons."
            ),
            help: text!(
                "Byt de båda raderna med --- mot +++.",
                "Change both lines of --- to +++."
            ),
        }]),
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

/// A line that does not parse, and the lines before it.
struct Place<'a> {
    /// The line that the parser complains of.
    line: &'a str,
    /// Where it begins in the front matter.
    line_start: usize,
    /// The front matter.
    source: &'a str,
    /// What the parser says.
    parser_message: &'a str,
}

/// The mistakes that people make, the surest signs first.
const MISTAKES: [fn(&Place<'_>) -> Option<Explanation>; 12] = [
    tab,
    |place| duplicate_field(place.parser_message),
    equals_for_colon,
    missing_space_after_dash,
    missing_space,
    unclosed_list,
    text_after_quote,
    colon_in_text,
    missing_quote,
    unclosed_list_on_line,
    special_start,
    text_below_value,
];

fn explain(source: &str, offset: usize, parser_message: &str, span: Range<usize>) -> SyntaxError {
    let at = span.start.saturating_sub(offset).min(source.len());
    let line_start = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let place = Place {
        line: source[line_start..].lines().next().unwrap_or_default(),
        line_start,
        source,
        parser_message,
    };
    let (message, help, better) = MISTAKES
        .iter()
        .find_map(|mistake| mistake(&place))
        .unwrap_or_else(|| {
            (
                text!(
                    "Raden går inte att läsa, eller så är indragningen fel.",
                    "The line cannot be read, or its indentation is wrong: {parser_message}."
                ),
                text!(
                    "Ett fält skrivs namn: värde. Underfält dras in med två mellanslag.",
                    "A field is written name: value. Fields below it are indented by two spaces."
                ),
                None,
            )
        });
    let span = better.map_or(span, |at| at + offset..at + offset + 1);
    SyntaxError {
        span,
        message,
        help,
    }
}

fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// The value of a line `name: value` or `- value`, and where in the line it begins.
fn value_of(line: &str) -> Option<(usize, &str)> {
    let after_name = line.find(": ").map(|colon| colon + 2);
    let at = after_name.or_else(|| {
        line.trim_start()
            .starts_with("- ")
            .then(|| line.find("- "))
            .flatten()
            .map(|dash| dash + 2)
    })?;
    let value = line[at..].trim_start();
    Some((line.len() - value.len(), value.trim_end()))
}

fn tab(place: &Place<'_>) -> Option<Explanation> {
    let mut at = 0;
    for line in place.source.split_inclusive('\n') {
        if let Some(tab) = indentation(line.trim_end()).find('\t') {
            return Some((
                text!(
                    "Raden är indragen med tabb.",
                    "The line is indented with a tab."
                ),
                text!(
                    "Dra in med mellanslag, två för varje steg.",
                    "Indent with spaces, two for each step."
                ),
                Some(at + tab),
            ));
        }
        at += line.len();
    }
    None
}

/// The line that the parser complains of and the one above, which is often the guilty one, each
/// with where it begins.
fn nearby<'p>(place: &Place<'p>) -> [(usize, &'p str); 2] {
    let above = place.source[..place.line_start].trim_end_matches('\n');
    let above_start = above.rfind('\n').map_or(0, |newline| newline + 1);
    [
        (above_start, &above[above_start..]),
        (place.line_start, place.line),
    ]
}

/// `titel = "Min rubrik"`, as between lines of +++.
fn equals_for_colon(place: &Place<'_>) -> Option<Explanation> {
    let (at, name) = nearby(place).into_iter().find_map(|(start, line)| {
        let (name, _) = line.split_once(" = ")?;
        let is_name = !name.is_empty()
            && name
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '_');
        is_name.then_some((start + name.len() + 1, name))
    })?;
    Some((
        text!(
            "Raden har likhetstecken, men mellan --- ska det vara kolon.",
            "The line has an equals sign, but between --- it should be a colon."
        ),
        text!("Skriv {name}: …", "Write {name}: …"),
        Some(at),
    ))
}

/// `-samverkan` in a list.
fn missing_space_after_dash(place: &Place<'_>) -> Option<Explanation> {
    let at = nearby(place).into_iter().find_map(|(start, line)| {
        let dash = line.len() - line.trim_start().len();
        let joined = line[dash..].strip_prefix('-').is_some_and(|rest| {
            rest.starts_with(|letter: char| letter.is_alphabetic() || letter == '"')
        });
        joined.then_some(start + dash)
    })?;
    Some((
        text!(
            "Ett mellanslag saknas efter strecket.",
            "A space is missing after the dash."
        ),
        text!(
            "Skriv \"- värde\", med mellanslag.",
            "Write \"- value\", with a space."
        ),
        Some(at),
    ))
}

/// `name:value`, on the line itself or, as the parser only notices then, on the one above.
fn missing_space(place: &Place<'_>) -> Option<Explanation> {
    let (at, name) = nearby(place).into_iter().find_map(|(start, line)| {
        let (name, value) = line.split_once(':')?;
        let is_name = !name.is_empty()
            && name
                .chars()
                .all(|letter| letter.is_alphanumeric() || letter == '_');
        let joined =
            value.starts_with(|letter: char| letter.is_alphanumeric() || "\"'[".contains(letter));
        (is_name && joined).then_some((start + name.len(), name))
    })?;
    Some((
        text!(
            "Ett mellanslag saknas efter kolon.",
            "A space is missing after the colon."
        ),
        text!("Skriv {name}: …", "Write {name}: …"),
        Some(at),
    ))
}

/// A list that a line above has begun and no line has ended.
fn unclosed_list(place: &Place<'_>) -> Option<Explanation> {
    let mut open = Vec::new();
    for (at, letter) in place.source[..place.line_start].char_indices() {
        match letter {
            '[' => open.push(at),
            ']' => {
                open.pop();
            }
            _ => {}
        }
    }
    let at = *open.first()?;
    let before = place.source[..at].trim_end_matches(' ');
    (before.ends_with(':') || before.ends_with('-')).then(|| unclosed_list_texts(Some(at)))
}

fn unclosed_list_on_line(place: &Place<'_>) -> Option<Explanation> {
    let (_, value) = value_of(place.line)?;
    (value.starts_with('[') && !value.contains(']')).then(|| unclosed_list_texts(None))
}

fn unclosed_list_texts(at: Option<usize>) -> Explanation {
    (
        text!(
            "Listan avslutas inte med ].",
            "The list does not end with ]."
        ),
        text!("Skriv [ett, två].", "Write [one, two]."),
        at,
    )
}

fn text_after_quote(place: &Place<'_>) -> Option<Explanation> {
    let (start, value) = value_of(place.line)?;
    let quote = value
        .chars()
        .next()
        .filter(|first| "\"'".contains(*first))?;
    let end = value[1..].find(quote)? + 2;
    let after = value[end..].trim_start();
    (!after.is_empty() && !after.starts_with(['#', ','])).then(|| {
        let at = place.line_start + start + value.len() - after.len();
        (
            text!(
                "Efter citattecknet står mer text.",
                "More text stands after the quotation mark."
            ),
            text!(
                "Ska citattecknen synas, skriv ” i stället: titel: ”Tillsammans” gör vi mer. Annars sätts \" runt hela texten.",
                "If the marks should be seen, write ” instead: title: ”Together” we do more. Otherwise put \" around the whole text."
            ),
            Some(at),
        )
    })
}

fn colon_in_text(place: &Place<'_>) -> Option<Explanation> {
    (place.line.matches(": ").count() > 1).then(|| {
        (
            text!(
                "Ett kolon i texten gör att raden inte går att läsa.",
                "A colon inside the text makes the line unreadable."
            ),
            text!(
                "Sätt \" runt hela texten: titel: \"Samverkan: så gjorde vi\".",
                "Put \" around the whole text: title: \"Together: how we did\"."
            ),
            None,
        )
    })
}

fn missing_quote(place: &Place<'_>) -> Option<Explanation> {
    let single = value_of(place.line).is_some_and(|(_, value)| value.starts_with('\''));
    let quote = if single { '\'' } else { '"' };
    (place.line.matches(quote).count() % 2 == 1).then(|| {
        (
            text!(
                "Ett citattecken saknas på raden, eller på en rad ovanför.",
                "A quotation mark is missing on the line, or on one above."
            ),
            text!(
                "Text som börjar med {quote} ska också sluta med det.",
                "Text that begins with {quote} also ends with it."
            ),
            None,
        )
    })
}

/// A text whose first character means something else in YAML.
fn special_start(place: &Place<'_>) -> Option<Explanation> {
    let (start, value) = value_of(place.line)?;
    let first = value
        .chars()
        .next()
        .filter(|first| "*&@`%!|>{}[]?".contains(*first))?;
    Some((
        text!(
            "En text som börjar med {first} betyder något annat här.",
            "A text that begins with {first} means something else here."
        ),
        text!(
            "Sätt \" runt hela texten: titel: \"{first}…\".",
            "Put \" around the whole text: title: \"{first}…\"."
        ),
        Some(place.line_start + start),
    ))
}

/// A field that is indented below one that already has its value.
fn text_below_value(place: &Place<'_>) -> Option<Explanation> {
    let above = place.source[..place.line_start].lines().next_back()?;
    let deeper = indentation(place.line).len() > indentation(above).len();
    let has_value = value_of(above).is_some_and(|(_, value)| !value.is_empty());
    (deeper && has_value && place.line.contains(':')).then(|| {
        (
            text!(
                "Raden är indragen, men raden ovanför har redan ett värde.",
                "The line is indented, but the line above already has a value."
            ),
            text!(
                "Ta bort mellanslagen i början av raden.",
                "Remove the spaces at the start of the line."
            ),
            Some(place.line_start),
        )
    })
}
