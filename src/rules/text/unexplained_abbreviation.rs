//! An abbreviation that nobody has explained: neither the page at its first use, nor the site.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::{AsideKind, Outline, Passage, Word};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "unexplained-abbreviation",
        area: Area::Language,
        severity: Severity::Advice,
        criteria: &["3.1.4"],
        act: &[],
        title: (
            "En förkortning förklaras inte",
            "An abbreviation is not explained",
        ),
        remedy: (
            "Skriv hela namnet första gången, med förkortningen inom parentes",
            "Write the whole name the first time, with the abbreviation in brackets",
        ),
        why: Some((
            "Förkortningar som är vardag i en verksamhet säger ingenting för andra. Den som är ny, eller kommer från en annan kommun, förstår inte.",
            "Abbreviations that are everyday words in one office say nothing to others. Who is new, or from another municipality, does not understand.",
        )),
    },
    check,
};

/// Letters of an abbreviation.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;

/// Abbreviations that nearly everybody knows, or that are names better known than what they stand for:
/// companies and brands, illnesses, everyday things, an office's everyday words. Authorities, funds and
/// terms of single trades are none, SKR included: a reader who has not worked in a municipality has no
/// reason to know them.
const KNOWN: &[&str] = &[
    "AB", "AI", "BB", "CD", "CV", "DNA", "DVD", "EES", "EU", "FAQ", "FM", "FN", "GPS", "HD", "HIV",
    "HTML", "IBAN", "IP", "ID", "IQ", "ISBN", "ISSN", "IT", "KB", "LED", "MB", "GB", "NATO", "OBS",
    "OK", "OS", "PC", "PDF", "PIN", "PR", "QR", "RSS", "SIM", "SJ", "SMS", "SOS", "SVT", "TV",
    "UK", "UN", "UNESCO", "UNICEF", "URL", "USA", "US", "USB", "VD", "VIP", "VM", "WC", "WWW",
    "XML", "JSON", "CSV", "CSS", "SVG", "PNG", "JPEG", "GIF", "SEK", "EUR", "USD", "UTF", "YAML",
    "TOML", "AVIF", "HEIC", "CC", "BY", "DOI", "WCAG", "WAI", "AA", "AAA", "ABB", "ABBA", "ABF",
    "ADHD", "AIDS", "AW", "BBC", "BMI", "BMW", "CNN", "DJ", "EKG", "EM", "EP", "EPA", "FBI",
    "FIFA", "HR", "HSB", "IBM", "ICA", "IKEA", "ISO", "JAS", "KFUM", "KFUK", "KRAV", "LAN", "LEGO",
    "LKAB", "LP", "MC", "MMS", "MVH", "NASA", "NB", "NCC", "NHL", "NM", "ORCID", "PEAB", "PM",
    "PS", "PUK", "PVC", "RNA", "ROT", "RUT", "SAAB", "SAS", "SEB", "SKF", "SM", "SSAB", "SUV",
    "TBC", "TM", "UEFA", "UFO", "UV", "VAB", "VHS", "VR", "VVS", "VW",
];

/// What says that the capitals after it are a name: "projektet BOSS".
const NAMED: &[&str] = &[
    "projektet",
    "projekt",
    "förstudien",
    "förprojekteringen",
    "programmet",
    "nätverket",
    "metoden",
    "modellen",
    "verktyget",
    "systemet",
    "kursen",
    "utbildningen",
    "enkäten",
    "fonden",
    "appen",
    "tidningen",
    "boken",
    "partiet",
    "föreningen",
    "bolaget",
    "formatet",
    "the",
    "project",
    "programme",
    "program",
    "network",
    "method",
    "model",
    "tool",
    "licensen",
    "licence",
    "license",
    "system",
    "course",
];

/// What stands between an abbreviation and what it stands for: "EKB står för ensamkommande barn".
const EXPLAINING: &[&str] = &[
    "står för",
    "betyder",
    "är en förkortning",
    "är förkortning",
    "stands for",
    "means",
    "is short for",
];

/// What stands before an abbreviation that is another name for what was just said.
const CALLING: &[&str] = &[
    "förkortat",
    "förkortas",
    "kallat",
    "kallas",
    "kallas ofta",
    "kallar",
    "kallad",
    "kallade",
    "heter",
    "abbreviated",
    "called",
    "known as",
];

fn check(outline: &Outline, report: &mut Report<'_>) {
    if !outline.is_swedish() && !outline.is_english() {
        return;
    }
    let prose = outline.prose();
    let words = &prose.words;
    // Where each is first used, in running text and apart from it.
    let mut used = Uses::default();
    let mut used_apart = Uses::default();
    for (at, word) in words.iter().enumerate() {
        let passage = outline.passage(word.passage);
        let Some(short) = abbreviation(word, passage) else {
            continue;
        };
        if passage.is_foreign || is_known(short) || is_shouted(words, at, outline) {
            continue;
        }
        let is_apart = prose.is_apart(at) || outline.is_lead(word.passage);
        let uses = if is_apart { &mut used_apart } else { &mut used };
        uses.add(short, passage.span.line, at);
    }
    check_apart(outline, report, &used_apart, &used);
    for short in used.order {
        let (line, at) = used.first[short];
        let explained = outline.explained.iter();
        let mut explained = explained
            .filter(|(known, _)| known == short)
            .map(|(_, line)| *line);
        let is_explained = explained.any(|explained| explained <= line)
            || (at..words.len())
                .take_while(|place| words[*place].passage == words[at].passage)
                .filter(|place| *place == at || is_abbreviation(&words[*place], short, outline))
                .any(|place| explains_itself(words, place, outline, short))
            || is_named(words, at, outline)
            || is_numbered(&words[at], outline)
            || (report.explains)(short);
        if !is_explained {
            tell(outline, report, short, at);
        }
    }
}

/// Those that stand only in headings, cells of tables and fields, where there is seldom room for the
/// whole name: it is enough that it stands somewhere on the page.
fn check_apart(outline: &Outline, report: &mut Report<'_>, apart: &Uses<'_>, running: &Uses<'_>) {
    let words = &outline.prose().words;
    let new = apart.order.iter().copied();
    for short in new.filter(|short| !running.first.contains_key(short)) {
        let mut explained = outline.explained.iter();
        let mut places = (0..words.len()).filter(|at| is_abbreviation(&words[*at], short, outline));
        let is_explained = explained.any(|(known, _)| known == short)
            || places.any(|at| {
                explains_itself(words, at, outline, short)
                    || is_in_brackets(&words[at], outline, short)
                    || is_in_full_beside(&words[at], outline, short)
                    || is_named(words, at, outline)
                    || is_numbered(&words[at], outline)
            })
            || (report.explains)(short);
        let (_, at) = apart.first[short];
        // What stands alone in a cell is as often a code or an answer.
        if !is_explained && !is_alone_in_cell(&words[at], outline) {
            tell(outline, report, short, at);
        }
    }
}

fn tell(outline: &Outline, report: &mut Report<'_>, short: &str, at: usize) {
    report.tell(
        report.span_of_words(outline, at..at + 1),
        text!(
            "\"{short}\" förklaras inte där det står första gången.",
            "\"{short}\" is not explained where it first stands."
        ),
        text!(
            "Skriv hela namnet först: ensamkommande barn (EKB). Används förkortningen på många sidor, lägg den i data/begrepp.toml.",
            "Write the whole name first: unaccompanied minors (UAM). If many pages use it, add it to data/concepts.toml."
        ),
    );
}

/// Where abbreviations are first used, by line, in the order in which they were found.
#[derive(Default)]
struct Uses<'p> {
    first: FxHashMap<&'p str, (u32, usize)>,
    order: Vec<&'p str>,
}

impl<'p> Uses<'p> {
    fn add(&mut self, short: &'p str, line: u32, at: usize) {
        let first = self.first.entry(short).or_insert_with(|| {
            self.order.push(short);
            (line, at)
        });
        if line < first.0 {
            *first = (line, at);
        }
    }
}

fn is_alone_in_cell(word: &Word, outline: &Outline) -> bool {
    let text = outline.passage(word.passage).text.trim();
    text.len() == (word.end - word.start) as usize && outline.is_cell(word.passage)
}

/// Whether it stands in brackets after the whole name: "ensamkommande barn (EKB)". In paragraphs that
/// is found out when they are read.
fn is_in_brackets(word: &Word, outline: &Outline, short: &str) -> bool {
    let text = outline.passage(word.passage).text.as_str();
    let before = text.get(..word.start as usize).unwrap_or_default();
    let name = before.strip_suffix('(');
    name.is_some_and(|name| ends_in_letters(name, short))
}

/// Whether the next cell of the row is the whole name.
fn is_in_full_beside(word: &Word, outline: &Outline, short: &str) -> bool {
    let next = outline.next_cell(word.passage);
    next.is_some_and(|next| ends_in_letters(&next.text, short))
}

/// The abbreviation that a word is or begins with: `EKB`, `EKB:s`, `EKB-samordnare`.
fn abbreviation<'p>(word: &Word, passage: &'p Passage) -> Option<&'p str> {
    let text = word.text(passage);
    // Every word of every page is asked; most begin with a small letter.
    let begins = text.as_bytes().get(..2)?;
    if begins[0].is_ascii_lowercase() || begins[1].is_ascii_lowercase() || !word.is_own() {
        return None;
    }
    let short = text.split([':', '-', '–', '/', '’', '\'']).next()?;
    let is_short = LENGTHS.contains(&short.chars().count());
    (is_short && short.chars().all(char::is_uppercase)).then_some(short)
}

fn is_abbreviation(word: &Word, short: &str, outline: &Outline) -> bool {
    abbreviation(word, outline.passage(word.passage)) == Some(short)
}

/// Whether everybody knows it, or it is a number in Roman figures.
fn is_known(short: &str) -> bool {
    let is_roman = short.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    is_roman || KNOWN.contains(&short)
}

/// Whether a word right beside it is in capitals too: then it is shouting, no short form.
fn is_shouted(words: &[Word], at: usize, outline: &Outline) -> bool {
    let word = &words[at];
    let text = outline.passage(word.passage).text.as_str();
    let is_loud = |other: &Word, between: Range<u32>| {
        let between = text.get(between.start as usize..between.end as usize);
        let other = other.text(outline.passage(word.passage));
        between == Some(" ") && other.chars().all(char::is_uppercase)
    };
    let in_passage = |other: &&Word| other.passage == word.passage;
    let before = at.checked_sub(1).map(|before| &words[before]);
    let after = words.get(at + 1);
    before
        .filter(in_passage)
        .is_some_and(|before| is_loud(before, before.end..word.start))
        || after
            .filter(in_passage)
            .is_some_and(|after| is_loud(after, word.end..after.start))
}

/// Whether the word before says what kind of name it is.
fn is_named(words: &[Word], at: usize, outline: &Outline) -> bool {
    let before = at.checked_sub(1).map(|before| &words[before]);
    let before = before.filter(|before| before.passage == words[at].passage);
    before.is_some_and(|before| {
        let text = before.text(outline.passage(before.passage));
        NAMED.iter().any(|named| named.eq_ignore_ascii_case(text))
    })
}

/// Whether it is the beginning of a number in a register or a series: "KS 2026/123", "SOU 2020:46".
fn is_numbered(word: &Word, outline: &Outline) -> bool {
    let text = outline.passage(word.passage).text.as_str();
    let after = text.get(word.end as usize..).unwrap_or_default();
    let number = after.strip_prefix([' ', '\u{a0}']).unwrap_or_default();
    let year = number.trim_start_matches(|letter: char| letter.is_ascii_digit());
    year.len() < number.len()
        && year
            .strip_prefix(['/', ':'])
            .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Whether what follows, or stands just before, says what it stands for: "EKB (ensamkommande barn)",
/// "EKB står för …", "förkortat EKB".
fn explains_itself(words: &[Word], at: usize, outline: &Outline, short: &str) -> bool {
    let word = &words[at];
    let passage = outline.passage(word.passage);
    let (before, after) = (
        passage.text.get(..word.start as usize).unwrap_or_default(),
        passage.text.get(word.end as usize..).unwrap_or_default(),
    );
    let mut after = after.trim_start();
    for start in [", som ", "som ", ", "] {
        after = after.strip_prefix(start).unwrap_or(after);
    }
    let begins_alike = |full: &str| {
        let full = full.split([')', '.']).next().unwrap_or_default();
        let first = |text: &str| {
            text.chars()
                .next()
                .map(|letter| letter.to_lowercase().to_string())
        };
        full.len() > short.len() * 2 && first(full) == first(short)
    };
    let before = before.trim_end_matches([' ', '\n', '(', '”', '"']);
    passage.is_within(AsideKind::Explained, word.start as usize)
        || EXPLAINING.iter().any(|words| after.starts_with(words))
        || after.strip_prefix('(').is_some_and(begins_alike)
        || after.strip_prefix("= ").is_some_and(begins_alike)
        || after.strip_prefix(": ").is_some_and(begins_alike)
        || CALLING.iter().any(|words| before.ends_with(words))
        || before
            .strip_suffix(',')
            .is_some_and(|name| ends_in_letters(name, short))
}

/// Whether a text ends in words that have the letters of a short form in their order, the first of them
/// at a word's beginning: "Arbetsmarknadsenheten, AME".
fn ends_in_letters(text: &str, short: &str) -> bool {
    let words = text
        .split_whitespace()
        .rev()
        .take(short.chars().count() + 2);
    let mut name = String::new();
    words.into_iter().any(|word| {
        name.insert_str(0, &word.to_lowercase());
        let mut letters = name.chars();
        let first = short.to_lowercase().chars().next();
        name.chars().next() == first
            && name.len() > short.len() * 2
            && short
                .to_lowercase()
                .chars()
                .all(|letter| letters.any(|known| known == letter))
    })
}
