//! What remains of a word when its endings are gone, so that "skolans" finds "skola".
//!
//! The endings are those of Snowball (M.F. Porter, <https://snowballstem.org/>). Its Swedish
//! algorithm leaves alone some forms that are common in running text, such as the definite "skolan"
//! and the syncopated "cyklar", so that rules of our own stand before and after it.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer as Snowball};

/// Stems words of one language.
#[derive(Clone, Copy)]
pub struct Stemmer {
    snowball: Option<Snowball>,
    is_swedish: bool,
}

impl Stemmer {
    /// The stemmer of a language; where there is none, words are left as they are.
    pub fn of(language: &str) -> Self {
        let algorithm = match language.split('-').next().unwrap_or(language) {
            "ar" => Some(Algorithm::Arabic),
            "da" => Some(Algorithm::Danish),
            "de" => Some(Algorithm::German),
            "en" => Some(Algorithm::English),
            "es" => Some(Algorithm::Spanish),
            "fi" => Some(Algorithm::Finnish),
            "fr" => Some(Algorithm::French),
            "nb" | "nn" | "no" => Some(Algorithm::Norwegian),
            "sv" => Some(Algorithm::Swedish),
            _ => None,
        };
        Self {
            snowball: algorithm.map(Snowball::new),
            is_swedish: algorithm == Some(Algorithm::Swedish),
        }
    }

    /// Whether words are Swedish, with endings and compounds of our own knowledge.
    pub fn is_swedish(&self) -> bool {
        self.is_swedish
    }

    /// The stem of a word in lower case.
    pub fn stem(&self, word: &str) -> String {
        match &self.snowball {
            Some(snowball) if self.is_swedish => stem_swedish(snowball, word),
            Some(snowball) => snowball.stem(word).into_owned(),
            None => word.to_owned(),
        }
    }
}

/// Letters of a stem that stemming it again must leave.
const SHORTEST_RESTEMMED: usize = 4;

/// Plurals with another vowel than the singular, which may end longer words: "bostäder", "handböcker".
/// "Händer" and "tänder" are verbs too.
const OTHER_VOWELS: [(&str, &str); 11] = [
    ("böcker", "bok"),
    ("städer", "stad"),
    ("länder", "land"),
    ("ledamöter", "ledamot"),
    ("döttrar", "dotter"),
    ("söner", "son"),
    ("bröder", "bror"),
    ("mödrar", "mor"),
    ("nätter", "natt"),
    ("fötter", "fot"),
    ("bönder", "bonde"),
];

/// The singular of a word whose plural has another vowel, and others as they are.
fn in_singular(word: &str) -> Cow<'_, str> {
    let plain = word.strip_suffix('s').unwrap_or(word);
    let plain = plain.strip_suffix("na").unwrap_or(plain);
    let singular = OTHER_VOWELS.iter().find_map(|(plural, singular)| {
        let start = plain.strip_suffix(plural)?;
        Some(format!("{start}{singular}"))
    });
    singular.map_or(Cow::Borrowed(word), Cow::Owned)
}

fn stem_swedish(snowball: &Snowball, word: &str) -> String {
    let word = &*in_singular(word);
    let prepared = without_definite_ending(word);
    let mut stem = snowball.stem(&prepared).into_owned();
    // Endings that stand one after another: "möjligheterna" loses -erna, then -het.
    let again = snowball.stem(&stem);
    if again.chars().count() >= SHORTEST_RESTEMMED {
        stem = again.into_owned();
    }
    without_last_traces(&stem)
}

/// Whether a letter is a vowel.
pub(super) fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö')
}

/// Where Snowball's region R1 begins, in letters: after the first consonant that follows a vowel,
/// and no earlier than the fourth letter.
fn region_1(letters: &[char]) -> usize {
    letters
        .windows(2)
        .position(|pair| is_vowel(pair[0]) && !is_vowel(pair[1]))
        .map_or(letters.len(), |place| (place + 2).max(3))
}

/// How many letters of an ending the word has: of the ending with an s after it, or without.
fn ending(letters: &[char], ending: &str) -> Option<usize> {
    let plain = letters.strip_suffix(&['s']).unwrap_or(letters);
    let length = ending.chars().count();
    let has_ending = plain.len() >= length
        && plain[plain.len() - length..]
            .iter()
            .copied()
            .eq(ending.chars());
    has_ending.then(|| length + letters.len() - plain.len())
}

/// The word without a definite ending that Snowball does not know.
fn without_definite_ending(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let region = region_1(&letters);
    let before = |cut: usize| letters.len() - cut;
    let is_consonant = |place: usize| letters.get(place).is_some_and(|letter| !is_vowel(*letter));
    let kept = if let Some(cut) = ending(&letters, "an").filter(|cut| {
        let end = before(*cut);
        end >= region.max(3) && is_consonant(end - 1)
    }) {
        // skolan → skola
        before(cut) + 1
    } else if let Some(cut) = ending(&letters, "et").filter(|cut| {
        let end = before(*cut);
        let consonants = letters[..end]
            .iter()
            .rev()
            .take_while(|letter| !is_vowel(**letter))
            .count();
        end >= region && consonants >= 2 && consonants < end && letters[end - 1] != 'h'
    }) {
        // skyddet → skydd
        before(cut)
    } else if let Some(cut) = ending(&letters, "eln")
        .or_else(|| ending(&letters, "orn"))
        .filter(|_| letters.len() > 5)
    {
        // cykeln → cykel, motorns → motor
        before(cut) + 2
    } else if let Some(cut) = ending(&letters, "ena").filter(|cut| before(*cut) + 1 > region) {
        // värdena → värde
        before(cut) + 1
    } else {
        letters.len()
    };
    letters.truncate(kept);
    let text: String = letters.iter().collect();
    // Neuter forms of adjectives: digitalt → digital, aktivt → aktiv.
    let neuter = ["llt", "avt", "ivt", "skt", "alt", "olt", "bart", "samt"];
    if letters.len() > 5 && neuter.iter().any(|ending| text.ends_with(ending)) {
        return text[..text.len() - 1].to_owned();
    }
    text
}

/// The stem without what some forms keep and others do not: "program" and "programm(et)",
/// "cylinder" and "cylindr(ar)", "formel" and "forml(er)" become the same.
fn without_last_traces(stem: &str) -> String {
    let mut letters: Vec<char> = stem.chars().collect();
    if letters.len() <= 3 {
        return stem.to_owned();
    }
    let last_two = |letters: &[char]| match letters {
        [.., before, last] => (*before, *last),
        _ => (' ', ' '),
    };
    let (before, last) = last_two(&letters);
    if last == 's' && letters.len() > 4 && "bcdfghjklmnoprtvy".contains(before) {
        letters.pop();
    }
    if last_two(&letters) == ('m', 'm') {
        letters.pop();
    }
    let (before, last) = last_two(&letters);
    if "bdfgjkmptvsx".contains(before) && matches!(last, 'r' | 'n') {
        letters.pop();
    } else if "bdfgjkmptvsx".contains(before) && last == 'l' {
        letters.pop();
        letters.extend(['e', 'l']);
    }
    let doubled = [
        ('d', 'd'),
        ('g', 'd'),
        ('n', 'n'),
        ('d', 't'),
        ('g', 't'),
        ('k', 't'),
        ('t', 't'),
        ('m', 'm'),
    ];
    if letters.len() > 3 && doubled.contains(&last_two(&letters)) {
        letters.pop();
    }
    letters.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_one_stem_and_other_words_another() {
        let stemmer = Stemmer::of("sv");
        for forms in [
            "skola skolan skolans skolor skolorna",
            "kommun kommuner kommunen kommunernas",
            "cykel cykeln cyklar",
            "program programmet programmen",
            "digital digitalt digitala",
            "möte mötet möten mötena",
            "skydd skyddet skyddets",
            "bok boken böcker böckernas",
            "bostad bostaden bostäder bostädernas",
            "land landet länder länderna",
        ] {
            let stems: Vec<String> = forms.split(' ').map(|form| stemmer.stem(form)).collect();
            assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
        }
        for words in ["län lån lan", "länet lånet lanet", "mål mal", "hus has"] {
            let mut stems: Vec<String> = words.split(' ').map(|word| stemmer.stem(word)).collect();
            stems.dedup();
            assert_eq!(stems.len(), words.split(' ').count(), "{stems:?}");
        }
        assert_eq!(Stemmer::of("en-GB").stem("meetings"), "meet");
        assert_eq!(Stemmer::of("so").stem("kulan"), "kulan");
    }
}
