//! The site in memory, as it would be published now: the phases' results kept up to date with the
//! files, and single entries of the plan made when they are asked for.
//!
//! It is the pipeline of [`crate::pipeline`] with two shortcuts, both of which give what the long way
//! gives: a page whose running text alone has changed takes its old place ([`Site::replace`]), and a
//! page is rendered only when what it depends on has another hash. What cannot be read for the
//! moment stays as it last was, with a finding that says so.

mod answers;
mod changes;
mod findings;
mod known;
mod pages;
mod panel;
mod shown;

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use self::known::{Known, parse_and_resolve};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::images::Images;
use crate::memo::{self, Memo, Remembered};
use crate::outputs::{self, Plan};
use crate::pipeline::configure;
use crate::site::{Edition, Item, Site};
use crate::sources::Sources;
use crate::texts::Texts;
use crate::theme::Theme;

pub use self::answers::Answer;
pub use self::changes::Refreshed;
pub use self::findings::Findings;
pub use self::pages::FormView;
pub use self::shown::Shown;

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
