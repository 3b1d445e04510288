//! A line in bold that is meant as a heading, and is none for those who listen or jump.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "false-heading",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["1.3.1", "2.4.6"],
        act: &[],
        title: (
            "En rad i fetstil ser ut som en rubrik",
            "A line in bold looks like a heading",
        ),
        remedy: ("Skriv ## eller ### före den", "Write ## or ### before it"),
        why: Some((
            "Den som lyssnar hoppar mellan rubriker för att hitta rätt. En rad i fetstil finns inte bland dem.",
            "Those who listen jump from heading to heading to find their way. A line in bold is not among them.",
        )),
    },
    check,
};

/// A heading is short and no sentence.
const MOST_WORDS: usize = 12;

fn check(outline: &Outline, report: &mut Report<'_>) {
    for passage in outline.paragraphs.iter().filter(|passage| passage.is_bold) {
        let words = passage.text.trim();
        let is_sentence = words.ends_with(['.', '!', ',', ';', '”', '"']);
        // A colon says that something follows, as a heading does.
        let words = words.trim_end_matches(':');
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
