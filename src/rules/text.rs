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

    /// Where a part of a passage stands in the file, from its first word to its last one or to the end
    /// of the line; the passage's beginning where it is written otherwise than it reads.
    fn place_of(&self, part: Range<usize>, passage: &Passage) -> Span {
        let words = words_of(passage.text.get(part.clone()).unwrap_or_default());
        let words: Vec<Range<usize>> = words
            .map(|word| part.start + word.start..part.start + word.end)
            .collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else {
            return passage.span;
        };
        let end = self.place(last, passage);
        let length = last.len();
        self.span_between(self.place(first, passage), end, length)
            .unwrap_or(passage.span)
    }

    /// Where words of [`Outline::prose`] stand in the file: from the first one to the last one, or to
    /// the end of the line.
    fn span_of_words(&self, outline: &Outline, words: Range<usize>) -> Span {
        let all = &outline.prose().words;
        let (Some(first), Some(last)) = (all.get(words.start), all.get(words.end - 1)) else {
            return Span::point(1, 1);
        };
        let passage = outline.passage(first.passage);
        let range = |word: &Word| word.start as usize..word.end as usize;
        let end = self.place(&range(last), passage);
        let length = last.text(passage).len();
        self.span_between(self.place(&range(first), passage), end, length)
            .unwrap_or(passage.span)
    }

    /// From the place of a first word to the end of a last one, which has a length in bytes.
    fn span_between(
        &self,
        first: Option<(u32, usize)>,
        last: Option<(u32, usize)>,
        length: usize,
    ) -> Option<Span> {
        let (line, from) = first?;
        let written = self.line(line);
        let to = match last {
            Some((last_line, at)) if last_line == line && at >= from => at + length,
            _ => written.trim_end().len(),
        };
        Some(Span {
            line,
            column: count(&written[..from]) + 1,
            length: count(written.get(from..to).unwrap_or_default()).max(1),
        })
    }

    /// The line of the file that a word of a passage stands in, and its place there in bytes.
    fn place(&self, word: &Range<usize>, passage: &Passage) -> Option<(u32, usize)> {
        let before = passage.text.get(..word.start)?;
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = passage.span.line + u32::try_from(before.matches('\n').count()).ok()?;
        let text = passage.text.get(word.clone())?;
        // The word may stand in the line before this place of it.
        let earlier = places_in(&passage.text[line_start..word.end], text).count();
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

/// The words of a text without the marks around them, in bytes.
fn words_of(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    text.split_whitespace().filter_map(|piece| {
        let at = piece.as_ptr().addr() - text.as_ptr().addr();
        let is_mark = |letter: char| !letter.is_alphanumeric();
        let behind = piece.trim_start_matches(is_mark);
        let start = at + piece.len() - behind.len();
        let word = behind.trim_end_matches(is_mark);
        (!word.is_empty()).then(|| start..start + word.len())
    })
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
