//! What readers see of terms.

use std::collections::BTreeMap;

use super::{Item, Site};
use crate::config::Config;
use crate::vocabulary::Vocabulary;

impl Site {
    /// What readers see of a term.
    pub fn term_label<'s>(&'s self, taxonomy: &str, slug: &'s str, language: &str) -> &'s str {
        self.term_name(taxonomy, slug, language).0
    }

    /// The same, with the language that it is in where that is not the one asked for.
    pub fn term_name<'s>(
        &'s self,
        taxonomy: &str,
        slug: &'s str,
        language: &str,
    ) -> (&'s str, Option<&'s str>) {
        let key = (taxonomy.to_owned(), slug.to_owned());
        let (name, found_in) = match self.term_labels.get(&key) {
            Some((label, found_in)) => (label.as_str(), Some(found_in.as_str())),
            None => self.config.vocabularies.name(taxonomy, slug, language),
        };
        (name, found_in.filter(|found_in| *found_in != language))
    }
}

/// Words that writers have made up themselves, each with its language; the default language's come first.
pub(super) fn term_labels(
    items: &[Item],
    config: &Config,
) -> BTreeMap<(String, String), (String, String)> {
    let mut labels = BTreeMap::new();
    let is_default = |item: &&Item| item.page.language == config.language.as_str();
    let in_order = items
        .iter()
        .filter(is_default)
        .chain(items.iter().filter(|item| !is_default(item)));
    for item in in_order {
        for (taxonomy, terms) in &item.page.own_terms {
            let is_open = config
                .vocabularies
                .get(taxonomy)
                .is_some_and(Vocabulary::is_open);
            for term in terms.iter().filter(|_| is_open) {
                labels
                    .entry((taxonomy.clone(), term.slug.clone()))
                    .or_insert_with(|| (term.written.clone(), item.page.language.clone()));
            }
        }
    }
    labels
}
