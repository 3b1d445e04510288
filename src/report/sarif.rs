//! Findings as SARIF 2.1.0 (OASIS, "Static Analysis Results Interchange Format"), which code hosts and
//! editors show beside the line.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, MessageLanguage, Severity};
use crate::rules::{self, as_text};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One log with one run.
pub fn sarif(diagnostics: &[Diagnostic], language: MessageLanguage) -> String {
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in diagnostics {
        rules.entry(&diagnostic.code).or_default();
    }
    for (number, place) in rules.values_mut().enumerate() {
        *place = number;
    }
    let results: Vec<Value> = diagnostics
        .iter()
        .map(|diagnostic| result(diagnostic, rules[diagnostic.code.as_ref()], language))
        .collect();
    let rules: Vec<Value> = rules.keys().map(|code| described(code, language)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Sprida",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// A rule as viewers show it beside its findings.
fn described(code: &str, language: MessageLanguage) -> Value {
    let mut rule = json!({ "id": code });
    if let Some(known) = rules::find(code) {
        rule["shortDescription"] = json!({ "text": as_text(known.title).get(language) });
        rule["help"] = json!({ "text": as_text(known.remedy).get(language) });
        if let Some(why) = known.why {
            rule["fullDescription"] = json!({ "text": as_text(why).get(language) });
        }
        let criteria = known
            .criteria
            .iter()
            .map(|criterion| format!("WCAG {criterion}"));
        let act = known.act.iter().map(|rule| format!("ACT {rule}"));
        rule["properties"] = json!({ "tags": criteria.chain(act).collect::<Vec<String>>() });
    }
    rule
}

fn result(diagnostic: &Diagnostic, rule: usize, language: MessageLanguage) -> Value {
    let (message, help) = (&diagnostic.message, &diagnostic.help);
    let mut place = json!({ "artifactLocation": { "uri": as_uri(&diagnostic.file) } });
    if let Some(span) = diagnostic.span {
        place["region"] = json!({
            "startLine": span.line,
            "startColumn": span.column,
            "endColumn": span.column + span.length,
        });
    }
    json!({
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "note",
        },
        "message": { "text": format!("{} {}", message.get(language), help.get(language)) },
        "locations": [{ "physicalLocation": place }],
    })
}

/// A path as a relative reference (RFC 3986, section 4.2).
fn as_uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
