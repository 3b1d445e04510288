//! From a folder to a published site: the phases in their order, each fed by the one before.

mod parse;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use rayon::prelude::*;
use xxhash_rust::xxh3::Xxh3;

use self::parse::{ParseKey, take_findings, take_texts};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, Tally};
use crate::images::Images;
use crate::judging::{self, Judged, Judging, PageFinding};
use crate::kind_name::KindName;
use crate::memo::{self, LastBuild, Memo, OutputKeys, Remembered};
use crate::outputs::{self, Entry, Made, MakeError, Maker, Plan};
use crate::privacy;
use crate::publish::{self, PublishError, Published, Staging};
use crate::site::{Edition, Site};
use crate::sources::Sources;
use crate::texts::Texts;
use crate::theme::Theme;

pub(crate) use self::parse::{PageParser, parse_all};

/// What to build.
#[derive(Clone, Debug)]
pub struct BuildOptions {
    /// The site's folder.
    pub root: PathBuf,
    /// Where the site is published.
    pub output: PathBuf,
    /// The day, and whether drafts are shown.
    pub edition: Edition,
}

/// What came of a build.
#[derive(Debug)]
pub struct Build {
    /// Every finding, the site's own severities applied, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// What was published; `None` when errors stopped it.
    pub published: Option<Published>,
    /// Items by kind.
    pub items: BTreeMap<KindName, usize>,
    /// Pages rendered anew.
    pub rendered: usize,
    /// Pages parsed anew.
    pub parsed: usize,
    /// Pictures whose sizes were made anew.
    pub pictures: usize,
    /// Files that the site consists of.
    pub outputs: usize,
    /// The next day on which building again would give another site.
    pub next_change: Option<Date>,
    /// How long each phase took.
    pub timings: Vec<(&'static str, Duration)>,
    /// How long templates took within the phase that renders, all threads together.
    pub templates: Duration,
}

/// What stopped a build that is no fault of the content.
#[derive(Debug)]
pub enum BuildError {
    /// The site's folder cannot be read.
    Root(PathBuf, io::Error),
    /// The output cannot be written.
    Publish(PublishError),
    /// A file cannot be read.
    Read(String, io::Error),
    /// A file was changed while the site was being built.
    Changed(String),
}

impl From<PublishError> for BuildError {
    fn from(error: PublishError) -> Self {
        Self::Publish(error)
    }
}

/// Told how far a build has come: the phase, how many of how many.
pub type Progress<'a> = &'a (dyn Fn(Phase, usize, usize) + Sync);

/// A phase of a build, as progress is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Reading texts.
    Parse,
    /// Making pages.
    Render,
}

/// Measures phases one after another.
struct Stopwatch {
    last: Instant,
    timings: Vec<(&'static str, Duration)>,
}

impl Stopwatch {
    fn start() -> Self {
        Self {
            last: Instant::now(),
            timings: Vec::new(),
        }
    }

    fn lap(&mut self, phase: &'static str) {
        let now = Instant::now();
        self.timings.push((phase, now - self.last));
        self.last = now;
    }
}

/// Builds and publishes.
///
/// # Errors
/// What the surroundings refused. Mistakes in content are in [`Build::diagnostics`].
pub fn build(options: &BuildOptions, progress: Progress<'_>) -> Result<Build, BuildError> {
    run(options, progress, true)
}

/// All that a build finds, of which nothing is published.
///
/// # Errors
/// What the surroundings refused.
pub fn check(
    options: &BuildOptions,
    progress: Progress<'_>,
) -> Result<Vec<Diagnostic>, BuildError> {
    Ok(run(options, progress, false)?.diagnostics)
}

fn run(
    options: &BuildOptions,
    progress: Progress<'_>,
    publishes: bool,
) -> Result<Build, BuildError> {
    let mut stopwatch = Stopwatch::start();
    let sources = Sources::read(&options.root, &options.output)
        .map_err(|error| BuildError::Root(options.root.clone(), error))?;
    stopwatch.lap("read");
    let _turn = memo::wait_for_turn(&options.root);
    let page_hashes = sources.hash_pages();
    let key = build_key(&sources, &page_hashes, options);
    // A file that could not be taken in is in no hash.
    if sources.findings.is_empty()
        && let Some(build) = nothing_to_do(options, key, &mut stopwatch)
    {
        return Ok(build);
    }
    let (config, theme, mut findings) = match configure(&sources) {
        Ok(configured) => configured,
        Err(mut errors) => {
            errors.extend(sources.findings.iter().cloned());
            return Ok(Build::failed(errors, stopwatch.timings));
        }
    };
    findings.extend(sources.findings.iter().cloned());
    publish::check_output(&options.root, &options.output)?;
    stopwatch.lap("configure");
    let mut memo = Memo::load(&options.root);
    stopwatch.lap("remember");

    let (mut parsed, parse_keys) = parse_all(
        &sources,
        Some(&page_hashes),
        &PageParser::new(&config),
        &mut memo.pages,
        progress,
    );
    let parsed_anew = parse_keys.iter().filter(|(_, _, anew)| *anew).count();
    let page_findings = take_findings(&mut parsed, &parse_keys);
    findings.extend(page_findings.values().flatten().cloned());
    let texts = take_texts(&mut parsed, &parse_keys);
    stopwatch.lap("parse");
    let (site, site_findings) = Site::resolve(parsed, &config, options.edition, &sources);
    findings.extend(site_findings);
    stopwatch.lap("resolve");
    let (plan, plan_findings) = outputs::plan(&site, &theme, &sources);
    findings.extend(plan_findings);
    for item in site.shown() {
        findings.extend(item.findings.iter().cloned());
        findings.extend(outputs::wrong_routes(&site, &plan, &sources, item));
    }
    stopwatch.lap("plan");

    let mut build = Build {
        items: count_items(&site),
        outputs: plan.len(),
        next_change: site.next_change,
        parsed: parsed_anew,
        ..Build::failed(Vec::new(), Vec::new())
    };
    let judged = config.judge(findings);
    if has_errors(&judged) {
        return Ok(Build {
            diagnostics: judged,
            timings: stopwatch.timings,
            ..build
        });
    }
    let staging = Staging::begin(&options.root, &options.output, |path| {
        plan.contains_key(path)
    })?;
    let texts = Texts::new(&config, texts);
    let images = Images::of(&options.root);
    let maker = Maker::new(&site, &theme, &sources, &texts, &plan, &images);
    // Search indexes come first: they look at texts that pages then take.
    let indexes = make_groups(&maker, &plan, &memo, &staging)?;
    stopwatch.lap("search");
    // A cache that cannot be kept costs time, not truth.
    let (rendered, _) = rayon::join(
        || make_all(&maker, &plan, &memo, &staging, progress),
        || keep_pages(options, &site, &parse_keys, &page_findings, &memo.recent),
    );
    let mut rendered = rendered?;
    rendered.keys.extend(indexes);
    stopwatch.lap("render");
    let found = rendered.findings.drain(..);
    let judged = config.judge(judged.into_iter().chain(found).collect());
    // What has been staged goes with its staging place.
    if !publishes || has_errors(&judged) {
        return Ok(Build {
            diagnostics: judged,
            timings: stopwatch.timings,
            ..build
        });
    }
    build.published = Some(staging.finish()?);
    stopwatch.lap("publish");
    build.rendered = rendered.count;
    build.templates = theme.time_in_templates();
    build.pictures = images.made();
    images.forget_unused(site.pictures.values().map(|facts| facts.hash));
    build.diagnostics = judged;
    keep_build(options, key, &build, &rendered);
    stopwatch.lap("keep");
    build.timings = stopwatch.timings;
    // Freeing a large site piece by piece takes long enough to be noticed, and nobody need wait.
    rayon::spawn(move || drop((site, plan, texts, sources, page_findings, parse_keys)));
    Ok(build)
}

/// The site's settings and theme, with what was found in them.
pub(crate) fn configure(
    sources: &Sources,
) -> Result<(Arc<Config>, Theme, Vec<Diagnostic>), Vec<Diagnostic>> {
    let mut findings = Vec::new();
    let (config, config_findings) = match Config::load(sources) {
        Ok(loaded) => loaded,
        Err(errors) => {
            findings.extend(errors);
            return Err(findings);
        }
    };
    findings.extend(config_findings);
    findings.extend(privacy::outside_pages(sources));
    let config = Arc::new(config);
    match Theme::load(&config, sources) {
        Ok(theme) => {
            findings.extend(theme.findings.iter().cloned());
            Ok((config, theme, findings))
        }
        Err(errors) => {
            findings.extend(errors);
            Err(config.judge(findings))
        }
    }
}

/// Keeps what was parsed, when anything was parsed anew.
fn keep_pages(
    options: &BuildOptions,
    site: &Site,
    keys: &[ParseKey],
    findings: &BTreeMap<String, Vec<Diagnostic>>,
    recent: &HashSet<String>,
) {
    if !keys.iter().any(|(_, _, anew)| *anew) {
        return;
    }
    let changed_lately: HashSet<&str> = keys
        .iter()
        .filter(|(path, _, anew)| *anew || recent.contains(path))
        .map(|(path, ..)| path.as_str())
        .collect();
    let remembered = remembered_pages(site, keys, findings);
    let _ = memo::save_pages(&options.root, &remembered, |path| {
        changed_lately.contains(path)
    });
}

/// Keeps what was rendered and what the build as a whole came to.
fn keep_build(options: &BuildOptions, key: u128, build: &Build, rendered: &Rendered) {
    let _ = memo::save_outputs(&options.root, &rendered.keys, &rendered.judged);
    let last = LastBuild {
        diagnostics: Cow::Borrowed(&build.diagnostics),
        items: build.items.clone(),
        outputs: build.outputs,
        next_change: build.next_change,
    };
    let _ = last.save(&options.root, key);
}

/// Hash of all that a build depends on.
fn build_key(
    sources: &Sources,
    page_hashes: &HashMap<String, u128>,
    options: &BuildOptions,
) -> u128 {
    let mut hasher = Xxh3::new();
    hasher.update(env!("SPRIDA_FINGERPRINT").as_bytes());
    hasher.update(&sources.hash(page_hashes).to_le_bytes());
    hasher.update(format!("{:?} {}", options.edition, options.output.display()).as_bytes());
    hasher.digest128()
}

/// The last build again, when it was made from the same and its output is as it left it.
fn nothing_to_do(options: &BuildOptions, key: u128, stopwatch: &mut Stopwatch) -> Option<Build> {
    let last = LastBuild::load(&options.root, key)?;
    let published = publish::intact(&options.root, &options.output)?;
    stopwatch.lap("compare");
    Some(Build {
        diagnostics: last.diagnostics.into_owned(),
        published: Some(published),
        items: last.items,
        outputs: last.outputs,
        next_change: last.next_change,
        timings: std::mem::take(&mut stopwatch.timings),
        ..Build::failed(Vec::new(), Vec::new())
    })
}

impl Build {
    fn failed(diagnostics: Vec<Diagnostic>, timings: Vec<(&'static str, Duration)>) -> Self {
        Self {
            diagnostics,
            published: None,
            items: BTreeMap::new(),
            rendered: 0,
            parsed: 0,
            pictures: 0,
            outputs: 0,
            next_change: None,
            timings,
            templates: Duration::ZERO,
        }
    }

    /// How many findings of each severity.
    pub fn tally(&self) -> Tally {
        Tally::of(&self.diagnostics)
    }
}

fn has_errors(findings: &[Diagnostic]) -> bool {
    findings
        .iter()
        .any(|finding| finding.severity == Severity::Error)
}

fn count_items(site: &Site) -> BTreeMap<KindName, usize> {
    let mut counts = BTreeMap::new();
    for item in &site.items {
        *counts.entry(item.page.kind()).or_insert(0) += 1;
    }
    counts
}

/// What rendering gave.
#[derive(Default)]
struct Rendered {
    findings: Vec<Diagnostic>,
    keys: OutputKeys,
    judged: Judged,
    count: usize,
}

/// Makes every entry of the plan and takes it into the new tree.
fn make_all(
    maker: &Maker<'_>,
    plan: &Plan,
    memo: &Memo,
    staging: &Staging,
    progress: Progress<'_>,
) -> Result<Rendered, BuildError> {
    let entries: Vec<(&String, &Entry)> =
        plan.iter().filter(|(_, entry)| !is_group(entry)).collect();
    let total = entries.len();
    let done = AtomicUsize::new(0);
    let judging = Judging::new(maker.site());
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
    rendered
        .findings
        .extend(judging::gather(&rendered.judged.found));
    Ok(rendered)
}

/// Whether an entry stands for many files, known only when it is made.
fn is_group(entry: &Entry) -> bool {
    matches!(entry, Entry::SearchIndex(_))
}

/// Makes every entry that stands for many files and takes those into the new tree.
fn make_groups(
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

/// Pages as the next build will want them, with what was found in each.
fn remembered_pages<'s>(
    site: &'s Site,
    keys: &[ParseKey],
    findings: &'s BTreeMap<String, Vec<Diagnostic>>,
) -> Vec<Remembered<'s>> {
    let keys: HashMap<&str, u128> = keys
        .iter()
        .map(|(path, key, _)| (path.as_str(), *key))
        .collect();
    let shown = site.shown().map(|item| &item.page);
    let mut pages: Vec<Remembered<'s>> = shown
        .chain(&site.hidden)
        .filter_map(|page| {
            let key = *keys.get(page.path.as_str())?;
            let found = findings.get(&page.path).map_or(&[][..], Vec::as_slice);
            Some(Remembered::new(page, key, found))
        })
        .collect();
    pages.sort_by(|left, right| left.path().cmp(right.path()));
    pages
}

/// Where the site is published unless somebody says otherwise.
pub fn default_output(root: &Path) -> PathBuf {
    root.join("public")
}
