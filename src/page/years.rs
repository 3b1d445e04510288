//! When a project was, as its text says it: "Projektet pågick 2019–2021" where its period is another.
//!
//! Only a sentence that begins with the project and has no other years is held against the field: a
//! text tells of phases, of what came before and of what goes on in one municipality, too.

use std::ops::Range;

use super::Page;
use super::words::{self, Word};
use crate::diagnostic::Diagnostic;
use crate::kinds::Fields;
use crate::kinds::common::Period;
use crate::rules::facts::claim_differs;

/// What a page of each kind of project calls it. What others are called may be another one, before or
/// after it.
const NAMES: [(&str, &[&str]); 3] = [
    ("projekt", &["Projektet ", "The project "]),
    ("forstudie", &["Förstudien "]),
    ("process", &["Processen "]),
];

const LASTED: [&str; 8] = [
    "pågick",
    "pågår",
    "löpte",
    "drevs",
    "genomfördes",
    "varade",
    "ran",
    "lasted",
];
const BEGAN: [&str; 5] = ["startade", "började", "inleddes", "started", "began"];
const ENDED: [&str; 4] = ["avslutades", "slutade", "upphörde", "ended"];

/// What may stand between the verb and a year, and between two years.
const BETWEEN: [&str; 54] = [
    "under",
    "mellan",
    "från",
    "åren",
    "år",
    "i",
    "till",
    "och",
    "med",
    "på",
    "during",
    "between",
    "from",
    "the",
    "years",
    "in",
    "to",
    "and",
    "until",
    "of",
    "våren",
    "sommaren",
    "hösten",
    "vintern",
    "slutet",
    "början",
    "av",
    "spring",
    "summer",
    "autumn",
    "winter",
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
    "january",
    "february",
    "march",
    "may",
    "june",
    "july",
    "august",
    "october",
    "end",
    "beginning",
    "late",
];

/// What a sentence says of when the project was.
#[derive(Debug, PartialEq)]
struct Stated {
    start: Option<i16>,
    end: Option<i16>,
    place: Range<usize>,
}

/// Years that are others than those of the project's period.
pub(super) fn find(page: &Page, source: &str, body: usize) -> Vec<Diagnostic> {
    let Fields::Project(project) = &page.fields else {
        return Vec::new();
    };
    let Some(period) = &project.period else {
        return Vec::new();
    };
    let kind = project
        .kind
        .as_ref()
        .map_or("projekt", |kind| kind.as_str());
    let Some((_, names)) = NAMES.iter().find(|(known, _)| *known == kind) else {
        return Vec::new();
    };
    let stated = stated(source, names).into_iter();
    let stated = stated.filter(|said| !words::is_in_comment(source, body, said.place.start));
    stated
        .filter(|said| differs(said, period))
        .map(|said| {
            let (path, written) = (page.path.as_str(), &source[said.place.clone()]);
            let finding = claim_differs::of_years(path, written, [period.start, period.end]);
            finding.at(source, &said.place)
        })
        .collect()
}

fn differs(said: &Stated, period: &Period) -> bool {
    let is_other = |said: Option<i16>, known: Option<i16>| {
        said.zip(known).is_some_and(|(said, known)| said != known)
    };
    is_other(said.start, period.start.map(|day| day.year))
        || is_other(said.end, period.end.map(|day| day.year))
}

/// What the sentences of a text that begin with the project say of when it was.
fn stated(text: &str, names: &[&str]) -> Vec<Stated> {
    let places = names.iter().flat_map(|name| {
        let places = text.match_indices(name);
        places.map(|(at, name)| at..at + name.len())
    });
    let mut found: Vec<Stated> = places
        .filter(|place| begins_sentence(text, place.start))
        .filter_map(|place| sentence(text, place.end))
        .collect();
    found.sort_by_key(|said| said.place.start);
    found
}

/// What a sentence says that has named the project before a place.
fn sentence(text: &str, from: usize) -> Option<Stated> {
    let end = sentence_end(text, from);
    let rest = words::of(text, from..end);
    // The project's own name may come first.
    let names = rest
        .iter()
        .take(2)
        .take_while(|word| word.is_capital)
        .count();
    let (verb, after) = rest[names..].split_first()?;
    let years: Vec<usize> = (0..after.len())
        .filter(|index| after[*index].year().is_some())
        .collect();
    let last = *years.last()?;
    let is_plain = |word: &Word| word.year().is_some() || word.is_in(&BETWEEN);
    let ends_there = {
        let place = after[last].place.end;
        let next = text[place..end].trim_start();
        let word = after.get(last + 1);
        next.is_empty()
            || next.starts_with([',', ';', ')', '"'])
            || (word.is_some_and(|word| word.is_in(&["och", "and"])))
    };
    if !after[..=last].iter().all(is_plain) || !ends_there {
        return None;
    }
    let year = |index: usize| after[years[index]].year();
    let place = after[years[0]].place.start..after[last].place.end;
    let (start, end) = match years.len() {
        2 if verb.is_in(&LASTED) => (year(0), year(1)),
        1 if verb.is_in(&BEGAN) => (year(0), None),
        1 if verb.is_in(&ENDED) => (None, year(0)),
        _ => return None,
    };
    Some(Stated { start, end, place })
}

/// Whether a sentence begins at a place: nothing but an end, a mark or a new paragraph is before it.
fn begins_sentence(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let last = before.trim_end().chars().next_back();
    let is_paragraph = before[before.trim_end().len()..].contains("\n\n");
    is_paragraph || last.is_none_or(|letter| ".!?\"”+-#>*|".contains(letter))
}

/// Where the sentence ends that a place is in.
fn sentence_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let ends = ["\n\n", ". ", ".\n", ".\"", "! ", "? ", "|"];
    let nearest = ends.iter().filter_map(|end| rest.find(end)).min();
    nearest.map_or(
        text.trim_end().trim_end_matches('.').len().max(from),
        |at| from + at,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<(Option<i16>, Option<i16>)> {
        let found = stated(text, NAMES[0].1).into_iter();
        found.map(|said| (said.start, said.end)).collect()
    }

    #[test]
    fn a_sentence_on_when_the_project_was_is_read() {
        for text in [
            "Projektet pågick 2016–2018.",
            "Bra. Projektet BOSS pågick mellan oktober 2016 och september 2018, i åtta kommuner.",
            "Projektet drevs åren 2016 till\n2018 och ägdes av Lund",
            "The project ran from 2016 to 2018.",
        ] {
            assert_eq!(said(text), [(Some(2016), Some(2018))], "{text}");
        }
        assert_eq!(
            said("Projektet startade hösten 2016."),
            [(Some(2016), None)]
        );
        assert_eq!(said("Projektet avslutades 2018"), [(None, Some(2018))]);
    }

    #[test]
    fn a_sentence_on_something_else_is_not_read() {
        for text in [
            "Första delen av projektet pågick 2016–2017.",
            "Projektet pågick 2016–2017 i Lund och 2018–2019 i Lomma.",
            "Projektet pågick 2016–2017 i sin första fas.",
            "Projektet startade 2015 som en förstudie.",
            "Projektet startade vid årsskiftet 2016/2017.",
            "Projektet pågick i 2018 dagar",
            "Projektet startade inte 2016.",
            "Innan projektet startade 2016.",
            "Det projektet pågick 2010–2011.",
            "Projektet hade 2016 deltagare 2018.",
            "Projektet pågick 2016–18.",
        ] {
            assert_eq!(said(text), [], "{text}");
        }
    }
}
