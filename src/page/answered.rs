//! How many answered a survey, as an evaluation's text says it: "14 kommuner svarade" where the field has 15.
//!
//! A text tells of those who answered one question, of those in one part of the country, of those who
//! needed a reminder. Only a clause that says nothing else is held against the field.

use std::ops::Range;

use super::words::{self, Word};
use super::{Page, claims};
use crate::diagnostic::Diagnostic;
use crate::kinds::Fields;
use crate::kinds::evaluation::Survey;
use crate::rules::facts::claim_differs;

/// So many answered.
struct Answered {
    count: u32,
    /// Of so many asked.
    asked: Option<u32>,
    /// What is counted, as surveys call it.
    unit: &'static str,
    place: Range<usize>,
}

/// Beginnings of the words for what answers, and what surveys call it.
const UNITS: [(&str, &str); 5] = [
    ("kommun", "kommuner"),
    ("municipalit", "kommuner"),
    ("person", "personer"),
    ("people", "personer"),
    ("organisation", "organisationer"),
];

const ANSWERED: [&str; 5] = ["svarade", "svarat", "besvarade", "answered", "responded"];

/// The other words of a clause that says nothing but how many answered.
const BESIDES: [&str; 20] = [
    "alla",
    "av",
    "de",
    "enkäten",
    "har",
    "på",
    "sammanlagt",
    "tillfrågade",
    "totalt",
    "all",
    "asked",
    "have",
    "in",
    "invited",
    "of",
    "survey",
    "the",
    "to",
    "total",
    "enkät",
];

/// Numbers in words, from two on.
const NUMBERS: [(&str, &str); 19] = [
    ("två", "two"),
    ("tre", "three"),
    ("fyra", "four"),
    ("fem", "five"),
    ("sex", "six"),
    ("sju", "seven"),
    ("åtta", "eight"),
    ("nio", "nine"),
    ("tio", "ten"),
    ("elva", "eleven"),
    ("tolv", "twelve"),
    ("tretton", "thirteen"),
    ("fjorton", "fourteen"),
    ("femton", "fifteen"),
    ("sexton", "sixteen"),
    ("sjutton", "seventeen"),
    ("arton", "eighteen"),
    ("nitton", "nineteen"),
    ("tjugo", "twenty"),
];

/// Counts of those who answered that no survey of the page has.
pub(super) fn find(page: &Page, source: &str, body: usize) -> Vec<Diagnostic> {
    let Fields::Evaluation(evaluation) = &page.fields else {
        return Vec::new();
    };
    let known = evaluation.surveys.iter();
    let stated = clauses(source).into_iter();
    let stated = stated.filter_map(|clause| answered(&words::of(source, clause)));
    let stated = stated.filter(|said| !words::is_in_comment(source, body, said.place.start));
    stated
        .filter_map(|said| {
            let mut of_unit = known.clone().filter(|survey| asks(survey, said.unit));
            let survey = of_unit.next().filter(|_| of_unit.next().is_none())?;
            let is_of_another = said.asked.is_some() && said.asked != survey.invited;
            let is_known = known.clone().any(|survey| has(survey, said.count));
            let responses = survey.responses.filter(|_| !is_of_another && !is_known)?;
            let path = page.path.as_str();
            let finding = claim_differs::of_answers(path, said.count, responses);
            Some(finding.at(source, &said.place))
        })
        .collect()
}

/// Whether a survey asked such as these.
fn asks(survey: &Survey, unit: &str) -> bool {
    match &survey.unit {
        Some(known) => known.as_str() == unit,
        None => {
            let words = [survey.id.as_str(), &survey.title]
                .into_iter()
                .chain(survey.population.as_deref());
            let mut starts = UNITS.iter().filter(|(_, of)| *of == unit);
            let words: Vec<String> = words.map(str::to_lowercase).collect();
            starts.any(|(start, _)| words.iter().any(|word| word.contains(start)))
        }
    }
}

/// Whether a survey has such a count anywhere, which may be what the text means.
fn has(survey: &Survey, count: u32) -> bool {
    let questions = survey.questions.iter();
    let of_questions = questions.flat_map(|question| {
        let of_answers = question.options.iter().filter_map(|option| option.count);
        question.n.into_iter().chain(of_answers)
    });
    let of_survey = survey.responses.into_iter().chain(survey.invited);
    of_survey.chain(of_questions).any(|known| known == count)
}

/// The clauses of a text that tell of answers.
fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive("\n\n") {
        let mut from = start;
        for clause in paragraph.split_inclusive(claims::is_border) {
            if ["svara", "answered", "responded"]
                .iter()
                .any(|word| clause.contains(word))
            {
                found.push(from..from + clause.len());
            }
            from += clause.len();
        }
        start += paragraph.len();
    }
    found
}

/// What a clause says of how many answered, where it says nothing else.
fn answered(clause: &[Word]) -> Option<Answered> {
    let (told, besides): (Vec<&Word>, Vec<&Word>) =
        clause.iter().partition(|word| !word.is_in(&BESIDES));
    let unit_of = |word: &Word| {
        let mut units = UNITS.iter();
        units
            .find(|(start, _)| word.text.starts_with(start))
            .map(|(_, unit)| *unit)
    };
    let is_part = || besides.iter().any(|word| word.is_in(&["av", "of"]));
    let answers = |word: &Word| word.is_in(&ANSWERED);
    let (count, asked, unit, first, last) = match told.as_slice() {
        [count, unit, verb] | [verb, count, unit] if answers(verb) => {
            (count, None, unit, count, unit)
        }
        [count, asked, unit, verb] | [verb, count, asked, unit] if answers(verb) && is_part() => {
            (count, Some(number(asked)?), unit, count, unit)
        }
        _ => return None,
    };
    Some(Answered {
        count: number(count)?,
        asked,
        unit: unit_of(unit)?,
        place: first.place.start..last.place.end,
    })
}

fn number(word: &Word) -> Option<u32> {
    let in_words = || {
        let mut all = NUMBERS.iter().zip(2..);
        let (_, number) = all.find(|((sv, en), _)| [*sv, *en].contains(&word.text.as_str()))?;
        Some(number)
    };
    word.text.parse().ok().or_else(in_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<(u32, Option<u32>, &'static str)> {
        let clause = clauses(text).into_iter().next()?;
        let found = answered(&words::of(text, clause))?;
        Some((found.count, found.asked, found.unit))
    }

    #[test]
    fn a_clause_that_says_just_how_many_answered_is_read() {
        assert_eq!(said("14 kommuner svarade."), Some((14, None, "kommuner")));
        assert_eq!(
            said("Totalt svarade fjorton av de 16 tillfrågade kommunerna på enkäten."),
            Some((14, Some(16), "kommuner"))
        );
        assert_eq!(
            said("In total, 130 people responded to the survey."),
            Some((130, None, "personer"))
        );
    }

    #[test]
    fn a_clause_that_says_more_is_not_read() {
        for text in [
            "Efter en påminnelse svarade 2 kommuner.",
            "14 kommuner svarade ja.",
            "På frågan om stöd svarade 14 kommuner.",
            "I Skåne svarade 14 kommuner.",
            "1 200 personer svarade.",
            "14 kommuner svarade inte.",
            "Minst 14 kommuner svarade.",
            "Först svarade 12 kommuner",
            "Varför svarade 14?",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
