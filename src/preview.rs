//! The site in memory, as it would be published now: the phases' results kept up to date with the
//! files, and single entries of the plan made when they are asked for.
//!
//! It is the pipeline of [`crate::pipeline`] with two shortcuts, both of which give what the long way
//! gives: a page whose running text alone has changed takes its old place ([`Site::replace`]), and a
//! page is rendered only when what it depends on has another hash. What cannot be read for the
//! moment stays as it last was, with a finding that says so.

mod findings;
mod panel;
mod pages;
mod shown;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::images::Images;
use crate::judging::Judging;
use crate::memo::{self, Memo, Remembered};
use crate::outputs::{self, Entry, List, Made, Maker, Plan, output_path};
use crate::page::{Page, Parsed, Role};
use crate::pipeline::{PageParser, configure, parse_all};
use crate::site::{Edition, Item, Site};
use crate::sources::{Sources, is_page};
use crate::texts::Texts;
use crate::theme::Theme;

pub use self::findings::Findings;
pub use self::pages::FormView;
pub use self::shown::Shown;

/// How many files may change at once before looking at all of them is quicker.
const MOST_SINGLE_FILES: usize = 40;

/// What to show.
#[derive(Clone, Debug)]
pub struct PreviewOptions {
    /// The site's folder.
    pub root: PathBuf,
    /// Where the site is published, which is left alone.
    pub output: PathBuf,
    /// The day, and whether drafts are shown.
    pub edition: Edition,
}

/// What a look at the files led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Something is other than before.
    pub changed: bool,
    /// Pages parsed.
    pub parsed: usize,
    /// Files that are copied as they are, and that no page says anything of.
    pub copied: usize,
    /// Addresses at which another file lies than before: a browser has no other way to know.
    pub files: Vec<String>,
    /// The whole site was resolved anew.
    pub resolved: bool,
    /// Output paths of the only pages that can be other than before; `None` when any can.
    pub touched: Option<Vec<String>>,
}

/// A page's source as it was last parsed.
#[derive(Debug)]
struct Known {
    key: u128,
    parsed: Parsed,
    /// Its source cannot be read now; `parsed.page` is what it last was.
    broken: bool,
}

/// The site in memory.
#[derive(Debug)]
pub struct Preview {
    options: PreviewOptions,
    sources: Sources,
    config: Arc<Config>,
    theme: Theme,
    pages: BTreeMap<String, Known>,
    site: Site,
    plan: Plan,
    texts: Texts,
    images: Images,
    /// Findings of settings and theme.
    settings: Vec<Diagnostic>,
    /// Findings of the site and the plan as such.
    general: Vec<Diagnostic>,
    /// Links by address that lead nowhere, by page.
    routes: BTreeMap<String, Vec<Diagnostic>>,
    /// What is wrong with settings or theme since they last could be used.
    trouble: Vec<Diagnostic>,
    /// Counts changes, so that a browser can tell whether it shows the latest.
    generation: u64,
}

/// What stands at an address.
#[derive(Debug)]
pub enum Answer {
    /// These bytes.
    Bytes(Arc<Vec<u8>>),
    /// Nothing; these are the bytes of the page that says so.
    NotFound(Option<Arc<Vec<u8>>>),
    /// Something that cannot be made now.
    Failed(Box<Diagnostic>),
}

/// What stopped the preview from starting.
#[derive(Debug)]
pub enum PreviewError {
    /// The site's folder cannot be read.
    Root(PathBuf, io::Error),
    /// Nothing can be shown before these are mended.
    Findings(Vec<Diagnostic>),
}

impl Preview {
    /// Reads the site, with what the last build remembers of it.
    ///
    /// # Errors
    /// When the folder, its settings or its theme cannot be used.
    pub fn open(mut options: PreviewOptions) -> Result<Self, PreviewError> {
        // What is watched is known by its real place.
        match options.root.canonicalize() {
            Ok(root) => options.root = root,
            Err(error) => return Err(PreviewError::Root(options.root, error)),
        }
        let sources = Sources::read(&options.root, &options.output)
            .map_err(|error| PreviewError::Root(options.root.clone(), error))?;
        let (config, theme, settings) = configure(&sources).map_err(|mut findings| {
            findings.extend(sources.findings.iter().cloned());
            PreviewError::Findings(findings)
        })?;
        let mut memo = Memo::load_pages(&options.root);
        let (pages, (site, general)) =
            parse_and_resolve(&sources, &config, &mut memo.pages, &options, None);
        let mut preview = Self {
            texts: Texts::new(&config, HashMap::new()),
            images: Images::of(&options.root).in_haste(),
            options,
            sources,
            config,
            theme,
            pages,
            plan: Plan::new(),
            site,
            settings,
            general,
            routes: BTreeMap::new(),
            trouble: Vec::new(),
            generation: 1,
        };
        preview.lay_out();
        Ok(preview)
    }

    /// Counts changes; a browser that knows another number shows something old.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The site's folder.
    pub fn root(&self) -> &Path {
        &self.options.root
    }

    /// The day that counts as today.
    pub fn today(&self) -> Date {
        self.options.edition.today
    }

    /// Goes on to another day: pages are published, removed and due for review by date.
    pub fn set_today(&mut self, today: Date) -> Refreshed {
        if today == self.options.edition.today {
            return Refreshed::default();
        }
        self.options.edition.today = today;
        self.generation += 1;
        self.resolve();
        Refreshed {
            changed: true,
            resolved: true,
            ..Refreshed::default()
        }
    }

    /// Keeps what was parsed for the next start, and for builds. What cannot be kept costs time only.
    pub fn remember(&self) {
        let pages: Vec<Remembered<'_>> = self
            .pages
            .values()
            .filter(|known| !known.broken)
            .filter_map(|known| {
                let page = known.parsed.page.as_ref()?;
                Some(Remembered::new(page, known.key, &known.parsed.findings))
            })
            .collect();
        let _ = memo::save_pages(&self.options.root, &pages, |_| true);
    }

    /// The site's settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Every address with its entry.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Looks at files that may have changed; at all of them when it is not known which.
    pub fn refresh(&mut self, places: Option<&[PathBuf]>) -> Refreshed {
        let single = places.filter(|places| places.len() <= MOST_SINGLE_FILES);
        let changed = single.and_then(|places| self.sources.refresh(places));
        let refreshed = match changed {
            Some(changed) => Refreshed {
                files: self.routes_of_files(&changed),
                ..self.take_in(&changed)
            },
            None => self.take_in_all(),
        };
        if refreshed.changed {
            self.generation += 1;
        }
        refreshed
    }

    /// Where files are published that are copied as they are.
    fn routes_of_files(&self, paths: &[String]) -> Vec<String> {
        let files: Vec<&String> = paths.iter().filter(|path| !is_page(path)).collect();
        if files.is_empty() {
            return Vec::new();
        }
        let published = self.plan.iter().filter(|(_, entry)| match entry {
            Entry::File(source) | Entry::Image(source, _) => files.contains(&source),
            _ => false,
        });
        let base = self.config.base_path();
        published.map(|(path, _)| format!("{base}{path}")).collect()
    }

    /// Takes in the whole folder again.
    fn take_in_all(&mut self) -> Refreshed {
        let Ok(sources) = Sources::read(&self.options.root, &self.options.output) else {
            return Refreshed::default();
        };
        self.sources = sources;
        self.reconfigure()
    }

    fn take_in(&mut self, changed: &[String]) -> Refreshed {
        if changed.is_empty() {
            return Refreshed::default();
        }
        let is_setting =
            |path: &String| !(path.starts_with("content/") || path.starts_with("static/"));
        let only_theme =
            |path: &String| path.starts_with("themes/") || path.starts_with("locales/");
        if changed.iter().all(only_theme) {
            return self.take_in_theme();
        }
        if changed.iter().any(is_setting) {
            return self.reconfigure();
        }
        let mut refreshed = Refreshed {
            changed: true,
            ..Refreshed::default()
        };
        let mut touched = Vec::new();
        let mut others = BTreeSet::new();
        for path in changed {
            if is_page(path) {
                match self.take_in_page(path) {
                    Taken::Same => {}
                    Taken::Replaced => {
                        refreshed.parsed += 1;
                        touched.extend(self.output_of(path));
                    }
                    Taken::Other => {
                        refreshed.parsed += 1;
                        others.insert(path);
                    }
                }
            } else if self.is_only_copied(path) {
                refreshed.copied += 1;
            } else {
                others.insert(path);
            }
        }
        if !others.is_empty() {
            self.resolve();
            refreshed.resolved = true;
        } else {
            refreshed.touched = Some(touched);
            refreshed.changed = refreshed.parsed + refreshed.copied > 0;
        }
        refreshed
    }

    /// Whether a file was and still is in the plan as it is, and no page names it.
    fn is_only_copied(&self, path: &str) -> bool {
        let published = path
            .strip_prefix("static/")
            .and_then(|below| self.plan.get(below));
        let is_there = self.sources.file(path).is_some();
        let planned = matches!(published, Some(Entry::File(source)) if source == path);
        is_there && planned && !self.site.offers(path)
    }

    /// Where the page of a source is published.
    fn output_of(&self, path: &str) -> Option<String> {
        let item = self.site.shown().find(|item| item.page.path == path);
        item.map(|item| output_path(&item.route))
    }

    /// Parses one page again and, where nobody else can see the difference, puts it in its old place.
    fn take_in_page(&mut self, path: &str) -> Taken {
        let Some(hash) = self.sources.hash_page(path) else {
            return match self.pages.remove(path) {
                Some(_) => Taken::Other,
                None => Taken::Same,
            };
        };
        let parser = PageParser::new(&self.config);
        let key = parser.key(hash);
        if self.pages.get(path).is_some_and(|known| known.key == key) {
            return Taken::Same;
        }
        let Some(file) = self.sources.page(path) else {
            return Taken::Same;
        };
        let mut parsed = parser.parse(&self.sources, &file);
        parsed.html = None;
        let known = Known::new(key, parsed, self.pages.get(path));
        let page = known.parsed.page.clone();
        let was_broken = self.pages.get(path).is_some_and(|known| known.broken);
        let is_broken = known.broken;
        self.pages.insert(path.to_owned(), known);
        self.keep_text(path);
        let Some(page) = page else {
            return Taken::Other;
        };
        // A page that is shown as it last was is in its place already.
        if is_broken {
            return Taken::Replaced;
        }
        match self.site.replace(Arc::clone(&page), &self.sources) {
            Ok(()) => {
                self.check_routes_of(path);
                Taken::Replaced
            }
            Err(_) if was_broken && self.is_hidden(&page) => Taken::Replaced,
            Err(_) => Taken::Other,
        }
    }

    /// Keeps a page's source as long as it can be read, to show the page by when it cannot.
    pub fn keep_text(&self, path: &str) {
        let is_readable = self.pages.get(path).is_some_and(|known| !known.broken);
        if is_readable && let Some(source) = self.sources.page_text(path) {
            self.texts.keep(source);
        }
    }

    /// Pages whose sources are not kept yet; those of pages that are gone are forgotten.
    pub fn texts_to_keep(&self) -> Vec<String> {
        self.texts.retain(|path| self.pages.contains_key(path));
        let paths = self.pages.keys();
        paths
            .filter(|path| !self.texts.keeps(path))
            .cloned()
            .collect()
    }

    fn is_hidden(&self, page: &Page) -> bool {
        self.site
            .hidden
            .iter()
            .any(|hidden| hidden.path == page.path && hidden.face == page.face)
    }

    /// Loads templates, styles and interface texts again; what is broken stays as it was.
    fn take_in_theme(&mut self) -> Refreshed {
        if !self.trouble.is_empty() {
            return self.reconfigure();
        }
        match Theme::load(&self.config, &self.sources) {
            Ok(theme) => {
                self.theme = theme;
                self.lay_out();
            }
            Err(findings) => self.trouble = findings,
        }
        Refreshed {
            changed: true,
            ..Refreshed::default()
        }
    }

    /// Reads settings, vocabularies and theme again, and every page that they have changed.
    fn reconfigure(&mut self) -> Refreshed {
        let mut refreshed = Refreshed {
            changed: true,
            resolved: true,
            ..Refreshed::default()
        };
        let (config, theme, settings) = match configure(&self.sources) {
            Ok(configured) => configured,
            Err(findings) => {
                self.trouble = findings;
                return Refreshed {
                    resolved: false,
                    ..refreshed
                };
            }
        };
        let old = std::mem::take(&mut self.pages);
        let before: HashMap<String, u128> = old
            .iter()
            .map(|(path, known)| (path.clone(), known.key))
            .collect();
        let mut known: HashMap<String, (u128, Parsed)> = old
            .iter()
            .filter(|(_, known)| !known.broken)
            .map(|(path, known)| (path.clone(), (known.key, known.parsed.clone())))
            .collect();
        let (pages, (site, general)) = parse_and_resolve(
            &self.sources,
            &config,
            &mut known,
            &self.options,
            Some(&old),
        );
        refreshed.parsed = pages
            .iter()
            .filter(|(path, known)| before.get(*path) != Some(&known.key))
            .count();
        self.pages = pages;
        self.site = site;
        let texts = std::mem::replace(&mut self.texts, Texts::new(&config, HashMap::new()));
        self.texts = texts.reconfigured(&config);
        self.config = config;
        self.theme = theme;
        self.settings = settings;
        self.general = general;
        self.trouble.clear();
        self.lay_out();
        refreshed
    }

    /// Resolves the pages as they are now.
    fn resolve(&mut self) {
        let parsed = self.pages.values().map(Known::for_site).collect();
        let (site, general) =
            Site::resolve(parsed, &self.config, self.options.edition, &self.sources);
        self.general = general;
        drop_aside(std::mem::replace(&mut self.site, site));
        self.lay_out();
    }

    /// Plans the outputs.
    fn lay_out(&mut self) {
        let (plan, found) = outputs::plan(&self.site, &self.theme, &self.sources);
        drop_aside(std::mem::replace(&mut self.plan, plan));
        self.general
            .retain(|finding| finding.code != "address-collision");
        self.general.extend(found);
        self.routes.clear();
        let wrong: Vec<(String, Vec<Diagnostic>)> = self
            .site
            .shown()
            .filter_map(|item| {
                let wrong = self.wrong_routes(item);
                (!wrong.is_empty()).then(|| (item.page.path.clone(), wrong))
            })
            .collect();
        self.routes.extend(wrong);
    }

    fn wrong_routes(&self, item: &Item) -> Vec<Diagnostic> {
        outputs::wrong_routes(&self.site, &self.plan, &self.sources, item)
    }

    fn check_routes_of(&mut self, path: &str) {
        let item = self.site.shown().find(|item| item.page.path == path);
        match item.map(|item| self.wrong_routes(item)) {
            Some(wrong) if !wrong.is_empty() => {
                self.routes.insert(path.to_owned(), wrong);
            }
            _ => {
                self.routes.remove(path);
            }
        }
    }

    /// What stands at an address of the site, such as `/exempel/x/`.
    pub fn answer(&self, route: &str, shown: &mut Shown) -> Answer {
        let path = output_path(route);
        match self.plan.get(&path) {
            Some(entry) => self.made(&path, entry, shown),
            None if let Some(bytes) = self.group_member(&path, shown) => Answer::Bytes(bytes),
            None => match self.plan.get_key_value("404.html") {
                Some((path, entry)) => match self.made(path, entry, shown) {
                    Answer::Bytes(bytes) => Answer::NotFound(Some(bytes)),
                    _ => Answer::NotFound(None),
                },
                None => Answer::NotFound(None),
            },
        }
    }

    /// A file of a search index, which is made when the first of its files is asked for.
    fn group_member(&self, path: &str, shown: &mut Shown) -> Option<Arc<Vec<u8>>> {
        let is_near = |manifest: &str| {
            let folder = manifest.rsplit_once('/').map_or("", |(folder, _)| folder);
            path.strip_prefix(folder)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        let near = self.plan.iter().filter(|(manifest, entry)| {
            matches!(entry, Entry::SearchIndex(_)) && is_near(manifest)
        });
        for (manifest, entry) in near {
            if shown.group_member(manifest).is_none() {
                self.made(manifest, entry, shown);
            }
        }
        shown.group_member(path)
    }

    /// The bytes of an entry: those shown last where nothing has changed or they cannot be made now.
    fn made(&self, path: &str, entry: &Entry, shown: &mut Shown) -> Answer {
        let kept = shown.look_up(path).or_else(|| shown.group_member(path));
        if let Some(bytes) = &kept
            && self.is_broken(entry)
        {
            return Answer::Bytes(Arc::clone(bytes));
        }
        let previous = shown.keys.get(path).copied().filter(|_| kept.is_some());
        let made = self.maker_of(entry, shown).make(path, entry, previous);
        match (made, kept) {
            (Ok(Made::Unchanged(_)), Some(bytes)) => {
                shown.succeeded(path);
                Answer::Bytes(bytes)
            }
            (Ok(Made::Unchanged(_)), None) | (Ok(Made::Nothing), _) => Answer::NotFound(None),
            (Ok(Made::Rendered(key, bytes)), _) => {
                self.judge(path, entry, &bytes, shown);
                shown.rendered += 1;
                shown.keys.insert(path.to_owned(), key);
                shown.succeeded(path);
                Answer::Bytes(shown.keep(path, bytes))
            }
            (Ok(Made::Group(key, files)), _) => {
                shown.keys.insert(path.to_owned(), key);
                shown.succeeded(path);
                match shown.keep_group(path, files) {
                    Some(bytes) => Answer::Bytes(bytes),
                    None => Answer::NotFound(None),
                }
            }
            (Ok(Made::Bytes(bytes) | Made::Keyed(_, bytes)), _) => {
                shown.succeeded(path);
                Answer::Bytes(Arc::new(bytes))
            }
            (Err(error), kept) => {
                let finding = findings::of_error(&error, path);
                shown.has_failed(path, finding.clone());
                match kept {
                    Some(bytes) => Answer::Bytes(bytes),
                    None => Answer::Failed(Box::new(finding)),
                }
            }
        }
    }

    fn judge(&self, path: &str, entry: &Entry, bytes: &[u8], shown: &mut Shown) {
        let judging = Judging::new(&self.site, &self.sources);
        let mut is_new = false;
        let pages = &mut shown.pages;
        let found = judging.page(path, entry, bytes, |read| is_new = pages.add(path, read));
        if is_new {
            shown.leads_elsewhere();
        }
        shown.judged(path, found);
    }

    /// Renders an entry for what may be wrong with it, unless it is as it was; whether it was.
    pub fn check_entry(&self, path: &str, entry: &Entry, shown: &mut Shown) -> bool {
        if self.is_broken(entry) {
            return false;
        }
        let previous = shown.keys.get(path).copied();
        match self.maker_of(entry, shown).make(path, entry, previous) {
            Ok(Made::Rendered(key, bytes)) => {
                self.judge(path, entry, &bytes, shown);
                shown.rendered += 1;
                shown.keys.insert(path.to_owned(), key);
                shown.bytes.remove(path);
                shown.failed.remove(path);
                true
            }
            Ok(
                Made::Unchanged(_)
                | Made::Bytes(_)
                | Made::Keyed(..)
                | Made::Group(..)
                | Made::Nothing,
            ) => {
                shown.succeeded(path);
                false
            }
            Err(error) => {
                let finding = findings::of_error(&error, path);
                shown.has_failed(path, finding);
                true
            }
        }
    }

    /// A maker that knows what the statement has to tell of, when it is the statement that is made.
    fn maker_of(&self, entry: &Entry, shown: &Shown) -> Maker<'_> {
        let maker = self.maker();
        if maker.is_statement(entry) {
            maker.know(self.known_issues(shown));
        }
        maker
    }

    fn maker(&self) -> Maker<'_> {
        Maker::new(
            &self.site,
            &self.theme,
            &self.sources,
            &self.texts,
            &self.plan,
            &self.images,
        )
    }

    /// Whether an entry's source cannot be read now.
    fn is_broken(&self, entry: &Entry) -> bool {
        let source = self.source_of(entry);
        source.is_some_and(|item| {
            self.pages
                .get(&item.page.path)
                .is_some_and(|known| known.broken)
        })
    }

    /// The item or introduction whose text stands on an entry's page.
    fn source_of(&self, entry: &Entry) -> Option<&Item> {
        match entry {
            Entry::Item(index) => self.site.items.get(*index),
            Entry::Start(language) => self.site.introduction(Role::Start, language),
            Entry::Listing(List::Kind(language, kind), 1) => {
                self.site.introduction(Role::Introduction(*kind), language)
            }
            _ => None,
        }
    }
}

/// What came of taking a page in again.
enum Taken {
    /// It is as it was.
    Same,
    /// It has taken its old place.
    Replaced,
    /// Others can see a difference.
    Other,
}

impl Known {
    /// A page as it was just parsed; one that cannot be read stays what it was.
    fn new(key: u128, mut parsed: Parsed, before: Option<&Self>) -> Self {
        let broken = parsed.page.is_none();
        if broken && let Some(before) = before {
            parsed.page.clone_from(&before.parsed.page);
            parsed.identity.clone_from(&before.parsed.identity);
        }
        Self {
            key,
            broken: broken && parsed.page.is_some(),
            parsed,
        }
    }

    /// The page without its findings, which resolving does not look at.
    fn for_site(&self) -> Parsed {
        Parsed {
            page: self.parsed.page.clone(),
            identity: self.parsed.identity.clone(),
            findings: Vec::new(),
            html: None,
        }
    }
}

/// The pages by path, and the site that they make.
type Resolved = (BTreeMap<String, Known>, (Site, Vec<Diagnostic>));

fn parse_and_resolve(
    sources: &Sources,
    config: &Arc<Config>,
    known: &mut HashMap<String, (u128, Parsed)>,
    options: &PreviewOptions,
    before: Option<&BTreeMap<String, Known>>,
) -> Resolved {
    // What is not remembered anyway need not be read twice.
    let hashes = (!known.is_empty()).then(|| sources.hash_pages());
    let parser = PageParser::new(config);
    let (parsed, keys) = parse_all(sources, hashes.as_ref(), &parser, known, &|_, _, _| {});
    let pages: BTreeMap<String, Known> = parsed
        .into_iter()
        .zip(keys)
        .map(|(mut parsed, (path, key, _))| {
            parsed.html = None;
            let before = before.and_then(|before| before.get(&path));
            let known = Known::new(key, parsed, before);
            (path, known)
        })
        .collect();
    let parsed = pages.values().map(Known::for_site).collect();
    let site = Site::resolve(parsed, config, options.edition, sources);
    (pages, site)
}

/// Frees something large while the page in view is made already.
fn drop_aside<T: Send + 'static>(old: T) {
    rayon::spawn(move || drop(old));
}

/// Whether any finding stops publication.
pub(crate) fn stops_publication(findings: &[Diagnostic]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}
