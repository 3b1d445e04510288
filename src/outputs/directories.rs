//! Lists of lists: the terms of a taxonomy, organisations, and municipalities with their map.

use super::addresses::taxonomy_address;
use super::lists::municipalities_with_pages;
use super::{List, Made, MakeError, Maker, matrix};
use crate::collation::sort_key;
use crate::municipality::Municipality;
use crate::theme::view::{Counted, DirectoryGroup, DirectoryView};

impl Maker<'_> {
    /// All terms of a taxonomy that have items.
    pub(super) fn terms(
        &self,
        language: &str,
        taxonomy: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let title = self.taxonomy_title(taxonomy, language);
        let address = taxonomy_address(self.site, taxonomy);
        let route = format!("{}{address}/", self.site.language_root(language));
        let head = self.head(route.clone(), language, &title, "directory");
        let entries = self.term_entries(language, taxonomy);
        let view = DirectoryView {
            head,
            groups: vec![DirectoryGroup {
                title: String::new(),
                entries,
            }],
            map: None,
            overview: None,
        };
        self.render("directory.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }

    /// Terms with items, in the vocabulary's own order; open vocabularies in alphabetical order.
    pub(super) fn term_entries(&self, language: &str, taxonomy: &str) -> Vec<Counted> {
        let terms = self.terms_with_items(language, taxonomy);
        terms.into_iter().map(|(_, counted)| counted).collect()
    }

    /// The same with their slugs.
    pub(super) fn terms_with_items(
        &self,
        language: &str,
        taxonomy: &str,
    ) -> Vec<(String, Counted)> {
        let vocabulary = self.site.config.vocabularies.get(taxonomy);
        let order = |slug: &str| {
            vocabulary
                .and_then(|vocabulary| vocabulary.terms().iter().position(|term| term.slug == slug))
                .unwrap_or(usize::MAX)
        };
        let mut used: Vec<(&String, usize)> = self
            .site
            .collections
            .by_term
            .iter()
            .filter(|((used_in, name, _), _)| used_in == language && name == taxonomy)
            .map(|((_, _, slug), items)| (slug, items.len()))
            .collect();
        let label = |slug: &str| sort_key(self.site.term_label(taxonomy, slug, language));
        used.sort_by_cached_key(|(slug, _)| (order(slug), label(slug)));
        used.into_iter()
            .map(|(slug, count)| {
                let list = List::Term(language.to_owned(), taxonomy.to_owned(), slug.clone());
                let (title, other) = self.site.term_name(taxonomy, slug, language);
                let counted = Counted {
                    title: title.to_owned(),
                    language: other.map(str::to_owned),
                    url: list.route(self.site),
                    count,
                };
                (slug.clone(), counted)
            })
            .collect()
    }

    /// What a directory at a fixed address is called in a language, and where it is.
    fn title_and_route(&self, language: &str, name: &str) -> (String, String) {
        let root = self.site.language_root(language);
        let address = self.site.config.address(name);
        (self.theme.text(language, name), format!("{root}{address}/"))
    }

    /// All organisations that items name.
    pub(super) fn organisations(
        &self,
        language: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let (title, route) = self.title_and_route(language, "organisations");
        let head = self.head(route.clone(), language, &title, "directory");
        let named = self
            .site
            .collections
            .by_organisation
            .iter()
            .filter(|((used_in, _), _)| used_in == language);
        let mut entries: Vec<Counted> = named
            .map(|((_, id), items)| {
                let list = List::Organisation(language.to_owned(), id.clone());
                Counted {
                    title: self.list_title(&list),
                    language: None,
                    url: list.route(self.site),
                    count: items.len(),
                }
            })
            .collect();
        entries.sort_by_key(|entry| sort_key(&entry.title));
        let view = DirectoryView {
            head,
            groups: vec![DirectoryGroup {
                title: String::new(),
                entries,
            }],
            map: None,
            overview: None,
        };
        self.render("directory.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }

    /// All municipalities, by part of the region where the site says so.
    pub(super) fn municipalities(
        &self,
        language: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let (title, route) = self.title_and_route(language, "municipalities");
        let head = self.head(route.clone(), language, &title, "directory");
        let codes = municipalities_with_pages(self.site, language);
        let mut groups: Vec<DirectoryGroup> = Vec::new();
        let found = codes
            .iter()
            .filter_map(|code| self.site.config.municipalities.get(code));
        let mut named: Vec<(String, &Municipality)> = found
            .map(|municipality| {
                let inside = self.site.config.region.contains(&municipality.code);
                let part = self.subregion(municipality, language).map(str::to_owned);
                let county = self
                    .site
                    .config
                    .municipalities
                    .county_name(&municipality.county, language)
                    .unwrap_or_default();
                (
                    if inside {
                        part.unwrap_or_default()
                    } else {
                        county
                    },
                    municipality,
                )
            })
            .collect();
        named.sort_by_key(|(part, municipality)| {
            let outside = !self.site.config.region.contains(&municipality.code);
            (outside, sort_key(part), sort_key(&municipality.name))
        });
        for (part, municipality) in named {
            let entry = self.counted(municipality, language);
            match groups.last_mut() {
                Some(group) if group.title == part => group.entries.push(entry),
                _ => groups.push(DirectoryGroup {
                    title: part,
                    entries: vec![entry],
                }),
            }
        }
        let overview = matrix::is_useful(self.site, language);
        let view = DirectoryView {
            head,
            groups,
            map: self.region_map(language),
            overview: overview.then(|| matrix::route(self.site, language)),
        };
        self.render("directory.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }

    pub(super) fn subregion(&self, municipality: &Municipality, language: &str) -> Option<&str> {
        let id = municipality.subregion.as_ref()?;
        let labels = self.site.config.subregions.get(id);
        Some(
            labels
                .and_then(|labels| labels.get(language).or_else(|| labels.get("sv")))
                .map_or_else(
                    || {
                        self.site
                            .config
                            .subregions
                            .get_key_value(id)
                            .map_or("", |(id, _)| id.as_str())
                    },
                    String::as_str,
                ),
        )
    }

    pub(super) fn counted(&self, municipality: &Municipality, language: &str) -> Counted {
        let items = self
            .site
            .collections
            .by_municipality
            .get(&(language.to_owned(), municipality.code.clone()));
        Counted {
            title: municipality.name.clone(),
            language: None,
            url: self.municipality_route(language, &municipality.code),
            count: items.map_or(0, Vec::len),
        }
    }
}
