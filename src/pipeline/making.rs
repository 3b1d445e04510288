//! Every entry of the plan made, judged and taken into the new tree, or kept as it was.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};

use rayon::prelude::*;
use xxhash_rust::xxh3::xxh3_128;

use super::{BuildError, Phase, Progress};
use crate::diagnostic::Diagnostic;
use crate::judging::{JudgedPages, Judging};
use crate::memo::{Memo, OutputKeys};
use crate::outputs::{self, Entry, Made, MakeError, Maker, Plan};
use crate::publish::{PublishError, Staging};
use crate::rules::folder::Pages;
use crate::site::known_issues::KnownIssue;

/// What rendering gave.
#[derive(Default)]
pub(super) struct Rendered {
    pub(super) findings: Vec<Diagnostic>,
    pub(super) keys: OutputKeys,
    pub(super) judged: JudgedPages,
    pub(super) count: usize,
}

/// Makes entries: by whom, from what and to where.
pub(super) struct Making<'a> {
    pub(super) maker: &'a Maker<'a>,
    pub(super) plan: &'a Plan,
    pub(super) memo: &'a Memo,
    pub(super) judging: &'a Judging<'a>,
    /// Where the site is made; `None` when it is only judged.
    pub(super) staging: Option<&'a Staging>,
}

/// What rendering has given so far, while others go on.
type SoFar = Mutex<Rendered>;

fn locked(so_far: &SoFar) -> MutexGuard<'_, Rendered> {
    so_far.lock().expect("no holder of the lock panics")
}

impl Making<'_> {
    /// Makes every entry but search indexes, the accessibility statement last: it tells of what has been
    /// found till then, which `known` says. `beside` is done meanwhile.
    pub(super) fn site(
        &self,
        progress: Progress<'_>,
        beside: impl FnOnce() + Send,
        known: impl FnOnce(Vec<Diagnostic>) -> Vec<KnownIssue>,
    ) -> Result<(Rendered, Vec<KnownIssue>), BuildError> {
        let entries = self.plan.iter().filter(|(_, entry)| self.is_wanted(entry));
        let (statements, others): (Vec<_>, Vec<_>) =
            entries.partition(|(_, entry)| self.maker.is_statement(entry));
        let so_far = SoFar::new(Rendered {
            judged: JudgedPages {
                by: self.judging.fingerprint(),
                found: BTreeMap::new(),
                pages: Pages::with_words_of(&self.memo.judged.pages),
            },
            ..Rendered::default()
        });
        let (made, ()) = rayon::join(|| self.entries(others, &so_far, progress), beside);
        made?;
        let issues = known(self.findings_on_pages(&locked(&so_far)));
        self.maker.know(issues.clone());
        self.entries(statements, &so_far, progress)?;
        let mut rendered = so_far.into_inner().expect("no holder of the lock panics");
        rendered.findings = first_of_each_place(rendered.findings);
        Ok((rendered, issues))
    }

    /// What was found while entries were made and on the pages that came of it.
    fn findings_on_pages(&self, rendered: &Rendered) -> Vec<Diagnostic> {
        let mut found = first_of_each_place(rendered.findings.clone());
        found.extend(self.judging.gather(&rendered.judged.found));
        found
    }

    /// The same, and what was found on pages together, which no success criterion is on.
    pub(super) fn all_findings(&self, rendered: &Rendered) -> Vec<Diagnostic> {
        let Rendered {
            findings, judged, ..
        } = rendered;
        let mut all = self.findings_on_pages(rendered);
        let exists = |path: &str| match (self.plan.get(path), self.staging) {
            // A page that could not be made is told of by itself.
            (Some(entry), Some(staging)) => entry.is_rendered() || staging.holds(path),
            (entry, staging) => entry.is_some() || staging.is_some_and(|tree| tree.holds(path)),
        };
        let is_whole = findings.is_empty();
        let pages = &judged.pages;
        all.extend(self.judging.together(pages, self.plan, exists, is_whole));
        all
    }

    /// Whether an entry is made with the others. When the site is only judged, files are left out in
    /// which nothing can be wrong that is not known before.
    fn is_wanted(&self, entry: &Entry) -> bool {
        let can_be_wrong = entry.is_rendered() || matches!(entry, Entry::File(_));
        !is_group(entry) && (self.staging.is_some() || can_be_wrong)
    }

    /// Makes entries of the plan and takes them into the new tree.
    fn entries(
        &self,
        entries: Vec<(&String, &Entry)>,
        so_far: &SoFar,
        progress: Progress<'_>,
    ) -> Result<(), BuildError> {
        let total = entries.len();
        let done = AtomicUsize::new(0);
        entries.into_par_iter().try_for_each(|(path, entry)| {
            progress(Phase::Render, done.fetch_add(1, Ordering::Relaxed), total);
            self.entry(path, entry, so_far)
        })
    }

    /// What is remembered of an entry whose bytes still stand where they were published: the key of what
    /// it was made from, and its bytes' hash. Pages that others have judged, or nobody, are made anew.
    fn remembered(&self, path: &str, entry: &Entry) -> Option<(u128, u128)> {
        let is_judged = self.judging.is_idle() || self.memo.judged.by == self.judging.fingerprint();
        if entry.is_rendered() && !is_judged {
            return None;
        }
        let remembered = self.memo.outputs.get(path).copied()?;
        let Some(staging) = self.staging else {
            return Some(remembered);
        };
        let (hash, _) = staging.previous().get(path)?;
        (*hash == remembered.1).then_some(remembered)
    }

    fn entry(&self, path: &str, entry: &Entry, so_far: &SoFar) -> Result<(), BuildError> {
        let maker = self.maker;
        let remembered = self.remembered(path, entry);
        let mut made = maker.make(path, entry, remembered.map(|(key, _)| key));
        if let Ok(Made::Unchanged(_)) = made
            && let Some(staging) = self.staging
            && !staging.keep(path)?
        {
            // Somebody has changed or removed what we had written.
            made = maker.make(path, entry, None);
        }
        let write = |bytes: &[u8]| match self.staging {
            Some(staging) => staging.write(path, bytes),
            None => Ok(xxh3_128(bytes)),
        };
        match made {
            Ok(Made::Unchanged(key)) => {
                let content = remembered.map_or(0, |(_, content)| content);
                let mut so_far = locked(so_far);
                so_far.keys.insert(path.to_owned(), (key, content));
                if !self.judging.is_idle() {
                    so_far.judged.take_over(path, &self.memo.judged);
                }
            }
            Ok(Made::Rendered(key, bytes)) => {
                let content = write(&bytes)?;
                let found = self.judging.page(path, entry, &bytes, |read| {
                    locked(so_far).judged.pages.add(path, read);
                });
                let mut so_far = locked(so_far);
                so_far.keys.insert(path.to_owned(), (key, content));
                so_far.count += 1;
                if !found.is_empty() {
                    so_far.judged.found.insert(path.to_owned(), found);
                }
            }
            Ok(Made::Keyed(key, bytes)) => {
                let content = write(&bytes)?;
                let keys = &mut locked(so_far).keys;
                keys.insert(path.to_owned(), (key, content));
            }
            Ok(Made::Bytes(bytes)) => {
                write(&bytes)?;
            }
            Ok(Made::Nothing | Made::Group(..)) => {}
            Err(MakeError::Finding(finding)) => locked(so_far).findings.push(*finding),
            Err(MakeError::Io(file, error)) => return Err(BuildError::Read(file, error)),
            Err(MakeError::Changed(file)) => return Err(BuildError::Changed(file)),
        }
        Ok(())
    }

    /// Makes every entry that stands for many files and takes those into the new tree, if there is one.
    pub(super) fn groups(&self) -> Result<OutputKeys, BuildError> {
        let mut keys = OutputKeys::new();
        let Some(staging) = self.staging else {
            return Ok(keys);
        };
        for (path, entry) in self.plan.iter().filter(|(_, entry)| is_group(entry)) {
            if let Some(key) = self.group(path, entry, staging)? {
                keys.insert(path.clone(), key);
            }
        }
        Ok(keys)
    }

    /// Makes a search index, or takes over the files of the last one when nothing has changed.
    fn group(
        &self,
        path: &str,
        entry: &Entry,
        staging: &Staging,
    ) -> Result<Option<(u128, u128)>, BuildError> {
        let Self { maker, memo, .. } = self;
        let remembered = memo.outputs.get(path).copied();
        let previous = remembered.map(|(key, _)| key);
        let mut made = maker.make(path, entry, previous);
        if let (Ok(Made::Unchanged(key)), Some(remembered)) = (&made, remembered) {
            let folder = outputs::search_folder(path, *key);
            let members: Vec<&String> = staging
                .previous()
                .keys()
                .filter(|member| *member == path || member.starts_with(&folder))
                .collect();
            let kept = members
                .par_iter()
                .map(|member| staging.keep(member))
                .collect::<Result<Vec<bool>, PublishError>>()?;
            // The manifest itself, and at least one file of words.
            if kept.len() > 1 && kept.into_iter().all(|kept| kept) {
                return Ok(Some(remembered));
            }
            // Somebody has changed or removed what we had written.
            made = maker.make(path, entry, None);
        }
        let Ok(Made::Group(key, files)) = made else {
            return Ok(None);
        };
        files
            .par_iter()
            .try_for_each(|(member, bytes)| staging.write(member, bytes).map(|_| ()))?;
        Ok(Some((key, 0)))
    }
}

/// Whether an entry stands for many files, known only when it is made.
fn is_group(entry: &Entry) -> bool {
    matches!(entry, Entry::SearchIndex(_))
}

/// A mistake in a template shows on every page that uses it: the first page is enough.
fn first_of_each_place(mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    findings.sort_by(|left, right| {
        (&left.file, left.span, &left.page).cmp(&(&right.file, right.span, &right.page))
    });
    findings.dedup_by(|later, first| {
        later.file == first.file && later.span == first.span && later.message == first.message
    });
    findings
}
