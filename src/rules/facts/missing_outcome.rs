//! A goal of a project that has ended, without what came of it.

use jiff::civil::Date;

use super::{Report, Told};
use crate::diagnostic::{Severity, text};
use crate::kinds::project::{Goal, Project};
use crate::rules::{Area, Rule};
use crate::schema::Segment;
use crate::schema::types::PartialDate;

pub(crate) const RULE: Rule = Rule {
    code: "missing-outcome",
    area: Area::Facts,
    severity: Severity::Warning,
    criteria: &[],
    act: &[],
    title: (
        "Projektet är slut, men målet saknar utfall",
        "The project has ended, but the goal has no outcome",
    ),
    remedy: (
        "Skriv utfallet, eller att det inte mättes",
        "Write the outcome, or that it was not measured",
    ),
    why: None,
};

/// Judges a project on a day.
pub(crate) fn check(project: &Project, today: Date) -> Vec<Told> {
    let mut report = Report::of(&RULE);
    let goals = project.goals.iter().enumerate();
    for (index, _) in goals.filter(|(_, goal)| has_ended(project, today) && is_open(goal)) {
        report.tell(
            vec![Segment::Field("goals"), Segment::Index(index)],
            text!(
                "Projektet är avslutat, men målet har inget utfall.",
                "The project has ended, but the goal has no outcome."
            ),
            text!(
                "Skriv utfall eller utfall_text. Mättes det inte, skriv status = \"ej-matt\" och status_skal.",
                "Write outcome or outcome_text. If it was not measured, write status = \"ej-matt\" and status_reason."
            ),
        );
    }
    report.told
}

fn has_ended(project: &Project, today: Date) -> bool {
    match &project.status {
        Some(status) => status.as_str() == "avslutat",
        None => {
            let end = project.period.as_ref().and_then(|period| period.end);
            end.map(PartialDate::last_day)
                .is_some_and(|day| day < today)
        }
    }
}

/// Whether a goal has something to reach, and says neither what came of it nor why that is not known.
fn is_open(goal: &Goal) -> bool {
    let status = goal.status.as_ref();
    let is_unmeasured = status.is_some_and(|status| status.as_str() == "ej-matt");
    goal.target.is_some()
        && goal.outcome.is_none()
        && goal.outcome_text.is_none()
        && !(is_unmeasured && goal.status_reason.is_some())
}
