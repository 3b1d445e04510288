//! One fact with two values: numbers against the survey questions that they rest on.

use std::collections::BTreeSet;

use super::placed;
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::case::ResultFigure;
use crate::kinds::evaluation::Question;
use crate::kinds::project::Goal;
use crate::schema::types::Reference;
use crate::schema::{FieldPath, Segment};
use crate::site::{Item, Site};
use crate::sources::Sources;

/// A number that rests on a survey question: where it is written, and what it says.
struct Claim<'c> {
    /// The question: evaluation#survey/question.
    reference: &'c str,
    /// The list and the place in it.
    place: (&'static str, usize),
    /// The number, with its field; `None` where it does not count answers.
    value: (&'static str, Option<f64>),
    /// Of how many answers, with its field.
    of: (&'static str, Option<f64>),
    /// Of how many asked, with its field.
    population: (&'static str, Option<f64>),
}

/// One fact, two values: a goal's numbers against the survey question that it rests on.
pub(super) fn goal_against_survey(
    site: &Site,
    sources: &Sources,
    item: &Item,
    index: usize,
    goal: &Goal,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(reference) = goal.evidence.as_ref().map(Reference::as_str) else {
        return;
    };
    let claim = Claim {
        reference,
        place: ("goals", index),
        value: (
            "outcome",
            goal.outcome.filter(|_| crate::page::counts(goal)),
        ),
        of: ("outcome_of", goal.outcome_of),
        population: ("population", goal.population),
    };
    claim_against_survey(site, sources, item, &claim, findings);
}

/// One fact, two values: a case's figures against the survey questions that they rest on.
pub(super) fn figures_against_surveys(
    site: &Site,
    sources: &Sources,
    item: &Item,
    results: &[ResultFigure],
    findings: &mut Vec<Diagnostic>,
) {
    for (index, result) in results.iter().enumerate() {
        let Some(reference) = result.survey.as_ref().map(Reference::as_str) else {
            continue;
        };
        let counts_answers = result.unit.as_deref() != Some("procent");
        let claim = Claim {
            reference,
            place: ("results", index),
            value: ("value", Some(result.value).filter(|_| counts_answers)),
            of: ("of", result.of),
            population: ("of", None),
        };
        claim_against_survey(site, sources, item, &claim, findings);
    }
}

fn claim_against_survey(
    site: &Site,
    sources: &Sources,
    item: &Item,
    claim: &Claim<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let reference = claim.reference;
    let Some(found) = find_question(site, reference, &item.page.language) else {
        return;
    };
    let (list, index) = claim.place;
    let mut report = |field: &'static str, message: Text| {
        let path = FieldPath(vec![
            Segment::Field(list),
            Segment::Index(index),
            Segment::Field(field),
        ]);
        findings.push(placed(
            sources,
            &item.page,
            &path,
            Severity::Warning,
            "value-differs",
            message,
            text!("Rätta det ena talet.", "Correct one of the numbers."),
        ));
    };
    let differs = |left: f64, right: u32| (left - f64::from(right)).abs() > 0.5;
    if let (Some(of), Some(n)) = (claim.of.1, found.question.n)
        && differs(of, n)
    {
        report(
            claim.of.0,
            text!(
                "Här räknas med {of} svarande, men enkätfrågan {reference} har {n}.",
                "This counts {of} answers, but the survey question {reference} has {n}."
            ),
        );
    }
    if let (Some(population), Some(invited)) = (claim.population.1, found.survey.invited)
        && differs(population, invited)
    {
        report(
            claim.population.0,
            text!(
                "Här räknas med {population} i hela gruppen, men i enkäten tillfrågades {invited}.",
                "This counts {population} in all, but the survey asked {invited}."
            ),
        );
    }
    let counts: Vec<u32> = found
        .question
        .options
        .iter()
        .filter_map(|option| option.count)
        .collect();
    if let Some(value) = claim.value.1
        && !counts.is_empty()
        && !is_sum_of_some(value, &counts)
    {
        let shown: Vec<String> = counts.iter().map(u32::to_string).collect();
        let shown = shown.join(", ");
        report(
            claim.value.0,
            text!(
                "Talet är {value}, men det går inte att få av svaren på {reference}: {shown}.",
                "The number is {value}, but the answers to {reference} do not give it: {shown}."
            ),
        );
    }
}

/// Whether some of the answers add up to an outcome.
pub(super) fn is_sum_of_some(outcome: f64, counts: &[u32]) -> bool {
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

/// A survey question with what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct FoundQuestion<'s> {
    /// The evaluation's page.
    pub item: &'s Item,
    /// The survey.
    pub survey: &'s crate::kinds::evaluation::Survey,
    /// The question.
    pub question: &'s Question,
}

/// The question that `evaluation#survey/question` means.
pub fn find_question<'s>(
    site: &'s Site,
    reference: &str,
    language: &str,
) -> Option<FoundQuestion<'s>> {
    let (_, anchor) = reference.split_once('#')?;
    let (survey_id, question_id) = anchor.split_once('/')?;
    let item = site.find(reference, &[KindName::Evaluation], language)?;
    let Fields::Evaluation(evaluation) = &item.page.fields else {
        return None;
    };
    let survey = evaluation
        .surveys
        .iter()
        .find(|survey| survey.id.as_str() == survey_id)?;
    let question = survey
        .questions
        .iter()
        .find(|question| question.id.as_str() == question_id)?;
    Some(FoundQuestion {
        item,
        survey,
        question,
    })
}
