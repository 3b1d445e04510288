//! Projects that come before themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::placed;
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::schema::types::{Reference, kind};
use crate::schema::{FieldPath, Segment};
use crate::site::Site;
use crate::sources::Sources;

/// Projects that come before themselves; each loop is told of once, where its first page names it.
pub(in crate::site) fn predecessors(
    site: &Site,
    sources: &Sources,
    findings: &mut Vec<Diagnostic>,
) {
    let mut before: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, item) in site.items.iter().enumerate() {
        let Fields::Project(project) = &item.page.fields else {
            continue;
        };
        let find = |reference: &Reference<kind::Project>| {
            site.find_index(
                reference.as_str(),
                &[KindName::Project],
                &item.page.language,
            )
        };
        for earlier in project.predecessors.iter().filter_map(find) {
            before.entry(index).or_default().push(earlier);
        }
        for later in project.successors.iter().filter_map(find) {
            before.entry(later).or_default().push(index);
        }
    }
    for index in before.keys() {
        let in_loop = |other: usize| {
            comes_before(&before, other, *index) && comes_before(&before, *index, other)
        };
        if !in_loop(*index) || before.keys().any(|other| other < index && in_loop(*other)) {
            continue;
        }
        let page = &site.items[*index].page;
        let has_own =
            matches!(&page.fields, Fields::Project(project) if !project.predecessors.is_empty());
        let field = if has_own {
            "predecessors"
        } else {
            "successors"
        };
        findings.push(placed(
            sources,
            page,
            &FieldPath(vec![Segment::Field(field)]),
            Severity::Error,
            "reference-loop",
            text!(
                "Projektet är sin egen föregångare.",
                "The project comes before itself."
            ),
            text!(
                "Ta bort en av hänvisningarna i foregangare eller efterfoljare.",
                "Remove one of the references in predecessors or successors."
            ),
        ));
    }
}

/// Whether a project comes before another, however many steps back.
fn comes_before(before: &BTreeMap<usize, Vec<usize>>, earlier: usize, later: usize) -> bool {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![later];
    while let Some(next) = waiting.pop() {
        for step in before.get(&next).into_iter().flatten() {
            if *step == earlier {
                return true;
            }
            if reached.insert(*step) {
                waiting.push(*step);
            }
        }
    }
    false
}
