//! What listings are made from: items in order, by kind, term, municipality, organisation, project.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

use rayon::prelude::*;

use super::{Card, Item, Site};
use crate::collation::sort_key;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::page::Page;
use crate::schema::types::MunicipalityCode;

/// Places of items in `Site::items`, newest first unless said otherwise; the first part of every
/// key is a language.
#[derive(Debug, Default)]
pub struct Collections {
    /// Items of a kind; pages are left out. Courses stand by when they are given next.
    pub by_kind: BTreeMap<(String, KindName), Vec<usize>>,
    /// Items with a term: taxonomy, slug.
    pub by_term: BTreeMap<(String, String, String), Vec<usize>>,
    /// Items that name a municipality.
    pub by_municipality: BTreeMap<(String, String), Vec<usize>>,
    /// Items that name a municipality and have a theme: code, theme. Those that hold for every
    /// municipality are not counted to each of them.
    pub by_municipality_and_theme: BTreeMap<(String, String, String), Vec<usize>>,
    /// Items of a kind that name a municipality: code, kind.
    pub by_municipality_and_kind: BTreeMap<(String, String, KindName), Vec<usize>>,
    /// Cases that have come a certain way, by the slug of the maturity.
    pub by_maturity: BTreeMap<(String, String), Vec<usize>>,
    /// Items of a kind in another order than newest first; only of lists worth sorting.
    pub sorted: BTreeMap<(String, KindName, Order), Vec<usize>>,
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

/// An order that readers can choose instead of newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// By title, as in a Swedish dictionary.
    Title,
    /// By the municipality that is named first, as in a Swedish dictionary.
    Municipality,
    /// The best supported first; cases only.
    Evidence,
}

/// The place that an item is listed under when a list is in order of municipalities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListedUnder<'s> {
    /// The municipality that it names first, by code.
    Municipality(&'s str),
    /// A municipality that the item leaves unnamed, by the code of its county.
    UnnamedIn(&'s str),
    /// A county, by code: what is of several municipalities, or says no more.
    County(&'s str),
    /// The whole region.
    Region,
    /// It says nothing of places.
    Nowhere,
}

impl<'s> ListedUnder<'s> {
    /// Where an item is listed: each stands in one place, so that the list is as long as any other.
    pub fn of(page: &'s Page) -> Self {
        let common = &page.common;
        let named = common.municipalities.iter().find(|code| !code.is_all());
        match (named, common.counties.first()) {
            (Some(code), _) => Self::Municipality(code.as_str()),
            (None, _) if !common.municipalities.is_empty() => Self::Region,
            (None, Some(county)) if is_anonymous(page) => Self::UnnamedIn(county.as_str()),
            (None, Some(county)) => Self::County(county.as_str()),
            (None, None) => Self::Nowhere,
        }
    }
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::Title, Self::Municipality, Self::Evidence];

    /// Its name among fixed addresses and interface texts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "sort-title",
            Self::Municipality => "sort-municipality",
            Self::Evidence => "sort-evidence",
        }
    }
}

/// A list that is shorter is taken in at a glance.
const LEAST_TO_SORT: usize = 6;

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
        if site.config.makes(|outputs| outputs.selections) {
            collections.sort_kinds(site);
        }
        collections.put_coming_courses_first(site);
        super::related::connect(site, &mut collections);
        collections
    }

    /// Readers look for a course by when it is given, not by when its page was written.
    fn put_coming_courses_first(&mut self, site: &Site) {
        let of_courses = |kind: KindName| kind == KindName::Course;
        let by_kind = self.by_kind.iter_mut();
        let by_municipality = self.by_municipality_and_kind.iter_mut();
        by_kind
            .filter(|((_, kind), _)| of_courses(*kind))
            .map(|(_, items)| items)
            .chain(
                by_municipality
                    .filter(|((_, _, kind), _)| of_courses(*kind))
                    .map(|(_, items)| items),
            )
            .for_each(|items| {
                items.sort_by(|left, right| {
                    coming_first(&site.items[*left].card, &site.items[*right].card)
                });
            });
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

    fn sort_kinds(&mut self, site: &Site) {
        let kinds = self.by_kind.iter();
        let wanted: Vec<(&String, KindName, Order, &Vec<usize>)> = kinds
            .filter(|(_, items)| items.len() >= LEAST_TO_SORT)
            .flat_map(|((language, kind), items)| {
                Order::ALL.map(|order| (language, *kind, order, items))
            })
            .filter(|(_, kind, order, items)| match order {
                Order::Title => true,
                Order::Municipality => names_several_municipalities(site, items),
                Order::Evidence => *kind == KindName::Case,
            })
            .collect();
        let sorted = wanted
            .into_par_iter()
            .map(|(language, kind, order, items)| {
                let mut items = items.clone();
                // Items that are equal in an order stay newest first.
                match order {
                    Order::Title => {
                        items.sort_by_cached_key(|index| sort_key(&site.items[*index].card.title));
                    }
                    Order::Municipality => {
                        items.sort_by_cached_key(|index| place_key(site, &site.items[*index].page));
                    }
                    Order::Evidence => {
                        items
                            .sort_by_key(|index| Reverse(evidence_level(&site.items[*index].page)));
                    }
                }
                ((language.clone(), kind, order), items)
            });
        self.sorted = sorted.collect();
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
    by_municipality_and_theme: HashMap<(&'s str, &'s str, &'s str), Vec<usize>>,
    by_municipality_and_kind: HashMap<(&'s str, &'s str, KindName), Vec<usize>>,
    by_maturity: HashMap<(&'s str, &'s str), Vec<usize>>,
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
            let code = code.as_str();
            push(&mut self.by_municipality, (language, code), index);
            let key = (language, code, kind);
            push(&mut self.by_municipality_and_kind, key, index);
            for theme in &page.common.themes {
                let key = (language, code, theme.as_str());
                push(&mut self.by_municipality_and_theme, key, index);
            }
        }
        if let Fields::Case(case) = &page.fields
            && let Some(maturity) = &case.maturity
        {
            push(&mut self.by_maturity, (language, maturity.as_str()), index);
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
            by_municipality_and_theme: owned(
                self.by_municipality_and_theme,
                |(language, code, theme)| (language.to_owned(), code.to_owned(), theme.to_owned()),
            ),
            by_municipality_and_kind: owned(
                self.by_municipality_and_kind,
                |(language, code, kind)| (language.to_owned(), code.to_owned(), kind),
            ),
            by_maturity: owned(self.by_maturity, pair),
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

/// How sure a case is; without anything said, it is a described experience.
pub fn evidence_level(page: &Page) -> u8 {
    match &page.fields {
        Fields::Case(case) => case
            .evidence
            .as_ref()
            .map_or(0, |evidence| evidence.level.0),
        _ => 0,
    }
}

fn is_anonymous(page: &Page) -> bool {
    matches!(&page.fields, Fields::Case(case) if case.anonymous_municipality)
}

/// Whether a list has items of different municipalities; else it is in their order already.
fn names_several_municipalities(site: &Site, items: &[usize]) -> bool {
    let places = items
        .iter()
        .map(|index| ListedUnder::of(&site.items[*index].page));
    let mut named = places.filter(|place| matches!(place, ListedUnder::Municipality(_)));
    let first = named.next();
    named.any(|other| Some(other) != first)
}

/// Municipalities by name; then what is of a county, of the whole region, and of no place. Who looks
/// for a municipality finds it where its name would be in a register.
fn place_key(site: &Site, page: &Page) -> (u8, Vec<u32>, u8) {
    let municipalities = &site.config.municipalities;
    let county_key = |code: &str| {
        let name = municipalities.county_name(code, &page.language);
        sort_key(&name.unwrap_or_else(|| code.to_owned()))
    };
    match ListedUnder::of(page) {
        ListedUnder::Municipality(code) => {
            let name = municipalities.get(code).map(|found| found.name.as_str());
            (0, sort_key(name.unwrap_or(code)), 0)
        }
        ListedUnder::UnnamedIn(code) => (1, county_key(code), 0),
        ListedUnder::County(code) => (1, county_key(code), 1),
        ListedUnder::Region => (2, Vec::new(), 0),
        ListedUnder::Nowhere => (3, Vec::new(), 0),
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

/// The course that is given next first; those without a day to come last, as they stood.
pub fn coming_first(left: &Card, right: &Card) -> std::cmp::Ordering {
    match (&left.next_occasion, &right.next_occasion) {
        (Some(left), Some(right)) => left.cmp(right),
        (left, right) => left.is_none().cmp(&right.is_none()),
    }
}

fn menu_weight(item: &Item) -> i64 {
    match &item.page.fields {
        crate::kinds::Fields::Page(page) => {
            page.nav.as_ref().and_then(|nav| nav.weight).unwrap_or(100)
        }
        _ => 100,
    }
}
