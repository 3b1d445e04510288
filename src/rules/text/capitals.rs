//! SENTENCES IN CAPITALS are hard to read, and screen readers may spell them.

use std::ops::Range;

use super::{Report, TextRule, words_of};
use crate::diagnostic::{Severity, text};
use crate::outline::{Outline, Passage};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "capitals",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["3.1.5"],
        act: &[],
        title: ("Text i versaler", "Text in capitals"),
        remedy: ("Skriv med små bokstäver", "Write in lower case"),
        why: Some((
            "Ord i versaler har alla samma form och är svårare att känna igen. Skärmläsare kan bokstavera dem.",
            "Words in capitals all have the same shape and are harder to recognise. Screen readers may spell them.",
        )),
    },
    check,
};

/// Words in a row, and letters in them together, at least: abbreviations may stand beside each other.
const FEWEST_WORDS: usize = 3;
const FEWEST_LETTERS: usize = 14;

fn check(outline: &Outline, report: &mut Report<'_>) {
    let passages = outline.headings.iter().chain(outline.passages());
    for passage in passages.chain(&outline.cells) {
        if let Some(shouted) = shouted(passage) {
            report.tell(
                report.place_of(shouted, passage),
                text!(
                    "Här står flera ord i versaler. De är svårare att läsa, och kan bokstaveras av skärmläsare.",
                    "Several words in capitals stand here. They are harder to read, and screen readers may spell them."
                ),
                text!(
                    "Skriv med små bokstäver. Det som är viktigt kan stå först, eller i **fetstil**.",
                    "Write in lower case. What is important can stand first, or in **bold**."
                ),
            );
        }
    }
}

/// The first words in a row that are in capitals, in bytes.
fn shouted(passage: &Passage) -> Option<Range<usize>> {
    let capitals = passage.text.bytes().filter(u8::is_ascii_uppercase).count();
    // A third may be Å, Ä or Ö; the others are asked word by word.
    if capitals < FEWEST_LETTERS * 2 / 3 {
        return None;
    }
    let text = passage.text.as_str();
    let words: Vec<Range<usize>> = words_of(text).collect();
    let is_shouted = |word: &Range<usize>| is_shouted(&text[word.clone()]);
    let mut runs = words.chunk_by(|left, right| is_shouted(left) && is_shouted(right));
    let run = runs.find(|run| {
        let letters = run.iter().flat_map(|word| text[word.clone()].chars());
        run.len() >= FEWEST_WORDS
            && is_shouted(&run[0])
            && letters.filter(|letter| letter.is_alphabetic()).count() >= FEWEST_LETTERS
    })?;
    Some(run[0].start..run[run.len() - 1].end)
}

fn is_shouted(word: &str) -> bool {
    word.chars().any(char::is_uppercase) && !word.chars().any(char::is_lowercase)
}
