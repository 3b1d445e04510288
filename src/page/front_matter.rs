//! Where the front matter ends and the text begins, and where in it a value was written.

use std::ops::Range;

use crate::diagnostic::{Span, Text, text};
use crate::kind_name::{KindName, fold};
use crate::kinds::Fields;
use crate::kinds::common::Common;
use crate::schema::{Field, FieldPath, Record, Segment, Shape};
use crate::sources::SourceText;
use crate::value::{Node, Value, parse_toml, parse_yaml};

/// The two parts of a file.
pub(super) struct Parts {
    /// The front matter's values.
    pub(super) node: Node,
    /// The length of the first line.
    pub(super) fence: usize,
    /// Where the text begins.
    pub(super) body: usize,
}

/// A front matter that cannot be read.
pub(super) struct FrontMatterError {
    pub(super) code: &'static str,
    pub(super) span: Range<usize>,
    pub(super) message: Text,
    pub(super) help: Text,
}

/// Splits a file and parses its front matter.
pub(super) fn split(source: &str, swedish: bool) -> Result<Parts, Vec<FrontMatterError>> {
    let first_line = source.lines().next().unwrap_or_default();
    let fence = first_line.trim_end();
    if !["+++", "---"].contains(&fence) {
        return Err(vec![missing(source, first_line, swedish)]);
    }
    let start = first_line.len() + usize::from(source.len() > first_line.len());
    let Some(end) = closing_line(source, start, fence) else {
        return Err(vec![FrontMatterError {
            code: "unclosed-front-matter",
            span: 0..fence.len(),
            message: text!(
                "Raden {fence} som avslutar fälten saknas.",
                "The line {fence} that ends the fields is missing."
            ),
            help: text!(
                "Skriv {fence} på en egen rad efter det sista fältet, före texten.",
                "Write {fence} on a line of its own after the last field, before the text."
            ),
        }]);
    };
    let body = after_line(source, end);
    let (code, parsed) = match fence {
        "+++" => ("invalid-toml", parse_toml(source, start..end)),
        _ => ("invalid-yaml", parse_yaml(source, start..end)),
    };
    match parsed {
        Ok(node) => Ok(Parts {
            node,
            fence: fence.len(),
            body,
        }),
        Err(errors) => Err(errors
            .into_iter()
            .map(|error| FrontMatterError {
                code,
                span: error.span,
                message: error.message,
                help: error.help,
            })
            .collect()),
    }
}

/// Where the text begins in a file that has fences around its fields, whatever stands between them.
pub(super) fn body_start(source: &str) -> Option<usize> {
    let first_line = source.lines().next()?;
    let fence = first_line.trim_end();
    if !["+++", "---"].contains(&fence) {
        return None;
    }
    let start = first_line.len() + usize::from(source.len() > first_line.len());
    Some(after_line(source, closing_line(source, start, fence)?))
}

/// Where the next line begins.
fn after_line(source: &str, at: usize) -> usize {
    source[at..]
        .find('\n')
        .map_or(source.len(), |newline| at + newline + 1)
}

fn closing_line(source: &str, start: usize, fence: &str) -> Option<usize> {
    let mut at = start;
    for line in source[start..].split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some(at);
        }
        at += line.len();
    }
    None
}

fn missing(source: &str, first_line: &str, swedish: bool) -> FrontMatterError {
    let example = if swedish {
        "+++ / titel = \"…\" / sammanfattning = \"…\" / kommuner = [\"Lund\"] / +++"
    } else {
        "+++ / title = \"…\" / summary = \"…\" / municipalities = [\"Lund\"] / +++"
    };
    let message = if source.trim().is_empty() {
        text!("Filen är tom.", "The file is empty.")
    } else {
        text!(
            "Filen börjar inte med +++ och fält.",
            "The file does not begin with +++ and fields."
        )
    };
    FrontMatterError {
        code: "missing-front-matter",
        span: 0..first_line.len(),
        message,
        help: text!(
            "Överst ska det stå, på var sin rad: {example}",
            "The top of the file should have, each on a line of its own: {example}"
        ),
    }
}

/// Notes that `sources` define, as Markdown in the page's language.
pub(super) fn notes(common: &Common, language: &str) -> Vec<(String, String)> {
    common
        .sources
        .iter()
        .map(|source| {
            let title = source
                .title
                .clone()
                .unwrap_or_else(|| source.id.to_string());
            let title = match (&source.url, &source.report) {
                (Some(url), _) => format!("[{title}]({url})"),
                (None, Some(report)) => format!(
                    "[{title}](report:{})",
                    report
                        .as_str()
                        .trim_start_matches("report:")
                        .trim_start_matches("rapport:")
                ),
                (None, None) => title,
            };
            let page = source
                .page
                .as_ref()
                .map(|page| crate::language::on_page(language, page))
                .unwrap_or_default();
            let accessed = source
                .accessed
                .map(|day| format!(" ({day})"))
                .unwrap_or_default();
            (source.id.to_string(), format!("{title}{page}{accessed}."))
        })
        .collect()
}

/// Where a value stands in a file, for findings that only the whole site can make.
pub fn locate(source: &SourceText, kind: KindName, path: &FieldPath) -> Option<Span> {
    let parts = split(&source.text, true).ok()?;
    span_in(&parts.node, kind, path).map(|range| Span::of(&source.text, &range))
}

/// The byte range of the value at a path; of the nearest table around it where it is not written.
pub(super) fn span_in(root: &Node, kind: KindName, path: &FieldPath) -> Option<Range<usize>> {
    let (field, mut shape) = shape_of(kind, path)?;
    let mut node = &root.get(&[field.key, field.swedish])?.node;
    for segment in &path.0[1..] {
        let step = match (segment, &shape) {
            (Segment::Index(index), Shape::List(inner)) => {
                let inner = (**inner).clone();
                match &node.value {
                    Value::List(elements) => elements.get(*index).map(|element| (element, inner)),
                    // A single value stands for a list of one.
                    _ => Some((node, inner)),
                }
            }
            (Segment::Field(key), Shape::Table(fields)) => child(node, fields, key),
            _ => None,
        };
        let Some((next, next_shape)) = step else {
            break;
        };
        node = next;
        shape = next_shape;
    }
    Some(node.span.clone())
}

/// Shapes of a path through a record's fields, for finding where a value was written.
fn shape_of(kind: KindName, path: &FieldPath) -> Option<(&'static Field, Shape)> {
    let Some(Segment::Field(first)) = path.0.first() else {
        return None;
    };
    let field = Common::FIELDS
        .iter()
        .chain(Fields::table(kind))
        .find(|field| field.key == *first)?;
    Some((field, (field.shape)()))
}

fn child<'n>(node: &'n Node, fields: &'static [Field], key: &str) -> Option<(&'n Node, Shape)> {
    let field = fields.iter().find(|field| field.key == key)?;
    let entry = match &node.value {
        Value::Table(entries) => entries.iter().find(|entry| {
            let written = fold(&entry.key);
            written == field.key || written == field.swedish
        })?,
        _ => return None,
    };
    Some((&entry.node, (field.shape)()))
}
