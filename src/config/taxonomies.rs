//! Vocabularies whose terms have pages: the built-in ones and those that the site has made.

use std::collections::BTreeMap;

use serde::Serialize;

use super::SiteFile;
use super::data_files;
use crate::vocabulary::{TAXONOMIES, Vocabularies, Vocabulary};

/// A vocabulary whose terms have pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Taxonomy {
    /// The name of its vocabulary, and the key in templates.
    pub name: String,
    /// The key that content uses in Swedish.
    pub key: String,
    /// The first part of its addresses.
    pub address: String,
    /// What readers see, by language; empty for built-in ones, which have interface texts.
    pub labels: BTreeMap<String, String>,
    /// Whether the site made it.
    pub own: bool,
}

pub(super) fn taxonomies(
    site: &SiteFile,
    swedish: bool,
    vocabularies: &mut Vocabularies,
) -> Vec<Taxonomy> {
    let mut taxonomies: Vec<Taxonomy> = TAXONOMIES
        .iter()
        .map(|(name, swedish_name, english_address)| Taxonomy {
            name: (*name).to_owned(),
            key: swedish_name.replace('-', "_"),
            address: (if swedish {
                *swedish_name
            } else {
                *english_address
            })
            .to_owned(),
            labels: BTreeMap::new(),
            own: false,
        })
        .collect();
    for (key, own) in &site.taxonomies {
        let terms: Vec<_> = own
            .terms
            .iter()
            .cloned()
            .map(data_files::TermRecord::into_term)
            .collect();
        let vocabulary = if terms.is_empty() {
            Vocabulary::open(terms)
        } else {
            Vocabulary::closed(terms)
        };
        vocabularies.insert(key, vocabulary);
        let mut labels = BTreeMap::from([("sv".to_owned(), own.name.clone())]);
        labels.insert(
            "en".to_owned(),
            own.name_en.clone().unwrap_or_else(|| own.name.clone()),
        );
        taxonomies.push(Taxonomy {
            name: key.clone(),
            key: key.clone(),
            address: slug::slugify(key),
            labels,
            own: true,
        });
    }
    taxonomies
}
