//! Documents that a page offers or links to: what keeps some from reading them, and what they tell of
//! people.

mod told;

use std::collections::BTreeSet;

use jiff::civil::Date;

use self::told::{Told, told};
use super::placed;
use crate::diagnostic::{Diagnostic, Span, text};
use crate::documents::{Facts, Format};
use crate::kinds::Fields;
use crate::schema::types::PartialDate;
use crate::schema::{FieldPath, Segment};
use crate::site::links::{ResolvedLink, file_source};
use crate::site::{Item, Site};
use crate::sources::Sources;

/// The fewest words that a page needs to stand for a report whose text is only in a PDF.
const FEWEST_WORDS: u32 = 150;

/// A document that a page names.
struct Named {
    /// Path of the source.
    source: String,
    place: Place,
    /// When it is from, as the page says.
    date: Option<Date>,
    /// How many pages it has, as the page says, and where that stands.
    pages: Option<(u32, FieldPath)>,
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
        if !seen.insert(named.source.clone()) {
            continue;
        }
        let name = named.source.rsplit('/').next().unwrap_or(&named.source);
        let found = match Format::of_old_name(name) {
            Some(format) => Some(vec![told::old_format(name, format)]),
            None => sources
                .document(&named.source)
                .map(|found| told::all(name, &found, named.date)),
        };
        let found = found.into_iter().flatten();
        let found = found.filter(|told| site.config.listens_to(told.code));
        findings.extend(found.map(|told| told.at(&named.place, sources, item)));
        findings.extend(pages(site, sources, item, &named, name));
    }
    summary(site, sources, item, findings);
}

/// Documents in fields first: they say most of them.
fn named(sources: &Sources, item: &Item, links: &[ResolvedLink]) -> Vec<Named> {
    let page = &item.page;
    let in_fields =
        |file: Option<&str>, date: Option<PartialDate>, pages: Option<u32>, path: &[Segment]| {
            let field = |name| {
                let path = path.iter().copied();
                FieldPath(path.chain([Segment::Field(name)]).collect())
            };
            Some(Named {
                source: file_source(&page.path, file?, sources)?,
                place: Place::Field(field("file")),
                date: date.map(PartialDate::last_day),
                pages: pages.map(|pages| (pages, field("pages"))),
            })
        };
    let mut named = Vec::new();
    if let Fields::Report(report) = &page.fields {
        let file = report.file.as_ref().map(|file| file.as_str());
        named.extend(in_fields(file, report.report_date, report.pages, &[]));
    }
    for (index, attachment) in page.common.attachments.iter().enumerate() {
        let file = attachment.file.as_ref().map(|file| file.as_str());
        let path = [Segment::Field("attachments"), Segment::Index(index)];
        named.extend(in_fields(file, attachment.date, attachment.pages, &path));
    }
    for (link, resolved) in page.body.links.iter().zip(links) {
        if let ResolvedLink::File { source, .. } = resolved
            && !link.picture
        {
            named.push(Named {
                source: source.clone(),
                place: Place::Text(link.span),
                date: None,
                pages: None,
            });
        }
    }
    named
}

/// The page says how many pages a document has, and it has others. What Word wrote of its pages when
/// it last saved a file proves nothing.
fn pages(
    site: &Site,
    sources: &Sources,
    item: &Item,
    named: &Named,
    name: &str,
) -> Option<Diagnostic> {
    let (stated, path) = named.pages.as_ref()?;
    let is_counted = |facts: &Facts| facts.format != Format::Word;
    let facts = sources.document(&named.source)?.ok().filter(is_counted)?;
    let pages = facts.pages.filter(|pages| pages != stated)?;
    let told = told(
        "document-pages",
        text!(
            "Här står {stated} sidor, men {name} har {pages}.",
            "Here it says {stated} pages, but {name} has {pages}."
        ),
        text!(
            "Ta bort raden. Programmet räknar sidorna.",
            "Remove the line. The program counts the pages."
        ),
    );
    let place = Place::Field(path.clone());
    let is_heard = site.config.listens_to(told.code);
    is_heard.then(|| told.at(&place, sources, item))
}

impl Told {
    fn at(self, place: &Place, sources: &Sources, item: &Item) -> Diagnostic {
        let page = &item.page;
        let Self {
            severity,
            code,
            message,
            help,
        } = self;
        match place {
            Place::Field(path) => placed(sources, page, path, severity, code, message, help),
            Place::Text(span) => {
                let path = page.path.as_str();
                let found = Diagnostic::new(severity, code, path, message, help);
                match sources.page_text(path) {
                    Some(source) => found.at_span(&source.text, *span),
                    None => found,
                }
            }
        }
    }
}

/// A report whose text is only in a PDF, on a page that says little of what is in it.
fn summary(site: &Site, sources: &Sources, item: &Item, findings: &mut Vec<Diagnostic>) {
    let code = "thin-summary";
    let Fields::Report(report) = &item.page.fields else {
        return;
    };
    let is_pdf = |name: &str| {
        let name = name.split(['?', '#']).next().unwrap_or_default();
        name.to_ascii_lowercase().ends_with(".pdf")
    };
    let field = if report
        .file
        .as_ref()
        .is_some_and(|file| is_pdf(file.as_str()))
    {
        "file"
    } else if report.url.as_ref().is_some_and(|url| is_pdf(url.as_str())) {
        "url"
    } else {
        return;
    };
    let words = item.page.body.words;
    if words >= FEWEST_WORDS || !site.config.listens_to(code) {
        return;
    }
    let told = told(
        code,
        text!(
            "Hela rapporten finns bara som PDF, och sidan har {words} ord om den.",
            "The whole report is only a PDF, and the page has {words} words on it."
        ),
        text!(
            "Skriv minst {FEWEST_WORDS} ord om vad rapporten kom fram till. En del kan inte läsa en PDF, och de flesta öppnar den inte.",
            "Write at least {FEWEST_WORDS} words on what the report found. Some cannot read a PDF, and most do not open it."
        ),
    );
    let place = Place::Field(FieldPath(vec![Segment::Field(field)]));
    findings.push(told.at(&place, sources, item));
}
