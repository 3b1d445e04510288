//! Texts as HTML and XML hold them: letters that mean something there are written as entities.

use std::fmt::{self, Write};

/// A text as HTML holds it, also within an attribute in double quotes.
pub fn html(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    html_into(&mut html, text);
    html
}

/// Writes a text as [`html`] has it.
pub fn html_into(html: &mut String, text: &str) {
    let _ = write(html, text, entity);
}

/// Writes a text as HTML holds it, also within single quotes, which a theme may use.
///
/// # Errors
///
/// Those of the one written to.
pub fn html_for_any_quotes(output: &mut impl Write, text: &str) -> fmt::Result {
    write(output, text, |byte| match byte {
        b'\'' => Some("&#39;"),
        byte => entity(byte),
    })
}

/// A text as XML holds it, on one line; what XML 1.0 cannot hold is left out.
pub fn xml(text: &str) -> String {
    let letters = text.chars().filter_map(|letter| match letter {
        '\t' | '\n' => Some(' '),
        letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => None,
        letter => Some(letter),
    });
    html(&letters.collect::<String>())
}

/// What stands for a letter that HTML and XML have a meaning for.
fn entity(byte: u8) -> Option<&'static str> {
    match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    }
}

/// Writes a text with entities. Most texts need none, which is seen many letters at a time.
fn write(
    output: &mut impl Write,
    text: &str,
    entity: impl Fn(u8) -> Option<&'static str>,
) -> fmt::Result {
    let is_special = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    let has_special = |found, byte: &u8| found | is_special(*byte);
    if !text.as_bytes().iter().fold(false, has_special) {
        return output.write_str(text);
    }
    let mut clean_from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let Some(entity) = entity(byte) else { continue };
        output.write_str(&text[clean_from..at])?;
        output.write_str(entity)?;
        clean_from = at + 1;
    }
    output.write_str(&text[clean_from..])
}
