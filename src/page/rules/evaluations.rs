//! What evaluations are checked for: the order of their days, and names of surveys and questions.

use super::{Rules, at};
use crate::kinds::evaluation::Evaluation;
use crate::schema::{FieldPath, Segment};

impl Rules<'_> {
    pub(super) fn evaluation(&mut self, evaluation: &Evaluation) {
        self.period(evaluation.period.as_ref(), "period");
        let surveys = evaluation.surveys.iter();
        let ids: Vec<&str> = surveys.map(|survey| survey.id.as_str()).collect();
        self.unique(&ids, |index| at!["surveys", index, "id"]);
        for (index, survey) in evaluation.surveys.iter().enumerate() {
            let questions = survey.questions.iter();
            let ids: Vec<&str> = questions.map(|question| question.id.as_str()).collect();
            self.unique(&ids, |question| {
                at!["surveys", index, "questions", question, "id"]
            });
        }
    }
}
