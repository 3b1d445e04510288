//! Counts in words, "13 av 15 kommuner", with what the clause around them says is counted: they are held
//! against the counts in fields when the site is seen as a whole.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Span;

/// A count in a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// 13 in "13 av 15".
    pub part: u32,
    /// 15 in "13 av 15".
    pub whole: u32,
    /// What is counted: the beginnings of the clause's telling words, each once, in order.
    pub words: Vec<String>,
    /// Where it stands.
    pub span: Span,
}

/// Between the part and the whole.
const OF: [&str; 2] = [" av ", " of "];

/// What may stand before the whole.
const THE: [&str; 4] = ["de ", "alla ", "the ", "all "];

/// How far, in bytes, a clause is looked at on either side of a count.
const FARTHEST: usize = 200;

/// The shortest word that tells something, and how much of one is compared, in letters: inflected
/// words differ at their end.
const SHORTEST: usize = 5;
const COMPARED: usize = 6;

/// Words of that length that tell nothing of what is counted; the units of counts are among them.
const SAYING_NOTHING: [&str; 31] = [
    "alltså", "andra", "antal", "antale", "också", "bland", "blivit", "deltag", "deras", "efter",
    "eller", "enligt", "kommun", "kunde", "mellan", "minst", "munici", "number", "organi", "other",
    "people", "person", "samman", "skulle", "svarad", "their", "there", "totalt", "under", "varje",
    "which",
];

/// Words whose number is a place in a row: "steg 3 av 4" counts nothing.
const IN_A_ROW: [&str; 13] = [
    "del", "fas", "grupp", "nivå", "nr", "nummer", "omgång", "sida", "steg", "page", "part",
    "level", "step",
];

/// Words that make a sentence one of what was aimed at, of another time or of what is not so: its counts
/// are other ones than what came of it.
const OTHERWISE: [&str; 34] = [
    "mål",
    "målet",
    "målen",
    "målsättning",
    "målsättningen",
    "minst",
    "högst",
    "ska",
    "skulle",
    "bör",
    "vill",
    "planen",
    "före",
    "innan",
    "tidigare",
    "först",
    "början",
    "redan",
    "inte",
    "ingen",
    "saknar",
    "utan",
    "goal",
    "target",
    "should",
    "least",
    "before",
    "earlier",
    "already",
    "first",
    "not",
    "no",
    "without",
    "plan",
];

/// Every count of a page, but for those of fields that say what was aimed at or asked.
pub(super) fn in_page(text: &str, body: usize) -> Vec<Claim> {
    let lines: Vec<&str> = text[..body].lines().collect();
    let asks = |line: &str| {
        let mut keys = line.match_indices("text");
        keys.any(|(at, key)| line[at + key.len()..].trim_start().starts_with(['=', ':']))
    };
    let mut found = find(text);
    found.retain(|claim| {
        let line = lines.get(claim.span.line as usize - 1);
        line.is_none_or(|line| !asks(line))
    });
    found
}

/// Every count in a text that says how things are.
fn find(text: &str) -> Vec<Claim> {
    let counts = counts(text).into_iter();
    counts.filter_map(|count| claim(text, &count)).collect()
}

/// Where counts stand in a text, in order.
pub(super) fn places(text: &str) -> Vec<Range<usize>> {
    counts(text).into_iter().map(|count| count.place).collect()
}

/// A part, its whole, and where they stand.
struct Count {
    part: u32,
    whole: u32,
    place: Range<usize>,
}

fn counts(text: &str) -> Vec<Count> {
    let mut found: Vec<Count> = OF
        .iter()
        .flat_map(|of| {
            let places = text.match_indices(of);
            places.filter_map(|(at, _)| count_at(text, at, at + of.len()))
        })
        .collect();
    found.sort_by_key(|count| count.place.start);
    found
}

fn count_at(text: &str, part_end: usize, after: usize) -> Option<Count> {
    let before = &text[..part_end];
    let start = before
        .trim_end_matches(|letter: char| letter.is_ascii_digit())
        .len();
    let part = before[start..].parse().ok()?;
    // Not the end of another number, of a name or of a date.
    let is_whole = |letter: char| letter.is_whitespace() || "([\"”–*_".contains(letter);
    if !before[..start].chars().next_back().is_none_or(is_whole) {
        return None;
    }
    let article = THE.iter().find(|word| text[after..].starts_with(*word));
    let whole_start = after + article.map_or(0, |word| word.len());
    let rest = &text[whole_start..];
    let digits = rest.len()
        - rest
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let whole: u32 = rest[..digits].parse().ok()?;
    let is_share = rest[digits..].trim_start().starts_with('%');
    let mut next = rest[digits..].chars();
    let goes_on = match (next.next(), next.next()) {
        (Some(',' | '.' | '-' | '/' | ':'), Some(after)) => after.is_ascii_digit(),
        (Some(next), _) => next.is_alphanumeric(),
        _ => false,
    };
    if goes_on || is_share || part > whole || whole < 2 {
        return None;
    }
    let place = start..whole_start + digits;
    Some(Count { part, whole, place })
}

fn claim(text: &str, count: &Count) -> Option<Claim> {
    let Range { start, end } = count.place;
    let last_word = text[..start]
        .trim_end()
        .rsplit(|letter: char| !letter.is_alphabetic())
        .next();
    let is_in_a_row =
        last_word.is_some_and(|word| IN_A_ROW.contains(&word.to_lowercase().as_str()));
    if is_in_a_row || is_otherwise(text, start, end) {
        return None;
    }
    let (before, after) = (clause_before(&text[..start]), clause_after(&text[end..]));
    Some(Claim {
        part: count.part,
        whole: count.whole,
        words: stems(&format!("{before} {after}")),
        span: Span::of(text, &(start..end)),
    })
}

/// Whether the sentence around a count speaks of what was aimed at, of another time or of what is not so.
fn is_otherwise(text: &str, start: usize, end: usize) -> bool {
    let is_end = |letter: char| matches!(letter, '.' | '!' | '?' | '"' | '|');
    let before = near_end(&text[..start])
        .rsplit(is_end)
        .next()
        .unwrap_or_default();
    let after = near_start(&text[end..])
        .split(is_end)
        .next()
        .unwrap_or_default();
    let mut words = [before, after]
        .into_iter()
        .flat_map(|part| part.split(|letter: char| !letter.is_alphanumeric()));
    words.any(|word| {
        let is_year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        is_year || OTHERWISE.contains(&word.to_lowercase().as_str())
    })
}

/// Where one clause ends and another begins.
pub(super) fn is_border(letter: char) -> bool {
    matches!(
        letter,
        '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '"' | '|' | '#' | '>' | '=' | '['
    )
}

fn clause_before(text: &str) -> &str {
    near_end(text).rsplit(is_border).next().unwrap_or_default()
}

fn clause_after(text: &str) -> &str {
    near_start(text).split(is_border).next().unwrap_or_default()
}

/// The end of a text, within the paragraph or the item of a list.
fn near_end(text: &str) -> &str {
    let mut from = text.len().saturating_sub(FARTHEST);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let near = text[from..].rsplit("\n\n").next().unwrap_or_default();
    near.rsplit("\n- ").next().unwrap_or_default()
}

/// The beginning of a text, within the paragraph or the item of a list.
fn near_start(text: &str) -> &str {
    let mut to = text.len().min(FARTHEST);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let near = text[..to].split("\n\n").next().unwrap_or_default();
    near.split("\n- ").next().unwrap_or_default()
}

/// The beginnings of a text's telling words, each once, in order.
pub(crate) fn stems(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let long = words.filter(|word| word.chars().count() >= SHORTEST);
    let mut stems: Vec<String> = long
        .map(|word| {
            word.to_lowercase()
                .chars()
                .take(COMPARED)
                .collect::<String>()
        })
        .filter(|stem| !SAYING_NOTHING.contains(&stem.as_str()))
        .collect();
    stems.sort();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_found_with_the_words_of_its_clause() {
        let text = "Först kom ett möte. I dag har 13 av de 15 kommunerna\nstärkt sin samverkan, och fler väntar.";
        let found = find(text);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].part, found[0].whole), (13, 15));
        assert_eq!(found[0].words, ["samver", "stärkt"]);
        assert_eq!((found[0].span.line, found[0].span.column), (1, 31));
    }

    #[test]
    fn other_numbers_are_no_counts() {
        for text in [
            "den 3 av 2,5",
            "16 av 15",
            "2018-13 av 15",
            "1,5 av 15",
            "5 av 10 %",
            "3 av 15-20 kommuner",
            " av ",
            "Målet är att 12 av 15 kommuner stärker sin samverkan.",
            "År 2016 hade 4 av 15 kommuner en grupp.",
            "Ännu har 2 av 15 kommuner inte börjat.",
            "åäö 🙂 av 3 av",
            "1 av 99999999999999999999",
        ] {
            assert_eq!(find(text), Vec::new(), "{text}");
        }
    }
}
