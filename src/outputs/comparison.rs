//! All cases of a theme in one table: how far each has come, how sure one is, what it costs.

use super::addresses::page_route;
use super::{List, Made, MakeError, Maker, facets};
use crate::collation::sort_key;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::site::collections::evidence_level;
use crate::site::{Item, Site};
use crate::theme::view::{ComparedCase, ComparisonView, Crumb, Pagination};

/// One case has nothing to be compared with.
const LEAST: usize = 2;

/// A longer table is split, so that a page stays light.
const MOST_ROWS: usize = 100;

/// The cases of a theme, newest first.
pub(super) fn cases<'s>(
    site: &'s Site,
    language: &str,
    theme: &str,
) -> impl Iterator<Item = &'s Item> {
    let items = theme_list(language, theme).items(site).iter();
    items
        .map(|index| &site.items[*index])
        .filter(|item| item.page.kind() == KindName::Case)
}

/// How many pages the table of so many cases has; none where there is nothing to compare.
pub(super) fn pages(cases: usize) -> usize {
    if cases < LEAST {
        0
    } else {
        cases.div_ceil(MOST_ROWS)
    }
}

/// Where the table of a theme is.
pub(super) fn route(site: &Site, language: &str, theme: &str) -> String {
    format!(
        "{}{}/{}/{theme}/",
        site.language_root(language),
        site.config.folder(KindName::Case),
        site.config.address("table")
    )
}

fn theme_list(language: &str, theme: &str) -> List {
    List::Term(
        language.to_owned(),
        facets::THEMES.to_owned(),
        theme.to_owned(),
    )
}

impl Maker<'_> {
    /// One page of the table.
    pub(super) fn comparison(
        &self,
        language: &str,
        theme: &str,
        page: usize,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let site = self.site;
        let name = site.term_label(facets::THEMES, theme, language);
        let title = format!("{}: {name}", self.theme.text(language, "compare"));
        let base = route(site, language, theme);
        let route = page_route(&site.config, &base, page);
        let mut head = self.head(route.clone(), language, &title, "comparison");
        head.breadcrumbs
            .push(self.kind_crumb(KindName::Case, language));
        let mut cases: Vec<&Item> = cases(site, language, theme).collect();
        cases.sort_by_cached_key(|item| sort_key(&item.card.title));
        let (total, pages) = (cases.len(), pages(cases.len()));
        let rows = cases
            .into_iter()
            .skip((page - 1) * MOST_ROWS)
            .take(MOST_ROWS);
        let rows = rows.map(|item| {
            let mut row = ComparedCase {
                card: &item.card,
                counties: Vec::new(),
                is_anonymous: false,
                maturity: None,
                evidence: evidence_level(&item.page),
                cost: None,
                cost_band: None,
                transfer: None,
            };
            if let Fields::Case(case) = &item.page.fields {
                let counties = &item.page.common.counties;
                row.counties = counties.iter().map(|code| code.as_str()).collect();
                row.is_anonymous = case.anonymous_municipality;
                row.maturity = case.maturity.as_ref().map(|term| term.as_str());
                let resources = case.resources.as_ref();
                row.cost = resources.and_then(|resources| resources.cost);
                let band = resources.and_then(|resources| resources.cost_band.as_ref());
                row.cost_band = band.map(|term| term.as_str());
                let transfer = case.transfer.as_ref();
                let level = transfer.and_then(|transfer| transfer.level.as_ref());
                row.transfer = level.map(|term| term.as_str());
            }
            row
        });
        let rows: Vec<ComparedCase<'_>> = rows.collect();
        let view = ComparisonView {
            theme: Crumb {
                title: name.to_owned(),
                url: theme_list(language, theme).route(site),
            },
            rows,
            pagination: Pagination {
                page,
                pages,
                total,
                previous: (page > 1).then(|| page_route(&site.config, &base, page - 1)),
                next: (page < pages).then(|| page_route(&site.config, &base, page + 1)),
            },
            head,
        };
        self.render("compare.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }
}
