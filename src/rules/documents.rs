//! Rules on documents that pages offer: what keeps some from reading them, what they tell of people,
//! and what the page says of them. A rule is one file; `RULES` is the list of them.
//!
//! A rule judges what was read of a document and what the page says of it, and knows nothing of the
//! place where the page names it.

mod broken_document;
mod document_author;
mod document_headings;
mod document_language;
mod document_pages;
mod document_pictures;
mod document_title;
mod gigantic_document;
mod hidden_document_title;
mod identity_number;
mod locked_document;
mod old_document;
mod old_format;
mod scanned_document;
mod thin_summary;
mod untagged_document;

use jiff::civil::Date;

use crate::diagnostic::{Severity, Text};
use crate::documents::{FIRST_DAY_OF_LAW, Facts, Format, Mistake};
use crate::rules::Rule;

/// A rule on documents.
pub(crate) struct DocumentRule {
    /// What it is about.
    pub(crate) rule: Rule,
    check: fn(&Offered<'_>, &mut Report),
}

/// Every rule, in the order of their codes.
pub(crate) const RULES: &[&DocumentRule] = &[
    &broken_document::RULE,
    &document_author::RULE,
    &document_headings::RULE,
    &document_language::RULE,
    &document_pages::RULE,
    &document_pictures::RULE,
    &document_title::RULE,
    &gigantic_document::RULE,
    &hidden_document_title::RULE,
    &locked_document::RULE,
    &old_document::RULE,
    &old_format::RULE,
    &scanned_document::RULE,
    &thin_summary::RULE,
    &untagged_document::RULE,
];

/// Whether a code is that of a rule on documents.
pub fn is_rule(code: &str) -> bool {
    RULES.iter().any(|known| known.rule.code == code)
}

/// A document as a page offers it.
pub(crate) struct Offered<'p> {
    /// The name of its file.
    pub(crate) name: &'p str,
    /// What is in it.
    pub(crate) content: Content,
    /// When it is from, as the page says.
    pub(crate) date: Option<Date>,
    /// How many pages it has, as the page says.
    pub(crate) pages: Option<u32>,
    /// How many words the page has, where it stands for a report whose text is only in this PDF.
    pub(crate) summary: Option<u32>,
}

/// What is in a document.
pub(crate) enum Content {
    /// It says this of itself, or cannot be read.
    Read(Result<Facts, Mistake>),
    /// It is of a format from before 2007, which nothing is read of.
    OldFormat(Format),
    /// It is none of the site's, or no document.
    Unknown,
}

impl Offered<'_> {
    /// What it says of itself.
    fn facts(&self) -> Option<&Facts> {
        match &self.content {
            Content::Read(Ok(facts)) => Some(facts),
            _ => None,
        }
    }

    /// Why it cannot be read.
    fn mistake(&self) -> Option<Mistake> {
        match self.content {
            Content::Read(Err(mistake)) => Some(mistake),
            _ => None,
        }
    }

    /// When a PDF is from, where that is before the law on accessibility; what the file says goes
    /// before what the page says.
    fn date_before_law(&self) -> Option<Date> {
        let facts = self.facts().filter(|facts| facts.format == Format::Pdf)?;
        let date = facts.date.or(self.date);
        date.filter(|date| *date < FIRST_DAY_OF_LAW)
    }

    /// What it says of itself, where the law asks that everybody can read it.
    fn facts_of_today(&self) -> Option<&Facts> {
        self.facts().filter(|_| self.date_before_law().is_none())
    }

    /// The same, where there is text in it: without, it needs nothing as much as text.
    fn facts_of_text(&self) -> Option<&Facts> {
        self.facts_of_today().filter(|facts| facts.has_text)
    }
}

/// Judges a document by every rule that the site listens to.
pub(crate) fn check(offered: &Offered<'_>, listens_to: impl Fn(&str) -> bool) -> Vec<Told> {
    let mut report = Report {
        rule: &identity_number::RULE,
        told: Vec::new(),
    };
    identity_number::check(offered, &mut report);
    for known in RULES.iter().filter(|known| listens_to(known.rule.code)) {
        report.rule = &known.rule;
        (known.check)(offered, &mut report);
    }
    report.told
}

/// What rules tell.
struct Report {
    rule: &'static Rule,
    told: Vec<Told>,
}

/// A finding that has no place yet.
pub(crate) struct Told {
    pub(crate) severity: Severity,
    pub(crate) code: &'static str,
    pub(crate) message: Text,
    pub(crate) help: Text,
    /// What the finding is about.
    pub(crate) about: About,
}

/// What a finding is about.
pub(crate) enum About {
    /// The document, where the page names it.
    Document,
    /// How many pages it has, where the page says that.
    Pages,
}

impl Report {
    fn tell(&mut self, message: Text, help: Text) {
        self.tell_as(self.rule.severity, message, help);
    }

    /// It matters more or less than the rule most often does.
    fn tell_as(&mut self, severity: Severity, message: Text, help: Text) {
        self.told.push(Told {
            severity,
            code: self.rule.code,
            message,
            help,
            about: About::Document,
        });
    }

    /// What the page says of the number of pages is wrong.
    fn tell_of_pages(&mut self, message: Text, help: Text) {
        self.told.push(Told {
            severity: self.rule.severity,
            code: self.rule.code,
            message,
            help,
            about: About::Pages,
        });
    }
}
