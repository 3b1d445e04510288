//! A document whose author is a person: names follow files to whoever fetches them.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "document-author",
        area: Area::Privacy,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Ett dokument har en persons namn som författare",
            "A document has a person's name as its author",
        ),
        remedy: (
            "Skriv organisationen i dokumentets egenskaper",
            "Write the organisation in the document's properties",
        ),
        why: None,
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    let named = offered.facts().filter(|facts| facts.names_author);
    let Some(facts) = named else { return };
    let (name, (menu, menu_en)) = (offered.name, facts.format.menu());
    report.tell(
        text!(
            "I egenskaperna för {name} står en persons namn som författare.",
            "The properties of {name} have a person's name as the author."
        ),
        text!(
            "Skriv organisationen som författare under {menu}, och spara filen på nytt.",
            "Write the organisation as the author under {menu_en}, and save the file anew."
        ),
    );
}
