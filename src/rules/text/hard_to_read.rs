//! A page that is very hard to read, by LIX, and the sentences that make it so.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::{Outline, Sentence, Word};
use crate::readability::{LONG, lix_of};
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "hard-to-read",
        area: Area::Language,
        severity: Severity::Advice,
        criteria: &["3.1.5"],
        act: &[],
        title: (
            "Texten är mycket svår att läsa",
            "The text is very hard to read",
        ),
        remedy: (
            "Börja med de svåraste meningarna: dela dem och byt ut långa ord",
            "Begin with the hardest sentences: divide them and replace long words",
        ),
        why: Some((
            "Läsbarheten mäts med läsbarhetsindex (LIX), som räknar ord per mening och långa ord. Över 60 räknas som mycket svårt, som i lagar och forskning. Måttet är en hjälp när man skriver, och ingen dom.",
            "Readability is measured by the readability index LIX, which counts words in a sentence and long words. Above 60 counts as very hard, as in laws and research. It is a help while writing, and no verdict.",
        )),
    },
    check,
};

/// Above this a text counts as very hard (C.H. Björnsson, "Läsbarhet", 1968).
const VERY_HARD: f64 = 60.0;
/// Above this the summary and the key messages, which everybody should be able to read, are hard.
const HARD: f64 = 50.0;
/// Fewer words say little of a text.
const FEWEST_WORDS: u32 = 100;
const FEWEST_WORDS_OF_LEAD: u32 = 20;
/// Shorter sentences are not what makes a text hard.
const SHORTEST_SENTENCE: usize = 8;
/// How many of the hardest sentences are told.
const TOLD: usize = 3;

fn check(outline: &Outline, report: &mut Report<'_>) {
    if !outline.is_swedish() && !outline.is_english() {
        return;
    }
    let (lead, text): (Vec<&Sentence>, Vec<&Sentence>) =
        own_sentences(outline).partition(|sentence| outline.is_lead(sentence.passage));
    if let Some(lix) = lix(outline, &lead, FEWEST_WORDS_OF_LEAD).filter(|lix| *lix > HARD) {
        let lix = lix.round();
        report.tell(
            outline.passage(lead[0].passage).span,
            text!(
                "Sammanfattningen och huvudbudskapen har LIX {lix}, som räknas som svårt.",
                "The summary and the key messages have LIX {lix}, which counts as hard."
            ),
            text!(
                "Skriv kortare meningar och vanligare ord, så att alla får veta vad sidan handlar om. Sikta på 30–40.",
                "Write shorter sentences and more common words, so that everybody learns what the page is about. Aim at 30–40."
            ),
        );
    }
    if let Some(lix) = lix(outline, &text, FEWEST_WORDS).filter(|lix| *lix > VERY_HARD) {
        let lix = lix.round();
        let hardest = hardest(outline, text);
        let mut lines: Vec<String> = Vec::new();
        for sentence in &hardest {
            let span = report.span_of_words(outline, sentence.words.clone());
            let line = span.line.to_string();
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        let lines = lines.join(", ");
        report.tell(
            report.span_of_words(outline, hardest[0].words.clone()),
            text!(
                "Texten har LIX {lix}, som räknas som mycket svårt. Här är den svåraste meningen.",
                "The text has LIX {lix}, which counts as very hard. Here is the hardest sentence."
            ),
            text!(
                "Dela de svåraste meningarna, som börjar på rad {lines}, och byt ut långa ord.",
                "Divide the hardest sentences, which begin on line {lines}, and replace long words."
            ),
        );
    }
}

/// Sentences of the writer's own, in the language of the page.
fn own_sentences(outline: &Outline) -> impl Iterator<Item = &Sentence> {
    outline.prose().sentences.iter().filter(|sentence| {
        let passage = outline.passage(sentence.passage);
        !passage.is_quoted && !passage.is_foreign
    })
}

/// The sentences of a text that are hardest to read by their own LIX, the hardest first. The rule tells
/// where they stand; this tells which they are.
pub(super) fn hardest<'o>(outline: &Outline, sentences: Vec<&'o Sentence>) -> Vec<&'o Sentence> {
    let mut hardest: Vec<(f64, &Sentence)> = sentences
        .into_iter()
        .filter(|sentence| sentence.words.len() >= SHORTEST_SENTENCE)
        .filter_map(|sentence| Some((lix(outline, &[sentence], 1)?, sentence)))
        .collect();
    hardest.sort_by(|left, right| right.0.total_cmp(&left.0));
    let hardest = hardest.into_iter().take(TOLD);
    hardest.map(|(_, sentence)| sentence).collect()
}

/// The LIX of sentences; `None` for too few words to say anything.
fn lix(outline: &Outline, sentences: &[&Sentence], fewest_words: u32) -> Option<f64> {
    let words = &outline.prose().words;
    let (mut count, mut long) = (0, 0);
    for word in sentences
        .iter()
        .flat_map(|sentence| &words[sentence.words.clone()])
    {
        let Word { letters, .. } = *word;
        count += 1;
        long += u32::from(usize::from(letters) > LONG);
    }
    let sentences = u32::try_from(sentences.len()).unwrap_or(u32::MAX);
    lix_of(count, long, sentences).filter(|_| count >= fewest_words)
}
