//! What people get wrong in TOML, told in words for those who do not know it.

mod fields;
mod texts;
mod unclosed;
mod values;

use std::ops::Range;

use self::unclosed::{left_open, unclosed};
use crate::diagnostic::text;
use crate::value::{Explanation, SyntaxError, duplicate_field};

/// The first mistake of every line: the parser's later ones on the same line are its own echo, and
/// so are the lines of a list that has been written as in YAML.
pub(super) fn explain_all(
    text: &str,
    source: &str,
    offset: usize,
    errors: &[toml::de::Error],
) -> Vec<SyntaxError> {
    let mut places: Vec<(usize, Range<usize>, &str)> = errors
        .iter()
        .map(|error| {
            let span = error.span().unwrap_or(0..0);
            let line = source[..span.start.min(source.len())].matches('\n').count();
            (line, span, error.message())
        })
        .collect();
    places.sort_by_key(|(line, span, _)| (*line, span.start));
    let mut explained: Vec<SyntaxError> = Vec::new();
    let mut lines: Vec<usize> = Vec::new();
    for (line, span, message) in places {
        let echo = source
            .lines()
            .nth(line)
            .is_some_and(|text| text.trim_start().starts_with("- "))
            && lines.last().is_some_and(|last| last + 1 == line);
        if !lines.contains(&line) && !echo {
            explained.push(explain(text, source, offset, message, span));
        }
        lines.push(line);
    }
    explained.sort_by_key(|error| error.span.start);
    explained.dedup_by(|second, first| second.span == first.span);
    explained
}

fn explain(
    text: &str,
    source: &str,
    offset: usize,
    message: &str,
    span: Range<usize>,
) -> SyntaxError {
    let start = span.start.min(source.len());
    let line_start = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = source[start..]
        .find('\n')
        .map_or(source.len(), |newline| start + newline);
    let line = &source[line_start..line_end];
    let clamp = |at: usize| (at + offset).min(text.len());
    if let Some((at, bracket)) = left_open(&source[..line_start])
        && let Some((message, help)) = unclosed(bracket, line)
    {
        return SyntaxError {
            span: clamp(at)..clamp(at + 1),
            message,
            help,
        };
    }
    let (message, help, column) = reason(line, message, start - line_start);
    let (from, to) = match column {
        Some(column) => {
            let width = line[column..].chars().next().map_or(1, char::len_utf8);
            (line_start + column, line_start + column + width)
        }
        None => (start, span.end.max(start)),
    };
    SyntaxError {
        span: clamp(from)..clamp(to),
        message,
        help,
    }
}

/// A line that does not parse.
struct Line<'a> {
    /// The line.
    text: &'a str,
    /// What the parser says.
    parser_message: &'a str,
    /// Where the value begins, in bytes.
    value_at: usize,
    /// The value, without spaces around it.
    value: &'a str,
    /// How many straight quotation marks the value has.
    quotes: usize,
}

/// The mistakes that people make, the surest signs first.
const MISTAKES: [fn(&Line<'_>) -> Option<Explanation>; 26] = [
    texts::typographic_quotes,
    texts::hard_space,
    fields::accented_key,
    fields::duplicate_table,
    |line| duplicate_field(line.parser_message),
    fields::missing_equals,
    fields::colon_for_equals,
    texts::backslash,
    texts::apostrophe_in_text,
    values::semicolon,
    values::long_dash,
    values::leading_zero,
    texts::text_after_value,
    unclosed::missing_quote,
    unclosed::unclosed_heading,
    unclosed::unclosed_list,
    values::missing_comma,
    fields::missing_value,
    values::yes_or_no,
    texts::unquoted_text,
    values::decimal_comma,
    texts::unquoted_element,
    values::invalid_date,
    values::number_with_text,
    fields::spaced_key,
    fields::no_field,
];

/// Why a line does not parse, in words for people who do not know TOML.
fn reason(line: &str, parser_message: &str, column: usize) -> Explanation {
    let value_at = line.find('=').map_or(0, |equals| equals + 1);
    let value = line[value_at..].trim();
    let quotes = value.matches('"').count() - value.matches("\\\"").count();
    let facts = Line {
        text: line,
        parser_message,
        value_at,
        value,
        quotes,
    };
    MISTAKES.iter().find_map(|mistake| mistake(&facts)).unwrap_or_else(|| {
        let column = column + 1;
        (
            text!(
                "Raden går inte att läsa (tecken {column}).",
                "The line cannot be read (character {column}): {parser_message}."
            ),
            text!(
                "Jämför med en rad som fungerar: text inom \", listor inom [ ], datum som 2026-01-31.",
                "Compare with a line that works: text within \", lists within [ ], dates as 2026-01-31."
            ),
            None,
        )
    })
}
