//! Which documents hold which terms, and how much a term says of each.
//!
//! A term's weight in a document is BM25F (Robertson and Zaragoza, "The Probabilistic Relevance
//! Framework: BM25 and Beyond", 2009): occurrences in title, lead and body are weighed, normalised by
//! the field's length, added up, and then saturated. The saturated sum is kept in four bits.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::analysis::{fold, halves, has_hyphen, words_of};
use super::compounds::{Memo, Splitter, Vocabulary};
use super::document::Document;
use super::hunspell::Dictionary;
use super::spelling::Spellings;
use super::stemmer::Stemmer;

/// What a word counts for in title, lead and body.
const FIELD_WEIGHTS: [f64; 3] = [6.0, 1.0, 1.0];
/// How much of a field's length counts against it, 0–1.
const LENGTH_SHARE: f64 = 0.2;
/// How soon more of the same word stops to matter.
const SATURATION: f64 = 2.0;
/// What a word counts for that stands only inside a longer one.
const PART_WEIGHT: f64 = 0.6;
/// The highest of the steps that weights are kept in.
const HIGHEST_LEVEL: u8 = 15;

const TITLE: usize = 0;
const LEAD: usize = 1;
const BODY: usize = 2;

/// How often a term stands in a document: whole and as part, field by field.
type Counts = [[u16; 2]; 3];

/// How a term stands in a title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum InTitle {
    /// Not at all.
    #[default]
    Absent,
    /// Inside a longer word, or among the keywords.
    Part,
    /// As a word.
    Whole,
}

impl InTitle {
    /// How much of a title match it is.
    pub(super) fn value(self) -> f64 {
        match self {
            Self::Absent => 0.0,
            Self::Part => 0.5,
            Self::Whole => 1.0,
        }
    }
}

/// A document that holds a term.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    /// The document's place in the index.
    pub(super) document: u32,
    /// The saturated weight, in steps of [`HIGHEST_LEVEL`].
    level: u8,
    /// How it stands in the title.
    pub(super) in_title: InTitle,
}

/// A term's documents.
#[derive(Debug, Default)]
pub(super) struct Term {
    /// Inverse document frequency.
    pub(super) rarity: f64,
    /// Whether it stands somewhere as a word, not only inside longer ones.
    pub(super) is_whole: bool,
    /// The documents, in order.
    pub(super) postings: Vec<Posting>,
}

impl Term {
    /// What the term says of a document.
    pub(super) fn weight(&self, posting: &Posting) -> f64 {
        self.rarity * f64::from(posting.level) / f64::from(HIGHEST_LEVEL)
    }
}

/// The index of a site's documents in one language.
pub struct Index<'d> {
    pub(super) stemmer: Stemmer,
    pub(super) vocabulary: Vocabulary,
    pub(super) dictionary: Option<&'d Dictionary>,
    pub(super) spellings: Spellings,
    pub(super) terms: Vec<Term>,
    /// Terms in alphabetical order, with their places in `terms`.
    names: Vec<(String, u32)>,
    by_name: FxHashMap<String, u32>,
    /// Which documents are archived, and so come last.
    pub(super) archived: Vec<bool>,
    splits: bool,
}

/// A document's words by their numbers, with how often they stand in each field.
struct Counted {
    words: Vec<(u32, Counts)>,
    lengths: [usize; 3],
}

impl<'d> Index<'d> {
    /// Makes the index of documents, which answers know by their places.
    pub fn of(documents: &[Document], language: &str, dictionary: Option<&'d Dictionary>) -> Self {
        let stemmer = Stemmer::of(language);
        let (forms, counted) = count(documents);
        let frequencies = frequencies(forms.len(), &counted);
        let known = forms
            .iter()
            .map(String::as_str)
            .zip(frequencies.iter().copied());
        let vocabulary = Vocabulary::of(known.clone(), &stemmer);
        let splits = stemmer.is_swedish();
        let mut index = Self {
            spellings: Spellings::of(known, &stemmer),
            stemmer,
            vocabulary,
            dictionary: dictionary.filter(|_| splits),
            terms: Vec::new(),
            names: Vec::new(),
            by_name: FxHashMap::default(),
            archived: documents.iter().map(|document| document.archived).collect(),
            splits,
        };
        index.fill(&forms, &counted);
        index
    }

    /// Whether the index holds nothing.
    pub fn is_empty(&self) -> bool {
        self.archived.is_empty()
    }

    /// The splitter of a language whose compounds are taken apart.
    pub(super) fn splitter(&self) -> Option<Splitter<'_>> {
        self.splits
            .then(|| Splitter::new(&self.vocabulary, self.dictionary, &self.stemmer))
    }

    /// The term of a stem.
    pub(super) fn term(&self, stem: &str) -> Option<&Term> {
        let place = *self.by_name.get(stem)?;
        self.terms.get(place as usize)
    }

    /// The terms that a stem begins, but for itself: the shortest first, and no more than wanted.
    pub(super) fn beginning_with(&self, stem: &str, most: usize) -> Vec<&Term> {
        let start = self.names.partition_point(|(name, _)| name.as_str() < stem);
        let mut names: Vec<&(String, u32)> = self.names[start..]
            .iter()
            .take_while(|(name, _)| name.starts_with(stem))
            .filter(|(name, _)| name != stem)
            .collect();
        names.sort_by_key(|(name, _)| name.chars().count());
        names.truncate(most);
        let terms = names
            .iter()
            .filter_map(|(_, place)| self.terms.get(*place as usize));
        terms.collect()
    }

    /// The terms of a form: each stem, and whether it is only a part.
    fn terms_of(&self, form: &str, memo: &mut Memo) -> Vec<(String, bool)> {
        let mut terms: Vec<(String, bool)> = Vec::new();
        let mut put = |stem: String, is_part: bool| match terms
            .iter_mut()
            .find(|(known, _)| *known == stem)
        {
            Some((_, known)) => *known &= is_part,
            None => terms.push((stem, is_part)),
        };
        let splitter = self.splitter();
        let mut put_parts = |word: &str, put: &mut dyn FnMut(String, bool), with_spans: bool| {
            let compound = splitter
                .as_ref()
                .and_then(|splitter| splitter.split(word, memo));
            if let Some(compound) = compound {
                let spans = compound.spans.into_iter().filter(|_| with_spans);
                compound
                    .parts
                    .into_iter()
                    .chain(spans)
                    .for_each(|stem| put(stem, true));
            }
        };
        if has_hyphen(form) {
            let joined: String = halves(form).collect();
            put(self.stemmer.stem(&joined), false);
            for half in halves(form) {
                put(self.stemmer.stem(half), false);
                put_parts(half, &mut put, false);
            }
        } else {
            put(self.stemmer.stem(form), false);
            put_parts(form, &mut put, true);
        }
        terms
    }

    fn fill(&mut self, forms: &[String], counted: &[Counted]) {
        let terms_of_forms: Vec<Vec<(String, bool)>> = forms
            .par_iter()
            .with_min_len(256)
            .map_init(Memo::default, |memo, form| self.terms_of(form, memo))
            .collect();
        let mut by_name: FxHashMap<String, u32> = FxHashMap::default();
        let numbered: Vec<Vec<(u32, bool)>> = terms_of_forms
            .into_iter()
            .map(|terms| {
                let numbered = terms.into_iter().map(|(stem, is_part)| {
                    let next = by_name.len() as u32;
                    (*by_name.entry(stem).or_insert(next), is_part)
                });
                numbered.collect()
            })
            .collect();
        let averages = average_lengths(counted);
        let mut gathered: Vec<Vec<(u32, Counts)>> = vec![Vec::new(); by_name.len()];
        for (document, words) in counted.iter().enumerate() {
            for (form, counts) in &words.words {
                for (term, is_part) in &numbered[*form as usize] {
                    gather(
                        &mut gathered[*term as usize],
                        document as u32,
                        counts,
                        *is_part,
                    );
                }
            }
        }
        self.terms = gathered
            .into_par_iter()
            .map(|gathered| weigh(&gathered, counted, averages))
            .collect();
        self.names = by_name
            .iter()
            .map(|(name, place)| (name.clone(), *place))
            .collect();
        self.names.par_sort_unstable();
        self.by_name = by_name;
    }
}

/// Adds a form's occurrences in a document to a term's.
fn gather(gathered: &mut Vec<(u32, Counts)>, document: u32, counts: &Counts, is_part: bool) {
    if gathered.last().is_none_or(|(last, _)| *last != document) {
        gathered.push((document, Counts::default()));
    }
    if let Some((_, sum)) = gathered.last_mut() {
        for (sum, [whole, part]) in sum.iter_mut().zip(counts) {
            if is_part {
                sum[1] = sum[1].saturating_add(*whole).saturating_add(*part);
            } else {
                sum[0] = sum[0].saturating_add(*whole);
                sum[1] = sum[1].saturating_add(*part);
            }
        }
    }
}

/// Numbers all forms in the order that they are met, and counts them in each document.
fn count(documents: &[Document]) -> (Vec<String>, Vec<Counted>) {
    /// A document's forms as they were written, before they have numbers.
    type Loose = (Vec<(String, Counts)>, [usize; 3]);
    let loose: Vec<Loose> = documents.par_iter().map(count_words).collect();
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    let mut forms = Vec::new();
    let counted = loose
        .into_iter()
        .map(|(words, lengths)| {
            let words = words.into_iter().map(|(form, counts)| {
                let number = match numbers.get(&form) {
                    Some(number) => *number,
                    None => {
                        let number = forms.len() as u32;
                        forms.push(form.clone());
                        numbers.insert(form, number);
                        number
                    }
                };
                (number, counts)
            });
            Counted {
                words: words.collect(),
                lengths,
            }
        })
        .collect();
    (forms, counted)
}

fn count_words(document: &Document) -> (Vec<(String, Counts)>, [usize; 3]) {
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut counted: Vec<(String, Counts)> = Vec::new();
    let mut lengths = [0; 3];
    let fields = [
        (&document.title, TITLE, 0),
        // Chosen by the writer to be found by, but not what the page says: they count as parts.
        (&document.keywords, TITLE, 1),
        (&document.lead, LEAD, 0),
        (&document.body, BODY, 0),
    ];
    for (text, field, kind) in fields {
        let folded = fold(text);
        for word in words_of(&folded) {
            lengths[field] += usize::from(kind == 0);
            let place = match places.get(word) {
                Some(place) => *place,
                None => {
                    places.insert(word.to_owned(), counted.len());
                    counted.push((word.to_owned(), Counts::default()));
                    counted.len() - 1
                }
            };
            let counts = &mut counted[place].1[field][kind];
            *counts = counts.saturating_add(1);
        }
    }
    (counted, lengths)
}

/// How often each form stands on the site.
fn frequencies(forms: usize, counted: &[Counted]) -> Vec<u32> {
    let mut frequencies = vec![0; forms];
    for (form, counts) in counted.iter().flat_map(|counted| &counted.words) {
        let of_document: u32 = counts.iter().flatten().map(|count| u32::from(*count)).sum();
        frequencies[*form as usize] += of_document;
    }
    frequencies
}

fn average_lengths(counted: &[Counted]) -> [f64; 3] {
    [TITLE, LEAD, BODY].map(|field| {
        let sum: usize = counted.iter().map(|counted| counted.lengths[field]).sum();
        (sum as f64 / counted.len().max(1) as f64).max(1.0)
    })
}

fn weigh(gathered: &[(u32, Counts)], counted: &[Counted], averages: [f64; 3]) -> Term {
    let all = counted.len() as f64;
    let holding = gathered.len() as f64;
    let postings = gathered.iter().map(|(document, counts)| {
        let lengths = counted[*document as usize].lengths;
        let sum: f64 = (0..3)
            .map(|field| {
                let relative = lengths[field] as f64 / averages[field];
                let norm = FIELD_WEIGHTS[field] / (1.0 - LENGTH_SHARE + LENGTH_SHARE * relative);
                let [whole, part] = counts[field].map(f64::from);
                norm * (whole + PART_WEIGHT * part)
            })
            .sum();
        let saturated = sum / (SATURATION + sum);
        let level = (saturated * f64::from(HIGHEST_LEVEL)).round().max(1.0);
        Posting {
            document: *document,
            level: level as u8,
            in_title: match counts[TITLE] {
                [0, 0] => InTitle::Absent,
                [0, _] => InTitle::Part,
                _ => InTitle::Whole,
            },
        }
    });
    Term {
        rarity: ((all - holding + 0.5) / (holding + 0.5)).ln_1p(),
        is_whole: gathered
            .iter()
            .any(|(_, counts)| counts.iter().any(|[whole, _]| *whole > 0)),
        postings: postings.collect(),
    }
}
