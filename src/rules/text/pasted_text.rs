//! What a text brings along from a PDF or another program: words divided at the end of lines, soft
//! hyphens, ligatures, control characters, and letters that were read by the wrong table.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::{Report, TextRule, count};
use crate::diagnostic::{Severity, Span, text};
use crate::outline::{AsideKind, Outline, Passage};
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
/// old fonts (U+FB00–FB06), invisible spaces, what stands for a letter that was lost, and what turns
/// the letters after it around.
const REMAINS: [char; 13] = [
    '\u{ad}', '\u{fb00}', '\u{fb01}', '\u{fb02}', '\u{fb03}', '\u{fb04}', '\u{fb05}', '\u{fb06}',
    '\u{200b}', '\u{feff}', '\u{fffd}', '\u{202d}', '\u{202e}',
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
        if let Some((before, after, place)) = divided(passage) {
            report.tell(
                report.place_of(place, passage),
                text!(
                    "Ordet \"{before}{after}\" är delat vid radens slut, och bindestrecket följer med.",
                    "The word \"{before}{after}\" is divided at the end of the line, and the hyphen goes with it."
                ),
                text!("Skriv ordet i ett stycke.", "Write the word in one piece."),
            );
        }
        remains(passage, report);
    }
    for passage in outline.headings.iter().chain(&outline.cells) {
        remains(passage, report);
    }
}

/// Tells of the first word of a passage that has something in it that is none of its letters.
fn remains(passage: &Passage, report: &mut Report<'_>) {
    // Most texts are asked no more than this: control characters, U+0080–00BF, U+2000–2FFF, U+F000–FFFF.
    let is_suspect = |byte: u8| match byte {
        b'\n' | b'\t' => false,
        ..0x20 | 0x7f | 0xc2 | 0xe2 | 0xef => true,
        _ => false,
    };
    if !passage.text.bytes().any(is_suspect) {
        return;
    }
    let text = passage.text.as_str();
    let pieces = text.split([' ', '\n']);
    for piece in pieces.filter(|piece| !piece.is_ascii() || piece.contains(is_control)) {
        let at = piece.as_ptr().addr() - text.as_ptr().addr();
        if passage.is_within(AsideKind::Code, at) {
            continue;
        }
        let span = place_of(piece, at, passage, report);
        if let Some(meant) = misread(piece) {
            let meant = bare(&meant);
            report.tell(
                span,
                text!(
                    "Bokstäver har blivit fel när texten flyttades. Ordet ska nog vara \"{meant}\".",
                    "Letters went wrong when the text was moved. The word should probably be \"{meant}\"."
                ),
                text!(
                    "Skriv om ordet för hand. Sök igenom hela texten efter Ã: fler ord har nog blivit fel.",
                    "Write the word anew by hand. Search the whole text for Ã: more words have probably gone wrong."
                ),
            );
            return;
        }
        // Written as &shy; it is meant.
        if piece.contains(is_remains) && report.line(span.line).contains(is_remains) {
            let clean = piece.nfkc().filter(|letter| !is_remains(*letter));
            let clean: String = clean.collect();
            let clean = bare(&clean);
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
            return;
        }
    }
}

/// Where a piece stands, with what cannot be seen at its beginning.
fn place_of(piece: &str, at: usize, passage: &Passage, report: &Report<'_>) -> Span {
    let span = report.place_of(at..at + piece.len(), passage);
    match report.line(span.line).find(piece) {
        Some(at) => Span {
            column: count(&report.line(span.line)[..at]) + 1,
            length: count(piece).max(1),
            ..span
        },
        None => span,
    }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|letter: char| !letter.is_alphanumeric())
}

fn is_remains(letter: char) -> bool {
    REMAINS.contains(&letter) || is_control(letter)
}

/// Control characters, which no keyboard gives.
fn is_control(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\t' | '\r')
}

/// What Windows-1252 has at the bytes 0x80–0x9f; an empty place keeps its byte.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The word that was meant where UTF-8 has been read as Latin-1 or Windows-1252: "mÃ¶te".
fn misread(word: &str) -> Option<String> {
    if !word.contains(['Ã', 'Â', 'â']) {
        return None;
    }
    let bytes: Option<Vec<u8>> = word.chars().map(byte_of).collect();
    String::from_utf8(bytes?).ok()
}

fn byte_of(letter: char) -> Option<u8> {
    if let Some(place) = WINDOWS.iter().position(|known| *known == letter) {
        return u8::try_from(place + 0x80).ok();
    }
    u8::try_from(u32::from(letter)).ok()
}

/// The two parts of a word that is divided at the end of a line, and the place of the first.
fn divided(passage: &Passage) -> Option<(&str, &str, Range<usize>)> {
    let mut ends = passage.text.match_indices("-\n");
    ends.find_map(|(at, _)| {
        let before = passage.text[..at].split_whitespace().next_back()?;
        let after = passage.text[at + 2..].split_whitespace().next()?;
        let after = after.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let is_divided = before.ends_with(char::is_lowercase)
            && after.starts_with(char::is_lowercase)
            && !JOINING.contains(&after);
        is_divided.then_some((before, after, at - before.len()..at))
    })
}
