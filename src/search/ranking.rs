//! From a query to documents, the best first: the ranking of `client.js`, number for number.
//!
//! Any word of the query will do, and more words count for more. A word counts for the best of what
//! it is: itself, its parts together, longer words that it begins or ends, or what it was meant to be.

use std::collections::{BTreeMap, BTreeSet};

use super::analysis::{halves, words};
use super::lexicon::Lexicon;
use super::reader::{Files, Postings, ReadError};
use super::shards::Address;
use super::spelling::{self, Guess};

/// What the mean of a word's parts counts for.
const PARTS: f64 = 0.9;
/// What a longer word counts for that the word begins.
const PREFIX: f64 = 0.35;
/// How many longer words are looked at, and from how many files.
const MOST_PREFIXED: usize = 10;
const MOST_PREFIX_FILES: usize = 2;
/// Letters of a stem that may begin others, at least.
const SHORTEST_PREFIX: usize = 4;
/// What a longer word counts for that the word ends, and how many are looked at.
const HEAD: f64 = 0.5;
const MOST_HEADS: usize = 2;
const SHORTEST_HEAD: usize = 4;
/// What such a word has before it, at least.
const SHORTEST_FIRST_PART: usize = 3;
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
    /// Their places, with their scores.
    pub hits: Vec<(usize, f64)>,
    /// Whether these are all: of a word that very many documents hold only the best are looked at.
    pub is_exact: bool,
    /// The query as it was probably meant, when a word of it was searched for otherwise spelled.
    pub corrected: Option<String>,
}

/// Answers a query.
pub fn answer(files: &Files<'_>, query: &str) -> Result<Answer, ReadError> {
    let mut asked: Vec<String> = Vec::new();
    for word in words(query).iter().flat_map(|word| halves(word)) {
        if asked.len() < MOST_WORDS && !asked.iter().any(|known| known == word) {
            asked.push(word.to_owned());
        }
    }
    let found = asked.iter().map(|word| WordScores::of(files, word));
    let found = found.collect::<Result<Vec<WordScores<'_>>, ReadError>>()?;
    let documents = files.manifest().documents;
    let (mut totals, mut titles) = (vec![0.0; documents], vec![0.0f32; documents]);
    let mut touched: BTreeSet<usize> = BTreeSet::new();
    for word in &found {
        for document in word.documents.iter().copied() {
            touched.insert(document);
            totals[document] += word.scores[document];
            titles[document] += word.titles[document];
        }
    }
    let mut hits: Vec<(usize, f64)> = touched
        .into_iter()
        .filter(|document| totals[*document] > 0.0)
        .map(|document| {
            let share = f64::from(titles[document]) / asked.len() as f64;
            let score = totals[document] * (1.0 + TITLE_BONUS * share * share);
            (document, score)
        })
        .collect();
    let is_archived = |document: usize| document >= files.manifest().archived_from;
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
    Ok(Answer {
        hits,
        is_exact: found.iter().all(|word| word.is_exact),
        corrected,
    })
}

/// What a word of the query says of documents: the best of all that it is.
struct WordScores<'f> {
    files: &'f Files<'f>,
    scores: Vec<f64>,
    /// How much of a title match each document is; as exact as the script keeps it.
    titles: Vec<f32>,
    /// The documents that have a score.
    documents: Vec<usize>,
    is_exact: bool,
    /// What it was searched for as, when as nothing that was typed.
    corrected: Option<String>,
}

impl<'f> WordScores<'f> {
    fn of(files: &'f Files<'f>, word: &str) -> Result<Self, ReadError> {
        let documents = files.manifest().documents;
        let known = Lexicon::of(files);
        let mut scores = Self {
            files,
            scores: vec![0.0; documents],
            titles: vec![0.0; documents],
            documents: Vec::new(),
            is_exact: true,
            corrected: None,
        };
        let form = known.find_in_any_form(word)?;
        if let Some(form) = &form {
            scores.add_term(form.term, 1.0, 1.0)?;
            scores.add_mean(&form.parts, PARTS, 1.0 / form.parts.len() as f64)?;
        }
        let start = form.as_ref().and_then(|form| form.stem.as_deref());
        let whole = form.as_ref().map(|form| form.term);
        scores.add_longer(&known, start.unwrap_or(word), whole)?;
        if form.is_none() {
            scores.add_heads(&known, word)?;
            if let Some(compound) = known.split(word)? {
                let terms: Vec<Address> = compound.iter().map(|part| part.term).collect();
                scores.add_mean(&terms, PARTS, 1.0 / terms.len() as f64)?;
            }
            scores.add_guesses(&known, word)?;
        }
        Ok(scores)
    }

    /// Words that this one begins.
    fn add_longer(
        &mut self,
        known: &Lexicon<'_>,
        start: &str,
        whole: Option<Address>,
    ) -> Result<(), ReadError> {
        if start.chars().count() < SHORTEST_PREFIX {
            return Ok(());
        }
        let mut forms = known.beginning(start, MOST_PREFIX_FILES)?;
        forms.retain(|form| form.text.starts_with(start));
        forms.sort_by_key(|form| form.text.chars().count());
        let mut files: BTreeSet<u32> = whole.iter().map(|(file, _)| *file).collect();
        let mut longer: Vec<Address> = Vec::new();
        for term in forms.iter().map(|form| form.term) {
            // What is far away costs more to fetch than it tells.
            let is_near = files.contains(&term.0) || files.len() < MOST_PREFIX_FILES;
            let is_new = Some(term) != whole && !longer.contains(&term);
            if is_near && is_new && longer.len() < MOST_PREFIXED {
                files.insert(term.0);
                longer.push(term);
            }
        }
        longer
            .into_iter()
            .try_for_each(|term| self.add_term(term, PREFIX, 0.0))
    }

    /// Nobody has written the word alone, but perhaps at the end of longer ones.
    fn add_heads(&mut self, known: &Lexicon<'_>, word: &str) -> Result<(), ReadError> {
        let length = word.chars().count();
        if length < SHORTEST_HEAD {
            return Ok(());
        }
        let mut heads = known.ending(word)?;
        heads.retain(|(text, _)| {
            text.ends_with(word) && text.chars().count() >= length + SHORTEST_FIRST_PART
        });
        heads.sort_by_key(|(_, frequency)| std::cmp::Reverse(*frequency));
        for (text, _) in heads.iter().take(MOST_HEADS) {
            if let Some(found) = known.find(text)? {
                self.add_term(found.term, HEAD, 0.5)?;
            }
        }
        Ok(())
    }

    fn add_guesses(&mut self, known: &Lexicon<'_>, word: &str) -> Result<(), ReadError> {
        let is_known = !self.documents.is_empty();
        let guesses = spelling::guesses(known, word)?;
        for (guess, rank) in guesses.iter().zip(0..) {
            let factor = EDIT.powi(guess.edits as i32) * NEXT_GUESS.powi(rank);
            self.add_guess(known, guess, factor)?;
        }
        if !is_known {
            self.corrected = guesses.into_iter().next().map(|guess| guess.text);
        }
        Ok(())
    }

    fn add_guess(
        &mut self,
        known: &Lexicon<'_>,
        guess: &Guess,
        factor: f64,
    ) -> Result<(), ReadError> {
        if let Some(together) = guess.together {
            return self.add_mean(&together, factor, 0.5);
        }
        let Some(meant) = known.find(&guess.text)? else {
            return Ok(());
        };
        self.add_term(meant.term, factor, 0.5)?;
        self.add_mean(&meant.parts, factor * PARTS, 0.0)
    }

    fn add_term(&mut self, term: Address, factor: f64, title_factor: f64) -> Result<(), ReadError> {
        let postings = self.postings(term)?;
        for class in &postings.classes {
            let score = factor * postings.rarity * class.weight;
            for document in &class.documents {
                self.raise(*document as usize, score, title_factor * class.title);
            }
        }
        Ok(())
    }

    /// The mean of several terms; one that a document lacks counts as nothing.
    fn add_mean(
        &mut self,
        terms: &[Address],
        factor: f64,
        title_share: f64,
    ) -> Result<(), ReadError> {
        let mut sums: BTreeMap<u32, (f64, f64)> = BTreeMap::new();
        for term in terms {
            let postings = self.postings(*term)?;
            for class in &postings.classes {
                let score = postings.rarity * class.weight / terms.len() as f64;
                let title = if class.title > 0.0 { title_share } else { 0.0 };
                for document in &class.documents {
                    let sum = sums.entry(*document).or_default();
                    *sum = (sum.0 + score, sum.1 + title);
                }
            }
        }
        for (document, (score, title)) in sums {
            self.raise(document as usize, factor * score, title);
        }
        Ok(())
    }

    fn postings(&mut self, term: Address) -> Result<Postings, ReadError> {
        let postings = self.files.postings(term)?;
        self.is_exact &= postings.is_all;
        Ok(postings)
    }

    fn raise(&mut self, document: usize, score: f64, title: f64) {
        let Some(known) = self.scores.get_mut(document) else {
            return; // a damaged file's
        };
        if *known == 0.0 {
            self.documents.push(document);
        }
        *known = known.max(score);
        let known = &mut self.titles[document];
        if title > f64::from(*known) {
            *known = title as f32;
        }
    }
}
