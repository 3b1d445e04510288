//! What has been shown: kept so that a page stays as it was while it cannot be made, and so that it is
//! known what is new.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::judging::PageFinding;
use crate::outputs::{Plan, output_path};
use crate::rules::folder::Pages;

/// How many pages' bytes are kept so that they can be shown while their sources cannot be read.
const MOST_KEPT: usize = 64;

/// Bytes that were shown lately, and what was found while entries were made; changes while the site
/// itself does not.
#[derive(Debug, Default)]
pub struct Shown {
    /// The key of each page's latest rendering.
    pub(super) keys: HashMap<String, u128>,
    /// Findings of pages that cannot be rendered.
    pub(super) failed: BTreeMap<String, Diagnostic>,
    /// Findings on pages that have been rendered, by path.
    pub(super) found: BTreeMap<String, Vec<PageFinding>>,
    /// What is asked of rendered pages together.
    pub(super) pages: Pages,
    /// Counts changes of `failed`, `found` and `pages`.
    failures: u64,
    /// Latest bytes, with when they were asked for.
    pub(super) bytes: HashMap<String, (u64, Arc<Vec<u8>>)>,
    /// Counts requests.
    clock: u64,
    /// The latest search index of each language: by its manifest, every file of it.
    groups: HashMap<String, HashMap<String, Arc<Vec<u8>>>>,
    /// Pages rendered so far.
    pub rendered: usize,
}

impl Shown {
    pub(super) fn look_up(&mut self, path: &str) -> Option<Arc<Vec<u8>>> {
        self.clock += 1;
        let (asked, bytes) = self.bytes.get_mut(path)?;
        *asked = self.clock;
        Some(Arc::clone(bytes))
    }

    pub(super) fn keep(&mut self, path: &str, bytes: Vec<u8>) -> Arc<Vec<u8>> {
        let bytes = Arc::new(bytes);
        if self.bytes.len() >= MOST_KEPT
            && let Some(oldest) = self
                .bytes
                .iter()
                .min_by_key(|(path, (asked, _))| (*asked, (*path).clone()))
                .map(|(path, _)| path.clone())
        {
            self.bytes.remove(&oldest);
        }
        self.bytes
            .insert(path.to_owned(), (self.clock, Arc::clone(&bytes)));
        bytes
    }

    /// Keeps a search index in place of the one before, and gives back its manifest.
    pub(super) fn keep_group(
        &mut self,
        path: &str,
        files: Vec<(String, Vec<u8>)>,
    ) -> Option<Arc<Vec<u8>>> {
        let files = files.into_iter();
        let files: HashMap<_, _> = files.map(|(path, bytes)| (path, Arc::new(bytes))).collect();
        let manifest = files.get(path).cloned();
        self.groups.insert(path.to_owned(), files);
        manifest
    }

    /// Every file of the search indexes that have been made.
    pub fn group_members(&self) -> impl Iterator<Item = (&String, &Arc<Vec<u8>>)> {
        self.groups.values().flatten()
    }

    /// A file of a search index.
    pub(super) fn group_member(&self, path: &str) -> Option<Arc<Vec<u8>>> {
        let mut groups = self.groups.values();
        groups.find_map(|files| files.get(path).cloned())
    }

    pub(super) fn succeeded(&mut self, path: &str) {
        if self.failed.remove(path).is_some() {
            self.failures += 1;
        }
    }

    pub(super) fn has_failed(&mut self, path: &str, finding: Diagnostic) {
        if self.failed.get(path) != Some(&finding) {
            self.failed.insert(path.to_owned(), finding);
            self.failures += 1;
        }
    }

    /// Keeps what was found on a page that has been rendered.
    pub(super) fn judged(&mut self, path: &str, found: Vec<PageFinding>) {
        let known = self.found.get(path).map_or(&[][..], Vec::as_slice);
        if known == found {
            return;
        }
        self.failures += 1;
        if found.is_empty() {
            self.found.remove(path);
        } else {
            self.found.insert(path.to_owned(), found);
        }
    }

    /// A page has got other links or another title, which may be right or wrong.
    pub(super) fn leads_elsewhere(&mut self) {
        self.failures += 1;
    }

    /// Changes whenever another page, or a page for another reason, cannot be made.
    pub fn failures(&self) -> u64 {
        self.failures
    }

    /// Why the page at an address cannot be made as it should be now, if it cannot.
    pub fn failure(&self, route: &str) -> Option<&Diagnostic> {
        self.failed.get(&output_path(route))
    }

    /// Forgets entries that are no longer in the plan.
    pub fn retain(&mut self, plan: &Plan) {
        self.keys.retain(|path, _| plan.contains_key(path));
        self.groups.retain(|path, _| plan.contains_key(path));
        self.bytes.retain(|path, _| plan.contains_key(path));
        let count =
            |shown: &Self| shown.failed.len() + shown.found.len() + shown.pages.pages().len();
        let before = count(self);
        self.found.retain(|path, _| plan.contains_key(path));
        self.failed.retain(|path, _| plan.contains_key(path));
        self.pages.retain(|path| plan.contains_key(path));
        if count(self) != before {
            self.failures += 1;
        }
    }
}
