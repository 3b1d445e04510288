//! A project or an evaluation that is said to be planned or under way when its period says otherwise.

use super::{Dated, FreshnessRule, Report};
use crate::diagnostic::{Severity, text};
use crate::kinds::Fields;
use crate::rules::{Area, Rule};
use crate::schema::Segment;
use crate::schema::types::PartialDate;

pub(super) const RULE: FreshnessRule = FreshnessRule {
    rule: Rule {
        code: "outdated-status",
        area: Area::Freshness,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Status säger planerat eller pågående, men perioden säger något annat",
            "The status says planned or under way, but the period says otherwise",
        ),
        remedy: (
            "Ändra status, eller rätta perioden",
            "Change the status, or correct the period",
        ),
        why: None,
    },
    check,
};

/// The status of an item that is not over.
#[derive(Clone, Copy)]
enum Status {
    Planned,
    UnderWay,
}

fn check(item: &Dated<'_>, report: &mut Report) {
    let (status, period) = match item.fields {
        Fields::Project(project) => {
            let status = project.status.as_ref().map(|status| status.as_str());
            (read(status, "planerat"), project.period.as_ref())
        }
        Fields::Evaluation(evaluation) => {
            let status = evaluation.status.as_ref().map(|status| status.as_str());
            (read(status, "planerad"), evaluation.period.as_ref())
        }
        _ => return,
    };
    let (Some(status), Some(period)) = (status, period) else {
        return;
    };
    let is_over = |day: Option<PartialDate>| day.is_some_and(|day| day.last_day() < item.today);
    let written = item.common.updated.or(item.common.published);
    // Of a plan from long ago it may not be known what came of it, and those who wrote about it later
    // knew that.
    let was_to_come = |day: Option<PartialDate>| {
        is_over(day)
            && written.is_none_or(|written| day.is_some_and(|day| written <= day.last_day()))
    };
    let has_ended = match status {
        Status::Planned => was_to_come(period.end),
        Status::UnderWay => is_over(period.end),
    };
    let message = match status {
        _ if has_ended => text!(
            "Perioden är slut, men status säger något annat.",
            "The period is over, but status says otherwise."
        ),
        Status::Planned if was_to_come(period.start) => text!(
            "Perioden har börjat, men status säger att det bara är planerat.",
            "The period has begun, but status says that it is only planned."
        ),
        _ => return,
    };
    report.tell(
        vec![Segment::Field("status")],
        message,
        text!(
            "Ändra status, eller rätta perioden om den har blivit längre.",
            "Change status, or correct the period if it has become longer."
        ),
    );
}

/// What a status says, where `planned` is the word for what is to come.
fn read(status: Option<&str>, planned: &str) -> Option<Status> {
    match status? {
        "pagaende" => Some(Status::UnderWay),
        word if word == planned => Some(Status::Planned),
        _ => None,
    }
}
