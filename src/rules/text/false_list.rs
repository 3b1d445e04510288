//! Lines that begin with a bullet or a dash, which look like a list and are none.

use super::{Report, TextRule, count};
use crate::diagnostic::{Severity, Span, text};
use crate::outline::{Outline, Passage};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "false-list",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["1.3.1"],
        act: &[],
        title: (
            "Rader med punkter är ingen lista",
            "Lines with bullets are no list",
        ),
        remedy: (
            "Börja varje rad med bindestreck och mellanslag",
            "Begin each line with a hyphen and a space",
        ),
        why: Some((
            "En riktig lista säger hur många punkter den har och var den slutar. Rader med punkter gör inte det.",
            "A real list says how many items it has and where it ends. Lines with bullets do not.",
        )),
    },
    check,
};

/// U+F0B7 is what Word's own font calls a bullet.
const BULLETS: [char; 10] = ['•', '●', '▪', '·', '◦', '‣', '–', '—', '✓', '\u{f0b7}'];
const FEWEST_LINES: usize = 2;

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Bullet(char),
    /// A letter or a number before a bracket: `a)`, `(1)`.
    Counted(u32),
}

impl Mark {
    /// Whether a line that begins with another may be the next one of the same list.
    fn is_followed_by(self, next: Self) -> bool {
        match (self, next) {
            // Bullets of several kinds make lists in lists.
            (Self::Bullet(_), Self::Bullet(_)) => true,
            (Self::Counted(number), Self::Counted(next)) => next == number + 1,
            _ => false,
        }
    }

    /// Whether a paragraph that begins with another may be the next item of the same list.
    fn is_next_to(self, next: Self) -> bool {
        self.is_followed_by(next) && (self == next || matches!(next, Self::Counted(_)))
    }

    /// A conversation is written with dashes too, but with several paragraphs between.
    fn is_dash(self) -> bool {
        matches!(self, Self::Bullet('–' | '—'))
    }
}

fn check(outline: &Outline, report: &mut Report<'_>) {
    // Lines of one paragraph, or paragraphs of one line each.
    let mut before: Option<(Mark, Span)> = None;
    for passage in &outline.paragraphs {
        let first = passage.text.lines().next().and_then(mark);
        let earlier = before.filter(|(known, span)| {
            let follows = |first: Mark| known.is_next_to(first) && !first.is_dash();
            first.is_some_and(follows) && passage.span.line == span.line + 2
        });
        let place = first_of_several(passage).map(|line| first_in(report, passage, line));
        if let Some(place) = place.or(earlier.map(|(_, span)| span)) {
            tell(place, report);
            before = None;
        } else {
            before = first.map(|mark| (mark, passage.span));
        }
    }
    let is_doubled = |passage: &&Passage| {
        let first = mark(&passage.text);
        matches!(first, Some(Mark::Bullet(_))) && !first.is_some_and(Mark::is_dash)
    };
    if let Some(item) = outline.items.iter().find(is_doubled) {
        report.tell(
            item.span,
            text!(
                "Punkten börjar med två tecken för en lista. Läsaren ser och hör båda.",
                "The item begins with two marks of a list. Readers see and hear both."
            ),
            text!(
                "Ta bort det andra tecknet, så att bara bindestrecket är kvar.",
                "Remove the second mark, so that only the hyphen is left."
            ),
        );
    }
}

/// The first of the lines of a passage that look like a list, from 0.
fn first_of_several(passage: &Passage) -> Option<usize> {
    let marks = passage.text.lines().map(mark).enumerate();
    let marks = marks.filter_map(|(line, mark)| Some((line, mark?)));
    let marks: Vec<(usize, Mark)> = marks.collect();
    let mut pairs = marks.windows(FEWEST_LINES);
    let pair = pairs.find(|pair| pair[0].1.is_followed_by(pair[1].1))?;
    Some(pair[0].0)
}

/// Where a line of a passage begins in the file.
fn first_in(report: &Report<'_>, passage: &Passage, line: usize) -> Span {
    if line == 0 {
        return passage.span;
    }
    let number = passage.span.line + u32::try_from(line).unwrap_or(0);
    let written = report.line(number);
    // Within a quotation each line begins with its mark.
    let is_before = |letter: char| letter == '>' || letter.is_whitespace();
    let start = written.len() - written.trim_start_matches(is_before).len();
    Span {
        line: number,
        column: count(&written[..start]) + 1,
        length: count(&written[start..]).max(1),
    }
}

fn tell(place: Span, report: &mut Report<'_>) {
    report.tell(
        place,
        text!(
            "Raderna ser ut som en lista, men är ingen. Skärmläsare säger inte hur många punkter det är.",
            "The lines look like a list, but are none. Screen readers do not say how many items there are."
        ),
        text!(
            "Börja varje rad med ett bindestreck och ett mellanslag: - så. Eller med en siffra och en punkt: 1. så.",
            "Begin each line with a hyphen and a space: - like this. Or with a number and a full stop: 1. like this."
        ),
    );
}

/// What a line begins with, when it is what items of a list begin with.
fn mark(line: &str) -> Option<Mark> {
    let line = line.trim_start();
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    if BULLETS.contains(&first) {
        return rest
            .starts_with(char::is_whitespace)
            .then_some(Mark::Bullet(first));
    }
    let (counter, rest) = line.strip_prefix('(').unwrap_or(line).split_once(')')?;
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let mut letters = counter.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_ascii_alphabetic() => {
            Some(Mark::Counted(u32::from(letter.to_ascii_lowercase())))
        }
        _ => counter
            .parse()
            .ok()
            .filter(|number| *number < 100)
            .map(Mark::Counted),
    }
}
