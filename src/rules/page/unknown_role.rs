//! A role that does not exist, or is not to be used any more.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::{Severity, text};
use crate::html::Facts;
use crate::html::aria::{self, Group};
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "unknown-role",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["4.1.2"],
        act: &["674b10"],
        title: ("Rollen finns inte", "The role does not exist"),
        remedy: (
            "Använd en roll som finns i WAI-ARIA, eller ta bort role",
            "Use a role of WAI-ARIA, or remove role",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    for id in &facts.sorts.explicit {
        let written = facts.tree.attribute(*id, "role").unwrap_or_default();
        let mut roles = written.split_ascii_whitespace();
        if roles.clone().next().is_none() || facts.is_hidden(*id) {
            continue;
        }
        // A later role in the list serves where the first is not known.
        let known = roles.find_map(|role| aria::role(&role.to_ascii_lowercase()));
        match known {
            None => {
                let role: String = written.chars().take(40).collect();
                report.tell_as(
                    *id,
                    text!(
                        "Rollen \"{role}\" finns inte",
                        "The role \"{role}\" does not exist"
                    ),
                );
            }
            Some(role) if role.group == Group::Deprecated => {
                let role = role.name;
                report.tell_as(
                    *id,
                    text!(
                        "Rollen \"{role}\" ska inte längre användas",
                        "The role \"{role}\" is not to be used any more"
                    ),
                );
            }
            Some(_) => {}
        }
    }
}
