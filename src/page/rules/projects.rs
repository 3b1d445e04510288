//! What projects are checked for: phases, goals, staff and participants.

use super::{Rules, at};
use crate::diagnostic::text;
use crate::kinds::common::Period;
use crate::kinds::project::{Goal, Project};
use crate::schema::types::PartialDate;
use crate::schema::{FieldPath, Segment};

impl Rules<'_> {
    pub(super) fn project(&mut self, project: &Project) {
        self.period(project.period.as_ref(), "period");
        for (index, phase) in project.phases.iter().enumerate() {
            if let (Some(start), Some(end)) = (phase.start, phase.end) {
                self.order(start, end, &at!["phases", index, "end"]);
            }
            self.phase_inside(project.period.as_ref(), phase.start, phase.end, index);
        }
        for (index, entry) in project.timeline.iter().enumerate() {
            if let Some(end) = entry.end {
                self.order(entry.date, end, &at!["timeline", index, "end"]);
            }
        }
        let numbers: Vec<&str> = project.goals.iter().map(|goal| goal.id.as_str()).collect();
        self.unique(&numbers, |index| at!["goals", index, "id"]);
        for (index, goal) in project.goals.iter().enumerate() {
            self.goal(index, goal);
            self.parent(index, goal, &numbers);
        }
        if let Some(budget) = &project.budget {
            self.budget(budget, project);
        }
        for (index, post) in project.staffing.iter().enumerate() {
            if let Some(fte) = post.fte {
                self.full_time(fte, &at!["staffing", index, "fte"]);
            }
        }
        if let Some(participants) = &project.participants {
            for (field, number) in [
                ("planned", participants.planned),
                ("total", participants.total),
                ("women", participants.women),
                ("men", participants.men),
                ("other", participants.other),
            ] {
                if number.is_some_and(|number| number < 0.0) {
                    self.error(
                        "implausible-number",
                        &at!["participants", field],
                        text!(
                            "Talet kan inte vara negativt.",
                            "The number cannot be negative."
                        ),
                        text!(
                            "Ta bort minustecknet. Är talet okänt, ta bort fältet.",
                            "Remove the minus sign. If the number is unknown, remove the field."
                        ),
                    );
                }
            }
            let parts = [participants.women, participants.men, participants.other];
            let sum: f64 = parts.iter().flatten().sum();
            let known = participants.women.is_some() && participants.men.is_some();
            if let Some(total) = participants.total
                && known
                && (sum - total).abs() > 0.5
            {
                self.warn(
                    "sum-differs",
                    &at!["participants", "total"],
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
            if let Some(total) = participants.total
                && !participants.by.is_empty()
                && grouped > total + 0.5
            {
                self.warn(
                    "sum-differs",
                    &at!["participants", "by"],
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
    }

    fn phase_inside(
        &mut self,
        period: Option<&Period>,
        start: Option<PartialDate>,
        end: Option<PartialDate>,
        index: usize,
    ) {
        let Some(period) = period else { return };
        let mut days = start.into_iter().chain(end);
        let outside = days.any(|day| {
            period
                .start
                .is_some_and(|start| day.last_day() < start.first_day())
                || period
                    .end
                    .is_some_and(|end| day.first_day() > end.last_day())
        });
        if outside {
            self.warn(
                "phase-outside-period",
                &at!["phases", index],
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

    fn parent(&mut self, index: usize, goal: &Goal, numbers: &[&str]) {
        let Some(parent) = goal
            .parent
            .as_deref()
            .filter(|parent| !numbers.contains(parent) || *parent == goal.id)
        else {
            return;
        };
        let known = numbers.join(", ");
        self.error(
            "broken-reference",
            &at!["goals", index, "parent"],
            text!(
                "Målet hör till mål {parent}, som inte är något av de andra målen.",
                "The goal belongs to goal {parent}, which is none of the other goals."
            ),
            text!(
                "Skriv ett annat av målens nummer: {known}.",
                "Write another of the goals' numbers: {known}."
            ),
        );
    }

    fn goal(&mut self, index: usize, goal: &Goal) {
        let counted = counts(goal);
        for (total, name) in [
            (goal.population, "population"),
            (goal.outcome_of, "utfall_av"),
        ] {
            if let (Some(outcome), Some(total)) = (goal.outcome, total)
                && counted
                && outcome > total
            {
                self.error(
                    "number-exceeds-total",
                    &at!["goals", index, "outcome"],
                    text!(
                        "Utfallet {outcome} är större än {name} {total}.",
                        "The outcome {outcome} is larger than {name} {total}."
                    ),
                    text!(
                        "Kontrollera talen mot källan.",
                        "Check the numbers against the source."
                    ),
                );
            }
        }
        if let (Some(written), Some(computed)) = (&goal.status, goal.computed_status())
            && written.as_str() != computed
            && goal.status_reason.is_none()
        {
            let written = written.as_str();
            self.warn(
                "status-differs",
                &at!["goals", index, "status"],
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
}

/// Whether a goal counts people, municipalities or organisations, of which there are only so many.
pub(crate) fn counts(goal: &Goal) -> bool {
    goal.unit
        .as_ref()
        .is_none_or(|unit| ["personer", "kommuner", "organisationer"].contains(&unit.as_str()))
}
