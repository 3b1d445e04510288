//! Controlled vocabularies: the words that content is sorted by, with a label in each language.
//!
//! Content names a term by its slug or by any of its labels, in any case; addresses, facets and
//! open data only ever hold the slug, so they do not depend on wording.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::kind_name::fold;
use crate::nearest::nearest;

/// One word of a vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct TermEntry {
    /// The lasting name, in addresses and data.
    pub slug: String,
    /// What readers see, by language.
    pub labels: BTreeMap<String, String>,
    /// What the term means, by language; plain text.
    pub descriptions: BTreeMap<String, String>,
    /// Other words for the same thing, for search and for recognising what writers write.
    pub synonyms: Vec<String>,
    /// The slug that has taken this one's place.
    pub replaced_by: Option<String>,
}

impl TermEntry {
    /// The label in a language, else in Swedish, English, or the slug itself.
    pub fn label(&self, language: &str) -> &str {
        self.label_and_language(language).0
    }

    /// The same, with the language that it was found in.
    pub fn label_and_language(&self, language: &str) -> (&str, Option<&str>) {
        [language, "sv", "en"]
            .into_iter()
            .find_map(|language| self.labels.get_key_value(language))
            .map(|(language, label)| (label.as_str(), Some(language.as_str())))
            .unwrap_or((&self.slug, None))
    }
}

/// A list of terms in their own order.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    terms: Vec<TermEntry>,
    by_name: HashMap<String, usize>,
    open: bool,
}

impl Vocabulary {
    /// A closed vocabulary of these terms.
    pub fn closed(terms: Vec<TermEntry>) -> Self {
        let mut by_name = HashMap::new();
        for (index, term) in terms.iter().enumerate() {
            let names = term.labels.values().chain(&term.synonyms);
            for name in names {
                by_name.entry(fold(name)).or_insert(index);
            }
        }
        // Slugs last, so that a slug always wins over somebody's label.
        for (index, term) in terms.iter().enumerate() {
            by_name.insert(fold(&term.slug), index);
        }
        Self {
            terms,
            by_name,
            open: false,
        }
    }

    /// A vocabulary that also takes any new word.
    pub fn open(terms: Vec<TermEntry>) -> Self {
        Self {
            open: true,
            ..Self::closed(terms)
        }
    }

    /// Whether any word will do.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// The terms in their own order.
    pub fn terms(&self) -> &[TermEntry] {
        &self.terms
    }

    /// The term that a writer means by a slug, a label or a synonym.
    pub fn find(&self, name: &str) -> Option<&TermEntry> {
        self.by_name
            .get(&fold(name))
            .map(|index| &self.terms[*index])
    }

    /// The slug nearest to what was written, if any is near.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let names = self.terms.iter().flat_map(|term| {
            std::iter::once(&term.slug)
                .chain(term.labels.values())
                .map(move |name| (name, term))
        });
        nearest(
            name,
            names.map(|(name, term)| (name.as_str(), term.slug.as_str())),
        )
    }
}

/// Every vocabulary by its English name.
#[derive(Clone, Debug)]
pub struct Vocabularies {
    by_name: BTreeMap<String, Vocabulary>,
}

impl Vocabularies {
    /// Those that every site starts from.
    pub fn builtin() -> Self {
        let source: BTreeMap<String, toml::Table> =
            toml::from_str(include_str!("vocabulary/builtin.toml"))
                .expect("the embedded file is valid");
        let by_name = source
            .into_iter()
            .map(|(name, table)| {
                let mut terms: Vec<TermEntry> = table.into_iter().map(builtin_term).collect();
                if name == SDG {
                    terms.sort_by_key(|term| term.slug.parse::<u8>().unwrap_or(u8::MAX));
                }
                (name, Vocabulary::closed(terms))
            })
            .collect();
        Self { by_name }
    }

    /// A vocabulary by its English name.
    pub fn get(&self, name: &str) -> Option<&Vocabulary> {
        self.by_name.get(name)
    }

    /// Every vocabulary's name.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// Puts a site's own vocabulary in a built-in one's place, or adds it.
    pub fn insert(&mut self, name: &str, vocabulary: Vocabulary) {
        self.by_name.insert(name.to_owned(), vocabulary);
    }

    /// What readers see of a term; the slug itself where the vocabulary does not hold it.
    pub fn label<'a>(&'a self, vocabulary: &str, slug: &'a str, language: &str) -> &'a str {
        self.name(vocabulary, slug, language).0
    }

    /// The same, with the language that it was found in.
    pub fn name<'a>(
        &'a self,
        vocabulary: &str,
        slug: &'a str,
        language: &str,
    ) -> (&'a str, Option<&'a str>) {
        self.get(vocabulary)
            .and_then(|vocabulary| vocabulary.find(slug))
            .map_or((slug, None), |term| term.label_and_language(language))
    }
}

/// The name of the vocabulary of the UN's global goals, whose slugs are numbers.
const SDG: &str = "sdg";

/// Taxonomies: vocabularies whose terms have pages. English name, Swedish key and address, English address.
pub const TAXONOMIES: [(&str, &str, &str); 5] = [
    ("themes", "teman", "themes"),
    ("target_groups", "malgrupper", "target-groups"),
    ("work_areas", "verksamhetsomraden", "work-areas"),
    ("levels", "nivaer", "levels"),
    ("sdg", "globala-mal", "global-goals"),
];

/// Vocabularies that a site may replace; all others carry meaning that the program relies on.
pub const REPLACEABLE: [(&str, &str); 12] = [
    ("themes", "teman"),
    ("target_groups", "malgrupper"),
    ("work_areas", "verksamhetsomraden"),
    ("case_type", "exempeltyper"),
    ("success_factor", "framgangsfaktorer"),
    ("obstacle", "hinder"),
    ("phase", "faser"),
    ("format", "kursformer"),
    ("method_kind", "metodslag"),
    ("report_type", "rapporttyper"),
    ("role", "roller"),
    ("attachment_kind", "bilageslag"),
];

/// The languages of the built-in labels, in their order.
const BUILTIN_LANGUAGES: [&str; 3] = ["sv", "en", "ar"];

fn builtin_term((slug, labels): (String, toml::Value)) -> TermEntry {
    let labels = labels.as_array().expect("a term has a list of labels");
    let text = |label: &toml::Value| label.as_str().expect("a label is text").to_owned();
    TermEntry {
        slug,
        labels: BUILTIN_LANGUAGES
            .iter()
            .zip(labels)
            .map(|(language, label)| ((*language).to_owned(), text(label)))
            .collect(),
        ..TermEntry::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_known_by_slug_and_by_label() {
        let vocabularies = Vocabularies::builtin();
        let maturity = vocabularies.get("maturity").expect("built in");
        assert_eq!(
            maturity.find("Prövas").map(|term| term.slug.as_str()),
            Some("provas")
        );
        assert_eq!(
            maturity.find("provas").map(|term| term.slug.as_str()),
            Some("provas")
        );
        assert_eq!(maturity.nearest("prövass"), Some("provas"));
        assert_eq!(maturity.nearest("xyz"), None);
    }

    #[test]
    fn global_goals_come_in_their_own_order() {
        let vocabularies = Vocabularies::builtin();
        let goals = vocabularies.get(SDG).expect("built in").terms();
        assert_eq!(
            (goals.len(), goals[1].slug.as_str(), goals[9].slug.as_str()),
            (17, "2", "10")
        );
    }
}
