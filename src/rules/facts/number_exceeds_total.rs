//! A part that is larger than its whole: results, outcomes of goals, answers to surveys, and funding.

use super::{FactRule, Given, Report};
use crate::diagnostic::{Severity, Text, text};
use crate::kinds::Fields;
use crate::kinds::case::Case;
use crate::kinds::evaluation::Survey;
use crate::kinds::project::{Goal, Project};
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FactRule = FactRule {
    rule: Rule {
        code: "number-exceeds-total",
        area: Area::Facts,
        severity: Severity::Error,
        criteria: &[],
        act: &[],
        title: (
            "En del är större än helheten",
            "A part is larger than the whole",
        ),
        remedy: (
            "Kontrollera talen mot källan",
            "Check the numbers against the source",
        ),
        why: None,
    },
    check,
};

fn check(given: &Given<'_>, report: &mut Report) {
    match given.fields {
        Fields::Case(case) => results(case, report),
        Fields::Evaluation(evaluation) => {
            for (index, survey) in evaluation.surveys.iter().enumerate() {
                answers(index, survey, report);
            }
        }
        Fields::Project(project) => {
            for (index, goal) in project.goals.iter().enumerate() {
                outcome(index, goal, report);
            }
            funding(project, report);
        }
        _ => {}
    }
}

fn help() -> Text {
    text!(
        "Kontrollera talen mot källan.",
        "Check the numbers against the source."
    )
}

fn results(case: &Case, report: &mut Report) {
    for (index, result) in case.results.iter().enumerate() {
        let value = result.value;
        let is_count = result.unit.as_deref() != Some("procent");
        let Some(of) = result.of.filter(|of| is_count && value > *of) else {
            continue;
        };
        report.tell(
            vec![
                Segment::Field("results"),
                Segment::Index(index),
                Segment::Field("value"),
            ],
            text!(
                "{value} av {of} går inte: delen är större än helheten.",
                "{value} of {of} cannot be: the part is larger than the whole."
            ),
            text!(
                "Kontrollera varde och av mot källan.",
                "Check value and of against the source."
            ),
        );
    }
}

fn answers(index: usize, survey: &Survey, report: &mut Report) {
    let at = |rest: &[Segment]| {
        let survey = [Segment::Field("surveys"), Segment::Index(index)];
        [survey.as_slice(), rest].concat()
    };
    if let (Some(invited), Some(responses)) = (survey.invited, survey.responses)
        && responses > invited
    {
        report.tell(
            at(&[Segment::Field("responses")]),
            text!(
                "{responses} svar är fler än {invited} tillfrågade.",
                "{responses} answers are more than {invited} asked."
            ),
            help(),
        );
    }
    for (question_index, question) in survey.questions.iter().enumerate() {
        if let (Some(n), Some(responses)) = (question.n, survey.responses)
            && n > responses
        {
            report.tell(
                at(&[
                    Segment::Field("questions"),
                    Segment::Index(question_index),
                    Segment::Field("n"),
                ]),
                text!(
                    "{n} har svarat på frågan, men bara {responses} på enkäten.",
                    "{n} answered the question, but only {responses} the survey."
                ),
                help(),
            );
        }
    }
}

fn outcome(index: usize, goal: &Goal, report: &mut Report) {
    let Some(outcome) = goal.outcome.filter(|_| goal.counts()) else {
        return;
    };
    for (total, name) in [
        (goal.population, "population"),
        (goal.outcome_of, "utfall_av"),
    ] {
        let Some(total) = total.filter(|total| outcome > *total) else {
            continue;
        };
        report.tell(
            vec![
                Segment::Field("goals"),
                Segment::Index(index),
                Segment::Field("outcome"),
            ],
            text!(
                "Utfallet {outcome} är större än {name} {total}.",
                "The outcome {outcome} is larger than {name} {total}."
            ),
            help(),
        );
    }
}

/// What has been granted in the budget's own currency, against the budget.
fn funding(project: &Project, report: &mut Report) {
    let Some(budget) = &project.budget else {
        return;
    };
    let of_budget = currency(budget.currency.as_deref());
    let funding = project.funding.iter();
    let funding = funding.filter(|funding| currency(funding.currency.as_deref()) == of_budget);
    let granted: f64 = funding.filter_map(|funding| funding.amount).sum();
    let Some(total) = budget.total.filter(|total| granted > *total) else {
        return;
    };
    // A budget may have been cut after the decision.
    report.tell_as(
        Severity::Warning,
        vec![Segment::Field("budget"), Segment::Field("total")],
        text!(
            "Finansieringen ({granted} kr) är större än budgeten ({total} kr).",
            "The funding (SEK {granted}) is larger than the budget (SEK {total})."
        ),
        text!(
            "Kontrollera beloppen mot beslutet.",
            "Check the amounts against the decision."
        ),
    );
}

/// The currency that amounts are in.
fn currency(written: Option<&str>) -> &str {
    written.unwrap_or("SEK").trim()
}
