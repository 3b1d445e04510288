//! What a page lacks: a place, a text, fields that help readers, words in place of a template's.

use super::front_matter;
use super::{Page, Parser, Role};
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::kind_name::KindName;
use crate::kinds::common::Common;
use crate::kinds::{Fields, needs_place};
use crate::schema::{Field, PLACEHOLDERS, Record};
use crate::value::{Entry, Value};

impl Parser<'_> {
    pub(super) fn check_completeness(
        &mut self,
        page: &Page,
        kind: KindName,
        missing: &[&'static Field],
        parts: &front_matter::Parts,
        entries: &[Entry],
    ) {
        let start = 0..3;
        // Values that could not be read have been reported where they stand.
        let written = |field: &Field| {
            entries.iter().any(|entry| {
                field.is_named(&entry.key)
                    && !matches!(&entry.node.value, Value::List(values) if values.is_empty())
                    && entry.node.value != Value::Null
            })
        };
        let named_place = Common::FIELDS
            .iter()
            .any(|field| ["municipalities", "counties"].contains(&field.key) && written(field));
        if needs_place(kind)
            && !named_place
            && page.common.municipalities.is_empty()
            && page.common.counties.is_empty()
        {
            let swedish = self.config.is_swedish();
            let (field, county) = if swedish {
                ("kommuner", "lan")
            } else {
                ("municipalities", "counties")
            };
            self.error(
                "missing-field",
                start.clone(),
                text!("Fältet \"{field}\" saknas.", "The field \"{field}\" is missing."),
                text!(
                    "Skriv vilka kommuner det handlar om: {field} = [\"Lund\"], eller [\"alla\"] för hela regionen. Går kommunen inte att nämna, skriv länet: {county} = [\"12\"].",
                    "Write which municipalities it is about: {field} = [\"Lund\"], or [\"alla\"] for the whole region. Where the municipality cannot be named, write the county: {county} = [\"12\"]."
                ),
            );
        }
        self.report_incomplete(missing, parts);
    }

    pub(super) fn report_missing_text(&mut self, parts: &front_matter::Parts) {
        let end = parts.body.saturating_sub(1)..parts.body;
        self.error(
            "missing-text",
            end,
            text!("Sidan har ingen text.", "The page has no text."),
            text!(
                "Skriv en text under den andra raden med +++ eller ---.",
                "Write a text below the second line of +++ or ---."
            ),
        );
    }

    /// One piece of advice an item, with the fields that would help readers most first.
    fn report_incomplete(&mut self, missing: &[&'static Field], parts: &front_matter::Parts) {
        let names: Vec<&'static str> = missing
            .iter()
            .map(|field| field.name(self.config.is_swedish()))
            .collect();
        if names.is_empty() {
            return;
        }
        let list = names.join(", ");
        let (message, help) = if names.len() == 1 {
            (
                text!(
                    "Sidan går att publicera, men 1 fält som hjälper läsaren saknas.",
                    "The page can be published, but 1 field that helps readers is missing."
                ),
                text!(
                    "Fyll i det när det finns tid: {list}.",
                    "Fill it in when there is time: {list}."
                ),
            )
        } else {
            let count = names.len();
            (
                text!(
                    "Sidan går att publicera, men {count} fält som hjälper läsaren saknas.",
                    "The page can be published, but {count} fields that help readers are missing."
                ),
                text!(
                    "Fyll i dem när det finns tid, viktigast först: {list}.",
                    "Fill them in when there is time, most important first: {list}."
                ),
            )
        };
        let finding = Diagnostic::new(
            Severity::Warning,
            "incomplete",
            self.source.path.as_str(),
            message,
            help,
        );
        self.findings
            .push(finding.at(&self.source.text, &(0..parts.fence)));
    }

    pub(super) fn check_placeholders(&mut self) {
        let text = &self.source.text;
        let found: Vec<(usize, &str)> = PLACEHOLDERS
            .iter()
            .flat_map(|placeholder| text.match_indices(placeholder))
            .collect();
        for (at, placeholder) in found {
            let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
            if text[line_start..].trim_start().starts_with('#')
                && line_start < text[3..].find("\n+++").unwrap_or(0)
            {
                continue;
            }
            self.error(
                "placeholder",
                at..at + placeholder.len(),
                text!(
                    "Här står fortfarande \"{placeholder}\".",
                    "\"{placeholder}\" is still here."
                ),
                text!("Skriv det som ska stå här.", "Write what belongs here."),
            );
        }
    }
}

/// Whether a page is a process map, whose steps are its text.
pub(super) fn has_steps(page: &Page) -> bool {
    matches!(&page.fields, Fields::Process(process) if !process.steps.is_empty())
}

/// Whether a field that is asked for and not written would help a page's readers.
pub(super) fn is_missed(page: &Page, field: &Field) -> bool {
    let is_derived = page.derived.iter().any(|derived| derived == field.key);
    let is_plain_page = page.role == Role::Item(KindName::Page) && field.key != "summary";
    !is_derived && !is_plain_page && !page.common.archived && !is_replaced(page, field)
}

/// Whether a missing field is made up for by another.
fn is_replaced(page: &Page, field: &Field) -> bool {
    match field.key {
        "municipalities" => true,
        "target_groups" => matches!(
            page.kind(),
            KindName::Report | KindName::Evaluation | KindName::Process
        ),
        _ => false,
    }
}
