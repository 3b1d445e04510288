//! What evaluations are checked for: names of surveys and questions, and how many were asked.

use super::{Rules, at};
use crate::diagnostic::{Severity, text};
use crate::kinds::evaluation::{Evaluation, Survey};
use crate::schema::{FieldPath, Segment};

impl Rules<'_> {
    pub(super) fn evaluation(&mut self, evaluation: &Evaluation) {
        self.period(evaluation.period.as_ref(), "period");
        let published = evaluation
            .status
            .as_ref()
            .is_none_or(|status| status.as_str() == "publicerad");
        let ids: Vec<&str> = evaluation
            .surveys
            .iter()
            .map(|survey| survey.id.as_str())
            .collect();
        self.unique(&ids, |index| at!["surveys", index, "id"]);
        for (index, survey) in evaluation.surveys.iter().enumerate() {
            self.survey(index, survey, published);
        }
    }

    pub(super) fn survey(&mut self, index: usize, survey: &Survey, published: bool) {
        let ids: Vec<&str> = survey
            .questions
            .iter()
            .map(|question| question.id.as_str())
            .collect();
        self.unique(&ids, |question| {
            at!["surveys", index, "questions", question, "id"]
        });
        // A number that could not be read has been reported.
        let is_unknown = |count: Option<u32>, field: &'static str| {
            count.is_none() && !self.is_written(&at!["surveys", index, field])
        };
        let is_open =
            is_unknown(survey.invited, "invited") || is_unknown(survey.responses, "responses");
        if published && is_open {
            self.report(
                Severity::Warning,
                "unknown-response-rate",
                &at!["surveys", index],
                text!("Enkätens svarsfrekvens är okänd.", "The survey's response rate is unknown."),
                text!("Skriv tillfragade och svar om det går att ta reda på. Sidan visar annars \"svarsfrekvens okänd\".", "Write invited and responses if they can be found out. Otherwise the page shows \"response rate unknown\"."),
            );
        }
    }
}
