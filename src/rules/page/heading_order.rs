//! A heading that skips a level.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "heading-order",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.3.1", "2.4.6"],
        act: &[],
        title: ("Rubriken hoppar över en nivå", "The heading skips a level"),
        remedy: (
            "Använd nästa nivå, och styr utseendet på annat sätt",
            "Use the next level, and set its looks in another way",
        ),
        why: Some((
            "Den som går från rubrik till rubrik undrar vad som saknas.",
            "Who goes from heading to heading wonders what is missing.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let mut last: Option<u32> = None;
    for id in &facts.sorts.headings {
        if facts.is_hidden(*id) {
            continue;
        }
        let level = facts.heading_level(*id);
        if let Some(last) = last.filter(|last| level > last + 1) {
            report.tell_as(
                *id,
                text!(
                    "Efter en rubrik på nivå {last} kommer en på nivå {level}",
                    "After a heading of level {last} comes one of level {level}"
                ),
            );
        }
        last = Some(level);
    }
}
