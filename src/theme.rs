//! Templates, interface texts and assets: the built-in theme, with a site's own files over it.

mod accent;
mod catalog;
mod context;
mod figures;
mod files;
mod filters;
mod markup;
mod mistakes;

pub(crate) use self::filters::{file_size, relative};
pub mod view;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, UndefinedBehavior, Value};
use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use self::catalog::Catalogs;
use self::context::{Common, Context};
pub use self::files::Asset;
use self::files::{STYLE, TEMPLATES, files, is_part_of_style};
use self::mistakes::{faint_accent, shown_template_path, template_finding};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::sources::Sources;
use crate::title_cards::Colours;

/// A theme, ready to render.
#[derive(Debug)]
pub struct Theme {
    environment: Environment<'static>,
    /// Output path and bytes of each asset, by its plain name.
    assets: BTreeMap<String, Asset>,
    /// What is wrong with it and does not stop publication.
    pub findings: Vec<Diagnostic>,
    catalogs: Arc<Catalogs>,
    /// What templates of every page may use.
    common: Common,
    /// Hash of everything above; part of every rendered page's key.
    pub hash: u128,
    /// Nanoseconds that templates have taken, on all threads.
    nanoseconds: AtomicU64,
}

/// What templates see of the site as such.
#[derive(Serialize)]
struct SiteView<'a> {
    content_security_policy: &'static str,
    mark: Option<&'a str>,
    title: &'a str,
    description: &'a str,
    base_url: &'a str,
    publisher: &'a str,
    contact: Option<&'a str>,
    responsible: &'a str,
    license: &'a str,
    notice: Option<&'a str>,
    noindex: bool,
    language: &'a str,
    region: &'a str,
    subregion_label: &'a str,
    /// The region's outline as an SVG, to decorate with; empty without a region.
    region_outline: String,
    timezone: &'a str,
    generator: &'static str,
    version: &'static str,
}

/// What pages may load: their own site's files, and nothing else.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; img-src 'self'; media-src 'self'; \
     style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; \
     form-action 'self'; base-uri 'self'";

/// A template that failed.
#[derive(Debug)]
pub struct TemplateError(minijinja::Error);

impl Theme {
    /// Loads the built-in theme and what the site puts over it.
    ///
    /// # Errors
    /// Findings about templates and interface texts that cannot be read.
    pub fn load(config: &Arc<Config>, sources: &Sources) -> Result<Self, Vec<Diagnostic>> {
        let mut findings = Vec::new();
        let mut hasher = Xxh3::new();
        hasher.update(env!("SPRIDA_FINGERPRINT").as_bytes());
        hasher.update(&config.hash.to_le_bytes());
        let files = files(config, sources, &mut findings);
        let mut texts = BTreeMap::new();
        let mut assets = BTreeMap::new();
        let mut style = Vec::new();
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(
            SyntaxConfig::builder()
                .trim_blocks(true)
                .lstrip_blocks(true)
                .build()
                .expect("the standard delimiters"),
        );
        for (path, file) in &files {
            hasher.update(path.as_bytes());
            hasher.update(&file.bytes);
            if let Some(name) = path.strip_prefix(TEMPLATES) {
                let source = String::from_utf8_lossy(&file.bytes).into_owned();
                if let Err(error) = environment.add_template_owned(name.to_owned(), source) {
                    findings.push(template_finding(&error, sources, &file.shown_path, None));
                }
            } else if is_part_of_style(path) {
                style.extend_from_slice(&file.bytes);
            } else if let Some(name) = path.strip_prefix("assets/") {
                assets.insert(name.to_owned(), Asset::new(name, file.bytes.clone()));
            } else if let Some(language) = path
                .strip_prefix("locales/")
                .and_then(|name| name.strip_suffix(".ftl"))
            {
                texts.insert(
                    language.to_owned(),
                    vec![(
                        file.shown_path.clone(),
                        String::from_utf8_lossy(&file.bytes).into_owned(),
                    )],
                );
            }
        }
        if let Some(colour) = config.accent() {
            style.extend_from_slice(accent::style(colour).as_bytes());
            if !assets.contains_key(STYLE) {
                findings.extend(faint_accent(colour, config, sources));
            }
        }
        // A theme with a style sheet of its own does without the parts.
        assets
            .entry(STYLE.to_owned())
            .or_insert_with(|| Asset::new(STYLE, style));
        for source in sources.texts_below("locales/") {
            hasher.update(source.text.as_bytes());
            let language = source
                .path
                .trim_start_matches("locales/")
                .trim_end_matches(".ftl")
                .to_owned();
            texts
                .entry(language)
                .or_default()
                .push((source.path.clone(), source.text.clone()));
        }
        let catalogs = Arc::new(Catalogs::load(
            texts,
            config.language.as_str(),
            &mut findings,
        ));
        let asset_paths = assets
            .iter()
            .map(|(name, asset)| (name.clone(), asset.path.clone()))
            .collect();
        filters::install(&mut environment, config, Arc::clone(&catalogs), asset_paths);
        markup::install(&mut environment, config, &catalogs);
        figures::install(&mut environment, config, &catalogs);
        if findings
            .iter()
            .any(|finding| finding.severity == Severity::Error)
        {
            return Err(findings);
        }
        let site = Value::from(Serde(site_view(config)));
        Ok(Self {
            common: Common::new(&environment, site),
            environment,
            assets,
            catalogs,
            hash: hasher.digest128(),
            findings,
            nanoseconds: AtomicU64::new(0),
        })
    }

    /// How long templates have taken so far, all threads together.
    pub fn time_in_templates(&self) -> Duration {
        Duration::from_nanos(self.nanoseconds.load(Ordering::Relaxed))
    }

    /// Renders a template with a view and what was `made` of it; `shared` holds what every page of
    /// the language has in common.
    ///
    /// # Errors
    /// The template's mistake.
    pub fn render(
        &self,
        template: &str,
        view: Value,
        made: Value,
        shared: &Value,
        place: &Place<'_>,
    ) -> Result<String, TemplateError> {
        let template = self
            .environment
            .get_template(template)
            .map_err(TemplateError)?;
        let start = Instant::now();
        let context = Context::new(&self.common, shared, place, view, made);
        let rendered = template.render(Value::from_object(context));
        let taken = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.nanoseconds.fetch_add(taken, Ordering::Relaxed);
        rendered.map_err(TemplateError)
    }

    /// An interface text without variables.
    pub fn text(&self, language: &str, key: &str) -> String {
        self.catalogs.text(language, key, &[])
    }

    /// "24 sidor", "12 bilder".
    pub(crate) fn pages_count(&self, language: &str, format: &str, pages: u32) -> String {
        let key = if format == "pptx" {
            "slides-count"
        } else {
            "pages-count"
        };
        let number = filters::number_text(&Value::from(pages), language);
        let variables = [
            ("n".to_owned(), fluent_bundle::FluentValue::from(pages)),
            (
                "number".to_owned(),
                fluent_bundle::FluentValue::from(number),
            ),
        ];
        self.catalogs.text(language, key, &variables)
    }

    /// A text that only some sites write, in a language or not at all.
    pub fn own_text(&self, language: &str, key: &str) -> Option<String> {
        self.catalogs.find(language, key)
    }

    /// Whether interface texts exist in a language.
    pub fn speaks(&self, language: &str) -> bool {
        self.catalogs.has(language)
    }

    /// Files that pages load.
    pub fn assets(&self) -> impl Iterator<Item = &Asset> {
        self.assets.values()
    }

    /// A failed template as a finding, with the page that was being rendered.
    pub fn finding(
        &self,
        error: &TemplateError,
        sources: &Sources,
        config: &Config,
        page: &str,
    ) -> Diagnostic {
        let name = error.0.name().unwrap_or_default();
        let shown = shown_template_path(name, config, sources);
        template_finding(&error.0, sources, &shown, Some(page))
    }
}

/// Where a page stands, as templates need to know it.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// From the page to the site's root: `../../`.
    pub root: &'a str,
    /// The page's language.
    pub language: &'a str,
    /// The page's address, for messages.
    pub route: &'a str,
}

/// What title cards are drawn in.
pub fn card_colours(config: &Config) -> Colours {
    accent::of_cards(config.accent())
}

fn site_view(config: &Config) -> SiteView<'_> {
    let site = &config.site;
    let region = site.region.as_ref();
    SiteView {
        content_security_policy: CONTENT_SECURITY_POLICY,
        mark: config.mark(),
        title: &site.title,
        description: site.description.as_deref().unwrap_or(""),
        base_url: &config.base_url,
        publisher: site.publisher.as_deref().unwrap_or(&site.title),
        contact: site.contact.as_ref().map(|email| email.as_str()),
        responsible: site
            .responsible
            .as_deref()
            .or(site.publisher.as_deref())
            .unwrap_or(&site.title),
        license: site.license.as_deref().unwrap_or("CC-BY-4.0"),
        notice: site.notice.as_deref(),
        noindex: site.noindex,
        language: config.language.as_str(),
        region: region
            .and_then(|region| region.name.as_deref())
            .unwrap_or(""),
        subregion_label: region
            .and_then(|region| region.subregion_label.as_deref())
            .unwrap_or(""),
        region_outline: crate::region_map::silhouette(config.region.iter().map(String::as_str))
            .unwrap_or_default(),
        timezone: config.timezone(),
        generator: "Sprida",
        version: env!("CARGO_PKG_VERSION"),
    }
}
