//! What projects are checked for: the order of their days, goals, and staff.

use super::{Rules, at};
use crate::diagnostic::text;
use crate::kinds::project::{Goal, Project};
use crate::schema::types::negative_count;
use crate::schema::{FieldPath, Segment};

impl Rules<'_> {
    pub(super) fn project(&mut self, project: &Project) {
        self.period(project.period.as_ref(), "period");
        for (index, phase) in project.phases.iter().enumerate() {
            if let (Some(start), Some(end)) = (phase.start, phase.end) {
                self.order(start, end, &at!["phases", index, "end"]);
            }
        }
        for (index, entry) in project.timeline.iter().enumerate() {
            if let Some(end) = entry.end {
                self.order(entry.date, end, &at!["timeline", index, "end"]);
            }
        }
        let numbers: Vec<&str> = project.goals.iter().map(|goal| goal.id.as_str()).collect();
        self.unique(&numbers, |index| at!["goals", index, "id"]);
        for (index, goal) in project.goals.iter().enumerate() {
            self.parent(index, goal, &numbers);
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
                    let (message, help) = negative_count();
                    self.error(
                        "implausible-number",
                        &at!["participants", field],
                        message,
                        help,
                    );
                }
            }
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
}
