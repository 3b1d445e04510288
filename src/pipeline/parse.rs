//! Every page parsed, or taken from what is remembered.

use std::collections::{BTreeMap, HashMap};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Phase, Progress};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::fingerprint;
use crate::kind_name::KindName;
use crate::markdown::Html;
use crate::page::{self, Parsed};
use crate::rules;
use crate::sources::{SourceFile, SourceText, Sources};
use crate::vocabulary::Vocabulary;

/// A page's path, the key of what it was parsed from, and whether it was parsed anew.
pub(super) type ParseKey = (String, u128, bool);

/// Parses pages of one site.
pub(crate) struct PageParser<'c> {
    config: &'c Config,
    organisation_names: BTreeMap<String, String>,
    /// Hash of all that parsing depends on besides the source itself.
    context: u128,
}

impl<'c> PageParser<'c> {
    /// A parser of pages of the site with these settings.
    pub(crate) fn new(config: &'c Config) -> Self {
        Self {
            config,
            organisation_names: config.organisation_names(),
            context: context(config),
        }
    }

    /// The key of what a page is parsed from: its source's hash and the settings.
    pub(crate) fn key(&self, source_hash: u128) -> u128 {
        fingerprint::combine(&[source_hash, self.context])
    }

    /// Parses a page.
    pub(crate) fn parse(&self, sources: &Sources, file: &SourceFile) -> Parsed {
        self.parse_source(&file.path, sources.read_page(file))
    }

    fn parse_source(&self, path: &str, source: Result<SourceText, Box<Diagnostic>>) -> Parsed {
        match source {
            Ok(source) => page::parse(&source, self.config, &self.organisation_names),
            Err(finding) => Parsed {
                page: None,
                identity: page::identity_by_path(path, self.config),
                findings: vec![*finding],
                html: None,
            },
        }
    }
}

/// Parses every page, or takes it from what is known. Without hashes nothing can be known.
pub(crate) fn parse_all(
    sources: &Sources,
    page_hashes: Option<&HashMap<String, u128>>,
    parser: &PageParser<'_>,
    known: &mut HashMap<String, (u128, Parsed)>,
    progress: Progress<'_>,
) -> (Vec<Parsed>, Vec<ParseKey>) {
    let files = sources.pages();
    let total = files.len();
    let done = AtomicUsize::new(0);
    let known = Mutex::new(std::mem::take(known));
    files
        .into_par_iter()
        .map(|file| {
            progress(Phase::Parse, done.fetch_add(1, Ordering::Relaxed), total);
            let hash =
                page_hashes.map(|hashes| hashes.get(&file.path).copied().unwrap_or_default());
            let remembered = known
                .lock()
                .expect("no holder of the lock panics")
                .remove(&file.path);
            if let Some((key, parsed)) = remembered
                && hash.is_some_and(|hash| parser.key(hash) == key)
            {
                return (parsed, (file.path, key, false));
            }
            let source = sources.read_page(&file);
            let read = source.as_ref().map_or(0, |source| source.hash);
            let key = parser.key(hash.unwrap_or(read));
            let parsed = parser.parse_source(&file.path, source);
            (parsed, (file.path, key, true))
        })
        .unzip()
}

fn context(config: &Config) -> u128 {
    let vocabularies = config
        .vocabularies
        .names()
        .map(|name| (name, config.vocabularies.get(name).map(Vocabulary::terms)));
    let vocabularies: Vec<_> = vocabularies.collect();
    let municipalities: Vec<_> = config.municipalities.all().collect();
    let folders: Vec<&str> = KindName::ALL
        .into_iter()
        .map(|kind| config.folder(kind))
        .collect();
    // A rule that is off has not been run on what is remembered.
    let codes = rules::all().iter().map(|rule| rule.code);
    let silenced: Vec<&str> = codes.filter(|code| !config.listens_to(code)).collect();
    fingerprint::of(&(
        (env!("SPRIDA_FINGERPRINT"), silenced),
        (&config.language, &config.taxonomies, &config.organisations),
        (vocabularies, municipalities, folders),
        // What pages are judged by.
        &config.concepts,
    ))
}

/// The HTML of the pages parsed anew, by path.
pub(super) fn take_texts(parsed: &mut [Parsed], keys: &[ParseKey]) -> HashMap<String, Html> {
    let with_text = parsed.iter_mut().zip(keys);
    with_text
        .filter_map(|(parsed, (path, ..))| Some((path.clone(), parsed.html.take()?)))
        .collect()
}

/// What was found in each page, to be reported again when the page is remembered.
pub(super) fn take_findings(
    parsed: &mut [Parsed],
    keys: &[ParseKey],
) -> BTreeMap<String, Vec<Diagnostic>> {
    let with_findings = parsed
        .iter_mut()
        .zip(keys)
        .filter(|(parsed, _)| !parsed.findings.is_empty());
    with_findings
        .map(|(parsed, (path, ..))| (path.clone(), std::mem::take(&mut parsed.findings)))
        .collect()
}
