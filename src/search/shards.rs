//! The index as small files, of which a browser fetches the few that a query needs.
//!
//! | File | Holds |
//! |---|---|
//! | `LANGUAGE.json` | [`Manifest`]: where each file of words begins, and how words are inflected |
//! | `GENERATION/wN.bin` | words as they may be typed, in order, each with its terms |
//! | `GENERATION/pN.bin` | postings of several terms; of a frequent term the best documents only |
//! | `GENERATION/pN-S.bin` | the rest of a frequent term's postings |
//! | `GENERATION/bN.bin` | words backwards, in order, to find what a misspelled beginning was meant to be |
//! | `GENERATION/b.bin` | what each file of words backwards but the first begins with, as JSON |
//! | `GENERATION/dN.bin` | what is shown of documents, several at a time, as JSON |
//! | `GENERATION/fN.bin` | the values of a facet, each with its documents, as JSON |
//!
//! All but the manifest are compressed with gzip already, since servers do not compress what they do
//! not know. The generation is a hash of all that the index is made from, so that no file ever
//! changes under a name that a browser may have kept.
//!
//! Numbers are LEB128 (DWARF 5, section 7.6), strings UTF-8, words front-coded.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::analysis::without_dots;
use super::index::{Form, Index, Posting, Term};
use super::spelling::is_guessed;

/// The form of these files; a client that knows another refuses them.
pub const VERSION: u32 = 1;
/// Uncompressed bytes of a file of words or postings, about.
const WORDS_BYTES: usize = 6 << 10;
const POSTINGS_BYTES: usize = 4 << 10;
/// More files of words than this make the manifest large: then each holds more.
const MOST_WORD_FILES: usize = 360;
/// Documents of a frequent term that are fetched at once.
const BEST_DOCUMENTS: usize = 2000;
/// Documents that are shown by one file: few, since hits lie far apart; more on large sites, which
/// would else be of too many files.
fn documents_per_file(documents: usize) -> usize {
    match documents {
        0..20_000 => 4,
        20_000..50_000 => 8,
        _ => 16,
    }
}

/// Ways to inflect that the manifest lists; rarer ones help few.
const MOST_ENDINGS: usize = 250;
/// Words of every common inflection, so that a small site's words are found in other forms than it
/// has itself.
const SWEDISH_MODELS: &str = "skola skolan skolans skolor skolorna skolornas dag dagen dagens dagar \
    dagarna dagarnas plan planen planens planer planerna planernas möte mötet mötets möten mötena \
    mötenas barn barnet barnets barnen barnens lärare läraren lärarens lärarna lärarnas regel regeln \
    regler reglerna utbildning utbildningen utbildningar utbildningarna möjlighet möjligheten \
    möjligheter möjligheterna spela spelar spelade spelat spelas spelande läsa läser läste läst läses \
    läsande hem hemmet hemmen rum rummet rummen rummens simma simmar simmade simmat simmande känna \
    känner kände känns män männen träffa träffar träffade träffat träffas stoppa stoppar stoppade \
    stoppas titta tittar tittade bygga bygger byggde byggs passa passar passade tacka tackar tackade \
    ställa ställer ställde ställs sitta sitter stark starkt starka starkare starkast fri fritt fria friare \
    böcker böckerna städer städerna länder länderna";

/// A file of the index.
#[derive(Debug)]
pub struct File {
    /// Its name within the generation's folder.
    pub name: String,
    /// Its bytes, compressed.
    pub bytes: Vec<u8>,
}

/// What is shown of a document: id, address, title, kind, summary.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Shown(pub String, pub String, pub String, pub String, pub String);

/// Something that documents can be chosen by.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Facet {
    /// Its name in addresses.
    pub name: String,
    /// What readers see.
    pub title: String,
    /// Its values in the order that readers see them.
    #[serde(skip)]
    pub values: Vec<FacetValue>,
}

/// A value of a facet.
#[derive(Clone, Debug)]
pub struct FacetValue {
    /// Its name in addresses.
    pub name: String,
    /// What readers see.
    pub title: String,
    /// Places of the documents, in order.
    pub documents: Vec<u32>,
}

/// What must be known before anything can be searched for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Manifest {
    version: u32,
    /// The language of the documents.
    pub language: String,
    /// The folder of all other files.
    pub generation: String,
    /// How many documents there are.
    pub documents: usize,
    /// Documents from this place on are archived.
    pub(super) archived_from: usize,
    pub(super) documents_per_file: usize,
    /// The first word of each file of words but the first, without dots and as short as tells them apart.
    pub(super) words: Vec<String>,
    /// How words are inflected: the ending, and what stands in its place in the stem.
    pub(super) endings: Vec<(String, String)>,
    facets: Vec<Facet>,
}

/// Where a term's postings are: the file, and the place in it.
pub(super) type Address = (u32, u32);

/// The manifest and all other files. Archived documents must come last.
pub fn files(
    index: &Index<'_>,
    shown: &[Shown],
    facets: Vec<Facet>,
    language: &str,
    generation: &str,
) -> (String, Vec<File>) {
    let (addresses, mut files) = posting_files(index);
    let endings = Endings::of(index);
    let (words, word_files) = word_files(index, &addresses, &endings);
    files.extend(word_files);
    files.extend(backward_files(index));
    let documents_per_file = documents_per_file(shown.len());
    files.extend(
        shown
            .chunks(documents_per_file)
            .enumerate()
            .map(|(number, shown)| as_json(format!("d{number}.bin"), &shown)),
    );
    files.extend(
        facets
            .iter()
            .enumerate()
            .map(|(number, facet)| facet_file(number, facet)),
    );
    files
        .par_iter_mut()
        .for_each(|file| file.bytes = compressed(&file.bytes));
    let manifest = Manifest {
        version: VERSION,
        language: language.to_owned(),
        generation: generation.to_owned(),
        documents: shown.len(),
        archived_from: index
            .archived
            .iter()
            .position(|archived| *archived)
            .unwrap_or(shown.len()),
        documents_per_file,
        words,
        endings: endings.listed,
        facets,
    };
    let manifest = serde_json::to_string(&manifest).expect("strings and numbers are JSON");
    (manifest, files)
}

fn as_json(name: String, value: &impl Serialize) -> File {
    let bytes = serde_json::to_vec(value).expect("strings and numbers are JSON");
    File { name, bytes }
}

fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::new(7));
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

fn push_number(bytes: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// A number of either sign: 0, -1, 1, -2 and so on.
fn push_difference(bytes: &mut Vec<u8>, number: u32, before: u32) {
    let difference = i64::from(number) - i64::from(before);
    push_number(bytes, ((difference << 1) ^ (difference >> 63)) as usize);
}

/// Postings of all terms, in the order of the words that they belong to, and where each went.
fn posting_files(index: &Index<'_>) -> (Vec<Address>, Vec<File>) {
    let mut addresses = vec![(u32::MAX, 0); index.terms.len()];
    let mut order: Vec<u32> = Vec::with_capacity(index.terms.len());
    let mut is_placed = vec![false; index.terms.len()];
    for form in &index.forms {
        if !std::mem::replace(&mut is_placed[form.term as usize], true) {
            order.push(form.term);
        }
    }
    // Terms that are only parts, and spelled as a word that is another term.
    order.extend(
        (0..)
            .zip(&is_placed)
            .filter(|(_, placed)| !**placed)
            .map(|(term, _)| term),
    );
    let encoded: Vec<(Vec<u8>, Option<Vec<u8>>)> = order
        .par_iter()
        .map(|term| encode(&index.terms[*term as usize]))
        .collect();
    let mut files = Vec::new();
    let mut gathered: Vec<Vec<u8>> = Vec::new();
    let mut size = 0;
    let mut number = 0;
    for (term, (best, rest)) in order.into_iter().zip(encoded) {
        if size > 0 && size + best.len() > POSTINGS_BYTES {
            files.push(posting_file(number, &gathered));
            gathered.clear();
            size = 0;
            number += 1;
        }
        let slot = gathered.len() as u32;
        addresses[term as usize] = (number, slot);
        size += best.len();
        gathered.push(best);
        if let Some(bytes) = rest {
            let name = format!("p{number}-{slot}.bin");
            files.push(File { name, bytes });
        }
    }
    if !gathered.is_empty() {
        files.push(posting_file(number, &gathered));
    }
    (addresses, files)
}

fn posting_file(number: u32, terms: &[Vec<u8>]) -> File {
    let mut bytes = Vec::new();
    push_number(&mut bytes, terms.len());
    for term in terms {
        push_number(&mut bytes, term.len());
    }
    bytes.extend(terms.iter().flatten());
    let name = format!("p{number}.bin");
    File { name, bytes }
}

/// A term's number of documents and its best ones; and the others, where there are many.
fn encode(term: &Term) -> (Vec<u8>, Option<Vec<u8>>) {
    let mut postings = term.postings.clone();
    // Documents stay in order within a class, since sorting is stable.
    postings.sort_by_key(|posting| std::cmp::Reverse(posting.class()));
    let mut best = Vec::new();
    push_number(&mut best, postings.len());
    let rest = postings.split_off(postings.len().min(BEST_DOCUMENTS));
    push_classes(&mut best, &postings);
    let rest = (!rest.is_empty()).then(|| {
        let mut bytes = Vec::new();
        push_classes(&mut bytes, &rest);
        bytes
    });
    (best, rest)
}

/// Documents by class: the class, how many, and how far each is from the one before.
fn push_classes(bytes: &mut Vec<u8>, postings: &[Posting]) {
    for class in postings.chunk_by(|left, right| left.class() == right.class()) {
        bytes.push(class[0].class());
        push_number(bytes, class.len());
        let mut next = 0;
        for posting in class {
            push_number(bytes, (posting.document() - next) as usize);
            next = posting.document() + 1;
        }
    }
}

/// How words are inflected: an ending, and what the stem has instead.
struct Endings {
    listed: Vec<(String, String)>,
    numbers: FxHashMap<(String, String), usize>,
}

impl Endings {
    fn of(index: &Index<'_>) -> Self {
        let names = index.names_by_place();
        let mut counts: FxHashMap<(String, String), u32> = FxHashMap::default();
        for form in index.forms.iter().filter(|form| form.frequency > 0) {
            *counts
                .entry(ending(&form.text, names[form.term as usize]))
                .or_default() += 1;
        }
        if index.stemmer.is_swedish() {
            for model in SWEDISH_MODELS.split_whitespace() {
                let ending = ending(model, &index.stemmer.stem(model));
                counts.entry(ending).or_default();
            }
        }
        let mut counted: Vec<((String, String), u32)> = counts.into_iter().collect();
        counted.sort_by(|left, right| right.1.cmp(&left.1).then(left.0.cmp(&right.0)));
        counted.truncate(MOST_ENDINGS);
        let listed: Vec<(String, String)> = counted.into_iter().map(|(ending, _)| ending).collect();
        let numbers = listed.iter().cloned().zip(1..).collect();
        Self { listed, numbers }
    }

    /// The number of a form's ending in the list, from 1 on; 0 when it is not there.
    fn number(&self, form: &str, stem: &str) -> usize {
        let number = self.numbers.get(&ending(form, stem));
        number.copied().unwrap_or_default()
    }
}

fn ending(form: &str, stem: &str) -> (String, String) {
    let shared = shared_bytes(form, stem);
    (form[shared..].to_owned(), stem[shared..].to_owned())
}

/// How many bytes two words begin with alike, whole letters only.
fn shared_bytes(left: &str, right: &str) -> usize {
    left.char_indices()
        .zip(right.chars())
        .find(|((_, left), right)| left != right)
        .map_or(left.len().min(right.len()), |((place, _), _)| place)
}

/// Words take about a dozen bytes each; a large site's lie in larger files rather than in more.
fn bytes_per_file(words: usize) -> usize {
    WORDS_BYTES.max(words * 12 / MOST_WORD_FILES)
}

/// Collects words into files of about the same size; words that differ in dots stay together.
struct Sorter<F> {
    bytes_per_file: usize,
    beginnings: Vec<String>,
    finished: Vec<F>,
    last_key: String,
}

impl<F> Sorter<F> {
    fn new(words: usize) -> Self {
        Self {
            bytes_per_file: bytes_per_file(words),
            beginnings: Vec::new(),
            finished: Vec::new(),
            last_key: String::new(),
        }
    }

    /// Told of the next word and of how full the file is; whether it begins another one. That file
    /// is known by as few letters as tell it from the one before.
    fn begins_file(&mut self, key: String, size: usize) -> bool {
        let begins = size >= self.bytes_per_file && key != self.last_key;
        if begins {
            let shared = shared_bytes(&self.last_key, &key);
            let next = key[shared..].chars().next().map_or(0, char::len_utf8);
            self.beginnings.push(key[..shared + next].to_owned());
        }
        self.last_key = key;
        begins
    }
}

/// Files of words, and what each but the first begins with.
fn word_files(
    index: &Index<'_>,
    addresses: &[Address],
    endings: &Endings,
) -> (Vec<String>, Vec<File>) {
    let names = index.names_by_place();
    let mut sorter = Sorter::new(index.forms.len());
    let mut file = WordFile::default();
    for form in &index.forms {
        if sorter.begins_file(without_dots(&form.text), file.bytes.len()) {
            let file = std::mem::take(&mut file).finish(sorter.finished.len());
            sorter.finished.push(file);
        }
        let ending = endings.number(&form.text, names[form.term as usize]);
        file.push(form, ending, addresses);
    }
    sorter.finished.push(file.finish(sorter.finished.len()));
    (sorter.beginnings, sorter.finished)
}

/// Words that are long enough to be what somebody meant, backwards.
fn backward_files(index: &Index<'_>) -> Vec<File> {
    let mut words: Vec<(String, String, u32)> = index
        .forms
        .par_iter()
        .filter(|form| form.frequency > 0 && is_guessed(&form.text))
        .map(|form| {
            let backwards: String = form.text.chars().rev().collect();
            (without_dots(&backwards), backwards, form.frequency)
        })
        .collect();
    words.par_sort_unstable();
    let mut sorter = Sorter::new(words.len());
    let mut bytes = Vec::new();
    let mut last = "";
    let named = |number: usize, bytes: Vec<u8>| File {
        name: format!("b{number}.bin"),
        bytes,
    };
    for (key, backwards, frequency) in &words {
        if sorter.begins_file(key.clone(), bytes.len()) {
            let file = named(sorter.finished.len(), std::mem::take(&mut bytes));
            sorter.finished.push(file);
            last = "";
        }
        push_word(&mut bytes, backwards, last);
        push_number(&mut bytes, *frequency as usize);
        last = backwards;
    }
    sorter.finished.push(named(sorter.finished.len(), bytes));
    let beginnings = as_json("b.bin".to_owned(), &sorter.beginnings);
    sorter.finished.push(beginnings);
    sorter.finished
}

/// A word after another: how many bytes they share, how many follow, and those.
fn push_word(bytes: &mut Vec<u8>, word: &str, last: &str) {
    let shared = shared_bytes(last, word);
    push_number(bytes, shared);
    push_number(bytes, word.len() - shared);
    bytes.extend(&word.as_bytes()[shared..]);
}

#[derive(Default)]
struct WordFile<'f> {
    bytes: Vec<u8>,
    last: &'f str,
    address: Address,
}

impl<'f> WordFile<'f> {
    fn push(&mut self, form: &'f Form, ending: usize, addresses: &[Address]) {
        push_word(&mut self.bytes, &form.text, self.last);
        push_number(&mut self.bytes, form.frequency as usize);
        push_number(&mut self.bytes, ending);
        let address = addresses[form.term as usize];
        push_difference(&mut self.bytes, address.0, self.address.0);
        push_difference(&mut self.bytes, address.1, self.address.1);
        push_number(&mut self.bytes, form.parts.len());
        for part in &form.parts {
            let (file, slot) = addresses[*part as usize];
            push_number(&mut self.bytes, file as usize);
            push_number(&mut self.bytes, slot as usize);
        }
        self.last = &form.text;
        self.address = address;
    }

    fn finish(self, number: usize) -> File {
        let name = format!("w{number}.bin");
        let bytes = self.bytes;
        File { name, bytes }
    }
}

fn facet_file(number: usize, facet: &Facet) -> File {
    let values: Vec<(&str, &str, Vec<u32>)> = facet
        .values
        .iter()
        .map(|value| {
            let mut next = 0;
            let gaps = value.documents.iter().map(|document| {
                let gap = document - next;
                next = document + 1;
                gap
            });
            (value.name.as_str(), value.title.as_str(), gaps.collect())
        })
        .collect();
    as_json(format!("f{number}.bin"), &values)
}
