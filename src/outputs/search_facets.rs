//! What readers can narrow a search by: which documents have which values.

use std::collections::BTreeMap;

use super::Maker;
use crate::collation::sort_key;
use crate::kind_name::KindName;
use crate::search::shards::{Facet, FacetValue};
use crate::site::Item;
use crate::site::collections::evidence_level;

/// A value's name, what readers see, and the places of its documents.
type Named = (String, String, Vec<u32>);

impl Maker<'_> {
    /// The facets of items in the order of their index; those with nothing to choose are left out.
    pub(super) fn search_facets(&self, language: &str, items: &[&Item]) -> Vec<Facet> {
        let text = |key: &str| self.theme.text(language, key);
        let mut facets = vec![
            facet(
                "kind",
                text("facet-kind"),
                self.kinds_searched(language, items),
            ),
            facet(
                "municipality",
                text("municipality"),
                self.municipalities_searched(items),
            ),
            facet(
                "subregion",
                text("subregion"),
                self.subregions_searched(language, items),
            ),
        ];
        facets.extend(self.taxonomies_searched(language, items));
        facets.push(facet(
            "project",
            text("kind-project"),
            self.projects_searched(language, items),
        ));
        facets.push(facet(
            "evidence",
            text("how-we-know"),
            self.evidence_searched(language, items),
        ));
        facets.push(facet("year", text("published"), years_searched(items)));
        facets.retain(|facet| facet.values.len() >= 2);
        facets
    }

    fn kinds_searched(&self, language: &str, items: &[&Item]) -> Vec<Named> {
        let mut kinds = Choices::of(items, |item| match item.page.kind() {
            KindName::Page => Vec::new(),
            kind => vec![kind],
        });
        let named = KindName::ALL.into_iter().map(|kind| {
            let title = self
                .theme
                .text(language, &format!("kind-{}-plural", kind.english()));
            (
                self.site.config.folder(kind).to_owned(),
                title,
                kinds.take(&kind),
            )
        });
        named.collect()
    }

    fn municipalities_searched(&self, items: &[&Item]) -> Vec<Named> {
        let municipalities = &self.site.config.municipalities;
        let named = Choices::of(items, |item| {
            item.card
                .municipalities
                .iter()
                .map(String::as_str)
                .collect()
        });
        named.sorted(|code| match municipalities.get(code) {
            Some(known) => (known.slug.clone(), known.name.clone()),
            None => (code.to_owned(), code.to_owned()),
        })
    }

    fn subregions_searched(&self, language: &str, items: &[&Item]) -> Vec<Named> {
        let config = &self.site.config;
        let named = Choices::of(items, |item| {
            let codes = item.card.municipalities.iter();
            let municipalities = codes.filter_map(|code| config.municipalities.get(code));
            municipalities
                .filter_map(|known| known.subregion.as_deref())
                .collect()
        });
        named.sorted(|id| {
            let labels = config.subregions.get(id);
            let label = labels.and_then(|labels| labels.get(language).or(labels.get("sv")));
            (id.to_owned(), label.map_or(id, String::as_str).to_owned())
        })
    }

    fn taxonomies_searched(&self, language: &str, items: &[&Item]) -> Vec<Facet> {
        let routes = items.iter().map(|item| item.route.as_str());
        let places: BTreeMap<&str, u32> = routes.zip(0..).collect();
        let place_of = |item: &usize| places.get(self.site.items[*item].route.as_str()).copied();
        let taxonomies = self.site.config.taxonomies.iter().map(|taxonomy| {
            let values = self.terms_with_items(language, &taxonomy.name).into_iter();
            let values = values.map(|(slug, counted)| {
                let key = (language.to_owned(), taxonomy.name.clone(), slug.clone());
                let of_term = self.site.collections.by_term.get(&key);
                let mut documents: Vec<u32> =
                    of_term.into_iter().flatten().filter_map(place_of).collect();
                documents.sort_unstable();
                (slug, counted.title, documents)
            });
            let title = self.taxonomy_title(&taxonomy.name, language);
            facet(&taxonomy.address, title, values.collect())
        });
        taxonomies.collect()
    }

    fn projects_searched(&self, language: &str, items: &[&Item]) -> Vec<Named> {
        let named = Choices::of(items, |item| {
            item.page.fields.project().into_iter().collect()
        });
        named.sorted(|id| {
            let project = self.site.find(id, &[KindName::Project], language);
            let title = project.map_or(id, |project| project.card.short_title.as_str());
            (id.to_owned(), title.to_owned())
        })
    }

    /// The surest first.
    fn evidence_searched(&self, language: &str, items: &[&Item]) -> Vec<Named> {
        let mut levels = Choices::of(items, |item| match item.page.kind() {
            KindName::Case => vec![evidence_level(&item.page)],
            _ => Vec::new(),
        });
        let scale = self.site.config.vocabularies.get("evidence");
        let scale = scale.map_or(&[][..], |scale| scale.terms());
        let named = (0..).zip(scale).map(|(level, term)| {
            let label = term.label(language).to_owned();
            (level.to_string(), label, levels.take(&level))
        });
        let mut values: Vec<Named> = named.collect();
        values.reverse();
        values
    }
}

/// The latest first.
fn years_searched(items: &[&Item]) -> Vec<Named> {
    let years = Choices::of(items, |item| {
        item.card
            .published
            .map(|day| day.year())
            .into_iter()
            .collect()
    });
    let mut values = years.sorted(|year| (year.to_string(), year.to_string()));
    values.reverse();
    values
}

/// Which documents have which values.
struct Choices<V>(BTreeMap<V, Vec<u32>>);

impl<V: Ord> Choices<V> {
    fn of<'i>(items: &[&'i Item], values: impl Fn(&'i Item) -> Vec<V>) -> Self {
        let mut choices: BTreeMap<V, Vec<u32>> = BTreeMap::new();
        for (item, place) in items.iter().zip(0..) {
            for value in values(item) {
                let documents = choices.entry(value).or_default();
                if documents.last() != Some(&place) {
                    documents.push(place);
                }
            }
        }
        Self(choices)
    }

    fn take(&mut self, value: &V) -> Vec<u32> {
        self.0.remove(value).unwrap_or_default()
    }

    /// Names, titles and documents, in the order of the titles.
    fn sorted(self, named: impl Fn(V) -> (String, String)) -> Vec<Named> {
        let named = self.0.into_iter().map(|(value, documents)| {
            let (name, title) = named(value);
            (name, title, documents)
        });
        let mut values: Vec<Named> = named.collect();
        values.sort_by_cached_key(|(_, title, _)| sort_key(title));
        values
    }
}

fn facet(name: &str, title: String, values: Vec<Named>) -> Facet {
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
