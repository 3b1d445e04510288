//! What listings are made from: items in order, by kind, term, municipality, organisation, project.

use std::collections::BTreeMap;

use super::{Item, Site, municipality_codes};
use crate::kind_name::KindName;
use crate::schema::Mention;
use crate::schema::types::MunicipalityCode;

/// Places of items in `Site::items`, newest first unless said otherwise; the first part of every
/// key is a language.
#[derive(Debug, Default)]
pub struct Collections {
    /// Items of a kind; pages are left out.
    pub by_kind: BTreeMap<(String, KindName), Vec<usize>>,
    /// Items with a term: taxonomy, slug.
    pub by_term: BTreeMap<(String, String, String), Vec<usize>>,
    /// Items that name a municipality.
    pub by_municipality: BTreeMap<(String, String), Vec<usize>>,
    /// Items that hold for every municipality of the region.
    pub for_all: BTreeMap<String, Vec<usize>>,
    /// Items that name an organisation.
    pub by_organisation: BTreeMap<(String, String), Vec<usize>>,
    /// Items that belong to a project, by the project's id.
    pub by_project: BTreeMap<(String, String), Vec<usize>>,
    /// Cases and courses that use a method, by the method's id.
    pub by_method: BTreeMap<(String, String), Vec<usize>>,
    /// Pages in each menu, by weight.
    pub menus: BTreeMap<(String, String), Vec<usize>>,
    /// All dated items but pages.
    pub newest: BTreeMap<String, Vec<usize>>,
    /// Items that name each other by hand, both ways.
    pub related: BTreeMap<usize, Vec<usize>>,
    /// Where an item stands in the list of its first theme.
    pub place_in_theme: BTreeMap<usize, usize>,
}

impl Collections {
    /// Sorts a resolved site's items into collections.
    pub fn of(site: &Site) -> Self {
        let mut collections = Self::default();
        let mut order: Vec<usize> = (0..site.items.len()).collect();
        order.sort_by(|left, right| newest_first(&site.items[*left], &site.items[*right]));
        for index in order {
            collections.add(site, index);
        }
        for pages in collections.menus.values_mut() {
            pages.sort_by_key(|index| {
                (
                    menu_weight(&site.items[*index]),
                    site.items[*index].card.title.clone(),
                )
            });
        }
        collections.note_places_in_themes(site);
        super::related::connect(site, &mut collections);
        collections
    }

    fn add(&mut self, site: &Site, index: usize) {
        let item = &site.items[index];
        let (page, language) = (&item.page, item.page.language.clone());
        let kind = page.kind();
        if let Some(project) = page.fields.project()
            && let Some(project) = site.find(project, &[KindName::Project], &language)
        {
            self.by_project
                .entry((language.clone(), project.page.id.clone()))
                .or_default()
                .push(index);
        }
        self.add_methods(site, index);
        if kind == KindName::Page {
            self.add_to_menu(index, item);
            return;
        }
        // Still there for those who have the address, but in no list.
        if page.common.archived {
            return;
        }
        if page
            .common
            .municipalities
            .iter()
            .any(MunicipalityCode::is_all)
        {
            self.for_all
                .entry(language.clone())
                .or_default()
                .push(index);
        } else {
            for code in municipality_codes(page, &site.config) {
                push_once(
                    self.by_municipality
                        .entry((language.clone(), code.to_owned()))
                        .or_default(),
                    index,
                );
            }
        }
        let mut organisations = Vec::new();
        let mut municipalities = Vec::new();
        super::check::each_mention(item, &mut |_, mention| match mention {
            Mention::Organisation(id) => organisations.push(id.to_owned()),
            Mention::Municipality(code) => municipalities.push(code.to_owned()),
            Mention::Item(..) | Mention::File(_) | Mention::Table(_) => {}
        });
        for id in organisations {
            push_once(
                self.by_organisation
                    .entry((language.clone(), id))
                    .or_default(),
                index,
            );
        }
        for code in municipalities {
            push_once(
                self.by_municipality
                    .entry((language.clone(), code))
                    .or_default(),
                index,
            );
        }
        self.by_kind
            .entry((language.clone(), kind))
            .or_default()
            .push(index);
        for (taxonomy, slug) in terms(item) {
            push_once(
                self.by_term
                    .entry((language.clone(), taxonomy, slug))
                    .or_default(),
                index,
            );
        }
        if page.common.published.is_some() {
            self.newest.entry(language).or_default().push(index);
        }
    }

    /// The newest items that concern a municipality: its own and those for the whole region.
    pub fn concerning(&self, site: &Site, language: &str, code: &str, most: usize) -> Vec<usize> {
        let own = self
            .by_municipality
            .get(&(language.to_owned(), code.to_owned()));
        let in_region = site.config.region.iter().any(|region| region == code);
        let for_all = self.for_all.get(language).filter(|_| in_region);
        let mut found: Vec<usize> = own.into_iter().flatten().take(most).copied().collect();
        for index in for_all.into_iter().flatten().take(most) {
            if !own.is_some_and(|own| own.contains(index)) {
                found.push(*index);
            }
        }
        found.sort_by(|left, right| newest_first(&site.items[*left], &site.items[*right]));
        found.truncate(most);
        found
    }

    fn note_places_in_themes(&mut self, site: &Site) {
        for ((_, taxonomy, slug), items) in &self.by_term {
            if taxonomy != "themes" {
                continue;
            }
            for (place, index) in items.iter().enumerate() {
                let first = site.items[*index].page.common.themes.first();
                if first.is_some_and(|theme| theme.as_str() == slug) {
                    self.place_in_theme.insert(*index, place);
                }
            }
        }
    }

    fn add_methods(&mut self, site: &Site, index: usize) {
        let item = &site.items[index];
        super::check::each_mention(item, &mut |_, mention| {
            if let Mention::Item(reference, [KindName::Method]) = mention
                && let Some(method) = site.find(reference, &[KindName::Method], &item.page.language)
            {
                push_once(
                    self.by_method
                        .entry((item.page.language.clone(), method.page.id.clone()))
                        .or_default(),
                    index,
                );
            }
        });
    }

    fn add_to_menu(&mut self, index: usize, item: &Item) {
        let crate::kinds::Fields::Page(page) = &item.page.fields else {
            return;
        };
        let Some(menu) = page.nav.as_ref().and_then(|nav| nav.menu.as_ref()) else {
            return;
        };
        self.menus
            .entry((item.page.language.clone(), menu.as_str().to_owned()))
            .or_default()
            .push(index);
    }
}

/// The terms of taxonomies that an item has: taxonomy, slug.
pub fn terms(item: &Item) -> Vec<(String, String)> {
    let common = &item.page.common;
    let named = |taxonomy: &str, slug: &str| (taxonomy.to_owned(), slug.to_owned());
    let mut terms: Vec<(String, String)> = Vec::new();
    terms.extend(
        common
            .themes
            .iter()
            .map(|term| named("themes", term.as_str())),
    );
    terms.extend(
        common
            .target_groups
            .iter()
            .map(|term| named("target_groups", term.as_str())),
    );
    terms.extend(
        common
            .work_areas
            .iter()
            .map(|term| named("work_areas", term.as_str())),
    );
    terms.extend(
        common
            .levels
            .iter()
            .map(|term| named("levels", term.as_str())),
    );
    terms.extend(common.sdg.iter().map(|goal| named("sdg", goal.goal())));
    for (taxonomy, own) in &item.page.own_terms {
        terms.extend(own.iter().map(|term| named(taxonomy, &term.slug)));
    }
    terms
}

fn push_once(places: &mut Vec<usize>, index: usize) {
    if places.last() != Some(&index) {
        places.push(index);
    }
}

/// Newest first; undated last; then by title, then by address.
fn newest_first(left: &Item, right: &Item) -> std::cmp::Ordering {
    right
        .card
        .published
        .cmp(&left.card.published)
        .then_with(|| left.card.title.cmp(&right.card.title))
        .then_with(|| left.route.cmp(&right.route))
}

fn menu_weight(item: &Item) -> i64 {
    match &item.page.fields {
        crate::kinds::Fields::Page(page) => {
            page.nav.as_ref().and_then(|nav| nav.weight).unwrap_or(100)
        }
        _ => 100,
    }
}
