//! What stands between fences: blocks of facts, and code.

use comrak::nodes::Sourcepos;

use super::Renderer;
use crate::blocks::Block;
use crate::diagnostic::{Diagnostic, Severity, Span, text};
use crate::markdown::Filling;

impl Renderer<'_, '_> {
    pub(super) fn code_block(&mut self, info: &str, literal: &str, place: Sourcepos) {
        if let Some(name) = Block::name(info) {
            let first_line = self.line_offset + place.start.line + 1;
            let start = self
                .line_starts
                .get(first_line - 1)
                .copied()
                .unwrap_or(self.source.text.len());
            let end = (start + literal.len()).min(self.source.text.len());
            let (block, findings) = if self.source.text.get(start..end) == Some(literal) {
                Block::read(
                    name,
                    self.source.file,
                    self.source.text,
                    start..end,
                    self.source.lookups,
                )
            } else {
                let (block, findings) = Block::read(
                    name,
                    self.source.file,
                    literal,
                    0..literal.len(),
                    self.source.lookups,
                );
                let findings = findings
                    .into_iter()
                    .map(|finding| self.indented(finding, literal, first_line))
                    .collect();
                (block, findings)
            };
            self.findings.extend(findings);
            if let Some(block) = block {
                let index = u32::try_from(self.body.blocks.len()).expect("fewer than 2^32 blocks");
                self.body.blocks.push(block);
                self.hole(Filling::Block(index));
            }
            return;
        }
        let language = info.split_whitespace().next().unwrap_or_default();
        if let Some(near) = Block::nearest_name(language) {
            let span = self.span(place);
            self.report(
                Severity::Warning,
                "unknown-box",
                Span { length: 1, ..span },
                text!(
                    "Det finns inget block som heter {language}: det visas som kod.",
                    "There is no block called {language}: it is shown as code."
                ),
                text!("Menar du {near}?", "Did you mean {near}?"),
            );
        }
        self.html.push_str("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.html.push_str(" class=\"language-");
            self.push_escaped(language);
            self.html.push('"');
        }
        self.html.push('>');
        self.push_escaped(literal);
        self.html.push_str("</code></pre>\n");
    }

    /// A block that nothing ends has taken the rest of the page, and the notes that were put after it.
    pub(super) fn unclosed_code_block(&mut self, place: Sourcepos) {
        let span = self.span(place);
        let fence: String = self
            .line(place.start.line + self.line_offset)
            .trim_start()
            .chars()
            .take_while(|letter| "`~".contains(*letter))
            .collect();
        self.report(
            Severity::Error,
            "unclosed-block",
            Span { length: 1, ..span },
            text!(
                "Blocket som börjar med {fence} avslutas inte, så resten av sidan räknas dit.",
                "The block that begins with {fence} does not end, so the rest of the page belongs to it."
            ),
            text!(
                "Skriv {fence} på en egen rad där blocket slutar.",
                "Write {fence} on a line of its own where the block ends."
            ),
        );
    }

    /// A finding about a block inside a list or a quote, moved to where its lines stand in the file.
    fn indented(&self, finding: Diagnostic, literal: &str, first_line: usize) -> Diagnostic {
        let Some(mut span) = finding.span else {
            return finding;
        };
        let index = span.line as usize - 1;
        let written = literal.lines().nth(index).unwrap_or_default();
        let line = self.line(first_line + index);
        let indent = line
            .strip_suffix(written)
            .map_or(0, |indent| indent.chars().count());
        span.line += u32::try_from(first_line - 1).unwrap_or(0);
        span.column += u32::try_from(indent).unwrap_or(0);
        finding.at_span(self.source.text, span)
    }
}
