//! From a folder to a published site: the phases in their order, each fed by the one before.

mod making;
mod parse;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use xxhash_rust::xxh3::Xxh3;

use self::making::{Making, Rendered};
use self::parse::{ParseKey, take_findings, take_texts};
use crate::config::{Config, Judged, Waived};
use crate::diagnostic::{Diagnostic, Severity, Tally};
use crate::images::Images;
use crate::judging::Judging;
use crate::kind_name::KindName;
use crate::memo::{self, LastBuild, Memo, OutputKeys, Remembered};
use crate::outputs::{self, Maker, Plan};
use crate::privacy;
use crate::publish::{self, PublishError, Published, Staging};
use crate::review::{self, PageReview};
use crate::site::known_issues::{KnownIssue, known_issues};
use crate::site::{Edition, Site, statement};
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
    /// The site's title; empty where its settings cannot be read.
    pub title: String,
    /// Every finding, the site's own severities applied, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// Findings that waivers let be.
    pub waived: Vec<Waived>,
    /// What is said of each page, when it was asked for.
    pub reviews: Vec<PageReview>,
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
    /// Following links to other websites.
    Follow,
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
    run(options, progress, Purpose::Publish)
}

/// All that a build finds, of which nothing is published.
///
/// # Errors
/// What the surroundings refused.
pub fn check(
    options: &BuildOptions,
    progress: Progress<'_>,
    more: More<'_>,
) -> Result<Build, BuildError> {
    run(options, progress, Purpose::Check(more))
}

/// What a check does that a build does not.
#[derive(Clone, Copy, Default)]
pub struct More<'a> {
    /// A further check of the sources.
    pub further: Option<FurtherCheck<'a>>,
    /// Whether every page is reviewed too.
    pub review: bool,
}

impl More<'_> {
    fn is_asked_for(&self) -> bool {
        self.further.is_some() || self.review
    }
}

/// A check of the sources that a build does not make.
pub type FurtherCheck<'a> = &'a dyn Fn(&Sources) -> Vec<Diagnostic>;

/// What the phases are run for.
#[derive(Clone, Copy)]
enum Purpose<'a> {
    Publish,
    Check(More<'a>),
}

fn run(
    options: &BuildOptions,
    progress: Progress<'_>,
    purpose: Purpose<'_>,
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
        && !matches!(purpose, Purpose::Check(more) if more.is_asked_for())
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
    let today = options.edition.today;
    findings.extend(source_findings(&config, &sources, today, purpose));
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
    // A cache that cannot be kept costs time, not truth.
    let _ = sources.keep_documents();
    stopwatch.lap("resolve");
    let (plan, plan_findings) = outputs::plan(&site, &theme, &sources);
    findings.extend(plan_findings);
    findings.extend(item_findings(&site, &plan, &sources));
    stopwatch.lap("plan");

    let mut build = Build::planned(&site, &plan, parsed_anew);
    let texts = Texts::new(&config, texts);
    if matches!(purpose, Purpose::Check(more) if more.review) {
        build.reviews = review::pages(&site, &texts, &sources);
    }
    let mut judged = config.judge(findings, today);
    if has_errors(&judged.findings) {
        return Ok(build.stopped(judged, stopwatch.timings));
    }
    let staging = staging_for(purpose, options, &plan)?;
    let images = Images::of(&options.root);
    let maker = Maker::new(&site, &theme, &sources, &texts, &plan, &images);
    let judging = Judging::new(&site, &sources);
    let making = Making {
        maker: &maker,
        plan: &plan,
        memo: &memo,
        judging: &judging,
        staging: staging.as_ref(),
    };
    // Search indexes come first: they look at texts that pages then take.
    let indexes = making.groups()?;
    stopwatch.lap("search");
    let known_so_far = |so_far| known_so_far(&judged, &config.judge(so_far, today));
    // A cache that cannot be kept costs time, not truth.
    let keep = || keep_pages(options, &site, &parse_keys, &page_findings, &memo.recent);
    let (mut rendered, issues) = making.site(progress, keep, known_so_far)?;
    rendered.keys.extend(indexes);
    let mut on_pages = making.all_findings(&rendered);
    on_pages.extend(statement::contradicted(&site, &sources, &issues));
    judged.add(config.judge(on_pages, today));
    let unused = config.unused_waivers(&sources, today, &judged.waived);
    judged.add(config.judge(unused, today));
    build.rendered = rendered.count;
    build.templates = theme.time_in_templates();
    stopwatch.lap("render");
    // What has been staged goes with its staging place.
    let Some(staging) = staging.filter(|_| !has_errors(&judged.findings)) else {
        if privacy::has_identity_number(&judged.findings) {
            let _ = memo::forget(&options.root);
        } else {
            keep_rendered(options, &memo, &plan, rendered);
        }
        return Ok(build.stopped(judged, stopwatch.timings));
    };
    build.published = Some(staging.finish()?);
    stopwatch.lap("publish");
    build.pictures = images.made();
    images.forget_unused(site.pictures.values().map(|facts| facts.hash));
    build.diagnostics = judged.findings;
    build.waived = judged.waived;
    keep_build(options, key, &build, rendered);
    stopwatch.lap("keep");
    build.timings = stopwatch.timings;
    // Freeing a large site piece by piece takes long enough to be noticed, and nobody need wait.
    rayon::spawn(move || drop((site, plan, texts, sources, page_findings, parse_keys)));
    Ok(build)
}

/// Where the site is made, if it is to be published.
fn staging_for(
    purpose: Purpose<'_>,
    options: &BuildOptions,
    plan: &Plan,
) -> Result<Option<Staging>, PublishError> {
    let is_planned = |path: &str| plan.contains_key(path);
    match purpose {
        Purpose::Publish => Staging::begin(&options.root, &options.output, is_planned).map(Some),
        Purpose::Check(_) => Ok(None),
    }
}

/// What was found outside pages: in reading the folder, in waivers and by checks of this run alone.
fn source_findings(
    config: &Config,
    sources: &Sources,
    today: Date,
    purpose: Purpose<'_>,
) -> Vec<Diagnostic> {
    let mut findings = sources.findings.clone();
    findings.extend(config.expired_waivers(sources, today));
    if let Purpose::Check(More {
        further: Some(further),
        ..
    }) = purpose
    {
        findings.extend(further(sources));
    }
    findings
}

/// What the statement has to tell of, found before pages were made and on them.
fn known_so_far(before: &Judged, on_pages: &Judged) -> Vec<KnownIssue> {
    known_issues(
        before.findings.iter().chain(&on_pages.findings),
        before.waived.iter().chain(&on_pages.waived),
    )
}

/// What was found in each item once the site was resolved and planned.
fn item_findings(site: &Site, plan: &Plan, sources: &Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for item in site.shown() {
        findings.extend(item.findings.iter().cloned());
        findings.extend(outputs::wrong_routes(site, plan, sources, item));
    }
    findings
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
    findings.extend(privacy::in_settings(sources, |code| {
        config.listens_to(code)
    }));
    let config = Arc::new(config);
    match Theme::load(&config, sources) {
        Ok(theme) => {
            findings.extend(theme.findings.iter().cloned());
            Ok((config, theme, findings))
        }
        Err(errors) => {
            findings.extend(errors);
            // A waiver may still hold, but nothing is published anyhow.
            Err(findings)
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

/// Keeps what was found on pages of a site that is not published, so that pages which are as they are
/// need not be judged again. Keys hold only for the bytes that they made: they mislead no later build.
fn keep_rendered(options: &BuildOptions, memo: &Memo, plan: &Plan, rendered: Rendered) {
    let known = memo.outputs.iter();
    let mut keys: OutputKeys = known
        .filter(|(path, _)| plan.contains_key(*path))
        .map(|(path, key)| (path.clone(), *key))
        .collect();
    keys.extend(rendered.keys);
    let _ = memo::save_outputs(&options.root, &keys, &rendered.judged.into_kept());
}

/// Keeps what was rendered and what the build as a whole came to.
fn keep_build(options: &BuildOptions, key: u128, build: &Build, rendered: Rendered) {
    let _ = memo::save_outputs(&options.root, &rendered.keys, &rendered.judged.into_kept());
    let last = LastBuild {
        diagnostics: Cow::Borrowed(&build.diagnostics),
        waived: Cow::Borrowed(&build.waived),
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
        waived: last.waived.into_owned(),
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
            title: String::new(),
            diagnostics,
            waived: Vec::new(),
            reviews: Vec::new(),
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

    /// A build of which it is known what it will make.
    fn planned(site: &Site, plan: &Plan, parsed: usize) -> Self {
        Self {
            title: site.config.site.title.clone(),
            items: count_items(site),
            outputs: plan.len(),
            next_change: site.next_change,
            parsed,
            ..Self::failed(Vec::new(), Vec::new())
        }
    }

    /// A build that nothing is published of.
    fn stopped(self, judged: Judged, timings: Vec<(&'static str, Duration)>) -> Self {
        Self {
            diagnostics: judged.findings,
            waived: judged.waived,
            timings,
            ..self
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
