//! An occasion of a course that is said to be open after the last day to register.

use super::past_occasions::are_all_past;
use super::{Dated, FreshnessRule, Report};
use crate::diagnostic::{Severity, text};
use crate::kinds::Fields;
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FreshnessRule = FreshnessRule {
    rule: Rule {
        code: "closed-registration",
        area: Area::Freshness,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Sista anmälningsdag har passerat, men tillfället står som öppet",
            "Registration has closed, but the occasion is said to be open",
        ),
        remedy: (
            "Flytta fram dagen, eller ändra status",
            "Move the day, or change the status",
        ),
        why: None,
    },
    check,
};

fn check(item: &Dated<'_>, report: &mut Report) {
    let Fields::Course(course) = item.fields else {
        return;
    };
    let is_open = |status: Option<&str>| status == Some("oppen");
    let of_course = course.status.as_ref().map(|status| status.as_str());
    // Where all is over, the course as a whole is what is wrong.
    if is_open(of_course) && are_all_past(course, item.today) {
        return;
    }
    for (index, occasion) in course.occasions.iter().enumerate() {
        let own = occasion.status.as_ref().map(|status| status.as_str());
        let start = occasion.starts().filter(|_| !occasion.cancelled);
        let is_to_come = start.is_some_and(|start| start.day >= item.today);
        let closed = occasion.registration_closes;
        let Some(closed) = closed.filter(|day| *day < item.today) else {
            continue;
        };
        if !is_to_come || !is_open(own.or(of_course)) {
            continue;
        }
        report.tell(
            vec![
                Segment::Field("occasions"),
                Segment::Index(index),
                Segment::Field("registration_closes"),
            ],
            text!(
                "Sista dagen att anmäla sig var {closed}, men tillfället står som öppet.",
                "The last day to register was {closed}, but the occasion is said to be open."
            ),
            text!(
                "Flytta fram sista_anmalan, eller skriv status = \"fullbokad\" på tillfället.",
                "Move registration_closes, or write status = \"fullbokad\" on the occasion."
            ),
        );
    }
}
