//! A phase of a project that begins or ends outside the project's own period.

use super::{FactRule, Given, Report};
use crate::diagnostic::{Severity, text};
use crate::kinds::Fields;
use crate::kinds::common::Period;
use crate::kinds::project::ProjectPhase;
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FactRule = FactRule {
    rule: Rule {
        code: "phase-outside-period",
        area: Area::Facts,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "En fas ligger utanför projektets tid",
            "A phase lies outside the project's period",
        ),
        remedy: ("Rätta datumen", "Mend the dates"),
        why: None,
    },
    check,
};

fn check(given: &Given<'_>, report: &mut Report) {
    let Fields::Project(project) = given.fields else {
        return;
    };
    let Some(period) = &project.period else {
        return;
    };
    for (index, _) in project
        .phases
        .iter()
        .enumerate()
        .filter(|(_, phase)| is_outside(phase, period))
    {
        report.tell(
            vec![Segment::Field("phases"), Segment::Index(index)],
            text!(
                "Fasen ligger utanför projektets period.",
                "The phase lies outside the project's period."
            ),
            text!(
                "Rätta fasens eller projektets datum.",
                "Correct the phase's or the project's dates."
            ),
        );
    }
}

fn is_outside(phase: &ProjectPhase, period: &Period) -> bool {
    let mut days = phase.start.into_iter().chain(phase.end);
    days.any(|day| {
        period
            .start
            .is_some_and(|start| day.last_day() < start.first_day())
            || period
                .end
                .is_some_and(|end| day.first_day() > end.last_day())
    })
}
