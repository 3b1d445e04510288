//! A passage in English on a Swedish page, or the other way round, or in letters of another script, that
//! nothing marks as such: screen readers read it out with the sounds of the wrong language. Whole
//! sentences within a paragraph count too; names, titles and single terms do not.

mod sentence;

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::{AsideKind, Outline, Passage, Word};
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

impl Signs {
    /// Whether they say that it is in the other language than the page's.
    fn is_of_other_language(&self) -> bool {
        self.other * 100 >= self.words * FEWEST_OTHER
            && self.own * 100 <= self.words * MOST_OWN
            && self.other_verbs >= FEWEST_VERBS
    }
}

fn check(outline: &Outline, report: &mut Report<'_>) {
    let is_english = outline.is_english();
    if !is_english && !outline.is_swedish() {
        return;
    }
    for passage in outline.paragraphs.iter().chain(&outline.items) {
        if let Some(script) = script_of(passage).filter(|_| !passage.is_foreign) {
            tell_of_script(script, passage, report);
        }
    }
    let all = outline.prose().running();
    let mut judged = 0;
    let mut foreign: Vec<(u32, &Passage)> = Vec::new();
    // As places among all words.
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut next = 0;
    for words in all.chunk_by(|left, right| left.passage == right.passage) {
        let start = next;
        next += words.len();
        let passage = outline.passage(words[0].passage);
        let own = words
            .iter()
            .filter(|word| passage.is_quoted || word.is_own());
        let signs_of_own = signs(own, passage, is_english);
        let is_long = signs_of_own.words >= FEWEST_WORDS;
        judged += usize::from(is_long);
        if passage.is_foreign {
            continue;
        }
        if is_long && signs_of_own.is_of_other_language() {
            foreign.push((words[0].passage, passage));
            continue;
        }
        let quoted = words
            .iter()
            .filter(|word| word.is_quoted() && !passage.is_quoted);
        let others = signs_of_own.other + signs(quoted, passage, is_english).other;
        // Few paragraphs have any; among the fields nothing can be marked.
        if others >= sentence::FEWEST_SIGNS && !outline.is_lead(words[0].passage) {
            let found = sentence::foreign(words, passage, is_english);
            let found = found.into_iter();
            sentences.extend(found.map(|part| start + part.start..start + part.end));
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
    for words in sentences {
        report.tell(
            report.span_of_words(outline, words),
            text!(
                "Meningen är på {sv}, men det är inte märkt. Skärmläsare läser den med fel uttal.",
                "The sentence is in {en}, but nothing marks it. Screen readers pronounce it wrong."
            ),
            text!(
                "Sätt hakparenteser om meningen och skriv {{lang={code}}} direkt efter.",
                "Put square brackets around the sentence and write {{lang={code}}} right after."
            ),
        );
    }
}

/// Letters of another script in a passage, at least; those that stand for a syllable or a word count
/// twice.
const FEWEST_LETTERS: usize = 16;

/// A script by its letters: Unicode's blocks of them, what it is called, and the code of a language
/// that is written so.
struct Script {
    letters: &'static [(char, char)],
    name: (&'static str, &'static str),
    code: &'static str,
}

const SCRIPTS: &[Script] = &[
    Script {
        letters: &[
            ('\u{600}', '\u{6ff}'),
            ('\u{750}', '\u{77f}'),
            ('\u{8a0}', '\u{8ff}'),
        ],
        name: ("arabiska", "Arabic"),
        code: "ar",
    },
    Script {
        letters: &[('\u{400}', '\u{52f}')],
        name: ("kyrilliska", "Cyrillic"),
        code: "uk",
    },
    Script {
        letters: &[('\u{370}', '\u{3ff}'), ('\u{1f00}', '\u{1fff}')],
        name: ("grekiska", "Greek"),
        code: "el",
    },
    Script {
        letters: &[('\u{590}', '\u{5ff}')],
        name: ("hebreiska", "Hebrew"),
        code: "he",
    },
    Script {
        letters: &[('\u{e00}', '\u{e7f}')],
        name: ("thailändska", "Thai"),
        code: "th",
    },
    Script {
        letters: &[('\u{1200}', '\u{139f}')],
        name: ("etiopiska", "Ethiopic"),
        code: "ti",
    },
    Script {
        letters: &[('\u{3040}', '\u{30ff}')],
        name: ("japanska", "Japanese"),
        code: "ja",
    },
    Script {
        letters: &[('\u{ac00}', '\u{d7af}')],
        name: ("koreanska", "Korean"),
        code: "ko",
    },
    Script {
        letters: &[('\u{3400}', '\u{4dbf}'), ('\u{4e00}', '\u{9fff}')],
        name: ("kinesiska", "Chinese"),
        code: "zh",
    },
    // All others, from the Armenian letters on.
    Script {
        letters: &[
            ('\u{530}', '\u{1dff}'),
            ('\u{2d00}', '\u{a63f}'),
            ('\u{a800}', '\u{abff}'),
        ],
        name: ("andra", "other"),
        code: "ka",
    },
];

/// The script that most letters of a passage are of, when it is not the Latin one.
fn script_of(passage: &Passage) -> Option<&'static Script> {
    // The first bytes of letters from U+0340 on; dashes and quotation marks begin with 0xe2.
    let is_other = |byte: &u8| matches!(byte, 0xcd..=0xe1 | 0xe3..=0xee);
    if !passage.text.as_bytes().iter().any(is_other) {
        return None;
    }
    let mut counts = [0; SCRIPTS.len()];
    let mut latin = 0;
    for (at, letter) in passage.text.char_indices() {
        if !letter.is_alphabetic() {
            continue;
        }
        let is_of = |script: &Script| {
            let mut blocks = script.letters.iter();
            blocks.any(|(first, last)| (*first..=*last).contains(&letter))
        };
        match SCRIPTS.iter().position(is_of) {
            Some(_) if is_marked(passage, at) => {}
            Some(script) => counts[script] += if letter >= '\u{3040}' { 2 } else { 1 },
            None => latin += 1,
        }
    }
    let (script, most) = counts.iter().enumerate().max_by_key(|(_, count)| **count)?;
    let all: usize = counts.iter().sum();
    (all >= FEWEST_LETTERS && all > latin && *most > 0).then(|| &SCRIPTS[script])
}

fn is_marked(passage: &Passage, at: usize) -> bool {
    passage.is_within(AsideKind::Foreign, at) || passage.is_within(AsideKind::Code, at)
}

fn tell_of_script(script: &Script, passage: &Passage, report: &mut Report<'_>) {
    let ((sv, en), code) = (script.name, script.code);
    report.tell(
        passage.span,
        text!(
            "Stycket är skrivet med {sv} bokstäver, men det är inte märkt med sitt språk. Skärmläsare läser det med fel uttal.",
            "The paragraph is written in {en} letters, but nothing marks its language. Screen readers pronounce it wrong."
        ),
        text!(
            "Skriv språkets kod på en rad före stycket, till exempel :::{code}, och ::: på en rad efter.",
            "Write the language's code on a line before the paragraph, such as :::{code}, and ::: on a line after."
        ),
    );
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
