//! Which documents hold which terms, and how much a term says of each.
//!
//! A term's weight in a document is BM25F (Robertson and Zaragoza, "The Probabilistic Relevance
//! Framework: BM25 and Beyond", 2009): occurrences in title, lead and body are weighed, normalised by
//! the field's length, added up, and then saturated. The saturated sum is kept in four bits.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::analysis::{fold, halves, has_hyphen, without_dots, words_of};
use super::compounds::{Memo, Splitter, Vocabulary};
use super::concepts::Concepts;
use super::document::Document;
use super::hunspell::Dictionary;
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

/// How often a term stands in a document: whole and as part, field by field. More than 255 times
/// says no more than 255 times.
type Counts = [[u8; 2]; 3];

/// How a term stands in a title.
#[derive(Clone, Copy, Debug)]
enum InTitle {
    /// Not at all.
    Absent,
    /// Inside a longer word, or among the keywords.
    Part,
    /// As a word.
    Whole,
}

/// A document that holds a term: its place, the weight there in steps of [`HIGHEST_LEVEL`], and how
/// the term stands in its title. Large sites have tens of millions, so that each is four bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting(u32);

impl Posting {
    const DOCUMENT_FROM_BIT: u32 = 6;
    const LEVEL_FROM_BIT: u32 = 2;

    fn new(document: u32, level: u8, in_title: InTitle) -> Self {
        Self(
            document << Self::DOCUMENT_FROM_BIT
                | u32::from(level) << Self::LEVEL_FROM_BIT
                | in_title as u32,
        )
    }

    /// The document's place in the index.
    pub(super) fn document(self) -> u32 {
        self.0 >> Self::DOCUMENT_FROM_BIT
    }

    /// Weight and title in one number: the higher, the more the term says of the document.
    pub(super) fn class(self) -> u8 {
        (self.0 & ((1 << Self::DOCUMENT_FROM_BIT) - 1)) as u8
    }
}

/// A term's documents.
#[derive(Debug, Default)]
pub(super) struct Term {
    /// The documents, in order.
    pub(super) postings: Vec<Posting>,
}

/// A word as it may be typed, and what it is searched as.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) text: String,
    /// How often it stands on the site; never, where it is only a stem or a part of longer words.
    pub(super) frequency: u32,
    /// The place of the term that its stem is.
    pub(super) term: u32,
    /// The places of the terms that its parts are.
    pub(super) parts: Vec<u32>,
}

/// The index of a site's documents in one language.
pub struct Index<'d> {
    pub(super) stemmer: Stemmer,
    vocabulary: Vocabulary,
    dictionary: Option<&'d Dictionary>,
    pub(super) terms: Vec<Term>,
    /// Terms in alphabetical order, with their places in `terms`.
    names: Vec<(String, u32)>,
    by_name: FxHashMap<String, u32>,
    /// Words as they may be typed, in the order of what they are without dots and rings.
    pub(super) forms: Vec<Form>,
    /// Which documents are archived, and so come last.
    pub(super) archived: Vec<bool>,
    splits: bool,
}

/// A document's words by their numbers, with how often they stand in each field.
struct Counted {
    words: Vec<(u32, Counts)>,
    lengths: [u32; 3],
}

/// Takes in documents, which need not all be in memory at once.
#[derive(Default)]
pub struct Indexer {
    concepts: Concepts,
    numbers: FxHashMap<String, u32>,
    counted: Vec<Counted>,
    archived: Vec<bool>,
}

impl Indexer {
    /// One that also finds documents by other names of what they name.
    pub fn with(concepts: Concepts) -> Self {
        Self {
            concepts,
            ..Self::default()
        }
    }

    /// Takes in documents, after those that it has; answers know them by their places.
    pub fn add(&mut self, documents: &[Document]) {
        let counted: Vec<CountedWords> = documents
            .par_iter()
            .map(|document| count_words(document, &self.concepts))
            .collect();
        for (words, lengths) in counted {
            let words = words.into_iter().map(|(form, counts)| {
                let next = self.numbers.len() as u32;
                (*self.numbers.entry(form).or_insert(next), counts)
            });
            let words = words.collect();
            self.counted.push(Counted { words, lengths });
        }
        self.archived
            .extend(documents.iter().map(|document| document.archived));
    }

    /// The index of all that was taken in.
    pub fn finish<'d>(self, language: &str, dictionary: Option<&'d Dictionary>) -> Index<'d> {
        let stemmer = Stemmer::of(language);
        let mut forms: Vec<(String, u32)> = self.numbers.into_iter().collect();
        forms.par_sort_unstable_by_key(|(_, number)| *number);
        let forms: Vec<String> = forms.into_iter().map(|(form, _)| form).collect();
        let frequencies = frequencies(forms.len(), &self.counted);
        let known = forms
            .iter()
            .map(String::as_str)
            .zip(frequencies.iter().copied());
        let vocabulary = Vocabulary::of(known.clone(), &stemmer);
        let splits = stemmer.is_swedish();
        let mut index = Index {
            stemmer,
            vocabulary,
            dictionary: dictionary.filter(|_| splits),
            terms: Vec::new(),
            names: Vec::new(),
            by_name: FxHashMap::default(),
            forms: Vec::new(),
            archived: self.archived,
            splits,
        };
        index.fill(&forms, &frequencies, &self.counted);
        index
    }
}

/// What a word is indexed as.
#[derive(Default)]
struct Analysed {
    /// Each stem, and whether it is only a part.
    terms: Vec<(String, bool)>,
    /// Words to be typed, each with its stem and those of its parts.
    typed: Vec<(String, String, Vec<String>)>,
}

impl Analysed {
    fn put(&mut self, stem: String, is_part: bool) {
        match self.terms.iter_mut().find(|(known, _)| *known == stem) {
            Some((_, known)) => *known &= is_part,
            None => self.terms.push((stem, is_part)),
        }
    }
}

impl<'d> Index<'d> {
    /// Makes the index of documents, which answers know by their places.
    pub fn of(documents: &[Document], language: &str, dictionary: Option<&'d Dictionary>) -> Self {
        let mut indexer = Indexer::default();
        indexer.add(documents);
        indexer.finish(language, dictionary)
    }

    /// Whether the index holds nothing.
    pub fn is_empty(&self) -> bool {
        self.archived.is_empty()
    }

    /// The splitter of a language whose compounds are taken apart.
    fn splitter(&self) -> Option<Splitter<'_>> {
        self.splits
            .then(|| Splitter::new(&self.vocabulary, self.dictionary, &self.stemmer))
    }

    /// What each term is called, by its place.
    pub(super) fn names_by_place(&self) -> Vec<&str> {
        let mut names = vec![""; self.names.len()];
        for (name, place) in &self.names {
            names[*place as usize] = name;
        }
        names
    }

    fn analyse(&self, form: &str, memo: &mut Memo) -> Analysed {
        let mut analysed = Analysed::default();
        let splitter = self.splitter();
        let mut split = |word: &str| {
            let compound = splitter.as_ref()?.split(word, memo)?;
            Some((compound.parts, compound.spans))
        };
        if has_hyphen(form) {
            let joined: String = halves(form).collect();
            let stem = self.stemmer.stem(&joined);
            analysed.put(stem.clone(), false);
            analysed.typed.push((joined, stem, Vec::new()));
            for half in halves(form) {
                let stem = self.stemmer.stem(half);
                analysed.put(stem.clone(), false);
                let (parts, _) = split(half).unwrap_or_default();
                for part in &parts {
                    analysed.put(part.clone(), true);
                }
                analysed.typed.push((half.to_owned(), stem, parts));
            }
        } else {
            let stem = self.stemmer.stem(form);
            analysed.put(stem.clone(), false);
            let (parts, spans) = split(form).unwrap_or_default();
            for stem in parts.iter().chain(&spans) {
                analysed.put(stem.clone(), true);
            }
            analysed.typed.push((form.to_owned(), stem, parts));
        }
        analysed
    }

    fn fill(&mut self, words: &[String], frequencies: &[u32], counted: &[Counted]) {
        let analysed: Vec<Analysed> = words
            .par_iter()
            .with_min_len(256)
            .map_init(Memo::default, |memo, form| self.analyse(form, memo))
            .collect();
        let mut by_name: FxHashMap<String, u32> = FxHashMap::default();
        let mut number = |stem: String| {
            let next = by_name.len() as u32;
            *by_name.entry(stem).or_insert(next)
        };
        let mut numbered: Vec<Vec<(u32, bool)>> = Vec::with_capacity(words.len());
        let mut typed: FxHashMap<String, Form> = FxHashMap::default();
        for (analysed, frequency) in analysed.into_iter().zip(frequencies) {
            let terms = analysed.terms.into_iter();
            numbered.push(
                terms
                    .map(|(stem, is_part)| (number(stem), is_part))
                    .collect(),
            );
            for (text, stem, parts) in analysed.typed {
                let form = typed.entry(text.clone()).or_insert_with(|| Form {
                    text,
                    frequency: 0,
                    term: number(stem),
                    parts: parts.into_iter().map(&mut number).collect(),
                });
                form.frequency += frequency;
            }
        }
        self.terms = weigh_all(&numbered, by_name.len(), counted);
        self.forms = in_order(typed, &by_name);
        self.names = by_name
            .iter()
            .map(|(name, place)| (name.clone(), *place))
            .collect();
        self.names.par_sort_unstable();
        self.by_name = by_name;
    }
}

/// Words to be typed, in order; a stem that no word has stands for itself.
fn in_order(mut typed: FxHashMap<String, Form>, names: &FxHashMap<String, u32>) -> Vec<Form> {
    let mut has_form = vec![false; names.len()];
    #[expect(clippy::iter_over_hash_type, reason = "each form marks its own term")]
    for form in typed.values() {
        has_form[form.term as usize] = true;
    }
    #[expect(clippy::iter_over_hash_type, reason = "what is made is sorted below")]
    for (name, term) in names {
        if !has_form[*term as usize] {
            typed.entry(name.clone()).or_insert_with(|| Form {
                text: name.clone(),
                frequency: 0,
                term: *term,
                parts: Vec::new(),
            });
        }
    }
    let mut forms: Vec<Form> = typed.into_values().collect();
    forms.par_sort_by_cached_key(|form| (without_dots(&form.text), form.text.clone()));
    forms
}

/// Documents whose terms are weighed before their weights are sorted by term.
const DOCUMENTS_AT_ONCE: usize = 4096;

/// Every term with its weight in every document.
fn weigh_all(numbered: &[Vec<(u32, bool)>], terms: usize, counted: &[Counted]) -> Vec<Term> {
    let averages = average_lengths(counted);
    let mut all: Vec<Term> = Vec::new();
    all.resize_with(terms, Term::default);
    for (number, documents) in counted.chunks(DOCUMENTS_AT_ONCE).enumerate() {
        let first = number * DOCUMENTS_AT_ONCE;
        let weighed: Vec<Vec<(u32, Posting)>> = documents
            .par_iter()
            .enumerate()
            .map_init(FxHashMap::default, |sums, (place, document)| {
                weigh((first + place) as u32, document, numbered, averages, sums)
            })
            .collect();
        for (term, posting) in weighed.into_iter().flatten() {
            all[term as usize].postings.push(posting);
        }
    }
    for term in &mut all {
        term.postings.shrink_to_fit();
    }
    all
}

/// The weight of each of a document's terms.
fn weigh(
    place: u32,
    document: &Counted,
    numbered: &[Vec<(u32, bool)>],
    averages: [f64; 3],
    sums: &mut FxHashMap<u32, Counts>,
) -> Vec<(u32, Posting)> {
    sums.clear();
    for (form, counts) in &document.words {
        for (term, is_part) in &numbered[*form as usize] {
            gather(sums.entry(*term).or_default(), counts, *is_part);
        }
    }
    let norms = [TITLE, LEAD, BODY].map(|field| {
        let relative = f64::from(document.lengths[field]) / averages[field];
        FIELD_WEIGHTS[field] / (1.0 - LENGTH_SHARE + LENGTH_SHARE * relative)
    });
    let weighed = sums.iter().map(|(term, counts)| {
        let in_field = |field: usize| {
            let [whole, part] = counts[field].map(f64::from);
            norms[field] * (whole + PART_WEIGHT * part)
        };
        let sum = in_field(TITLE) + in_field(LEAD) + in_field(BODY);
        let saturated = sum / (SATURATION + sum);
        let level = (saturated * f64::from(HIGHEST_LEVEL)).round().max(1.0);
        let in_title = match counts[TITLE] {
            [0, 0] => InTitle::Absent,
            [0, _] => InTitle::Part,
            _ => InTitle::Whole,
        };
        (*term, Posting::new(place, level as u8, in_title))
    });
    weighed.collect()
}

/// Adds a form's occurrences in a document to a term's.
fn gather(sum: &mut Counts, counts: &Counts, is_part: bool) {
    for (sum, [whole, part]) in sum.iter_mut().zip(counts) {
        if is_part {
            sum[1] = sum[1].saturating_add(*whole).saturating_add(*part);
        } else {
            sum[0] = sum[0].saturating_add(*whole);
            sum[1] = sum[1].saturating_add(*part);
        }
    }
}

/// A document's forms as they were written, before they have numbers, and the lengths of its fields.
type CountedWords = (Vec<(String, Counts)>, [u32; 3]);

fn count_words(document: &Document, concepts: &Concepts) -> CountedWords {
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
    let mut count = |word: &str, field: usize, kind: usize| {
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
    };
    for (text, field, kind) in fields {
        let folded = fold(text);
        let words: Vec<&str> = words_of(&folded).collect();
        for word in &words {
            lengths[field] += u32::from(kind == 0);
            count(word, field, kind);
        }
        // What a page calls otherwise says less than what it calls so.
        for word in concepts.other_names(&words) {
            count(word, field, 1);
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
        let sum: f64 = counted
            .iter()
            .map(|counted| f64::from(counted.lengths[field]))
            .sum();
        (sum / counted.len().max(1) as f64).max(1.0)
    })
}
