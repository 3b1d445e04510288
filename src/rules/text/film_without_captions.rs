//! A link to a film, of which nothing says that it has captions or that its words can be read.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::{LinkText, Outline};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "film-without-captions",
        area: Area::Text,
        severity: Severity::Advice,
        criteria: &["1.2.2"],
        act: &["eac66b"],
        title: (
            "Det står inte om filmen är textad",
            "Nothing says whether the film has captions",
        ),
        remedy: (
            "Skriv att den är textad, eller länka till det som sägs i den",
            "Write that it has captions, or link to what is said in it",
        ),
        why: Some((
            "Den som inte hör behöver text till filmen, och vill veta att den finns innan länken öppnas.",
            "Who does not hear needs captions, and wants to know of them before opening the link.",
        )),
    },
    check,
};

/// Sites that show films.
const HOSTS: [&str; 6] = [
    "youtube.com/",
    "youtu.be/",
    "youtube-nocookie.com/",
    "vimeo.com/",
    "screen9.com/",
    "ur.se/",
];
const EXTENSIONS: [&str; 5] = [".mp4", ".webm", ".mov", ".m4v", ".avi"];
/// Words that say how those who do not hear learn what is said.
const SAID: [&str; 11] = [
    "textad",
    "textat",
    "undertext",
    "teckenspråk",
    "utskrift",
    "manus",
    "utan tal",
    "ljudlös",
    "caption",
    "subtitle",
    "transcript",
];

fn check(outline: &Outline, report: &mut Report<'_>) {
    for link in outline.links.iter().filter(|link| is_film(link)) {
        if !is_said(link, outline) {
            report.tell(
                link.span,
                text!(
                    "Länken leder till en film, men det står inte om den är textad.",
                    "The link leads to a film, but nothing says whether it has captions."
                ),
                text!(
                    "Skriv det vid länken: [Filmen om mottagandet](…), 4 minuter, textad. Bland fälten: textad = true.",
                    "Write it beside the link: [The film about reception](…), 4 minutes, with captions. Among the fields: captions = true."
                ),
            );
        }
    }
}

fn is_film(link: &LinkText) -> bool {
    if link.is_film {
        return true;
    }
    let address = link.target.split(['?', '#']).next().unwrap_or_default();
    let host = address.split_once("://").map_or("", |(_, host)| host);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let shows_films = HOSTS.iter().any(|known| host.starts_with(known));
    shows_films && host.split('/').nth(1).is_some_and(|path| !path.is_empty())
        || EXTENSIONS.iter().any(|extension| {
            let end = address.len().checked_sub(extension.len());
            let end = end.and_then(|end| address.get(end..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(extension))
        })
}

/// Whether the link, or the paragraph that it stands in, says it.
fn is_said(link: &LinkText, outline: &Outline) -> bool {
    let says = |text: &str| {
        let text = text.to_lowercase();
        SAID.iter().any(|said| text.contains(said))
    };
    if link.has_captions || says(&link.text) {
        return true;
    }
    let around = outline
        .paragraphs
        .iter()
        .chain(&outline.items)
        .find(|passage| {
            let lines = u32::try_from(passage.text.lines().count()).unwrap_or(u32::MAX);
            let last = passage.span.line.saturating_add(lines);
            (passage.span.line..last).contains(&link.span.line) && passage.text.contains(&link.text)
        });
    around.is_some_and(|passage| says(&passage.text))
}
