//! The words of a text with their places, for rules that read a sentence.

use std::ops::Range;

/// A word or a number, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// In small letters.
    pub(super) text: String,
    /// Whether it is written with a capital.
    pub(super) is_capital: bool,
    /// Where it stands, in bytes.
    pub(super) place: Range<usize>,
}

impl Word {
    /// Whether it is one of these.
    pub(super) fn is_in(&self, words: &[&str]) -> bool {
        words.contains(&self.text.as_str())
    }

    /// The year that it is.
    pub(super) fn year(&self) -> Option<i16> {
        let year = self.text.parse().ok()?;
        (self.text.len() == 4 && (1900..2100).contains(&year)).then_some(year)
    }
}

/// Every word and number of a part of a text, in order.
pub(super) fn of(text: &str, part: Range<usize>) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let end = part.end;
    let letters = text[part.clone()].char_indices();
    let letters = letters.map(|(at, letter)| (part.start + at, letter.is_alphanumeric()));
    for (at, is_inside) in letters.chain([(end, false)]) {
        match (start, is_inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let written = &text[from..at];
                words.push(Word {
                    text: written.to_lowercase(),
                    is_capital: written.starts_with(char::is_uppercase),
                    place: from..at,
                });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Whether a place is in a comment among the fields.
pub(super) fn is_in_comment(text: &str, body: usize, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    at < body && text[line..].trim_start().starts_with('#')
}
