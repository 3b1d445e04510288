//! Evidence claimed above what the evaluations carry.

use super::placed;
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::common::Evidence;
use crate::kinds::evaluation::Evaluation;
use crate::schema::types::{Reference, kind};
use crate::schema::{FieldPath, Segment};
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
    let Some(evidence) = evidence else { return };
    let level = evidence.level.0;
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
    let path = FieldPath(vec![Segment::Field("evidence"), Segment::Field("level")]);
    let mut report = |message: Text, help: Text| {
        findings.push(placed(
            sources,
            &item.page,
            &path,
            Severity::Error,
            "unsupported-evidence",
            message,
            help,
        ));
    };
    let ceiling = evaluations
        .iter()
        .filter_map(|evaluation| evaluation.evidence_level)
        .map(|level| level.0)
        .max();
    if let Some(ceiling) = ceiling
        && level > ceiling
    {
        report(
            text!(
                "Evidensnivån är {level}, men utvärderingen räcker bara till nivå {ceiling}.",
                "Evidence level {level} is higher than the evaluation supports: {ceiling}."
            ),
            text!(
                "Sätt nivån till {ceiling}, eller hänvisa till en starkare utvärdering.",
                "Set the level to {ceiling}, or refer to a stronger evaluation."
            ),
        );
        return;
    }
    let has_design = |design: &str| {
        evaluations
            .iter()
            .any(|evaluation| evaluation.design.iter().any(|used| used.as_str() == design))
    };
    let external = evaluations.iter().any(|evaluation| {
        evaluation
            .evaluator
            .as_ref()
            .and_then(|evaluator| evaluator.independence.as_ref())
            .is_some_and(|independence| independence.as_str() == "extern")
    });
    if level >= 2 && !external && !has_design("fore-efter") && !has_design("jamforelsegrupp") {
        report(
            text!(
                "Evidensnivå {level} kräver en extern utvärdering eller en mätning före och efter.",
                "Evidence level {level} needs an external evaluation or a measurement before and after."
            ),
            text!(
                "Sätt nivån till 1, eller hänvisa till en sådan utvärdering.",
                "Set the level to 1, or refer to such an evaluation."
            ),
        );
    } else if level >= 3 && !has_design("jamforelsegrupp") {
        report(
            text!(
                "Evidensnivå {level} kräver en jämförelsegrupp.",
                "Evidence level {level} needs a comparison group."
            ),
            text!(
                "Sätt nivån till 2, eller hänvisa till en utvärdering med jämförelse.",
                "Set the level to 2, or refer to an evaluation with comparison."
            ),
        );
    }
}
