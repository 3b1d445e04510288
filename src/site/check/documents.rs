//! Documents that a page offers or links to: which they are and where the page names them. The rules on
//! documents judge them.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::placed;
use crate::diagnostic::{Diagnostic, Span};
use crate::documents::Format;
use crate::kinds::Fields;
use crate::kinds::report::Report;
use crate::rules::documents::{self as rules, About, Content, Offered, Told};
use crate::schema::types::PartialDate;
use crate::schema::{FieldPath, Segment};
use crate::site::links::{ResolvedLink, file_source};
use crate::site::{Item, Site};
use crate::sources::Sources;

/// A document that a page names.
struct Named {
    /// Path of the source; `None` where it is none of the site's files.
    source: Option<String>,
    place: Place,
    /// When it is from, as the page says.
    date: Option<Date>,
    /// How many pages it has, as the page says, and where that stands.
    pages: Option<(u32, FieldPath)>,
    /// Whether it is a PDF with all the text that there is of the report that the page is about.
    is_whole_report: bool,
}

/// Where a document is named.
enum Place {
    Field(FieldPath),
    Text(Span),
}

/// Tells of the documents that an item names, each once.
pub(in crate::site) fn documents(
    site: &Site,
    sources: &Sources,
    item: &Item,
    links: &[ResolvedLink],
    findings: &mut Vec<Diagnostic>,
) {
    let mut seen = BTreeSet::new();
    for named in named(sources, item, links) {
        let source = named.source.as_deref();
        if source.is_some_and(|source| !seen.insert(source.to_owned())) {
            continue;
        }
        let offered = Offered {
            name: source.map_or("", |source| source.rsplit('/').next().unwrap_or(source)),
            content: content(sources, source),
            date: named.date,
            pages: named.pages.as_ref().map(|(stated, _)| *stated),
            summary: named.is_whole_report.then_some(item.page.body.words),
        };
        let told = rules::check(&offered, |code| site.config.listens_to(code));
        findings.extend(told.into_iter().map(|told| named.tell(told, sources, item)));
    }
}

/// Tells of identity numbers in documents that are published as they are though no page names them:
/// whoever has the address can fetch them.
pub(in crate::site) fn documents_without_page(
    site: &Site,
    sources: &Sources,
    findings: &mut Vec<Diagnostic>,
) {
    let files = sources.files_below("static/");
    let paths = files.map(|file| file.path.as_str());
    let paths: Vec<&str> = paths.filter(|path| !site.offers(path)).collect();
    let found = paths.par_iter().flat_map_iter(|path| {
        let offered = Offered {
            name: path.rsplit('/').next().unwrap_or(path),
            content: content(sources, Some(path)),
            date: None,
            pages: None,
            summary: None,
        };
        // Whether everyone can read it matters to those who are led to it.
        let told = rules::check(&offered, |_| false).into_iter();
        told.map(|told| Diagnostic::new(told.severity, told.code, *path, told.message, told.help))
    });
    findings.extend(found.collect::<Vec<Diagnostic>>());
}

fn content(sources: &Sources, source: Option<&str>) -> Content {
    let Some(source) = source else {
        return Content::Unknown;
    };
    match Format::of_old_name(source) {
        Some(format) => Content::OldFormat(format),
        None => sources
            .document(source)
            .map_or(Content::Unknown, Content::Read),
    }
}

/// Documents in fields first: they say most of them.
fn named(sources: &Sources, item: &Item, links: &[ResolvedLink]) -> Vec<Named> {
    let page = &item.page;
    let mut named = Vec::new();
    if let Fields::Report(report) = &page.fields {
        named.extend(of_report(sources, item, report));
    }
    for (index, attachment) in page.common.attachments.iter().enumerate() {
        let path = [Segment::Field("attachments"), Segment::Index(index)];
        let field = |name| FieldPath([path.as_slice(), &[Segment::Field(name)]].concat());
        let Some(file) = &attachment.file else {
            continue;
        };
        let Some(source) = file_source(&page.path, file.as_str(), sources) else {
            continue;
        };
        named.push(Named {
            source: Some(source),
            place: Place::Field(field("file")),
            date: attachment.date.map(PartialDate::last_day),
            pages: attachment.pages.map(|pages| (pages, field("pages"))),
            is_whole_report: false,
        });
    }
    for (link, resolved) in page.body.links.iter().zip(links) {
        if let ResolvedLink::File { source, .. } = resolved
            && !link.picture
        {
            named.push(Named {
                source: Some(source.clone()),
                place: Place::Text(link.span),
                date: None,
                pages: None,
                is_whole_report: false,
            });
        }
    }
    named
}

/// The file of a report, and where else it can be fetched.
fn of_report(sources: &Sources, item: &Item, report: &Report) -> Vec<Named> {
    let field = |name| FieldPath(vec![Segment::Field(name)]);
    let file = report.file.as_ref().map(|file| file.as_str());
    let url = report.url.as_ref().map(|url| url.as_str());
    let is_file_whole = file.is_some_and(is_pdf);
    let mut named = Vec::new();
    if let Some(file) = file {
        named.push(Named {
            source: file_source(&item.page.path, file, sources),
            place: Place::Field(field("file")),
            date: report.report_date.map(PartialDate::last_day),
            pages: report.pages.map(|pages| (pages, field("pages"))),
            is_whole_report: is_file_whole,
        });
    }
    if url.is_some_and(is_pdf) && !is_file_whole {
        named.push(Named {
            source: None,
            place: Place::Field(field("url")),
            date: None,
            pages: None,
            is_whole_report: true,
        });
    }
    named
}

/// Whether a file or an address is that of a PDF, by its name.
fn is_pdf(name: &str) -> bool {
    let name = name.split(['?', '#']).next().unwrap_or_default();
    Format::of_name(name) == Some(Format::Pdf)
}

impl Named {
    /// Puts what is told in its place.
    fn tell(&self, told: Told, sources: &Sources, item: &Item) -> Diagnostic {
        let page = &item.page;
        let Told {
            severity,
            code,
            message,
            help,
            about,
        } = told;
        let field = match (&about, &self.pages, &self.place) {
            (About::Pages, Some((_, pages)), _) => pages,
            (_, _, Place::Field(field)) => field,
            (_, _, Place::Text(span)) => {
                let path = page.path.as_str();
                let found = Diagnostic::new(severity, code, path, message, help);
                return match sources.page_text(path) {
                    Some(source) => found.at_span(&source.text, *span),
                    None => found,
                };
            }
        };
        placed(sources, page, field, severity, code, message, help)
    }
}
