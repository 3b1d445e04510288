//! Abbreviations that a text explains: "svenska för invandrare (sfi)", "ekonomiskt bistånd (EB)".
//!
//! The words before the bracket are matched from behind, letter by letter (A.S. Schwartz and M.A.
//! Hearst, "A Simple Algorithm for Identifying Abbreviation Definitions in Biomedical Text", 2003).
//! Here every letter begins a word, or stands inside one of a short form in capitals, since Swedish
//! writes compounds as one word.

use memchr::memchr_iter;
use serde::{Deserialize, Serialize};

/// Letters of a short form.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=8;
/// Words of a full name more than letters of the short form: "i", "för" and such.
const MORE_WORDS: usize = 3;

/// A short form, and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Abbreviation {
    /// As the text writes it: `EKB`.
    pub short: String,
    /// The words before the bracket.
    pub full: String,
}

/// The abbreviations that a paragraph explains.
pub(super) fn explained(text: &str) -> Vec<Abbreviation> {
    let brackets = memchr_iter(b'(', text.as_bytes());
    brackets
        .filter(|bracket| text[..*bracket].ends_with(' '))
        .filter_map(|bracket| {
            let (short, _) = text[bracket + 1..].split_once(')')?;
            let full = full_name(&text[..bracket - 1], short)?;
            Some(Abbreviation {
                short: short.to_owned(),
                full: full.to_owned(),
            })
        })
        .collect()
}

/// The end of a text that a short form stands for.
fn full_name<'t>(before: &'t str, short: &str) -> Option<&'t str> {
    let letters: Vec<char> = short.chars().flat_map(char::to_lowercase).collect();
    let is_short_form = LENGTHS.contains(&letters.len()) && short.chars().all(char::is_alphabetic);
    let is_capital = short.chars().all(char::is_uppercase);
    if !is_short_form || !is_capital && !short.chars().all(char::is_lowercase) {
        return None;
    }
    let mut left = letters.as_slice();
    let mut start = None;
    // A name does not go over the end of a sentence.
    let name = before
        .rsplit(['.', ',', ';', ':', '!', '?', '(', ')', '"', '”'])
        .next()?;
    let words = name.split_whitespace().rev();
    for word in words.take(letters.len() + MORE_WORDS) {
        left = without_letters_of(word, left, is_capital);
        if left.is_empty() {
            start = Some(word);
            break;
        }
    }
    // The word is a part of the text, and so where it stands is known.
    let at = start?.as_ptr() as usize - before.as_ptr() as usize;
    let full = before.get(at..)?;
    let is_explained = full.split_whitespace().all(|word| word != short);
    (is_explained && full.chars().count() > 2 * letters.len()).then_some(full)
}

/// The letters that are left when those of a word are taken from behind: its first one, which must be
/// among them unless the word has none, and of a compound those inside it too.
fn without_letters_of<'l>(word: &str, letters: &'l [char], is_capital: bool) -> &'l [char] {
    let lower: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let Some(first) = lower.first() else {
        return letters;
    };
    let mut left = letters;
    if is_capital {
        for letter in lower[1..].iter().rev() {
            // The first letter of the name is the first of a word.
            if left.len() > 1
                && left.last() == Some(letter)
                && left[..left.len() - 1].contains(first)
            {
                left = &left[..left.len() - 1];
            }
        }
    }
    if left.last() == Some(first) {
        return &left[..left.len() - 1];
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_before_its_abbreviation_is_what_it_stands_for() {
        for (text, expected) in [
            (
                "Eleverna läser svenska för invandrare (sfi) på kvällen.",
                "sfi = svenska för invandrare",
            ),
            (
                "Arbetet med ensamkommande barn (EKB) fortsatte.",
                "EKB = ensamkommande barn",
            ),
            (
                "Stöd från Arbetsförmedlingen (AF) och andra",
                "AF = Arbetsförmedlingen",
            ),
            (
                "en idéburet offentligt partnerskap (IOP)",
                "IOP = idéburet offentligt partnerskap",
            ),
            (
                "Europeiska socialfonden (ESF) betalar.",
                "ESF = Europeiska socialfonden",
            ),
            (
                "den lokala överenskommelsen (LÖK) gäller",
                "LÖK = lokala överenskommelsen",
            ),
            ("Kommunerna (2024) svarade", ""),
            ("många svarade (se nedan)", ""),
            ("Skolan i Lund (Malmö)", ""),
            ("svenska. För invandrare (sfi)", ""),
            ("flera (ja)", ""),
            ("allt (SFI) annat", ""),
            ("(sfi) först", ""),
            ("🙂 (🙂🙂)", ""),
        ] {
            let found = explained(text);
            let found: Vec<String> = found
                .iter()
                .map(|found| format!("{} = {}", found.short, found.full))
                .collect();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }
}
