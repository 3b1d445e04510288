//! Pages as they were last parsed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::PreviewOptions;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::page::Parsed;
use crate::pipeline::{PageParser, parse_all};
use crate::site::Site;
use crate::sources::Sources;

/// A page's source as it was last parsed.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) key: u128,
    pub(super) parsed: Parsed,
    /// Its source cannot be read now; `parsed.page` is what it last was.
    pub(super) broken: bool,
}

impl Known {
    /// A page as it was just parsed; one that cannot be read stays what it was.
    pub(super) fn new(key: u128, mut parsed: Parsed, before: Option<&Self>) -> Self {
        let broken = parsed.page.is_none();
        if broken && let Some(before) = before {
            parsed.page.clone_from(&before.parsed.page);
            parsed.identity.clone_from(&before.parsed.identity);
        }
        Self {
            key,
            broken: broken && parsed.page.is_some(),
            parsed,
        }
    }

    /// The page without its findings, which resolving does not look at.
    pub(super) fn for_site(&self) -> Parsed {
        Parsed {
            page: self.parsed.page.clone(),
            identity: self.parsed.identity.clone(),
            findings: Vec::new(),
            html: None,
        }
    }
}

/// The pages by path, and the site that they make.
type Resolved = (BTreeMap<String, Known>, (Site, Vec<Diagnostic>));

pub(super) fn parse_and_resolve(
    sources: &Sources,
    config: &Arc<Config>,
    known: &mut HashMap<String, (u128, Parsed)>,
    options: &PreviewOptions,
    before: Option<&BTreeMap<String, Known>>,
) -> Resolved {
    // What is not remembered anyway need not be read twice.
    let hashes = (!known.is_empty()).then(|| sources.hash_pages());
    let parser = PageParser::new(config);
    let (parsed, keys) = parse_all(sources, hashes.as_ref(), &parser, known, &|_, _, _| {});
    let pages: BTreeMap<String, Known> = parsed
        .into_iter()
        .zip(keys)
        .map(|(mut parsed, (path, key, _))| {
            parsed.html = None;
            let before = before.and_then(|before| before.get(&path));
            let known = Known::new(key, parsed, before);
            (path, known)
        })
        .collect();
    let parsed = pages.values().map(Known::for_site).collect();
    let site = Site::resolve(parsed, config, options.edition, sources);
    (pages, site)
}
