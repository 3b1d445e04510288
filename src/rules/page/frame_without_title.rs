//! A frame that does not say what is in it.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "frame-without-title",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["4.1.2"],
        act: &["cae760"],
        title: ("Ramen har ingen titel", "The frame has no title"),
        remedy: (
            "Skriv i title vad ramen innehåller",
            "Write in title what the frame holds",
        ),
        why: Some((
            "Den som lyssnar kan annars inte veta om ramen är värd att gå in i.",
            "Who listens cannot know otherwise whether the frame is worth going into.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.frames {
        let is_out_of_reach = facts.tab_index(*id).is_some_and(|index| index < 0);
        if !facts.is_hidden(*id) && !is_out_of_reach && !facts.is_named(*id) {
            report.tell(*id);
        }
    }
}
