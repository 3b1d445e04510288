//! A text as people read it, though letters that nobody sees, digits and signs of other scripts, or
//! markup stand in it.

use std::ops::{Range, RangeInclusive};

/// The first of ten digits in a row of each script that has its own on Swedish keyboards and pages.
const ZEROS: [char; 5] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{ff10}'];
/// Mathematical digits: five rows of ten.
const MATHEMATICAL: RangeInclusive<char> = '\u{1d7ce}'..='\u{1d7ff}';

/// The value of a digit of any of these scripts.
pub(super) fn digit(letter: char) -> Option<u32> {
    if letter.is_ascii() {
        return letter.to_digit(10);
    }
    if MATHEMATICAL.contains(&letter) {
        return Some((u32::from(letter) - u32::from(*MATHEMATICAL.start())) % 10);
    }
    let values = ZEROS.map(|zero| u32::from(letter).wrapping_sub(u32::from(zero)));
    values.into_iter().find(|value| *value < 10)
}

/// Where the next digit is. Bytes are looked at many at a time, since most texts have few.
pub(super) fn next_digit(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = &bytes[from..];
    let (chunks, last) = rest.as_chunks::<32>();
    let has_digit = |chunk: &&[u8; 32]| {
        chunk
            .iter()
            .fold(false, |found, byte| found | byte.is_ascii_digit())
    };
    let without = chunks.iter().take_while(|chunk| !has_digit(chunk)).count();
    let after = without * 32;
    let place = match chunks.get(without) {
        Some(chunk) => chunk.iter().position(u8::is_ascii_digit),
        None => last.iter().position(u8::is_ascii_digit),
    };
    place.map(|place| from + after + place)
}

/// Whether a text has digits, or may have some that are not those of ASCII.
pub fn has_digits(text: &str) -> bool {
    next_digit(text.as_bytes(), 0).is_some() || has_other_digits(text)
}

/// Whether a text may have digits that are not those of ASCII. Seen by the first byte of each, which
/// few texts in Swedish have.
pub(super) fn has_other_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(0xd9, 0xdb, 0xef, bytes).is_some()
        || memchr::memchr2(0xe0, 0xf0, bytes).is_some()
}

/// A letter as it is read; `None` where nobody sees it.
fn plain(letter: char) -> Option<char> {
    match letter {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '\u{2015}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        '\u{ff0b}' => Some('+'),
        '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => Some(' '),
        _ if letter.is_ascii() => Some(letter),
        _ => Some(
            digit(letter)
                .and_then(|value| char::from_digit(value, 10))
                .unwrap_or(letter),
        ),
    }
}

/// A text as it is read, with what each byte of it was read from.
pub(super) struct Plain {
    pub(super) text: String,
    places: Vec<Range<usize>>,
}

impl Plain {
    /// Reads a text, with or without what looks like markup.
    pub(super) fn of(text: &str, without_markup: bool) -> Self {
        let mut read = Self {
            text: String::with_capacity(text.len()),
            places: Vec::with_capacity(text.len()),
        };
        let mut at = 0;
        while let Some(letter) = text[at..].chars().next() {
            if let Some((length, meant)) = markup(&text[at..]).filter(|_| without_markup) {
                read.push(meant.and_then(plain), at..at + length);
                at += length;
            } else {
                let end = at + letter.len_utf8();
                read.push(plain(letter), at..end);
                at = end;
            }
        }
        read
    }

    fn push(&mut self, letter: Option<char>, place: Range<usize>) {
        let Some(letter) = letter else { return };
        self.text.push(letter);
        self.places.resize(self.text.len(), place);
    }

    /// Where a part of it stands in the text that was read, without markup around it.
    pub(super) fn place(&self, part: &Range<usize>) -> Range<usize> {
        let start = self.places.get(part.start).map_or(0, |place| place.start);
        let last = part.end.checked_sub(1).and_then(|at| self.places.get(at));
        start..last.map_or(start, |place| place.end)
    }
}

/// How long a tag or a reference in markup may be.
const LONGEST_MARKUP: usize = 200;

/// The length of the markup that a text begins with, and the letter that it stands for, if any.
fn markup(text: &str) -> Option<(usize, Option<char>)> {
    let until = |end: &str| {
        let length = text.find(end)? + end.len();
        (length <= LONGEST_MARKUP).then_some(length)
    };
    match text.as_bytes()[0] {
        b'\\' => escape(text),
        b'*' | b'~' | b'`' | b'[' => Some((1, None)),
        b']' if text[1..].starts_with('(') => Some((until(")")?, None)),
        b']' if text[1..].starts_with('{') => Some((until("}")?, None)),
        b']' => Some((1, None)),
        b'<' if !text[1..].starts_with([' ', '=']) => Some((until(">")?, None)),
        b'&' => {
            let length = until(";")?;
            let meant = match &text[1..length - 1] {
                "shy" | "zwnj" | "zwj" => None,
                "nbsp" | "thinsp" | "ensp" | "emsp" => Some(' '),
                "ndash" | "mdash" | "minus" | "hyphen" | "dash" => Some('-'),
                "plus" => Some('+'),
                number => {
                    let number = number.strip_prefix('#')?;
                    let code = match number.strip_prefix(['x', 'X']) {
                        Some(digits) => u32::from_str_radix(digits, 16),
                        None => number.parse(),
                    };
                    Some(char::from_u32(code.ok()?)?)
                }
            };
            Some((length, meant))
        }
        _ => None,
    }
}

/// `\-` in Markdown, `\u002D` in TOML.
fn escape(text: &str) -> Option<(usize, Option<char>)> {
    let code = |length: usize| {
        let digits = text.get(2..2 + length)?;
        let code = u32::from_str_radix(digits, 16).ok()?;
        Some((2 + length, Some(char::from_u32(code)?)))
    };
    match text.as_bytes().get(1)? {
        b'u' => code(4),
        b'U' => code(8),
        _ => Some((1, None)),
    }
}

/// How many letters after digits, a sign and a space among them, may hide that a number goes on.
const LETTERS_BETWEEN: usize = 4;

/// Whether the letters from here are what they look like. Those of ASCII always are.
pub(super) fn is_plain_after(text: &str, at: usize) -> bool {
    let near = &text.as_bytes()[at..text.len().min(at + LETTERS_BETWEEN)];
    near.is_ascii()
        || text[at..]
            .chars()
            .take(LETTERS_BETWEEN)
            .all(|next| plain(next) == Some(next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity_number::tests::number;
    use crate::identity_number::{find, find_marked_up, masked};

    #[test]
    fn nothing_that_is_not_seen_hides_a_number() {
        let (date, last) = number("19850101", 239);
        let short = &date[2..];
        let wide = |text: &str| -> String {
            let digits = text.chars().filter_map(|digit| digit.to_digit(10));
            digits
                .filter_map(|digit| char::from_u32(0xff10 + digit))
                .collect()
        };
        let arabic = |text: &str| -> String {
            let digits = text.chars().filter_map(|digit| digit.to_digit(10));
            digits
                .filter_map(|digit| char::from_u32(0x660 + digit))
                .collect()
        };
        for written in [
            format!("{short}\u{200b}-{last}"),
            format!("{short}-\u{ad}{last}"),
            format!("{}\u{2060}{}-{last}", &short[..3], &short[3..]),
            format!("{short}\u{ff0d}{last}"),
            format!("{}-{}", wide(short), wide(&last)),
            format!("{}-{}", arabic(short), arabic(&last)),
            format!("{short}-\n{last}"),
            format!("{short}\r\n-{last}"),
        ] {
            let text = format!("Hen ({written}) bor här.");
            let found = find(&text);
            assert_eq!(found.len(), 1, "a form is not found: {}", masked(&text));
            assert_eq!(text[found[0].place.clone()], written);
            assert!(!masked(&text).contains(|letter| digit(letter).is_some()));
        }
        let list = format!("- {short}\n- {last}");
        assert_eq!(find(&list), []);
    }

    #[test]
    fn markup_hides_no_number_from_those_who_mask_it() {
        let (date, last) = number("19850101", 239);
        let short = &date[2..];
        for written in [
            format!("{short}\\-{last}"),
            format!("{short}\\u002D{last}"),
            format!("{short}&#45;{last}"),
            format!("{short}&ndash;{last}"),
            format!("**{short}**-{last}"),
            format!("[{short}](om.md)-{last}"),
            format!("<b>{short}</b>-{last}"),
            format!("{short}<!-- -->-{last}"),
        ] {
            let shown = masked(&written).into_owned();
            assert!(!shown.contains(&last), "{shown}");
            let found = find_marked_up(&format!("Se **{written}** här."));
            assert_eq!(found.len(), 1, "{shown}");
            let begins = written.find(|letter: char| letter.is_ascii_digit());
            let place = begins.map(|at| at + 5..written.len() + 5);
            assert_eq!(Some(found[0].place.clone()), place, "{shown}");
        }
        assert_eq!(
            masked("Se [a](b) och 1 < 2, 3 & 4; 1234567890"),
            "Se [a](b) och 1 < 2, 3 & 4; 1234567890"
        );
    }
}
