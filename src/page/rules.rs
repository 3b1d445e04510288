//! What one page can be checked for on its own: structure, numbers and evidence.

mod cases;
mod common;
mod courses;
mod evaluations;
mod projects;

use super::Page;
use super::front_matter::span_in;
use crate::blocks::flow_mistakes;
use crate::diagnostic::{Diagnostic, Severity, Text, text, with_comma};
use crate::kinds::Fields;
use crate::kinds::common::{Period, Resources};
use crate::kinds::process::{Actor, ProcessStep};
use crate::rules::facts::{self, Given, value_differs};
use crate::rules::of_fields::Told;
use crate::schema::types::PartialDate;
use crate::schema::{FieldPath, Segment};
use crate::value::Node;

/// Builds a path from field names and places: `at!["goals", index, "outcome"]`.
macro_rules! at {
    ($($segment:expr),+) => { FieldPath(vec![$(Segment::from($segment)),+]) };
}

use at;

impl From<&'static str> for Segment {
    fn from(field: &'static str) -> Self {
        Self::Field(field)
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

/// Checks one page.
pub(super) fn check(
    page: &Page,
    source: &str,
    node: &Node,
    listens_to: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut rules = Rules {
        page,
        source,
        node,
        findings: Vec::new(),
    };
    rules.common();
    if listens_to(value_differs::RULE.code) {
        let found = value_differs::in_text(source, page.path.as_str());
        rules.findings.extend(found);
    }
    match &page.fields {
        Fields::Case(case) => rules.case(case),
        Fields::Evaluation(evaluation) => rules.evaluation(evaluation),
        Fields::Course(course) => rules.course(course),
        Fields::Project(project) => rules.project(project),
        Fields::Method(method) => rules.resources(method.resources.as_ref()),
        Fields::Report(report) => rules.period(report.period_covered.as_ref(), "period_covered"),
        Fields::Process(process) => rules.process(&process.actors, &process.steps),
        Fields::Page(_) => {}
    }
    let given = Given {
        fields: &page.fields,
        is_written: &|path| rules.is_written(path),
    };
    for told in facts::check(&given, listens_to) {
        let Told { severity, code, .. } = told;
        rules.report(severity, code, &told.field, told.message, told.help);
    }
    rules.findings
}

struct Rules<'a> {
    page: &'a Page,
    source: &'a str,
    node: &'a Node,
    findings: Vec<Diagnostic>,
}

impl Rules<'_> {
    fn report(
        &mut self,
        severity: Severity,
        code: &'static str,
        path: &FieldPath,
        message: Text,
        help: Text,
    ) {
        let finding = Diagnostic::new(severity, code, self.page.path.as_str(), message, help);
        let finding = match span_in(self.node, self.page.kind(), path) {
            Some(range) => finding.at(self.source, &range),
            None => finding.at(self.source, &(0..3)),
        };
        self.findings.push(finding);
    }

    /// Whether a value stands at the path; one that could not be read has been reported there.
    fn is_written(&self, path: &FieldPath) -> bool {
        let around = FieldPath(path.0[..path.0.len() - 1].to_vec());
        let kind = self.page.kind();
        span_in(self.node, kind, path) != span_in(self.node, kind, &around)
    }

    fn error(&mut self, code: &'static str, path: &FieldPath, message: Text, help: Text) {
        self.report(Severity::Error, code, path, message, help);
    }

    fn warn(&mut self, code: &'static str, path: &FieldPath, message: Text, help: Text) {
        self.report(Severity::Warning, code, path, message, help);
    }

    fn period(&mut self, period: Option<&Period>, field: &'static str) {
        if let Some(Period {
            start: Some(start),
            end: Some(end),
        }) = period
        {
            self.order(*start, *end, &at![field, "end"]);
        }
    }

    fn order(&mut self, start: PartialDate, end: PartialDate, path: &FieldPath) {
        if end.last_day() < start.first_day() {
            self.error(
                "date-order",
                path,
                text!(
                    "Slutet ({end}) ligger före starten ({start}).",
                    "The end ({end}) lies before the start ({start})."
                ),
                text!("Rätta ett av datumen.", "Correct one of the dates."),
            );
        }
    }

    fn resources(&mut self, resources: Option<&Resources>) {
        if let Some(fte) = resources.and_then(|resources| resources.staff_fte) {
            self.full_time(fte, &at!["resources", "staff_fte"]);
        }
    }

    fn full_time(&mut self, fte: f64, path: &FieldPath) {
        if !(0.0..=20.0).contains(&fte) {
            self.warn(
                "implausible-number",
                path,
                Text {
                    sv: format!("{} heltidstjänster är orimligt.", with_comma(fte)),
                    en: format!("{fte} full-time posts is implausible."),
                },
                text!(
                    "1.0 är en person på heltid; 50 % skrivs 0.5.",
                    "1.0 is one person full time; 50 % is written 0.5."
                ),
            );
        }
    }

    /// Names that references or calendars go by, of which each must be one thing.
    fn unique(&mut self, names: &[&str], path: impl Fn(usize) -> FieldPath) {
        for (index, name) in names.iter().enumerate() {
            if names[..index].contains(name) {
                self.error(
                    "duplicate-id",
                    &path(index),
                    text!(
                        "\"{name}\" används redan längre upp.",
                        "\"{name}\" is already used above."
                    ),
                    text!(
                        "Ge den ena ett annat namn, så att hänvisningar går rätt.",
                        "Give one of them another name, so that references work."
                    ),
                );
            }
        }
    }

    fn process(&mut self, actors: &[Actor], steps: &[ProcessStep]) {
        for (path, code, message, help) in flow_mistakes(actors, steps) {
            self.error(code, &path, message, help);
        }
    }
}
