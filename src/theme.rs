//! Templates, interface texts and assets: the built-in theme, with a site's own files over it.

mod accent;
mod catalog;
mod context;
mod figures;
mod filters;
mod markup;

pub(crate) use self::filters::{file_size, relative};
pub mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use include_dir::{Dir, include_dir};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, ErrorKind, UndefinedBehavior, Value};
use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use self::catalog::Catalogs;
use self::context::{Common, Context};
use crate::colour::Colour;
use crate::config::{Config, SITE_FILE};
use crate::diagnostic::{Diagnostic, Severity, Span, text};
use crate::sources::Sources;
use crate::title_cards::Colours;

/// The theme that is part of the program.
static DEFAULT_THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

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

/// A file that pages load.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it is published; the name carries a hash of the content.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
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

struct ThemeFile {
    bytes: Vec<u8>,
    shown_path: String,
}

/// The built-in files, replaced one by one by those in `themes/NAME/`.
fn files(
    config: &Config,
    sources: &Sources,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, ThemeFile> {
    let mut files = BTreeMap::new();
    collect_embedded(&DEFAULT_THEME, &mut files);
    let Some(theme) = &config.site.theme else {
        return files;
    };
    let folder = format!("themes/{theme}/");
    let mut found = BTreeSet::new();
    for source in sources.texts_below(&folder) {
        let path = source.path[folder.len()..].to_owned();
        found.insert(path.clone());
        keep_built_in(&path, &mut files);
        files.insert(
            path,
            ThemeFile {
                bytes: source.text.clone().into_bytes(),
                shown_path: source.path.clone(),
            },
        );
    }
    for source in sources.files_below(&folder) {
        if let Ok(bytes) = sources.bytes(source) {
            let path = source.path[folder.len()..].to_owned();
            found.insert(path.clone());
            files.insert(
                path,
                ThemeFile {
                    bytes,
                    shown_path: source.path.clone(),
                },
            );
        }
    }
    if found.is_empty() {
        findings.push(Diagnostic::new(
            Severity::Error,
            "missing-theme",
            crate::config::SITE_FILE,
            text!(
                "Temat {theme} finns inte i mappen themes/.",
                "The theme {theme} does not exist in the folder themes/."
            ),
            text!(
                "Ta bort raden tema = \"{theme}\" för att använda det inbyggda temat.",
                "Remove the line theme = \"{theme}\" to use the built-in theme."
            ),
        ));
    }
    files
}

/// Keeps a built-in template as `default/NAME` where a theme puts its own in its place, so that the
/// theme's need only say what differs from it.
fn keep_built_in(path: &str, files: &mut BTreeMap<String, ThemeFile>) {
    if let Some(name) = path.strip_prefix(TEMPLATES)
        && let Some(built_in) = files.remove(path)
    {
        files.insert(format!("{TEMPLATES}{BUILT_IN}{name}"), built_in);
    }
}

fn collect_embedded(folder: &Dir<'_>, files: &mut BTreeMap<String, ThemeFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(
            path.clone(),
            ThemeFile {
                bytes: file.contents().to_vec(),
                shown_path: format!("themes/default/{path}"),
            },
        );
    }
    for inner in folder.dirs() {
        collect_embedded(inner, files);
    }
}

/// A colour that is too light to be read, and what is used in its place.
fn faint_accent(colour: Colour, config: &Config, sources: &Sources) -> Option<Diagnostic> {
    let contrast = accent::contrast(colour);
    let used = accent::readable(colour);
    if used == colour {
        return None;
    }
    let least = accent::LEAST_CONTRAST;
    let (contrast_sv, contrast) = (
        format!("{contrast:.1}").replace('.', ","),
        format!("{contrast:.1}"),
    );
    let finding = Diagnostic::new(
        Severity::Warning,
        "faint-colour",
        SITE_FILE,
        text!(
            "Färgen {colour} är för ljus för text: kontrasten är {contrast_sv}:1 och ska vara minst {least}:1.",
            "The colour {colour} is too light for text: its contrast is {contrast}:1 and should be {least}:1 or more."
        ),
        text!(
            "Webbplatsen använder {used}, som är den närmaste som går att läsa. Skriv den i stället, så slipper du varningen.",
            "The site uses {used}, which is the nearest that can be read. Write that instead."
        ),
    );
    let source = sources.text(SITE_FILE)?;
    let written = config.site.appearance.as_ref()?.accent.as_deref()?;
    let at = source.text.find(written)?;
    Some(finding.at(&source.text, &(at..at + written.len())))
}

/// Where a theme's templates lie.
const TEMPLATES: &str = "templates/";

/// What the names of built-in templates begin with that a theme has put its own in the place of.
const BUILT_IN: &str = "default/";

/// The style sheet that pages load.
const STYLE: &str = "style.css";

/// The parts of the style sheet, a component each, are put together in the order of their names.
fn is_part_of_style(path: &str) -> bool {
    path.starts_with("assets/styles/") && path.ends_with(".css")
}

impl Asset {
    fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            path: fingerprinted(name, &bytes),
            bytes,
        }
    }
}

/// `style.css` → `assets/style.1a2b3c4d.css`.
fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{}.{extension}", &hash[..10]),
        None => format!("assets/{name}.{}", &hash[..10]),
    }
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

fn shown_template_path(name: &str, config: &Config, sources: &Sources) -> String {
    if let Some(theme) = &config.site.theme {
        let own = format!("themes/{theme}/templates/{name}");
        if sources.text(&own).is_some() {
            return own;
        }
    }
    let name = name.strip_prefix(BUILT_IN).unwrap_or(name);
    format!("themes/default/templates/{name}")
}

fn template_finding(
    error: &minijinja::Error,
    sources: &Sources,
    shown_path: &str,
    page: Option<&str>,
) -> Diagnostic {
    let detail = error
        .detail()
        .map_or_else(|| error.kind().to_string(), str::to_owned);
    let message = match error.kind() {
        ErrorKind::SyntaxError => text!(
            "Mallen går inte att läsa: {detail}.",
            "The template cannot be read: {detail}."
        ),
        ErrorKind::UndefinedError => text!(
            "Mallen använder ett värde som inte finns: {detail}.",
            "The template uses a value that does not exist: {detail}."
        ),
        ErrorKind::TemplateNotFound => text!(
            "Mallen finns inte: {detail}.",
            "The template does not exist: {detail}."
        ),
        _ => text!(
            "Det blev fel i mallen: {detail}.",
            "The template failed: {detail}."
        ),
    };
    let help = match page {
        Some(page) => text!(
            "Felet uppstod när sidan {page} skulle visas. Rätta mallen på den här raden.",
            "The error occurred when the page {page} was to be shown. Correct the template on this line."
        ),
        None => text!(
            "Rätta mallen på den här raden, eller ta bort filen för att använda den inbyggda.",
            "Correct the template on this line, or remove the file to use the built-in one."
        ),
    };
    let mut finding = Diagnostic::new(Severity::Error, "template-error", shown_path, message, help);
    finding.page = page.map(str::to_owned);
    let source = sources
        .text(shown_path)
        .map(|source| source.text.clone())
        .or_else(|| {
            let path = shown_path.strip_prefix("themes/default/")?;
            DEFAULT_THEME
                .get_file(path)
                .and_then(|file| file.contents_utf8())
                .map(str::to_owned)
        });
    match (error.line(), source) {
        (Some(line), Some(source)) => {
            let column = error.range().map_or(1, |range| {
                let start = range.start.min(source.len());
                source[..start]
                    .rfind('\n')
                    .map_or(start, |newline| start - newline - 1)
                    + 1
            });
            finding.at_span(&source, Span::point(line, column))
        }
        _ => finding,
    }
}
