//! A passage in English on a Swedish page, or the other way round, that nothing marks as such: screen
//! readers read it out with the sounds of the wrong language.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::{Outline, Passage, Word};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "unmarked-language",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["3.1.1", "3.1.2"],
        act: &["de46e4", "ucwvc8"],
        title: (
            "Text på ett annat språk är inte märkt",
            "Text in another language is not marked",
        ),
        remedy: (
            "Skriv :::en på raden före och ::: på raden efter",
            "Write :::sv on the line before and ::: on the line after",
        ),
        why: Some((
            "En skärmläsare läser upp texten med sidans språk. Engelska med svenska ljud går knappt att förstå.",
            "A screen reader reads the text out in the language of the page. Swedish with English sounds can hardly be understood.",
        )),
    },
    check,
};

/// Words of a passage without titles and quoted words, at least.
const FEWEST_WORDS: usize = 10;
/// Percent of them that are words of the other language's grammar, and of the page's own, at most.
const FEWEST_OTHER: usize = 30;
const MOST_OWN: usize = 5;
/// Of these, pronouns and verbs: titles of works have few.
const FEWEST_VERBS: usize = 2;

/// Articles, prepositions and conjunctions. Words of both languages ("in", "under", "for" and others)
/// stand in neither list.
const SWEDISH: &[&str] = &[
    "och", "att", "det", "på", "av", "med", "till", "ett", "den", "för", "från", "som", "om",
    "eller", "när", "också", "än", "mellan", "genom", "efter", "vid", "mot", "utan",
];
const SWEDISH_VERBS: &[&str] = &[
    "är", "var", "har", "hade", "inte", "vi", "jag", "ni", "ska", "kan", "blev", "blir", "finns",
    "fick", "får", "vill", "måste", "sig", "hon", "dem",
];
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "with", "from", "by", "as", "or", "at", "which", "when", "this",
    "that", "these", "their", "its", "between", "through", "after", "about", "into", "than",
    "other",
];
const ENGLISH_VERBS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "not", "we", "you", "they",
    "it", "will", "would", "should", "could", "must", "can", "our", "your", "do", "does",
];

/// What a word tells of its language.
#[derive(Clone, Copy)]
struct Sign {
    is_english: bool,
    is_verb: bool,
}

static SIGNS: LazyLock<FxHashMap<&str, Sign>> = LazyLock::new(|| {
    let lists = [
        (SWEDISH, false, false),
        (SWEDISH_VERBS, false, true),
        (ENGLISH, true, false),
        (ENGLISH_VERBS, true, true),
    ];
    let signs = lists.into_iter().flat_map(|(words, is_english, is_verb)| {
        let sign = Sign {
            is_english,
            is_verb,
        };
        words.iter().map(move |word| (*word, sign))
    });
    // "kan" and "can" differ; a word of both would tell nothing.
    signs.collect()
});
/// Letters of the longest of them.
const LONGEST: u16 = 7;

/// What the words of a passage tell.
#[derive(Default)]
struct Signs {
    words: usize,
    own: usize,
    other: usize,
    other_verbs: usize,
}

fn check(outline: &Outline, report: &mut Report<'_>) {
    let is_english = outline.is_english();
    if !is_english && !outline.is_swedish() {
        return;
    }
    let all = outline.prose().running();
    let mut judged = 0;
    let mut foreign: Vec<(u32, &Passage)> = Vec::new();
    for words in all.chunk_by(|left, right| left.passage == right.passage) {
        let passage = outline.passage(words[0].passage);
        let own = words
            .iter()
            .filter(|word| passage.is_quoted || word.is_own());
        let signs = signs(own, passage, is_english);
        if signs.words < FEWEST_WORDS {
            continue;
        }
        judged += 1;
        let is_foreign = signs.other * 100 >= signs.words * FEWEST_OTHER
            && signs.own * 100 <= signs.words * MOST_OWN
            && signs.other_verbs >= FEWEST_VERBS;
        if is_foreign && !passage.is_foreign {
            foreign.push((words[0].passage, passage));
        }
    }
    let (sv, en, code) = if is_english {
        ("svenska", "Swedish", "sv")
    } else {
        ("engelska", "English", "en")
    };
    // More than half of several: it is the page that says the wrong language.
    if foreign.len() > 2 && foreign.len() * 2 > judged {
        report.tell(
            foreign[0].1.span,
            text!(
                "Sidan är märkt med ett språk, men texten är på {sv}.",
                "The page is marked as one language, but the text is in {en}."
            ),
            text!(
                "Skriv sprak = \"{code}\" bland fälten, eller låt filens namn sluta på .{code}.md.",
                "Write lang = \"{code}\" among the fields, or let the file's name end in .{code}.md."
            ),
        );
        return;
    }
    // Among the fields nothing can be marked.
    let markable = foreign.iter().filter(|(place, _)| !outline.is_lead(*place));
    for (_, passage) in markable {
        report.tell(
            passage.span,
            text!(
                "Stycket är på {sv}, men det är inte märkt. Skärmläsare läser det med fel uttal.",
                "The paragraph is in {en}, but nothing marks it. Screen readers pronounce it wrong."
            ),
            text!(
                "Skriv :::{code} på en rad före stycket och ::: på en rad efter.",
                "Write :::{code} on a line before the paragraph and ::: on a line after."
            ),
        );
    }
}

fn signs<'w>(words: impl Iterator<Item = &'w Word>, passage: &Passage, is_english: bool) -> Signs {
    let mut signs = Signs::default();
    for word in words.filter(|word| !word.is_marked()) {
        signs.words += 1;
        if word.letters > LONGEST {
            continue;
        }
        let text = word.text(passage);
        let sign = SIGNS.get(text).copied().or_else(|| {
            let begins = word.is_first() && text.starts_with(char::is_uppercase);
            begins.then(|| SIGNS.get(text.to_lowercase().as_str()).copied())?
        });
        match sign {
            Some(sign) if sign.is_english == is_english => signs.own += 1,
            Some(sign) => {
                signs.other += 1;
                signs.other_verbs += usize::from(sign.is_verb);
            }
            None => {}
        }
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_a_sign_of_both_languages() {
        let lists = [SWEDISH, SWEDISH_VERBS, ENGLISH, ENGLISH_VERBS];
        let count: usize = lists.iter().map(|list| list.len()).sum();
        assert_eq!(SIGNS.len(), count);
        let longest = SIGNS.keys().map(|word| word.chars().count()).max();
        assert_eq!(longest, Some(usize::from(LONGEST)));
    }
}
