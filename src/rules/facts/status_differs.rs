//! A goal whose status is written otherwise than its numbers say, without a reason.

use super::{FactRule, Given, Report};
use crate::diagnostic::{Severity, text};
use crate::kinds::Fields;
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FactRule = FactRule {
    rule: Rule {
        code: "status-differs",
        area: Area::Facts,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Målets status stämmer inte med talen",
            "The goal's status does not agree with its numbers",
        ),
        remedy: (
            "Ta bort statusen, eller förklara skillnaden",
            "Remove the status, or explain the difference",
        ),
        why: None,
    },
    check,
};

fn check(given: &Given<'_>, report: &mut Report) {
    let Fields::Project(project) = given.fields else {
        return;
    };
    for (index, goal) in project.goals.iter().enumerate() {
        let (Some(written), Some(computed)) = (&goal.status, goal.computed_status()) else {
            continue;
        };
        let written = written.as_str();
        if written == computed || goal.status_reason.is_some() {
            continue;
        }
        report.tell(
            vec![
                Segment::Field("goals"),
                Segment::Index(index),
                Segment::Field("status"),
            ],
            text!(
                "Statusen är \"{written}\", men talen ger \"{computed}\".",
                "The status is \"{written}\", but the numbers give \"{computed}\"."
            ),
            text!(
                "Ta bort status, eller förklara skillnaden i status_skal.",
                "Remove status, or explain the difference in status_reason."
            ),
        );
    }
}
