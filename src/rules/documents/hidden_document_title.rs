//! A PDF that has a title and does not show it. ISO 14289-1 (PDF/UA-1), 7.1: windows shall show the
//! title of a document, not its file's name.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "hidden-document-title",
        area: Area::Documents,
        severity: Severity::Advice,
        criteria: &["2.4.2"],
        act: &[],
        title: (
            "En PDF visar filens namn i stället för sin titel",
            "A PDF shows its file's name instead of its title",
        ),
        remedy: (
            "Välj att visa dokumentets titel när du gör PDF:en",
            "Choose to show the document title when you make the PDF",
        ),
        why: Some((
            "Den som har många flikar öppna, eller hör dem lästa, känner inte igen ett filnamn (PDF/UA-1, 7.1).",
            "Those who have many tabs open, or hear them read, do not recognise a file's name (PDF/UA-1, 7.1).",
        )),
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    let is_hidden = offered
        .facts_of_text()
        .is_some_and(|facts| facts.has_title && facts.shows_title == Some(false));
    if !is_hidden {
        return;
    }
    let name = offered.name;
    report.tell(
        text!(
            "{name} har en titel, men visar filens namn i fönstret.",
            "{name} has a title, but shows the file's name in the window."
        ),
        text!(
            "Välj att visa dokumentets titel. I Acrobat finns det under Egenskaper och Startvy, i LibreOffice under Användargränssnitt när du exporterar.",
            "Choose to show the document title. In Acrobat it is under Properties and Initial View, in LibreOffice under User Interface when you export."
        ),
    );
}
