//! Persons who can be recognised: those who are quoted by name or by a post that only they have, and
//! those who stand as contacts.

use std::ops::Range;

use super::Page;
use super::front_matter::span_in;
use crate::blocks::Block;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::kinds::Fields;
use crate::kinds::common::{Contact, Quote};
use crate::rules::privacy::identifiable_quote::{self, Around};
use crate::rules::privacy::{named_contact, named_quote};
use crate::schema::{FieldPath, Segment};
use crate::value::Node;

/// The codes of what is told here.
const CODES: [&str; 3] = [
    identifiable_quote::RULE.code,
    named_contact::RULE.code,
    named_quote::RULE.code,
];

/// Tells of persons on a page, but where somebody has looked and found it fit to publish.
pub(super) fn check(
    page: &Page,
    source: &str,
    body: usize,
    node: &Node,
    config: &Config,
) -> Vec<Diagnostic> {
    let listens = CODES.iter().any(|code| config.listens_to(code));
    if page.common.privacy_reviewed || !listens {
        return Vec::new();
    }
    let mut report = Report {
        page,
        source,
        config,
        findings: Vec::new(),
    };
    if let Fields::Case(case) = &page.fields {
        for (index, quote) in case.quotes.iter().enumerate() {
            let role = [
                Segment::Field("quotes"),
                Segment::Index(index),
                Segment::Field("role"),
            ];
            let place = span_in(node, page.kind(), &FieldPath(role.to_vec()));
            report.quote(quote, &place.unwrap_or(0..3));
        }
    }
    let mut from = body;
    for block in &page.body.blocks {
        if let Block::Quote(quote) = block {
            // Blocks keep no place of their own; their words stand in the text in the same order.
            let found = source[from..].find(&quote.role).map(|at| from + at);
            let start = found.unwrap_or(body);
            from = start;
            report.quote(quote, &(start..start + quote.role.len()));
        }
    }
    report.attributions(body);
    if let Some(contact) = &page.common.contact {
        let name = [Segment::Field("contact"), Segment::Field("name")];
        let place = span_in(node, page.kind(), &FieldPath(name.to_vec()));
        report.contact(contact, &place.unwrap_or(0..3));
    }
    report.findings
}

struct Report<'r> {
    page: &'r Page,
    source: &'r str,
    config: &'r Config,
    findings: Vec<Diagnostic>,
}

impl Report<'_> {
    fn tell(&mut self, finding: Diagnostic, place: &Range<usize>) {
        if self.config.listens_to(&finding.code) {
            self.findings.push(finding.at(self.source, place));
        }
    }

    fn quote(&mut self, quote: &Quote, place: &Range<usize>) {
        let around = Around {
            path: self.page.path.as_str(),
            common: &self.page.common,
            fields: &self.page.fields,
            places: &self.config.municipalities,
        };
        if named_quote::is_named(quote, around.places) {
            self.tell(named_quote::finding(around.path), place);
        } else if let Some(finding) = identifiable_quote::by_post(quote, &around) {
            self.tell(finding, place);
        }
    }

    /// Quotes in running text.
    fn attributions(&mut self, body: usize) {
        let named = named_quote::attributions(&self.source[body..], &self.config.municipalities);
        for name in named {
            let finding = named_quote::finding(self.page.path.as_str());
            self.tell(finding, &(body + name.start..body + name.end));
        }
    }

    fn contact(&mut self, contact: &Contact, place: &Range<usize>) {
        if named_contact::is_person(contact, &self.config.municipalities) {
            self.tell(named_contact::finding(self.page.path.as_str()), place);
        }
    }
}
