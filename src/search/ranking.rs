//! From a query to documents, the best first.
//!
//! Any word of the query will do, and more words count for more. A word counts for the best of what
//! it is: itself, its parts together, longer words that it begins, or what it was meant to be.

use rustc_hash::FxHashMap;

use super::analysis::{halves, words};
use super::compounds::{Compound, Memo};
use super::index::{InTitle, Index, Posting, Term};
use super::spelling::Guess;

/// What the mean of a word's parts counts for.
const PARTS: f64 = 0.9;
/// What a longer word counts for that the word begins.
const PREFIX: f64 = 0.35;
/// How many longer words are looked at.
const MOST_PREFIXED: usize = 20;
/// Letters of a stem that may begin others, at least.
const SHORTEST_PREFIX: usize = 4;
/// What a guess counts for, for each edit.
const EDIT: f64 = 0.7;
/// What each guess counts for of the one before it.
const NEXT_GUESS: f64 = 0.8;
/// What a title that holds the whole query adds.
const TITLE_BONUS: f64 = 0.5;
/// More words than this are no question but a text.
const MOST_WORDS: usize = 32;

/// Documents that answer a query, the best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// All of them: their places, with their scores.
    pub hits: Vec<(usize, f64)>,
    /// The query as it was probably meant, when a word of it was searched for otherwise spelled.
    pub corrected: Option<String>,
}

/// What a word of the query says of documents.
#[derive(Default)]
struct WordScores {
    scores: FxHashMap<u32, f64>,
    /// How much of a title match each document is.
    titles: FxHashMap<u32, f64>,
    /// What it was searched for as, when as nothing that was typed.
    corrected: Option<String>,
}

impl WordScores {
    fn raise(&mut self, document: u32, score: f64, title: f64) {
        let known = self.scores.entry(document).or_default();
        *known = known.max(score);
        if title > 0.0 {
            let known = self.titles.entry(document).or_default();
            *known = known.max(title);
        }
    }

    fn raise_all(&mut self, term: &Term, factor: f64, title: impl Fn(Posting) -> f64) {
        for posting in term.postings.iter().copied() {
            let score = factor * term.weight(posting);
            self.raise(posting.document(), score, title(posting));
        }
    }
}

/// Answers a query.
pub fn answer(index: &Index<'_>, query: &str) -> Answer {
    let mut asked: Vec<String> = Vec::new();
    for word in words(query).iter().flat_map(|word| halves(word)) {
        if asked.len() < MOST_WORDS && !asked.iter().any(|known| known == word) {
            asked.push(word.to_owned());
        }
    }
    let found: Vec<WordScores> = asked.iter().map(|word| score(index, word)).collect();
    let mut totals: FxHashMap<u32, f64> = FxHashMap::default();
    let mut titles: FxHashMap<u32, f64> = FxHashMap::default();
    for word in &found {
        add_all(&mut totals, &word.scores);
        add_all(&mut titles, &word.titles);
    }
    let mut hits: Vec<(usize, f64)> = totals
        .into_iter()
        .filter(|(_, score)| *score > 0.0)
        .map(|(document, score)| {
            let in_titles = titles.get(&document).copied().unwrap_or_default();
            let share = in_titles / asked.len() as f64;
            (
                document as usize,
                score * (1.0 + TITLE_BONUS * share * share),
            )
        })
        .collect();
    let is_archived = |document: usize| index.archived.get(document).copied();
    hits.sort_by(|left, right| {
        (is_archived(left.0).cmp(&is_archived(right.0)))
            .then(right.1.total_cmp(&left.1))
            .then(left.0.cmp(&right.0))
    });
    let is_corrected = found.iter().any(|word| word.corrected.is_some());
    let corrected = is_corrected.then(|| {
        let words = asked.iter().zip(&found);
        let words = words.map(|(asked, found)| found.corrected.as_ref().unwrap_or(asked).as_str());
        words.collect::<Vec<&str>>().join(" ")
    });
    Answer { hits, corrected }
}

/// Adds what a word says of each document; addition in another order would be another sum, but each
/// document has its own.
fn add_all(totals: &mut FxHashMap<u32, f64>, scores: &FxHashMap<u32, f64>) {
    #[expect(clippy::iter_over_hash_type, reason = "each key is added to by itself")]
    for (document, score) in scores {
        *totals.entry(*document).or_default() += score;
    }
}

fn score(index: &Index<'_>, word: &str) -> WordScores {
    let mut scores = WordScores::default();
    let stem = index.stemmer.stem(word);
    let whole = index.term(&stem);
    if let Some(term) = whole {
        scores.raise_all(term, 1.0, |posting| posting.in_title().value());
    }
    let compound = split(index, word);
    if let Some(compound) = &compound {
        score_parts(index, compound, &mut scores);
    }
    let is_known = !scores.scores.is_empty();
    if stem.chars().count() >= SHORTEST_PREFIX {
        for term in index.beginning_with(&stem, MOST_PREFIXED) {
            scores.raise_all(term, PREFIX, |_| 0.0);
        }
    }
    if !whole.is_some_and(|term| term.is_whole) {
        let is_term = |word: &str| index.term(&index.stemmer.stem(word)).is_some();
        let guesses = index.spellings.guesses(word, &stem, &is_term);
        for (rank, guess) in guesses.iter().enumerate() {
            score_guess(index, guess, rank, &mut scores);
        }
        if !is_known {
            scores.corrected = guesses.first().map(|guess| guess.words.concat());
        }
    }
    scores
}

fn split(index: &Index<'_>, word: &str) -> Option<Compound> {
    index.splitter()?.split(word, &mut Memo::default())
}

/// The mean of a word's parts; a part that a document lacks counts as nothing.
fn score_parts(index: &Index<'_>, compound: &Compound, scores: &mut WordScores) {
    let share = 1.0 / compound.parts.len() as f64;
    let mut sums: FxHashMap<u32, (f64, f64)> = FxHashMap::default();
    for term in compound.parts.iter().filter_map(|stem| index.term(stem)) {
        for posting in term.postings.iter().copied() {
            let (score, title) = sums.entry(posting.document()).or_default();
            *score += share * term.weight(posting);
            if posting.in_title() != InTitle::Absent {
                *title += share;
            }
        }
    }
    #[expect(
        clippy::iter_over_hash_type,
        reason = "each document is raised by itself"
    )]
    for (document, (score, title)) in sums {
        scores.raise(document, PARTS * score, title);
    }
}

fn score_guess(index: &Index<'_>, guess: &Guess, rank: usize, scores: &mut WordScores) {
    let factor = EDIT.powi(guess.edits) * NEXT_GUESS.powi(rank as i32);
    let share = factor / guess.words.len() as f64;
    let mut sums: FxHashMap<u32, (f64, f64)> = FxHashMap::default();
    for word in &guess.words {
        let Some(term) = index.term(&index.stemmer.stem(word)) else {
            continue;
        };
        for posting in term.postings.iter().copied() {
            let (score, title) = sums.entry(posting.document()).or_default();
            *score += share * term.weight(posting);
            if posting.in_title() != InTitle::Absent {
                *title += 0.5;
            }
        }
    }
    #[expect(
        clippy::iter_over_hash_type,
        reason = "each document is raised by itself"
    )]
    for (document, (score, title)) in sums {
        scores.raise(document, score, title);
    }
    if let [word] = guess.words.as_slice()
        && let Some(compound) = split(index, word)
    {
        let share = PARTS / compound.parts.len() as f64;
        for term in compound.parts.iter().filter_map(|stem| index.term(stem)) {
            scores.raise_all(term, factor * share, |_| 0.0);
        }
    }
}
