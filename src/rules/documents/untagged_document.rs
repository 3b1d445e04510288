//! A PDF without marks for headings, lists and tables (ISO 32000-2, 14.8).

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::documents::Format;
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "untagged-document",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["1.3.1", "1.3.2"],
        act: &[],
        title: ("En PDF är inte taggad", "A PDF is not tagged"),
        remedy: (
            "Spara om originalet som taggad PDF",
            "Save the original as a tagged PDF",
        ),
        why: Some((
            "Utan taggar läser en skärmläsare spalter, tabeller och fotnoter i fel ordning.",
            "Without tags a screen reader reads columns, tables and notes in the wrong order.",
        )),
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    let is_untagged = offered
        .facts_of_text()
        .is_some_and(|facts| facts.format == Format::Pdf && facts.has_structure == Some(false));
    if !is_untagged {
        return;
    }
    let name = offered.name;
    report.tell(
        text!(
            "{name} är inte taggad. Skärmläsare vet inte vad som är rubriker, listor och tabeller.",
            "{name} is not tagged. Screen readers do not know what is headings, lists and tables."
        ),
        text!(
            "Spara om originalet som PDF med valet \"Dokumentstrukturtaggar för hjälpmedel\". Skriv det viktigaste på sidan också.",
            "Save the original as PDF with \"Document structure tags for accessibility\". Write the gist on the page too."
        ),
    );
}
