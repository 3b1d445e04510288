//! The files below `data/`: organisations, vocabularies, municipalities, parts of the region.

mod municipalities;

use std::collections::{BTreeMap, BTreeSet};

use self::municipalities::municipality_rows;
pub(super) use self::municipalities::unknown_municipality_code;
use super::mistakes::at_written;
use super::read::read_file;
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::municipality::MunicipalityOverride;
use crate::nearest::nearest;
use crate::schema::types::{MunicipalityCode, Slug, Term, Url, vocabulary};
use crate::schema::{Lookups, record};
use crate::sources::{SourceText, Sources};
use crate::vocabulary::{REPLACEABLE, TermEntry, Vocabulary};

record! {
    /// A file of organisations.
    pub struct OrganisationFile {
        /// The organisations.
        organisation: Vec<Organisation> = optional "organisation" "Organisationerna." eg "[]";
    }
}

record! {
    /// An organisation that content can name.
    pub struct Organisation {
        /// Its lasting name in references.
        id: Slug = required "id" "Dess bestående namn i hänvisningar." eg "\"region-skane\"";
        /// What it is called.
        name: String = required "namn" "Vad den heter." eg "\"Region Skåne\"";
        /// What it is called in English.
        name_en: Option<String> = optional "namn_en" "Vad den heter på engelska." eg "\"Region Skåne\"";
        /// What it was called before.
        former_names: Vec<String> = optional "tidigare_namn" "Vad den hette förut." eg "[\"Kommunförbundet Skåne\"]";
        /// What kind of organisation it is.
        kind: Option<Term<vocabulary::OrganisationKinds>> = optional "slag" "Vilket slags organisation det är." eg "\"region\"";
        /// The municipality, when the organisation is one or a part of one.
        municipality: Option<MunicipalityCode> = optional "kommun" "Kommunen, om organisationen är en kommun eller en del av en." eg "\"Lund\"";
        /// Its registration number.
        orgnr: Option<String> = optional "organisationsnummer" "Organisationsnumret." eg "\"000000-0000\"";
        /// Its website.
        url: Option<Url> = optional "url" "Dess webbplats." eg "\"https://www.example.org/\"";
    }
}

record! {
    /// A file of terms.
    pub struct TermFile {
        /// The terms in their own order.
        term: Vec<TermRecord> = optional "term" "Termerna i sin ordning." eg "[]";
    }
}

record! {
    /// One term of a vocabulary.
    pub struct TermRecord {
        /// The lasting name in addresses and data.
        slug: Slug = required "slug" "Det bestående namnet i adresser och data." eg "\"samverkan\"";
        /// The label in Swedish.
        sv: Option<String> = optional "sv" "Vad läsaren ser på svenska." eg "\"Samverkan\"";
        /// The label in English.
        en: Option<String> = optional "en" "Vad läsaren ser på engelska." eg "\"Collaboration\"";
        /// Labels in further languages.
        labels: BTreeMap<String, String> = optional "namn" "Vad läsaren ser på fler språk." eg "{ ar = \"…\" }";
        /// What it means, in Swedish.
        description_sv: Option<String> = optional "beskrivning_sv" "Vad det betyder, på svenska." eg "\"Arbete över förvaltningsgränser.\"";
        /// What it means, in English.
        description_en: Option<String> = optional "beskrivning_en" "Vad det betyder, på engelska." eg "\"Work across departments.\"";
        /// Other words for the same.
        synonyms: Vec<String> = optional "synonymer" "Andra ord för samma sak." eg "[]";
        /// The term that has taken its place.
        replaced_by: Option<Slug> = optional "ersatt_av" "Termen som har tagit dess plats." eg "\"samverkan\"";
    }
}

impl TermRecord {
    /// The term as vocabularies hold it.
    pub fn into_term(self) -> TermEntry {
        let mut labels = self.labels;
        labels.extend(self.sv.map(|label| ("sv".to_owned(), label)));
        labels.extend(self.en.map(|label| ("en".to_owned(), label)));
        let mut descriptions = BTreeMap::new();
        descriptions.extend(self.description_sv.map(|text| ("sv".to_owned(), text)));
        descriptions.extend(self.description_en.map(|text| ("en".to_owned(), text)));
        TermEntry {
            slug: self.slug.to_string(),
            labels,
            descriptions,
            synonyms: self.synonyms,
            replaced_by: self.replaced_by.map(|slug| slug.to_string()),
        }
    }
}

record! {
    /// A file of the region's parts.
    pub struct SubregionFile {
        /// The parts.
        part: Vec<Subregion> = optional "del" "Delarna." eg "[]";
    }
}

record! {
    /// A part of the region.
    pub struct Subregion {
        /// The name used in kommuner.csv.
        id: Slug = required "id" "Namnet som kommuner.csv använder." eg "\"nordost\"";
        /// The label in Swedish.
        sv: String = required "sv" "Vad läsaren ser på svenska." eg "\"Skåne Nordost\"";
        /// The label in English.
        en: Option<String> = optional "en" "Vad läsaren ser på engelska." eg "\"North-east Skåne\"";
    }
}

record! {
    /// A file of words that mean the same.
    pub struct ConceptFile {
        /// The concepts.
        concept: Vec<Concept> = optional "begrepp" "Begreppen." eg "[]";
    }
}

record! {
    /// A thing that has several names.
    pub struct Concept {
        /// Its names, all of which search finds it by.
        names: Vec<String> = optional "namn" "Ord och uttryck som betyder samma sak. Den som söker på ett av dem hittar alla." eg "[\"EKB\", \"ensamkommande barn\"]";
    }
}

/// Words that mean the same.
const CONCEPT_FILES: [&str; 2] = ["data/begrepp.toml", "data/concepts.toml"];

/// The organisations that content can name.
const ORGANISATION_FILES: [&str; 2] = ["data/organisationer.toml", "data/organisations.toml"];

/// The region's parts.
const SUBREGION_FILES: [&str; 2] = ["data/delar.toml", "data/subregions.toml"];

/// What a site says of its municipalities.
const MUNICIPALITY_FILES: [&str; 2] = ["data/kommuner.csv", "data/municipalities.csv"];

/// Everything below `data/`.
#[derive(Debug, Default)]
pub(super) struct DataFiles {
    pub(super) organisations: BTreeMap<String, Organisation>,
    pub(super) vocabularies: Vec<(String, Vocabulary)>,
    pub(super) municipalities: Vec<MunicipalityOverride>,
    pub(super) subregions: BTreeMap<String, BTreeMap<String, String>>,
    pub(super) concepts: Vec<Vec<String>>,
}

/// Reads the files.
pub(super) fn load(
    sources: &Sources,
    lookups: Lookups<'_>,
    findings: &mut Vec<Diagnostic>,
) -> DataFiles {
    let mut data = DataFiles::default();
    report_unknown_files(sources, findings);
    for name in ORGANISATION_FILES {
        if let Some(source) = sources.text(name) {
            organisations(source, lookups, findings, &mut data);
        }
    }
    for name in SUBREGION_FILES {
        if let Some(file) = sources
            .text(name)
            .and_then(|source| read_file::<SubregionFile>(source, lookups, findings))
        {
            for part in file.part {
                let mut labels = BTreeMap::from([("sv".to_owned(), part.sv)]);
                labels.extend(part.en.map(|label| ("en".to_owned(), label)));
                data.subregions.insert(part.id.to_string(), labels);
            }
        }
    }
    for name in CONCEPT_FILES {
        if let Some(file) = sources
            .text(name)
            .and_then(|source| read_file::<ConceptFile>(source, lookups, findings))
        {
            let concepts = file.concept.into_iter();
            data.concepts.extend(concepts.map(|concept| concept.names));
        }
    }
    for name in MUNICIPALITY_FILES {
        if let Some(source) = sources.text(name) {
            municipality_rows(source, findings, &mut data);
        }
    }
    for (vocabulary, swedish) in REPLACEABLE {
        for name in vocabulary_files(vocabulary, swedish) {
            let Some(source) = sources.text(&name) else {
                continue;
            };
            if let Some(file) = read_file::<TermFile>(source, lookups, findings) {
                report_term_mistakes(source, &file, findings);
                let terms = file.term.into_iter().map(TermRecord::into_term).collect();
                data.vocabularies
                    .push((vocabulary.to_owned(), Vocabulary::closed(terms)));
            }
        }
    }
    data
}

/// Where a vocabulary may be replaced, in either language.
fn vocabulary_files(vocabulary: &str, swedish: &str) -> [String; 2] {
    let english = vocabulary.replace('_', "-");
    [
        format!("data/taxonomier/{swedish}.toml"),
        format!("data/taxonomies/{english}.toml"),
    ]
}

/// Files in `data/` that nobody reads because of their names.
fn report_unknown_files(sources: &Sources, findings: &mut Vec<Diagnostic>) {
    let known: Vec<String> = ORGANISATION_FILES
        .into_iter()
        .chain(SUBREGION_FILES)
        .chain(CONCEPT_FILES)
        .map(str::to_owned)
        .chain(
            REPLACEABLE
                .iter()
                .flat_map(|(name, swedish)| vocabulary_files(name, swedish)),
        )
        .collect();
    let unknown = sources
        .texts_below("data/")
        .filter(|source| source.path.ends_with(".toml") && !known.contains(&source.path));
    for source in unknown {
        let name = |path: &str| path.rsplit('/').next().unwrap_or(path).to_owned();
        let names: Vec<String> = known.iter().map(|path| name(path)).collect();
        let near = nearest(
            &name(&source.path),
            names
                .iter()
                .map(String::as_str)
                .zip(known.iter().map(String::as_str)),
        );
        let help = match near {
            Some(near) => text!("Ska den heta {near}?", "Should it be called {near}?"),
            None => {
                let known = known.join(", ");
                text!(
                    "Filer som läses heter: {known}. Ta bort filen, eller ge den rätt namn.",
                    "Files that are read are called: {known}. Remove the file, or give it the right name."
                )
            }
        };
        findings.push(Diagnostic::new(
            Severity::Warning,
            "unknown-file",
            source.path.as_str(),
            text!(
                "Filen har ett namn som Sprida inte känner till, och läses inte.",
                "The file has a name that Sprida does not know, and is not read."
            ),
            help,
        ));
    }
}

fn organisations(
    source: &SourceText,
    lookups: Lookups<'_>,
    findings: &mut Vec<Diagnostic>,
    data: &mut DataFiles,
) {
    let Some(file) = read_file::<OrganisationFile>(source, lookups, findings) else {
        return;
    };
    for organisation in file.organisation {
        let id = organisation.id.to_string();
        if data
            .organisations
            .insert(id.clone(), organisation)
            .is_some()
        {
            let finding = Diagnostic::new(
                Severity::Error,
                "duplicate-id",
                source.path.as_str(),
                text!(
                    "Två organisationer har id \"{id}\".",
                    "Two organisations have the id \"{id}\"."
                ),
                text!("Ge den ena ett annat id.", "Give one of them another id."),
            );
            findings.push(at_written(finding, source, Some(&id), 1));
        }
    }
}

fn report_term_mistakes(source: &SourceText, file: &TermFile, findings: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for term in &file.term {
        let slug = term.slug.as_str();
        let replacement = term.replaced_by.as_ref().map(Slug::as_str);
        if let Some(replacement) = replacement
            && !file
                .term
                .iter()
                .any(|other| other.slug.as_str() == replacement)
        {
            let finding = Diagnostic::new(
                Severity::Error,
                "unknown-term",
                source.path.as_str(),
                text!(
                    "\"{slug}\" har ersatts av \"{replacement}\", som inte finns i filen.",
                    "\"{slug}\" has been replaced by \"{replacement}\", which is not in the file."
                ),
                text!(
                    "Lägg till termen, eller rätta ersatt_av.",
                    "Add the term, or correct replaced_by."
                ),
            );
            findings.push(at_written(finding, source, Some(replacement), 0));
        }
        if let Some(replacement) = replacement
            && leads_back(file, slug)
        {
            let finding = Diagnostic::new(
                Severity::Error,
                "reference-loop",
                source.path.as_str(),
                text!(
                    "\"{slug}\" har ersatts av \"{replacement}\", som i sin tur leder tillbaka.",
                    "\"{slug}\" has been replaced by \"{replacement}\", which leads back to it."
                ),
                text!(
                    "Ta bort ersatt_av på en av dem.",
                    "Remove replaced_by from one of them."
                ),
            );
            findings.push(at_written(finding, source, Some(slug), 0));
        }
        if !seen.insert(slug) {
            let finding = Diagnostic::new(
                Severity::Error,
                "duplicate-id",
                source.path.as_str(),
                text!(
                    "Termen \"{slug}\" står två gånger.",
                    "The term \"{slug}\" stands twice."
                ),
                text!("Ta bort den ena.", "Remove one of them."),
            );
            findings.push(at_written(finding, source, Some(slug), 1));
        }
    }
}

/// Whether the terms that take a term's place come round to it again.
fn leads_back(file: &TermFile, slug: &str) -> bool {
    let successor = |slug: &str| {
        let term = file.term.iter().find(|term| term.slug.as_str() == slug)?;
        term.replaced_by.as_ref().map(Slug::as_str)
    };
    let mut next = successor(slug);
    for _ in 0..file.term.len() {
        match next {
            Some(reached) if reached == slug => return true,
            Some(reached) => next = successor(reached),
            None => return false,
        }
    }
    false
}
