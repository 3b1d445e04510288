//! The search index of each language: its files, and what they depend on.

use std::collections::BTreeMap;

use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use super::{Made, Maker, output_path};
use crate::collation::sort_key;
use crate::kind_name::KindName;
use crate::search::shards::{self, Facet, FacetValue, Shown};
use crate::search::{Dictionary, Document, Indexer};
use crate::site::collections::evidence_level;
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
pub(crate) fn searched<'s>(site: &'s Site, language: &str) -> Vec<&'s Item> {
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
        let mut indexer = Indexer::default();
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
        let facets = self.facets_of_search(language, &items);
        let (manifest, files) = shards::files(&index, &shown, &facets, language, &generation(key));
        let manifest_route = manifest_route(self.site, language);
        let manifest_path = output_path(&manifest_route);
        let members = members_folder(&manifest_path, key);
        let manifest = std::iter::once((manifest_path, manifest.into_bytes()));
        let files = files.into_iter();
        let members = files.map(|file| (format!("{members}{}", file.name), file.bytes));
        manifest.chain(members).collect()
    }

    fn facets_of_search(&self, language: &str, items: &[&Item]) -> Vec<Facet> {
        let mut chosen: Choices<KindName> = Choices::default();
        let mut facets: Vec<Facet> = Vec::new();
        let text = |key: &str| self.theme.text(language, key);
        let config = &self.site.config;

        chosen.note(items, |item| match item.page.kind() {
            KindName::Page => Vec::new(),
            kind => vec![kind],
        });
        let kinds = KindName::ALL.into_iter().map(|kind| {
            let title = text(&format!("kind-{}-plural", kind.english()));
            (config.folder(kind).to_owned(), title, chosen.take(&kind))
        });
        facets.push(facet("kind", text("facet-kind"), kinds.collect()));

        let mut places: Choices<&str> = Choices::default();
        places.note(items, |item| {
            item.card
                .municipalities
                .iter()
                .map(String::as_str)
                .collect()
        });
        facets.push(facet(
            "municipality",
            text("municipality"),
            places.sorted(|code| {
                let known = config.municipalities.get(code);
                known.map_or((code.to_owned(), code.to_owned()), |known| {
                    (known.slug.clone(), known.name.clone())
                })
            }),
        ));
        let mut parts: Choices<&str> = Choices::default();
        parts.note(items, |item| {
            let codes = item.card.municipalities.iter();
            let municipalities = codes.filter_map(|code| config.municipalities.get(code));
            municipalities
                .filter_map(|known| known.subregion.as_deref())
                .collect()
        });
        facets.push(facet(
            "subregion",
            text("subregion"),
            parts.sorted(|id| {
                let labels = config.subregions.get(id);
                let label = labels.and_then(|labels| labels.get(language).or(labels.get("sv")));
                (id.to_owned(), label.map_or(id, String::as_str).to_owned())
            }),
        ));

        let places_of: BTreeMap<&str, u32> = items
            .iter()
            .map(|item| item.route.as_str())
            .zip(0..)
            .collect();
        for taxonomy in &config.taxonomies {
            let values = self.terms_with_items(language, &taxonomy.name);
            let values = values.into_iter().map(|(slug, counted)| {
                let key = (language.to_owned(), taxonomy.name.clone(), slug.clone());
                let of_term = self.site.collections.by_term.get(&key);
                let mut documents: Vec<u32> = of_term
                    .into_iter()
                    .flatten()
                    .filter_map(|item| {
                        let route = self.site.items[*item].route.as_str();
                        places_of.get(route).copied()
                    })
                    .collect();
                documents.sort_unstable();
                (slug, counted.title, documents)
            });
            let title = self.taxonomy_title(&taxonomy.name, language);
            facets.push(facet(&taxonomy.address, title, values.collect()));
        }

        let mut projects: Choices<&str> = Choices::default();
        projects.note(items, |item| {
            item.page.fields.project().into_iter().collect()
        });
        facets.push(facet(
            "project",
            text("kind-project"),
            projects.sorted(|id| {
                let project = self.site.find(id, &[KindName::Project], language);
                let title = project.map_or(id, |project| project.card.short_title.as_str());
                (id.to_owned(), title.to_owned())
            }),
        ));
        let mut levels: Choices<u8> = Choices::default();
        levels.note(items, |item| match item.page.kind() {
            KindName::Case => vec![evidence_level(&item.page)],
            _ => Vec::new(),
        });
        let scale = config.vocabularies.get("evidence");
        let scale = scale.map_or(&[][..], |scale| scale.terms());
        let values = (0..).zip(scale).map(|(level, term)| {
            let label = term.label(language).to_owned();
            (level.to_string(), label, levels.take(&level))
        });
        let mut values: Vec<_> = values.collect();
        values.reverse();
        facets.push(facet("evidence", text("how-we-know"), values));
        let mut years: Choices<i16> = Choices::default();
        years.note(items, |item| {
            item.card
                .published
                .map(|day| day.year())
                .into_iter()
                .collect()
        });
        let mut values = years.sorted(|year| (year.to_string(), year.to_string()));
        values.reverse();
        facets.push(facet("year", text("published"), values));
        facets.retain(|facet| facet.values.len() >= 2);
        facets
    }
}

/// Which documents have which values.
struct Choices<V>(BTreeMap<V, Vec<u32>>);

impl<V> Default for Choices<V> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<V: Ord> Choices<V> {
    fn note<'i>(&mut self, items: &[&'i Item], values: impl Fn(&'i Item) -> Vec<V>) {
        for (item, place) in items.iter().zip(0..) {
            for value in values(item) {
                let documents = self.0.entry(value).or_default();
                if documents.last() != Some(&place) {
                    documents.push(place);
                }
            }
        }
    }

    fn take(&mut self, value: &V) -> Vec<u32> {
        self.0.remove(value).unwrap_or_default()
    }

    /// Names, titles and documents, in the order of the titles.
    fn sorted(self, named: impl Fn(V) -> (String, String)) -> Vec<(String, String, Vec<u32>)> {
        let named = self.0.into_iter().map(|(value, documents)| {
            let (name, title) = named(value);
            (name, title, documents)
        });
        let mut values: Vec<(String, String, Vec<u32>)> = named.collect();
        values.sort_by_cached_key(|(_, title, _)| sort_key(title));
        values
    }
}

fn facet(name: &str, title: String, values: Vec<(String, String, Vec<u32>)>) -> Facet {
    let values = values
        .into_iter()
        .filter(|(.., documents)| !documents.is_empty())
        .map(|(name, title, documents)| FacetValue {
            name,
            title,
            documents,
        });
    Facet {
        name: name.to_owned(),
        title,
        values: values.collect(),
    }
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
