//! Running text: quotation marks, passages in other languages, notes that nobody defines.

use std::borrow::Cow;
use std::ops::Range;

use comrak::nodes::Sourcepos;
use memchr::{memchr, memchr_iter, memchr3};

use super::{Node, Renderer, direction_attribute, plain_text};
use crate::diagnostic::{Severity, text};
use crate::schema::types::LanguageTag;

impl<'a> Renderer<'a, '_> {
    /// Running text, with `[words]{lang=en}` marked and quotation marks of the page's language.
    pub(super) fn text(&mut self, text: &str, place: Option<Sourcepos>) {
        let mut from = 0;
        for mark in language_marks(text) {
            match mark.language {
                Some(language) => {
                    self.quoted(&text[from..mark.whole.start]);
                    self.html.push_str(&format!(
                        "<span lang=\"{language}\"{}>",
                        direction_attribute(language.as_str())
                    ));
                    self.push_escaped(mark.words);
                    self.html.push_str("</span>");
                    from = mark.whole.end;
                }
                None => self.report_unknown_language(text, &mark, place),
            }
        }
        self.quoted(&text[from..]);
    }

    fn report_unknown_language(
        &mut self,
        text: &str,
        mark: &LanguageMark<'_>,
        place: Option<Sourcepos>,
    ) {
        let Some(place) = place else { return };
        let mut span = self.span(place);
        let before = text[..mark.whole.start].chars().count();
        span.column += u32::try_from(before).unwrap_or(0);
        let length = text[mark.whole.clone()].chars().count();
        span.length = u32::try_from(length).unwrap_or(1);
        let words = mark.words;
        self.report(
            Severity::Error,
            "invalid-language",
            span,
            text!(
                "Språkkoden inom klamrarna finns inte.",
                "The language code in the braces does not exist."
            ),
            text!(
                "Skriv till exempel [{words}]{{lang=en}}.",
                "Write for example [{words}]{{lang=en}}."
            ),
        );
    }

    /// A node's text as readers see it, without markup.
    pub(super) fn plain(&self, node: Node<'a>) -> String {
        let written = plain_text(node);
        let mut text = String::with_capacity(written.len());
        let mut from = 0;
        for mark in language_marks(&written).filter(|mark| mark.language.is_some()) {
            text.push_str(&written[from..mark.whole.start]);
            text.push_str(mark.words);
            from = mark.whole.end;
        }
        text.push_str(&written[from..]);
        if self.swedish {
            return with_swedish_quotes(text.into()).into_owned();
        }
        text
    }

    fn quoted(&mut self, text: &str) {
        if self.swedish {
            self.push_escaped(&with_swedish_quotes(in_one_piece(text)));
        } else {
            self.push_escaped(text);
        }
    }

    /// Links as `[words][name]` whose name no line defines, and so would stand with their brackets.
    pub(super) fn report_undefined_links(&mut self, text: &str, place: Sourcepos) {
        if memchr(b'[', text.as_bytes()).is_none() {
            return; // most texts have no bracket
        }
        for (middle, _) in text.match_indices("][") {
            let Some(open) = text[..middle].rfind('[') else {
                continue;
            };
            let words = &text[open + 1..middle];
            let Some((name, _)) = text[middle + 2..].split_once(']') else {
                break;
            };
            // `matrix[i][j]`, notes and numbers of sources are no links.
            let is_note = |part: &str| part.starts_with('^') || part.parse::<u32>().is_ok();
            let is_index = text[..open].ends_with(char::is_alphanumeric);
            if words.is_empty() || is_note(words) || is_note(name) || is_index {
                continue;
            }
            let mut span = self.span(place);
            span.column += u32::try_from(text[..open].chars().count()).unwrap_or(0);
            let length = words.chars().count() + name.chars().count() + 4;
            span.length = u32::try_from(length).unwrap_or(1);
            let name = if name.is_empty() { words } else { name };
            self.report(
                Severity::Warning,
                "undefined-link",
                span,
                text!(
                    "Länken leder ingenstans. Ingen rad säger vad [{name}] är.",
                    "The link leads nowhere. No line says what [{name}] is."
                ),
                text!(
                    "Skriv adressen direkt: [{words}](adressen). Eller lägg till en egen rad: [{name}]: adressen.",
                    "Write the address at once: [{words}](the address). Or add a line of its own: [{name}]: the address."
                ),
            );
        }
    }

    /// Notes that neither the text nor `sources` define, and so would stand as `[^id]`.
    pub(super) fn report_unknown_notes(&mut self, text: &str, place: Sourcepos) {
        if memchr(b'[', text.as_bytes()).is_none() {
            return; // most texts have no bracket
        }
        for (at, _) in text.match_indices("[^") {
            let Some((id, _)) = text[at + 2..].split_once(']') else {
                break;
            };
            if id.is_empty() || id.contains(char::is_whitespace) {
                continue;
            }
            // It is defined, but a block that does not end has taken its definition.
            if self.source.notes.iter().any(|(known, _)| known == id) {
                continue;
            }
            let mut span = self.span(place);
            let before = u32::try_from(text[..at].chars().count()).unwrap_or(0);
            span.column += before;
            span.length = u32::try_from(id.chars().count() + 3).unwrap_or(1);
            let near = crate::nearest::nearest(
                id,
                self.source
                    .notes
                    .iter()
                    .map(|(known, _)| (known.as_str(), known.as_str())),
            );
            let help = match near {
                Some(near) => text!("Menar du [^{near}]?", "Did you mean [^{near}]?"),
                None => text!(
                    "Lägg till källan i fälten: kallor = [{{ id = \"{id}\", titel = \"…\" }}].",
                    "Add the source to the fields: sources = [{{ id = \"{id}\", title = \"…\" }}]."
                ),
            };
            self.report(
                Severity::Error,
                "broken-reference",
                span,
                text!(
                    "Det finns ingen källa eller not som heter {id}.",
                    "There is no source or note called {id}."
                ),
                help,
            );
        }
    }
}

/// Whether a text has nothing that can be seen or heard: spaces and invisible characters.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| {
        letter.is_whitespace()
            || matches!(
                letter,
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{2800}'
            )
    })
}

/// Quotation marks as Swedish writes them, of the same length in bytes as those that they stand for.
pub(super) fn with_swedish_quotes(text: Cow<'_, str>) -> Cow<'_, str> {
    let may_have_quotes = memchr(FIRST_OF_QUOTES, text.as_bytes()).is_some();
    if !may_have_quotes || !text.contains(['“', '‘']) {
        return text;
    }
    Cow::Owned(text.replace('“', "”").replace('‘', "’"))
}

/// The first byte of “ and ‘ in UTF-8.
const FIRST_OF_QUOTES: u8 = 0xe2;

/// Numbers as Swedish writes them, "189 200 kr", with spaces at which no line breaks.
fn in_one_piece(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    // Without an end at the first, all bytes are looked at many at a time.
    let has_digit = |found, byte: &u8| found | byte.is_ascii_digit();
    if !bytes.iter().fold(false, has_digit) {
        return Cow::Borrowed(text); // most texts hold no number
    }
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let holds_together = |at: usize| {
        let thousands = (1..=3).all(|further| is_digit(at + further)) && !is_digit(at + 4);
        at > 0 && is_digit(at - 1) && (thousands || text[at + 1..].starts_with("kr"))
    };
    let mut joined = String::new();
    let mut from = 0;
    for at in memchr_iter(b' ', bytes).filter(|at| holds_together(*at)) {
        joined.push_str(&text[from..at]);
        joined.push('\u{a0}');
        from = at + 1;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    joined.push_str(&text[from..]);
    Cow::Owned(joined)
}

/// How many words a text has, with white space between them.
pub(super) fn number_of_words(text: &str) -> usize {
    let bytes = text.as_bytes();
    let Some(first) = bytes.first() else { return 0 };
    // The first bytes, in UTF-8, of white space outside ASCII that people write. Most texts have none,
    // and bytes can be looked at many at a time.
    if memchr3(0xc2, 0xe2, 0xe3, bytes).is_some() {
        return text.split_whitespace().count();
    }
    let is_space = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') < 5);
    let after_space = bytes.iter().zip(&bytes[1..]);
    let after_space = after_space.map(|(one, next)| u32::from(is_space(*one) & !is_space(*next)));
    usize::from(!is_space(*first)) + after_space.sum::<u32>() as usize
}

/// `[words]{lang=en}` in a text.
pub(super) struct LanguageMark<'t> {
    /// The words.
    pub(super) words: &'t str,
    /// Their language; `None` where the code is none.
    pub(super) language: Option<LanguageTag>,
    /// Where the mark stands, brackets and braces included.
    pub(super) whole: Range<usize>,
}

/// The marks of language in a text, in order.
pub(super) fn language_marks(text: &str) -> impl Iterator<Item = LanguageMark<'_>> {
    const MIDDLE: &str = "]{lang=";
    let has_brace = memchr(b'{', text.as_bytes()).is_some();
    let marks = has_brace.then(|| text.match_indices(MIDDLE));
    marks.into_iter().flatten().filter_map(|(middle, _)| {
        let open = text[..middle].rfind('[')?;
        let code = middle + MIDDLE.len();
        let close = code + text[code..].find('}')?;
        Some(LanguageMark {
            words: &text[open + 1..middle],
            language: LanguageTag::parse(text[code..close].trim_matches(['"', '”'])),
            whole: open..close + 1,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_whatever_space_is_between() {
        for text in [
            "",
            " ",
            "ett",
            " ett  två\n",
            "ett\ttvå\u{b}tre",
            "9 000\u{a0}kr – inte\u{2003}mer",
            "här\u{3000}och\u{85}där",
        ] {
            assert_eq!(
                number_of_words(text),
                text.split_whitespace().count(),
                "{text:?}"
            );
        }
    }
}
