//! A document without a title, so that its tab shows the file's name.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "document-title",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["2.4.2"],
        act: &[],
        title: ("Dokumentet har ingen titel", "The document has no title"),
        remedy: (
            "Skriv en titel i dokumentets egenskaper",
            "Write a title in the document's properties",
        ),
        why: None,
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    let untitled = offered.facts_of_text().filter(|facts| !facts.has_title);
    let Some(facts) = untitled else { return };
    let (name, (menu, menu_en)) = (offered.name, facts.format.menu());
    report.tell(
        text!(
            "{name} har ingen titel, så fliken visar bara filens namn.",
            "{name} has no title, so the tab shows only the file's name."
        ),
        text!(
            "Skriv en titel under {menu} i originalet, och spara filen på nytt.",
            "Write a title under {menu_en} in the original, and save the file anew."
        ),
    );
}
