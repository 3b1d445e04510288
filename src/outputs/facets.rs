//! Ways to narrow a list: what a reader can choose on it, how much each choice holds, and where it
//! leads. Every choice is a page of its own; only pairs of a municipality and a theme or a kind have
//! such pages, and only those that hold less than the municipality's own page.

use std::collections::BTreeMap;

use super::addresses::{municipality_route, taxonomy_address};
use super::{List, Maker};
use crate::collation::sort_key;
use crate::kind_name::KindName;
use crate::municipality::Municipality;
use crate::site::Site;
use crate::theme::view::{ChosenValue, Counted, Facet, FacetValue, FacetsView};

/// The taxonomy that municipalities are paired with.
pub(super) const THEMES: &str = "themes";

/// Taxonomies whose choices are always shown.
const FIRST: [&str; 2] = [THEMES, "target_groups"];

/// With more values than this, only the most used ones of a taxonomy are shown, and of
/// municipalities only those near the chosen one: every list has these links.
const MOST_VALUES: usize = 40;

/// Values of taxonomies by language and taxonomy.
pub(super) type TermValues = BTreeMap<(String, String), Vec<(String, Counted)>>;

/// What a list has been narrowed to.
#[derive(Clone, Copy, Default)]
pub(super) struct Chosen<'a> {
    language: &'a str,
    kind: Option<KindName>,
    municipality: Option<&'a str>,
    term: Option<(&'a str, &'a str)>,
    maturity: Option<&'a str>,
}

impl<'a> Chosen<'a> {
    /// What a list holds; organisations' lists are not narrowed.
    pub(super) fn of(list: &'a List) -> Option<Self> {
        let nothing = Self {
            language: list.language(),
            ..Self::default()
        };
        match list {
            List::Kind(_, kind) | List::Sorted(_, kind, _) => Some(Self {
                kind: Some(*kind),
                ..nothing
            }),
            List::Term(_, taxonomy, slug) => Some(Self {
                term: Some((taxonomy, slug)),
                ..nothing
            }),
            List::Maturity(_, maturity) => Some(Self {
                kind: Some(KindName::Case),
                maturity: Some(maturity),
                ..nothing
            }),
            List::MunicipalityTheme(_, code, theme) => Some(Self {
                municipality: Some(code),
                term: Some((THEMES, theme)),
                ..nothing
            }),
            List::MunicipalityKind(_, code, kind) => Some(Self {
                municipality: Some(code),
                kind: Some(*kind),
                ..nothing
            }),
            List::Organisation(..) => None,
        }
    }

    /// All that a municipality has.
    pub(super) fn municipality(language: &'a str, code: &'a str) -> Self {
        Self {
            language,
            municipality: Some(code),
            ..Self::default()
        }
    }

    /// Whether something of a municipality has been chosen, or of the whole site.
    fn is_choice(&self) -> bool {
        self.kind.is_some() || self.term.is_some()
    }

    fn theme(&self) -> Option<&'a str> {
        self.term
            .filter(|(taxonomy, _)| *taxonomy == THEMES)
            .map(|(_, slug)| slug)
    }
}

/// Whether a pair holds less than its municipality's page; any other list does.
pub(super) fn narrows(site: &Site, list: &List) -> bool {
    let (List::MunicipalityTheme(language, code, _) | List::MunicipalityKind(language, code, _)) =
        list
    else {
        return true;
    };
    let key = (language.clone(), code.clone());
    let all = site
        .collections
        .by_municipality
        .get(&key)
        .map_or(0, Vec::len);
    let own = list.items(site).len();
    own > 0 && own < all
}

/// Where a list is read: a pair that would repeat the municipality's page is that page.
pub(super) fn place(site: &Site, list: &List) -> String {
    match list {
        List::MunicipalityTheme(language, code, _) | List::MunicipalityKind(language, code, _)
            if !narrows(site, list) =>
        {
            municipality_route(site, language, code)
        }
        _ => list.route(site),
    }
}

/// What a choice does to earlier ones, as the key of a text.
const REPLACES: &str = "facet-replaces";
const ALL_KINDS: &str = "facet-all-kinds";

impl Maker<'_> {
    /// What can be chosen on a page.
    pub(super) fn facets(&self, chosen: Chosen<'_>, route: &str) -> FacetsView {
        let mut first = Vec::new();
        let mut more = Vec::new();
        if chosen.municipality.is_some() {
            first.extend(self.kinds(chosen, route));
        }
        // The page of a municipality lists those near it further down.
        if chosen.municipality.is_none() || chosen.is_choice() {
            first.extend(self.municipality_facet(chosen, route));
        }
        if let Some(code) = chosen.municipality {
            first.extend(self.themes_of(chosen, code, route));
        } else {
            for taxonomy in &self.site.config.taxonomies {
                let facet = self.taxonomy_facet(chosen, &taxonomy.name, route);
                if FIRST.contains(&taxonomy.name.as_str()) {
                    first.extend(facet);
                } else {
                    more.extend(facet);
                }
            }
            first.extend(self.maturities(chosen, route));
        }
        FacetsView {
            chosen: self.chosen(chosen),
            first,
            more,
        }
    }

    /// What has been chosen, with the way back to the list without it.
    fn chosen(&self, chosen: Chosen<'_>) -> Vec<ChosenValue> {
        let site = self.site;
        let language = chosen.language;
        let mut links = Vec::new();
        // The page of a municipality is that municipality, not a choice.
        if !chosen.is_choice() {
            return links;
        }
        let mut add = |title: String, url: String, among: Option<String>| {
            links.push(ChosenValue { title, url, among });
        };
        let own_page = |code: &str| municipality_route(site, language, code);
        if let Some(code) = chosen.municipality {
            let name = site.config.municipalities.get(code);
            let of_kind = |kind| List::Kind(language.to_owned(), kind);
            let of_term = |(taxonomy, slug)| term_list(language, taxonomy, slug);
            let without = chosen.term.map(of_term).or(chosen.kind.map(of_kind));
            let without = without.map_or_else(|| own_page(code), |list| list.route(site));
            add(
                name.map_or(code, |found| found.name.as_str()).to_owned(),
                without,
                None,
            );
        }
        if let Some((taxonomy, slug)) = chosen.term {
            let (url, among) = match chosen.municipality {
                Some(code) => (own_page(code), None),
                None => {
                    let address = taxonomy_address(site, taxonomy);
                    let url = format!("{}{address}/", site.language_root(language));
                    (url, Some(self.taxonomy_title(taxonomy, language)))
                }
            };
            add(
                site.term_label(taxonomy, slug, language).to_owned(),
                url,
                among,
            );
        }
        if let (Some(kind), Some(code)) = (chosen.kind, chosen.municipality) {
            add(self.kind_title(kind, language), own_page(code), None);
        }
        if let Some(maturity) = chosen.maturity {
            let list = List::Kind(language.to_owned(), KindName::Case);
            add(
                self.maturity_label(maturity, language),
                list.route(site),
                None,
            );
        }
        links
    }

    fn kind_title(&self, kind: KindName, language: &str) -> String {
        self.theme
            .text(language, &format!("kind-{}-plural", kind.english()))
    }

    /// What readers see of how far a case has come.
    pub(super) fn maturity_label(&self, maturity: &str, language: &str) -> String {
        let vocabularies = &self.site.config.vocabularies;
        vocabularies
            .label("maturity", maturity, language)
            .to_owned()
    }

    fn value(&self, title: String, list: &List, route: &str) -> Option<FacetValue> {
        self.value_in(title, None, list, route)
    }

    fn value_in(
        &self,
        title: String,
        language: Option<String>,
        list: &List,
        route: &str,
    ) -> Option<FacetValue> {
        let count = list.items(self.site).len();
        (count > 0).then(|| {
            let url = place(self.site, list);
            FacetValue {
                current: url == route,
                title,
                language,
                url,
                count,
            }
        })
    }

    fn kinds(&self, chosen: Chosen<'_>, route: &str) -> Option<Facet> {
        let code = chosen.municipality?;
        let values = KindName::ALL.into_iter().filter_map(|kind| {
            let list = List::MunicipalityKind(chosen.language.to_owned(), code.to_owned(), kind);
            self.value(self.kind_title(kind, chosen.language), &list, route)
        });
        let title = self.theme.text(chosen.language, "facet-kind");
        let facet = facet(title, chosen.term.map(|_| REPLACES), values.collect());
        leading_elsewhere(facet, chosen)
    }

    fn municipality_facet(&self, chosen: Chosen<'_>, route: &str) -> Option<Facet> {
        let language = chosen.language;
        let found = self.site.collections.by_municipality.iter();
        let mut found: Vec<(&Municipality, usize)> = found
            .filter(|((used_in, _), _)| used_in == language)
            .filter_map(|((_, code), items)| {
                Some((self.site.config.municipalities.get(code)?, items.len()))
            })
            .collect();
        if let Some(code) = chosen.municipality
            && found.len() > MOST_VALUES
        {
            found.retain(|(other, _)| {
                other.code == code || other.neighbours.iter().any(|near| near == code)
            });
        }
        found.sort_by_cached_key(|(municipality, _)| sort_key(&municipality.name));
        let values = found.into_iter().filter_map(|(municipality, count)| {
            let (language, code) = (language.to_owned(), municipality.code.clone());
            let list = match (chosen.theme(), chosen.kind) {
                (Some(theme), _) => List::MunicipalityTheme(language, code, theme.to_owned()),
                (None, Some(kind)) => List::MunicipalityKind(language, code, kind),
                (None, None) => {
                    return Some(FacetValue {
                        title: municipality.name.clone(),
                        language: None,
                        url: municipality_route(self.site, &language, &code),
                        count,
                        current: false,
                    });
                }
            };
            self.value(municipality.name.clone(), &list, route)
        });
        let loses =
            chosen.maturity.is_some() || (chosen.term.is_some() && chosen.theme().is_none());
        let title = self.theme.text(language, "municipality");
        facet(title, loses.then_some(REPLACES), values.collect())
    }

    /// The themes of what a municipality has.
    fn themes_of(&self, chosen: Chosen<'_>, code: &str, route: &str) -> Option<Facet> {
        let language = chosen.language;
        let values = self.term_values(language, THEMES).iter();
        let values = values.filter_map(|(slug, counted)| {
            let list = List::MunicipalityTheme(language.to_owned(), code.to_owned(), slug.clone());
            self.value_in(
                counted.title.clone(),
                counted.language.clone(),
                &list,
                route,
            )
        });
        let title = self.theme.text(language, "theme");
        let facet = facet(title, chosen.kind.map(|_| REPLACES), values.collect());
        leading_elsewhere(facet, chosen)
    }

    fn taxonomy_facet(&self, chosen: Chosen<'_>, taxonomy: &str, route: &str) -> Option<Facet> {
        let language = chosen.language;
        let values = self.term_values(language, taxonomy).iter();
        let mut values: Vec<FacetValue> = values
            .map(|(_, counted)| FacetValue {
                current: counted.url == route,
                title: counted.title.clone(),
                language: counted.language.clone(),
                url: counted.url.clone(),
                count: counted.count,
            })
            .collect();
        if values.len() > MOST_VALUES {
            values.sort_by_key(|value| std::cmp::Reverse(value.count));
            values.truncate(MOST_VALUES);
            values.sort_by_cached_key(|value| sort_key(&value.title));
        }
        let of_another = chosen.term.is_some_and(|(chosen, _)| chosen != taxonomy);
        let note = if of_another || chosen.maturity.is_some() {
            Some(REPLACES)
        } else {
            chosen.kind.map(|_| ALL_KINDS)
        };
        let title = match taxonomy {
            THEMES => self.theme.text(language, "theme"),
            "target_groups" => self.theme.text(language, "target-group"),
            _ => self.taxonomy_title(taxonomy, language),
        };
        facet(title, note, values)
    }

    fn maturities(&self, chosen: Chosen<'_>, route: &str) -> Option<Facet> {
        if chosen.kind.is_some_and(|kind| kind != KindName::Case) {
            return None;
        }
        let language = chosen.language;
        let terms = self.site.config.vocabularies.get("maturity")?.terms();
        let values = terms.iter().filter_map(|term| {
            let list = List::Maturity(language.to_owned(), term.slug.clone());
            self.value(self.maturity_label(&term.slug, language), &list, route)
        });
        let title = self.theme.text(language, "maturity");
        facet(title, chosen.term.map(|_| REPLACES), values.collect())
    }

    /// The terms of a taxonomy that have items, counted once for all pages.
    fn term_values(&self, language: &str, taxonomy: &str) -> &[(String, Counted)] {
        let values = self.term_values.get_or_init(|| {
            let mut values = TermValues::new();
            for language in &self.site.languages {
                for taxonomy in &self.site.config.taxonomies {
                    let key = (language.clone(), taxonomy.name.clone());
                    values.insert(key, self.terms_with_items(language, &taxonomy.name));
                }
            }
            values
        });
        let key = (language.to_owned(), taxonomy.to_owned());
        values.get(&key).map_or(&[], Vec::as_slice)
    }
}

fn term_list(language: &str, taxonomy: &str, slug: &str) -> List {
    List::Term(language.to_owned(), taxonomy.to_owned(), slug.to_owned())
}

/// On a municipality's own page nothing of it has been chosen yet, and what all of its items share
/// would only lead to the same page.
fn leading_elsewhere(facet: Option<Facet>, chosen: Chosen<'_>) -> Option<Facet> {
    let mut facet = facet?;
    if !chosen.is_choice() {
        facet.values.retain(|value| !value.current);
        facet.chosen = None;
    }
    (!facet.values.is_empty()).then_some(facet)
}

/// A choice between one thing is none.
fn facet(title: String, note: Option<&'static str>, values: Vec<FacetValue>) -> Option<Facet> {
    (values.len() >= 2).then(|| Facet {
        title,
        note,
        chosen: values
            .iter()
            .find(|value| value.current)
            .map(|value| value.title.clone()),
        values,
    })
}
