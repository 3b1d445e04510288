//! A survey of a published evaluation that does not say how many were asked or how many answered.

use super::{FactRule, Given, Report};
use crate::diagnostic::{Severity, text};
use crate::kinds::Fields;
use crate::kinds::evaluation::Survey;
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FactRule = FactRule {
    rule: Rule {
        code: "unknown-response-rate",
        area: Area::Facts,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Det står inte hur många som fick enkäten",
            "It is not said how many were asked",
        ),
        remedy: (
            "Fyll i `tillfragade`, om det går att ta reda på",
            "Fill in `invited`, if it can be found out",
        ),
        why: None,
    },
    check,
};

fn check(given: &Given<'_>, report: &mut Report) {
    let Fields::Evaluation(evaluation) = given.fields else {
        return;
    };
    let status = evaluation.status.as_ref();
    if status.is_some_and(|status| status.as_str() != "publicerad") {
        return;
    }
    let surveys = evaluation.surveys.iter().enumerate();
    for (index, _) in surveys.filter(|(index, survey)| is_unknown(given, *index, survey)) {
        report.tell(
            vec![Segment::Field("surveys"), Segment::Index(index)],
            text!(
                "Enkätens svarsfrekvens är okänd.",
                "The survey's response rate is unknown."
            ),
            text!(
                "Skriv tillfragade och svar om det går att ta reda på. Sidan visar annars \"svarsfrekvens okänd\".",
                "Write invited and responses if they can be found out. Otherwise the page shows \"response rate unknown\"."
            ),
        );
    }
}

fn is_unknown(given: &Given<'_>, index: usize, survey: &Survey) -> bool {
    let mut counts = [("invited", survey.invited), ("responses", survey.responses)].into_iter();
    counts.any(|(field, count)| {
        let place = vec![
            Segment::Field("surveys"),
            Segment::Index(index),
            Segment::Field(field),
        ];
        count.is_none() && !given.is_written(place)
    })
}
