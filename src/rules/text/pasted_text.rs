//! What a text brings along from a PDF: words divided at the end of lines, soft hyphens, ligatures.

use unicode_normalization::UnicodeNormalization;

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::{Outline, Passage};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "pasted-text",
        area: Area::Language,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Rester av en inklistrad text",
            "Remains of a text that was pasted",
        ),
        remedy: ("Skriv ordet på nytt", "Write the word anew"),
        why: Some((
            "Ord som har delats vid radens slut, och osynliga tecken inne i ord, läses upp fel och hittas inte av den som söker.",
            "Words that were divided at the end of a line, and invisible characters inside words, are read out wrong and are not found by those who search.",
        )),
    },
    check,
};

/// Characters that stand inside words and are no letters of theirs: the soft hyphen, joined letters of
/// old fonts (U+FB00–FB06), invisible spaces, and what stands for a letter that was lost.
const REMAINS: [char; 11] = [
    '\u{ad}', '\u{fb00}', '\u{fb01}', '\u{fb02}', '\u{fb03}', '\u{fb04}', '\u{fb05}', '\u{fb06}',
    '\u{200b}', '\u{feff}', '\u{fffd}',
];
/// Words after a hyphen that is meant: "skol- och fritidsnämnden".
const JOINING: [&str; 8] = [
    "och",
    "eller",
    "samt",
    "respektive",
    "and",
    "or",
    "to",
    "som",
];

fn check(outline: &Outline, report: &mut Report<'_>) {
    for passage in outline.passages() {
        if let Some((before, after)) = divided(passage) {
            report.tell(
                report.place_of(&format!("{before}-"), passage),
                text!(
                    "Ordet \"{before}{after}\" är delat vid radens slut, och bindestrecket följer med.",
                    "The word \"{before}{after}\" is divided at the end of the line, and the hyphen goes with it."
                ),
                text!("Skriv ordet i ett stycke.", "Write the word in one piece."),
            );
        }
        // Most texts are asked no more than this; U+00AD, U+200B, U+FB00, U+FEFF, U+FFFD.
        if !passage
            .text
            .bytes()
            .any(|byte| matches!(byte, 0xc2 | 0xe2 | 0xef))
        {
            continue;
        }
        let remains = |piece: &&str| piece.contains(REMAINS);
        let Some(word) = passage.text.split_whitespace().find(remains) else {
            continue;
        };
        // Written as &shy; it is meant.
        let span = report.place_of(word, passage);
        if report.line(span.line).contains(REMAINS) {
            let clean: String = word
                .nfkc()
                .filter(|letter| !REMAINS.contains(letter))
                .collect();
            report.tell(
                span,
                text!(
                    "Inne i ordet \"{clean}\" finns ett tecken som inte syns eller inte hör dit.",
                    "Inside the word \"{clean}\" is a character that cannot be seen or does not belong there."
                ),
                text!(
                    "Skriv om ordet för hand. Läs om hela stycket om det är inklistrat.",
                    "Write the word anew by hand. Read the whole paragraph again if it was pasted."
                ),
            );
        }
    }
}

/// The two parts of a word that is divided at the end of a line.
fn divided(passage: &Passage) -> Option<(&str, &str)> {
    let mut ends = passage.text.match_indices("-\n");
    ends.find_map(|(at, _)| {
        let before = passage.text[..at].split_whitespace().next_back()?;
        let after = passage.text[at + 2..].split_whitespace().next()?;
        let after = after.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let is_divided = before.ends_with(char::is_lowercase)
            && after.starts_with(char::is_lowercase)
            && !JOINING.contains(&after);
        is_divided.then_some((before, after))
    })
}
