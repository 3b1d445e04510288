//! A long text without headings that are marked as such.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::documents::Format;
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "document-headings",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["1.3.1", "2.4.6"],
        act: &[],
        title: (
            "Ett långt Word-dokument har inga rubriker",
            "A long Word document has no headings",
        ),
        remedy: (
            "Använd formatmallarna för rubriker",
            "Use the styles for headings",
        ),
        why: Some((
            "Den som lyssnar hoppar mellan rubriker. Utan dem måste hen höra allt från början.",
            "Those who listen jump between headings. Without them they must hear everything from the start.",
        )),
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    let is_without = offered
        .facts_of_text()
        .is_some_and(|facts| facts.format != Format::Pdf && facts.has_structure == Some(false));
    if !is_without {
        return;
    }
    let name = offered.name;
    report.tell(
        text!(
            "{name} är lång men har inga rubriker som är märkta som rubriker.",
            "{name} is long but has no headings that are marked as such."
        ),
        text!(
            "Välj formatmallen Rubrik 1, 2 och så vidare för rubrikerna i Word.",
            "Choose the style Heading 1, 2 and so on for the headings in Word."
        ),
    );
}
