//! Parts that do not add up to what is said to be their sum: budgets, people, answers, and days.

mod budget;

use super::{FactRule, Given, Report};
use crate::diagnostic::{Severity, Text, text, with_comma};
use crate::kinds::Fields;
use crate::kinds::course::Course;
use crate::kinds::evaluation::Survey;
use crate::kinds::project::Participants;
use crate::rules::{Area, Rule};
use crate::schema::{Moment, Segment};

pub(super) const RULE: FactRule = FactRule {
    rule: Rule {
        code: "sum-differs",
        area: Area::Facts,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Delarna blir inte summan",
            "The parts do not add up to the sum",
        ),
        remedy: (
            "Rätta talen, eller förklara skillnaden",
            "Mend the numbers, or explain the difference",
        ),
        why: None,
    },
    check,
};

/// How little a sum of money or people may be off, since sources round.
const ROUNDED: f64 = 0.5;

fn check(given: &Given<'_>, report: &mut Report) {
    match given.fields {
        Fields::Course(course) => days(course, report),
        Fields::Evaluation(evaluation) => {
            for (index, survey) in evaluation.surveys.iter().enumerate() {
                answers(index, survey, report);
            }
        }
        Fields::Project(project) => {
            if let Some(budget) = &project.budget {
                self::budget::check(budget, report);
            }
            if let Some(participants) = &project.participants {
                people(participants, report);
            }
        }
        _ => {}
    }
}

/// The parts of a staged course, against its length.
fn days(course: &Course, report: &mut Report) {
    let Some(days) = course.days.filter(|days| *days > 0.0) else {
        return;
    };
    let staged = course.occasions.iter();
    for occasion in staged.filter(|occasion| !occasion.parts.is_empty()) {
        let parts = occasion.parts.iter();
        let sum: f64 = parts
            .map(|part| part.end.map_or(1.0, |end| days_between(part.start, end)))
            .sum();
        if (sum - days).abs() <= 0.01 {
            continue;
        }
        let message = Text {
            sv: format!(
                "Kursen är {} dagar, men delarna är {} dagar tillsammans.",
                with_comma(days),
                with_comma(sum)
            ),
            en: format!("The course is {days} days, but its parts add up to {sum}."),
        };
        report.tell(
            vec![Segment::Field("days")],
            message,
            text!(
                "Rätta dagar eller delarnas tider. En del kortare än fem timmar räknas som en halv dag.",
                "Correct days or the parts' times. A part shorter than five hours counts as half a day."
            ),
        );
    }
}

/// The length of a meeting in days, of which the shortest is half; one without hours is a whole.
fn days_between(start: Moment, end: Moment) -> f64 {
    const HALF_DAY_HOURS: f64 = 5.0;
    let (Some(from), Some(to)) = (start.date_time(), end.date_time()) else {
        return f64::from((end.day - start.day).get_days()) + 1.0;
    };
    let hours = to.duration_since(from).as_secs_f64() / 3600.0;
    if hours < HALF_DAY_HOURS {
        0.5
    } else {
        (hours / 24.0).ceil().max(1.0)
    }
}

/// The answers to questions with one choice, against how many answered.
fn answers(index: usize, survey: &Survey, report: &mut Report) {
    for (question_index, question) in survey.questions.iter().enumerate() {
        let kind = question.r#type.as_ref();
        let has_one_choice =
            kind.is_some_and(|kind| ["fordelning", "ja-nej"].contains(&kind.as_str()));
        let counts: Option<Vec<u32>> = question.options.iter().map(|option| option.count).collect();
        let counts = counts.filter(|counts| has_one_choice && !counts.is_empty());
        let (Some(n), Some(counts)) = (question.n, counts) else {
            continue;
        };
        let sum = counts.iter().copied().fold(0, u32::saturating_add);
        if sum == n {
            continue;
        }
        report.tell_as(
            Severity::Error,
            vec![
                Segment::Field("surveys"),
                Segment::Index(index),
                Segment::Field("questions"),
                Segment::Index(question_index),
                Segment::Field("options"),
            ],
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

/// Those who took part, against how many they were in all.
fn people(participants: &Participants, report: &mut Report) {
    let Some(total) = participants.total else {
        return;
    };
    let parts = [participants.women, participants.men, participants.other];
    let sum: f64 = parts.iter().flatten().sum();
    let is_known = participants.women.is_some() && participants.men.is_some();
    if is_known && (sum - total).abs() > ROUNDED {
        report.tell(
            vec![Segment::Field("participants"), Segment::Field("total")],
            text!(
                "Kvinnor, män och övriga är {sum} tillsammans, men totalen är {total}.",
                "Women, men and others add up to {sum}, but the total is {total}."
            ),
            text!(
                "Rätta talen, eller skriv skillnaden i ovriga.",
                "Correct the numbers, or write the difference as other."
            ),
        );
    }
    let grouped: f64 = participants.by.iter().map(|group| group.count).sum();
    if !participants.by.is_empty() && grouped > total + ROUNDED {
        report.tell(
            vec![Segment::Field("participants"), Segment::Field("by")],
            text!(
                "Grupperna är {grouped} tillsammans, fler än totalen {total}.",
                "The groups add up to {grouped}, more than the total {total}."
            ),
            text!(
                "Kontrollera talen mot källan.",
                "Check the numbers against the source."
            ),
        );
    }
}
