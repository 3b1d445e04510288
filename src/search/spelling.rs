//! What a word may have been meant to be that the site does not know: typed without dots, or with a
//! letter too many, too few, wrong, or in the wrong place (F.J. Damerau, "A Technique for Computer
//! Detection and Correction of Spelling Errors", 1964).

use rustc_hash::FxHashMap;

use super::analysis::{halves, without_dots};
use super::stemmer::Stemmer;

/// Shorter words have too many neighbours to be guessed.
const SHORTEST_GUESSED: usize = 5;
/// From this many letters on, two edits are tried when one gives nothing.
const TWO_EDITS_FROM: usize = 9;
/// Shorter words are not what is meant.
const SHORTEST_MEANT: usize = 4;
const SHORTEST_UNDOTTED: usize = 3;
/// How many guesses are searched for.
const MOST_GUESSES: usize = 5;

/// What a word may have been meant to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Guess {
    /// The word, or the two that it is made of.
    pub(super) words: Vec<String>,
    /// How many edits away it is.
    pub(super) edits: i32,
}

/// The words of a site, for guessing among.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    by_length: FxHashMap<usize, Vec<Spelling>>,
    frequencies: FxHashMap<String, u32>,
    /// Words with dots or rings, by what they and their stems are without.
    undotted: FxHashMap<String, Vec<String>>,
}

#[derive(Debug)]
struct Spelling {
    word: String,
    frequency: u32,
    letters: u32,
}

/// A word near another: itself, how many edits away, how frequent.
type Near<'s> = (&'s str, usize, u32);

impl Spellings {
    /// The spellings of words, each with how often it stands.
    pub(super) fn of<'w>(words: impl Iterator<Item = (&'w str, u32)>, stemmer: &Stemmer) -> Self {
        let mut frequencies: FxHashMap<String, u32> = FxHashMap::default();
        for (word, count) in words {
            for half in halves(word).filter(|half| is_guessable(half)) {
                *frequencies.entry(half.to_owned()).or_default() += count;
            }
        }
        let mut sorted: Vec<(&String, &u32)> = frequencies.iter().collect();
        sorted.sort_unstable();
        let mut by_length: FxHashMap<usize, Vec<Spelling>> = FxHashMap::default();
        let mut undotted: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for (word, frequency) in sorted {
            let bare = without_dots(word);
            if bare != *word {
                let bare_stem = without_dots(&stemmer.stem(word));
                if bare_stem != bare {
                    undotted.entry(bare_stem).or_default().push(word.clone());
                }
                undotted.entry(bare).or_default().push(word.clone());
            }
            let length = word.chars().count();
            if length >= SHORTEST_MEANT {
                by_length.entry(length).or_default().push(Spelling {
                    word: word.clone(),
                    frequency: *frequency,
                    letters: letters(word),
                });
            }
        }
        Self {
            by_length,
            frequencies,
            undotted,
        }
    }

    /// What a word that the site does not know may have been meant to be, the likeliest first.
    pub(super) fn guesses(
        &self,
        word: &str,
        stem: &str,
        is_term: &dyn Fn(&str) -> bool,
    ) -> Vec<Guess> {
        let length = word.chars().count();
        if !is_guessable(word) {
            return Vec::new();
        }
        if let Some(meant) = self.undotted.get(word).or_else(|| self.undotted.get(stem)) {
            let guess = |meant: &String| Guess {
                words: vec![meant.clone()],
                edits: 1,
            };
            return meant.iter().take(MOST_GUESSES).map(guess).collect();
        }
        if length < SHORTEST_GUESSED {
            return Vec::new();
        }
        let mut near = self.near(word, 1, false);
        if near.is_empty() && length >= TWO_EDITS_FROM {
            near = self.near(word, 2, true);
        }
        near.retain(|(meant, ..)| keeps_dots(word, meant));
        near.sort_by(|left, right| (left.1, right.2, left.0).cmp(&(right.1, left.2, right.0)));
        let mut guesses: Vec<Guess> = near
            .iter()
            .map(|(meant, edits, _)| Guess {
                words: vec![(*meant).to_owned()],
                edits: *edits as i32,
            })
            .collect();
        if guesses.is_empty() && length >= TWO_EDITS_FROM {
            guesses = self.guesses_in_part(word, is_term);
        }
        guesses.truncate(MOST_GUESSES);
        guesses
    }

    /// A compound that the site does not know, of which one part is known and the other nearly so.
    fn guesses_in_part(&self, word: &str, is_term: &dyn Fn(&str) -> bool) -> Vec<Guess> {
        let is_known = |word: &str| {
            word.chars().count() >= SHORTEST_MEANT && self.frequencies.contains_key(word)
        };
        let mut found: Vec<(Vec<String>, u32)> = Vec::new();
        for (cut, _) in word.char_indices() {
            let (first, last) = word.split_at(cut);
            let is_short = |part: &str| part.chars().count() < SHORTEST_MEANT;
            if is_short(first) || is_short(last) {
                continue;
            }
            let is_first_known = is_known(first) || first.strip_suffix('s').is_some_and(is_known);
            if is_first_known && is_term(first) {
                for (meant, edits, frequency) in self.near(last, 1, true) {
                    if edits == 1 {
                        found.push((vec![first.to_owned(), meant.to_owned()], frequency));
                    }
                }
            }
            if is_known(last) && is_term(last) {
                for (meant, edits, frequency) in self.near(first, 1, true) {
                    if edits == 1 {
                        found.push((vec![meant.to_owned(), last.to_owned()], frequency));
                    }
                }
            }
        }
        found.sort_by_key(|(_, frequency)| std::cmp::Reverse(*frequency));
        let guess = |(words, _)| Guess { words, edits: 1 };
        found.into_iter().map(guess).collect()
    }

    /// Words at most so many edits away.
    fn near(&self, word: &str, most: usize, same_first: bool) -> Vec<Near<'_>> {
        let length = word.chars().count();
        let wanted = letters(word);
        let first = word.chars().next();
        let mut near = Vec::new();
        for length in length.saturating_sub(most)..=length + most {
            for spelling in self.by_length.get(&length).into_iter().flatten() {
                // An edit changes at most two of the letters that a word has.
                let differing = (spelling.letters ^ wanted).count_ones() as usize;
                if differing > 2 * most || same_first && spelling.word.chars().next() != first {
                    continue;
                }
                let edits = strsim::osa_distance(word, &spelling.word);
                if edits <= most {
                    near.push((spelling.word.as_str(), edits, spelling.frequency));
                }
            }
        }
        near
    }
}

/// Whether a word is one that somebody may have meant.
pub(super) fn is_guessed(word: &str) -> bool {
    word.chars().count() >= SHORTEST_MEANT && is_guessable(word)
}

/// Whether a word is of letters that a Swede types.
fn is_guessable(word: &str) -> bool {
    word.chars().count() >= SHORTEST_UNDOTTED
        && word
            .chars()
            .all(|letter| matches!(letter, 'a'..='z' | 'å' | 'ä' | 'ö'))
}

/// The letters that a word has, a bit each.
fn letters(word: &str) -> u32 {
    word.chars()
        .map(|letter| match letter {
            'å' => 1 << 26,
            'ä' => 1 << 27,
            'ö' => 1 << 28,
            letter => 1 << ((letter as u32).wrapping_sub('a' as u32) % 26),
        })
        .fold(0, |all, letter| all | letter)
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
