//! A document that does not say what language it is in, so that speech has to guess.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "document-language",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &["3.1.1"],
        act: &[],
        title: (
            "Dokumentet säger inte vilket språk det är på",
            "The document does not say what language it is in",
        ),
        remedy: (
            "Välj språk i originalet",
            "Choose the language in the original",
        ),
        why: Some((
            "Talsyntes som gissar fel läser svenska som om det vore engelska.",
            "Speech that guesses wrongly reads Swedish as if it were English.",
        )),
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    let facts = offered.facts_of_text();
    if facts.is_none_or(|facts| facts.has_language != Some(false)) {
        return;
    }
    let name = offered.name;
    report.tell(
        text!(
            "{name} säger inte vilket språk den är på, så talsyntes kan läsa den fel.",
            "{name} does not say what language it is in, so speech may read it wrongly."
        ),
        text!(
            "Välj språk för hela texten i originalet, och spara filen på nytt.",
            "Choose the language of the whole text in the original, and save the file anew."
        ),
    );
}
