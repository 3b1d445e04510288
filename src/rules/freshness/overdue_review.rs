//! A page that somebody should have looked over before today.

use super::{Dated, FreshnessRule, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FreshnessRule = FreshnessRule {
    rule: Rule {
        code: "overdue-review",
        area: Area::Freshness,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Ingen har sett över sidan i tid",
            "Nobody has looked the page over in time",
        ),
        remedy: (
            "Läs igenom sidan och skriv ett nytt datum i `granskas_senast`",
            "Read the page through and write a new date in `review_by`",
        ),
        why: Some((
            "Gamla uppgifter som ser nya ut leder andra kommuner fel.",
            "Old facts that look new lead other municipalities astray.",
        )),
    },
    check,
};

fn check(item: &Dated<'_>, report: &mut Report) {
    let common = item.common;
    let Some(day) = common.review_day().filter(|day| *day < item.today) else {
        return;
    };
    let (field, message) = if common.review_by.is_some() {
        let message = text!(
            "Sidan skulle ha setts över senast {day}. Nu ser läsarna en rad om att den kan vara inaktuell.",
            "The page should have been looked over by {day}. Readers now see a line saying that it may be out of date."
        );
        ("review_by", message)
    } else {
        let field = if common.updated.is_some() {
            "updated"
        } else {
            "published"
        };
        let message = text!(
            "Ingen har sett över sidan på två år. Nu ser läsarna en rad om att den kan vara inaktuell.",
            "Nobody has looked the page over for two years. Readers now see a line saying that it may be out of date."
        );
        (field, message)
    };
    report.tell(
        vec![Segment::Field(field)],
        message,
        text!(
            "Läs igenom sidan. Stämmer den, skriv ett nytt datum i granskas_senast. Är den bara historia, skriv arkiverad = true.",
            "Read the page through. If it is right, write a new date in review_by. If it is only history, write archived = true."
        ),
    );
}
