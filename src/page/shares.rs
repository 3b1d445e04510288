//! Shares in running text: a count and a percentage of the same thing, one of them in brackets.

use std::ops::Range;

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

/// Shares whose percentage is more than one point from what the count gives.
pub(super) fn disagreeing(text: &str) -> Vec<Share> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        in_line(line, start, &mut found);
        start += line.len();
    }
    found
}

fn in_line(line: &str, start: usize, found: &mut Vec<Share>) {
    if !line.contains('(') {
        return;
    }
    let figures = figures(line);
    let percentages: Vec<&Figure> = figures
        .iter()
        .filter(|figure| is_percent(&line[figure.range.end..]))
        .collect();
    for pair in figures.windows(2) {
        let [part, whole] = pair else { continue };
        let between = line[part.range.end..whole.range.start].trim();
        if !["av", "of"].contains(&between) || whole.value <= 0.0 || part.value > whole.value {
            continue;
        }
        let own = percentages.iter().find(|percentage| {
            let gap = if percentage.range.start >= whole.range.end {
                &line[whole.range.end..percentage.range.start]
            } else if percentage.range.end <= part.range.start
                && line[whole.range.end..].starts_with(')')
            {
                &line[percentage.range.end..part.range.start]
            } else {
                return false;
            };
            // The one opens the bracket that the other stands before, and no clause ends between.
            gap.len() <= FARTHEST
                && gap.ends_with('(')
                && gap.matches('(').count() == 1
                && !gap.contains([')', ',', ';', '.', ':'])
        });
        if let Some(percentage) = own
            && (part.value / whole.value * 100.0 - percentage.value).abs() > 1.0
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
        ] {
            assert_eq!(disagreeing(right), Vec::new(), "{right}");
        }
        let wrong = disagreeing("Svar: 13 av 15 (80 %)");
        assert_eq!(wrong.len(), 1);
        assert_eq!((wrong[0].percent, wrong[0].range.clone()), (80.0, 16..18));
    }
}
