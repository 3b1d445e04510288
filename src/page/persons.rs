//! Persons who can be recognised: those who are quoted by name or by a post that only they have, and
//! those who stand as contacts.

use std::ops::Range;

use super::Page;
use super::front_matter::span_in;
use crate::blocks::Block;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kinds::Fields;
use crate::kinds::common::{Contact, Quote};
use crate::persons::{leading_name, sole_post};
use crate::schema::{FieldPath, Segment};
use crate::value::Node;

/// The codes of what is told here.
const CODES: [&str; 3] = ["identifiable-quote", "named-contact", "named-quote"];

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
            report.quote(quote, place.unwrap_or(0..3));
        }
    }
    let mut from = body;
    for block in &page.body.blocks {
        if let Block::Quote(quote) = block {
            // Blocks keep no place of their own; their words stand in the text in the same order.
            let found = source[from..].find(&quote.role).map(|at| from + at);
            let start = found.unwrap_or(body);
            from = start;
            report.quote(quote, start..start + quote.role.len());
        }
    }
    report.attributions(body);
    if let Some(contact) = &page.common.contact {
        let name = [Segment::Field("contact"), Segment::Field("name")];
        let place = span_in(node, page.kind(), &FieldPath(name.to_vec()));
        report.contact(contact, place.unwrap_or(0..3));
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
    fn tell(
        &mut self,
        severity: Severity,
        code: &'static str,
        place: &Range<usize>,
        message: Text,
        help: Text,
    ) {
        if self.config.listens_to(code) {
            let path = self.page.path.as_str();
            let finding = Diagnostic::new(severity, code, path, message, help);
            self.findings.push(finding.at(self.source, place));
        }
    }

    fn quote(&mut self, quote: &Quote, place: Range<usize>) {
        if leading_name(&quote.role, &self.config.municipalities).is_some() {
            self.named(&place);
        } else if quote.consent != Some(true)
            && let Some(post) = sole_post(&quote.role)
            && self.names_municipality(quote)
        {
            self.tell(
                Severity::Warning,
                "identifiable-quote",
                &place,
                text!(
                    "Det går att räkna ut vem som säger det här: kommunen är nämnd, och den har bara en {post}.",
                    "It can be worked out who says this: the municipality is named, and has only one {post}."
                ),
                text!(
                    "Skriv en vidare roll, till exempel \"chef i en av kommunerna\". Har personen sagt ja, skriv samtycke = true.",
                    "Write a wider role, such as \"manager in one of the municipalities\". If the person has agreed, write consent = true."
                ),
            );
        }
    }

    fn named(&mut self, place: &Range<usize>) {
        self.tell(
            Severity::Warning,
            "named-quote",
            place,
            text!(
                "Citatet ser ut att ha namnet på den som talar.",
                "The quote seems to have the name of the speaker."
            ),
            text!(
                "Skriv rollen i stället, till exempel \"deltagare i kursen\". Ska namnet stå där, skriv personuppgifter_granskade = true.",
                "Write the role instead, such as \"participant of the course\". If the name should be there, write privacy_reviewed = true."
            ),
        );
    }

    /// Whether the quote, its role or the page as a whole says which municipality it is.
    fn names_municipality(&self, quote: &Quote) -> bool {
        let places = &self.config.municipalities;
        let mut words = quote.role.split(|letter: char| !letter.is_alphabetic());
        let is_place = |word: &str| {
            let without = word.strip_suffix('s').unwrap_or(word);
            word.chars().next().is_some_and(char::is_uppercase)
                && (places.find(word).is_some() || places.find(without).is_some())
        };
        let is_anonymous =
            matches!(&self.page.fields, Fields::Case(case) if case.anonymous_municipality);
        quote.municipality.is_some()
            || words.any(is_place)
            || (self.page.common.municipalities.len() == 1 && !is_anonymous)
    }

    /// Quotes in running text: a line of a quotation that begins with a dash and a name.
    fn attributions(&mut self, body: usize) {
        let mut start = body;
        for line in self.source[body..].split_inclusive('\n') {
            if let Some(quoted) = line.strip_prefix('>') {
                let said_by = quoted.trim_start().strip_prefix(['–', '—']);
                let name = said_by.and_then(|text| {
                    let found = leading_name(text, &self.config.municipalities)?;
                    Some((line.len() - text.len() + found.start, found.len()))
                });
                if let Some((at, length)) = name {
                    self.named(&(start + at..start + at + length));
                }
            }
            start += line.len();
        }
    }

    /// A contact whose address has the same name.
    fn contact(&mut self, contact: &Contact, place: Range<usize>) {
        let (Some(name), Some(email)) = (&contact.name, &contact.email) else {
            return;
        };
        let Some(found) = leading_name(name, &self.config.municipalities) else {
            return;
        };
        let address = email.to_string();
        let local = address.split('@').next().unwrap_or_default();
        let local = slug::slugify(local);
        let mut words = name[found].split([' ', '-']);
        if words.any(|word| word.chars().count() > 2 && local.contains(&slug::slugify(word))) {
            self.tell(
                Severity::Advice,
                "named-contact",
                &place,
                text!(
                    "Kontakten ser ut att vara en person. Personer byter arbete, men sidan står kvar.",
                    "The contact seems to be a person. People change their work, and the page remains."
                ),
                text!(
                    "Ange hellre en funktion med en gemensam brevlåda, till exempel \"Projektkontoret\".",
                    "Rather give a function with a shared mailbox, such as \"The project office\"."
                ),
            );
        }
    }
}
