//! What a word may have been meant to be that the site does not know: typed without dots, or with a
//! letter too many, too few, wrong, or in the wrong place (F.J. Damerau, "A Technique for Computer
//! Detection and Correction of Spelling Errors", 1964).

use std::cmp::Reverse;

use super::analysis::without_dots;
use super::lexicon::Lexicon;
use super::reader::{ReadError, Word};
use super::shards::Address;

/// Shorter words have too many neighbours to be guessed.
const SHORTEST_GUESSED: usize = 5;
/// From this many letters on, two edits are tried when one gives nothing.
const TWO_EDITS_FROM: usize = 9;
/// Shorter words are not what is meant.
const SHORTEST_MEANT: usize = 4;
const SHORTEST_UNDOTTED: usize = 3;
/// How many guesses are searched for.
const MOST_GUESSES: usize = 5;
/// How many files are read to guess the last part of a compound.
const MOST_PART_FILES: usize = 4;

/// What a word may have been meant to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Guess {
    pub(super) text: String,
    /// How many edits away it is.
    pub(super) edits: usize,
    /// The two terms that it is made of, where it is a compound that stands nowhere itself.
    pub(super) together: Option<[Address; 2]>,
    frequency: u32,
}

impl Guess {
    fn of(word: &Word, edits: usize) -> Self {
        Self {
            text: word.text.clone(),
            edits,
            together: None,
            frequency: word.frequency,
        }
    }
}

/// What a word that stands nowhere may have been meant to be, the likeliest first.
pub(super) fn guesses(known: &Lexicon<'_>, word: &str) -> Result<Vec<Guess>, ReadError> {
    if !is_guessable(word) {
        return Ok(Vec::new());
    }
    if word == without_dots(word) {
        let around = known.around(word)?;
        let dotted = around
            .iter()
            .filter(|known| known.key == word && known.text != word && known.frequency > 0);
        let mut dotted: Vec<Guess> = dotted.map(|known| Guess::of(known, 1)).collect();
        if dotted.is_empty() {
            let form = known.other_form(word, |known, stem| without_dots(known) == stem)?;
            dotted.extend(form.map(|form| Guess::of(&form, 1)));
        }
        if !dotted.is_empty() {
            return Ok(likeliest(dotted));
        }
    }
    let length = word.chars().count();
    if length < SHORTEST_GUESSED {
        return Ok(Vec::new());
    }
    let mut near = one_edit_away(known, word)?;
    if near.is_empty() && length >= TWO_EDITS_FROM {
        near = two_edits_away(known, word)?;
    }
    if near.is_empty() && length >= TWO_EDITS_FROM {
        return guesses_in_part(known, word);
    }
    Ok(likeliest(near))
}

fn likeliest(mut guesses: Vec<Guess>) -> Vec<Guess> {
    guesses.sort_by(|left, right| {
        let by_edits = left.edits.cmp(&right.edits);
        let by_frequency = right.frequency.cmp(&left.frequency);
        by_edits.then(by_frequency).then(left.text.cmp(&right.text))
    });
    guesses.truncate(MOST_GUESSES);
    guesses
}

/// A compound of which the first part is known and the last one nearly so.
fn guesses_in_part(known: &Lexicon<'_>, word: &str) -> Result<Vec<Guess>, ReadError> {
    let mut found = Vec::new();
    for (first, rest) in known.first_parts(word)? {
        let start = &word[..word.len() - rest.len()];
        if start.chars().count() < SHORTEST_MEANT {
            continue;
        }
        let kept = rest.chars().count().div_ceil(2).saturating_sub(1).max(1);
        for last in known.beginning(first_letters(rest, kept), MOST_PART_FILES)? {
            let is_meant = is_long_enough(&last.text)
                && last.frequency > 0
                && have_same_first(&last.text, rest)
                && strsim::osa_distance(rest, &last.text) == 1
                && keeps_dots(rest, &last.text);
            if is_meant {
                found.push(Guess {
                    text: format!("{start}{}", last.text),
                    edits: 1,
                    together: Some([first.term, last.term]),
                    frequency: last.frequency,
                });
            }
        }
    }
    found.sort_by_key(|guess| Reverse(guess.frequency));
    found.truncate(MOST_GUESSES);
    Ok(found)
}

/// One edit leaves a half of the word as it is: its first but for the letter at the cut, or its last.
fn one_edit_away(known: &Lexicon<'_>, word: &str) -> Result<Vec<Guess>, ReadError> {
    let half = word.chars().count().div_ceil(2);
    let like = known.all_beginning(first_letters(word, half - 1))?;
    let alike = known.ending(&word[first_letters(word, half).len()..])?;
    Ok(near(word, 1, like, alike))
}

/// Two edits leave a third of it, of which the middle one is not looked for; nobody mistakes the first
/// letter as well.
fn two_edits_away(known: &Lexicon<'_>, word: &str) -> Result<Vec<Guess>, ReadError> {
    let length = word.chars().count();
    let third = length.div_ceil(3);
    let like = known.all_beginning(first_letters(word, third))?;
    let alike = known.ending(&word[first_letters(word, length - third).len()..])?;
    let mut near = near(word, 2, like, alike);
    near.retain(|guess| have_same_first(&guess.text, word));
    Ok(near)
}

fn near(word: &str, most: usize, like: Vec<Word>, alike: Vec<(String, u32)>) -> Vec<Guess> {
    let like = like.into_iter().map(|word| (word.text, word.frequency));
    let mut near: Vec<Guess> = Vec::new();
    for (text, frequency) in like.chain(alike) {
        let is_candidate = frequency > 0 && is_long_enough(&text) && keeps_dots(word, &text);
        if !is_candidate || near.iter().any(|known| known.text == text) {
            continue;
        }
        let edits = strsim::osa_distance(word, &text);
        if edits <= most {
            near.push(Guess {
                text,
                edits,
                together: None,
                frequency,
            });
        }
    }
    near
}

/// Whether a word is one that somebody may have meant.
pub(super) fn is_guessed(word: &str) -> bool {
    is_long_enough(word) && is_guessable(word)
}

fn is_long_enough(word: &str) -> bool {
    word.chars().count() >= SHORTEST_MEANT
}

/// Whether a word is of letters that a Swede types.
fn is_guessable(word: &str) -> bool {
    word.chars().count() >= SHORTEST_UNDOTTED
        && word
            .chars()
            .all(|letter| matches!(letter, 'a'..='z' | 'å' | 'ä' | 'ö'))
}

fn first_letters(word: &str, count: usize) -> &str {
    let end = word.char_indices().nth(count);
    end.map_or(word, |(end, _)| &word[..end])
}

fn have_same_first(left: &str, right: &str) -> bool {
    left.chars().next() == right.chars().next()
}

/// Whether every dot and ring that somebody typed is where it was: "länet" is never "lånet".
fn keeps_dots(typed: &str, meant: &str) -> bool {
    let class = |letter: char| match letter {
        'a' | 'å' | 'ä' => 1,
        'o' | 'ö' => 2,
        _ => 0,
    };
    typed.chars().count() != meant.chars().count()
        || typed.chars().zip(meant.chars()).all(|(typed, meant)| {
            typed == meant || !matches!(typed, 'å' | 'ä' | 'ö') || class(typed) != class(meant)
        })
}
