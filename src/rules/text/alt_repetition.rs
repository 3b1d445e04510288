//! A description that says that it is one, or what stands below the picture already.

use super::{Report, TextRule, plain};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "alt-repetition",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["1.1.1"],
        act: &["qt1vmo"],
        title: (
            "Bildens beskrivning upprepar vad läsaren redan får veta",
            "The description of a picture repeats what readers are told already",
        ),
        remedy: (
            "Börja med vad bilden visar",
            "Begin with what the picture shows",
        ),
        why: Some((
            "Skärmläsare säger själva att det är en bild, och läser också bildtexten. Då hör läsaren samma sak två gånger.",
            "Screen readers say themselves that it is a picture, and read the caption too. Readers then hear the same twice.",
        )),
    },
    check,
};

/// Screen readers say that it is a picture.
const ANNOUNCED: &[&str] = &[
    "bild på ",
    "bild av ",
    "bild som visar ",
    "bilden visar ",
    "en bild på ",
    "en bild av ",
    "foto på ",
    "foto av ",
    "fotot visar ",
    "ett foto på ",
    "ett foto av ",
    "fotografi av ",
    "illustration av ",
    "picture of ",
    "a picture of ",
    "image of ",
    "an image of ",
    "photo of ",
    "a photo of ",
    "photograph of ",
    "illustration of ",
];

/// Descriptions that say that it is a picture, and no more.
const EMPTY: &[&str] = &[
    "bild",
    "bilden",
    "foto",
    "fotot",
    "fotografi",
    "illustration",
    "grafik",
    "image",
    "img",
    "picture",
    "photo",
    "graphic",
];
/// What stands before the name of who made the picture.
const CREDITS: &[&str] = &["foto:", "fotograf:", "photo:", "photographer:"];

fn check(outline: &Outline, report: &mut Report<'_>) {
    for picture in &outline.pictures {
        let alt = plain(&picture.alt);
        if EMPTY.contains(&alt.as_str()) || alt.chars().count() == 1 {
            report.tell(
                picture.span,
                text!(
                    "Beskrivningen \"{alt}\" säger inte vad bilden visar.",
                    "The description \"{alt}\" does not say what the picture shows."
                ),
                text!(
                    "Skriv vad bilden visar: ![Tre personer vid en karta](bild.jpg).",
                    "Write what the picture shows: ![Three people by a map](picture.jpg)."
                ),
            );
            continue;
        }
        if CREDITS.iter().any(|start| alt.starts_with(start)) {
            report.tell(
                picture.span,
                text!(
                    "Beskrivningen säger vem som har tagit bilden, men inte vad den visar.",
                    "The description says who made the picture, but not what it shows."
                ),
                text!(
                    "Skriv vad bilden visar, och vem som tog den efteråt: ![Tre personer vid en karta](bild.jpg){{fotograf=\"Kommunens bildarkiv\"}}.",
                    "Write what the picture shows, and who made it after that: ![Three people by a map](picture.jpg){{credit=\"The picture archive\"}}."
                ),
            );
            continue;
        }
        let announced = ANNOUNCED.iter().find(|start| alt.starts_with(**start));
        if let Some(announced) = announced {
            let announced = announced.trim();
            report.tell(
                picture.span,
                text!(
                    "Beskrivningen börjar med \"{announced}\". Skärmläsare säger redan att det är en bild.",
                    "The description begins with \"{announced}\". Screen readers say already that it is a picture."
                ),
                text!(
                    "Börja med vad bilden visar.",
                    "Begin with what the picture shows."
                ),
            );
        } else if !alt.is_empty() && alt == plain(&picture.caption) {
            report.tell(
                picture.span,
                text!(
                    "Beskrivningen är densamma som bildtexten, och läses upp två gånger.",
                    "The description is the same as the caption, and is read out twice."
                ),
                text!(
                    "Skriv i beskrivningen vad som syns, och i bildtexten vad det betyder.",
                    "Write in the description what is seen, and in the caption what it means."
                ),
            );
        }
    }
}
