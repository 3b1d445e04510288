//! The rules themselves, for people and for programs.

use std::fmt::Write as _;

use serde_json::json;

use crate::diagnostic::{MessageLanguage, Severity, Text, text};
use crate::rules::{self, Area, Rule, as_text};

/// Every rule by area: code, severity, what is wrong, how to mend it, whom it hurts, and the standards
/// that it serves.
pub fn rules_for_people(language: MessageLanguage) -> String {
    let mut list = String::new();
    for area in Area::ALL {
        let _ = writeln!(list, "{}\n", as_text(area.title()).get(language));
        for rule in rules::all().iter().filter(|rule| rule.area == area) {
            let severity = severity_name(rule.severity);
            let _ = writeln!(list, "{} ({})", rule.code, severity.get(language));
            let _ = writeln!(
                list,
                "    {}. {}.",
                as_text(rule.title).get(language),
                as_text(rule.remedy).get(language)
            );
            if let Some(why) = rule.why {
                let _ = writeln!(list, "    {}", as_text(why).get(language));
            }
            let standards = standards(rule);
            if !standards.is_empty() {
                let _ = writeln!(list, "    {standards}");
            }
            list.push('\n');
        }
    }
    list
}

/// What a severity is called.
pub fn severity_name(severity: Severity) -> Text {
    match severity {
        Severity::Error => text!("fel", "error"),
        Severity::Warning => text!("varning", "warning"),
        Severity::Advice => text!("råd", "advice"),
    }
}

/// "WCAG 2.2: 1.1.1 · ACT: 23a2a8".
fn standards(rule: &Rule) -> String {
    let parts = [("WCAG 2.2", rule.criteria), ("ACT", rule.act)];
    let parts = parts.into_iter().filter(|(_, named)| !named.is_empty());
    let parts: Vec<String> = parts
        .map(|(standard, named)| format!("{standard}: {}", named.join(", ")))
        .collect();
    parts.join(" · ")
}

/// Every rule for programs: one JSON object a line.
pub fn rules_as_json(language: MessageLanguage) -> String {
    let lines = rules::all().iter().map(|rule| {
        let object = json!({
            "code": rule.code,
            "area": as_text(rule.area.title()).get(language),
            "severity": rule.severity,
            "wcag": rule.criteria,
            "act": rule.act,
            "title": as_text(rule.title).get(language),
            "help": as_text(rule.remedy).get(language),
            "why": rule.why.map(|why| as_text(why).get(language).to_owned()),
        });
        format!("{object}\n")
    });
    lines.collect()
}
