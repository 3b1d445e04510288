//! A sentence that is too long to be read once.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "long-sentence",
        area: Area::Language,
        severity: Severity::Advice,
        criteria: &["3.1.5"],
        act: &[],
        title: ("En lång mening", "A long sentence"),
        remedy: ("Dela meningen", "Divide the sentence"),
        why: Some((
            "Den som läser måste minnas början när slutet kommer. Det är svårt för den som läser långsamt, och för den som lyssnar.",
            "Readers must remember the beginning when the end comes, which is hard for those who read slowly, and for those who listen.",
        )),
    },
    check,
};

/// Words of the longest sentence that is not remarked on. Advice on plain language asks for 15 to 20
/// words on average; this is about twice as many.
const MOST_WORDS: usize = 35;

fn check(outline: &Outline, report: &mut Report<'_>) {
    if !outline.is_swedish() && !outline.is_english() {
        return;
    }
    for sentence in &outline.prose().sentences {
        let count = sentence.words.len();
        if count <= MOST_WORDS {
            continue;
        }
        let passage = outline.passage(sentence.passage);
        // What others have said is quoted as they said it.
        if !passage.is_quoted && !passage.is_foreign {
            report.tell(
                report.span_of_words(outline, sentence.words.clone()),
                text!(
                    "Meningen har {count} ord. Den är svår att följa till slutet.",
                    "The sentence has {count} words. It is hard to follow to its end."
                ),
                text!(
                    "Dela den där en ny tanke börjar, eller gör en lista av det som räknas upp.",
                    "Divide it where a new thought begins, or make a list of what it counts up."
                ),
            );
        }
    }
}
