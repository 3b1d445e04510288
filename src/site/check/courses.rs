//! What those who want to come to a course need to know, and calendars too.

use super::placed;
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::kinds::course::Course;
use crate::schema::types::{Term, vocabulary};
use crate::schema::{FieldPath, Segment};
use crate::site::{Item, Site};
use crate::sources::Sources;

/// What those who want to come to a course need to know, and calendars too.
pub(super) fn occasions_to_come(
    site: &Site,
    sources: &Sources,
    item: &Item,
    course: &Course,
    findings: &mut Vec<Diagnostic>,
) {
    let online = |mode: Option<&Term<vocabulary::Modes>>| {
        mode.is_some_and(|mode| mode.as_str() == "sjalvstudier")
    };
    let to_come = course.occasions.iter().enumerate().filter(|(_, occasion)| {
        let start = occasion.starts();
        !occasion.cancelled && start.is_some_and(|start| start.day >= site.when.today)
    });
    for (index, occasion) in to_come {
        let path = FieldPath(vec![Segment::Field("occasions"), Segment::Index(index)]);
        let mut report = |severity, code, message, help| {
            findings.push(placed(
                sources, &item.page, &path, severity, code, message, help,
            ));
        };
        let has_place = occasion.venue.is_some()
            || occasion.url.is_some()
            || occasion.registration_url.is_some();
        if !has_place && !online(occasion.mode.as_ref().or(course.mode.as_ref())) {
            report(
                Severity::Warning,
                "missing-place",
                text!(
                    "Kurstillfället har varken lokal eller adress på nätet.",
                    "The occasion has neither a venue nor an address on the web."
                ),
                text!(
                    "Skriv lokal = \"Stadshuset\", eller url = \"https://…\" till mötet eller en sida om det.",
                    "Write venue = \"Town hall\", or url = \"https://…\" to the meeting or a page about it."
                ),
            );
        }
        if occasion.id.is_none() {
            report(
                Severity::Advice,
                "missing-id",
                text!(
                    "Kurstillfället har inget id, så den som prenumererar får två tillfällen om tiden ändras.",
                    "The occasion has no id, so those who subscribe get two occasions if its time changes."
                ),
                text!(
                    "Skriv ett namn som aldrig ändras: id = \"lund-1\".",
                    "Write a name that never changes: id = \"lund-1\"."
                ),
            );
        }
    }
}
