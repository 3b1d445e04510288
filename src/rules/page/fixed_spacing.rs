//! Spacing that readers cannot change.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "fixed-spacing",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["1.4.12"],
        act: &["24afc2", "9e45ec", "78fd32"],
        title: (
            "Läsaren kan inte ändra avståndet i texten",
            "Readers cannot change the spacing of the text",
        ),
        remedy: (
            "Ta bort !important från style",
            "Remove !important from style",
        ),
        why: None,
    },
    check,
};

/// Text that is longer than this is most often on more than one line.
const A_LINE: usize = 60;

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.styled {
        let style = facts.tree.attribute(*id, "style").unwrap_or_default();
        if facts.is_unseen(*id) || !style.contains('!') {
            continue;
        }
        let style = style.to_ascii_lowercase();
        let mut fixed = style.split(';').filter_map(too_small);
        let letters = facts.tree.words(*id).chars().count();
        if fixed.any(|least_letters| letters > least_letters) {
            report.tell(*id);
        }
    }
}

/// How many letters there must be for a declaration to hinder readers; `None` where it does not.
fn too_small(declaration: &str) -> Option<usize> {
    let (name, value) = declaration.split_once(':')?;
    let value = value.replace(' ', "");
    let value = value.strip_suffix("!important")?;
    let digits = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-' | '+');
    let end = value.find(|letter| !digits(letter)).unwrap_or(value.len());
    let number: f64 = value[..end].parse().ok()?;
    let times = match &value[end..] {
        "" | "em" | "rem" => number,
        "%" => number / 100.0,
        // As most browsers' text is when nobody has changed it.
        "px" => number / 16.0,
        _ => return None,
    };
    match name.trim() {
        "letter-spacing" => (times < 0.12).then_some(0),
        "word-spacing" => (times < 0.16).then_some(0),
        "line-height" => (times < 1.5).then_some(A_LINE),
        _ => None,
    }
}
