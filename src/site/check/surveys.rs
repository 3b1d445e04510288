//! Numbers and the survey questions that they rest on.

use super::placed_told;
use crate::diagnostic::Diagnostic;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::evaluation::Question;
use crate::rules::facts::value_differs::{self, Claim};
use crate::site::{Item, Site};
use crate::sources::Sources;

/// Holds an item's numbers against the questions that they rest on.
pub(super) fn against_surveys(
    site: &Site,
    sources: &Sources,
    item: &Item,
    findings: &mut Vec<Diagnostic>,
) {
    if !site.config.listens_to(value_differs::RULE.code) {
        return;
    }
    let claims: Vec<Claim<'_>> = match &item.page.fields {
        Fields::Case(case) => {
            let results = case.results.iter().enumerate();
            let claims = results.filter_map(|(index, result)| Claim::of_result(index, result));
            claims.collect()
        }
        Fields::Project(project) => {
            let goals = project.goals.iter().enumerate();
            let claims = goals.filter_map(|(index, goal)| Claim::of_goal(index, goal));
            claims.collect()
        }
        _ => return,
    };
    for claim in claims {
        if let Some(found) = find_question(site, claim.reference, &item.page.language) {
            let told = value_differs::against(&claim, found.survey, found.question).into_iter();
            findings.extend(told.map(|told| placed_told(sources, &item.page, told)));
        }
    }
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
