//! Lists with pages, and which kinds and municipalities have any.

use std::collections::BTreeSet;

use super::addresses::{municipality_route, taxonomy_address};
use super::facets::THEMES;
use crate::kind_name::KindName;
use crate::site::Site;
use crate::site::collections::Order;

/// A list with pages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// A kind, in a language.
    Kind(String, KindName),
    /// A term of a taxonomy, in a language.
    Term(String, String, String),
    /// An organisation, in a language.
    Organisation(String, String),
    /// Cases that have come a certain way, in a language.
    Maturity(String, String),
    /// What a municipality has in a theme: language, code, theme.
    MunicipalityTheme(String, String, String),
    /// What a municipality has of a kind: language, code, kind.
    MunicipalityKind(String, String, KindName),
    /// A kind in another order, in a language.
    Sorted(String, KindName, Order),
}

impl List {
    /// Its language.
    pub(super) fn language(&self) -> &str {
        match self {
            Self::Kind(language, _)
            | Self::Term(language, ..)
            | Self::Organisation(language, _)
            | Self::Maturity(language, _)
            | Self::MunicipalityTheme(language, ..)
            | Self::MunicipalityKind(language, ..)
            | Self::Sorted(language, ..) => language,
        }
    }

    /// The kind that all its items have.
    pub(super) fn kind(&self) -> Option<KindName> {
        match self {
            Self::Kind(_, kind) | Self::MunicipalityKind(_, _, kind) | Self::Sorted(_, kind, _) => {
                Some(*kind)
            }
            Self::Maturity(..) => Some(KindName::Case),
            Self::Term(..) | Self::Organisation(..) | Self::MunicipalityTheme(..) => None,
        }
    }

    /// The address of its first page.
    pub(super) fn route(&self, site: &Site) -> String {
        match self {
            Self::Kind(language, kind) => format!(
                "{}{}/",
                site.language_root(language),
                site.config.folder(*kind)
            ),
            Self::Term(language, taxonomy, slug) => format!(
                "{}{}/{slug}/",
                site.language_root(language),
                taxonomy_address(site, taxonomy)
            ),
            Self::Organisation(language, id) => format!(
                "{}{}/{id}/",
                site.language_root(language),
                site.config.address("organisations")
            ),
            Self::Maturity(language, maturity) => format!(
                "{}{}/{}/{maturity}/",
                site.language_root(language),
                site.config.folder(KindName::Case),
                site.config.address("maturity")
            ),
            Self::MunicipalityTheme(language, code, theme) => {
                let themes = taxonomy_address(site, THEMES);
                format!(
                    "{}{themes}/{theme}/",
                    municipality_route(site, language, code)
                )
            }
            Self::MunicipalityKind(language, code, kind) => format!(
                "{}{}/",
                municipality_route(site, language, code),
                site.config.folder(*kind)
            ),
            Self::Sorted(language, kind, order) => format!(
                "{}{}/{}/{}/",
                site.language_root(language),
                site.config.folder(*kind),
                site.config.address("sort"),
                site.config.address(order.name())
            ),
        }
    }

    /// Its items, by their places in the site, in order.
    pub(super) fn items<'s>(&self, site: &'s Site) -> &'s [usize] {
        let collections = &site.collections;
        let found = match self {
            Self::Kind(language, kind) => collections.by_kind.get(&(language.clone(), *kind)),
            Self::Term(language, taxonomy, slug) => {
                collections
                    .by_term
                    .get(&(language.clone(), taxonomy.clone(), slug.clone()))
            }
            Self::Organisation(language, id) => collections
                .by_organisation
                .get(&(language.clone(), id.clone())),
            Self::Maturity(language, maturity) => collections
                .by_maturity
                .get(&(language.clone(), maturity.clone())),
            Self::MunicipalityTheme(language, code, theme) => {
                let key = (language.clone(), code.clone(), theme.clone());
                collections.by_municipality_and_theme.get(&key)
            }
            Self::MunicipalityKind(language, code, kind) => {
                let key = (language.clone(), code.clone(), *kind);
                collections.by_municipality_and_kind.get(&key)
            }
            Self::Sorted(language, kind, order) => {
                collections.sorted.get(&(language.clone(), *kind, *order))
            }
        };
        found.map_or(&[], Vec::as_slice)
    }
}

/// Codes of the municipalities that have a page in a language: the region's, and those with content.
pub(super) fn municipalities_with_pages(site: &Site, language: &str) -> BTreeSet<String> {
    let mut codes: BTreeSet<String> = site
        .collections
        .by_municipality
        .keys()
        .filter(|(used_in, _)| used_in == language)
        .map(|(_, code)| code.clone())
        .collect();
    if language == site.config.language.as_str() && site.config.all_municipalities() {
        codes.extend(site.config.region.iter().cloned());
    }
    codes
}

/// Kinds that have items in any language.
pub(super) fn kinds_with_items(site: &Site) -> Vec<KindName> {
    KindName::ALL
        .into_iter()
        .filter(|kind| {
            *kind != KindName::Page
                && site
                    .collections
                    .by_kind
                    .keys()
                    .any(|(_, used)| used == kind)
        })
        .collect()
}
