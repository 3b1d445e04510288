//! Compounds and their parts: "arbetsmarknadsinsatser" holds "arbetsmarknad" and "insatser".
//!
//! Fewest parts win, then the most frequent. A word that is more frequent than the geometric mean of
//! its parts is kept whole (Koehn and Knight, "Empirical Methods for Compound Splitting", EACL 2003).
//! A dictionary knows best which words may stand where; without one, the site's own words must do.

use rustc_hash::FxHashMap;

use super::analysis::{halves, is_plain};
use super::boundaries::{is_never_first, is_never_last, is_short_first, is_short_last, unlinked};
use super::hunspell::Dictionary;
use super::segmentation::{Part, SHORTEST_PART, Segmentation};
use super::stemmer::{Stemmer, is_vowel};

/// Shorter words are never taken apart.
const SHORTEST_COMPOUND: usize = 6;
/// Letters of a last part that is not marked as one, at least: "sko" ends too many words.
const SHORTEST_FREE_END: usize = 4;
/// Letters of a first part that the site knows only with endings, at least.
const SHORTEST_STEM_BEGIN: usize = 5;
/// The endings that such a word is known with.
const DEFINITE: [&str; 4] = ["en", "et", "erna", "arna"];
/// Words of the site's own must stand this often to be parts of others.
const FEWEST_OCCURRENCES: u32 = 2;
/// As many words must begin with a part of three letters.
const FEWEST_SHORT_COMPOUNDS: u32 = 2;

/// The words of a site and how often they stand in it.
#[derive(Debug, Default)]
pub struct Vocabulary {
    words: FxHashMap<String, Known>,
    stems: FxHashMap<String, u32>,
    /// How many words begin with three letters and go on with a word.
    short_beginnings: FxHashMap<String, u32>,
}

/// A word of the site.
#[derive(Debug)]
struct Known {
    count: u32,
    stem: String,
}

impl Vocabulary {
    /// The vocabulary of words, each with how often it stands and with its stem.
    pub fn of<'w>(words: impl Iterator<Item = (&'w str, u32)>, stemmer: &Stemmer) -> Self {
        let mut vocabulary = Self::default();
        for (word, count) in words {
            for half in halves(word).filter(|half| is_plain(half)) {
                let known = vocabulary
                    .words
                    .entry(half.to_owned())
                    .or_insert_with(|| Known {
                        count: 0,
                        stem: stemmer.stem(half),
                    });
                known.count += count;
                *vocabulary.stems.entry(known.stem.clone()).or_default() += count;
            }
        }
        let mut short_beginnings: FxHashMap<String, u32> = FxHashMap::default();
        #[expect(clippy::iter_over_hash_type, reason = "each word is counted by itself")]
        for word in vocabulary.words.keys() {
            if let Some((place, _)) = word.char_indices().nth(SHORTEST_PART)
                && word.chars().count() >= SHORTEST_PART + 5
                && vocabulary.count(&word[place..]) > FEWEST_OCCURRENCES
            {
                *short_beginnings
                    .entry(word[..place].to_owned())
                    .or_default() += 1;
            }
        }
        vocabulary.short_beginnings = short_beginnings;
        vocabulary
    }

    fn count(&self, word: &str) -> u32 {
        self.words.get(word).map_or(0, |known| known.count)
    }

    fn stem_count(&self, stem: &str) -> u32 {
        self.stems.get(stem).copied().unwrap_or_default()
    }

    fn weight(&self, stem: &str) -> f64 {
        f64::from(self.stem_count(stem)).ln_1p()
    }
}

/// A compound that has been taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Compound {
    /// The stems of its parts, in order.
    pub parts: Vec<String>,
    /// The stems of several parts together that the site knows as a word: of
    /// "arbetsmarknadsinsatser" "arbetsmarknad".
    pub spans: Vec<String>,
}

/// What has been found out of parts, since many words share them.
#[derive(Debug, Default)]
pub struct Memo {
    begins_in_dictionary: FxHashMap<String, Part>,
    ends_in_dictionary: FxHashMap<String, Part>,
    begins: FxHashMap<String, Part>,
    ends: FxHashMap<String, Part>,
}

/// Takes compounds apart.
pub struct Splitter<'a> {
    vocabulary: &'a Vocabulary,
    dictionary: Option<&'a Dictionary>,
    stemmer: &'a Stemmer,
}

impl<'a> Splitter<'a> {
    /// A splitter that knows a site's words and, perhaps, those of a dictionary.
    pub fn new(
        vocabulary: &'a Vocabulary,
        dictionary: Option<&'a Dictionary>,
        stemmer: &'a Stemmer,
    ) -> Self {
        Self {
            vocabulary,
            dictionary,
            stemmer,
        }
    }

    /// The parts of a word; `None` when it is no compound.
    pub fn split(&self, word: &str, memo: &mut Memo) -> Option<Compound> {
        if word.chars().count() < SHORTEST_COMPOUND || !is_plain(word) {
            return None;
        }
        let by_dictionary = self.dictionary.and_then(|dictionary| {
            let Memo {
                begins_in_dictionary,
                ends_in_dictionary,
                ..
            } = memo;
            Segmentation::best(
                word,
                |part| {
                    recall(begins_in_dictionary, part, || {
                        self.begin_in(dictionary, part)
                    })
                },
                |part| recall(ends_in_dictionary, part, || self.end_in(dictionary, part)),
            )
        });
        let found = match by_dictionary {
            Some(found) => found,
            // The dictionary knows the word, and no parts of it.
            None if self.dictionary.is_some_and(|known| known.is_free(word)) => return None,
            None => {
                let found = Segmentation::best(
                    word,
                    |part| recall(&mut memo.begins, part, || self.begin(part)),
                    |part| recall(&mut memo.ends, part, || self.end(part)),
                )?;
                if self.is_better_whole(word, &found) {
                    return None;
                }
                found
            }
        };
        let spans = self.spans(word, &found);
        let parts = found.parts.into_iter().map(|(stem, ..)| stem).collect();
        Some(Compound { parts, spans })
    }

    /// Whether the word stands more often than the geometric mean of its parts.
    fn is_better_whole(&self, word: &str, found: &Segmentation) -> bool {
        let whole = self.vocabulary.stem_count(&self.stemmer.stem(word));
        let weights = found
            .parts
            .iter()
            .map(|(stem, ..)| self.vocabulary.weight(stem));
        let mean = weights.sum::<f64>() / found.parts.len() as f64;
        f64::from(whole) > mean.exp_m1()
    }

    /// Stems of several parts together that the site knows.
    fn spans(&self, word: &str, found: &Segmentation) -> Vec<String> {
        let parts = &found.parts;
        let mut spans = Vec::new();
        if parts.len() <= 2 {
            return spans;
        }
        for first in 0..parts.len() {
            for last in first + 1..parts.len() {
                if last - first + 1 == parts.len() {
                    continue;
                }
                let span = &word[parts[first].1..parts[last].2];
                let words = if last + 1 == parts.len() {
                    vec![span.to_owned()]
                } else {
                    unlinked(span)
                };
                let mut stems = words.iter().map(|word| self.stemmer.stem(word));
                spans.extend(stems.find(|stem| self.vocabulary.stems.contains_key(stem)));
            }
        }
        spans
    }

    fn begin(&self, part: &str) -> Part {
        if is_never_first(part) {
            return None;
        }
        self.dictionary
            .and_then(|dictionary| self.begin_in(dictionary, part))
            .or_else(|| self.begin_of_own(part))
    }

    fn end(&self, part: &str) -> Part {
        if is_never_last(part) {
            return None;
        }
        self.dictionary
            .and_then(|dictionary| self.end_in(dictionary, part))
            .or_else(|| self.end_of_own(part))
    }

    fn begin_in(&self, dictionary: &Dictionary, part: &str) -> Part {
        if is_never_first(part) {
            return None;
        }
        if dictionary.may_begin(part) {
            let lemmas = dictionary.lemmas(part).map(str::to_owned);
            let itself = std::iter::once(part.to_owned());
            return if dictionary.is_free(part) {
                self.most_frequent(itself.chain(lemmas))
            } else {
                let unlinked = unlinked(part).into_iter();
                let unlinked = unlinked.filter(|word| dictionary.is_free(word));
                self.most_frequent(lemmas.chain(unlinked).chain(itself))
            };
        }
        // Any noun in the genitive: "blads", "menys".
        let noun = part.strip_suffix('s')?;
        if noun.chars().count() <= SHORTEST_PART {
            return None;
        }
        dictionary
            .is_compounding_lemma(noun)
            .then(|| self.most_frequent(std::iter::once(noun.to_owned())))
            .flatten()
    }

    /// The stem of the word that the site knows best; the first of equals.
    fn most_frequent(&self, words: impl Iterator<Item = String>) -> Part {
        let mut best: Option<(String, u32)> = None;
        for word in words {
            let stem = self.stemmer.stem(&word);
            let count = self.vocabulary.stem_count(&stem);
            if best.as_ref().is_none_or(|(_, most)| count > *most) {
                best = Some((stem, count));
            }
        }
        best.map(|(stem, count)| (stem, f64::from(count).ln_1p()))
    }

    fn end_in(&self, dictionary: &Dictionary, part: &str) -> Part {
        let is_end = !is_never_last(part)
            && (dictionary.may_end(part)
                || dictionary.is_free(part) && part.chars().count() >= SHORTEST_FREE_END);
        is_end.then(|| {
            let stem = self.stemmer.stem(part);
            let weight = self.vocabulary.weight(&stem);
            (stem, weight)
        })
    }

    fn begin_of_own(&self, part: &str) -> Part {
        let length = part.chars().count();
        let is_rare = || {
            if is_short_first(part) {
                return false;
            }
            let beginnings = self.vocabulary.short_beginnings.get(part);
            beginnings.copied().unwrap_or_default() < FEWEST_SHORT_COMPOUNDS
        };
        if length < SHORTEST_PART
            || !part.contains(is_vowel)
            || length == SHORTEST_PART && is_rare()
        {
            return None;
        }
        let mut best: Option<(&str, u32)> = None;
        for word in unlinked(part) {
            if let Some(known) = self.vocabulary.words.get(&word)
                && known.count >= FEWEST_OCCURRENCES
            {
                let count = self.vocabulary.stem_count(&known.stem);
                if best.is_none_or(|(_, most)| count > most) {
                    best = Some((&known.stem, count));
                }
            }
        }
        best.map(|(stem, count)| (stem.to_owned(), f64::from(count).ln_1p()))
            .or_else(|| self.begin_of_stem(part))
    }

    /// A part that the site knows only with endings: "arbetsmarknads" from "arbetsmarknaden".
    fn begin_of_stem(&self, part: &str) -> Part {
        let word = part.strip_suffix('s').unwrap_or(part);
        if word.chars().count() < SHORTEST_STEM_BEGIN {
            return None;
        }
        let known = DEFINITE.iter().find_map(|ending| {
            let known = self.vocabulary.words.get(&format!("{word}{ending}"))?;
            (known.count >= FEWEST_OCCURRENCES).then_some(known)
        })?;
        Some((known.stem.clone(), self.vocabulary.weight(&known.stem)))
    }

    fn end_of_own(&self, part: &str) -> Part {
        let is_short = part.chars().count() < SHORTEST_FREE_END && !is_short_last(part);
        if is_short || !part.contains(is_vowel) {
            return None;
        }
        let stem = self.stemmer.stem(part);
        let is_known = stem.chars().count() >= SHORTEST_PART
            && self.vocabulary.stem_count(&stem) >= FEWEST_OCCURRENCES;
        let weight = self.vocabulary.weight(&stem);
        is_known.then_some((stem, weight))
    }
}

/// What a part was found to be, or is found to be now.
fn recall(known: &mut FxHashMap<String, Part>, part: &str, find: impl FnOnce() -> Part) -> Part {
    if let Some(found) = known.get(part) {
        return found.clone();
    }
    let found = find();
    known.insert(part.to_owned(), found.clone());
    found
}
