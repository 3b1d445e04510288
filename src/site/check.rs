//! Mistakes that only show when pages are seen together: references that lead nowhere, files that
//! do not exist, evidence claimed above its source, one fact with two values.

use super::links::{file_source, hidden_target, nearest_id};
use super::{Hidden, Item, Site, split_reference};
use crate::blocks::Block;
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::common::Evidence;
use crate::kinds::evaluation::{Evaluation, Question};
use crate::kinds::project::Goal;
use crate::page::{Page, locate};
use crate::schema::{FieldPath, FieldValue, Mention, Segment};
use crate::sources::Sources;

/// Checks every reference and file that front matter and blocks mention.
pub(super) fn references(
    site: &Site<'_>,
    sources: &Sources,
    hidden: &Hidden,
    findings: &mut Vec<Diagnostic>,
) {
    for item in site.items.iter().chain(site.introductions.values()) {
        let mut broken: Vec<(FieldPath, &'static str, Text, Text)> = Vec::new();
        let mut check = |path: &FieldPath, mention: Mention<'_>| match mention {
            Mention::Item(reference, kinds) => {
                if let Some((code, message, help)) =
                    broken_reference(site, hidden, item, reference, kinds)
                {
                    broken.push((path.clone(), code, message, help));
                }
            }
            Mention::File(written) => {
                if file_source(&item.page.path, written, sources).is_none() {
                    broken.push((
                        path.clone(),
                        "missing-file",
                        text!("Filen {written} finns inte.", "The file {written} does not exist."),
                        text!(
                            "Lägg filen bredvid texten, eller i static/ och börja med /. Stora och små bokstäver måste stämma.",
                            "Put the file beside the text, or in static/ and begin with /. Capitals and small letters must agree."
                        ),
                    ));
                }
            }
            Mention::Organisation(_) | Mention::Municipality(_) => {}
        };
        each_mention(item, &mut check);
        for (path, code, message, help) in broken {
            findings.push(placed(
                sources,
                &item.page,
                &path,
                Severity::Error,
                code,
                message,
                help,
            ));
        }
    }
}

/// Calls `visit` for everything that an item's front matter and blocks mention.
pub fn each_mention(item: &Item, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
    let mut path = FieldPath::default();
    item.page.common.mentions(&mut path, visit);
    item.page.fields.mentions(&mut path, visit);
    for block in &item.page.body.blocks {
        block.mentions(visit);
    }
}

/// Calls `visit` for every file that an item's front matter and blocks name.
pub(super) fn each_file(item: &Item, mut visit: impl FnMut(&str)) {
    each_mention(item, &mut |_, mention| {
        if let Mention::File(written) = mention {
            visit(written);
        }
    });
}

fn broken_reference(
    site: &Site<'_>,
    hidden: &Hidden,
    item: &Item,
    reference: &str,
    kinds: &[KindName],
) -> Option<(&'static str, Text, Text)> {
    let (kind, id) = split_reference(reference);
    if let Some(found) = site.find(reference, kinds, &item.page.language) {
        let anchor = reference.split_once('#').map(|(_, anchor)| anchor)?;
        let known = crate::theme_anchors::of(&found.page);
        if known.iter().any(|place| place == anchor) {
            return None;
        }
        let near = crate::vocabulary::nearest(
            anchor,
            known.iter().map(|place| (place.as_str(), place.as_str())),
        );
        let help = match near {
            Some(near) => text!("Menar du {id}#{near}?", "Do you mean {id}#{near}?"),
            None => text!(
                "Skriv enkätens id, ett snedstreck och frågans id: {id}#enkat/fraga.",
                "Write the survey's id, a slash and the question's id: {id}#survey/question."
            ),
        };
        let message = text!(
            "Det finns ingen enkätfråga {anchor} i {id}.",
            "There is no survey question {anchor} in {id}."
        );
        return Some(("broken-reference", message, help));
    }
    let kind = kind.or_else(|| kinds.first().copied().filter(|_| kinds.len() == 1));
    if hidden.is_broken(kind, id) {
        return None;
    }
    if let Some(reason) = hidden.reason(kind, id) {
        let (message, help) = hidden_target(reference, reason);
        return Some(("broken-reference", message, help));
    }
    let of_other_kind = site
        .find(id, &[], &item.page.language)
        .filter(|_| !kinds.is_empty());
    let (message, help) = match (of_other_kind, nearest_id(site, kind, id)) {
        (Some(other), _) => {
            let (is, wanted) = (other.page.kind().label(), kinds[0].label());
            let message = Text {
                sv: format!(
                    "{id} är av slaget {}, men här ska det stå ett id av slaget {}.",
                    is.sv, wanted.sv
                ),
                en: format!(
                    "{id} is of the kind {}, but an id of the kind {} should stand here.",
                    is.en, wanted.en
                ),
            };
            (
                message,
                text!(
                    "Byt till en sida av rätt slag, eller ta bort hänvisningen.",
                    "Use an item of the right kind, or remove the reference."
                ),
            )
        }
        (None, Some(near)) => (
            text!(
                "Det finns ingen sida {reference}.",
                "There is no item {reference}."
            ),
            text!("Menar du {near}?", "Do you mean {near}?"),
        ),
        (None, None) => (
            text!(
                "Det finns ingen sida {reference}.",
                "There is no item {reference}."
            ),
            text!(
                "Skriv id för en sida som finns: filens namn utan .md.",
                "Write the id of an item that exists: the file's name without .md."
            ),
        ),
    };
    Some(("broken-reference", message, help))
}

/// Rules that compare an item with the items that it refers to.
pub(super) fn cross_page_rules(site: &Site<'_>, sources: &Sources, findings: &mut Vec<Diagnostic>) {
    for item in &site.items {
        match &item.page.fields {
            Fields::Case(case) => evidence(site, sources, item, case.evidence.as_ref(), findings),
            Fields::Method(method) => {
                evidence(site, sources, item, method.evidence.as_ref(), findings)
            }
            Fields::Project(project) => {
                for (index, goal) in project.goals.iter().enumerate() {
                    goal_against_survey(site, sources, item, index, goal, findings);
                }
                predecessors(site, sources, item, findings);
            }
            _ => {}
        }
    }
}

fn evidence(
    site: &Site<'_>,
    sources: &Sources,
    item: &Item,
    evidence: Option<&Evidence>,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(evidence) = evidence else { return };
    let level = evidence.level.0;
    let evaluations: Vec<&Evaluation> = evidence
        .evaluation
        .iter()
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
    if evaluations.is_empty() && level < 2 {
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
                "Evidensnivå {level} är högre än utvärderingen bär: {ceiling}.",
                "Evidence level {level} is higher than the evaluation carries: {ceiling}."
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

/// One fact, two values: a goal's outcome against the survey question that it rests on.
fn goal_against_survey(
    site: &Site<'_>,
    sources: &Sources,
    item: &Item,
    index: usize,
    goal: &Goal,
    findings: &mut Vec<Diagnostic>,
) {
    let (Some(reference), Some(outcome_of)) = (&goal.evidence, goal.outcome_of) else {
        return;
    };
    let Some(question) = find_question(site, reference.as_str(), &item.page.language) else {
        return;
    };
    let Some(n) = question.question.n else { return };
    if (f64::from(n) - outcome_of).abs() > 0.5 {
        let path = FieldPath(vec![
            Segment::Field("goals"),
            Segment::Index(index),
            Segment::Field("outcome_of"),
        ]);
        let reference = reference.as_str();
        findings.push(placed(
            sources,
            &item.page,
            &path,
            Severity::Warning,
            "value-differs",
            text!(
                "Målet räknar med {outcome_of} svarande, men enkätfrågan {reference} har {n}.",
                "The goal counts {outcome_of} answers, but the survey question {reference} has {n}."
            ),
            text!("Rätta det ena talet.", "Correct one of the numbers."),
        ));
    }
}

/// A project that comes before itself.
fn predecessors(site: &Site<'_>, sources: &Sources, item: &Item, findings: &mut Vec<Diagnostic>) {
    let mut seen = vec![item.route.as_str()];
    let mut current = item;
    loop {
        let Fields::Project(project) = &current.page.fields else {
            return;
        };
        let Some(before) = project.predecessors.iter().find_map(|reference| {
            site.find(
                reference.as_str(),
                &[KindName::Project],
                &item.page.language,
            )
        }) else {
            return;
        };
        if before.route == item.route {
            let path = FieldPath(vec![Segment::Field("predecessors")]);
            findings.push(placed(
                sources,
                &item.page,
                &path,
                Severity::Error,
                "reference-loop",
                text!(
                    "Projektet är sin egen föregångare.",
                    "The project comes before itself."
                ),
                text!(
                    "Ta bort en av hänvisningarna i foregangare.",
                    "Remove one of the references in predecessors."
                ),
            ));
            return;
        }
        if seen.contains(&before.route.as_str()) {
            return;
        }
        seen.push(&before.route);
        current = before;
    }
}

/// A survey question with what it belongs to.
#[derive(Clone, Copy, Debug)]
pub struct FoundQuestion<'s> {
    /// The evaluation's page.
    pub item: &'s Item,
    /// The survey.
    pub survey: &'s crate::kinds::evaluation::Survey,
    /// The question.
    pub question: &'s Question,
}

/// The question that `evaluation#survey/question` means.
pub fn find_question<'s>(
    site: &'s Site<'_>,
    reference: &str,
    language: &str,
) -> Option<FoundQuestion<'s>> {
    let (_, anchor) = reference.split_once('#')?;
    let (survey_id, question_id) = anchor.split_once('/')?;
    let item = site.find(reference, &[KindName::Evaluation], language)?;
    let Fields::Evaluation(evaluation) = &item.page.fields else {
        return None;
    };
    let survey = evaluation
        .surveys
        .iter()
        .find(|survey| survey.id.as_str() == survey_id)?;
    let question = survey
        .questions
        .iter()
        .find(|question| question.id.as_str() == question_id)?;
    Some(FoundQuestion {
        item,
        survey,
        question,
    })
}

fn placed(
    sources: &Sources,
    page: &Page,
    path: &FieldPath,
    severity: Severity,
    code: &'static str,
    message: Text,
    help: Text,
) -> Diagnostic {
    let finding = Diagnostic::new(severity, code, page.path.as_str(), message, help);
    let Some(source) = sources.page_text(&page.path) else {
        return finding;
    };
    match locate(&source, page.kind(), path) {
        Some(span) => finding.at_span(&source.text, span),
        None => match block_line(&source.text, page, path) {
            Some(span) => finding.at_span(&source.text, span),
            None => finding,
        },
    }
}

/// Where a field of a fenced block stands: the first line that names it after a fence.
fn block_line(text: &str, page: &Page, path: &FieldPath) -> Option<crate::diagnostic::Span> {
    let has_blocks = page
        .body
        .blocks
        .iter()
        .any(|block| !matches!(block, Block::Quote(_)));
    let Some(Segment::Field(field)) = path.0.first() else {
        return None;
    };
    if !has_blocks {
        return None;
    }
    let names: [&str; 3] = match *field {
        "project" => ["projekt", "project", "projekt"],
        other => [other, other, other],
    };
    text.lines()
        .enumerate()
        .find(|(_, line)| names.iter().any(|name| line.trim_start().starts_with(name)))
        .map(|(index, _)| crate::diagnostic::Span::point(index + 1, 1))
}
