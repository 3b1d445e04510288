//! One fact with two values: a percentage beside another count, and a number that is another than the
//! answers to the survey question that it rests on.

mod shares;

use std::collections::BTreeSet;

use self::shares::Share;
use super::{Report, Told};
use crate::diagnostic::{Diagnostic, Severity, Text, text, with_comma};
use crate::kinds::case::ResultFigure;
use crate::kinds::evaluation::{Question, Survey};
use crate::kinds::project::Goal;
use crate::rules::{Area, Rule};
use crate::schema::Segment;
use crate::schema::types::Reference;

pub(crate) use self::shares::percentages;

pub(crate) const RULE: Rule = Rule {
    code: "value-differs",
    area: Area::Facts,
    severity: Severity::Warning,
    criteria: &[],
    act: &[],
    title: (
        "Samma uppgift har olika värden",
        "One fact has different values",
    ),
    remedy: ("Rätta den ena", "Mend one of them"),
    why: None,
};

/// Percentages in a page's text that do not agree with the count beside them: "13 av 15 (80 %)".
pub(crate) fn in_text(text: &str, path: &str) -> Vec<Diagnostic> {
    let found = shares::disagreeing(text).into_iter();
    let findings = found.map(|share| share_finding(&share, path).at(text, &share.range));
    findings.collect()
}

fn share_finding(share: &Share, path: &str) -> Diagnostic {
    let (written, part, whole) = (share.percent, share.part, share.whole);
    let right = (part / whole * 100.0).round();
    Diagnostic::new(
        RULE.severity,
        RULE.code,
        path,
        Text {
            sv: format!(
                "{part} av {whole} är {right} procent, men här står {}.",
                with_comma(written)
            ),
            en: format!("{part} of {whole} is {right} per cent, but the text says {written}."),
        },
        text!(
            "Kontrollera talen mot källan.",
            "Check the numbers against the source."
        ),
    )
}

/// A number that rests on a survey question: where it is written, and what it says.
pub(crate) struct Claim<'c> {
    /// The question: evaluation#survey/question.
    pub(crate) reference: &'c str,
    /// The list and the place in it.
    place: (&'static str, usize),
    /// The number, with its field; `None` where it does not count answers.
    value: (&'static str, Option<f64>),
    /// Of how many answers, with its field.
    of: (&'static str, Option<f64>),
    /// Of how many asked, with its field.
    population: (&'static str, Option<f64>),
}

impl<'c> Claim<'c> {
    /// What a project's goal, the one at a place, says of a question.
    pub(crate) fn of_goal(index: usize, goal: &'c Goal) -> Option<Self> {
        Some(Self {
            reference: goal.evidence.as_ref().map(Reference::as_str)?,
            place: ("goals", index),
            value: ("outcome", goal.outcome.filter(|_| goal.counts())),
            of: ("outcome_of", goal.outcome_of),
            population: ("population", goal.population),
        })
    }

    /// What a case's result, the one at a place, says of a question.
    pub(crate) fn of_result(index: usize, result: &'c ResultFigure) -> Option<Self> {
        let counts_answers = result.unit.as_deref() != Some("procent");
        Some(Self {
            reference: result.survey.as_ref().map(Reference::as_str)?,
            place: ("results", index),
            value: ("value", Some(result.value).filter(|_| counts_answers)),
            of: ("of", result.of),
            population: ("of", None),
        })
    }
}

/// Judges a number by the question that it rests on.
pub(crate) fn against(claim: &Claim<'_>, survey: &Survey, question: &Question) -> Vec<Told> {
    let reference = claim.reference;
    let (list, index) = claim.place;
    let mut report = Report::of(&RULE);
    let mut tell = |field: &'static str, message: Text| {
        let place = vec![
            Segment::Field(list),
            Segment::Index(index),
            Segment::Field(field),
        ];
        let help = text!("Rätta det ena talet.", "Correct one of the numbers.");
        report.tell(place, message, help);
    };
    let differs = |left: f64, right: u32| (left - f64::from(right)).abs() > 0.5;
    if let (Some(of), Some(n)) = (claim.of.1, question.n)
        && differs(of, n)
    {
        tell(
            claim.of.0,
            text!(
                "Här räknas med {of} svarande, men enkätfrågan {reference} har {n}.",
                "This counts {of} answers, but the survey question {reference} has {n}."
            ),
        );
    }
    if let (Some(population), Some(invited)) = (claim.population.1, survey.invited)
        && differs(population, invited)
    {
        tell(
            claim.population.0,
            text!(
                "Här räknas med {population} i hela gruppen, men i enkäten tillfrågades {invited}.",
                "This counts {population} in all, but the survey asked {invited}."
            ),
        );
    }
    let options = question.options.iter();
    let counts: Vec<u32> = options.filter_map(|option| option.count).collect();
    if let Some(value) = claim.value.1
        && !counts.is_empty()
        && !is_sum_of_some(value, &counts)
    {
        let shown: Vec<String> = counts.iter().map(u32::to_string).collect();
        let shown = shown.join(", ");
        tell(
            claim.value.0,
            text!(
                "Talet är {value}, men det går inte att få av svaren på {reference}: {shown}.",
                "The number is {value}, but the answers to {reference} do not give it: {shown}."
            ),
        );
    }
    report.told
}

/// Whether some of the answers add up to an outcome.
pub(crate) fn is_sum_of_some(outcome: f64, counts: &[u32]) -> bool {
    let mut sums = BTreeSet::from([0]);
    for count in counts {
        let with_it: Vec<u32> = sums
            .iter()
            .map(|sum: &u32| sum.saturating_add(*count))
            .collect();
        sums.extend(with_it);
    }
    sums.iter()
        .any(|sum| (outcome - f64::from(*sum)).abs() < 0.5)
}
