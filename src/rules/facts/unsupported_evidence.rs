//! A level of evidence above what it rests on: nothing that was followed up, or evaluations that do not
//! carry so far.

use super::{FactRule, Given, Report, Told};
use crate::diagnostic::{Severity, Text, text};
use crate::kinds::Fields;
use crate::kinds::common::Evidence;
use crate::kinds::evaluation::Evaluation;
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(crate) const RULE: FactRule = FactRule {
    rule: Rule {
        code: "unsupported-evidence",
        area: Area::Facts,
        severity: Severity::Error,
        criteria: &[],
        act: &[],
        title: (
            "Nivån är högre än stödet för den",
            "The level is higher than what supports it",
        ),
        remedy: (
            "Hänvisa till en utvärdering, eller sänk nivån",
            "Refer to an evaluation, or lower the level",
        ),
        why: None,
    },
    check,
};

/// The level at fault.
fn level() -> Vec<Segment> {
    vec![Segment::Field("evidence"), Segment::Field("level")]
}

/// What can be seen from an item alone: whether there is anything to rest on.
fn check(given: &Given<'_>, report: &mut Report) {
    let Some(evidence) = given.evidence() else {
        return;
    };
    let (is_evaluated, has_figures) = match given.fields {
        Fields::Case(case) => {
            let mut results = case.results.iter();
            let has_source = results.any(|result| {
                result.source.is_some() || result.survey.is_some() || result.url.is_some()
            });
            (false, has_source)
        }
        Fields::Method(method) => (!method.evaluations.is_empty(), false),
        _ => (false, false),
    };
    let named = vec![Segment::Field("evidence"), Segment::Field("evaluation")];
    if is_evaluated || !evidence.evaluation.is_empty() || given.is_written(named) {
        return;
    }
    let said = match evidence.level.0 {
        0 => return,
        1 if has_figures => return,
        1 => (
            text!(
                "Evidensnivå 1 kräver en utvärdering eller resultat med källa.",
                "Evidence level 1 needs an evaluation or results with a source."
            ),
            text!(
                "Lägg till utvardering = [\"id\"], eller sätt nivån till 0.",
                "Add evaluation = [\"id\"], or set the level to 0."
            ),
        ),
        higher => (
            text!(
                "Evidensnivå {higher} kräver en utvärdering.",
                "Evidence level {higher} needs an evaluation."
            ),
            text!(
                "Lägg till utvardering = [\"id\"], eller sätt nivån till 1 om det finns resultat med källa.",
                "Add evaluation = [\"id\"], or set the level to 1 if there are results with a source."
            ),
        ),
    };
    report.tell(level(), said.0, said.1);
}

/// Judges a level by the evaluations that it rests on; without any, it has been judged by the item.
pub(crate) fn against(evidence: &Evidence, evaluations: &[&Evaluation]) -> Option<Told> {
    let given = evidence.level.0;
    let mut report = Report::of(&RULE.rule);
    let said =
        above_own_levels(given, evaluations).or_else(|| above_designs(given, evaluations))?;
    report.tell(level(), said.0, said.1);
    report.told.pop()
}

/// A level above those that the evaluations give themselves.
fn above_own_levels(given: u8, evaluations: &[&Evaluation]) -> Option<(Text, Text)> {
    let levels = evaluations.iter();
    let levels = levels.filter_map(|evaluation| evaluation.evidence_level);
    let ceiling = levels.map(|level| level.0).max();
    let ceiling = ceiling.filter(|ceiling| given > *ceiling)?;
    Some((
        text!(
            "Evidensnivån är {given}, men utvärderingen räcker bara till nivå {ceiling}.",
            "Evidence level {given} is higher than the evaluation supports: {ceiling}."
        ),
        text!(
            "Sätt nivån till {ceiling}, eller hänvisa till en starkare utvärdering.",
            "Set the level to {ceiling}, or refer to a stronger evaluation."
        ),
    ))
}

/// A level above what evaluations made in such a way can show.
fn above_designs(given: u8, evaluations: &[&Evaluation]) -> Option<(Text, Text)> {
    let has_design = |design: &str| {
        let mut designs = evaluations.iter().flat_map(|evaluation| &evaluation.design);
        designs.any(|used| used.as_str() == design)
    };
    let is_compared = has_design("jamforelsegrupp");
    let is_carried = evaluations.iter().any(|known| is_external(known))
        || has_design("fore-efter")
        || is_compared;
    if given >= 2 && !is_carried {
        Some((
            text!(
                "Evidensnivå {given} kräver en extern utvärdering eller en mätning före och efter.",
                "Evidence level {given} needs an external evaluation or a measurement before and after."
            ),
            text!(
                "Sätt nivån till 1, eller hänvisa till en sådan utvärdering.",
                "Set the level to 1, or refer to such an evaluation."
            ),
        ))
    } else if given >= 3 && !is_compared {
        Some((
            text!(
                "Evidensnivå {given} kräver en jämförelsegrupp.",
                "Evidence level {given} needs a comparison group."
            ),
            text!(
                "Sätt nivån till 2, eller hänvisa till en utvärdering med jämförelse.",
                "Set the level to 2, or refer to an evaluation with comparison."
            ),
        ))
    } else {
        None
    }
}

fn is_external(evaluation: &Evaluation) -> bool {
    let evaluator = evaluation.evaluator.as_ref();
    let independence = evaluator.and_then(|evaluator| evaluator.independence.as_ref());
    independence.is_some_and(|independence| independence.as_str() == "extern")
}
