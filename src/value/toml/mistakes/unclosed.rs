//! What is begun and not ended: brackets, quotation marks and the headings of tables.

use super::Line;
use crate::diagnostic::{Text, text};
use crate::value::Explanation;

/// The bracket, or the long text's quotation marks, that `before` leaves open, and where it stands.
pub(super) fn left_open(before: &str) -> Option<(usize, u8)> {
    let bytes = before.as_bytes();
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &before[at..];
        let width = match bytes[at] {
            b'"' if rest.starts_with("\"\"\"") => match rest[3..].find("\"\"\"") {
                Some(end) => end + 6,
                None => return Some((at, b'"')),
            },
            quote @ (b'"' | b'\'') => width_of_text(rest, quote),
            b'#' => rest.find('\n').unwrap_or(rest.len()),
            bracket @ (b'[' | b'{') => {
                let line = &before[..at];
                let line = &line[line.rfind('\n').map_or(0, |newline| newline + 1)..];
                let is_heading = line.trim().bytes().all(|byte| byte == b'[');
                if !open.is_empty() || !is_heading {
                    open.push((at, bracket));
                }
                1
            }
            b']' | b'}' => {
                open.pop();
                1
            }
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        at += width;
    }
    open.first().copied()
}

/// How wide the text in quotation marks at the start of `rest` is; one that is not closed ends
/// with its line.
pub(super) fn width_of_text(rest: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            b'\n' => return at,
            _ if byte == quote && !escaped => return at + 1,
            _ => escaped = quote == b'"' && byte == b'\\' && !escaped,
        }
    }
    rest.len()
}

/// Something begun on a line above that the line of the parser's complaint shows to be unclosed.
pub(super) fn unclosed(bracket: u8, line: &str) -> Option<(Text, Text)> {
    match bracket {
        b'"' => Some((
            text!(
                "Texten som börjar med tre citattecken avslutas inte.",
                "The text that begins with three quotation marks does not end."
            ),
            text!(
                "Skriv tre citattecken också efter texten, eller ett enda på var sida om den ryms på en rad.",
                "Write three quotation marks after the text too, or just one on either side if it fits on one line."
            ),
        )),
        b'{' => Some((
            text!(
                "Tabellen avslutas inte med }}.",
                "The table does not end with }}."
            ),
            text!(
                "En tabell på en rad skrivs {{ namn = \"…\", epost = \"…\" }}.",
                "A table on one line is written {{ name = \"…\", email = \"…\" }}."
            ),
        )),
        // Else the line is the list's own, and what is wrong is wrong in it.
        _ if line.contains('=') || line.trim_start().starts_with('[') || line.trim().is_empty() => {
            Some(unclosed_list_texts())
        }
        _ => None,
    }
}

fn unclosed_list_texts() -> (Text, Text) {
    (
        text!(
            "Listan avslutas inte med ].",
            "The list does not end with ]."
        ),
        text!(
            "En lista skrivs [\"ett\", \"två\"], med komma mellan värdena.",
            "A list is written [\"one\", \"two\"], with commas between values."
        ),
    )
}

pub(super) fn unclosed_list(line: &Line<'_>) -> Option<Explanation> {
    let open = line.value.matches('[').count() > line.value.matches(']').count();
    let (message, help) = unclosed_list_texts();
    open.then_some((message, help, None))
}

pub(super) fn unclosed_heading(line: &Line<'_>) -> Option<Explanation> {
    let heading = line.text.trim();
    let open = heading.matches('[').count() > heading.matches(']').count();
    (heading.starts_with('[') && open).then(|| {
        let name = heading.trim_start_matches('[').trim_end_matches(']');
        (
            text!(
                "Raden avslutas inte med ].",
                "The line does not end with ]."
            ),
            text!(
                "Skriv [{name}], eller [[{name}]] om det kan finnas flera.",
                "Write [{name}], or [[{name}]] if there may be several."
            ),
            None,
        )
    })
}

pub(super) fn missing_quote(line: &Line<'_>) -> Option<Explanation> {
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
