//! Two spaces where one belongs, as in text that was pasted from a PDF.

use std::ops::Range;

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::{AsideKind, Outline};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "double-space",
        area: Area::Language,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: ("Dubbla mellanslag", "Double spaces"),
        remedy: ("Ta bort det ena mellanslaget", "Remove one of the spaces"),
        why: None,
    },
    check,
};

fn check(outline: &Outline, report: &mut Report<'_>) {
    let mut first = None;
    let mut places = 0;
    for passage in outline.passages() {
        let code: Vec<&Range<usize>> = passage
            .asides
            .iter()
            .filter(|aside| aside.kind == AsideKind::Code)
            .map(|aside| &aside.range)
            .collect();
        let is_code = |at: usize| {
            let next = code.partition_point(|range| range.end <= at);
            code.get(next).is_some_and(|range| range.start <= at)
        };
        let spaces = passage.text.match_indices("  ");
        let count = spaces.filter(|(at, _)| !is_code(*at)).count();
        // Nothing stands in the file where markup between two spaces shows no text.
        let place =
            (count > 0).then(|| report.find_in(passage, |line| line.trim_end().find("  "), 2));
        if let Some(place) = place.flatten() {
            places += count;
            first = first.or(Some(place));
        }
    }
    let Some(first) = first else { return };
    let (sv, en) = if places > 1 {
        (
            format!("{places} dubbla mellanslag. Det första är här"),
            format!("{places} double spaces. The first one is here"),
        )
    } else {
        (
            "ett dubbelt mellanslag".to_owned(),
            "a double space".to_owned(),
        )
    };
    report.tell(
        first,
        text!("Texten har {sv}.", "The text has {en}."),
        text!(
            "Ta bort det ena mellanslaget. Är texten inklistrad, läs om den: mer kan ha blivit fel.",
            "Remove one of the spaces. If the text was pasted, read it again: more may have gone wrong."
        ),
    );
}
