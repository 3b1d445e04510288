//! Single entries of the plan, made when they are asked for.

use std::sync::Arc;

use super::{Preview, Shown, findings};
use crate::diagnostic::Diagnostic;
use crate::judging::Judging;
use crate::outputs::{Entry, List, Made, Maker, output_path};
use crate::page::Role;
use crate::site::Item;

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

impl Preview {
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
    pub(super) fn group_member(&self, path: &str, shown: &mut Shown) -> Option<Arc<Vec<u8>>> {
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
    pub(super) fn made(&self, path: &str, entry: &Entry, shown: &mut Shown) -> Answer {
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
    pub(super) fn is_broken(&self, entry: &Entry) -> bool {
        let source = self.source_of(entry);
        source.is_some_and(|item| {
            self.pages
                .get(&item.page.path)
                .is_some_and(|known| known.broken)
        })
    }

    /// The item or introduction whose text stands on an entry's page.
    pub(super) fn source_of(&self, entry: &Entry) -> Option<&Item> {
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
