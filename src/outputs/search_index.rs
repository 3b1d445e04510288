//! The search index of each language: its files, and what they depend on.

use std::collections::BTreeMap;

use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use super::{Made, Maker, output_path};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::search::shards::{self, Shown};
use crate::search::{Concepts, Dictionary, Document, Indexer};
use crate::site::{Item, Site};
use crate::sources::dictionary;

/// Documents whose words are counted at once; no more of their texts are in memory.
const DOCUMENTS_AT_ONCE: usize = 1024;

/// Where the index lies within the search page's folder.
const FOLDER: &str = "index";

/// The folder of all search indexes, without a slash at its end.
pub(super) fn folder(site: &Site) -> String {
    format!("/{}/{FOLDER}", site.config.address("search"))
}

/// The address of a language's manifest.
pub(super) fn manifest_route(site: &Site, language: &str) -> String {
    format!("{}/{language}.json", folder(site))
}

/// A language's items in the order of its index: archived ones come last.
fn searched<'s>(site: &'s Site, language: &str) -> Vec<&'s Item> {
    let (archived, current): (Vec<&Item>, Vec<&Item>) = site
        .items
        .iter()
        .filter(|item| item.page.language == language)
        .partition(|item| item.page.common.archived);
    current.into_iter().chain(archived).collect()
}

/// Where the script that searches lies.
pub(super) fn client_route(site: &Site) -> String {
    format!("{}/search.js", folder(site))
}

/// The folder of the files that belong to a manifest with this key, as an output path.
pub fn members_folder(manifest: &str, key: u128) -> String {
    let folder = manifest.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{}/", generation(key))
}

fn generation(key: u128) -> String {
    format!("{:016x}", key as u64)
}

impl Maker<'_> {
    /// Every file of a language's index, unless all it is made from is as it was.
    pub(super) fn search_index(&self, language: &str, previous: Option<u128>) -> Made {
        let choices = self.site.config.site.search.as_ref();
        let named = choices.and_then(|choices| choices.dictionary.as_deref());
        // One that cannot be read is a finding of the plan.
        let files = dictionary(self.sources.root(), named).ok().flatten();
        let key = self.search_key(language, files.as_ref().map_or(0, |files| files.hash));
        if previous == Some(key) {
            return Made::Unchanged(key);
        }
        let dictionary = files.map(|files| Dictionary::parse(&files.words, &files.affixes));
        Made::Group(key, self.search_files(language, dictionary.as_ref(), key))
    }

    /// Changes whenever a language's index would be another.
    fn search_key(&self, language: &str, dictionary: u128) -> u128 {
        let mut hasher = Xxh3::new();
        hasher.update(env!("SPRIDA_FINGERPRINT").as_bytes());
        hasher.update(language.as_bytes());
        hasher.update(&dictionary.to_le_bytes());
        hasher.update(&self.site.config.hash.to_le_bytes());
        hasher.update(&self.theme.hash.to_le_bytes());
        for item in searched(self.site, language) {
            hasher.update(item.route.as_bytes());
            hasher.update(&item.page.face.to_le_bytes());
            hasher.update(&item.page.body.hash.to_le_bytes());
        }
        hasher.digest128()
    }

    fn search_files(
        &self,
        language: &str,
        dictionary: Option<&Dictionary>,
        key: u128,
    ) -> Vec<(String, Vec<u8>)> {
        let items = searched(self.site, language);
        let mut indexer = Indexer::with(concepts(self.site, language));
        for items in items.chunks(DOCUMENTS_AT_ONCE) {
            let documents: Vec<Document> = items
                .par_iter()
                .map(|item| {
                    let texts = self.texts;
                    texts.look_at(&item.page, self.sources, |html| {
                        Document::of(item, html, self.site)
                    })
                })
                .collect();
            indexer.add(&documents);
        }
        let index = indexer.finish(language, dictionary);
        let shown: Vec<Shown> = items.iter().map(|item| shown(item)).collect();
        let facets = self.search_facets(language, &items);
        let (manifest, files) = shards::files(&index, &shown, facets, language, &generation(key));
        let manifest_route = manifest_route(self.site, language);
        let manifest_path = output_path(&manifest_route);
        let members = members_folder(&manifest_path, key);
        let manifest = std::iter::once((manifest_path, manifest.into_bytes()));
        let files = files.into_iter();
        let members = files.map(|file| (format!("{members}{}", file.name), file.bytes));
        manifest.chain(members).collect()
    }
}

/// Names of the same things: those that the site lists, former names of organisations, full names of
/// projects, synonyms of terms, and abbreviations that pages explain.
fn concepts(site: &Site, language: &str) -> Concepts {
    let config = &site.config;
    let mut groups = config.concepts.clone();
    groups.extend(config.organisations.values().map(|organisation| {
        let names = std::iter::once(&organisation.name).chain(&organisation.name_en);
        names.chain(&organisation.former_names).cloned().collect()
    }));
    let vocabularies = config.taxonomies.iter();
    let vocabularies = vocabularies.filter_map(|taxonomy| config.vocabularies.get(&taxonomy.name));
    groups.extend(vocabularies.flat_map(|vocabulary| {
        vocabulary.terms().iter().map(|term| {
            let label = std::iter::once(term.label(language).to_owned());
            label.chain(term.synonyms.iter().cloned()).collect()
        })
    }));
    groups.extend(site.items.iter().filter_map(|item| {
        let mut names = vec![item.card.short_title.clone()];
        match &item.page.fields {
            Fields::Project(project) => {
                names.extend(project.full_name.clone());
                names.extend(project.also_known_as.iter().cloned());
            }
            Fields::Course(course) => names.extend(course.also_known_as.iter().cloned()),
            _ => {}
        }
        (names.len() > 1).then_some(names)
    }));
    groups.extend(abbreviations(site, language));
    groups.retain(|names| names.len() > 1);
    Concepts::of(&groups, language)
}

/// Abbreviations that pages explain, each with what most of them say that it stands for.
fn abbreviations(site: &Site, language: &str) -> Vec<Vec<String>> {
    let mut counts: BTreeMap<String, BTreeMap<String, u32>> = BTreeMap::new();
    let items = site
        .items
        .iter()
        .filter(|item| item.page.language == language);
    for explained in items.flat_map(|item| &item.page.body.abbreviations) {
        let meanings = counts.entry(explained.short.to_lowercase()).or_default();
        *meanings.entry(explained.full.to_lowercase()).or_default() += 1;
    }
    let most_common = |meanings: BTreeMap<String, u32>| {
        let counted = meanings.into_iter().rev().max_by_key(|(_, count)| *count);
        counted.map(|(full, _)| full)
    };
    let counts = counts.into_iter();
    counts
        .filter_map(|(short, meanings)| Some(vec![most_common(meanings)?, short]))
        .collect()
}

fn shown(item: &Item) -> Shown {
    let card = &item.card;
    Shown(
        item.page.id.clone(),
        card.url.trim_start_matches('/').to_owned(),
        card.title.clone(),
        match item.page.kind() {
            KindName::Page => String::new(),
            kind => kind.english().to_owned(),
        },
        card.summary.clone(),
    )
}
