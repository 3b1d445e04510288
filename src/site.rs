//! The resolved whole: which pages are shown today, where they stand, what they say of each other,
//! and the collections that listings are made from. Mistakes between pages are found here.

mod card;
pub mod check;
pub mod collections;
mod days;
mod files;
mod find;
mod hidden;
pub mod known_issues;
pub mod links;
mod related;
pub mod statement;
mod terms;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rayon::prelude::*;

use self::card::card;
use self::days::NextChange;
use self::hidden::{Hidden, HiddenReason, hidden_reason};
use self::terms::term_labels;
use crate::blocks::Figures;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::images::Facts;
use crate::kind_name::KindName;
use crate::nearest::Names;
use crate::page::{Page, Parsed, Role};
use crate::schema::Mention;
use crate::sources::Sources;

pub use self::card::Card;
pub use self::collections::Collections;
pub use self::find::split_reference;
pub use self::links::ResolvedLink;

/// What the site is resolved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The day that counts as today.
    pub today: Date,
    /// Whether drafts and scheduled pages are shown.
    pub drafts: bool,
}

/// A page that is shown, with what resolving found out about it.
#[derive(Clone, Debug)]
pub struct Item {
    /// The parsed page.
    pub page: Arc<Page>,
    /// Where it stands.
    pub route: String,
    /// How lists show it.
    pub card: Card,
    /// Where its links lead, by the number that holes use.
    pub links: Vec<ResolvedLink>,
    /// What is wrong with it, seen from the whole site.
    pub findings: Vec<Diagnostic>,
    /// What it names.
    named: Named,
}

/// What an item's fields and blocks name, and where that is on this site.
#[derive(Clone, Debug, Default)]
struct Named {
    /// Ids of organisations.
    organisations: Vec<String>,
    /// Codes of municipalities; those of the whole region are not named.
    municipalities: Vec<String>,
    /// Places of methods among the site's items.
    methods: Vec<usize>,
    /// Sources of files that it offers.
    files: Vec<String>,
    /// Sources of tables that it shows.
    tables: Vec<String>,
}

/// The whole site.
#[derive(Debug)]
pub struct Site {
    /// The site's own settings.
    pub config: Arc<Config>,
    /// What it was resolved for.
    pub when: Edition,
    /// Pages that are shown, by address.
    pub items: Vec<Item>,
    /// Introductions of listings and of the start page, by role and language.
    pub introductions: HashMap<(Role, String), Item>,
    /// Pages that are not shown today: drafts, scheduled ones, those that have been taken away.
    pub hidden: Vec<Arc<Page>>,
    /// Languages with at least one page, the default first.
    pub languages: Vec<String>,
    /// What listings are made from.
    pub collections: Collections,
    /// Files that pages use: output path to source path.
    pub files: BTreeMap<String, String>,
    /// Figures from the CSV files that charts use, by the files' paths.
    pub tables: BTreeMap<String, Figures>,
    /// The next day on which building again would give another site.
    pub next_change: Option<Date>,
    /// Words of the site's own open taxonomies as they were first written, by taxonomy and slug.
    term_labels: BTreeMap<(String, String), (String, String)>,
    /// Sources of all files that pages name.
    offered: BTreeSet<String>,
    /// Pictures that pages show in the size that suits the screen, by source.
    pub pictures: BTreeMap<String, Facts>,
    not_shown: Hidden,
    /// Places of items by id: of every kind and language that has the id.
    by_id: HashMap<String, Vec<usize>>,
    by_path: HashMap<String, usize>,
    /// Ids and paths of the items, in their order, for what links may have meant.
    ids: OnceLock<Names>,
    paths: OnceLock<Names>,
    by_file_name: OnceLock<HashMap<String, usize>>,
}

impl Site {
    /// Resolves parsed pages.
    pub fn resolve(
        parsed: Vec<Parsed>,
        config: &Arc<Config>,
        when: Edition,
        sources: &Sources,
    ) -> (Self, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let mut not_shown = Hidden::default();
        let mut next_change = NextChange::new(when.today);
        let mut shown = Vec::with_capacity(parsed.len());
        let mut hidden = Vec::new();
        for Parsed { page, identity, .. } in parsed {
            let Some(page) = page else {
                if let Some((Role::Item(kind), id, language)) = identity {
                    not_shown.broken.insert((kind, id, language));
                }
                continue;
            };
            next_change.note(&page);
            if let Some(reason) = hidden_reason(&page, when) {
                not_shown.note(&page, reason);
                hidden.push(page);
            } else {
                shown.push(page);
            }
        }
        let shown: Vec<Item> = shown
            .into_par_iter()
            .map(|page| Item::new(page, config, when))
            .collect();
        let (mut items, introductions): (Vec<Item>, Vec<Item>) = shown
            .into_iter()
            .partition(|item| matches!(item.page.role, Role::Item(_)));
        items.par_sort_by(|left, right| {
            (&left.route, &left.page.path).cmp(&(&right.route, &right.page.path))
        });
        report_duplicates(&mut items, sources, &mut findings);

        let mut by_id: HashMap<String, Vec<usize>> = HashMap::with_capacity(items.len());
        let mut by_path = HashMap::with_capacity(items.len());
        for (index, item) in items.iter().enumerate() {
            match by_id.get_mut(&item.page.id) {
                Some(places) => places.push(index),
                None => {
                    by_id.insert(item.page.id.clone(), vec![index]);
                }
            }
            by_path.insert(item.page.path.clone(), index);
        }
        let mut site = Self {
            config: Arc::clone(config),
            when,
            languages: languages(&items, config),
            term_labels: term_labels(&items, config),
            items,
            introductions: introductions
                .into_iter()
                .map(|item| ((item.page.role, item.page.language.clone()), item))
                .collect(),
            hidden,
            collections: Collections::default(),
            files: BTreeMap::new(),
            tables: BTreeMap::new(),
            next_change: next_change.earliest,
            offered: BTreeSet::new(),
            pictures: BTreeMap::new(),
            not_shown,
            by_id,
            by_path,
            ids: OnceLock::new(),
            paths: OnceLock::new(),
            by_file_name: OnceLock::new(),
        };
        site.check_all(sources);
        site.collect_files(sources, &mut findings);
        site.collect_tables(sources, &mut findings);
        check::predecessors(&site, sources, &mut findings);
        check::owners(&site, &mut findings);
        check::documents_without_page(&site, sources, &mut findings);
        statement::report(&site, sources, &mut findings);
        check::place_in_settings(sources, &mut findings);
        site.collections = Collections::of(&site);
        (site, findings)
    }

    /// Resolves every item's links and notes what is wrong with it.
    fn check_all(&mut self, sources: &Sources) {
        let of_items: Vec<Checked> = self
            .items
            .par_iter()
            .map(|item| self.check(item, sources))
            .collect();
        let of_introductions: Vec<((Role, String), Checked)> = self
            .introductions
            .iter()
            .map(|(key, item)| (key.clone(), self.check(item, sources)))
            .collect();
        for (item, checked) in self.items.iter_mut().zip(of_items) {
            item.take(checked);
        }
        for (key, checked) in of_introductions {
            if let Some(item) = self.introductions.get_mut(&key) {
                item.take(checked);
            }
        }
    }

    /// Where an item's links lead, and what is wrong with it as the whole site shows.
    fn check(&self, item: &Item, sources: &Sources) -> Checked {
        let mut findings = Vec::new();
        let links = links::resolve(self, item, sources, &mut findings);
        check::references(self, sources, item, &mut findings);
        check::own_picture(self, sources, item, &mut findings);
        check::cross_page_rules(self, sources, item, &mut findings);
        check::documents(self, sources, item, &links, &mut findings);
        Checked {
            named: self.named(item, sources),
            links,
            findings,
        }
    }

    fn named(&self, item: &Item, sources: &Sources) -> Named {
        let mut named = Named::default();
        let path = &item.page.path;
        check::each_mention(item, &mut |_, mention| match mention {
            Mention::Organisation(id) => named.organisations.push(id.to_owned()),
            Mention::Municipality(code) => named.municipalities.push(code.to_owned()),
            Mention::File(written) => {
                named
                    .files
                    .extend(links::file_source(path, written, sources));
            }
            Mention::Table(written) => {
                named
                    .tables
                    .extend(links::table_source(path, written, sources));
            }
            Mention::Item(reference, kinds @ [KindName::Method]) => {
                let method = self.find_index(reference, kinds, &item.page.language);
                named.methods.extend(method);
            }
            Mention::Item(..) => {}
        });
        named
    }

    /// Puts a page in the place of an older version of itself that shows others the same face;
    /// nothing but the page itself then needs to be looked at again. Gives it back when there is no
    /// such version, and everything must be resolved anew.
    ///
    /// # Errors
    /// The page, when it is not shown or others would see a difference.
    pub fn replace(&mut self, page: Arc<Page>, sources: &Sources) -> Result<(), Arc<Page>> {
        let key = (page.role, page.language.clone());
        let index = self.by_path.get(&page.path).copied();
        let old = match index {
            Some(index) => Some(&self.items[index]),
            None => self.introductions.get(&key),
        };
        let Some(old) = old.filter(|old| old.page.path == page.path && old.page.face == page.face)
        else {
            return Err(page);
        };
        let mut item = Item {
            page,
            route: old.route.clone(),
            card: old.card.clone(),
            links: Vec::new(),
            findings: Vec::new(),
            named: Named::default(),
        };
        let checked = self.check(&item, sources);
        item.take(checked);
        match index {
            Some(index) => self.items[index] = item,
            None => {
                self.introductions.insert(key, item);
            }
        }
        Ok(())
    }

    /// Everything that is shown: items, introductions of lists, the start page's text.
    pub fn shown(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().chain(self.introductions.values())
    }

    /// The text that introduces a listing or the start page.
    pub fn introduction(&self, role: Role, language: &str) -> Option<&Item> {
        self.introductions.get(&(role, language.to_owned()))
    }

    /// `/` or `/en/`: where a language begins.
    pub fn language_root(&self, language: &str) -> String {
        language_root(&self.config, language)
    }
}

/// What the whole site says of one item.
struct Checked {
    links: Vec<ResolvedLink>,
    findings: Vec<Diagnostic>,
    named: Named,
}

impl Item {
    fn take(&mut self, checked: Checked) {
        self.links = checked.links;
        self.findings = checked.findings;
        self.named = checked.named;
    }

    fn new(page: Arc<Page>, config: &Config, when: Edition) -> Self {
        let route = route_of(&page, config);
        let card = card(&page, &route, config, when);
        Self {
            page,
            route,
            card,
            links: Vec::new(),
            findings: Vec::new(),
            named: Named::default(),
        }
    }
}

/// Where a language begins.
pub fn language_root(config: &Config, language: &str) -> String {
    if language == config.language.as_str() {
        "/".to_owned()
    } else {
        format!("/{language}/")
    }
}

fn route_of(page: &Page, config: &Config) -> String {
    let root = language_root(config, &page.language);
    match page.role {
        Role::Start => root,
        Role::Introduction(kind) => format!("{root}{}/", config.folder(kind)),
        Role::Item(KindName::Page) => format!("{root}{}/", page.id),
        Role::Item(kind) => format!("{root}{}/{}/", config.folder(kind), page.id),
    }
}

fn languages(items: &[Item], config: &Config) -> Vec<String> {
    let used: BTreeSet<&str> = items
        .iter()
        .map(|item| item.page.language.as_str())
        .collect();
    let default = config.language.as_str();
    std::iter::once(default)
        .chain(used.into_iter().filter(|language| *language != default))
        .map(str::to_owned)
        .collect()
}

/// Two items with one address: the second is an error that names the first, and is left out.
fn report_duplicates(items: &mut Vec<Item>, sources: &Sources, findings: &mut Vec<Diagnostic>) {
    let mut first: Option<(String, String)> = None;
    items.retain(|item| {
        if let Some((route, path)) = &first
            && *route == item.route
        {
            findings.push(check::placed(
                sources,
                &item.page,
                &check::naming_field(&item.page),
                Severity::Error,
                "duplicate-id",
                text!("Sidan har samma adress som {path}: {route}", "The page has the same address as {path}: {route}"),
                text!("Ge den ena ett annat id eller filnamn. Är det en översättning, skriv språkkoden i filnamnet: namn.en.md.", "Give one of them another id or file name. If it is a translation, write the language in the file's name: name.en.md."),
            ));
            return false;
        }
        first = Some((item.route.clone(), item.page.path.clone()));
        true
    });
}
