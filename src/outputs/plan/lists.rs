//! The plan of what is shown in lists: kinds, taxonomies, organisations, municipalities, and choices
//! among them.

use std::collections::BTreeSet;

use super::Planner;
use super::collisions::Origin;
use crate::kind_name::KindName;
use crate::outputs::addresses::page_route;
use crate::outputs::lists::municipalities_with_pages;
use crate::outputs::{Channel, Entry, List, comparison, facets, feeds, matrix};
use crate::page::Role;

impl Planner<'_> {
    pub(super) fn language(&mut self, language: &str) {
        let root = self.site.language_root(language);
        self.add(&root, Entry::Start(language.to_owned()), Origin::Site);
        self.feeds(&root, &Channel::All(language.to_owned()));
        let collections = &self.site.collections;
        for kind in KindName::ALL {
            let key = (language.to_owned(), kind);
            let introduced = self
                .site
                .introduction(Role::Introduction(kind), language)
                .is_some();
            if kind == KindName::Page || !(collections.by_kind.contains_key(&key) || introduced) {
                continue;
            }
            let route = format!("{root}{}/", self.config().folder(kind));
            self.list(&route, &List::Kind(language.to_owned(), kind));
        }
        if self.config().makes(|outputs| outputs.selections) {
            self.choices(language);
        }
        self.taxonomies(language, &root);
        self.organisations(language, &root);
        self.municipalities(language, &root);
    }

    /// Lists in other orders, lists of a chosen maturity, and tables to compare cases in.
    pub(super) fn choices(&mut self, language: &str) {
        let collections = &self.site.collections;
        let sorted = collections.sorted.keys();
        for (_, kind, order) in sorted.filter(|(used_in, ..)| used_in == language) {
            self.pages(&List::Sorted(language.to_owned(), *kind, *order));
        }
        let maturities = collections.by_maturity.keys();
        let maturities: Vec<&String> = maturities
            .filter(|(used_in, _)| used_in == language)
            .map(|(_, maturity)| maturity)
            .collect();
        // A choice between one thing is none, and nothing would lead there.
        if maturities.len() >= 2 {
            for maturity in maturities {
                self.pages(&List::Maturity(language.to_owned(), maturity.clone()));
            }
        }
        let themes = collections.by_term.keys();
        for (_, _, theme) in themes
            .filter(|(used_in, taxonomy, _)| used_in == language && taxonomy == facets::THEMES)
        {
            let cases = comparison::cases(self.site, language, theme).count();
            for page in 1..=comparison::pages(cases) {
                let route = comparison::route(self.site, language, theme);
                let entry = Entry::Comparison(language.to_owned(), theme.clone(), page);
                self.add(
                    &page_route(self.config(), &route, page),
                    entry,
                    Origin::Site,
                );
            }
        }
    }

    fn list(&mut self, route: &str, list: &List) {
        self.pages(list);
        if !list.items(self.site).is_empty() {
            self.feeds(route, &Channel::List(list.clone()));
        }
    }

    pub(super) fn pages(&mut self, list: &List) {
        let route = list.route(self.site);
        let total = list.items(self.site).len();
        let pages = total.div_ceil(self.config().per_page()).max(1);
        for page in 1..=pages {
            let route = page_route(self.config(), &route, page);
            self.add(&route, Entry::Listing(list.clone(), page), Origin::Site);
        }
    }

    pub(super) fn feeds(&mut self, route: &str, channel: &Channel) {
        if !self.config().makes(|outputs| outputs.feeds)
            || feeds::entries(self.site, channel).is_empty()
        {
            return;
        }
        self.add(
            &format!("{route}feed.xml"),
            Entry::Atom(channel.clone()),
            Origin::Site,
        );
        self.add(
            &format!("{route}feed.json"),
            Entry::JsonFeed(channel.clone()),
            Origin::Site,
        );
    }

    pub(super) fn taxonomies(&mut self, language: &str, root: &str) {
        let used: BTreeSet<(String, String)> = self
            .site
            .collections
            .by_term
            .keys()
            .filter(|(term_language, ..)| term_language == language)
            .map(|(_, taxonomy, slug)| (taxonomy.clone(), slug.clone()))
            .collect();
        for taxonomy in &self.site.config.taxonomies {
            let slugs: Vec<&String> = used
                .iter()
                .filter(|(name, _)| *name == taxonomy.name)
                .map(|(_, slug)| slug)
                .collect();
            if slugs.is_empty() {
                continue;
            }
            let route = format!("{root}{}/", taxonomy.address);
            self.add(
                &route,
                Entry::Terms(language.to_owned(), taxonomy.name.clone()),
                Origin::Site,
            );
            for slug in slugs {
                let list = List::Term(language.to_owned(), taxonomy.name.clone(), slug.clone());
                self.list(&format!("{route}{slug}/"), &list);
                if taxonomy.name == "themes" && self.config().makes(|outputs| outputs.embeds) {
                    let route = format!(
                        "{root}{}/{}/{slug}/",
                        self.config().address("embed"),
                        self.config().address("embed-theme")
                    );
                    self.add(&route, Entry::Embed(Channel::List(list)), Origin::Site);
                }
            }
        }
    }

    fn organisations(&mut self, language: &str, root: &str) {
        let ids: Vec<String> = self
            .site
            .collections
            .by_organisation
            .keys()
            .filter(|(organisation_language, _)| organisation_language == language)
            .map(|(_, id)| id.clone())
            .collect();
        if ids.is_empty() {
            return;
        }
        let route = format!("{root}{}/", self.config().address("organisations"));
        self.add(
            &route,
            Entry::Organisations(language.to_owned()),
            Origin::Site,
        );
        for id in ids {
            self.list(
                &format!("{route}{id}/"),
                &List::Organisation(language.to_owned(), id),
            );
        }
    }

    pub(super) fn municipalities(&mut self, language: &str, root: &str) {
        let codes = municipalities_with_pages(self.site, language);
        if codes.is_empty() {
            return;
        }
        let route = format!("{root}{}/", self.config().address("municipalities"));
        self.add(
            &route,
            Entry::Municipalities(language.to_owned()),
            Origin::Site,
        );
        if matrix::is_useful(self.site, language) {
            let route = matrix::route(self.site, language);
            self.add(&route, Entry::Overview(language.to_owned()), Origin::Site);
        }
        if self.config().makes(|outputs| outputs.selections) {
            self.pairs(language);
        }
        for code in codes {
            let Some(municipality) = self.site.config.municipalities.get(&code) else {
                continue;
            };
            let slug = municipality.slug.clone();
            let own = format!("{route}{slug}/");
            self.add(
                &own,
                Entry::Municipality(language.to_owned(), code.clone()),
                Origin::Site,
            );
            let channel = Channel::Municipality(language.to_owned(), code.clone());
            self.feeds(&own, &channel);
            if self.config().makes(|outputs| outputs.embeds) {
                let embed = format!(
                    "{root}{}/{}/{slug}/",
                    self.config().address("embed"),
                    self.config().address("embed-municipality")
                );
                self.add(&embed, Entry::Embed(channel), Origin::Site);
            }
        }
    }

    /// What a municipality has in a theme or of a kind, where that is less than all it has.
    fn pairs(&mut self, language: &str) {
        let collections = &self.site.collections;
        let themes = collections.by_municipality_and_theme.keys();
        let in_themes = themes.map(|(used_in, code, theme)| {
            List::MunicipalityTheme(used_in.clone(), code.clone(), theme.clone())
        });
        let kinds = collections.by_municipality_and_kind.keys();
        let of_kinds = kinds.map(|(used_in, code, kind)| {
            List::MunicipalityKind(used_in.clone(), code.clone(), *kind)
        });
        for list in in_themes.chain(of_kinds) {
            if list.language() == language && facets::narrows(self.site, &list) {
                self.pages(&list);
            }
        }
    }
}
