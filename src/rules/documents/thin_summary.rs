//! A report whose text is only in a PDF, on a page that says little of what is in it.

use super::{DocumentRule, Offered, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};

pub(super) const RULE: DocumentRule = DocumentRule {
    rule: Rule {
        code: "thin-summary",
        area: Area::Documents,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "En rapport finns bara som PDF, och sidan säger lite om den",
            "A report is only a PDF, and the page says little of it",
        ),
        remedy: (
            "Skriv minst 150 ord om vad rapporten kom fram till",
            "Write at least 150 words on what the report found",
        ),
        why: Some((
            "En sida går att läsa på en telefon, lyssna på och söka i. Det går sällan med en PDF (webbriktlinje 88).",
            "A page can be read on a telephone, listened to and searched. A PDF seldom can (the Swedish web guidelines, 88).",
        )),
    },
    check,
};

/// The fewest words that a page needs to stand for a report whose text is only in a PDF.
const FEWEST_WORDS: u32 = 150;

fn check(offered: &Offered<'_>, report: &mut Report) {
    let Some(words) = offered.summary.filter(|words| *words < FEWEST_WORDS) else {
        return;
    };
    report.tell(
        text!(
            "Hela rapporten finns bara som PDF, och sidan har {words} ord om den.",
            "The whole report is only a PDF, and the page has {words} words on it."
        ),
        text!(
            "Skriv minst {FEWEST_WORDS} ord om vad rapporten kom fram till. En del kan inte läsa en PDF, och de flesta öppnar den inte.",
            "Write at least {FEWEST_WORDS} words on what the report found. Some cannot read a PDF, and most do not open it."
        ),
    );
}
