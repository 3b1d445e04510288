//! Lines that begin with a bullet or a dash, which look like a list and are none.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
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

const BULLETS: [char; 9] = ['•', '●', '▪', '·', '◦', '‣', '–', '—', '✓'];
const FEWEST_LINES: usize = 2;

fn check(outline: &Outline, report: &mut Report<'_>) {
    // Lines of one paragraph, or paragraphs of one line each.
    let mut before: Option<(char, u32)> = None;
    for passage in &outline.paragraphs {
        let mut bullets = passage.text.lines().map(bullet);
        let first = bullets.next().flatten();
        let more = bullets.flatten().count();
        let within = more + usize::from(first.is_some()) >= FEWEST_LINES;
        let after_another = first.is_some_and(|bullet| {
            before.is_some_and(|(known, line)| known == bullet && passage.span.line == line + 2)
        });
        // A conversation is written with dashes too, but with several paragraphs between.
        if within || after_another && first != Some('–') && first != Some('—') {
            report.tell(
                passage.span,
                text!(
                    "Raderna ser ut som en lista, men är ingen. Skärmläsare säger inte hur många punkter det är.",
                    "The lines look like a list, but are none. Screen readers do not say how many items there are."
                ),
                text!(
                    "Börja varje rad med ett bindestreck och ett mellanslag: - så.",
                    "Begin each line with a hyphen and a space: - like this."
                ),
            );
            before = None;
        } else {
            before = first.map(|bullet| (bullet, passage.span.line));
        }
    }
}

/// The bullet that a line begins with.
fn bullet(line: &str) -> Option<char> {
    let mut letters = line.trim_start().chars();
    let first = letters.next()?;
    let is_spaced = letters.next().is_some_and(char::is_whitespace);
    (BULLETS.contains(&first) && is_spaced).then_some(first)
}
