//! Sentences in the other language in the midst of a paragraph: those that stand there as the writer's
//! own, and those that are quoted whole. Titles, names and terms are no sentences.

use std::ops::Range;

use super::signs;
use crate::outline::{Passage, Word};

/// Words of a sentence, at least: with fewer it may be a motto or a name.
const FEWEST_WORDS: usize = 8;
/// How many of them are words of the other language's grammar, at least, and how many percent.
pub(super) const FEWEST_SIGNS: usize = 3;
const FEWEST_OTHER: usize = 30;

/// The sentences of a passage that are in the other language than the page's, as places among its
/// words. Those that follow each other are one.
pub(super) fn foreign(words: &[Word], passage: &Passage, is_english: bool) -> Vec<Range<usize>> {
    let is_quoted = |word: &Word| !passage.is_quoted && word.is_quoted();
    let mut found: Vec<Range<usize>> = Vec::new();
    for part in parts(words, |left, right| is_quoted(left) == is_quoted(right)) {
        let is_whole = is_quoted(&words[part.start]) && ends(words, &part, passage, &[]);
        if is_whole && is_foreign(&words[part.clone()], passage, is_english) {
            found.push(part);
        }
    }
    for part in parts(words, |_, right| !right.is_first()) {
        // Of a sentence in which something is quoted, what stands around that.
        let mut own = part.clone().filter(|at| !is_quoted(&words[*at]));
        let Some(first) = own.next() else { continue };
        let last = own.next_back().unwrap_or(first);
        let around = words[part.clone()].iter().copied();
        let around: Vec<Word> = around.filter(|word| !is_quoted(word)).collect();
        let is_sentence =
            ends(words, &part, passage, &CLOSING) && !is_reference(words[first], passage);
        if is_sentence && is_foreign(&around, passage, is_english) {
            match found.last_mut() {
                Some(before) if before.end == first => before.end = last + 1,
                _ => found.push(first..last + 1),
            }
        }
    }
    found.sort_by_key(|part| part.start);
    found
}

/// Words in parts: each goes on as long as `is_same` says so of two that follow each other.
fn parts(
    words: &[Word],
    is_same: impl Fn(&Word, &Word) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    words.chunk_by(is_same).map(move |part| {
        let part = start..start + part.len();
        start = part.end;
        part
    })
}

/// What may stand between a sentence's last word and its full stop.
const CLOSING: [char; 7] = [')', '"', '”', '“', '»', '«', '’'];

/// Whether a part ends as sentences do, and titles do not: with a full stop or the like after its last
/// word, or after what closes it.
fn ends(words: &[Word], part: &Range<usize>, passage: &Passage, closing: &[char]) -> bool {
    let end = words[part.end - 1].end as usize;
    let after = passage.text.get(end..).unwrap_or_default();
    let after = after.trim_start_matches(closing);
    after.starts_with(['.', '!', '?', '…'])
}

/// Whether a year in brackets stands right before: then it is a title in a list of references.
fn is_reference(first: Word, passage: &Passage) -> bool {
    let before = passage.text.get(..first.start as usize);
    let before = before.unwrap_or_default().trim_end();
    let before = before.trim_end_matches(['.', ',', ':']);
    before.strip_suffix(')').is_some_and(|before| {
        let year = before.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
        let is_digit = |letter: char| letter.is_ascii_digit();
        year.len() - year.trim_end_matches(is_digit).len() == 4
    })
}

fn is_foreign(words: &[Word], passage: &Passage, is_english: bool) -> bool {
    let words = || words.iter().filter(|word| !word.may_be_title());
    let signs = signs(words(), passage, is_english);
    let is_other = signs.words >= FEWEST_WORDS
        && signs.own == 0
        && signs.other_verbs > 0
        && signs.other >= FEWEST_SIGNS
        && signs.other * 100 >= signs.words * FEWEST_OTHER;
    let has_capital = |word: &&Word| word.text(passage).starts_with(char::is_uppercase);
    // Titles in English have a capital on most words.
    is_other && words().filter(has_capital).count() * 2 < signs.words
}
