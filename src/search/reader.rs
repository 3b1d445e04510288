//! Reads the files that [`shards`](super::shards) describes, when a query needs them and each once.

use std::cell::RefCell;
use std::hash::Hash;
use std::io::{self, Read};
use std::rc::Rc;

use flate2::read::GzDecoder;
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::analysis::without_dots;
use super::shards::{Address, Manifest, Shown, VERSION};

/// What gzip begins with (RFC 1952, section 2.3.1).
const GZIP: [u8; 2] = [0x1f, 0x8b];

/// Why an index cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadError {
    /// This file is not there or not readable, and why.
    Missing(String, String),
    /// This file does not hold what it should.
    Damaged(String),
    /// It was made by another version of the program.
    OtherVersion,
}

/// A word as it may be typed, and what it is searched as.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    /// The text without dots and rings.
    pub(super) key: String,
    /// How often it stands on the site; never, where it is only a stem or a part of longer words.
    pub(super) frequency: u32,
    pub(super) term: Address,
    pub(super) parts: Vec<Address>,
    /// Unknown where the manifest does not list how the word is inflected.
    pub(super) stem: Option<String>,
}

/// Documents of which a term says the same.
#[derive(Debug)]
pub(super) struct Class {
    /// How much, 0–1.
    pub(super) weight: f64,
    /// How much of a title match it is, 0–1.
    pub(super) title: f64,
    pub(super) documents: Vec<u32>,
}

/// A term's documents: all, or the best of them.
#[derive(Debug)]
pub(super) struct Postings {
    pub(super) classes: Vec<Class>,
    pub(super) is_all: bool,
    /// Inverse document frequency.
    pub(super) rarity: f64,
}

/// A word and how often it stands.
type Frequent = (String, u32);

/// What has been read, by the place of the file.
struct Kept<K, T>(RefCell<FxHashMap<K, Rc<T>>>);

impl<K: Copy + Eq + Hash, T> Kept<K, T> {
    fn new() -> Self {
        Self(RefCell::default())
    }

    fn get(
        &self,
        place: K,
        read: impl FnOnce() -> Result<T, ReadError>,
    ) -> Result<Rc<T>, ReadError> {
        if let Some(known) = self.0.borrow().get(&place) {
            return Ok(Rc::clone(known));
        }
        let read = Rc::new(read()?);
        self.0.borrow_mut().insert(place, Rc::clone(&read));
        Ok(read)
    }
}

/// Gives a file by its path.
type Fetch<'f> = dyn Fn(&str) -> io::Result<Vec<u8>> + 'f;

/// The files of one generation of a language's index.
pub struct Files<'f> {
    manifest: Manifest,
    fetch: Box<Fetch<'f>>,
    words: Kept<usize, Vec<Word>>,
    backwards: Kept<usize, Vec<Frequent>>,
    backward_beginnings: Kept<(), Vec<String>>,
    postings: Kept<u32, Vec<Vec<u8>>>,
    shown: Kept<usize, Vec<Shown>>,
}

impl<'f> Files<'f> {
    /// Opens the index that this manifest belongs to; `fetch` gives the other files by their paths
    /// from the manifest's folder.
    pub fn open(
        manifest: &[u8],
        fetch: impl Fn(&str) -> io::Result<Vec<u8>> + 'f,
    ) -> Result<Self, ReadError> {
        let damaged = |_| ReadError::Damaged("manifest".to_owned());
        let manifest: Value = serde_json::from_slice(manifest).map_err(damaged)?;
        if manifest.get("version") != Some(&Value::from(VERSION)) {
            return Err(ReadError::OtherVersion);
        }
        Ok(Self {
            manifest: serde_json::from_value(manifest).map_err(damaged)?,
            fetch: Box::new(fetch),
            words: Kept::new(),
            backwards: Kept::new(),
            backward_beginnings: Kept::new(),
            postings: Kept::new(),
            shown: Kept::new(),
        })
    }

    /// What it says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What is shown of a document.
    pub fn shown(&self, document: usize) -> Result<Shown, ReadError> {
        let number = document / self.manifest.documents_per_file;
        let name = format!("d{number}.bin");
        let shown = self.shown.get(number, || self.json(&name))?;
        let found = shown.get(document % self.manifest.documents_per_file);
        found.cloned().ok_or(ReadError::Damaged(name))
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>, ReadError> {
        let path = format!("{}/{name}", self.manifest.generation);
        let bytes = (self.fetch)(&path)
            .map_err(|error| ReadError::Missing(name.to_owned(), error.to_string()))?;
        let damaged = || ReadError::Damaged(name.to_owned());
        if bytes.is_empty() {
            return Err(damaged());
        }
        // A server may have taken the compression off already.
        if !bytes.starts_with(&GZIP) {
            return Ok(bytes);
        }
        let mut plain = Vec::new();
        let read = GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain);
        read.map_err(|_| damaged())?;
        Ok(plain)
    }

    fn json<T: DeserializeOwned>(&self, name: &str) -> Result<T, ReadError> {
        let bytes = self.bytes(name)?;
        serde_json::from_slice(&bytes).map_err(|_| ReadError::Damaged(name.to_owned()))
    }

    /// A file of words in the order of what they are without dots.
    pub(super) fn words(&self, number: usize) -> Result<Rc<Vec<Word>>, ReadError> {
        self.words.get(number, || {
            let name = format!("w{number}.bin");
            let bytes = self.bytes(&name)?;
            let endings = &self.manifest.endings;
            let mut address = (0, 0);
            read_words(&bytes, &name, |text, reader| {
                let frequency = reader.small_number()?;
                let ending = (reader.number()? as usize).checked_sub(1);
                address.0 = reader.number_after(address.0)?;
                address.1 = reader.number_after(address.1)?;
                let count = reader.number()?;
                let part = |_| Ok((reader.small_number()?, reader.small_number()?));
                let parts = (0..count)
                    .map(part)
                    .collect::<Result<Vec<Address>, ReadError>>()?;
                let stem = ending.and_then(|place| endings.get(place));
                let stem = stem.and_then(|(ending, instead)| {
                    Some(format!("{}{instead}", text.strip_suffix(ending.as_str())?))
                });
                Ok(Word {
                    key: without_dots(&text),
                    text,
                    frequency,
                    term: address,
                    parts,
                    stem,
                })
            })
        })
    }

    /// A file of words backwards.
    pub(super) fn backwards(&self, number: usize) -> Result<Rc<Vec<Frequent>>, ReadError> {
        self.backwards.get(number, || {
            let name = format!("b{number}.bin");
            let bytes = self.bytes(&name)?;
            read_words(&bytes, &name, |text, reader| {
                Ok((text, reader.small_number()?))
            })
        })
    }

    /// What each file of words backwards but the first begins with.
    pub(super) fn backward_beginnings(&self) -> Result<Rc<Vec<String>>, ReadError> {
        self.backward_beginnings.get((), || self.json("b.bin"))
    }

    /// A term's documents, or the best of them.
    pub(super) fn postings(&self, (file, slot): Address) -> Result<Postings, ReadError> {
        let name = format!("p{file}.bin");
        let terms = self.postings.get(file, || {
            let bytes = self.bytes(&name)?;
            let mut reader = Reader::new(&bytes, &name);
            let count = reader.number()?;
            let lengths = (0..count).map(|_| reader.number());
            let lengths = lengths.collect::<Result<Vec<u64>, ReadError>>()?;
            let term = |length| Ok(reader.take(length)?.to_vec());
            lengths.into_iter().map(term).collect()
        })?;
        let bytes = terms.get(slot as usize);
        let bytes = bytes.ok_or_else(|| ReadError::Damaged(name.clone()))?;
        let mut reader = Reader::new(bytes, &name);
        let holding = reader.number()?;
        let classes = read_classes(&mut reader)?;
        let read: usize = classes.iter().map(|class| class.documents.len()).sum();
        let lacking = self.manifest.documents as f64 - holding as f64;
        Ok(Postings {
            classes,
            is_all: read as u64 == holding,
            rarity: ((lacking + 0.5) / (holding as f64 + 0.5)).ln_1p(),
        })
    }
}

/// Bytes that are read from the front.
struct Reader<'b> {
    rest: &'b [u8],
    /// The name of the file.
    name: &'b str,
}

impl<'b> Reader<'b> {
    fn new(rest: &'b [u8], name: &'b str) -> Self {
        Self { rest, name }
    }

    fn damaged(&self) -> ReadError {
        ReadError::Damaged(self.name.to_owned())
    }

    fn byte(&mut self) -> Result<u8, ReadError> {
        let (first, rest) = self.rest.split_first().ok_or_else(|| self.damaged())?;
        self.rest = rest;
        Ok(*first)
    }

    fn number(&mut self) -> Result<u64, ReadError> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(self.damaged())
    }

    fn small_number(&mut self) -> Result<u32, ReadError> {
        u32::try_from(self.number()?).map_err(|_| self.damaged())
    }

    /// A number that is written as how far it is from the one before.
    fn number_after(&mut self, before: u32) -> Result<u32, ReadError> {
        let written = self.number()?;
        let difference = (written >> 1) as i64 ^ -((written & 1) as i64);
        let number = i64::from(before).checked_add(difference);
        number
            .and_then(|number| u32::try_from(number).ok())
            .ok_or_else(|| self.damaged())
    }

    fn take(&mut self, length: u64) -> Result<&'b [u8], ReadError> {
        let length = usize::try_from(length).map_err(|_| self.damaged())?;
        let split = self.rest.split_at_checked(length);
        let (taken, rest) = split.ok_or_else(|| self.damaged())?;
        self.rest = rest;
        Ok(taken)
    }
}

/// Strings that each begin like the one before; `more` reads what follows each.
fn read_words<T>(
    bytes: &[u8],
    name: &str,
    mut more: impl FnMut(String, &mut Reader<'_>) -> Result<T, ReadError>,
) -> Result<Vec<T>, ReadError> {
    let mut reader = Reader::new(bytes, name);
    let mut read = Vec::new();
    let mut spelled: Vec<u8> = Vec::new();
    while !reader.rest.is_empty() {
        let shared = reader.number()?;
        let length = reader.number()?;
        let rest = reader.take(length)?;
        if shared > spelled.len() as u64 {
            return Err(reader.damaged());
        }
        spelled.truncate(shared as usize);
        spelled.extend(rest);
        let text = String::from_utf8(spelled.clone()).map_err(|_| reader.damaged())?;
        read.push(more(text, &mut reader)?);
    }
    Ok(read)
}

fn read_classes(reader: &mut Reader<'_>) -> Result<Vec<Class>, ReadError> {
    let mut classes = Vec::new();
    while !reader.rest.is_empty() {
        let class = reader.byte()?;
        let count = reader.number()?;
        let mut next = 0;
        let documents = (0..count).map(|_| {
            let document = reader.small_number()?.checked_add(next);
            let document = document.ok_or_else(|| reader.damaged())?;
            next = document.saturating_add(1);
            Ok(document)
        });
        let documents = documents.collect::<Result<Vec<u32>, ReadError>>()?;
        classes.push(Class {
            weight: f64::from(class >> 2) / 15.0,
            title: f64::from(class & 3) / 2.0,
            documents,
        });
    }
    Ok(classes)
}
