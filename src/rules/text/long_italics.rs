//! Emphasis that goes on and on: slanted letters are hard to read.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, Span, text};
use crate::outline::{AsideKind, Outline};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "long-italics",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["3.1.5"],
        act: &[],
        title: ("Många ord i kursiv stil", "Many words in italics"),
        remedy: (
            "Skriv i vanlig stil, eller gör ett citat eller en ruta",
            "Write in ordinary style, or make a quotation or a box",
        ),
        why: Some((
            "Lutande bokstäver är svårare att skilja åt. Den som har dyslexi tappar lätt bort sig.",
            "Slanted letters are harder to tell apart. People with dyslexia easily lose their place.",
        )),
    },
    check,
};

/// Words in a row: titles of works are seldom longer.
const MOST_WORDS: usize = 20;

fn check(outline: &Outline, report: &mut Report<'_>) {
    for passage in outline.passages() {
        let emphases = passage.asides.iter();
        for emphasis in emphases.filter(|aside| aside.kind == AsideKind::Emphasis) {
            let words = passage.text.get(emphasis.range.clone()).unwrap_or_default();
            let count = words.split_whitespace().count();
            if count > MOST_WORDS {
                report.tell(
                    with_marks(report, report.place_of(emphasis.range.clone(), passage)),
                    text!(
                        "Här står {count} ord i kursiv stil. Lutande bokstäver är svårare att läsa.",
                        "Here are {count} words in italics. Slanted letters are harder to read."
                    ),
                    text!(
                        "Ta bort stjärnorna. Är det ett citat, börja raden med >. Är det viktigt, använd rutan > [!VIKTIGT].",
                        "Remove the asterisks. If it is a quotation, begin the line with >. If it is important, use the box > [!IMPORTANT]."
                    ),
                );
            }
        }
    }
}

/// A place that takes in the asterisks before it.
fn with_marks(report: &Report<'_>, span: Span) -> Span {
    let before = report
        .line(span.line)
        .chars()
        .take(span.column as usize - 1);
    let before: Vec<char> = before.collect();
    let marks = before.iter().rev().take_while(|mark| "*_".contains(**mark));
    let marks = u32::try_from(marks.count()).unwrap_or(0);
    Span {
        column: span.column - marks,
        length: span.length + marks,
        ..span
    }
}
