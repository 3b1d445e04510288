//! Shares in running text: a count and a percentage of the same thing, the one right after the other.

use std::collections::BTreeSet;
use std::ops::Range;

use memchr::{memchr, memmem, memrchr};

/// A count with a percentage beside it.
#[derive(Debug, PartialEq)]
pub(super) struct Share {
    /// 13 in "13 av 15".
    pub(super) part: f64,
    /// 15 in "13 av 15".
    pub(super) whole: f64,
    /// 80 in "80 %".
    pub(super) percent: f64,
    /// Where the percentage stands.
    pub(super) range: Range<usize>,
}

/// A number and where it stands.
struct Figure {
    value: f64,
    range: Range<usize>,
}

/// How far apart, in bytes, a count and its percentage may stand.
const FARTHEST: usize = 40;

/// How many points a percentage may be from what the count gives.
const CLOSE: f64 = 1.0;

/// The same, where the text says that the percentage is a rough one.
const ROUGHLY_CLOSE: f64 = 5.0;

/// Words that say that the percentage after them is that of the count before them.
const THAT_IS: [&str; 8] = [
    "det vill säga",
    "dvs.",
    "d.v.s.",
    "alltså",
    "motsvarar",
    "vilket är",
    "that is",
    "i.e.",
];

/// Words that say that a percentage is a rough one.
const ROUGHLY: [&str; 13] = [
    "cirka", "ca", "ungefär", "omkring", "runt", "drygt", "knappt", "nästan", "about", "almost",
    "nearly", "roughly", "over",
];

/// Shares whose percentage is more than one point from what the count gives.
pub(super) fn disagreeing(text: &str) -> Vec<Share> {
    let mut found = Vec::new();
    for start in lines_with_counts(text) {
        let end = memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |end| start + end);
        in_line(&text[start..end], start, &mut found);
    }
    found
}

/// Where the lines begin that may have a count of a whole in them, "13 av 15", in order.
fn lines_with_counts(text: &str) -> BTreeSet<usize> {
    let places = [" av ", " of "].map(|word| {
        let places = memmem::find_iter(text.as_bytes(), word);
        let counts = places.filter(move |at| {
            let after = text[at + word.len()..].trim_start();
            after.starts_with(|letter: char| letter.is_ascii_digit())
        });
        counts.map(|at| memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |end| end + 1))
    });
    places.into_iter().flatten().collect()
}

/// Where percentages stand in a text.
pub(crate) fn percentages(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if ["%", "procent", "per cent", "percent"]
            .iter()
            .any(|unit| line.contains(unit))
        {
            let of_line = figures(line).into_iter();
            let of_line = of_line.filter(|figure| is_percent(&line[figure.range.end..]));
            found
                .extend(of_line.map(|figure| start + figure.range.start..start + figure.range.end));
        }
        start += line.len();
    }
    found
}

fn in_line(line: &str, start: usize, found: &mut Vec<Share>) {
    let figures = figures(line);
    let percentages: Vec<&Figure> = figures
        .iter()
        .filter(|figure| is_percent(&line[figure.range.end..]))
        .collect();
    for pair in figures.windows(2).filter(|_| !percentages.is_empty()) {
        let [part, whole] = pair else { continue };
        let between = line[part.range.end..whole.range.start].trim();
        if !["av", "of"].contains(&between) || whole.value <= 0.0 || part.value > whole.value {
            continue;
        }
        let own = percentages
            .iter()
            .find_map(|percentage| Some((*percentage, tolerance(line, part, whole, percentage)?)));
        if let Some((percentage, tolerance)) = own
            && (part.value / whole.value * 100.0 - percentage.value).abs() > tolerance
        {
            let range = start + percentage.range.start..start + percentage.range.end;
            found.push(Share {
                part: part.value,
                whole: whole.value,
                percent: percentage.value,
                range,
            });
        }
    }
}

/// How many points a percentage may be from a count; `None` where it is not that count's.
fn tolerance(line: &str, part: &Figure, whole: &Figure, percentage: &Figure) -> Option<f64> {
    let gap = if percentage.range.start >= whole.range.end {
        &line[whole.range.end..percentage.range.start]
    } else if percentage.range.end <= part.range.start && line[whole.range.end..].starts_with(')') {
        &line[percentage.range.end..part.range.start]
    } else {
        return None;
    };
    if gap.len() > FARTHEST {
        return None;
    }
    let joined = gap.trim_end();
    let last_word = joined
        .rsplit(|letter: char| !letter.is_alphabetic())
        .next()
        .unwrap_or_default();
    let is_rough = ROUGHLY.contains(&last_word);
    let joined = if is_rough {
        joined[..joined.len() - last_word.len()].trim_end()
    } else {
        joined
    };
    let ends_with_word = |word: &str| {
        let before = joined.strip_suffix(word);
        before.is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    };
    let said = THAT_IS.iter().find(|word| ends_with_word(word));
    // A word that joins is no end of a clause, though its abbreviation has points.
    let clause = said.map_or(joined, |word| {
        joined[..joined.len() - word.len()].trim_end_matches([' ', ','])
    });
    // The one opens the bracket that the other stands before, and no clause ends between.
    let in_bracket = clause.matches('(').count() == 1
        && clause.ends_with('(')
        && !clause.contains([')', ',', ';', '.', ':']);
    let after_word = said.is_some()
        && percentage.range.start >= whole.range.end
        && !clause.contains(['(', ')', ',', ';', '.', ':']);
    (in_bracket || after_word).then_some(if is_rough { ROUGHLY_CLOSE } else { CLOSE })
}

fn is_percent(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\u{a0}']);
    ["%", "procent", "per cent", "percent"]
        .iter()
        .any(|unit| after.starts_with(unit) && !after.starts_with("procentenhet"))
}

/// Numbers of digits, with a comma or point for decimals.
fn figures(line: &str) -> Vec<Figure> {
    let bytes = line.as_bytes();
    let mut figures = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_digit)
            || (bytes.get(at).is_some_and(|byte| b",.".contains(byte))
                && bytes.get(at + 1).is_some_and(u8::is_ascii_digit))
        {
            at += 1;
        }
        if let Ok(value) = line[start..at].replace(',', ".").parse() {
            figures.push(Figure {
                value,
                range: start..at,
            });
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_share_that_is_wrong_is_found() {
        for right in [
            "13 av 15 (87 %)",
            "87 procent av dem (13 av 15) hade en grupp",
            "13 av 15 kommuner (86,7 %)",
            "20 % av budgeten (1 av 3 tjänster är kvar)",
            "13 av 15, och 40 % av alla (2 av 5)",
            "13 av 15 (varav 20 % nya)",
            "13 av 15 kommuner, det vill säga 87 procent",
            "13 av 15 kommuner (drygt 85 %)",
            "13 av 15 kommuner eller 20 procent av skolorna",
            "13 av 15 kommuner svarade. Eller 20 procent fler än förra året",
        ] {
            assert_eq!(disagreeing(right), Vec::new(), "{right}");
        }
        let wrong = disagreeing("Svar: 13 av 15 (80 %)");
        assert_eq!(wrong.len(), 1);
        assert_eq!((wrong[0].percent, wrong[0].range.clone()), (80.0, 16..18));
        for wrong in [
            "13 av 15 kommuner, det vill säga 82 procent",
            "13 av 15 kommuner (alltså 82 %)",
            "13 av 15 kommuner (nästan 70 %)",
            "13 av 15, dvs. 82 %",
            "13 of 15, that is about 70 per cent",
        ] {
            assert_eq!(disagreeing(wrong).len(), 1, "{wrong}");
        }
    }
}
