//! A document that asks for a password, so that nobody can read it.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::documents::Mistake;
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "locked-document",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Dokumentet är låst med lösenord",
            "The document is locked with a password",
        ),
        remedy: ("Ta bort lösenordet", "Remove the password"),
        why: None,
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    if offered.mistake() != Some(Mistake::Locked) {
        return;
    }
    let name = offered.name;
    report.tell(
        text!(
            "{name} är låst med lösenord, så ingen kan läsa den.",
            "{name} is locked with a password, so nobody can read it."
        ),
        text!(
            "Ta bort lösenordet och spara filen på nytt.",
            "Remove the password and save the file anew."
        ),
    );
}
