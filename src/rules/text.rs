//! Rules on what writers write: links that say where they lead, pictures in words, headings and lists
//! that are marked as such. A rule is one file; [`RULES`] is the list of them.

mod alt_file_name;
mod alt_length;
mod alt_repetition;
mod ambiguous_link_text;
mod bare_address;
mod capitals;
mod duplicate_heading;
mod false_heading;
mod false_list;
mod generic_link_text;
mod sensory_instruction;

use crate::diagnostic::{Diagnostic, Span, Text};
use crate::outline::{Outline, Passage};
use crate::rules::Rule;

/// A rule on running text.
pub(crate) struct TextRule {
    /// What it is about.
    pub(crate) rule: Rule,
    check: fn(&Outline, &mut Report<'_>),
}

/// Every rule, in the order of their codes.
pub(crate) const RULES: &[&TextRule] = &[
    &alt_file_name::RULE,
    &alt_length::RULE,
    &alt_repetition::RULE,
    &ambiguous_link_text::RULE,
    &bare_address::RULE,
    &capitals::RULE,
    &duplicate_heading::RULE,
    &false_heading::RULE,
    &false_list::RULE,
    &generic_link_text::RULE,
    &sensory_instruction::RULE,
];

/// Whether a code is that of a rule on running text.
pub fn is_rule(code: &str) -> bool {
    RULES.iter().any(|known| known.rule.code == code)
}

/// Judges a text by every rule that the site listens to.
pub fn check(
    outline: &Outline,
    file: &str,
    source: &str,
    listens_to: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut report = Report {
        file,
        source,
        rule: &alt_file_name::RULE.rule,
        findings: Vec::new(),
    };
    for known in RULES.iter().filter(|known| listens_to(known.rule.code)) {
        report.rule = &known.rule;
        (known.check)(outline, &mut report);
    }
    report.findings
}

/// What a rule tells.
struct Report<'s> {
    file: &'s str,
    source: &'s str,
    rule: &'static Rule,
    findings: Vec<Diagnostic>,
}

impl Report<'_> {
    fn tell(&mut self, span: Span, message: Text, help: Text) {
        let Rule { severity, code, .. } = self.rule;
        let finding = Diagnostic::new(*severity, code, self.file, message, help);
        self.findings.push(finding.at_span(self.source, span));
    }

    /// Where words of a passage stand in the file; the passage's beginning where markup parts them.
    fn place_of(&self, words: &str, passage: &Passage) -> Span {
        let first = passage.span.line as usize - 1;
        let lines = self
            .source
            .lines()
            .skip(first)
            .take(passage.text.lines().count());
        let mut numbered = lines.zip(passage.span.line..);
        let found = numbered.find_map(|(line, number)| Some((line.find(words)?, line, number)));
        let Some((at, line, number)) = found else {
            return passage.span;
        };
        let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(1);
        Span {
            line: number,
            column: count(&line[..at]) + 1,
            length: count(words).max(1),
        }
    }
}

/// A text as words are compared: in lower case, without what surrounds it.
fn plain(text: &str) -> String {
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
