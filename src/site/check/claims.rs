//! Counts that a text states otherwise than a field does: "12 av 15 kommuner" where the survey has 13.
//!
//! A text says many things of the same fifteen municipalities, so only a count whose clause has just
//! the telling words of a field's, and the same whole, is held against it.

use crate::diagnostic::Diagnostic;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::evaluation::{Evaluation, Question};
use crate::kinds::project::Project;
use crate::page::{Claim, stems};
use crate::rules::facts::claim_differs;
use crate::rules::facts::value_differs::is_sum_of_some;
use crate::schema::types::{Reference, kind};
use crate::site::{Item, Site};
use crate::sources::Sources;

use super::surveys::find_question;

/// How many telling words a clause must share with a field.
const FEWEST_WORDS: usize = 2;

/// A count in a field, here or on a page that this one builds on.
struct Fact<'s> {
    whole: f64,
    /// What counts there are; any sum of them may be what the text means.
    counts: Vec<u32>,
    /// What is counted, in words; each of them names the whole fact.
    labels: Vec<&'s str>,
}

/// Tells of counts that the item's text states otherwise.
pub(super) fn claims(site: &Site, sources: &Sources, item: &Item, findings: &mut Vec<Diagnostic>) {
    // Nothing to read again, on nearly every page.
    if item.page.claims.is_empty() || !site.config.listens_to(claim_differs::RULE.code) {
        return;
    }
    let facts = facts(site, item);
    for claim in &item.page.claims {
        if let Some(fact) = contradicted(claim, &facts) {
            findings.push(finding(sources, item, claim, fact));
        }
    }
}

/// The fact that a claim contradicts.
fn contradicted<'f, 's>(claim: &Claim, facts: &'f [Fact<'s>]) -> Option<&'f Fact<'s>> {
    let of_the_same = facts
        .iter()
        .filter(|fact| (fact.whole - f64::from(claim.whole)).abs() < 0.5);
    let named: Vec<&Fact<'_>> = of_the_same
        .filter(|fact| fact.labels.iter().any(|label| says_the_same(label, claim)))
        .collect();
    let is_true = |fact: &&Fact<'_>| is_sum_of_some(f64::from(claim.part), &fact.counts);
    if named.iter().any(is_true) {
        return None;
    }
    named.first().copied()
}

/// Whether a clause has the telling words of a label and no others.
fn says_the_same(label: &str, claim: &Claim) -> bool {
    let wanted = stems(label);
    let is_like = |left: &String, right: &String| {
        left.starts_with(right.as_str()) || right.starts_with(left.as_str())
    };
    wanted.len() >= FEWEST_WORDS
        && wanted.len() == claim.words.len()
        && wanted
            .iter()
            .all(|word| claim.words.iter().any(|other| is_like(word, other)))
}

fn facts<'s>(site: &'s Site, item: &'s Item) -> Vec<Fact<'s>> {
    let language = item.page.language.as_str();
    let mut facts = Vec::new();
    match &item.page.fields {
        Fields::Case(case) => {
            for result in &case.results {
                let is_count = result.unit.as_deref() != Some("procent");
                if let Some(of) = result.of.filter(|_| is_count) {
                    facts.extend(fact(of, result.value, vec![&result.label]));
                }
                facts.extend(result.survey.as_ref().and_then(|survey| {
                    let found = find_question(site, survey.as_str(), language)?;
                    of_question(found.question)
                }));
            }
            let evaluations = case
                .evidence
                .iter()
                .flat_map(|evidence| &evidence.evaluation);
            for evaluation in evaluations.filter_map(|known| evaluation(site, known, language)) {
                of_evaluation(evaluation, &mut facts);
            }
            if let Some(project) = case.project.as_ref()
                && let Some(found) = site.find(project.as_str(), &[KindName::Project], language)
                && let Fields::Project(project) = &found.page.fields
            {
                of_project(site, project, language, &mut facts);
            }
        }
        Fields::Project(project) => of_project(site, project, language, &mut facts),
        Fields::Evaluation(evaluation) => of_evaluation(evaluation, &mut facts),
        _ => {}
    }
    facts
}

fn evaluation<'s>(
    site: &'s Site,
    reference: &Reference<kind::Evaluation>,
    language: &str,
) -> Option<&'s Evaluation> {
    let found = site.find(reference.as_str(), &[KindName::Evaluation], language)?;
    match &found.page.fields {
        Fields::Evaluation(evaluation) => Some(evaluation),
        _ => None,
    }
}

fn of_project<'s>(site: &'s Site, project: &'s Project, language: &str, facts: &mut Vec<Fact<'s>>) {
    for goal in project.goals.iter().filter(|goal| goal.counts()) {
        let labels: Vec<&str> = [Some(goal.text.as_str()), goal.indicator.as_deref()]
            .into_iter()
            .flatten()
            .collect();
        if let (Some(outcome), Some(of)) = (goal.outcome, goal.outcome_of.or(goal.population)) {
            facts.extend(fact(of, outcome, labels));
        }
        facts.extend(goal.evidence.as_ref().and_then(|evidence| {
            let found = find_question(site, evidence.as_str(), language)?;
            of_question(found.question)
        }));
    }
}

fn of_evaluation<'s>(evaluation: &'s Evaluation, facts: &mut Vec<Fact<'s>>) {
    let questions = evaluation
        .surveys
        .iter()
        .flat_map(|survey| &survey.questions);
    facts.extend(questions.filter_map(of_question));
}

fn of_question(question: &Question) -> Option<Fact<'_>> {
    let counts: Vec<u32> = question
        .options
        .iter()
        .filter_map(|option| option.count)
        .collect();
    (!counts.is_empty()).then_some(Fact {
        whole: f64::from(question.n?),
        counts,
        labels: vec![&question.text],
    })
}

fn fact<'s>(whole: f64, part: f64, labels: Vec<&'s str>) -> Option<Fact<'s>> {
    let is_count = part.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&part);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole, and within what a u32 holds"
    )]
    let counts = vec![part as u32];
    is_count.then_some(Fact {
        whole,
        counts,
        labels,
    })
}

fn finding(sources: &Sources, item: &Item, claim: &Claim, fact: &Fact<'_>) -> Diagnostic {
    let Claim { part, whole, .. } = claim;
    let label = fact.labels.last().copied().unwrap_or_default();
    let path = item.page.path.as_str();
    let found = claim_differs::of_count(path, (*part, *whole), label, &fact.counts);
    match sources.page_text(&item.page.path) {
        Some(source) => found.at_span(&source.text, claim.span),
        None => found,
    }
}
