//! What evaluations are checked for: limitations, and the numbers of their surveys.

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
        if published && evaluation.limitations.is_empty() && !evaluation.findings.is_empty() {
            self.warn(
                "missing-limitations",
                &at!["findings"],
                text!(
                    "Utvärderingen har slutsatser men inga begränsningar.",
                    "The evaluation has findings but no limitations."
                ),
                text!(
                    "Skriv vad den inte kan säga: begransningar = [\"…\"].",
                    "Write what it cannot say: limitations = [\"…\"]."
                ),
            );
        }
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
        if let (Some(invited), Some(responses)) = (survey.invited, survey.responses)
            && responses > invited
        {
            self.error(
                "number-exceeds-total",
                &at!["surveys", index, "responses"],
                text!(
                    "{responses} svar är fler än {invited} tillfrågade.",
                    "{responses} answers are more than {invited} asked."
                ),
                text!(
                    "Kontrollera talen mot källan.",
                    "Check the numbers against the source."
                ),
            );
        }
        for (question_index, question) in survey.questions.iter().enumerate() {
            let place =
                |field: &'static str| at!["surveys", index, "questions", question_index, field];
            if let (Some(n), Some(responses)) = (question.n, survey.responses)
                && n > responses
            {
                self.error(
                    "number-exceeds-total",
                    &place("n"),
                    text!(
                        "{n} har svarat på frågan, men bara {responses} på enkäten.",
                        "{n} answered the question, but only {responses} the survey."
                    ),
                    text!(
                        "Kontrollera talen mot källan.",
                        "Check the numbers against the source."
                    ),
                );
            }
            let single_choice = question
                .r#type
                .as_ref()
                .is_some_and(|kind| ["fordelning", "ja-nej"].contains(&kind.as_str()));
            let counts: Option<Vec<u32>> =
                question.options.iter().map(|option| option.count).collect();
            if let (true, Some(n), Some(counts)) = (single_choice, question.n, counts)
                && !counts.is_empty()
                && counts.iter().sum::<u32>() != n
            {
                let sum: u32 = counts.iter().sum();
                self.error(
                    "sum-differs",
                    &place("options"),
                    text!(
                        "Svaren är {sum} tillsammans, men antalet svarande är {n}.",
                        "The answers add up to {sum}, but {n} answered."
                    ),
                    text!(
                        "Rätta talen, eller lägg till ett svarsalternativ för dem som inte svarat.",
                        "Correct the numbers, or add an option for those who did not answer."
                    ),
                );
            }
        }
    }
}
