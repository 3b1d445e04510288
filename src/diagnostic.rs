//! What is wrong, where, and how to mend it: one value for every finding of every phase.
//!
//! A communicator's mistake is a [`Diagnostic`], collected with the others and shown at the very
//! end; only a failure of the surroundings (no permission, disk full) is a `Result`.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::identity_number::masked;

/// A text in the two languages that messages are written in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Text {
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

/// A text that no personal identity number can be read in.
fn unidentified(text: String) -> String {
    match masked(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(masked) => masked,
    }
}

impl Text {
    /// The text without the digits of personal identity numbers, which people may have written.
    fn unidentified(self) -> Self {
        Self {
            sv: unidentified(self.sv),
            en: unidentified(self.en),
        }
    }

    /// The text in one language.
    pub fn get(&self, language: MessageLanguage) -> &str {
        match language {
            MessageLanguage::Swedish => &self.sv,
            MessageLanguage::English => &self.en,
        }
    }
}

/// Makes a [`Text`] from a Swedish and an English format string over the same variables.
macro_rules! text {
    ($sv:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Text {
            sv: format!($sv),
            en: format!($en),
        }
    };
}
pub(crate) use text;

/// A number and the form of the word that goes with it: "1 sida", "2 sidor".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A number as Swedish writes it.
pub(crate) fn with_comma(number: f64) -> String {
    number.to_string().replace('.', ",")
}

/// The language that messages are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageLanguage {
    /// Swedish.
    Swedish,
    /// English.
    English,
}

impl MessageLanguage {
    /// Reads `sv`, `sv-SE`, `sv_SE.UTF-8`, `en` and the like.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next()?.to_ascii_lowercase();
        match primary.as_str() {
            "sv" | "svenska" => Some(Self::Swedish),
            "en" | "english" => Some(Self::English),
            _ => None,
        }
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Stops publishing: lost data, a broken reference, something that points nowhere.
    Error,
    /// Published, but somebody should mend it.
    Warning,
    /// Would help readers.
    Advice,
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        })
    }
}

/// A place in a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// Length in characters, at least 1, never past the line's end.
    pub length: u32,
}

impl Span {
    /// The place of a byte range of `text`; a range that spans lines is cut at the first line's end.
    pub fn of(text: &str, range: &Range<usize>) -> Self {
        let start = floor_char_boundary(text, range.start);
        let end = floor_char_boundary(text, range.end.max(start));
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = text[start..]
            .find('\n')
            .map_or(text.len(), |newline| start + newline);
        let length = text[start..end.min(line_end).max(start)]
            .trim_end()
            .chars()
            .count();
        Self {
            line: count_u32(before.matches('\n').count()) + 1,
            column: count_u32(text[line_start..start].chars().count()) + 1,
            length: count_u32(length.max(1)),
        }
    }

    /// A place known by line and column only.
    pub fn point(line: usize, column: usize) -> Self {
        Self {
            line: count_u32(line.max(1)),
            column: count_u32(column.max(1)),
            length: 1,
        }
    }
}

fn floor_char_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn count_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The file, relative to the site's root, with forward slashes.
    pub file: String,
    /// Where in the file, when it is a place in a text.
    pub span: Option<Span>,
    /// How much it matters.
    pub severity: Severity,
    /// The code of a rule, such as `broken-link`.
    pub code: Cow<'static, str>,
    /// What is wrong. Findings are handed on from phase to phase, so their texts are shared.
    pub message: Arc<Text>,
    /// How to mend it.
    pub help: Arc<Text>,
    /// The line of the file that the span points into; empty when there is none.
    pub excerpt: String,
    /// The address of the page, for findings in what was made rather than in what was written.
    pub page: Option<String>,
}

impl Diagnostic {
    /// A finding about a whole file.
    pub fn new(
        severity: Severity,
        code: &'static str,
        file: impl Into<String>,
        message: Text,
        help: Text,
    ) -> Self {
        Self {
            file: unidentified(file.into()),
            span: None,
            severity,
            code: Cow::Borrowed(code),
            message: Arc::new(message.unidentified()),
            help: Arc::new(help.unidentified()),
            excerpt: String::new(),
            page: None,
        }
    }

    /// The same finding, placed at a byte range of the file's text.
    #[must_use]
    pub fn at(self, text: &str, range: &Range<usize>) -> Self {
        let span = Span::of(text, range);
        self.at_span(text, span)
    }

    /// The same finding, placed at a span of the file's text.
    #[must_use]
    pub fn at_span(self, text: &str, span: Span) -> Self {
        let first = (span.line as usize).saturating_sub(2);
        let near: Vec<&str> = text.lines().skip(first).take(3).collect();
        // A number may be parted between lines.
        let near = masked(&near.join("\n")).into_owned();
        let line = near.split('\n').nth(span.line as usize - 1 - first);
        self.at_line(line.unwrap_or_default(), span)
    }

    /// The same finding, placed at a span whose line is known.
    #[must_use]
    pub fn at_line(mut self, line: &str, span: Span) -> Self {
        const LONGEST_EXCERPT: usize = 400;
        // Before it is cut: half a number would not be known as one.
        let line = masked(line);
        self.excerpt = line.chars().take(LONGEST_EXCERPT).collect();
        self.span = Some(span);
        self
    }
}

/// Why the system refused, in words of people where it is one of the common reasons.
pub fn reason_of(error: &io::Error) -> Text {
    match error.kind() {
        io::ErrorKind::NotFound => text!("den finns inte", "it does not exist"),
        io::ErrorKind::PermissionDenied => text!("behörighet saknas", "permission is missing"),
        io::ErrorKind::NotADirectory => text!("det är ingen mapp", "it is no folder"),
        io::ErrorKind::IsADirectory => text!("det är en mapp", "it is a folder"),
        io::ErrorKind::ReadOnlyFilesystem => {
            text!("disken går bara att läsa", "the disk is read-only")
        }
        io::ErrorKind::StorageFull => text!("disken är full", "the disk is full"),
        _ => Text {
            sv: error.to_string(),
            en: error.to_string(),
        },
    }
}

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Pieces of advice.
    pub advice: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |severity| {
            diagnostics
                .iter()
                .filter(|found| found.severity == severity)
                .count()
        };
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            advice: count(Severity::Advice),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_takes_the_singular() {
        let pages = |count| counted(count, "sida", "sidor");
        assert_eq!(
            [pages(0), pages(1), pages(2)],
            ["0 sidor", "1 sida", "2 sidor"]
        );
    }

    #[test]
    fn span_counts_characters_not_bytes() {
        let text = "a\nåäö = x\n";
        let at = text.find('=').expect("the text has one");
        assert_eq!(
            Span::of(text, &(at..at + 1)),
            Span {
                line: 2,
                column: 5,
                length: 1
            }
        );
    }

    #[test]
    fn span_past_the_end_stays_inside() {
        assert_eq!(
            Span::of("ab", &(9..12)),
            Span {
                line: 1,
                column: 3,
                length: 1
            }
        );
    }
}
