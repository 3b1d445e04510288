//! An attachment of which it is not known whether everyone can read it.

use super::{Dated, FreshnessRule, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FreshnessRule = FreshnessRule {
    rule: Rule {
        code: "unknown-accessibility",
        area: Area::Freshness,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Ingen har kontrollerat om alla kan läsa bilagan",
            "Nobody has checked whether everyone can read the attachment",
        ),
        remedy: (
            "Prova bilagan, och skriv `ja`, `delvis` eller `nej`",
            "Try the attachment, and write `ja`, `delvis` or `nej`",
        ),
        why: None,
    },
    check,
};

fn check(item: &Dated<'_>, report: &mut Report) {
    for (index, attachment) in item.common.attachments.iter().enumerate() {
        let accessible = attachment.accessible.as_ref();
        if accessible.is_none_or(|accessible| accessible.as_str() != "okant") {
            continue;
        }
        report.tell(
            vec![
                Segment::Field("attachments"),
                Segment::Index(index),
                Segment::Field("accessible"),
            ],
            text!(
                "Ingen har kontrollerat om alla kan läsa bilagan.",
                "Nobody has checked whether everyone can read the attachment."
            ),
            text!(
                "Prova den med uppläsning och med bara tangentbordet. Skriv sedan tillganglig = \"ja\", \"delvis\" eller \"nej\".",
                "Try it with a screen reader and with the keyboard alone. Then write accessible = \"ja\", \"delvis\" or \"nej\"."
            ),
        );
    }
}
