//! What is asked of each page once all have been read: where it leads, what can be led to on it, what
//! it is called. Pages of a site say much the same, so every word is kept once.

use std::borrow::Cow;
use std::collections::BTreeMap;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use super::addresses::{Published, folders_of};
use crate::html::{self, Facts, NodeId, Tree};

/// Words, each once, by number.
pub(super) type Words = IndexSet<Box<str>, FxBuildHasher>;

/// The number of a word among [`Words`].
pub(super) type WordId = u32;

/// The number of a word, which is taken in if it is new.
fn take_in(words: &mut Words, word: &str) -> WordId {
    let known = words.get_index_of(word);
    let id = known.unwrap_or_else(|| words.insert_full(word.into()).0);
    // Memory has no room for so many words.
    WordId::try_from(id).unwrap_or(WordId::MAX)
}

/// An address that a page names: where it leads as seen from the folder's root, and three marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Target(u32);

/// How many marks there are.
const MARKS: u32 = 3;

impl Target {
    fn new(address: WordId, marks: Marks) -> Self {
        let marks = [marks.is_sent_to, marks.is_followed, marks.is_written];
        let bits = marks.map(u32::from).into_iter();
        Self(bits.fold(address, |target, mark| target << 1 | mark))
    }

    fn renumbered(self, renumber: &mut impl FnMut(WordId) -> WordId) -> Self {
        Self(renumber(self.address()) << MARKS | self.0 & ((1 << MARKS) - 1))
    }

    /// The address, with its fragment.
    pub fn address(self) -> WordId {
        self.0 >> MARKS
    }

    /// Whether readers follow it; else browsers fetch it.
    pub fn is_followed(self) -> bool {
        self.0 & 2 != 0
    }

    /// Whether a form is sent there, to which a server may answer where there is no file.
    pub fn is_sent_to(self) -> bool {
        self.0 & 4 != 0
    }

    /// Whether it stands in what the writer wrote.
    pub fn is_written(self) -> bool {
        self.0 & 1 != 0
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Marks {
    is_sent_to: bool,
    is_followed: bool,
    is_written: bool,
}

/// What is asked of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageOfFolder {
    /// Its title.
    pub title: WordId,
    /// Its language.
    pub language: WordId,
    /// Ids and names that a link can lead to, in order of their numbers.
    pub anchors: Vec<WordId>,
    /// Where it leads and what it fetches, each once.
    pub targets: Vec<Target>,
    /// Whether it only sends on, or asks not to be found.
    pub is_apart: bool,
}

/// A page as it has been read, before its words have numbers.
#[derive(Debug)]
pub struct ReadPage<'t> {
    title: String,
    language: &'t str,
    anchors: Vec<&'t str>,
    targets: Vec<(Cow<'t, str>, Marks)>,
    is_apart: bool,
}

impl<'t> ReadPage<'t> {
    /// Takes from the page at `path` what is asked of it.
    pub fn of(path: &str, facts: &'t Facts<'t>, published: &Published) -> Self {
        let tree = facts.tree;
        let title = facts.sorts.titles.first();
        let html = facts.html().unwrap_or(0);
        let names = facts.sorts.anchors.iter();
        let names = names.filter_map(|id| tree.attribute(*id, "name"));
        Self {
            title: title.map(|id| tree.words(*id)).unwrap_or_default(),
            language: tree.attribute(html, "lang").unwrap_or_default(),
            anchors: facts.ids().chain(names).collect(),
            targets: targets(path, facts, published),
            is_apart: is_apart(facts),
        }
    }
}

/// Where a page leads and what it fetches.
fn targets<'t>(
    path: &str,
    facts: &'t Facts<'t>,
    published: &Published,
) -> Vec<(Cow<'t, str>, Marks)> {
    let folders = folders_as_told(path, facts, published);
    let sorts = &facts.sorts;
    let naming = sorts.anchors.iter().chain(&sorts.fetching);
    let naming = naming.chain(&sorts.forms);
    naming
        .flat_map(|id| {
            let marks = Marks {
                is_sent_to: facts.tree.name(*id) == "form",
                is_followed: matches!(facts.tree.name(*id), "a" | "area" | "iframe" | "form")
                    || facts.tree.svg_name(*id) == "a",
                is_written: facts.is_written(*id),
            };
            addresses_of(facts.tree, *id).map(move |address| (address, marks))
        })
        .filter_map(|(address, marks)| Some((published.address(&folders, address)?, marks)))
        .collect()
}

/// The folders that a page's addresses are seen from, which `base` may change.
pub(super) fn folders_as_told<'p>(
    path: &'p str,
    facts: &Facts<'_>,
    published: &Published,
) -> Cow<'p, str> {
    let own = folders_of(path);
    let base = facts
        .sorts
        .base
        .and_then(|id| facts.tree.filled(id, "href"));
    let address = base.and_then(|base| published.address(own, base));
    address.map_or(Cow::Borrowed(own), |address| {
        folders_of(&address).to_owned().into()
    })
}

/// The addresses that an element names.
pub(super) fn addresses_of<'t>(
    tree: &'t Tree<'_>,
    id: NodeId,
) -> impl Iterator<Item = &'t str> + use<'t> {
    let single: &[&str] = match tree.name(id) {
        "a" | "area" => &["href"],
        "" if tree.svg_name(id) == "a" => &["href"],
        "link" if tree.attribute(id, "rel") != Some("canonical") => &["href"],
        "img" | "script" | "iframe" | "frame" | "audio" | "source" | "track" | "embed"
        | "input" => &["src"],
        "video" => &["src", "poster"],
        "object" => &["data"],
        "form" => &["action"],
        _ => &[],
    };
    let single = single
        .iter()
        .filter_map(move |name| tree.attribute(id, name));
    let several = tree.attribute(id, "srcset").into_iter();
    single.chain(several.flat_map(html::addresses_of_set))
}

fn is_apart(facts: &Facts<'_>) -> bool {
    facts.sorts.metas.iter().any(|id| {
        let has = |name, words: &str| {
            let value = facts.tree.attribute(*id, name).unwrap_or_default();
            value.to_ascii_lowercase().contains(words)
        };
        has("http-equiv", "refresh") || has("name", "robots") && has("content", "noindex")
    })
}

/// Pages by path below their folder, with their words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pages {
    words: Words,
    pages: BTreeMap<String, PageOfFolder>,
}

impl Pages {
    /// No pages, but words that pages to come are likely to have.
    pub fn with_words_of(other: &Self) -> Self {
        Self {
            words: other.words.clone(),
            pages: BTreeMap::new(),
        }
    }

    /// The pages.
    pub fn pages(&self) -> &BTreeMap<String, PageOfFolder> {
        &self.pages
    }

    /// Every word, in the order of their numbers.
    pub fn words(&self) -> impl ExactSizeIterator<Item = &str> {
        self.words.iter().map(|word| &**word)
    }

    /// The word of a number.
    pub fn word(&self, id: WordId) -> &str {
        self.words.get_index(id as usize).map_or("", |word| word)
    }

    /// The number of a word, if any page has it.
    pub fn find(&self, word: &str) -> Option<WordId> {
        self.words.get_index_of(word)?.try_into().ok()
    }

    /// Takes in a page that has been read, in place of one of the same path; whether it says anything
    /// else than that.
    pub fn add(&mut self, path: &str, read: &ReadPage<'_>) -> bool {
        let words = &mut self.words;
        let mut take_in = |word: &str| take_in(words, word);
        let mut anchors: Vec<WordId> = read.anchors.iter().map(|word| take_in(word)).collect();
        anchors.sort_unstable();
        anchors.dedup();
        let targets = read.targets.iter();
        let mut targets: Vec<Target> = targets
            .map(|(address, marks)| Target::new(take_in(address), *marks))
            .collect();
        targets.sort_unstable();
        targets.dedup();
        let page = PageOfFolder {
            title: take_in(&read.title),
            language: take_in(read.language),
            anchors,
            targets,
            is_apart: read.is_apart,
        };
        if self.pages.get(path) == Some(&page) {
            return false;
        }
        self.pages.insert(path.to_owned(), page);
        true
    }

    /// Takes over a page as it was among `others`, whose words these pages began with.
    pub fn take_over(&mut self, path: &str, others: &Self) {
        if let Some(page) = others.pages.get(path) {
            self.pages.insert(path.to_owned(), page.clone());
        }
    }

    /// Forgets pages.
    pub fn retain(&mut self, is_wanted: impl Fn(&str) -> bool) {
        self.pages.retain(|path, _| is_wanted(path));
    }

    /// The same pages without words that none of them has, if those have become many.
    pub fn without_unused_words(self) -> Self {
        let mut is_used = vec![false; self.words.len()];
        let mut note = |id: WordId| {
            if let Some(is_used) = is_used.get_mut(id as usize) {
                *is_used = true;
            }
        };
        for page in self.pages.values() {
            note(page.title);
            note(page.language);
            page.anchors.iter().for_each(|id| note(*id));
            page.targets
                .iter()
                .for_each(|target| note(target.address()));
        }
        let used = is_used.into_iter().filter(|is_used| *is_used).count();
        match used * 2 < self.words.len() {
            true => self.renumbered(),
            false => self,
        }
    }

    fn renumbered(&self) -> Self {
        let mut words = Words::default();
        let mut new_ids: Vec<Option<WordId>> = vec![None; self.words.len()];
        let mut renumber = |id: WordId| match new_ids.get_mut(id as usize) {
            Some(known) => *known.get_or_insert_with(|| take_in(&mut words, self.word(id))),
            None => take_in(&mut words, ""),
        };
        let mut renumbered = |page: &PageOfFolder| {
            let targets = page.targets.iter();
            let mut anchors: Vec<WordId> = page.anchors.iter().map(|id| renumber(*id)).collect();
            anchors.sort_unstable();
            PageOfFolder {
                title: renumber(page.title),
                language: renumber(page.language),
                anchors,
                targets: targets
                    .map(|target| target.renumbered(&mut renumber))
                    .collect(),
                is_apart: page.is_apart,
            }
        };
        let pages = self.pages.iter();
        let pages = pages
            .map(|(path, page)| (path.clone(), renumbered(page)))
            .collect();
        Self { words, pages }
    }
}
