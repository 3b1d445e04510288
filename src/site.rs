//! The resolved whole: which pages are shown today, where they stand, what they say of each other,
//! and the collections that listings are made from. Mistakes between pages are found here.

pub mod check;
pub mod collections;
pub mod links;
mod related;
pub mod known_issues;
pub mod statement;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;
use rayon::prelude::*;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::blocks::{Figures, MOST_SERIES, too_many_series};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::images::Facts;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::course::Occasion;
use crate::nearest::Names;
use crate::page::{Page, Parsed, Role};
use crate::schema::{Mention, Moment};
use crate::sources::{SourceText, Sources};
use crate::vocabulary::Vocabulary;

pub use self::collections::Collections;
pub use self::links::ResolvedLink;

/// What the site is resolved for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The day that counts as today.
    pub today: Date,
    /// Whether drafts and scheduled pages are shown.
    pub drafts: bool,
}

/// An item as lists show it, and nothing else: every page that shows it is made again when it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Hash of all the rest.
    fingerprint: u128,
    /// Address within the site.
    pub url: String,
    /// The title.
    pub title: String,
    /// The short title, else the title.
    pub short_title: String,
    /// The summary.
    pub summary: String,
    /// The kind.
    pub kind: KindName,
    /// The language.
    pub language: String,
    /// The day of publication.
    pub published: Option<Date>,
    /// Codes of municipalities, in the order of their names.
    pub municipalities: Vec<String>,
    /// The first day to come, of courses.
    pub next_occasion: Option<String>,
    /// Whether it is archived.
    pub archived: bool,
    /// Whether it is a draft, shown because drafts were asked for.
    pub draft: bool,
}

/// A card with all its fields, as templates see it.
struct ShownCard<'c>(&'c Card);

impl Serialize for ShownCard<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let card = self.0;
        let mut fields = serializer.serialize_struct("Card", 11)?;
        fields.serialize_field("url", &card.url)?;
        fields.serialize_field("title", &card.title)?;
        fields.serialize_field("short_title", &card.short_title)?;
        fields.serialize_field("summary", &card.summary)?;
        fields.serialize_field("kind", &card.kind)?;
        fields.serialize_field("language", &card.language)?;
        fields.serialize_field("published", &card.published)?;
        fields.serialize_field("municipalities", &card.municipalities)?;
        fields.serialize_field("next_occasion", &card.next_occasion)?;
        fields.serialize_field("archived", &card.archived)?;
        fields.serialize_field("draft", &card.draft)?;
        fields.end()
    }
}

/// In hashes of views a card stands as its own hash: lists hold it many times over.
impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            ShownCard(self).serialize(serializer)
        } else {
            self.fingerprint.serialize(serializer)
        }
    }
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
        statement::report(&site, sources, &mut findings);
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

    /// The item whose id is nearest to one that no item has.
    fn nearest_by_id(&self, id: &str, is_wanted: impl Fn(&Item) -> bool) -> Option<&Item> {
        let ids = || Names::new(self.items.iter().map(|item| item.page.id.as_str()));
        let found = self.ids.get_or_init(ids);
        let index = found.nearest(id, |index| is_wanted(&self.items[index]))?;
        self.items.get(index)
    }

    /// The item whose file has the same name as one that does not exist, or else the nearest path.
    fn nearest_by_path(&self, path: &str) -> Option<&Item> {
        let by_file_name = self.by_file_name.get_or_init(|| {
            let items = self.items.iter().enumerate().rev();
            items
                .map(|(index, item)| (file_name(&item.page.path).to_owned(), index))
                .collect()
        });
        let paths = || Names::new(self.items.iter().map(|item| item.page.path.as_str()));
        let index = match by_file_name.get(file_name(path)) {
            Some(index) => *index,
            None => self.paths.get_or_init(paths).nearest(path, |_| true)?,
        };
        self.items.get(index)
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

    /// The item that a reference means, in the wanted language where it exists.
    pub fn find(&self, reference: &str, kinds: &[KindName], language: &str) -> Option<&Item> {
        self.find_index(reference, kinds, language)
            .map(|index| &self.items[index])
    }

    /// As [`Self::find`], by place in [`Self::items`].
    pub fn find_index(&self, reference: &str, kinds: &[KindName], language: &str) -> Option<usize> {
        let (kind, id) = split_reference(reference);
        let kinds: &[KindName] = match kind {
            Some(ref kind) if kinds.is_empty() || kinds.contains(kind) => {
                std::slice::from_ref(kind)
            }
            Some(_) => return None,
            None if kinds.is_empty() => &KindName::ALL,
            None => kinds,
        };
        let places = self.by_id.get(id)?;
        let in_language = |kind: KindName, language: &str| {
            places.iter().copied().find(|index| {
                let page = &self.items[*index].page;
                page.kind() == kind && page.language == language
            })
        };
        let wanted = kinds.iter().find_map(|kind| in_language(*kind, language));
        wanted.or_else(|| {
            let others = self.languages.iter();
            others
                .flat_map(|language| kinds.iter().map(move |kind| (kind, language)))
                .find_map(|(kind, language)| in_language(*kind, language))
        })
    }

    /// The item of a source file, in the wanted language where a translation exists.
    pub fn find_by_path(&self, path: &str, language: &str) -> Option<&Item> {
        let item = &self.items[*self.by_path.get(path)?];
        Some(self.in_language(item, language).unwrap_or(item))
    }

    /// The same item in another language.
    fn in_language(&self, item: &Item, language: &str) -> Option<&Item> {
        let places = self.by_id.get(&item.page.id)?.iter();
        let mut versions = places.map(|index| &self.items[*index]);
        versions
            .find(|other| other.page.kind() == item.page.kind() && other.page.language == language)
    }

    /// The same item in other languages, with itself, in the site's order of languages.
    pub fn translations(&self, item: &Item) -> Vec<&Item> {
        self.languages
            .iter()
            .filter_map(|language| self.in_language(item, language))
            .collect()
    }

    /// The text that introduces a listing or the start page.
    pub fn introduction(&self, role: Role, language: &str) -> Option<&Item> {
        self.introductions.get(&(role, language.to_owned()))
    }

    /// What readers see of a term.
    pub fn term_label<'s>(&'s self, taxonomy: &str, slug: &'s str, language: &str) -> &'s str {
        self.term_name(taxonomy, slug, language).0
    }

    /// The same, with the language that it is in where that is not the one asked for.
    pub fn term_name<'s>(
        &'s self,
        taxonomy: &str,
        slug: &'s str,
        language: &str,
    ) -> (&'s str, Option<&'s str>) {
        let key = (taxonomy.to_owned(), slug.to_owned());
        let (name, found_in) = match self.term_labels.get(&key) {
            Some((label, found_in)) => (label.as_str(), Some(found_in.as_str())),
            None => self.config.vocabularies.name(taxonomy, slug, language),
        };
        (name, found_in.filter(|found_in| *found_in != language))
    }

    /// `/` or `/en/`: where a language begins.
    pub fn language_root(&self, language: &str) -> String {
        language_root(&self.config, language)
    }

    /// Notes which files pages use, and which texts nobody will see.
    fn collect_files(&mut self, sources: &Sources, findings: &mut Vec<Diagnostic>) {
        let mut offered = BTreeSet::new();
        let mut pictures = BTreeMap::new();
        for item in self.shown() {
            for (link, resolved) in item.page.body.links.iter().zip(&item.links) {
                if let ResolvedLink::File { source, image, .. } = resolved {
                    offered.insert(source.clone());
                    if let Some(facts) = image.filter(|_| link.sized) {
                        pictures.insert(source.clone(), facts);
                    }
                }
            }
            offered.extend(item.named.files.iter().cloned());
            pictures.extend(links::own_picture(&item.page, sources));
        }
        self.pictures = pictures;
        self.files = offered
            .iter()
            .filter(|source| source.starts_with("content/"))
            .map(|source| {
                let route = links::file_route(source);
                (route.trim_start_matches('/').to_owned(), source.clone())
            })
            .collect();
        for file in sources.files_below("content/") {
            if is_written_text(&file.path) && !offered.contains(&file.path) {
                findings.push(no_page(&file.path));
            }
        }
        self.offered = offered;
    }

    /// Whether a page names a file, and so shows its size or its figures.
    pub fn offers(&self, source: &str) -> bool {
        self.offered.contains(source) || self.tables.contains_key(source)
    }

    fn collect_tables(&mut self, sources: &Sources, findings: &mut Vec<Diagnostic>) {
        let used: BTreeSet<&String> = self.shown().flat_map(|item| &item.named.tables).collect();
        let mut tables = BTreeMap::new();
        for source in used.into_iter().filter_map(|path| sources.text(path)) {
            let (figures, mistakes) = Figures::from_csv(&source.path, &source.text);
            findings.extend(mistakes);
            findings.extend(many_series(source, &figures));
            tables.insert(source.path.clone(), figures);
        }
        self.tables = tables;
    }
}

/// Figures of more series than a chart can show.
fn many_series(source: &SourceText, figures: &Figures) -> Option<Diagnostic> {
    let series = figures.series.len();
    (series > MOST_SERIES).then(|| {
        let (message, help) = too_many_series(series);
        let code = "chart-with-many-series";
        let path = source.path.as_str();
        Diagnostic::new(Severity::Warning, code, path, message, help)
            .at(&source.text, &(0..source.text.len()))
    })
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

/// `kurs:hur-normkritik#del` → the kind, if named, and the id without anchor.
pub fn split_reference(reference: &str) -> (Option<KindName>, &str) {
    let without_anchor = reference.split('#').next().unwrap_or(reference);
    match without_anchor.split_once(':') {
        Some((kind, id)) => (KindName::parse(kind), id.trim()),
        None => (None, without_anchor.trim()),
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

fn card(page: &Page, route: &str, config: &Config, when: Edition) -> Card {
    let common = &page.common;
    let mut municipalities: Vec<String> = common
        .municipalities
        .iter()
        .map(|code| code.as_str().to_owned())
        .collect();
    config.municipalities.sort_by_name(&mut municipalities);
    let next_occasion = match &page.fields {
        Fields::Course(course) => next_start(&course.occasions, when.today),
        _ => None,
    };
    let mut card = Card {
        fingerprint: 0,
        url: route.to_owned(),
        title: common.title.clone(),
        short_title: common
            .short_title
            .clone()
            .unwrap_or_else(|| common.title.clone()),
        summary: common.summary.clone(),
        kind: page.kind(),
        language: page.language.clone(),
        published: common.published,
        municipalities,
        next_occasion,
        archived: common.archived,
        draft: common.draft
            || common
                .published
                .is_some_and(|published| published > when.today),
    };
    card.fingerprint = crate::fingerprint::of(&ShownCard(&card));
    card
}

/// When an occasion starts: its own start or that of its first part.
pub fn occasion_start(occasion: &Occasion) -> Option<Moment> {
    occasion
        .start
        .or_else(|| occasion.parts.iter().map(|part| part.start).min())
}

/// When an occasion ends: its own end or that of its last part.
pub fn occasion_end(occasion: &Occasion) -> Option<Moment> {
    let last_part = occasion
        .parts
        .iter()
        .map(|part| part.end.unwrap_or(part.start))
        .max();
    occasion
        .end
        .or(last_part)
        .or_else(|| occasion_start(occasion))
}

fn next_start(occasions: &[Occasion], today: Date) -> Option<String> {
    occasions
        .iter()
        .filter(|occasion| !occasion.cancelled)
        .filter_map(occasion_start)
        .filter(|start| start.day >= today)
        .min()
        .map(|start| start.to_string())
}

/// Why a page is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum HiddenReason {
    Draft,
    Scheduled,
    Unpublished,
}

/// Pages that exist but are not shown.
#[derive(Debug, Default)]
struct Hidden {
    broken: BTreeSet<(KindName, String, String)>,
    by_key: HashMap<(KindName, String), HiddenReason>,
    by_path: HashMap<String, HiddenReason>,
}

impl Hidden {
    fn note(&mut self, page: &Page, reason: HiddenReason) {
        self.by_key.insert((page.kind(), page.id.clone()), reason);
        self.by_path.insert(page.path.clone(), reason);
    }

    fn is_broken(&self, kind: Option<KindName>, id: &str) -> bool {
        self.broken.iter().any(|(broken_kind, broken_id, _)| {
            broken_id == id && kind.is_none_or(|kind| kind == *broken_kind)
        })
    }

    fn reason(&self, kind: Option<KindName>, id: &str) -> Option<HiddenReason> {
        self.by_key
            .iter()
            .find(|((hidden_kind, hidden_id), _)| {
                hidden_id == id && kind.is_none_or(|kind| kind == *hidden_kind)
            })
            .map(|(_, reason)| *reason)
    }
}

fn hidden_reason(page: &Page, when: Edition) -> Option<HiddenReason> {
    let common = &page.common;
    if common.unpublish.is_some_and(|day| day <= when.today) {
        return Some(HiddenReason::Unpublished);
    }
    if when.drafts {
        return None;
    }
    if common.draft {
        return Some(HiddenReason::Draft);
    }
    common
        .published
        .is_some_and(|day| day > when.today)
        .then_some(HiddenReason::Scheduled)
}

/// Finds the next day on which something is published, taken away or becomes past.
struct NextChange {
    today: Date,
    earliest: Option<Date>,
}

impl NextChange {
    fn new(today: Date) -> Self {
        Self {
            today,
            earliest: None,
        }
    }

    fn note(&mut self, page: &Page) {
        if page.common.draft {
            return;
        }
        let mut days = vec![page.common.published, page.common.unpublish];
        days.push(review_day(page).and_then(|day| day.tomorrow().ok()));
        if let Fields::Course(course) = &page.fields {
            for occasion in &course.occasions {
                days.push(occasion_end(occasion).and_then(|end| end.day.tomorrow().ok()));
                days.push(
                    occasion
                        .registration_closes
                        .and_then(|day| day.tomorrow().ok()),
                );
            }
        }
        for day in days.into_iter().flatten() {
            if day > self.today && self.earliest.is_none_or(|earliest| day < earliest) {
                self.earliest = Some(day);
            }
        }
    }
}

/// The day by which a page should be looked over: as written, else 24 months after publication.
pub fn review_day(page: &Page) -> Option<Date> {
    use jiff::ToSpan;
    page.common.review_by.or_else(|| {
        page.common
            .updated
            .or(page.common.published)
            .and_then(|day| day.checked_add(24.months()).ok())
    })
}

/// Whether a file looks like a text that somebody meant to become a page.
fn is_written_text(path: &str) -> bool {
    let extension = path
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    ["txt", "doc", "docx", "odt", "rtf", "pages", "htm", "html"].contains(&extension.as_str())
}

/// A text that is no page because of its format.
fn no_page(path: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "unused-file",
        path,
        text!(
            "Filen blir ingen sida, och ingen sida länkar till den.",
            "The file becomes no page, and no page links to it."
        ),
        text!(
            "En sida är en textfil vars namn slutar på .md. Spara texten så, eller länka till filen från en sida.",
            "A page is a text file whose name ends in .md. Save the text like that, or link to the file from a page."
        ),
    )
}

/// Words that writers have made up themselves, each with its language; the default language's come first.
fn term_labels(items: &[Item], config: &Config) -> BTreeMap<(String, String), (String, String)> {
    let mut labels = BTreeMap::new();
    let is_default = |item: &&Item| item.page.language == config.language.as_str();
    let in_order = items
        .iter()
        .filter(is_default)
        .chain(items.iter().filter(|item| !is_default(item)));
    for item in in_order {
        for (taxonomy, terms) in &item.page.own_terms {
            let is_open = config
                .vocabularies
                .get(taxonomy)
                .is_some_and(Vocabulary::is_open);
            for term in terms.iter().filter(|_| is_open) {
                labels
                    .entry((taxonomy.clone(), term.slug.clone()))
                    .or_insert_with(|| (term.written.clone(), item.page.language.clone()));
            }
        }
    }
    labels
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

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
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
