//! References, files and translations that lead nowhere.

use super::placed;
use crate::blocks::Block;
use crate::diagnostic::{Diagnostic, Severity, Span, Text, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::page::Page;
use crate::schema::{FieldPath, FieldValue, Mention, Segment};
use crate::site::links::{
    file_source, hidden_target, is_broken, is_refused, nearest_file, nearest_id, table_source,
};
use crate::site::{Item, Site, split_reference};
use crate::sources::Sources;

/// Where something is mentioned: in a field of the front matter, or as this text in a block.
enum Place {
    Field(FieldPath),
    Block(String),
}

/// The code, what is wrong and how to mend it.
type Mistake = (&'static str, Text, Text);

/// Checks every reference and file that an item's front matter and blocks mention.
pub(in crate::site) fn references(
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

/// What is wrong with a mention, and the text that it is written as.
fn broken_mention(
    site: &Site,
    sources: &Sources,
    item: &Item,
    mention: Mention<'_>,
) -> Option<(String, Mistake)> {
    match mention {
        Mention::Item(reference, kinds) => {
            let mistake = broken_reference(site, sources, item, reference, kinds)?;
            Some((reference.to_owned(), mistake))
        }
        Mention::File(written) | Mention::Table(written)
            if is_refused(&item.page.path, written, sources) =>
        {
            None
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
        let near = site.nearest_by_id(original, |other| is_original(&other));
        (
            text!(
                "Det finns ingen sida {original} att översätta.",
                "There is no item {original} to translate."
            ),
            match near {
                Some(near) => {
                    let near = &near.page.id;
                    text!("Menar du {near}?", "Did you mean {near}?")
                }
                None => text!(
                    "Skriv id för originalet: filens namn utan .md.",
                    "Write the original's id: the file's name without .md."
                ),
            },
        )
    };
    Some((Place::Field(path), ("broken-reference", message, help)))
}

fn broken_reference(
    site: &Site,
    sources: &Sources,
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
        let near = crate::nearest::nearest(
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
    if is_broken(site, sources, kind, id) {
        return None;
    }
    if let Some(reason) = site.not_shown.reason(kind, id) {
        let (message, help) = hidden_target(reference, reason);
        return Some(("broken-reference", message, help));
    }
    let of_other_kind = site.find(id, &[], &item.page.language);
    let wanted_kind = kinds.first().copied().or(kind);
    let near = match of_other_kind {
        Some(_) => None,
        None => nearest_id(site, kind, id),
    };
    let (message, help) = match (of_other_kind.zip(wanted_kind), near) {
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
