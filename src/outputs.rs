//! What the site publishes: a plan from output path to how its bytes are made. `build` makes all of
//! it, the preview what the browser asks for, from the same plan.

mod addresses;
mod bodies;
mod calendar;
mod comparison;
mod directories;
mod embeds;
mod entry;
mod facets;
mod feeds;
mod figure_data;
mod heads;
mod listings;
mod lists;
mod maps;
mod matrix;
mod municipality_pages;
mod open_data;
mod pages;
mod pictures;
mod plain_pages;
mod plan;
mod search_facets;
mod search_index;
mod search_page;
mod server_files;
mod shared;
mod sitemap;
mod start;
mod statement;
mod structured_data;
mod title_cards;

use std::collections::BTreeMap;
use std::io;
use std::sync::OnceLock;

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;
use xxhash_rust::xxh3::xxh3_128;

use crate::diagnostic::Diagnostic;
use crate::fingerprint;
use crate::images::Images;
use crate::site::Site;
use crate::site::known_issues::KnownIssue;
use crate::sources::Sources;
use crate::texts::Texts;
use crate::theme::{Place, TemplateError, Theme};

pub use self::entry::{Channel, Entry, Timetable};
pub use self::figure_data::FigureSource;
pub use self::lists::List;
pub use self::plan::{Plan, plan, wrong_routes};
pub use self::search_index::members_folder as search_folder;
pub use self::server_files::Server;

/// What came of an entry.
#[derive(Debug)]
pub enum Made {
    /// Nothing that it depends on has changed.
    Unchanged(u128),
    /// New bytes, with the key of what they depend on.
    Rendered(u128, Vec<u8>),
    /// Bytes that are copied or cheap to make.
    Bytes(Vec<u8>),
    /// Bytes that are dear to make, with the key of what they depend on.
    Keyed(u128, Vec<u8>),
    /// A file and others that belong to it, by output path, with the key of what they depend on.
    Group(u128, Vec<(String, Vec<u8>)>),
    /// Nothing stands there: a size or format of a picture that would save nothing.
    Nothing,
}

/// Makes the bytes of entries.
#[derive(Debug)]
pub struct Maker<'a> {
    site: &'a Site,
    theme: &'a Theme,
    sources: &'a Sources,
    texts: &'a Texts,
    plan: &'a Plan,
    images: &'a Images,
    shared: BTreeMap<String, (u128, Value)>,
    term_values: OnceLock<facets::TermValues>,
    known_issues: OnceLock<Vec<KnownIssue>>,
}

/// Why an entry could not be made.
#[derive(Debug)]
pub enum MakeError {
    /// The writer's or the theme's mistake.
    Finding(Box<Diagnostic>),
    /// A file that could not be read.
    Io(String, io::Error),
    /// A source that is no longer what its page was made from.
    Changed(String),
}

impl<'a> Maker<'a> {
    /// Prepares what pages have in common.
    pub fn new(
        site: &'a Site,
        theme: &'a Theme,
        sources: &'a Sources,
        texts: &'a Texts,
        plan: &'a Plan,
        images: &'a Images,
    ) -> Self {
        let shared: BTreeMap<String, (u128, Value)> = site
            .languages
            .iter()
            .map(|language| {
                let view = shared::shared(site, theme, language);
                (
                    language.clone(),
                    (fingerprint::of(&view), Value::from(Serde(&view))),
                )
            })
            .collect();
        Self {
            site,
            theme,
            sources,
            texts,
            plan,
            images,
            shared,
            term_values: OnceLock::new(),
            known_issues: OnceLock::new(),
        }
    }

    /// The site whose entries it makes.
    pub fn site(&self) -> &'a Site {
        self.site
    }

    /// Takes in what has been found that is not accessible, for the statement to tell of; once.
    pub fn know(&self, issues: Vec<KnownIssue>) {
        let _ = self.known_issues.set(issues);
    }

    fn known_issues(&self) -> &[KnownIssue] {
        self.known_issues.get().map_or(&[], Vec::as_slice)
    }

    /// Makes an entry, or finds that what it depends on is as it was when it had the key `previous`.
    ///
    /// # Errors
    /// A template's mistake or an unreadable file.
    pub fn make(
        &self,
        path: &str,
        entry: &Entry,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        match entry {
            Entry::Item(index) => self.item(*index, previous),
            Entry::ItemJson(index) => Ok(Made::Bytes(open_data::item_json(
                self.site,
                self.sources,
                *index,
            ))),
            Entry::Start(language) => self.start(language, previous),
            Entry::Listing(list, page) => self.listing(list, *page, previous),
            Entry::Terms(language, taxonomy) => self.terms(language, taxonomy, previous),
            Entry::Organisations(language) => self.organisations(language, previous),
            Entry::Municipalities(language) => self.municipalities(language, previous),
            Entry::Municipality(language, code) => self.municipality(language, code, previous),
            Entry::Overview(language) => self.overview(language, previous),
            Entry::Statement(language) => self.statement(language, previous),
            Entry::StatementJson(language) => Ok(Made::Bytes(self.statement_json(language))),
            Entry::Comparison(language, theme, page) => {
                self.comparison(language, theme, *page, previous)
            }
            Entry::Atom(channel) => Ok(Made::Bytes(feeds::atom(self, channel, path))),
            Entry::JsonFeed(channel) => Ok(Made::Bytes(feeds::json(self, channel, path))),
            Entry::Calendar(timetable) => Ok(Made::Bytes(calendar::calendar(
                self.site, self.theme, timetable,
            ))),
            Entry::Embed(channel) => self.embed(channel, previous),
            Entry::Redirect(target) => self.redirect(path, target, previous),
            Entry::NotFound => self.not_found(previous),
            Entry::Sitemap(part) => Ok(Made::Bytes(sitemap::sitemap(self.site, self.plan, *part))),
            Entry::Robots => Ok(Made::Bytes(sitemap::robots(self.site))),
            Entry::ServerFile(server) => Ok(Made::Bytes(server_files::settings(
                &self.site.config,
                *server,
            ))),
            Entry::OpenDataIndex => self.open_data_index(previous),
            Entry::KindJson(kind) => Ok(Made::Bytes(open_data::kind_json(
                self.site,
                self.sources,
                *kind,
            ))),
            Entry::KindCsv(kind) => Ok(Made::Bytes(open_data::kind_csv(
                self.site,
                self.sources,
                *kind,
            ))),
            Entry::FigureCsv(index, source) => Ok(Made::Bytes(self.figure_csv(*index, *source))),
            Entry::Asset(asset) => Ok(Made::Bytes(
                self.theme
                    .assets()
                    .find(|known| known.path == *asset)
                    .map(|known| known.bytes.clone())
                    .unwrap_or_default(),
            )),
            Entry::File(source) => self.file(source),
            Entry::Image(source, variant) => self.image(source, *variant, previous),
            Entry::TitleCard(index) => Ok(self.title_card(*index, previous)),
            Entry::SearchIndex(language) => Ok(self.search_index(language, previous)),
            Entry::SearchClient => Ok(Made::Bytes(crate::search::CLIENT.as_bytes().to_vec())),
            Entry::SearchPage(language) => self.search_page(language, previous),
            Entry::SearchDescription(language) => {
                Ok(Made::Bytes(self.search_description(language)))
            }
        }
    }

    fn file(&self, source: &str) -> Result<Made, MakeError> {
        if let Some(text) = self.sources.text(source) {
            return Ok(Made::Bytes(text.text.clone().into_bytes()));
        }
        let Some(file) = self.sources.file(source) else {
            return Ok(Made::Bytes(Vec::new()));
        };
        self.sources
            .bytes(file)
            .map(|bytes| Made::Bytes(self.images.published(bytes)))
            .map_err(|error| MakeError::Io(source.to_owned(), error))
    }

    /// Renders a view unless it is as it was.
    fn render<V: Serialize>(
        &self,
        template: &'static str,
        route: &str,
        language: &str,
        view: &V,
        previous: Option<u128>,
        body: impl FnOnce(&Place<'_>) -> Result<String, MakeError>,
    ) -> Result<Made, MakeError> {
        self.render_with(template, route, language, view, previous, |place| {
            let body = Value::from_safe_string(body(place)?);
            Ok(minijinja::context! { body })
        })
    }

    /// Renders a view unless it is as it was, with what follows from it but takes long to make.
    fn render_with<V: Serialize>(
        &self,
        template: &'static str,
        route: &str,
        language: &str,
        view: &V,
        previous: Option<u128>,
        made: impl FnOnce(&Place<'_>) -> Result<Value, MakeError>,
    ) -> Result<Made, MakeError> {
        let no_shared = (0, Value::from(()));
        let (shared_hash, shared) = self.shared.get(language).unwrap_or(&no_shared);
        let key = fingerprint::combine(&[
            self.theme.hash,
            *shared_hash,
            fingerprint::of(view),
            xxh3_128(template.as_bytes()),
        ]);
        if previous == Some(key) {
            return Ok(Made::Unchanged(key));
        }
        let root = if template == NOT_FOUND_TEMPLATE {
            self.site.config.base_path().to_owned()
        } else {
            root_from(route)
        };
        let place = Place {
            root: &root,
            language,
            route,
        };
        let made = made(&place)?;
        let view = Value::from(Serde(view));
        match self.theme.render(template, view, made, shared, &place) {
            Ok(html) => Ok(Made::Rendered(key, html.into_bytes())),
            Err(error) => Err(self.template_failure(&error, route)),
        }
    }

    /// A theme's mistake, found while the page at an address was made.
    fn template_failure(&self, error: &TemplateError, route: &str) -> MakeError {
        let config = &self.site.config;
        let finding = self.theme.finding(error, self.sources, config, route);
        MakeError::Finding(Box::new(finding))
    }
}

/// The template of the page for addresses that do not exist, which is shown at any depth.
const NOT_FOUND_TEMPLATE: &str = "not-found.html";

/// From a page to the site's root: `/exempel/x/` → `../../`, `/` → empty.
pub fn root_from(route: &str) -> String {
    "../".repeat(route.trim_start_matches('/').matches('/').count())
}

/// Where an address is published: `/exempel/x/` → `exempel/x/index.html`.
pub fn output_path(route: &str) -> String {
    let below = route.trim_start_matches('/');
    if below.is_empty() || below.ends_with('/') {
        format!("{below}index.html")
    } else {
        below.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_climb_from_the_page_to_the_root() {
        assert_eq!(root_from("/"), "");
        assert_eq!(root_from("/exempel/x/"), "../../");
        assert_eq!(output_path("/exempel/x/"), "exempel/x/index.html");
        assert_eq!(output_path("/feed.xml"), "feed.xml");
        assert_eq!(output_path("/"), "index.html");
    }
}
