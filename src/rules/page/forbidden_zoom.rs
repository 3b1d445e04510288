//! A page that cannot be enlarged.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "forbidden-zoom",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["1.4.4"],
        act: &["b4f0c3"],
        title: ("Sidan går inte att förstora", "The page cannot be enlarged"),
        remedy: (
            "Ta bort user-scalable och maximum-scale",
            "Remove user-scalable and maximum-scale",
        ),
        why: Some((
            "Den som ser dåligt behöver förstora fem gånger eller mer.",
            "Who sees badly needs to enlarge five times or more.",
        )),
    },
    check,
};

/// How much people need to be able to enlarge.
const LEAST_SCALE: f64 = 5.0;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.metas {
        let is_viewport = tree
            .attribute(*id, "name")
            .is_some_and(|name| name.trim().eq_ignore_ascii_case("viewport"));
        let content = tree
            .attribute(*id, "content")
            .unwrap_or_default()
            .to_ascii_lowercase();
        if is_viewport && content.split([',', ';']).any(forbids) {
            report.tell(*id);
        }
    }
}

fn forbids(setting: &str) -> bool {
    let Some((name, value)) = setting.split_once('=') else {
        return false;
    };
    let value = value.trim();
    let number = value.parse::<f64>();
    match name.trim() {
        "user-scalable" => value == "no" || number.is_ok_and(|number| number.abs() < 1.0),
        "maximum-scale" => {
            value == "yes"
                || value == "no"
                || number.is_ok_and(|number| (0.0..LEAST_SCALE).contains(&number))
        }
        _ => false,
    }
}
