//! Words and phrases that mean the same: who asks for "EKB" also finds "ensamkommande barn".

use rustc_hash::FxHashMap;

use super::analysis::words;
use super::stemmer::Stemmer;

/// Names of more words are descriptions, whose words say too little.
const MOST_WORDS: usize = 8;

/// Names of the same things.
#[derive(Default)]
pub struct Concepts {
    stemmer: Option<Stemmer>,
    /// Names by the stem that they begin with: all their stems, and the concept; the longest first.
    by_beginning: FxHashMap<String, Vec<(Vec<String>, usize)>>,
    /// The words of each concept's names.
    names: Vec<Vec<Vec<String>>>,
}

impl Concepts {
    /// Concepts, each with its names in a language. Those that share a name are one.
    pub fn of(groups: &[Vec<String>], language: &str) -> Self {
        let stemmer = Stemmer::of(language);
        let mut concepts = Self {
            stemmer: Some(stemmer),
            ..Self::default()
        };
        let mut known: FxHashMap<Vec<String>, usize> = FxHashMap::default();
        for group in groups {
            let names: Vec<(Vec<String>, Vec<String>)> = group
                .iter()
                .map(|name| words(name))
                .filter(|words| (1..=MOST_WORDS).contains(&words.len()))
                .map(|words| (words.iter().map(|word| stemmer.stem(word)).collect(), words))
                .collect();
            let shared = names
                .iter()
                .find_map(|(stems, _)| known.get(stems).copied());
            let concept = shared.unwrap_or(concepts.names.len());
            if shared.is_none() {
                concepts.names.push(Vec::new());
            }
            for (stems, words) in names {
                if let std::collections::hash_map::Entry::Vacant(place) = known.entry(stems) {
                    place.insert(concept);
                    concepts.names[concept].push(words);
                }
            }
        }
        let mut named: Vec<(Vec<String>, usize)> = known.into_iter().collect();
        named.sort_by(|left, right| (right.0.len(), &left.0).cmp(&(left.0.len(), &right.0)));
        for (stems, concept) in named {
            if let Some(first) = stems.first() {
                let begin_so = concepts.by_beginning.entry(first.clone()).or_default();
                begin_so.push((stems, concept));
            }
        }
        concepts
    }

    /// The words of other names of what a text names, each once.
    pub(super) fn other_names(&self, text: &[&str]) -> Vec<&str> {
        let mut others: Vec<&str> = Vec::new();
        let Some(stemmer) = self.stemmer.filter(|_| !self.by_beginning.is_empty()) else {
            return others;
        };
        let stems: Vec<String> = text.iter().map(|word| stemmer.stem(word)).collect();
        let mut place = 0;
        while place < stems.len() {
            let begin_so = self.by_beginning.get(&stems[place]);
            let mut named = begin_so.into_iter().flatten();
            let Some((name, concept)) = named.find(|(name, _)| stems[place..].starts_with(name))
            else {
                place += 1;
                continue;
            };
            for word in self.names[*concept].iter().flatten() {
                if !text.contains(&word.as_str()) && !others.contains(&word.as_str()) {
                    others.push(word);
                }
            }
            place += name.len();
        }
        others
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_names_a_thing_is_found_by_its_other_names() {
        let group = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let concepts = Concepts::of(
            &[
                group(&["EKB", "ensamkommande barn"]),
                group(&["ensamkommande barn", "ensamkommande minderåriga"]),
                group(&["SFI", "svenska för invandrare"]),
                // What leads back to itself is one concept.
                group(&["sfi", "sfi"]),
            ],
            "sv",
        );
        for (text, expected) in [
            ("stöd till ensamkommande barnen", "ekb barn minderåriga"),
            ("arbetet med ekb", "ensamkommande barn minderåriga"),
            ("barn och unga", ""),
            ("svenska för invandrare", "sfi"),
            ("svenska för alla", ""),
        ] {
            let text: Vec<&str> = text.split(' ').collect();
            assert_eq!(concepts.other_names(&text).join(" "), expected, "{text:?}");
        }
        assert!(Concepts::default().other_names(&["sfi"]).is_empty());
    }
}
