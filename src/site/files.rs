//! Files that pages use: what they offer to fetch, the pictures and the figures that they show.

use std::collections::{BTreeMap, BTreeSet};

use super::{ResolvedLink, Site, links};
use crate::blocks::{Figures, MOST_SERIES, too_many_series};
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::sources::{SourceText, Sources};

impl Site {
    /// Notes which files pages use, and which texts nobody will see.
    pub(super) fn collect_files(&mut self, sources: &Sources, findings: &mut Vec<Diagnostic>) {
        let mut offered = BTreeSet::new();
        let mut pictures = BTreeMap::new();
        for item in self.shown() {
            for (link, resolved) in item.page.body.links.iter().zip(&item.links) {
                if let ResolvedLink::File { source, image, .. } = resolved {
                    offered.insert(source.clone());
                    if let Some(facts) = image.filter(|_| link.sized) {
                        pictures.insert(source.clone(), facts);
                    }
                }
            }
            offered.extend(item.named.files.iter().cloned());
            pictures.extend(links::own_picture(&item.page, sources));
        }
        self.pictures = pictures;
        self.files = offered
            .iter()
            .filter(|source| source.starts_with("content/"))
            .map(|source| {
                let route = links::file_route(source);
                (route.trim_start_matches('/').to_owned(), source.clone())
            })
            .collect();
        for file in sources.files_below("content/") {
            if is_written_text(&file.path) && !offered.contains(&file.path) {
                findings.push(no_page(&file.path));
            }
        }
        self.offered = offered;
    }

    /// Whether a page names a file, and so shows its size or its figures.
    pub fn offers(&self, source: &str) -> bool {
        self.offered.contains(source) || self.tables.contains_key(source)
    }

    pub(super) fn collect_tables(&mut self, sources: &Sources, findings: &mut Vec<Diagnostic>) {
        let used: BTreeSet<&String> = self.shown().flat_map(|item| &item.named.tables).collect();
        let mut tables = BTreeMap::new();
        for source in used.into_iter().filter_map(|path| sources.text(path)) {
            let (figures, mistakes) = Figures::from_csv(&source.path, &source.text);
            findings.extend(mistakes);
            findings.extend(many_series(source, &figures));
            tables.insert(source.path.clone(), figures);
        }
        self.tables = tables;
    }
}

/// Figures of more series than a chart can show.
fn many_series(source: &SourceText, figures: &Figures) -> Option<Diagnostic> {
    let series = figures.series.len();
    (series > MOST_SERIES).then(|| {
        let (message, help) = too_many_series(series);
        let code = "chart-with-many-series";
        let path = source.path.as_str();
        Diagnostic::new(Severity::Warning, code, path, message, help)
            .at(&source.text, &(0..source.text.len()))
    })
}

/// Whether a file looks like a text that somebody meant to become a page.
fn is_written_text(path: &str) -> bool {
    let extension = path
        .rsplit('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    ["txt", "doc", "docx", "odt", "rtf", "pages", "htm", "html"].contains(&extension.as_str())
}

/// A text that is no page because of its format.
fn no_page(path: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "unused-file",
        path,
        text!(
            "Filen blir ingen sida, och ingen sida länkar till den.",
            "The file becomes no page, and no page links to it."
        ),
        text!(
            "En sida är en textfil vars namn slutar på .md. Spara texten så, eller länka till filen från en sida.",
            "A page is a text file whose name ends in .md. Save the text like that, or link to the file from a page."
        ),
    )
}
