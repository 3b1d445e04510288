//! Rules on what writers write: links that say where they lead, pictures in words, headings and lists
//! that are marked as such. A rule is one file; `RULES` is the list of them.

mod alt_file_name;
mod alt_length;
mod alt_repetition;
mod ambiguous_link_text;
mod bare_address;
mod capitals;
mod double_space;
mod duplicate_heading;
mod empty_table_cell;
mod false_heading;
mod false_list;
mod film_without_captions;
mod generic_link_text;
mod hard_to_read;
mod long_italics;
mod long_paragraph;
mod long_sentence;
mod missing_table_header;
mod officialese;
mod pasted_text;
mod sensory_instruction;
mod unexplained_abbreviation;
mod unmarked_language;

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Span, Text};
use crate::outline::{Outline, Passage, Word};
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
    &double_space::RULE,
    &duplicate_heading::RULE,
    &empty_table_cell::RULE,
    &false_heading::RULE,
    &false_list::RULE,
    &film_without_captions::RULE,
    &generic_link_text::RULE,
    &hard_to_read::RULE,
    &long_italics::RULE,
    &long_paragraph::RULE,
    &long_sentence::RULE,
    &missing_table_header::RULE,
    &officialese::RULE,
    &pasted_text::RULE,
    &sensory_instruction::RULE,
    &unexplained_abbreviation::RULE,
    &unmarked_language::RULE,
];

/// The rules that judge fields of running text, headings and cells too.
pub(crate) const OF_FIELDS: [&str; 2] = ["officialese", "unexplained-abbreviation"];

/// Whether a code is that of a rule on running text.
pub fn is_rule(code: &str) -> bool {
    RULES.iter().any(|known| known.rule.code == code)
}

/// Judges a text by every rule that the site listens to. `explains` says whether the site explains an
/// abbreviation for all its pages.
pub fn check(
    outline: &Outline,
    file: &str,
    source: &str,
    listens_to: impl Fn(&str) -> bool,
    explains: &dyn Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut report = Report {
        file,
        source,
        explains,
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
    explains: &'s dyn Fn(&str) -> bool,
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
        Span {
            line: number,
            column: count(&line[..at]) + 1,
            length: count(words).max(1),
        }
    }

    /// Where words of [`Outline::prose`] stand in the file: from the first one to the last one, or to
    /// the end of the line.
    fn span_of_words(&self, outline: &Outline, words: Range<usize>) -> Span {
        let all = &outline.prose().words;
        let (Some(first), Some(last)) = (all.get(words.start), all.get(words.end - 1)) else {
            return Span::point(1, 1);
        };
        let passage = outline.passage(first.passage);
        let (Some((line, from)), end) = (self.place(first, passage), self.place(last, passage))
        else {
            return passage.span;
        };
        let written = self.line(line);
        let to = match end {
            Some((last_line, at)) if last_line == line && at >= from => {
                at + last.text(passage).len()
            }
            _ => written.trim_end().len(),
        };
        Span {
            line,
            column: count(&written[..from]) + 1,
            length: count(written.get(from..to).unwrap_or_default()).max(1),
        }
    }

    /// The line of the file that a word stands in, and its place there in bytes.
    fn place(&self, word: &Word, passage: &Passage) -> Option<(u32, usize)> {
        let before = passage.text.get(..word.start as usize)?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = passage.span.line + u32::try_from(before.matches('\n').count()).ok()?;
        let text = word.text(passage);
        // The word may stand in the line before this place of it.
        let earlier = places_in(&passage.text[line_start..word.end as usize], text).count();
        let written = self.line(line);
        // What stands before the passage in its first line is no part of it.
        let skipped = if line == passage.span.line {
            self.start_in(passage)
        } else {
            0
        };
        let mut places = places_in(&written[skipped..], text);
        let at = places.nth(earlier.checked_sub(1)?)?;
        Some((line, skipped + at))
    }

    /// Where something of a passage stands in the file: `find` is asked line by line, without what the
    /// lines begin with.
    fn find_in(
        &self,
        passage: &Passage,
        find: impl Fn(&str) -> Option<usize>,
        length: u32,
    ) -> Option<Span> {
        let lines = (passage.span.line..).take(passage.text.lines().count());
        lines.into_iter().find_map(|line| {
            let written = self.line(line);
            let start = if line == passage.span.line {
                self.start_in(passage)
            } else {
                written.len() - written.trim_start().len()
            };
            let at = start + find(&written[start..])?;
            let column = count(&written[..at]) + 1;
            Some(Span {
                line,
                column,
                length,
            })
        })
    }

    /// Where a passage begins in its first line, in bytes.
    fn start_in(&self, passage: &Passage) -> usize {
        let mut letters = self.line(passage.span.line).char_indices();
        letters
            .nth(passage.span.column as usize - 1)
            .map_or(0, |(at, _)| at)
    }

    /// A line of the file, from 1.
    fn line(&self, line: u32) -> &str {
        self.source
            .lines()
            .nth(line as usize - 1)
            .unwrap_or_default()
    }
}

/// Characters of a text.
fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// Where words are found in a line of text, so that they are not parts of longer ones.
fn places_in<'l>(line: &'l str, word: &'l str) -> impl Iterator<Item = usize> + 'l {
    let found = line.match_indices(word);
    let found = found.filter(|(at, _)| {
        let before = line[..*at].chars().next_back();
        let after = line[*at + word.len()..].chars().next();
        let is_letter = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        !is_letter(before) && !is_letter(after)
    });
    found.map(|(at, _)| at)
}

/// A text as words are compared: in lower case, without what surrounds it.
fn plain(text: &str) -> String {
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
