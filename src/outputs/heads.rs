//! What pages have in common at their heads: what lists are called, the feeds beside them and the
//! steps up to them.

use super::{Channel, List, Maker, facets, feeds};
use crate::kind_name::KindName;
use crate::page::Role;
use crate::theme::view::{Crumb, Feeds, Head};

impl Maker<'_> {
    pub(super) fn head<'a>(
        &'a self,
        route: String,
        language: &'a str,
        title: &'a str,
        page_type: &'static str,
    ) -> Head<'a> {
        Head {
            route,
            canonical: None,
            title,
            title_language: None,
            description: "",
            page_type,
            breadcrumbs: vec![Crumb {
                title: self.theme.text(language, "start"),
                url: self.site.language_root(language),
            }],
            translations: Vec::new(),
            feeds: None,
            calendar: None,
            updated: None,
            responsible: self.site.config.site.responsible.as_deref(),
            noindex: self.site.config.site.noindex,
        }
    }

    pub(super) fn feeds_of(&self, route: &str, channel: &Channel) -> Option<Feeds> {
        let any = self.site.config.makes(|outputs| outputs.feeds)
            && !feeds::entries(self.site, channel).is_empty();
        any.then(|| Feeds {
            atom: format!("{route}feed.xml"),
            json: format!("{route}feed.json"),
        })
    }

    /// What a list is called.
    pub(super) fn list_title(&self, list: &List) -> String {
        match list {
            List::Kind(language, kind) => {
                match self.site.introduction(Role::Introduction(*kind), language) {
                    Some(introduction) => introduction.card.title.clone(),
                    None => self
                        .theme
                        .text(language, &format!("kind-{}-plural", kind.english())),
                }
            }
            List::Term(language, taxonomy, slug) => {
                self.site.term_label(taxonomy, slug, language).to_owned()
            }
            List::Organisation(language, id) => match self.site.config.organisations.get(id) {
                Some(organisation) if language == "en" => organisation
                    .name_en
                    .clone()
                    .unwrap_or_else(|| organisation.name.clone()),
                Some(organisation) => organisation.name.clone(),
                None => id.clone(),
            },
            List::Maturity(language, maturity) => {
                let kind = List::Kind(language.clone(), KindName::Case);
                let label = self.maturity_label(maturity, language);
                format!("{}: {label}", self.list_title(&kind))
            }
            List::MunicipalityTheme(language, code, theme) => {
                let theme = self.site.term_label(facets::THEMES, theme, language);
                format!("{}: {theme}", self.official_name(code))
            }
            List::MunicipalityKind(language, code, kind) => {
                let kind = List::Kind(language.clone(), *kind);
                format!("{}: {}", self.official_name(code), self.list_title(&kind))
            }
            List::Sorted(language, kind, order) => {
                let kind = List::Kind(language.clone(), *kind);
                let order = self.theme.text(language, order.name());
                format!("{} ({})", self.list_title(&kind), uncapitalised(&order))
            }
        }
    }

    /// What a taxonomy is called.
    pub(super) fn taxonomy_title(&self, taxonomy: &str, language: &str) -> String {
        let known = self
            .site
            .config
            .taxonomies
            .iter()
            .find(|known| known.name == taxonomy);
        match known.and_then(|known| {
            known
                .labels
                .get(language)
                .or_else(|| known.labels.get("sv"))
        }) {
            Some(label) => label.clone(),
            None => self.theme.text(language, &taxonomy.replace('_', "-")),
        }
    }

    pub(super) fn official_name<'c>(&'c self, code: &'c str) -> &'c str {
        let found = self.site.config.municipalities.get(code);
        found.map_or(code, |found| found.official.as_str())
    }

    /// The step from the start page to a kind's list, called what the menu calls it.
    pub(super) fn kind_crumb(&self, kind: KindName, language: &str) -> Crumb {
        let root = self.site.language_root(language);
        Crumb {
            title: self
                .theme
                .text(language, &format!("kind-{}-plural", kind.english())),
            url: format!("{root}{}/", self.site.config.folder(kind)),
        }
    }
}

/// "Titel från A till Ö" → "titel från A till Ö".
fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}
