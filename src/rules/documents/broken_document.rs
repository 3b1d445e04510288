//! A document that nobody can open: damaged, or something else than its name says.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::documents::{Format, Mistake};
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "broken-document",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Dokumentet är skadat eller något annat än namnet säger",
            "The document is damaged or something else than its name says",
        ),
        remedy: ("Spara originalet på nytt", "Save the original anew"),
        why: None,
    },
    check,
};

fn check(offered: &Offered<'_>, report: &mut Report) {
    let name = offered.name;
    let format = Format::of_name(name).map_or("", Format::name);
    match offered.mistake() {
        Some(Mistake::Broken) => report.tell(
            text!(
                "{name} är skadad eller avklippt, så den går kanske inte att öppna.",
                "{name} is damaged or cut short, so it may not open."
            ),
            text!(
                "Öppna originalet och spara filen på nytt.",
                "Open the original and save the file anew."
            ),
        ),
        Some(Mistake::OtherFormat) => report.tell(
            text!(
                "{name} är ingen {format}-fil, fast namnet säger det.",
                "{name} is no {format} file, though its name says so."
            ),
            text!(
                "Spara filen som {format}, eller ge den ett namn som stämmer.",
                "Save the file as {format}, or give it a name that is right."
            ),
        ),
        _ => {}
    }
}
