//! What has changed in the files taken in, as little at a time as gives the same as all anew.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use super::{Known, Preview, parse_and_resolve};
use crate::outputs::{Entry, output_path};
use crate::page::{Page, Parsed};
use crate::pipeline::{PageParser, configure};
use crate::sources::{Sources, is_page};
use crate::texts::Texts;
use crate::theme::Theme;

/// How many files may change at once before looking at all of them is quicker.
const MOST_SINGLE_FILES: usize = 40;

/// What a look at the files led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Something is other than before.
    pub changed: bool,
    /// Pages parsed.
    pub parsed: usize,
    /// Files that are copied as they are, and that no page says anything of.
    pub copied: usize,
    /// Addresses at which another file lies than before: a browser has no other way to know.
    pub files: Vec<String>,
    /// The whole site was resolved anew.
    pub resolved: bool,
    /// Output paths of the only pages that can be other than before; `None` when any can.
    pub touched: Option<Vec<String>>,
}

impl Preview {
    /// Looks at files that may have changed; at all of them when it is not known which.
    pub fn refresh(&mut self, places: Option<&[PathBuf]>) -> Refreshed {
        let single = places.filter(|places| places.len() <= MOST_SINGLE_FILES);
        let changed = single.and_then(|places| self.sources.refresh(places));
        let refreshed = match changed {
            Some(changed) => Refreshed {
                files: self.routes_of_files(&changed),
                ..self.take_in(&changed)
            },
            None => self.take_in_all(),
        };
        if refreshed.changed {
            self.generation += 1;
        }
        refreshed
    }

    /// Where files are published that are copied as they are.
    fn routes_of_files(&self, paths: &[String]) -> Vec<String> {
        let files: Vec<&String> = paths.iter().filter(|path| !is_page(path)).collect();
        if files.is_empty() {
            return Vec::new();
        }
        let published = self.plan.iter().filter(|(_, entry)| match entry {
            Entry::File(source) | Entry::Image(source, _) => files.contains(&source),
            _ => false,
        });
        let base = self.config.base_path();
        published.map(|(path, _)| format!("{base}{path}")).collect()
    }

    /// Takes in the whole folder again.
    fn take_in_all(&mut self) -> Refreshed {
        let Ok(sources) = Sources::read(&self.options.root, &self.options.output) else {
            return Refreshed::default();
        };
        self.sources = sources;
        self.reconfigure()
    }

    fn take_in(&mut self, changed: &[String]) -> Refreshed {
        if changed.is_empty() {
            return Refreshed::default();
        }
        let is_setting =
            |path: &String| !(path.starts_with("content/") || path.starts_with("static/"));
        let only_theme =
            |path: &String| path.starts_with("themes/") || path.starts_with("locales/");
        if changed.iter().all(only_theme) {
            return self.take_in_theme();
        }
        if changed.iter().any(is_setting) {
            return self.reconfigure();
        }
        let mut refreshed = Refreshed {
            changed: true,
            ..Refreshed::default()
        };
        let mut touched = Vec::new();
        let mut others = BTreeSet::new();
        for path in changed {
            if is_page(path) {
                match self.take_in_page(path) {
                    Taken::Same => {}
                    Taken::Replaced => {
                        refreshed.parsed += 1;
                        touched.extend(self.output_of(path));
                    }
                    Taken::Other => {
                        refreshed.parsed += 1;
                        others.insert(path);
                    }
                }
            } else if self.is_only_copied(path) {
                refreshed.copied += 1;
            } else {
                others.insert(path);
            }
        }
        if !others.is_empty() {
            self.resolve();
            refreshed.resolved = true;
        } else {
            refreshed.touched = Some(touched);
            refreshed.changed = refreshed.parsed + refreshed.copied > 0;
        }
        refreshed
    }

    /// Whether a file was and still is in the plan as it is, and no page names it.
    fn is_only_copied(&self, path: &str) -> bool {
        let published = path
            .strip_prefix("static/")
            .and_then(|below| self.plan.get(below));
        let is_there = self.sources.file(path).is_some();
        let planned = matches!(published, Some(Entry::File(source)) if source == path);
        is_there && planned && !self.site.offers(path)
    }

    /// Where the page of a source is published.
    fn output_of(&self, path: &str) -> Option<String> {
        let item = self.site.shown().find(|item| item.page.path == path);
        item.map(|item| output_path(&item.route))
    }

    /// Parses one page again and, where nobody else can see the difference, puts it in its old place.
    fn take_in_page(&mut self, path: &str) -> Taken {
        let Some(hash) = self.sources.hash_page(path) else {
            return match self.pages.remove(path) {
                Some(_) => Taken::Other,
                None => Taken::Same,
            };
        };
        let parser = PageParser::new(&self.config);
        let key = parser.key(hash);
        if self.pages.get(path).is_some_and(|known| known.key == key) {
            return Taken::Same;
        }
        let Some(file) = self.sources.page(path) else {
            return Taken::Same;
        };
        let mut parsed = parser.parse(&self.sources, &file);
        parsed.html = None;
        let known = Known::new(key, parsed, self.pages.get(path));
        let page = known.parsed.page.clone();
        let was_broken = self.pages.get(path).is_some_and(|known| known.broken);
        let is_broken = known.broken;
        self.pages.insert(path.to_owned(), known);
        self.keep_text(path);
        let Some(page) = page else {
            return Taken::Other;
        };
        // A page that is shown as it last was is in its place already.
        if is_broken {
            return Taken::Replaced;
        }
        match self.site.replace(Arc::clone(&page), &self.sources) {
            Ok(()) => {
                self.check_routes_of(path);
                Taken::Replaced
            }
            Err(_) if was_broken && self.is_hidden(&page) => Taken::Replaced,
            Err(_) => Taken::Other,
        }
    }

    fn is_hidden(&self, page: &Page) -> bool {
        self.site
            .hidden
            .iter()
            .any(|hidden| hidden.path == page.path && hidden.face == page.face)
    }

    /// Loads templates, styles and interface texts again; what is broken stays as it was.
    fn take_in_theme(&mut self) -> Refreshed {
        if !self.trouble.is_empty() {
            return self.reconfigure();
        }
        match Theme::load(&self.config, &self.sources) {
            Ok(theme) => {
                self.theme = theme;
                self.lay_out();
            }
            Err(findings) => self.trouble = findings,
        }
        Refreshed {
            changed: true,
            ..Refreshed::default()
        }
    }

    /// Reads settings, vocabularies and theme again, and every page that they have changed.
    fn reconfigure(&mut self) -> Refreshed {
        let mut refreshed = Refreshed {
            changed: true,
            resolved: true,
            ..Refreshed::default()
        };
        let (config, theme, settings) = match configure(&self.sources) {
            Ok(configured) => configured,
            Err(findings) => {
                self.trouble = findings;
                return Refreshed {
                    resolved: false,
                    ..refreshed
                };
            }
        };
        let old = std::mem::take(&mut self.pages);
        let before: HashMap<String, u128> = old
            .iter()
            .map(|(path, known)| (path.clone(), known.key))
            .collect();
        let mut known: HashMap<String, (u128, Parsed)> = old
            .iter()
            .filter(|(_, known)| !known.broken)
            .map(|(path, known)| (path.clone(), (known.key, known.parsed.clone())))
            .collect();
        let (pages, (site, general)) = parse_and_resolve(
            &self.sources,
            &config,
            &mut known,
            &self.options,
            Some(&old),
        );
        refreshed.parsed = pages
            .iter()
            .filter(|(path, known)| before.get(*path) != Some(&known.key))
            .count();
        self.pages = pages;
        self.site = site;
        let texts = std::mem::replace(&mut self.texts, Texts::new(&config, HashMap::new()));
        self.texts = texts.reconfigured(&config);
        self.config = config;
        self.theme = theme;
        self.settings = settings;
        self.general = general;
        self.trouble.clear();
        self.lay_out();
        refreshed
    }
}

/// What came of taking a page in again.
enum Taken {
    /// It is as it was.
    Same,
    /// It has taken its old place.
    Replaced,
    /// Others can see a difference.
    Other,
}
