//! Sound or moving pictures that begin by themselves.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "autoplay",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.4.2", "2.2.2"],
        act: &["80f0bf"],
        title: (
            "Ljudet eller filmen startar av sig själv",
            "The sound or film starts by itself",
        ),
        remedy: (
            "Ta bort autoplay, och låt läsaren trycka på start",
            "Remove autoplay, and let the reader press start",
        ),
        why: Some((
            "Ljudet överröstar skärmläsaren. Rörelse gör det svårt att läsa.",
            "The sound drowns the screen reader. Movement makes it hard to read.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.media {
        let is_still = tree.has(*id, "muted") && tree.has(*id, "controls");
        if tree.has(*id, "autoplay") && !is_still {
            report.tell(*id);
        }
    }
}
