//! The HTML of pages' texts. It is most of what a site holds and wanted only when a page is rendered,
//! so it is not kept with the pages: that of a page parsed just now is at hand, any other is made
//! again from its source, which takes a fraction of a millisecond.
//!
//! The preview also keeps the sources themselves, so that a page can be shown as it last was while its
//! file cannot be read, whatever else changes meanwhile.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::config::Config;
use crate::markdown::Html;
use crate::page::{self, Page};
use crate::sources::{SourceText, Sources};

/// The texts of a site's pages.
#[derive(Debug)]
pub struct Texts {
    config: Arc<Config>,
    organisation_names: BTreeMap<String, String>,
    at_hand: HashMap<String, Mutex<Option<Html>>>,
    kept: Kept,
}

/// Sources as they last could be read, by path.
type Kept = Mutex<HashMap<String, Arc<SourceText>>>;

impl Texts {
    /// Texts of pages that have been parsed, by path, with what others are parsed with.
    pub fn new(config: &Arc<Config>, at_hand: HashMap<String, Html>) -> Self {
        Self {
            config: Arc::clone(config),
            organisation_names: config.organisation_names(),
            at_hand: at_hand
                .into_iter()
                .map(|(path, html)| (path, Mutex::new(Some(html))))
                .collect(),
            kept: Kept::default(),
        }
    }

    /// The same sources kept, for other settings.
    #[must_use]
    pub fn reconfigured(self, config: &Arc<Config>) -> Self {
        Self {
            kept: self.kept,
            ..Self::new(config, HashMap::new())
        }
    }

    /// Keeps a source that makes a page.
    pub fn keep(&self, source: SourceText) {
        self.kept().insert(source.path.clone(), Arc::new(source));
    }

    /// Whether a page's source is kept.
    pub fn keeps(&self, path: &str) -> bool {
        self.kept().contains_key(path)
    }

    /// Forgets the sources of pages that are gone.
    pub fn retain(&self, is_there: impl Fn(&str) -> bool) {
        self.kept().retain(|path, _| is_there(path));
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<String, Arc<SourceText>>> {
        self.kept.lock().expect("no holder of the lock panics")
    }

    /// The HTML of a page's text; `None` when no source is at hand that
    /// the page was made from.
    /// What is at hand is given away, since most pages are rendered once.
    pub fn html(&self, page: &Page, sources: &Sources) -> Option<Html> {
        let at_hand = self.at_hand.get(&page.path);
        let html =
            at_hand.and_then(|html| html.lock().expect("no holder of the lock panics").take());
        if html.is_some() {
            return html;
        }
        let on_disk = sources.page_text(&page.path);
        on_disk
            .and_then(|source| self.of_source(page, &source))
            .or_else(|| {
                let kept = self.kept().get(&page.path).cloned()?;
                self.of_source(page, &kept)
            })
    }

    /// Looks at the HTML of a page's text, which stays at hand if it is.
    pub fn look_at<T>(
        &self,
        page: &Page,
        sources: &Sources,
        look: impl FnOnce(Option<&Html>) -> T,
    ) -> T {
        if let Some(at_hand) = self.at_hand.get(&page.path) {
            let html = at_hand.lock().expect("no holder of the lock panics");
            if html.is_some() {
                return look(html.as_ref());
            }
        }
        look(self.html(page, sources).as_ref())
    }

    fn of_source(&self, page: &Page, source: &SourceText) -> Option<Html> {
        let parsed = page::parse(source, &self.config, &self.organisation_names);
        let same = parsed
            .page
            .is_some_and(|parsed| parsed.body.hash == page.body.hash);
        parsed.html.filter(|_| same)
    }
}
