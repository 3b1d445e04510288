//! Evidence claimed above what the evaluations carry.

use super::placed_told;
use crate::diagnostic::Diagnostic;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::common::Evidence;
use crate::kinds::evaluation::Evaluation;
use crate::rules::facts::unsupported_evidence;
use crate::schema::types::{Reference, kind};
use crate::site::{Item, Site};
use crate::sources::Sources;

pub(super) fn evidence(
    site: &Site,
    sources: &Sources,
    item: &Item,
    evidence: Option<&Evidence>,
    further: &[Reference<kind::Evaluation>],
    findings: &mut Vec<Diagnostic>,
) {
    let listens = site.config.listens_to(unsupported_evidence::RULE.rule.code);
    let Some(evidence) = evidence.filter(|_| listens) else {
        return;
    };
    let evaluations: Vec<&Evaluation> = evidence
        .evaluation
        .iter()
        .chain(further)
        .filter_map(|reference| {
            site.find(
                reference.as_str(),
                &[KindName::Evaluation],
                &item.page.language,
            )
        })
        .filter_map(|found| match &found.page.fields {
            Fields::Evaluation(evaluation) => Some(&**evaluation),
            _ => None,
        })
        .collect();
    // Those that are missing or lead nowhere have been reported.
    if evaluations.is_empty() {
        return;
    }
    if let Some(told) = unsupported_evidence::against(evidence, &evaluations) {
        findings.push(placed_told(sources, &item.page, told));
    }
}
