//! Every entry of the plan made, judged and taken into the new tree, or kept as it was.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{BuildError, Phase, Progress};
use crate::diagnostic::Diagnostic;
use crate::judging::{self, JudgedPages, Judging, PageFinding};
use crate::memo::{Memo, OutputKeys};
use crate::outputs::{self, Entry, Made, MakeError, Maker, Plan};
use crate::publish::{PublishError, Staging};
use crate::site::known_issues::KnownIssue;

/// What rendering gave.
#[derive(Default)]
pub(super) struct Rendered {
    pub(super) findings: Vec<Diagnostic>,
    pub(super) keys: OutputKeys,
    pub(super) judged: JudgedPages,
    pub(super) count: usize,
}

impl Rendered {
    /// What was found while entries were made, and on the pages that came of it.
    pub(super) fn all_findings(&self) -> Vec<Diagnostic> {
        let mut all = self.findings.clone();
        all.extend(judging::gather(&self.judged.found));
        all
    }

    pub(super) fn add(&mut self, more: Self) {
        self.findings.extend(more.findings);
        self.judged.found.extend(more.judged.found);
        self.keys.extend(more.keys);
        self.count += more.count;
    }
}

/// Makes every entry but search indexes, the accessibility statement last: it tells of what has been
/// found till then, which `known` says. `beside` is done meanwhile.
pub(super) fn make_site(
    maker: &Maker<'_>,
    (plan, memo, staging): (&Plan, &Memo, &Staging),
    progress: Progress<'_>,
    beside: impl FnOnce() + Send,
    known: impl FnOnce(&Rendered) -> Vec<KnownIssue>,
) -> Result<(Rendered, Vec<KnownIssue>), BuildError> {
    let entries = plan.iter().filter(|(_, entry)| !is_group(entry));
    let (statements, others): (Vec<_>, Vec<_>) =
        entries.partition(|(_, entry)| maker.is_statement(entry));
    let judging = Judging::new(maker.site());
    let (rendered, ()) = rayon::join(
        || make_entries(maker, &judging, others, memo, staging, progress),
        beside,
    );
    let mut rendered = rendered?;
    let issues = known(&rendered);
    maker.know(issues.clone());
    rendered.add(make_entries(
        maker, &judging, statements, memo, staging, progress,
    )?);
    Ok((rendered, issues))
}

/// Makes entries of the plan and takes them into the new tree.
fn make_entries(
    maker: &Maker<'_>,
    judging: &Judging<'_>,
    entries: Vec<(&String, &Entry)>,
    memo: &Memo,
    staging: &Staging,
    progress: Progress<'_>,
) -> Result<Rendered, BuildError> {
    let total = entries.len();
    let done = AtomicUsize::new(0);
    let mut rendered = Rendered::default();
    rendered.judged.by = judging.fingerprint();
    // Pages that others have judged, or nobody, are made anew.
    let is_judged = judging.is_idle() || memo.judged.by == rendered.judged.by;
    let rendered = Mutex::new(rendered);
    entries
        .into_par_iter()
        .try_for_each(|(path, entry)| -> Result<(), BuildError> {
            progress(Phase::Render, done.fetch_add(1, Ordering::Relaxed), total);
            let is_kept = is_judged || !entry.is_rendered();
            let remembered = memo.outputs.get(path).copied().filter(|(_, content)| {
                is_kept
                    && staging
                        .previous()
                        .get(path)
                        .is_some_and(|(hash, _)| hash == content)
            });
            let previous = remembered.map(|(key, _)| key);
            let mut made = maker.make(path, entry, previous);
            if let Ok(Made::Unchanged(_)) = made
                && !staging.keep(path)?
            {
                // Somebody has changed or removed what we had written.
                made = maker.make(path, entry, None);
            }
            let note = |key: u128, content: u128, count: usize| {
                let mut rendered = rendered.lock().expect("no holder of the lock panics");
                rendered.keys.insert(path.clone(), (key, content));
                rendered.count += count;
            };
            let found_on_page = |path: &str, found: Vec<PageFinding>| {
                let mut rendered = rendered.lock().expect("no holder of the lock panics");
                rendered.judged.found.insert(path.to_owned(), found);
            };
            match made {
                Ok(Made::Unchanged(key)) => {
                    note(key, remembered.map_or(0, |(_, content)| content), 0);
                    if let Some(found) = memo.judged.found.get(path).filter(|_| !judging.is_idle())
                    {
                        found_on_page(path, found.clone());
                    }
                }
                Ok(Made::Rendered(key, bytes)) => {
                    let content = staging.write(path, &bytes)?;
                    note(key, content, 1);
                    let found = judging.page(path, entry, &bytes);
                    if !found.is_empty() {
                        found_on_page(path, found);
                    }
                }
                Ok(Made::Keyed(key, bytes)) => {
                    let content = staging.write(path, &bytes)?;
                    note(key, content, 0);
                }
                Ok(Made::Bytes(bytes)) => {
                    staging.write(path, &bytes)?;
                }
                Ok(Made::Nothing | Made::Group(..)) => {}
                Err(MakeError::Finding(finding)) => rendered
                    .lock()
                    .expect("no holder of the lock panics")
                    .findings
                    .push(*finding),
                Err(MakeError::Io(file, error)) => return Err(BuildError::Read(file, error)),
                Err(MakeError::Changed(file)) => return Err(BuildError::Changed(file)),
            }
            Ok(())
        })?;
    let mut rendered = rendered.into_inner().expect("no holder of the lock panics");
    rendered.findings = first_of_each_place(rendered.findings);
    Ok(rendered)
}

/// Whether an entry stands for many files, known only when it is made.
fn is_group(entry: &Entry) -> bool {
    matches!(entry, Entry::SearchIndex(_))
}

/// Makes every entry that stands for many files and takes those into the new tree.
pub(super) fn make_groups(
    maker: &Maker<'_>,
    plan: &Plan,
    memo: &Memo,
    staging: &Staging,
) -> Result<OutputKeys, BuildError> {
    let mut keys = OutputKeys::new();
    for (path, entry) in plan.iter().filter(|(_, entry)| is_group(entry)) {
        if let Some(key) = make_group(maker, path, entry, memo, staging)? {
            keys.insert(path.clone(), key);
        }
    }
    Ok(keys)
}

/// Makes a search index, or takes over the files of the last one when nothing has changed.
fn make_group(
    maker: &Maker<'_>,
    path: &str,
    entry: &Entry,
    memo: &Memo,
    staging: &Staging,
) -> Result<Option<(u128, u128)>, BuildError> {
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
