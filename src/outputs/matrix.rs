//! What each municipality has of each theme, and so where there is nothing yet.

use super::addresses::{municipalities_route, municipality_route};
use super::lists::municipalities_with_pages;
use super::{List, Made, MakeError, Maker, facets};
use crate::collation::sort_key;
use crate::municipality::Municipality;
use crate::site::Site;
use crate::theme::view::{Counted, Crumb, MatrixRow, MatrixView};

/// Whether there is anything to survey: some municipality has an item with a theme.
pub(super) fn is_useful(site: &Site, language: &str) -> bool {
    let mut pairs = site.collections.by_municipality_and_theme.keys();
    site.config.makes(|outputs| outputs.selections)
        && pairs.any(|(used_in, ..)| used_in == language)
}

/// Where the survey is.
pub(super) fn route(site: &Site, language: &str) -> String {
    format!(
        "{}{}/",
        municipalities_route(site, language),
        site.config.address("overview")
    )
}

impl Maker<'_> {
    /// The table of municipalities and themes.
    pub(super) fn overview(
        &self,
        language: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let site = self.site;
        let title = self.theme.text(language, "overview");
        let route = route(site, language);
        let mut head = self.head(route.clone(), language, &title, "overview");
        head.breadcrumbs.push(Crumb {
            title: self.theme.text(language, "municipalities"),
            url: municipalities_route(site, language),
        });
        let themes = self.terms_with_items(language, facets::THEMES);
        let codes = municipalities_with_pages(site, language);
        let mut municipalities: Vec<&Municipality> = codes
            .iter()
            .filter_map(|code| site.config.municipalities.get(code))
            .collect();
        municipalities.sort_by_cached_key(|municipality| sort_key(&municipality.name));
        let rows = municipalities.into_iter().map(|municipality| {
            let cells = themes.iter().map(|(slug, theme)| {
                let code = municipality.code.clone();
                let list = List::MunicipalityTheme(language.to_owned(), code, slug.clone());
                let count = list.items(site).len();
                (count > 0).then(|| Counted {
                    title: theme.title.clone(),
                    language: theme.language.clone(),
                    url: facets::place(site, &list),
                    count,
                })
            });
            let key = (language.to_owned(), municipality.code.clone());
            MatrixRow {
                title: &municipality.name,
                url: municipality_route(site, language, &municipality.code),
                cells: cells.collect(),
                total: site
                    .collections
                    .by_municipality
                    .get(&key)
                    .map_or(0, Vec::len),
            }
        });
        let view = MatrixView {
            rows: rows.collect(),
            themes: themes.iter().map(|(_, theme)| theme.clone()).collect(),
            head,
        };
        self.render("matrix.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }
}
