//! Mistakes that only show when pages are seen together: references that lead nowhere, files that
//! do not exist, evidence claimed above its source, one fact with two values.

use std::collections::{BTreeMap, BTreeSet};

use super::links::{file_source, hidden_target, nearest_file, nearest_id, table_source};
use super::{Item, Site, split_reference};
use crate::blocks::Block;
use crate::diagnostic::{Diagnostic, Severity, Span, Text, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::case::ResultFigure;
use crate::kinds::common::Evidence;
use crate::kinds::course::Course;
use crate::kinds::evaluation::{Evaluation, Question};
use crate::kinds::project::{Goal, Project};
use crate::page::{Page, locate};
use crate::schema::types::{PartialDate, Reference, Term, kind, vocabulary};
use crate::schema::{FieldPath, FieldValue, Mention, Segment};
use crate::sources::Sources;

/// Checks every reference and file that an item's front matter and blocks mention.
pub(super) fn references(
    site: &Site,
    sources: &Sources,
    item: &Item,
    findings: &mut Vec<Diagnostic>,
) {
    let mut broken: Vec<(Place, Mistake)> = Vec::new();
    let mut path = FieldPath::default();
    let mut in_fields = |path: &FieldPath, mention: Mention<'_>| {
        if let Some((_, mistake)) = broken_mention(site, sources, item, mention) {
            broken.push((Place::Field(path.clone()), mistake));
        }
    };
    item.page.common.mentions(&mut path, &mut in_fields);
    item.page.fields.mentions(&mut path, &mut in_fields);
    for block in &item.page.body.blocks {
        block.mentions(&mut |_, mention| {
            if let Some((written, mistake)) = broken_mention(site, sources, item, mention) {
                broken.push((Place::Block(written), mistake));
            }
        });
        broken.extend(unknown_goals(site, item, block));
    }
    broken.extend(untranslated(site, item));
    for (place, (code, message, help)) in broken {
        let severity = Severity::Error;
        findings.push(match place {
            Place::Field(path) => placed(sources, &item.page, &path, severity, code, message, help),
            Place::Block(written) => {
                in_block(sources, &item.page, &written, severity, code, message, help)
            }
        });
    }
}

/// Where something is mentioned: in a field of the front matter, or as this text in a block.
enum Place {
    Field(FieldPath),
    Block(String),
}

/// The code, what is wrong and how to mend it.
type Mistake = (&'static str, Text, Text);

/// What is wrong with a mention, and the text that it is written as.
fn broken_mention(
    site: &Site,
    sources: &Sources,
    item: &Item,
    mention: Mention<'_>,
) -> Option<(String, Mistake)> {
    match mention {
        Mention::Item(reference, kinds) => {
            let mistake = broken_reference(site, item, reference, kinds)?;
            Some((reference.to_owned(), mistake))
        }
        Mention::File(written) if file_source(&item.page.path, written, sources).is_none() => {
            let help = match nearest_file(&item.page.path, written, sources) {
                Some(near) => text!("Menar du {near}?", "Did you mean {near}?"),
                None => text!(
                    "Lägg filen bredvid texten, eller i static/ och börja med /. Stora och små bokstäver måste stämma.",
                    "Put the file beside the text, or in static/ and begin with /. Capitals and small letters must agree."
                ),
            };
            let message = text!(
                "Filen {written} finns inte.",
                "The file {written} does not exist."
            );
            Some((written.to_owned(), ("missing-file", message, help)))
        }
        Mention::Table(written) if table_source(&item.page.path, written, sources).is_none() => {
            let message = text!(
                "CSV-filen {written} finns inte.",
                "The CSV file {written} does not exist."
            );
            let help = text!(
                "Lägg filen bredvid texten eller i data/, med namn som slutar på .csv. Stora och små bokstäver måste stämma.",
                "Put the file beside the text or in data/, with a name that ends in .csv. Capitals and small letters must agree."
            );
            Some((written.to_owned(), ("missing-file", message, help)))
        }
        Mention::File(_)
        | Mention::Table(_)
        | Mention::Organisation(_)
        | Mention::Municipality(_) => None,
    }
}

/// Goals that a block asks a project for and that the project does not have.
fn unknown_goals(site: &Site, item: &Item, block: &Block) -> Vec<(Place, Mistake)> {
    let Block::Indicators(indicators) = block else {
        return Vec::new();
    };
    let reference = indicators.project.as_str();
    let found = site.find(reference, &[KindName::Project], &item.page.language);
    let Some(Fields::Project(project)) = found.map(|found| &found.page.fields) else {
        return Vec::new();
    };
    let known: Vec<&str> = project.goals.iter().map(|goal| goal.id.as_str()).collect();
    let all = known.join(", ");
    indicators
        .goals
        .iter()
        .filter(|wanted| !known.contains(&wanted.as_str()))
        .map(|wanted| {
            let message = text!(
                "Projektet {reference} har inget mål {wanted}.",
                "The project {reference} has no goal {wanted}."
            );
            let help = text!(
                "Skriv något av målens nummer: {all}.",
                "Write one of the goals' numbers: {all}."
            );
            let mistake = ("broken-reference", message, help);
            (Place::Block(wanted.clone()), mistake)
        })
        .collect()
}

/// A translation of something that does not exist, or in the language of the original.
fn untranslated(site: &Site, item: &Item) -> Option<(Place, Mistake)> {
    let original = item.page.common.translation_of.as_ref()?.as_str();
    let kind = item.page.kind();
    let path = FieldPath(vec![Segment::Field("translation_of")]);
    let is_original =
        |other: &&Item| other.page.path != item.page.path && other.page.kind() == kind;
    let (message, help) = if item.page.language == site.config.language.as_str() {
        let language = &item.page.language;
        (
            text!(
                "Sidan är en översättning, men har samma språk som webbplatsen: {language}.",
                "The page is a translation, but has the language of the site: {language}."
            ),
            text!(
                "Skriv till exempel sprak = \"en\".",
                "Write for example lang = \"en\"."
            ),
        )
    } else if site
        .items
        .iter()
        .filter(is_original)
        .any(|other| other.page.id == original)
        || site.not_shown.is_broken(Some(kind), original)
        || site.not_shown.reason(Some(kind), original).is_some()
    {
        return None;
    } else {
        let known = site.items.iter().filter(is_original);
        let near = crate::vocabulary::nearest(
            original,
            known.map(|other| (other.page.id.as_str(), other.page.id.as_str())),
        );
        (
            text!(
                "Det finns ingen sida {original} att översätta.",
                "There is no item {original} to translate."
            ),
            match near {
                Some(near) => text!("Menar du {near}?", "Did you mean {near}?"),
                None => text!(
                    "Skriv id för originalet: filens namn utan .md.",
                    "Write the original's id: the file's name without .md."
                ),
            },
        )
    };
    Some((Place::Field(path), ("broken-reference", message, help)))
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

fn broken_reference(
    site: &Site,
    item: &Item,
    reference: &str,
    kinds: &[KindName],
) -> Option<(&'static str, Text, Text)> {
    let (kind, id) = split_reference(reference);
    if let Some(found) = site.find(reference, kinds, &item.page.language) {
        let anchor = reference.split_once('#').map(|(_, anchor)| anchor)?;
        let mut known = crate::theme_anchors::of(&found.page);
        // Who writes a question's place means a question.
        known.retain(|place| !anchor.contains('/') || place.contains('/'));
        if known.iter().any(|place| place == anchor) {
            return None;
        }
        let near = crate::vocabulary::nearest(
            anchor,
            known.iter().map(|place| (place.as_str(), place.as_str())),
        );
        let help = match near {
            Some(near) => text!("Menar du {id}#{near}?", "Did you mean {id}#{near}?"),
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
    if site.not_shown.is_broken(kind, id) {
        return None;
    }
    if let Some(reason) = site.not_shown.reason(kind, id) {
        let (message, help) = hidden_target(reference, reason);
        return Some(("broken-reference", message, help));
    }
    let of_other_kind = site.find(id, &[], &item.page.language);
    let wanted_kind = kinds.first().copied().or(kind);
    let (message, help) = match (of_other_kind.zip(wanted_kind), nearest_id(site, kind, id)) {
        (Some((other, wanted)), _) => {
            let (is, wanted) = (other.page.kind().label(), wanted.label());
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
        (None, Some(near)) => {
            let anchor = reference
                .find('#')
                .map_or("", |anchor| &reference[anchor..]);
            (
                text!("Det finns ingen sida {id}.", "There is no item {id}."),
                text!("Menar du {near}{anchor}?", "Did you mean {near}{anchor}?"),
            )
        }
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
pub(super) fn cross_page_rules(
    site: &Site,
    sources: &Sources,
    item: &Item,
    findings: &mut Vec<Diagnostic>,
) {
    match &item.page.fields {
        Fields::Case(case) => {
            evidence(site, sources, item, case.evidence.as_ref(), &[], findings);
            figures_against_surveys(site, sources, item, &case.results, findings);
        }
        Fields::Course(course) => occasions_to_come(site, sources, item, course, findings),
        Fields::Method(method) => {
            let (given, further) = (method.evidence.as_ref(), &method.evaluations);
            evidence(site, sources, item, given, further, findings);
        }
        Fields::Project(project) => {
            for (index, goal) in project.goals.iter().enumerate() {
                goal_against_survey(site, sources, item, index, goal, findings);
            }
            missing_outcomes(site, sources, item, project, findings);
        }
        _ => {}
    }
}

/// Goals of a project that has ended without saying what came of them.
fn missing_outcomes(
    site: &Site,
    sources: &Sources,
    item: &Item,
    project: &Project,
    findings: &mut Vec<Diagnostic>,
) {
    let last_day = project
        .period
        .as_ref()
        .and_then(|period| period.end)
        .map(PartialDate::last_day);
    let ended = match &project.status {
        Some(status) => status.as_str() == "avslutat",
        None => last_day.is_some_and(|day| day < site.when.today),
    };
    for (index, goal) in project.goals.iter().enumerate().filter(|_| ended) {
        let unmeasured = goal
            .status
            .as_ref()
            .is_some_and(|status| status.as_str() == "ej-matt");
        if goal.target.is_none()
            || goal.outcome.is_some()
            || goal.outcome_text.is_some()
            || (unmeasured && goal.status_reason.is_some())
        {
            continue;
        }
        findings.push(placed(
            sources,
            &item.page,
            &FieldPath(vec![Segment::Field("goals"), Segment::Index(index)]),
            Severity::Warning,
            "missing-outcome",
            text!("Projektet är avslutat, men målet har inget utfall.", "The project has ended, but the goal has no outcome."),
            text!("Skriv utfall eller utfall_text. Mättes det inte, skriv status = \"ej-matt\" och status_skal.", "Write outcome or outcome_text. If it was not measured, write status = \"ej-matt\" and status_reason."),
        ));
    }
}

fn evidence(
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

/// A number that rests on a survey question: where it is written, and what it says.
struct Claim<'c> {
    /// The question: evaluation#survey/question.
    reference: &'c str,
    /// The list and the place in it.
    place: (&'static str, usize),
    /// The number, with its field; `None` where it does not count answers.
    value: (&'static str, Option<f64>),
    /// Of how many answers, with its field.
    of: (&'static str, Option<f64>),
    /// Of how many asked, with its field.
    population: (&'static str, Option<f64>),
}

/// One fact, two values: a goal's numbers against the survey question that it rests on.
fn goal_against_survey(
    site: &Site,
    sources: &Sources,
    item: &Item,
    index: usize,
    goal: &Goal,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(reference) = goal.evidence.as_ref().map(Reference::as_str) else {
        return;
    };
    let claim = Claim {
        reference,
        place: ("goals", index),
        value: (
            "outcome",
            goal.outcome.filter(|_| crate::page::counts(goal)),
        ),
        of: ("outcome_of", goal.outcome_of),
        population: ("population", goal.population),
    };
    claim_against_survey(site, sources, item, &claim, findings);
}

/// One fact, two values: a case's figures against the survey questions that they rest on.
fn figures_against_surveys(
    site: &Site,
    sources: &Sources,
    item: &Item,
    results: &[ResultFigure],
    findings: &mut Vec<Diagnostic>,
) {
    for (index, result) in results.iter().enumerate() {
        let Some(reference) = result.survey.as_ref().map(Reference::as_str) else {
            continue;
        };
        let counts_answers = result.unit.as_deref() != Some("procent");
        let claim = Claim {
            reference,
            place: ("results", index),
            value: ("value", Some(result.value).filter(|_| counts_answers)),
            of: ("of", result.of),
            population: ("of", None),
        };
        claim_against_survey(site, sources, item, &claim, findings);
    }
}

fn claim_against_survey(
    site: &Site,
    sources: &Sources,
    item: &Item,
    claim: &Claim<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let reference = claim.reference;
    let Some(found) = find_question(site, reference, &item.page.language) else {
        return;
    };
    let (list, index) = claim.place;
    let mut report = |field: &'static str, message: Text| {
        let path = FieldPath(vec![
            Segment::Field(list),
            Segment::Index(index),
            Segment::Field(field),
        ]);
        findings.push(placed(
            sources,
            &item.page,
            &path,
            Severity::Warning,
            "value-differs",
            message,
            text!("Rätta det ena talet.", "Correct one of the numbers."),
        ));
    };
    let differs = |left: f64, right: u32| (left - f64::from(right)).abs() > 0.5;
    if let (Some(of), Some(n)) = (claim.of.1, found.question.n)
        && differs(of, n)
    {
        report(
            claim.of.0,
            text!(
                "Här räknas med {of} svarande, men enkätfrågan {reference} har {n}.",
                "This counts {of} answers, but the survey question {reference} has {n}."
            ),
        );
    }
    if let (Some(population), Some(invited)) = (claim.population.1, found.survey.invited)
        && differs(population, invited)
    {
        report(
            claim.population.0,
            text!(
                "Här räknas med {population} i hela gruppen, men i enkäten tillfrågades {invited}.",
                "This counts {population} in all, but the survey asked {invited}."
            ),
        );
    }
    let counts: Vec<u32> = found
        .question
        .options
        .iter()
        .filter_map(|option| option.count)
        .collect();
    if let Some(value) = claim.value.1
        && !counts.is_empty()
        && !is_sum_of_some(value, &counts)
    {
        let shown: Vec<String> = counts.iter().map(u32::to_string).collect();
        let shown = shown.join(", ");
        report(
            claim.value.0,
            text!(
                "Talet är {value}, men det går inte att få av svaren på {reference}: {shown}.",
                "The number is {value}, but the answers to {reference} do not give it: {shown}."
            ),
        );
    }
}

/// What those who want to come to a course need to know, and calendars too.
fn occasions_to_come(
    site: &Site,
    sources: &Sources,
    item: &Item,
    course: &Course,
    findings: &mut Vec<Diagnostic>,
) {
    let online = |mode: Option<&Term<vocabulary::Modes>>| {
        mode.is_some_and(|mode| mode.as_str() == "sjalvstudier")
    };
    let to_come = course.occasions.iter().enumerate().filter(|(_, occasion)| {
        let start = super::occasion_start(occasion);
        !occasion.cancelled && start.is_some_and(|start| start.day >= site.when.today)
    });
    for (index, occasion) in to_come {
        let path = FieldPath(vec![Segment::Field("occasions"), Segment::Index(index)]);
        let mut report = |severity, code, message, help| {
            findings.push(placed(
                sources, &item.page, &path, severity, code, message, help,
            ));
        };
        let has_place = occasion.venue.is_some()
            || occasion.url.is_some()
            || occasion.registration_url.is_some();
        if !has_place && !online(occasion.mode.as_ref().or(course.mode.as_ref())) {
            report(
                Severity::Warning,
                "missing-place",
                text!(
                    "Kurstillfället har varken lokal eller adress på nätet.",
                    "The occasion has neither a venue nor an address on the web."
                ),
                text!(
                    "Skriv lokal = \"Stadshuset\", eller url = \"https://…\" till mötet eller en sida om det.",
                    "Write venue = \"Town hall\", or url = \"https://…\" to the meeting or a page about it."
                ),
            );
        }
        if occasion.id.is_none() {
            report(
                Severity::Advice,
                "missing-id",
                text!(
                    "Kurstillfället har inget id, så den som prenumererar får två tillfällen om tiden ändras.",
                    "The occasion has no id, so those who subscribe get two occasions if its time changes."
                ),
                text!(
                    "Skriv ett namn som aldrig ändras: id = \"lund-1\".",
                    "Write a name that never changes: id = \"lund-1\"."
                ),
            );
        }
    }
}

/// Whether some of the answers add up to an outcome.
fn is_sum_of_some(outcome: f64, counts: &[u32]) -> bool {
    let mut sums = BTreeSet::from([0]);
    for count in counts {
        let with_it: Vec<u32> = sums
            .iter()
            .map(|sum: &u32| sum.saturating_add(*count))
            .collect();
        sums.extend(with_it);
    }
    sums.iter()
        .any(|sum| (outcome - f64::from(*sum)).abs() < 0.5)
}

/// Projects that come before themselves; each loop is told of once, where its first page names it.
pub(super) fn predecessors(site: &Site, sources: &Sources, findings: &mut Vec<Diagnostic>) {
    let mut before: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, item) in site.items.iter().enumerate() {
        let Fields::Project(project) = &item.page.fields else {
            continue;
        };
        let find = |reference: &Reference<kind::Project>| {
            site.find_index(
                reference.as_str(),
                &[KindName::Project],
                &item.page.language,
            )
        };
        for earlier in project.predecessors.iter().filter_map(find) {
            before.entry(index).or_default().push(earlier);
        }
        for later in project.successors.iter().filter_map(find) {
            before.entry(later).or_default().push(index);
        }
    }
    for index in before.keys() {
        let in_loop = |other: usize| {
            comes_before(&before, other, *index) && comes_before(&before, *index, other)
        };
        if !in_loop(*index) || before.keys().any(|other| other < index && in_loop(*other)) {
            continue;
        }
        let page = &site.items[*index].page;
        let has_own =
            matches!(&page.fields, Fields::Project(project) if !project.predecessors.is_empty());
        let field = if has_own {
            "predecessors"
        } else {
            "successors"
        };
        findings.push(placed(
            sources,
            page,
            &FieldPath(vec![Segment::Field(field)]),
            Severity::Error,
            "reference-loop",
            text!(
                "Projektet är sin egen föregångare.",
                "The project comes before itself."
            ),
            text!(
                "Ta bort en av hänvisningarna i foregangare eller efterfoljare.",
                "Remove one of the references in predecessors or successors."
            ),
        ));
    }
}

/// Whether a project comes before another, however many steps back.
fn comes_before(before: &BTreeMap<usize, Vec<usize>>, earlier: usize, later: usize) -> bool {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![later];
    while let Some(next) = waiting.pop() {
        for step in before.get(&next).into_iter().flatten() {
            if *step == earlier {
                return true;
            }
            if reached.insert(*step) {
                waiting.push(*step);
            }
        }
    }
    false
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
    site: &'s Site,
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

/// A finding about a page, at the place of a field; at its first line where the field is not written.
pub(crate) fn placed(
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
    let span = locate(&source, page.kind(), path).unwrap_or(Span::point(1, 1));
    finding.at_span(&source.text, span)
}

/// The field that gives a page its address: its id where it is written, else its title, since the
/// file's name stands nowhere in the file.
pub(crate) fn naming_field(page: &Page) -> FieldPath {
    let common = &page.common;
    let field = if common.translation_of.is_some() {
        "translation_of"
    } else if common.id.is_some() {
        "id"
    } else {
        "title"
    };
    FieldPath(vec![Segment::Field(field)])
}

/// A finding about a text that stands in a block.
fn in_block(
    sources: &Sources,
    page: &Page,
    written: &str,
    severity: Severity,
    code: &'static str,
    message: Text,
    help: Text,
) -> Diagnostic {
    let finding = Diagnostic::new(severity, code, page.path.as_str(), message, help);
    let Some(source) = sources.page_text(&page.path) else {
        return finding;
    };
    match block_span(&source.text, written) {
        Some(span) => finding.at_span(&source.text, span),
        None => finding,
    }
}

/// Where a text stands in a block of facts.
fn block_span(text: &str, written: &str) -> Option<Span> {
    let mut inside = false;
    for (index, line) in text.lines().enumerate() {
        let fence = line.trim_start().trim_start_matches(['>', '-', ' ']);
        if let Some(info) = ["```", "~~~"]
            .iter()
            .find_map(|marks| fence.strip_prefix(marks))
        {
            inside = !inside && Block::name(info.trim_start_matches(['`', '~'])).is_some();
        } else if inside && let Some(at) = line.find(written) {
            let column = line[..at].chars().count() + 1;
            return Some(Span {
                length: u32::try_from(written.chars().count()).unwrap_or(1),
                ..Span::point(index + 1, column)
            });
        }
    }
    None
}
