//! The HTML of pages' texts. It is most of what a site holds and wanted only when a page is rendered,
//! so it is not kept with the pages: that of a page parsed just now is at hand, any other is made
//! again from its source, which takes a fraction of a millisecond.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex};

use crate::config::Config;
use crate::markdown::Html;
use crate::page::{self, Page};
use crate::sources::Sources;

/// The texts of a site's pages.
#[derive(Debug)]
pub struct Texts {
    config: Arc<Config>,
    organisation_names: BTreeMap<String, String>,
    at_hand: HashMap<String, Mutex<Option<Html>>>,
}

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
        }
    }

    /// The HTML of a page's text; `None` when its source is no longer what the page was made from.
    /// What is at hand is given away, since most pages are rendered once.
    pub fn html(&self, page: &Page, sources: &Sources) -> Option<Html> {
        let at_hand = self.at_hand.get(&page.path);
        let html =
            at_hand.and_then(|html| html.lock().expect("no holder of the lock panics").take());
        if html.is_some() {
            return html;
        }
        let source = sources.page_text(&page.path)?;
        let parsed = page::parse(&source, &self.config, &self.organisation_names);
        let same = parsed
            .page
            .is_some_and(|parsed| parsed.body.hash == page.body.hash);
        parsed.html.filter(|_| same)
    }
}
