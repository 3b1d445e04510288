//! A line in bold that is meant as a heading, and is none for those who listen or jump.

use super::{Report, Rule};
use crate::diagnostic::{Severity, text};
use crate::markdown::Outline;

pub(super) const RULE: Rule = Rule {
    code: "false-heading",
    severity: Severity::Warning,
    criteria: &["1.3.1", "2.4.6"],
    act: &[],
    title: (
        "En rad i fetstil ser ut som en rubrik",
        "A line in bold looks like a heading",
    ),
    check,
};

/// A heading is short and no sentence.
const MOST_WORDS: usize = 12;

fn check(outline: &Outline, report: &mut Report<'_>) {
    for passage in outline.paragraphs.iter().filter(|passage| passage.is_bold) {
        let words = passage.text.trim();
        let is_sentence = words.ends_with(['.', '!', ':', ',', ';', '”', '"']);
        let is_line = words.lines().count() == 1;
        if is_line && !is_sentence && words.split_whitespace().count() <= MOST_WORDS {
            report.tell(
                passage.span,
                text!(
                    "\"{words}\" är en rad i fetstil som ser ut som en rubrik. Skärmläsare hittar den inte bland rubrikerna.",
                    "\"{words}\" is a line in bold that looks like a heading. Screen readers do not find it among the headings."
                ),
                text!(
                    "Skriv ## {words}, eller ### under en annan rubrik.",
                    "Write ## {words}, or ### below another heading."
                ),
            );
        }
    }
}
