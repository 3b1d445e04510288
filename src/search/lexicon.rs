//! What a word is on a site: itself, another form of a word that stands there, the beginning or the
//! end of longer ones, or made of several.

use std::rc::Rc;

use super::analysis::without_dots;
use super::reader::{Files, ReadError, Word};

/// How many files are read to find longer words.
const MOST_RANGE_FILES: usize = 10;
/// What may stand between the parts of a compound, and what a first part may have lost: skolmat, arbetsliv.
const LINKS: [char; 5] = ['s', 'e', 'o', 'a', 'u'];
const LOST: [char; 2] = ['a', 'e'];
const SHORTEST_COMPOUND: usize = 6;
const SHORTEST_PART: usize = 3;
const SHORTEST_END: usize = 3;
/// A word that stands less often is not taken to be a part.
const FEWEST_OCCURRENCES: u32 = 2;
const MOST_PARTS: usize = 3;

/// The words of a site.
pub(super) struct Lexicon<'f> {
    files: &'f Files<'f>,
}

impl<'f> Lexicon<'f> {
    pub(super) fn of(files: &'f Files<'f>) -> Self {
        Self { files }
    }

    /// The words among which a word stands, if it does; all that differ in dots only are there.
    pub(super) fn around(&self, word: &str) -> Result<Rc<Vec<Word>>, ReadError> {
        let beginnings = &self.files.manifest().words;
        self.files
            .words(place_among(beginnings, &without_dots(word)))
    }

    pub(super) fn find(&self, word: &str) -> Result<Option<Word>, ReadError> {
        let around = self.around(word)?;
        Ok(around.iter().find(|known| known.text == word).cloned())
    }

    /// A word that stands nowhere in this form: the most frequent other form of the same word.
    pub(super) fn other_form(
        &self,
        word: &str,
        is_same: impl Fn(&str, &str) -> bool,
    ) -> Result<Option<Word>, ReadError> {
        let endings = self.files.manifest().endings.iter();
        let mut tried: Vec<(&str, String)> = endings
            .filter(|(ending, _)| !ending.is_empty())
            .filter_map(|(ending, instead)| {
                let rest = word.strip_suffix(ending.as_str())?;
                Some((rest, format!("{rest}{instead}")))
            })
            .filter(|(rest, _)| rest.chars().nth(1).is_some())
            .collect();
        tried.push((word, word.to_owned()));
        tried.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        for (rest, stem) in tried {
            let around = self.around(rest)?;
            let is_form = |known: &&Word| {
                let known = known.stem.as_ref();
                known.is_some_and(|known| is_same(known, &stem))
            };
            if let Some(found) = most_frequent(around.iter().filter(is_form)) {
                return Ok(Some(found.clone()));
            }
        }
        Ok(None)
    }

    /// The word itself, or another form of it.
    pub(super) fn find_in_any_form(&self, word: &str) -> Result<Option<Word>, ReadError> {
        match self.find(word)? {
            Some(found) => Ok(Some(found)),
            None => self.other_form(word, |known, stem| known == stem),
        }
    }

    /// Words that begin so but for dots, from no more files than this.
    pub(super) fn beginning(&self, start: &str, most: usize) -> Result<Vec<Word>, ReadError> {
        let key = without_dots(start);
        let mut found = Vec::new();
        for number in range(&self.files.manifest().words, &key, most) {
            let words = self.files.words(number)?;
            let beginning = words.iter().filter(|word| word.key.starts_with(&key));
            found.extend(beginning.cloned());
        }
        Ok(found)
    }

    /// The same, from as many files as are worth it.
    pub(super) fn all_beginning(&self, start: &str) -> Result<Vec<Word>, ReadError> {
        self.beginning(start, MOST_RANGE_FILES)
    }

    /// Words that end so but for dots, each with how often it stands.
    pub(super) fn ending(&self, end: &str) -> Result<Vec<(String, u32)>, ReadError> {
        let key = without_dots(end);
        let start: String = key.chars().rev().collect();
        let beginnings = self.files.backward_beginnings()?;
        let mut found = Vec::new();
        for number in range(&beginnings, &start, MOST_RANGE_FILES) {
            let words = self.files.backwards(number)?;
            let forwards = words.iter().map(|(backwards, frequency)| {
                let word: String = backwards.chars().rev().collect();
                (word, *frequency)
            });
            found.extend(forwards.filter(|(word, _)| without_dots(word).ends_with(&key)));
        }
        Ok(found)
    }

    /// The words that one that stands nowhere begins with and something goes on after, each with that rest.
    pub(super) fn first_parts<'w>(&self, word: &'w str) -> Result<Vec<(Word, &'w str)>, ReadError> {
        let mut found = Vec::new();
        let letters: Vec<usize> = word.char_indices().map(|(place, _)| place).collect();
        let last = letters.len().saturating_sub(SHORTEST_END);
        let ends = letters.iter().take(last + 1).skip(SHORTEST_PART);
        for (part, rest) in ends.map(|end| word.split_at(*end)) {
            if !part.contains(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö']) {
                continue;
            }
            let without_link = LINKS.into_iter().filter_map(|link| part.strip_suffix(link));
            let mut spelled: Vec<String> = without_link.map(str::to_owned).collect();
            spelled.push(part.to_owned());
            spelled.extend(LOST.map(|letter| format!("{part}{letter}")));
            let around = self.around(part)?;
            let is_part = |known: &&Word| {
                known.frequency >= FEWEST_OCCURRENCES
                    && known.text.chars().count() >= SHORTEST_PART
                    && spelled.contains(&known.text)
            };
            if let Some(best) = most_frequent(around.iter().filter(is_part)) {
                found.push((best.clone(), rest));
            }
        }
        Ok(found)
    }

    /// The parts of a compound that stands nowhere: the fewest, then the most frequent.
    pub(super) fn split(&self, word: &str) -> Result<Option<Vec<Word>>, ReadError> {
        self.split_into(word, MOST_PARTS)
    }

    fn split_into(&self, word: &str, most: usize) -> Result<Option<Vec<Word>>, ReadError> {
        let is_swedish = |letter: char| matches!(letter, 'a'..='z' | 'å' | 'ä' | 'ö' | 'æ' | 'ø');
        if word.chars().count() < SHORTEST_COMPOUND || !word.chars().all(is_swedish) {
            return Ok(None);
        }
        let mut best: Option<Vec<Word>> = None;
        for (first, rest) in self.first_parts(word)? {
            let last = self.find_in_any_form(rest)?;
            let is_whole = last.is_some();
            keep_better(&mut best, last.map(|last| vec![first.clone(), last]));
            let is_short = best.as_ref().is_some_and(|best| best.len() == 2);
            if is_whole || is_short || most < MOST_PARTS {
                continue;
            }
            let more = self.split_into(rest, most - 1)?;
            let parts = more.map(|more| [vec![first], more].concat());
            keep_better(&mut best, parts);
        }
        Ok(best)
    }
}

/// The first of those that stand most often.
fn most_frequent<'w>(words: impl Iterator<Item = &'w Word>) -> Option<&'w Word> {
    words.reduce(|best, word| {
        if word.frequency > best.frequency {
            word
        } else {
            best
        }
    })
}

fn keep_better(best: &mut Option<Vec<Word>>, parts: Option<Vec<Word>>) {
    let weight = |parts: &[Word]| -> f64 {
        let weights = parts.iter().map(|part| f64::from(part.frequency).ln_1p());
        weights.sum()
    };
    let Some(parts) = parts else { return };
    let is_better = best.as_ref().is_none_or(|best| {
        parts.len() < best.len() || parts.len() == best.len() && weight(&parts) > weight(best)
    });
    if is_better {
        *best = Some(parts);
    }
}

/// How many of the sorted beginnings a word is not before.
fn place_among(beginnings: &[String], word: &str) -> usize {
    beginnings.partition_point(|beginning| beginning.as_str() <= word)
}

/// The files in which words that begin so stand, no more than wanted.
fn range(beginnings: &[String], start: &str, most: usize) -> std::ops::Range<usize> {
    let from = place_among(beginnings, start);
    let further = beginnings[from..].iter().take(most - 1);
    let further = further.take_while(|beginning| beginning.starts_with(start));
    from..from + further.count() + 1
}
