//! A paragraph that fills more than the screen of a phone.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::{Outline, Passage};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "long-paragraph",
        area: Area::Language,
        severity: Severity::Advice,
        criteria: &["3.1.5"],
        act: &[],
        title: ("Ett långt stycke", "A long paragraph"),
        remedy: (
            "Dela stycket där det börjar handla om något nytt",
            "Divide the paragraph where it turns to something new",
        ),
        why: Some((
            "Ett långt stycke är svårt att överblicka, och på en mobil fyller det hela skärmen. Många hoppar över det.",
            "A long paragraph is hard to survey, and on a phone it fills the whole screen. Many skip it.",
        )),
    },
    check,
};

/// Words of the longest paragraph that is not remarked on: about what the screen of a phone holds.
const MOST_WORDS: usize = 150;

fn check(outline: &Outline, report: &mut Report<'_>) {
    let own = |passage: &&Passage| !passage.is_quoted && !passage.is_foreign;
    for passage in outline.passages().filter(own) {
        // Nearly all are shorter, which their bytes show already.
        if passage.text.len() <= MOST_WORDS * 2 {
            continue;
        }
        let count = passage.text.split_whitespace().count();
        if count > MOST_WORDS {
            report.tell(
                passage.span,
                text!(
                    "Stycket har {count} ord. Det är svårt att överblicka.",
                    "The paragraph has {count} words. It is hard to survey."
                ),
                text!(
                    "Dela det med en tom rad där det börjar handla om något nytt.",
                    "Divide it with an empty line where it turns to something new."
                ),
            );
        }
    }
}
