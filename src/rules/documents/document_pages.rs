//! A page that says how many pages a document has, when it has others.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::documents::Format;
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "document-pages",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Sidan anger ett annat antal sidor än dokumentet har",
            "The page states another number of pages than the document has",
        ),
        remedy: (
            "Ta bort uppgiften, programmet räknar sidorna",
            "Remove it, the program counts the pages",
        ),
        why: None,
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    // What Word wrote of its pages when it last saved a file proves nothing.
    let facts = offered.facts().filter(|facts| facts.format != Format::Word);
    let counted = facts.and_then(|facts| facts.pages);
    let (Some(stated), Some(pages)) = (offered.pages, counted) else {
        return;
    };
    if stated == pages {
        return;
    }
    let name = offered.name;
    report.tell_of_pages(
        text!(
            "Här står {stated} sidor, men {name} har {pages}.",
            "Here it says {stated} pages, but {name} has {pages}."
        ),
        text!(
            "Ta bort raden. Programmet räknar sidorna.",
            "Remove the line. The program counts the pages."
        ),
    );
}
