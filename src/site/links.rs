//! Where the links of texts lead: to pages by file or by `kind:id`, to files, to places in a page.

mod files;
mod mistakes;
mod paths;

use serde::Serialize;

pub(in crate::site) use self::files::is_refused;
pub(crate) use self::files::pages;
pub use self::files::{file_source, own_picture, table_source};
pub(crate) use self::mistakes::{broken_anchor, link_finding};
pub(in crate::site) use self::mistakes::{hidden_target, nearest_file, nearest_id};
pub use self::paths::file_route;
use self::paths::{as_source_path, join};
use super::check::picture_mistake;
use super::{Item, Site, split_reference};
use crate::diagnostic::Diagnostic;
use crate::images::Facts;
use crate::kind_name::KindName;
use crate::markdown::Link;
use crate::page::Page;
use crate::rules::Rule;
use crate::rules::privacy::picture_position;
use crate::sources::Sources;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum ResolvedLink {
    /// A page of the site.
    Page {
        /// Its address, with the anchor where there is one.
        route: String,
        /// Its language, where that is not the language of the page with the link.
        language: Option<String>,
    },
    /// A place in the same page.
    Anchor(String),
    /// A file: its source, its address, its size in bytes.
    File {
        /// Path of the source.
        source: String,
        /// Address within the site.
        route: String,
        /// Size in bytes.
        size: u64,
        /// What there is to know of it where it is shown as a picture.
        image: Option<Facts>,
        /// How many pages it has, of documents that say so.
        pages: Option<u32>,
    },
    /// An address within the site that only the whole plan can check.
    Route(String),
    /// A link that leads nowhere and has been reported.
    Broken,
}

/// Resolves an item's links and reports those that lead nowhere.
pub(super) fn resolve(
    site: &Site,
    item: &Item,
    sources: &Sources,
    findings: &mut Vec<Diagnostic>,
) -> Vec<ResolvedLink> {
    let resolver = Resolver { site, sources };
    let links = item.page.body.links.iter();
    links
        .map(|link| resolver.resolve(&item.page, link, findings))
        .collect()
}

/// A link from one page to another.
fn to_page(from: &Page, to: &Page, route: String) -> ResolvedLink {
    let language = (from.language != to.language).then(|| to.language.clone());
    ResolvedLink::Page { route, language }
}

/// Whether an item is written but cannot be read, which has been told of.
pub(in crate::site) fn is_broken(
    site: &Site,
    sources: &Sources,
    kind: Option<KindName>,
    id: &str,
) -> bool {
    let kinds = kind.map_or_else(|| KindName::ALL.to_vec(), |kind| vec![kind]);
    let is_refused = |kind: KindName| {
        let folder = site.config.folder(kind);
        sources.has_refused(&format!("content/{folder}/{id}.md"))
    };
    let nothing_refused = sources.findings.is_empty();
    site.not_shown.is_broken(kind, id) || (!nothing_refused && kinds.into_iter().any(is_refused))
}

struct Resolver<'a> {
    site: &'a Site,
    sources: &'a Sources,
}

impl Resolver<'_> {
    fn resolve(&self, page: &Page, link: &Link, findings: &mut Vec<Diagnostic>) -> ResolvedLink {
        let decoded = as_source_path(&link.target);
        let (target, anchor) = decoded
            .split_once('#')
            .map_or((decoded.as_str(), None), |(target, anchor)| {
                (target, Some(anchor))
            });
        if target.is_empty() {
            return self.anchor(page, page, anchor.unwrap_or_default(), link, findings);
        }
        if let Some((kind, _)) = target.split_once(':') {
            return match KindName::parse(kind) {
                Some(_) => self.item(page, target, anchor, link, findings),
                None => self.unknown_scheme(page, kind, link, findings),
            };
        }
        if let Some(source) = file_source(&page.path, target, self.sources)
            && !source.ends_with(".md")
        {
            let size = self
                .sources
                .file(&source)
                .map(|file| file.size)
                .or_else(|| {
                    self.sources
                        .text(&source)
                        .map(|text| text.text.len() as u64)
                });
            let looked_at = link.picture.then(|| self.sources.picture(&source));
            let image = match looked_at.flatten() {
                Some(Ok(facts)) => {
                    let Rule { severity, code, .. } = picture_position::RULE;
                    if facts.has_position && self.site.config.listens_to(code) {
                        let (message, help) = picture_position::said_of(target);
                        let mut finding = self.finding(page, link, code, message, help);
                        finding.severity = severity;
                        findings.push(finding);
                    }
                    Some(facts)
                }
                Some(Err(mistake)) => {
                    let (code, message, help) = picture_mistake(target, &mistake);
                    findings.push(self.finding(page, link, code, message, help));
                    None
                }
                None => None,
            };
            return ResolvedLink::File {
                image,
                pages: pages(self.sources, &source),
                route: file_route(&source),
                source,
                size: size.unwrap_or_default(),
            };
        }
        if target.starts_with('/') {
            return self.route(page, target, anchor, link, findings);
        }
        self.page(page, target, anchor, link, findings)
    }

    fn item(
        &self,
        page: &Page,
        target: &str,
        anchor: Option<&str>,
        link: &Link,
        findings: &mut Vec<Diagnostic>,
    ) -> ResolvedLink {
        if let Some(found) = self.site.find(target, &[], &page.language) {
            return match anchor {
                Some(anchor) => self.anchor(page, &found.page, anchor, link, findings),
                None => to_page(page, &found.page, found.route.clone()),
            };
        }
        let (kind, id) = split_reference(target);
        if !link.from_field && !is_broken(self.site, self.sources, kind, id) {
            match self.site.not_shown.reason(kind, id) {
                Some(reason) => self.hidden(page, link, reason, findings),
                None => self.report(page, link, nearest_id(self.site, kind, id), findings),
            }
        }
        ResolvedLink::Broken
    }

    fn page(
        &self,
        page: &Page,
        target: &str,
        anchor: Option<&str>,
        link: &Link,
        findings: &mut Vec<Diagnostic>,
    ) -> ResolvedLink {
        let Some(path) = join(&page.path, target) else {
            return self.outside(page, link, findings);
        };
        let spellings: [fn(&str) -> String; 3] = [
            str::to_owned,
            |path| format!("{}.md", path.trim_end_matches('/')),
            |path| format!("{}/index.md", path.trim_end_matches('/')),
        ];
        for spelling in spellings {
            let candidate = spelling(&path);
            if let Some(found) = self.site.find_by_path(&candidate, &page.language) {
                return match anchor {
                    Some(anchor) => self.anchor(page, &found.page, anchor, link, findings),
                    None => to_page(page, &found.page, found.route.clone()),
                };
            }
            let mut introductions = self.site.introductions.values();
            if let Some(found) = introductions.find(|item| item.page.path == candidate) {
                return to_page(page, &found.page, found.route.clone());
            }
        }
        let stem = path
            .rsplit('/')
            .next()
            .unwrap_or(&path)
            .trim_end_matches(".md")
            .to_owned();
        if self.site.not_shown.is_broken(None, &stem) || self.sources.has_refused(&path) {
            return ResolvedLink::Broken;
        }
        let mut hidden = spellings
            .iter()
            .filter_map(|spelling| self.site.not_shown.by_path.get(&spelling(&path)));
        if let Some(reason) = hidden.next() {
            self.hidden(page, link, *reason, findings);
            return ResolvedLink::Broken;
        }
        let near = if link.picture {
            nearest_file(&page.path, target, self.sources)
        } else {
            self.nearest_path(page, &path)
        };
        self.report(page, link, near, findings);
        ResolvedLink::Broken
    }

    fn route(
        &self,
        page: &Page,
        target: &str,
        anchor: Option<&str>,
        link: &Link,
        findings: &mut Vec<Diagnostic>,
    ) -> ResolvedLink {
        if target.split('/').any(|part| part == "..") {
            return self.outside(page, link, findings);
        }
        if is_refused(&page.path, target, self.sources) {
            return ResolvedLink::Broken;
        }
        if link.picture {
            let near = nearest_file(&page.path, target, self.sources);
            self.report(page, link, near, findings);
            return ResolvedLink::Broken;
        }
        let anchor = anchor
            .map(|anchor| format!("#{anchor}"))
            .unwrap_or_default();
        ResolvedLink::Route(format!("{target}{anchor}"))
    }

    fn anchor(
        &self,
        from: &Page,
        to: &Page,
        anchor: &str,
        link: &Link,
        findings: &mut Vec<Diagnostic>,
    ) -> ResolvedLink {
        if let Some(finding) = broken_anchor(self.sources, from, to, anchor, link) {
            findings.push(finding);
            return ResolvedLink::Broken;
        }
        if from.path == to.path {
            return ResolvedLink::Anchor(anchor.to_owned());
        }
        let route = super::route_of(to, &self.site.config);
        to_page(from, to, format!("{route}#{anchor}"))
    }
}
