//! Places in a page that its template makes, which texts and references may point at: a survey's
//! questions, a project's goals.

use crate::kinds::Fields;
use crate::page::Page;

/// The anchor of a survey's question: `kommuner/exempel` in references.
pub fn question(survey: &str, question: &str) -> String {
    format!("{survey}/{question}")
}

/// The ids that the template gives to parts of a page.
pub fn of(page: &Page) -> Vec<String> {
    match &page.fields {
        Fields::Evaluation(evaluation) => evaluation
            .surveys
            .iter()
            .flat_map(|survey| {
                let id = survey.id.as_str();
                let questions = survey
                    .questions
                    .iter()
                    .map(move |asked| question(id, asked.id.as_str()));
                std::iter::once(id.to_owned()).chain(questions)
            })
            .collect(),
        _ => Vec::new(),
    }
}
