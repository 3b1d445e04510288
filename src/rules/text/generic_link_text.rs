//! "Läs mer": who hears the links of a page one after another does not learn where they lead.

use super::{Report, TextRule, plain};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "generic-link-text",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["2.4.4", "2.4.9"],
        act: &["5effbb", "aizyf1"],
        title: (
            "Länkens text säger inte vart den leder",
            "The text of a link does not say where it leads",
        ),
        remedy: (
            "Skriv vad läsaren kommer till",
            "Write what readers come to",
        ),
        why: Some((
            "Många hör eller ser sidans länkar för sig, utan meningen runt omkring. Då säger \"läs mer\" ingenting.",
            "Many hear or see the links of a page by themselves, without the sentence around them. \"Read more\" says nothing then.",
        )),
    },
    check,
};

const GENERIC: &[&str] = &[
    "här",
    "läs här",
    "klicka",
    "klicka här",
    "tryck här",
    "se här",
    "hit",
    "läs mer",
    "läs mer här",
    "läs vidare",
    "läs hela",
    "mer",
    "mer information",
    "mer info",
    "mer här",
    "se mer",
    "visa mer",
    "länk",
    "länken",
    "denna länk",
    "den här länken",
    "denna sida",
    "den här sidan",
    "webbplatsen",
    "webbplats",
    "hemsida",
    "hemsidan",
    "till sidan",
    "till webbplatsen",
    "ladda ner",
    "ladda ned",
    "ladda ner här",
    "ladda hem",
    "öppna",
    "fortsätt",
    "gå vidare",
    "se nedan",
    "dokument",
    "dokumentet",
    "bilaga",
    "bilagan",
    "pdf",
    "fil",
    "filen",
    "here",
    "click",
    "click here",
    "press here",
    "read here",
    "read more",
    "read on",
    "more",
    "more here",
    "more information",
    "more info",
    "learn more",
    "find out more",
    "see more",
    "link",
    "this link",
    "this page",
    "website",
    "the website",
    "download",
    "download here",
    "open",
    "continue",
    "go",
    "document",
    "file",
    "attachment",
];

/// Whether a link's words, in lower case, say nothing of where it leads.
pub(super) fn is_generic(words: &str) -> bool {
    GENERIC.contains(&words) || is_filler(words)
}

/// Words that together say no more than "here", when one of [`POINTING`] is among them.
const FILLER: &[&str] = &[
    "att",
    "den",
    "denna",
    "detta",
    "du",
    "för",
    "gå",
    "information",
    "komma",
    "ladda",
    "läs",
    "läsa",
    "mer",
    "ned",
    "ner",
    "om",
    "på",
    "se",
    "sidan",
    "så",
    "till",
    "vidare",
    "veta",
    "vill",
    "länken",
    "dokumentet",
    "filen",
    "download",
    "find",
    "for",
    "go",
    "link",
    "more",
    "on",
    "open",
    "out",
    "page",
    "read",
    "see",
    "the",
    "this",
    "to",
];
const POINTING: &[&str] = &["här", "hit", "klicka", "tryck", "here", "click", "press"];

fn is_filler(words: &str) -> bool {
    let mut all = words.split(' ');
    all.clone().any(|word| POINTING.contains(&word))
        && all.all(|word| POINTING.contains(&word) || FILLER.contains(&word))
}

/// Whether a link's text is marks only, or a number as those of notes.
fn is_wordless(text: &str, words: &str) -> bool {
    let is_number = words.len() <= 2 && words.bytes().all(|byte| byte.is_ascii_digit());
    is_number && !text.trim().is_empty()
}

fn check(outline: &Outline, report: &mut Report<'_>) {
    for link in &outline.links {
        let words = plain(&link.text);
        let is_wordless = is_wordless(&link.text, &words);
        if is_wordless || is_generic(&words) {
            let words = if is_wordless {
                link.text.trim()
            } else {
                &words
            };
            report.tell(
                link.span,
                text!(
                    "\"{words}\" säger inte vart länken leder.",
                    "\"{words}\" does not say where the link leads."
                ),
                text!(
                    "Skriv vad läsaren kommer till, till exempel [rapporten om språkstöd](…).",
                    "Write what the reader comes to, such as [the report on language support](…)."
                ),
            );
        }
    }
}
