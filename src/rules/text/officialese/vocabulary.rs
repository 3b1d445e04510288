//! Words of offices with all their forms, and the plain words for them, as two text files list them.

use rustc_hash::FxHashMap;

/// Words of one language.
pub(super) struct Vocabulary {
    /// Plain words, one text for each entry.
    pub(super) plain: Vec<&'static str>,
    /// Every form by the longest of its words.
    forms: FxHashMap<String, Vec<Form>>,
}

/// A form of a word, or a phrase.
pub(super) struct Form {
    /// Which entry it belongs to.
    pub(super) entry: usize,
    /// Its words in small letters.
    pub(super) words: Vec<String>,
    /// Which of them it is found by.
    pub(super) key: usize,
}

/// Endings that many words share.
const ENDINGS: [(&str, &[&str]); 3] = [
    (
        "V1",
        &["a", "ar", "ade", "at", "as", "ades", "ats", "ad", "ande"],
    ),
    (
        "V2",
        &["a", "er", "de", "t", "as", "s", "des", "ts", "d", "da"],
    ),
    ("ADJ", &["", "t", "a"]),
];

impl Vocabulary {
    /// Reads a list. Lines that begin with # are remarks.
    pub(super) fn read(list: &'static str) -> Self {
        let mut vocabulary = Self {
            plain: Vec::new(),
            forms: FxHashMap::default(),
        };
        for line in list.lines().filter(|line| !line.starts_with('#')) {
            if let Some((forms, plain)) = line.split_once(" = ") {
                let entry = vocabulary.plain.len();
                vocabulary.plain.push(plain);
                for form in forms.split(' ').flat_map(expanded) {
                    vocabulary.insert(entry, &form);
                }
            }
        }
        vocabulary
    }

    fn insert(&mut self, entry: usize, form: &str) {
        let words: Vec<String> = form.split('_').map(str::to_owned).collect();
        let longest = words.iter().zip(0..).max_by_key(|(word, _)| word.len());
        if let Some((word, key)) = longest {
            let known = self.forms.entry(word.clone()).or_default();
            known.push(Form { entry, words, key });
            // "med anledning av" before "anledning".
            known.sort_by_key(|form| std::cmp::Reverse(form.words.len()));
        }
    }

    /// The forms that a word may be a part of, the longest first.
    pub(super) fn forms(&self, word: &str) -> &[Form] {
        self.forms.get(word).map_or(&[], Vec::as_slice)
    }

    #[cfg(test)]
    pub(super) fn all(&self) -> impl Iterator<Item = &Form> {
        let mut all: Vec<&Form> = self.forms.values().flatten().collect();
        all.sort_by(|left, right| left.words.cmp(&right.words));
        all.into_iter()
    }
}

/// `erhåll+a,er` is `erhålla` and `erhåller`.
fn expanded(written: &str) -> Vec<String> {
    let Some((stem, endings)) = written.split_once('+') else {
        return vec![written.to_owned()];
    };
    let shared = ENDINGS.iter().find(|(name, _)| *name == endings);
    match shared {
        Some((_, endings)) => endings
            .iter()
            .map(|ending| format!("{stem}{ending}"))
            .collect(),
        None => endings
            .split(',')
            .map(|ending| format!("{stem}{}", ending.strip_prefix('-').unwrap_or(ending)))
            .collect(),
    }
}
