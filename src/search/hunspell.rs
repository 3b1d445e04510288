//! Hunspell's dictionary of a language, for which words may stand where in a compound.
//!
//! The files are described in hunspell(5), <https://github.com/hunspell/hunspell>. Only what
//! compounds need is read: words, their suffixes, and the flags `COMPOUNDBEGIN`, `COMPOUNDMIDDLE`,
//! `COMPOUNDEND`, `ONLYINCOMPOUND` and `FORBIDDENWORD`.

use rustc_hash::{FxHashMap, FxHashSet};

/// Where a form may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Roles {
    /// First in a compound, or in the middle of one.
    begin: bool,
    /// Last in a compound.
    end: bool,
    /// By itself.
    free: bool,
}

/// A form of a word.
#[derive(Debug)]
struct Form {
    roles: Roles,
    /// Whether it is a word's dictionary form.
    is_own_lemma: bool,
    /// The word it is a form of, by its place among the dictionary's words.
    lemma: u32,
    /// Further words: few forms have any.
    further: Vec<u32>,
}

/// A dictionary's forms.
#[derive(Debug, Default)]
pub struct Dictionary {
    words: Vec<Box<str>>,
    forms: FxHashMap<Box<str>, Form>,
}

/// What an affix file says of suffixes and compounds.
#[derive(Debug, Default)]
struct Affixes {
    suffixes: FxHashMap<char, Vec<Suffix>>,
    begin: Option<char>,
    middle: Option<char>,
    end: Option<char>,
    only_in_compound: Option<char>,
    forbidden: Option<char>,
}

/// One way to make a form: letters off, letters on, where the word ends in a certain way.
#[derive(Debug)]
struct Suffix {
    strip: String,
    add: String,
    /// Flags of the form.
    flags: String,
    condition: Vec<Letters>,
}

/// The letters that may stand in one place of a condition.
#[derive(Debug)]
enum Letters {
    Any,
    One(char),
    OneOf(String),
    NoneOf(String),
}

impl Dictionary {
    /// Reads the text of a `.dic` file and of the `.aff` file beside it.
    pub fn parse(words: &str, affixes: &str) -> Self {
        let affixes = Affixes::parse(affixes);
        let mut dictionary = Self::default();
        // The first line is the number of words.
        for line in words.lines().skip(1) {
            let Some(entry) = line.split_whitespace().next() else {
                continue;
            };
            let (word, flags) = entry.split_once('/').unwrap_or((entry, ""));
            dictionary.add_word(word, flags, &affixes);
        }
        dictionary
    }

    fn add_word(&mut self, word: &str, flags: &str, affixes: &Affixes) {
        let has = |flag: Option<char>| flag.is_some_and(|flag| flags.contains(flag));
        if has(affixes.forbidden) {
            return;
        }
        let lemma = word.to_lowercase();
        let roles = affixes.roles(flags);
        let place = self.words.len() as u32;
        self.words.push(lemma.as_str().into());
        self.add_form(&lemma, place, true, roles);
        let mut form = String::new();
        let inflected = Roles {
            begin: false,
            ..roles
        };
        for suffix in flags
            .chars()
            .filter_map(|flag| affixes.suffixes.get(&flag))
            .flatten()
        {
            let Some(stem) = lemma.strip_suffix(suffix.strip.as_str()) else {
                continue;
            };
            if !suffix.fits(word) {
                continue;
            }
            form.clear();
            form.push_str(stem);
            form.push_str(&suffix.add);
            let roles = if suffix.flags.is_empty() {
                inflected
            } else {
                Roles {
                    free: false,
                    ..affixes.roles(&suffix.flags)
                }
            };
            self.add_form(&form, place, form == lemma, roles);
        }
    }

    fn add_form(&mut self, form: &str, lemma: u32, is_own_lemma: bool, roles: Roles) {
        let is_word = |letter: char| matches!(letter, 'a'..='z' | 'å' | 'ä' | 'ö' | 'é' | 'ü');
        if form.is_empty() || !form.chars().all(is_word) {
            return;
        }
        let Some(known) = self.forms.get_mut(form) else {
            let form_of = Form {
                roles,
                is_own_lemma,
                lemma,
                further: Vec::new(),
            };
            self.forms.insert(form.into(), form_of);
            return;
        };
        known.roles.begin |= roles.begin;
        known.roles.end |= roles.end;
        known.roles.free |= roles.free;
        known.is_own_lemma |= is_own_lemma;
        if known.lemma != lemma && !known.further.contains(&lemma) {
            known.further.push(lemma);
        }
    }

    /// Whether a form may stand by itself.
    pub fn is_free(&self, form: &str) -> bool {
        self.forms.get(form).is_some_and(|form| form.roles.free)
    }

    /// Whether a form may stand first in a compound or in the middle of one.
    pub fn may_begin(&self, form: &str) -> bool {
        self.forms.get(form).is_some_and(|form| form.roles.begin)
    }

    /// Whether a form is marked as one that may stand last in a compound.
    pub fn may_end(&self, form: &str) -> bool {
        self.forms.get(form).is_some_and(|form| form.roles.end)
    }

    /// Whether a form is a dictionary form that may stand last in a compound: a noun, most often.
    pub fn is_compounding_lemma(&self, form: &str) -> bool {
        let form = self.forms.get(form);
        form.is_some_and(|form| form.is_own_lemma && form.roles.end)
    }

    /// The words that a form is a form of.
    pub fn lemmas(&self, form: &str) -> impl Iterator<Item = &str> {
        self.forms
            .get(form)
            .into_iter()
            .flat_map(|form| std::iter::once(form.lemma).chain(form.further.iter().copied()))
            .filter_map(|place| self.words.get(place as usize).map(|word| &**word))
    }

    /// How many forms are known.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }
}

impl Affixes {
    fn parse(text: &str) -> Self {
        let mut affixes = Self::default();
        let mut begun = FxHashSet::default();
        for line in text.lines() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let flag = |place: usize| fields.get(place).and_then(|flag| flag.chars().next());
            match fields.first() {
                Some(&"COMPOUNDBEGIN") => affixes.begin = flag(1),
                Some(&"COMPOUNDMIDDLE") => affixes.middle = flag(1),
                Some(&"COMPOUNDEND") => affixes.end = flag(1),
                Some(&"ONLYINCOMPOUND") => affixes.only_in_compound = flag(1),
                Some(&"FORBIDDENWORD") => affixes.forbidden = flag(1),
                // A flag's first line says how many follow.
                Some(&"SFX") => {
                    if let Some(flag) = flag(1)
                        && !begun.insert(flag)
                        && let Some(suffix) = Suffix::parse(&fields)
                    {
                        affixes.suffixes.entry(flag).or_default().push(suffix);
                    }
                }
                _ => {}
            }
        }
        affixes
    }

    fn roles(&self, flags: &str) -> Roles {
        let has = |flag: Option<char>| flag.is_some_and(|flag| flags.contains(flag));
        Roles {
            begin: has(self.begin) || has(self.middle),
            end: has(self.end),
            free: !has(self.only_in_compound),
        }
    }
}

impl Suffix {
    /// `SFX flag strip add/flags condition`.
    fn parse(fields: &[&str]) -> Option<Self> {
        let [_, _, strip, add, condition, ..] = fields else {
            return None;
        };
        let (add, flags) = add.split_once('/').unwrap_or((add, ""));
        Some(Self {
            strip: letters_of(strip),
            add: letters_of(add),
            flags: flags.to_owned(),
            condition: condition_of(condition),
        })
    }

    fn fits(&self, word: &str) -> bool {
        let mut letters = word.chars().rev();
        self.condition.iter().rev().all(|allowed| {
            letters.next().is_some_and(|letter| match allowed {
                Letters::Any => true,
                Letters::One(one) => *one == letter,
                Letters::OneOf(several) => several.contains(letter),
                Letters::NoneOf(several) => !several.contains(letter),
            })
        })
    }
}

/// Letters as an affix file writes them: a nought means none.
fn letters_of(written: &str) -> String {
    if written == "0" {
        return String::new();
    }
    written.to_owned()
}

/// The letters that a word must end with: `[^aeiouyåäö]r`.
fn condition_of(written: &str) -> Vec<Letters> {
    let mut condition = Vec::new();
    let mut rest = written.chars();
    while let Some(letter) = rest.next() {
        condition.push(match letter {
            '.' => Letters::Any,
            '[' => {
                let several: String = rest.by_ref().take_while(|letter| *letter != ']').collect();
                match several.strip_prefix('^') {
                    Some(several) => Letters::NoneOf(several.to_owned()),
                    None => Letters::OneOf(several),
                }
            }
            letter => Letters::One(letter),
        });
    }
    // A lone dot means any word.
    if written == "." {
        condition.clear();
    }
    condition
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_their_places_in_compounds_follow_from_the_flags() {
        let affixes = "COMPOUNDBEGIN X\nCOMPOUNDMIDDLE U\nCOMPOUNDEND Y\nONLYINCOMPOUND Z\n\
                       FORBIDDENWORD %\nSFX A Y 3\nSFX A 0 n e\nSFX A e 0/XUZ e\nSFX A 0 en [^e]\n";
        let words = "4\nskole/XZ\narbete/AY\nstolen/%\nbok/AYX\n";
        let dictionary = Dictionary::parse(words, affixes);
        assert!(dictionary.may_begin("skole") && !dictionary.is_free("skole"));
        assert!(dictionary.may_end("arbeten") && dictionary.is_free("arbeten"));
        assert!(dictionary.may_begin("arbet") && !dictionary.is_free("arbet"));
        assert_eq!(dictionary.lemmas("boken").collect::<Vec<_>>(), ["bok"]);
        assert!(dictionary.is_compounding_lemma("bok") && !dictionary.may_end("stolen"));
    }
}
