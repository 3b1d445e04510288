//! What listings are made from: items in order, by kind, term, municipality, organisation, project.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use rayon::prelude::*;

use super::{Item, Site};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::page::Page;
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
    /// The newer and the older item of the same kind, by item.
    pub beside: HashMap<usize, (Option<usize>, Option<usize>)>,
}

impl Collections {
    /// Sorts a resolved site's items into collections.
    pub fn of(site: &Site) -> Self {
        let mut order: Vec<usize> = (0..site.items.len()).collect();
        order.par_sort_by(|left, right| newest_first(&site.items[*left], &site.items[*right]));
        let mut grouping = Grouping::default();
        for index in order {
            grouping.add(site, index);
        }
        let mut collections = grouping.finish();
        for pages in collections.menus.values_mut() {
            pages.sort_by_key(|index| {
                (
                    menu_weight(&site.items[*index]),
                    site.items[*index].card.title.clone(),
                )
            });
        }
        collections.note_places_in_themes(site);
        collections.note_what_lies_beside();
        super::related::connect(site, &mut collections);
        collections
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

    fn note_what_lies_beside(&mut self) {
        for items in self.by_kind.values() {
            for (place, index) in items.iter().enumerate() {
                let newer = place.checked_sub(1).map(|place| items[place]);
                let older = items.get(place + 1).copied();
                self.beside.insert(*index, (newer, older));
            }
        }
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
}

/// Places of items by keys that borrow from the site: most items share a few keys, which are copied
/// only when all items have been sorted.
#[derive(Default)]
struct Grouping<'s> {
    by_kind: HashMap<(&'s str, KindName), Vec<usize>>,
    by_term: HashMap<(&'s str, &'s str, &'s str), Vec<usize>>,
    by_municipality: HashMap<(&'s str, &'s str), Vec<usize>>,
    for_all: HashMap<&'s str, Vec<usize>>,
    by_organisation: HashMap<(&'s str, &'s str), Vec<usize>>,
    by_project: HashMap<(&'s str, &'s str), Vec<usize>>,
    by_method: HashMap<(&'s str, &'s str), Vec<usize>>,
    menus: HashMap<(&'s str, &'s str), Vec<usize>>,
    newest: HashMap<&'s str, Vec<usize>>,
}

impl<'s> Grouping<'s> {
    fn add(&mut self, site: &'s Site, index: usize) {
        let item = &site.items[index];
        let (page, language) = (&item.page, item.page.language.as_str());
        let kind = page.kind();
        if let Some(project) = page.fields.project()
            && let Some(project) = site.find(project, &[KindName::Project], language)
        {
            push(&mut self.by_project, (language, &project.page.id), index);
        }
        for method in &item.named.methods {
            let method = &site.items[*method].page.id;
            push(&mut self.by_method, (language, method), index);
        }
        if kind == KindName::Page {
            if let Fields::Page(fields) = &page.fields
                && let Some(menu) = fields.nav.as_ref().and_then(|nav| nav.menu.as_ref())
            {
                push(&mut self.menus, (language, menu.as_str()), index);
            }
            return;
        }
        // Still there for those who have the address, but in no list.
        if page.common.archived {
            return;
        }
        let places = &page.common.municipalities;
        if places.iter().any(MunicipalityCode::is_all) {
            push(&mut self.for_all, language, index);
        }
        for code in &item.named.municipalities {
            push(&mut self.by_municipality, (language, code.as_str()), index);
        }
        for id in &item.named.organisations {
            push(&mut self.by_organisation, (language, id.as_str()), index);
        }
        push(&mut self.by_kind, (language, kind), index);
        each_term(page, |taxonomy, slug| {
            push(&mut self.by_term, (language, taxonomy, slug), index);
        });
        if page.common.published.is_some() {
            push(&mut self.newest, language, index);
        }
    }

    fn finish(self) -> Collections {
        fn owned<K: Eq + Hash, O: Ord>(
            groups: HashMap<K, Vec<usize>>,
            key: impl Fn(K) -> O,
        ) -> BTreeMap<O, Vec<usize>> {
            groups
                .into_iter()
                .map(|(borrowed, places)| (key(borrowed), places))
                .collect()
        }
        let pair = |(language, id): (&str, &str)| (language.to_owned(), id.to_owned());
        Collections {
            by_kind: owned(self.by_kind, |(language, kind)| (language.to_owned(), kind)),
            by_term: owned(self.by_term, |(language, taxonomy, slug)| {
                (language.to_owned(), taxonomy.to_owned(), slug.to_owned())
            }),
            by_municipality: owned(self.by_municipality, pair),
            for_all: owned(self.for_all, str::to_owned),
            by_organisation: owned(self.by_organisation, pair),
            by_project: owned(self.by_project, pair),
            by_method: owned(self.by_method, pair),
            menus: owned(self.menus, pair),
            newest: owned(self.newest, str::to_owned),
            ..Collections::default()
        }
    }
}

/// Adds an item once to the group of a key.
fn push<K: Eq + Hash>(groups: &mut HashMap<K, Vec<usize>>, key: K, index: usize) {
    let places = groups.entry(key).or_default();
    if places.last() != Some(&index) {
        places.push(index);
    }
}

/// Calls `visit` for every taxonomy and slug that a page is sorted by.
fn each_term<'p>(page: &'p Page, mut visit: impl FnMut(&'p str, &'p str)) {
    let common = &page.common;
    for term in &common.themes {
        visit("themes", term.as_str());
    }
    for term in &common.target_groups {
        visit("target_groups", term.as_str());
    }
    for term in &common.work_areas {
        visit("work_areas", term.as_str());
    }
    for term in &common.levels {
        visit("levels", term.as_str());
    }
    for goal in &common.sdg {
        visit("sdg", goal.goal());
    }
    for (taxonomy, own) in &page.own_terms {
        for term in own {
            visit(taxonomy, &term.slug);
        }
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
