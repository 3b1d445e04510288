//! "Den röda rutan till höger": nothing to go by for those who do not see it, or see it elsewhere.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Report, TextRule, words_of};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "sensory-instruction",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["1.3.3", "1.4.1"],
        act: &[],
        title: (
            "Hänvisning till färg, form eller plats",
            "A reference to colour, shape or place",
        ),
        remedy: ("Säg vad det heter", "Say what it is called"),
        why: Some((
            "Alla ser inte, alla skiljer inte färgerna åt, och på en mobil ligger allt i en rad. Då hjälper det inte att få veta färgen eller platsen.",
            "Not all see, not all tell colours apart, and on a phone everything lies in one row. Colour and place do not help then.",
        )),
    },
    check,
};

const COLOURS: &[&str] = &[
    "röda",
    "gröna",
    "blå",
    "blåa",
    "gula",
    "orange",
    "lila",
    "rosa",
    "grå",
    "gråa",
    "svarta",
    "vita",
    "runda",
    "fyrkantiga",
    "red",
    "green",
    "blue",
    "yellow",
    "purple",
    "pink",
    "grey",
    "gray",
    "black",
    "white",
    "round",
    "square",
];
const PARTS: &[&str] = &[
    "rutan",
    "rutorna",
    "knappen",
    "knapparna",
    "fältet",
    "fälten",
    "cirkeln",
    "cirklarna",
    "pilen",
    "pilarna",
    "stapeln",
    "staplarna",
    "linjen",
    "linjerna",
    "markeringen",
    "texten",
    "ikonen",
    "länken",
    "menyn",
    "kolumnen",
    "spalten",
    "box",
    "boxes",
    "button",
    "buttons",
    "field",
    "circle",
    "arrow",
    "bar",
    "bars",
    "line",
    "icon",
    "link",
    "menu",
    "column",
];
const SIDES: &[&str] = &[
    "till höger",
    "till vänster",
    "on the right",
    "on the left",
    "to the right",
    "to the left",
];

/// Words between a part and its side.
const NEARER: &[&str] = &[
    "längst", "nere", "uppe", "ner", "ned", "upp", "högst", "lägst",
];
/// Columns of a page that are called by their side.
const COLUMNS: &[&str] = &[
    "högerspalten",
    "vänsterspalten",
    "högermenyn",
    "vänstermenyn",
    "högerkolumnen",
    "vänsterkolumnen",
];
/// Colours that words are written in, and what says that they are.
const HUES: &[&str] = &[
    "rött", "grönt", "gult", "blått", "red", "green", "yellow", "blue",
];
const MARKED: &[&str] = &[
    "markerad",
    "markerade",
    "markerat",
    "märkt",
    "märkta",
    "står",
    "visas",
    "skrivet",
    "skrivna",
    "marked",
    "shown",
    "written",
    "highlighted",
];
/// What is heard.
const SOUNDS: &[&str] = &[
    "signalen",
    "ljudsignalen",
    "tonen",
    "pipet",
    "signal",
    "tone",
    "beep",
];
/// Parts that are called like things outside a page: the yellow line in the street.
const WORLDLY: &[&str] = &[
    "rutan", "rutorna", "linjen", "linjerna", "box", "boxes", "line", "bar", "bars",
];
/// Words that ask for something to be done on a page, or tell of a diagram.
const DOING: &[&str] = &[
    "klicka",
    "klickar",
    "tryck",
    "trycker",
    "fyll",
    "fyller",
    "välj",
    "väljer",
    "kryssa",
    "kryssar",
    "skriv",
    "skriver",
    "läs",
    "se",
    "bocka",
    "markera",
    "visar",
    "diagrammet",
    "click",
    "press",
    "fill",
    "select",
    "choose",
    "tick",
    "check",
    "type",
    "read",
    "see",
    "shows",
    "chart",
    "diagram",
];
/// How many words away.
const NEAR: usize = 6;

/// Bytes of the shortest and the longest part.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=16;
/// Words of the longest of them.
const LONGEST_SIDE: usize = 3;

fn check(outline: &Outline, report: &mut Report<'_>) {
    for passage in outline.passages().chain(&outline.cells) {
        if let Some(place) = instruction(&passage.text) {
            let words: Vec<&str> = passage.text[place.clone()].split_whitespace().collect();
            let words = words.join(" ");
            report.tell(
                report.place_of(place, passage),
                text!(
                    "\"{words}\" går inte att följa för den som inte ser det, eller ser det på en annan plats.",
                    "\"{words}\" cannot be followed by those who do not see it, or see it elsewhere."
                ),
                text!(
                    "Säg vad det heter: rutan Kontakt, knappen Skicka.",
                    "Say what it is called: the box Contact, the button Send."
                ),
            );
        }
    }
}

/// The words that tell a part by its colour, or by its side, in bytes.
fn instruction(text: &str) -> Option<Range<usize>> {
    // Nearly all texts name no part of a page, which asks little; the others are looked at again.
    if !text.split([' ', '\n']).any(is_part) {
        return None;
    }
    let places: Vec<Range<usize>> = words_of(text).collect();
    let words: Vec<String> = places
        .iter()
        .map(|place| text[place.clone()].to_lowercase())
        .collect();
    let parts = (0..words.len()).filter(|at| is_part(&words[*at]));
    let mut found = parts.filter_map(|at| told_by_sense(&words, at));
    found.find_map(|range| Some(places.get(range.start)?.start..places.get(range.end - 1)?.end))
}

/// The words around a part that tell it by what is seen or heard.
fn told_by_sense(words: &[String], at: usize) -> Option<Range<usize>> {
    let word = words[at].as_str();
    let before = at
        .checked_sub(1)
        .map_or("", |before| words[before].as_str());
    if COLUMNS.contains(&word) {
        return (before == "i").then_some(at - 1..at + 1);
    }
    if HUES.contains(&word) {
        let verb = at.checked_sub(2).map_or("", |verb| words[verb].as_str());
        let is_told = ["i", "med", "in"].contains(&before) && MARKED.contains(&verb);
        return is_told.then_some(at - 2..at + 1);
    }
    if SOUNDS.contains(&word) {
        return ["hör", "hear"]
            .contains(&before)
            .then_some(at.saturating_sub(1)..at + 1);
    }
    if COLOURS.contains(&before) && (!WORLDLY.contains(&word) || is_on_a_page(words, at)) {
        return Some(at - 1..at + 1);
    }
    let nearer = words.get(at + 1..)?;
    let skipped = nearer
        .iter()
        .take_while(|word| NEARER.contains(&word.as_str()))
        .count();
    let after: Vec<&str> = nearer[skipped..]
        .iter()
        .take(LONGEST_SIDE)
        .map(String::as_str)
        .collect();
    let after = after.join(" ");
    let side = SIDES.iter().find(|side| after.starts_with(**side))?;
    Some(at..at + 1 + skipped + side.split(' ').count())
}

/// Whether words around a thing that the world has too ask for something to be done on the page, or
/// tell of a diagram.
fn is_on_a_page(words: &[String], at: usize) -> bool {
    let around = &words[at.saturating_sub(NEAR)..words.len().min(at + NEAR)];
    around.iter().any(|word| DOING.contains(&word.as_str()))
}

/// Whether a word is one of the parts of a page, or a colour or a sound; every word of every text is
/// asked.
fn is_part(word: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let lists = [PARTS, COLUMNS, HUES, SOUNDS];
        lists.into_iter().flatten().copied().collect()
    });
    let is_letter = |byte: &u8| byte.is_ascii_alphabetic();
    let is_plain = word.as_bytes().last().is_some_and(is_letter);
    let word = if is_plain {
        word
    } else {
        word.trim_end_matches(|letter: char| !letter.is_alphanumeric())
    };
    LENGTHS.contains(&word.len()) && KNOWN.contains(word)
}
