//! From text to words as they are searched: composed, in lower case, without accents that Swedish
//! only borrows. Never å, ä or ö: län, lån and lan are three words.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Invites a line break, and is no part of a word.
const SOFT_HYPHEN: char = '\u{ad}';

/// Letters longer than this are no word that anybody searches for: a key, an address.
const LONGEST_WORD: usize = 64;

/// A text in the form that words are compared in.
pub fn fold(text: &str) -> String {
    // Nearly all text is composed already, and telling so takes less time than composing it.
    let composed = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => Cow::Borrowed(text),
        _ => Cow::Owned(text.nfc().collect::<String>()),
    };
    let mut folded = String::with_capacity(composed.len());
    for letter in composed.chars() {
        match letter {
            SOFT_HYPHEN => {}
            // Its lower case has a dot of its own, which is no letter.
            'İ' => folded.push('i'),
            _ if letter.is_ascii() => folded.push(letter.to_ascii_lowercase()),
            _ => folded.extend(letter.to_lowercase().map(without_accent)),
        }
    }
    folded
}

fn without_accent(letter: char) -> char {
    match letter {
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'ü' | 'û' | 'ù' | 'ú' => 'u',
        'à' | 'á' | 'â' => 'a',
        'í' | 'ï' | 'î' => 'i',
        'ó' | 'ô' => 'o',
        'ç' => 'c',
        'ñ' => 'n',
        letter => letter,
    }
}

/// The words of a text, folded, in order.
pub fn words(text: &str) -> Vec<String> {
    words_of(&fold(text)).map(str::to_owned).collect()
}

/// The words of a folded text, in order. A word with hyphens is one: see [`halves`].
pub(super) fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        rest = &rest[rest.find(is_letter)?..];
        let (word, after) = rest.split_at(word_end(rest));
        rest = after;
        Some(word)
    })
    .filter(|word| word.len() <= LONGEST_WORD || word.chars().count() <= LONGEST_WORD)
}

/// Where the word that a text begins with ends: a hyphen belongs to it when a letter follows.
fn word_end(text: &str) -> usize {
    let mut after_hyphen = None;
    for (place, letter) in text.char_indices() {
        if is_letter(letter) {
            after_hyphen = None;
        } else if is_hyphen(letter) && after_hyphen.is_none() {
            after_hyphen = Some(place);
        } else {
            return after_hyphen.unwrap_or(place);
        }
    }
    after_hyphen.unwrap_or(text.len())
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}')
}

/// The words that hyphens hold together: "sfi-elever" is "sfi" and "elever".
pub fn halves(word: &str) -> impl Iterator<Item = &str> {
    word.split(is_hyphen)
}

/// Whether a word has hyphens.
pub fn has_hyphen(word: &str) -> bool {
    word.contains(is_hyphen)
}

/// Whether all of a word is letters that Scandinavian words are made of.
pub fn is_plain(word: &str) -> bool {
    !word.is_empty()
        && word
            .chars()
            .all(|letter| matches!(letter, 'a'..='z' | 'å' | 'ä' | 'ö' | 'æ' | 'ø'))
}

/// A word as somebody types it whose keyboard has no dots and rings.
pub fn without_dots(word: &str) -> String {
    word.chars()
        .map(|letter| match letter {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            letter => letter,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_text() {
        for (text, expected) in [
            ("", ""),
            ("Länets kommuner, 2026!", "länets kommuner 2026"),
            ("sfi-elever – och idé", "sfi-elever och ide"),
            ("sam\u{ad}verkan", "samverkan"),
            ("La\u{308}n LÅN lan", "län lån lan"),
            ("x- -y --", "x y"),
            ("\u{200f}مرحبا\u{200e} (.*)[a-z]+\\ 🙂", "مرحبا a-z"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
        assert_eq!(halves("sfi-elever").collect::<Vec<_>>(), ["sfi", "elever"]);
        assert!(words(&"a".repeat(10_000)).is_empty());
    }
}
