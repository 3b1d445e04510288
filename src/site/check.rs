//! Mistakes that only show when pages are seen together: references that lead nowhere, files that
//! do not exist, evidence claimed above its source, one fact with two values.

mod claims;
mod courses;
mod documents;
mod evidence;
mod freshness;
mod pictures;
mod projects;
mod quotes;
mod references;
mod surveys;

use self::courses::occasions_to_come;
use self::evidence::evidence;
use super::{Item, Site};
use crate::diagnostic::{Diagnostic, Severity, Span, Text};
use crate::kinds::Fields;
use crate::page::{Page, locate};
use crate::rules::facts::missing_outcome;
use crate::rules::of_fields::Told;
use crate::schema::{FieldPath, FieldValue as _, Mention, Segment};
use crate::sources::{SITE_FILE, Sources};
use crate::value::parse_toml;

pub(super) use self::documents::{documents, documents_without_page};
pub(super) use self::freshness::owners;
pub(super) use self::pictures::own_picture;
pub(crate) use self::pictures::{own_picture_finding, picture_mistake};
pub(super) use self::projects::predecessors;
pub(super) use self::references::references;
pub use self::surveys::{FoundQuestion, find_question};

/// Calls `visit` for everything that an item's front matter and blocks mention.
pub fn each_mention(item: &Item, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
    let mut path = FieldPath::default();
    item.page.common.mentions(&mut path, visit);
    item.page.fields.mentions(&mut path, visit);
    for block in &item.page.body.blocks {
        block.mentions(visit);
    }
}

/// Rules that compare an item with the items that it refers to.
pub(super) fn cross_page_rules(
    site: &Site,
    sources: &Sources,
    item: &Item,
    findings: &mut Vec<Diagnostic>,
) {
    self::claims::claims(site, sources, item, findings);
    self::freshness::freshness(site, sources, item, findings);
    self::quotes::quotes(site, sources, item, findings);
    self::surveys::against_surveys(site, sources, item, findings);
    match &item.page.fields {
        Fields::Case(case) => {
            evidence(site, sources, item, case.evidence.as_ref(), &[], findings);
        }
        Fields::Course(course) => occasions_to_come(site, sources, item, course, findings),
        Fields::Method(method) => {
            let (given, further) = (method.evidence.as_ref(), &method.evaluations);
            evidence(site, sources, item, given, further, findings);
        }
        Fields::Project(project) if site.config.listens_to(missing_outcome::RULE.code) => {
            let told = missing_outcome::check(project, site.when.today).into_iter();
            findings.extend(told.map(|told| placed_told(sources, &item.page, told)));
        }
        _ => {}
    }
}

/// Puts what is said of the settings as a whole at the site's title, so that editors and code hosts can
/// show where.
pub(super) fn place_in_settings(sources: &Sources, findings: &mut [Diagnostic]) {
    let is_whole = |finding: &&mut Diagnostic| finding.file == SITE_FILE && finding.span.is_none();
    let mut whole = findings.iter_mut().filter(is_whole).peekable();
    let Some(source) = whole.peek().and_then(|_| sources.text(SITE_FILE)) else {
        return;
    };
    let settings = parse_toml(&source.text, 0..source.text.len()).ok();
    let title =
        settings.and_then(|settings| Some(settings.get(&["title", "titel"])?.node.span.clone()));
    let place = title.unwrap_or(0..1);
    for finding in whole {
        *finding = finding.clone().at(&source.text, &place);
    }
}

/// A finding about a page, at the place of a field; at its first line where the field is not written.
pub(crate) fn placed(
    sources: &Sources,
    page: &Page,
    path: &FieldPath,
    severity: Severity,
    code: &'static str,
    message: Text,
    help: Text,
) -> Diagnostic {
    let finding = Diagnostic::new(severity, code, page.path.as_str(), message, help);
    let Some(source) = sources.page_text(&page.path) else {
        return finding;
    };
    let span = locate(&source, page.kind(), path).unwrap_or(Span::point(1, 1));
    finding.at_span(&source.text, span)
}

/// What a rule tells of a field of a page, at its place.
fn placed_told(sources: &Sources, page: &Page, told: Told) -> Diagnostic {
    let Told {
        field,
        severity,
        code,
        message,
        help,
    } = told;
    placed(sources, page, &field, severity, code, message, help)
}

/// The field that gives a page its address: its id where it is written, else its title, since the
/// file's name stands nowhere in the file.
pub(crate) fn naming_field(page: &Page) -> FieldPath {
    let common = &page.common;
    let field = if common.translation_of.is_some() {
        "translation_of"
    } else if common.id.is_some() {
        "id"
    } else {
        "title"
    };
    FieldPath(vec![Segment::Field(field)])
}
