//! Addresses of what no source file stands for: pages of lists, taxonomies, municipalities, calendars.

use crate::config::Config;
use crate::site::Site;

/// The name of calendar files.
pub(super) const CALENDAR_NAME: &str = "kurser.ics";

/// `/exempel/` and 2 → `/exempel/sida/2/`.
pub(super) fn page_route(config: &Config, route: &str, page: usize) -> String {
    if page <= 1 {
        route.to_owned()
    } else {
        format!("{route}{}/{page}/", config.address("list-page"))
    }
}

/// The first part of a taxonomy's addresses.
pub(super) fn taxonomy_address<'s>(site: &'s Site, taxonomy: &'s str) -> &'s str {
    let mut known = site.config.taxonomies.iter();
    known
        .find(|known| known.name == taxonomy)
        .map_or(taxonomy, |known| known.address.as_str())
}

/// Where the list of municipalities is.
pub(super) fn municipalities_route(site: &Site, language: &str) -> String {
    format!(
        "{}{}/",
        site.language_root(language),
        site.config.address("municipalities")
    )
}

/// Where a municipality's page is.
pub(super) fn municipality_route(site: &Site, language: &str, code: &str) -> String {
    let found = site.config.municipalities.get(code);
    let slug = found.map_or(code, |found| found.slug.as_str());
    format!("{}{slug}/", municipalities_route(site, language))
}
