//! Figures that nobody says the source of: in the fields of an example, or many in a running text.

use std::ops::Range;

use super::front_matter::span_in;
use super::{Page, claims};
use crate::diagnostic::Diagnostic;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::common::Evidence;
use crate::rules::facts::missing_source;
use crate::rules::facts::value_differs::percentages;
use crate::schema::{FieldPath, Segment};
use crate::value::Node;

/// From how many shares on a text needs a source for them.
const MANY: usize = 4;

/// Addresses of pages that are sources themselves, as links write them.
const SOURCES: [&str; 8] = [
    "rapporter/",
    "utvarderingar/",
    "rapport:",
    "utvardering:",
    "report:",
    "evaluation:",
    "reports/",
    "evaluations/",
];

/// The figures without a source, told of once, at the first of them.
pub(super) fn find(page: &Page, source: &str, body: usize, node: &Node) -> Option<Diagnostic> {
    let has_figures = [KindName::Case, KindName::Method, KindName::Project].contains(&page.kind());
    if !has_figures || names_source(page, &source[body..]) {
        return None;
    }
    let path = page.path.as_str();
    let (place, finding) = match field_without_source(page, node) {
        Some(place) => (place, missing_source::of_field(path)),
        None => {
            let (place, count) = in_text(&source[body..], body)?;
            (place, missing_source::of_text(path, count))
        }
    };
    Some(finding.at(source, &place))
}

fn names_source(page: &Page, body: &str) -> bool {
    let common = &page.common;
    let is_evaluated = |evidence: Option<&Evidence>| {
        evidence.is_some_and(|evidence| !evidence.evaluation.is_empty())
    };
    let in_fields = match &page.fields {
        Fields::Case(case) => is_evaluated(case.evidence.as_ref()),
        Fields::Method(method) => {
            is_evaluated(method.evidence.as_ref()) || !method.evaluations.is_empty()
        }
        Fields::Project(project) => project.goals.iter().any(|goal| goal.evidence.is_some()),
        _ => true,
    };
    in_fields
        || !common.sources.is_empty()
        || !common.attachments.is_empty()
        || !common.links.is_empty()
        || body.contains("[^")
        || body.contains("](http")
        || page
            .body
            .links
            .iter()
            .any(|link| SOURCES.iter().any(|source| link.target.contains(source)))
}

/// Where the first result stands that says nothing of its source.
fn field_without_source(page: &Page, node: &Node) -> Option<Range<usize>> {
    let Fields::Case(case) = &page.fields else {
        return None;
    };
    // Where it rests on them alone, a level of evidence that nothing supports has been reported.
    if case
        .evidence
        .as_ref()
        .is_some_and(|evidence| evidence.level.0 > 0)
    {
        return None;
    }
    let index = case.results.iter().position(|result| {
        result.source.is_none() && result.survey.is_none() && result.url.is_none()
    })?;
    let path = FieldPath(vec![Segment::Field("results"), Segment::Index(index)]);
    span_in(node, page.kind(), &path)
}

/// Where the first share of a text stands that has many, and how many.
fn in_text(body: &str, start: usize) -> Option<(Range<usize>, usize)> {
    let mut places = percentages(body);
    places.extend(claims::places(body));
    places.sort_by_key(|place| place.start);
    let count = places.len();
    let first = places.into_iter().next().filter(|_| count >= MANY)?;
    Some((start + first.start..start + first.end, count))
}
