//! "Den röda rutan till höger": nothing to go by for those who do not see it, or see it elsewhere.

use super::{Report, Rule};
use crate::diagnostic::{Severity, text};
use crate::markdown::Outline;

pub(super) const RULE: Rule = Rule {
    code: "sensory-instruction",
    severity: Severity::Warning,
    criteria: &["1.3.3", "1.4.1"],
    act: &[],
    title: (
        "Hänvisning till färg, form eller plats",
        "A reference to colour, shape or place",
    ),
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
    let words: Vec<&str> = text.split_whitespace().collect();
    let plain: Vec<String> = words.iter().map(|word| super::plain(word)).collect();
    for (at, word) in plain.iter().enumerate() {
        let is_part = |at: usize| {
            plain
                .get(at)
                .is_some_and(|word| PARTS.contains(&word.as_str()))
        };
        if COLOURS.contains(&word.as_str()) && is_part(at + 1) {
            return Some(words[at..=at + 1].join(" "));
        }
        if is_part(at) {
            let next = plain.iter().skip(at + 1).take(3).map(String::as_str);
            let next = next.collect::<Vec<&str>>().join(" ");
            if let Some(side) = SIDES.iter().find(|side| next.starts_with(**side)) {
                let count = side.split(' ').count();
                return Some(words[at..=at + count].join(" "));
            }
        }
    }
    None
}
