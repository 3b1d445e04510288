//! The page to search on, and what browsers must know to search the site from a field of their own.

use super::search_index::{client_route, folder, manifest_route};
use super::{Made, MakeError, Maker};
use crate::collation::sort_key;
use crate::escape;
use crate::site::Site;
use crate::theme::view::{Crumb, SearchPlaces, SearchView};

/// Where a language's search page is; nowhere on a site without search.
pub(super) fn route(site: &Site, language: &str) -> Option<String> {
    let address = site.config.address("search");
    site.config
        .makes(|outputs| outputs.search)
        .then(|| format!("{}{address}/", site.language_root(language)))
}

/// Where a language's description for browsers is.
pub(super) fn description_route(site: &Site, language: &str) -> String {
    let address = site.config.address("search");
    format!("{}{address}.opensearch.xml", site.language_root(language))
}

/// Where readers of a language search, and what that takes.
pub(super) fn places(site: &Site, language: &str) -> Option<SearchPlaces> {
    let version = xxhash_rust::xxh3::xxh3_64(crate::search::CLIENT.as_bytes()) as u32;
    Some(SearchPlaces {
        route: route(site, language)?,
        description: description_route(site, language),
        client: format!("{}?{version:08x}", client_route(site)),
        manifest: manifest_route(site, language),
    })
}

impl Maker<'_> {
    /// The page to search on.
    pub(super) fn search_page(
        &self,
        language: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let title = self.theme.text(language, "search");
        let description = self.theme.text(language, "search-lead");
        let route = route(self.site, language)
            .expect("the plan holds search pages only of sites that have search");
        let mut head = self.head(route.clone(), language, &title, "search");
        head.description = &description;
        head.translations =
            self.places_by_language(language, |language| self::route(self.site, language));
        let view = SearchView {
            head,
            index: format!("{}/", folder(self.site)),
            ways: self.ways(language),
        };
        self.render("search.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }

    /// Ways to find without searching: what the menu leads to.
    fn ways(&self, language: &str) -> Vec<Crumb> {
        let mut ways = super::shared::shared(self.site, self.theme, language).menu;
        ways.sort_by_cached_key(|way| sort_key(&way.title));
        ways
    }

    /// An OpenSearch 1.1 description document.
    pub(super) fn search_description(&self, language: &str) -> Vec<u8> {
        let title = escape::xml(&self.site.config.site.title);
        let text = escape::xml(&self.theme.text(language, "search-site"));
        let route = route(self.site, language).unwrap_or_default();
        let address = format!(
            "{}{}",
            self.site.config.base_url,
            route.trim_start_matches('/')
        );
        let address = escape::xml(&address);
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
             <ShortName>{title}</ShortName>\n\
             <Description>{text}</Description>\n\
             <Language>{language}</Language>\n\
             <InputEncoding>UTF-8</InputEncoding>\n\
             <Url type=\"text/html\" template=\"{address}?q={{searchTerms}}\"/>\n\
             </OpenSearchDescription>\n"
        )
        .into_bytes()
    }
}
