//! Words that offices use and nobody says: "erhålla", "i enlighet med". Each has a plainer one.

mod vocabulary;

use std::sync::LazyLock;

use self::vocabulary::{Form, Vocabulary};
use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::{Outline, Word};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "officialese",
        area: Area::Language,
        severity: Severity::Advice,
        criteria: &["3.1.5"],
        act: &[],
        title: (
            "Ett ord på myndighetssvenska",
            "A word that only offices use",
        ),
        remedy: ("Välj ett enklare ord", "Choose a plainer word"),
        why: Some((
            "Ord som få säger tar längre tid att förstå. Det gäller mest den som läser långsamt eller nyss har lärt sig svenska.",
            "Words that few people say take longer to understand, most of all for those who read slowly or have just learnt the language.",
        )),
    },
    check,
};

static SWEDISH: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::read(include_str!("officialese/swedish.txt")));
static ENGLISH: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::read(include_str!("officialese/english.txt")));

fn check(outline: &Outline, report: &mut Report<'_>) {
    let vocabulary: &Vocabulary = if outline.is_swedish() {
        &SWEDISH
    } else if outline.is_english() {
        &ENGLISH
    } else {
        return;
    };
    let words = &outline.prose().words;
    // Each once a page, with the words that it was first found in.
    let mut found: Vec<(&Form, usize, u32)> = Vec::new();
    let mut small = String::new();
    for (at, word) in words.iter().enumerate() {
        let passage = outline.passage(word.passage);
        let Some(written) = in_small_letters(word, word.text(passage), &mut small) else {
            continue;
        };
        let forms = vocabulary.forms(written).iter();
        let mut forms = forms.filter(|form| stands_at(form, at, words, outline));
        if let Some(form) = forms.next() {
            match found
                .iter_mut()
                .find(|(known, ..)| known.entry == form.entry)
            {
                Some((_, _, count)) => *count += 1,
                None => found.push((form, at - form.key, 1)),
            }
        }
    }
    for (form, first, count) in found {
        let words = form.words.join(" ");
        let plain = vocabulary.plain[form.entry].replace(", ", "\" / \"");
        let (sv, en) = places(count);
        report.tell(
            report.span_of_words(outline, first..first + form.words.len()),
            text!(
                "Få säger \"{words}\"{sv}.",
                "Few people say \"{words}\"{en}."
            ),
            text!("Skriv hellre \"{plain}\".", "Rather write \"{plain}\"."),
        );
    }
}

/// How many places of the page a word stands in, where there are several.
fn places(count: u32) -> (String, String) {
    if count > 1 {
        (
            format!(", som står på {count} ställen"),
            format!(", which stands in {count} places"),
        )
    } else {
        (String::new(), String::new())
    }
}

/// A word of the writer's own in small letters; none where its capital says that it is a name.
fn in_small_letters<'w>(word: &Word, written: &'w str, small: &'w mut String) -> Option<&'w str> {
    if !word.is_own() {
        return None;
    }
    let has_capital = written.chars().next().is_some_and(char::is_uppercase);
    if !has_capital {
        return Some(written);
    }
    if !word.is_first() {
        return None;
    }
    small.clear();
    small.extend(written.chars().flat_map(char::to_lowercase));
    Some(small)
}

/// Whether the words around one are those of a form that has it.
fn stands_at(form: &Form, at: usize, words: &[Word], outline: &Outline) -> bool {
    if form.words.len() == 1 {
        return true;
    }
    let Some(first) = at.checked_sub(form.key) else {
        return false;
    };
    let Some(written) = words.get(first..first + form.words.len()) else {
        return false;
    };
    let place = words[at].passage;
    let passage = outline.passage(place);
    // A phrase does not go over the end of a sentence.
    if written[1..].iter().any(Word::is_first) {
        return false;
    }
    written.iter().zip(&form.words).all(|(written, expected)| {
        let written = (written.passage == place && written.is_own()).then(|| written.text(passage));
        written.is_some_and(|written| written == expected || written.to_lowercase() == *expected)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_hold_many_words_and_none_twice() {
        for (list, fewest) in [(&SWEDISH, 180), (&ENGLISH, 50)] {
            assert!(list.plain.len() >= fewest, "{}", list.plain.len());
            let mut before: Option<&Form> = None;
            for form in list.all() {
                let words = form.words.join(" ");
                assert_eq!(words, words.to_lowercase());
                assert!(
                    !words.is_empty() && !words.contains(['+', ',', '=']),
                    "{words}"
                );
                let twice = before.filter(|before| before.words == form.words);
                assert!(
                    twice.is_none_or(|before| before.entry == form.entry),
                    "{words}"
                );
                before = Some(form);
            }
        }
    }

    #[test]
    fn no_plain_word_is_another_entrys_word() {
        for list in [&SWEDISH, &ENGLISH] {
            let plain = list.plain.iter().flat_map(|plain| plain.split(", "));
            for plain in plain {
                let words: Vec<&str> = plain.split(' ').collect();
                let is_listed = words.iter().any(|word| {
                    let forms = list.forms(word).iter();
                    let mut forms =
                        forms.filter(|form| words.join(" ").contains(&form.words.join(" ")));
                    forms.next().is_some()
                });
                assert!(!is_listed, "{plain}");
            }
        }
    }
}
