//! A course that is said to be open after all its occasions.

use jiff::civil::Date;

use super::{Dated, FreshnessRule, Report};
use crate::diagnostic::{Severity, text};
use crate::kinds::Fields;
use crate::kinds::course::Course;
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FreshnessRule = FreshnessRule {
    rule: Rule {
        code: "past-occasions",
        area: Area::Freshness,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Kursen står som öppen, men alla tillfällen har varit",
            "The course is said to be open, but all its occasions are over",
        ),
        remedy: (
            "Skriv in nästa tillfälle, eller ändra status",
            "Write the next occasion, or change the status",
        ),
        why: None,
    },
    check,
};

fn check(item: &Dated<'_>, report: &mut Report) {
    let Fields::Course(course) = item.fields else {
        return;
    };
    let status = course.status.as_ref().map(|status| status.as_str());
    if status != Some("oppen") || !are_all_past(course, item.today) {
        return;
    }
    report.tell(
        vec![Segment::Field("status")],
        text!(
            "Kursen står som öppen, men alla tillfällen har varit.",
            "The course is said to be open, but all its occasions are over."
        ),
        text!(
            "Skriv in nästa tillfälle, eller ändra status till \"genomford\", \"vilande\" eller \"pa-begaran\".",
            "Write the next occasion, or change status to \"genomford\", \"vilande\" or \"pa-begaran\"."
        ),
    );
}

/// Whether a course has had occasions and none is left.
pub(super) fn are_all_past(course: &Course, today: Date) -> bool {
    let mut occasions = course.occasions.iter();
    !course.occasions.is_empty()
        && occasions.all(|occasion| {
            occasion.cancelled || occasion.ends().is_some_and(|end| end.day < today)
        })
}
