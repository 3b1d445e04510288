//! "Den röda rutan till höger": nothing to go by for those who do not see it, or see it elsewhere.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Report, TextRule, plain};
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
    "i högerspalten",
    "i vänsterspalten",
    "i högermenyn",
    "i vänstermenyn",
    "on the right",
    "on the left",
    "to the right",
    "to the left",
];

/// Bytes of the shortest and the longest part.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=13;
/// Words of the longest of them.
const LONGEST_SIDE: usize = 3;

fn check(outline: &Outline, report: &mut Report<'_>) {
    for passage in &outline.paragraphs {
        if let Some(words) = instruction(&passage.text) {
            report.tell(
                report.place_of(&words, passage),
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

/// The words that tell a part by its colour, or by its side.
fn instruction(text: &str) -> Option<String> {
    // Nearly all texts name no part of a page, which asks little; the others are looked at again.
    if !text.split([' ', '\n']).any(is_part) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let parts = words.iter().enumerate().filter(|(_, word)| is_part(word));
    let mut parts = parts.map(|(at, _)| at);
    parts.find_map(|at| {
        let before = at.checked_sub(1).map(|before| plain(words[before]));
        if before.is_some_and(|before| COLOURS.contains(&before.as_str())) {
            return Some(words[at - 1..=at].join(" "));
        }
        let after = words.iter().skip(at + 1).take(LONGEST_SIDE);
        let after: Vec<String> = after.map(|word| plain(word)).collect();
        let after = after.join(" ");
        let side = SIDES.iter().find(|side| after.starts_with(**side))?;
        Some(words[at..=at + side.split(' ').count()].join(" "))
    })
}

/// Whether a word is one of the parts of a page; every word of every text is asked.
fn is_part(word: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| PARTS.iter().copied().collect());
    let is_marked = word.as_bytes().last().is_some_and(u8::is_ascii_punctuation);
    let word = if is_marked {
        word.trim_end_matches(|letter: char| letter.is_ascii_punctuation())
    } else {
        word
    };
    LENGTHS.contains(&word.len()) && KNOWN.contains(word)
}
