//! Faults found by the program that the accessibility statement has to tell of: open findings and those
//! that waivers let be, gathered by rule.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::config::Waived;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{self, Rule};

/// A fault in plain words: a rule, where it fails, and what the site says of it.
#[derive(Clone, Debug)]
pub struct KnownIssue {
    /// The rule.
    pub rule: &'static Rule,
    /// Files or finished pages that it fails in.
    pub places: BTreeSet<String>,
    /// Why it is let be, where it is.
    pub waiver: Option<Reprieve>,
}

/// Why a fault is let be, and how long.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reprieve {
    /// Why.
    pub reason: String,
    /// What readers can do instead.
    pub alternative: Option<String>,
    /// The last day.
    pub until: Date,
}

/// Level AAA of WCAG 2.2, and what it added to 2.1: none of it is in EN 301 549 v3.2.1, which the law
/// refers to.
const NOT_IN_THE_LAW: [&str; 37] = [
    "1.2.6", "1.2.7", "1.2.8", "1.2.9", "1.3.6", "1.4.6", "1.4.7", "1.4.8", "1.4.9", "2.1.3",
    "2.2.3", "2.2.4", "2.2.5", "2.2.6", "2.3.2", "2.3.3", "2.4.8", "2.4.9", "2.4.10", "2.4.11",
    "2.4.12", "2.4.13", "2.5.5", "2.5.6", "2.5.7", "2.5.8", "3.1.3", "3.1.4", "3.1.5", "3.1.6",
    "3.2.5", "3.2.6", "3.3.5", "3.3.6", "3.3.7", "3.3.8", "3.3.9",
];

impl KnownIssue {
    /// The success criteria that the law asks for and that fail.
    pub fn criteria(&self) -> Vec<&'static str> {
        required_criteria(self.rule)
    }
}

fn required_criteria(rule: &'static Rule) -> Vec<&'static str> {
    let criteria = rule.criteria.iter().copied();
    criteria
        .filter(|criterion| !NOT_IN_THE_LAW.contains(criterion))
        .collect()
}

/// The issues that findings come to, by rule; what only would help readers is none.
pub fn known_issues<'f>(
    findings: impl IntoIterator<Item = &'f Diagnostic>,
    waived: impl IntoIterator<Item = &'f Waived>,
) -> Vec<KnownIssue> {
    let open = findings.into_iter().map(|finding| (finding, None));
    let let_be = waived.into_iter().map(|waived| {
        let reprieve = Reprieve {
            reason: waived.reason.clone(),
            alternative: waived.alternative.clone(),
            until: waived.until,
        };
        (&waived.finding, Some(reprieve))
    });
    let mut issues: BTreeMap<(&str, Option<Reprieve>), KnownIssue> = BTreeMap::new();
    for (finding, waiver) in open.chain(let_be) {
        let Some(rule) = rules::find(&finding.code) else {
            continue;
        };
        if finding.severity == Severity::Advice || required_criteria(rule).is_empty() {
            continue;
        }
        let issue = issues
            .entry((rule.code, waiver.clone()))
            .or_insert_with(|| KnownIssue {
                rule,
                places: BTreeSet::new(),
                waiver,
            });
        let place = finding.page.as_ref().unwrap_or(&finding.file);
        issue.places.insert(place.clone());
    }
    issues.into_values().collect()
}
