//! TOML into [`Node`]s, several mistakes at once, with the mistakes that people make explained.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Entry, Node, SyntaxError, Value};
use crate::diagnostic::{Text, text};

/// Parses `text[range]`; spans count from the start of `text`.
///
/// # Errors
/// Every mistake found, at most one a line.
pub fn parse_toml(text: &str, range: Range<usize>) -> Result<Node, Vec<SyntaxError>> {
    let source = &text[range.clone()];
    let (table, errors) = DeTable::parse_recoverable(source);
    if !errors.is_empty() {
        return Err(explain_all(text, source, range.start, &errors));
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

/// The first mistake of every line: the parser's later ones on the same line are its own echo.
fn explain_all(
    text: &str,
    source: &str,
    offset: usize,
    errors: &[toml::de::Error],
) -> Vec<SyntaxError> {
    let mut explained: Vec<SyntaxError> = Vec::new();
    let mut lines = Vec::new();
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let line = source[..span.start.min(source.len())].matches('\n').count();
        if lines.contains(&line) {
            continue;
        }
        lines.push(line);
        explained.push(explain(text, source, offset, error.message(), span));
    }
    explained.sort_by_key(|error| error.span.start);
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
    let (message, help, column) = reason(line, message, start - line_start);
    let (from, to) = match column {
        Some(column) => {
            let width = line[column..].chars().next().map_or(1, char::len_utf8);
            (line_start + column, line_start + column + width)
        }
        None => (start, span.end.max(start)),
    };
    let clamp = |at: usize| (at + offset).min(text.len());
    SyntaxError {
        span: clamp(from)..clamp(to),
        message,
        help,
    }
}

/// Quotation marks that word processors put where `"` was meant.
const TYPOGRAPHIC_QUOTES: [char; 7] = ['”', '“', '„', '‟', '’', '‘', '«'];

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

/// What is wrong with a line, how to mend it, and the byte where it is, if that is known better.
type Explanation = (Text, Text, Option<usize>);

/// The mistakes that people make, the surest signs first.
const MISTAKES: [fn(&Line<'_>) -> Option<Explanation>; 12] = [
    typographic_quotes,
    accented_key,
    duplicate_field,
    colon_for_equals,
    missing_quote,
    unclosed_list,
    missing_comma,
    missing_value,
    unquoted_text,
    decimal_comma,
    invalid_date,
    no_field,
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

fn typographic_quotes(line: &Line<'_>) -> Option<Explanation> {
    let at = first_quote_outside_string(line.text)?;
    let quote = line.text[at..].chars().next()?;
    Some((
        text!(
            "Citattecknet {quote} kommer från ett ordbehandlingsprogram och fungerar inte här.",
            "The quotation mark {quote} comes from a word processor and does not work here."
        ),
        text!(
            "Byt till raka citattecken: \" i början och \" i slutet.",
            "Use straight quotation marks: \" at the start and \" at the end."
        ),
        Some(at),
    ))
}

fn accented_key(line: &Line<'_>) -> Option<Explanation> {
    let key = line
        .text
        .split('=')
        .next()
        .filter(|_| line.text.contains('='))?;
    let at = key
        .char_indices()
        .find(|(_, letter)| !letter.is_ascii())
        .map(|(at, _)| at)?;
    if key.contains('"') {
        return None;
    }
    let plain = crate::kind_name::fold(key);
    Some((
        text!(
            "Fältets namn innehåller å, ä, ö eller ett annat tecken som inte fungerar där.",
            "The field's name holds a letter that does not work there."
        ),
        text!(
            "Skriv namnet utan prickar och ringar: {plain} = …",
            "Write the name without dots and rings: {plain} = …"
        ),
        Some(at),
    ))
}

fn duplicate_field(line: &Line<'_>) -> Option<Explanation> {
    line.parser_message.contains("duplicate").then(|| {
        (
            text!(
                "Samma fält står två gånger.",
                "The same field stands twice."
            ),
            text!(
                "Ta bort den ena raden, eller slå ihop dem.",
                "Remove one of the lines, or merge them."
            ),
            None,
        )
    })
}

fn colon_for_equals(line: &Line<'_>) -> Option<Explanation> {
    let at = line.text.find(':').filter(|_| !line.text.contains('='))?;
    Some((
        text!(
            "Raden har kolon där det ska vara likhetstecken.",
            "The line has a colon where an equals sign should be."
        ),
        text!(
            "Skriv så här: titel = \"Min rubrik\". Kolon används bara mellan rader med ---.",
            "Write like this: title = \"My heading\". Colons are used between lines of --- only."
        ),
        Some(at),
    ))
}

fn missing_quote(line: &Line<'_>) -> Option<Explanation> {
    (line.quotes % 2 == 1 && !line.value.contains("\"\"\"")).then(|| {
        (
            text!("Ett citattecken saknas på raden.", "A quotation mark is missing on the line."),
            text!(
                "Text ska ha \" både i början och i slutet. Ska citattecken synas i texten, skriv \\\".",
                "Text has \" both at the start and at the end. Write \\\" for a mark inside the text."
            ),
            None,
        )
    })
}

fn unclosed_list(line: &Line<'_>) -> Option<Explanation> {
    let open = line.value.matches('[').count() > line.value.matches(']').count();
    (open && !line.text.trim_start().starts_with('[')).then(|| {
        (
            text!(
                "Listan avslutas inte med ].",
                "The list does not end with ]."
            ),
            text!(
                "En lista skrivs [\"ett\", \"två\"], med komma mellan värdena.",
                "A list is written [\"one\", \"two\"], with commas between values."
            ),
            None,
        )
    })
}

fn missing_comma(line: &Line<'_>) -> Option<Explanation> {
    let at = line
        .text
        .find("\" \"")
        .filter(|_| line.value.contains('['))?;
    Some((
        text!(
            "Ett komma saknas mellan två värden i listan.",
            "A comma is missing between two values of the list."
        ),
        text!("Skriv [\"ett\", \"två\"].", "Write [\"one\", \"two\"]."),
        Some(at + 1),
    ))
}

fn missing_value(line: &Line<'_>) -> Option<Explanation> {
    (line.text.contains('=') && line.value.is_empty()).then(|| {
        (
            text!("Fältet har inget värde.", "The field has no value."),
            text!(
                "Skriv ett värde efter likhetstecknet, eller ta bort raden.",
                "Write a value after the equals sign, or remove the line."
            ),
            None,
        )
    })
}

fn unquoted_text(line: &Line<'_>) -> Option<Explanation> {
    let unquoted = line.text.contains('=') && line.value.starts_with(char::is_alphabetic);
    let first = line.text[line.value_at..].find(|letter: char| !letter.is_whitespace())?;
    (unquoted && line.quotes == 0).then(|| {
        (
            text!(
                "Texten saknar citattecken.",
                "The text has no quotation marks."
            ),
            text!(
                "Sätt \" runt texten: titel = \"Min rubrik\".",
                "Put \" around the text: title = \"My heading\"."
            ),
            Some(line.value_at + first),
        )
    })
}

fn decimal_comma(line: &Line<'_>) -> Option<Explanation> {
    let comma = line.text[line.value_at..].find(',')?;
    line.value
        .starts_with(|letter: char| letter.is_ascii_digit())
        .then(|| {
            (
                text!(
                    "Decimaltal skrivs med punkt.",
                    "Decimal numbers are written with a point."
                ),
                text!(
                    "Skriv till exempel 1.5 i stället för 1,5.",
                    "Write 1.5 rather than 1,5, for example."
                ),
                Some(line.value_at + comma),
            )
        })
}

fn invalid_date(line: &Line<'_>) -> Option<Explanation> {
    let looks_so = line
        .value
        .starts_with(|letter: char| letter.is_ascii_digit())
        && line.value.contains(['-', '/']);
    looks_so.then(|| {
        (
            text!("Datumet går inte att läsa.", "The date cannot be read."),
            text!(
                "Skriv år-månad-dag, till exempel 2026-01-31. Bara år eller månad sätts inom citattecken: \"2026-01\".",
                "Write year-month-day, such as 2026-01-31. A year or month alone stands in quotation marks: \"2026-01\"."
            ),
            None,
        )
    })
}

fn no_field(line: &Line<'_>) -> Option<Explanation> {
    let trimmed = line.text.trim_start();
    (!line.text.contains('=') && !trimmed.starts_with('[') && !trimmed.is_empty()).then(|| {
        (
            text!("Raden går inte att tolka som ett fält.", "The line cannot be read as a field."),
            text!(
                "Ett fält skrivs: namn = \"värde\". Brödtexten börjar först efter den andra raden med +++.",
                "A field is written: name = \"value\". The text begins only after the second line of +++."
            ),
            None,
        )
    })
}

/// Where a typographic quotation mark stands outside a text in straight ones.
fn first_quote_outside_string(line: &str) -> Option<usize> {
    let mut inside = false;
    let mut escaped = false;
    for (at, letter) in line.char_indices() {
        match letter {
            '"' if !escaped => inside = !inside,
            '#' if !inside => return None,
            _ if !inside && TYPOGRAPHIC_QUOTES.contains(&letter) => return Some(at),
            _ => {}
        }
        escaped = letter == '\\' && !escaped;
    }
    None
}
