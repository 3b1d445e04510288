//! A mobile number, where a number that several people answer would do: people change their work, and
//! their numbers stay on the web.

use std::ops::Range;

use memchr::memchr2_iter;

use crate::diagnostic::{Diagnostic, Severity, text};
use crate::rules::{Area, Rule};

pub(crate) const RULE: Rule = Rule {
    code: "mobile-number",
    area: Area::Privacy,
    severity: Severity::Warning,
    criteria: &[],
    act: &[],
    title: (
        "Ett mobilnummer hör ofta till en enda person",
        "A mobile number often belongs to a single person",
    ),
    remedy: ("Ange hellre växeln", "Rather give the switchboard"),
    why: None,
};

/// What is said of a number in a file.
pub(crate) fn finding(path: &str, severity: Severity) -> Diagnostic {
    Diagnostic::new(
        severity,
        RULE.code,
        path,
        text!(
            "Telefonnumret är ett mobilnummer, som ofta hör till en enda person.",
            "The telephone number is a mobile number, which often belongs to a single person."
        ),
        text!(
            "Ange hellre växeln eller ett nummer som flera svarar på.",
            "Rather give the switchboard, or a number that several people answer."
        ),
    )
}

/// Swedish mobile numbers: 070, 072, 073, 076 and 079, with or without the country's code (PTS,
/// the national numbering plan).
pub(crate) fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
    let starts = memchr2_iter(b'0', b'+', text.as_bytes());
    let mut known = 0;
    starts.filter_map(move |start| {
        if start < known {
            return None;
        }
        // Most numbers are none of these, which two bytes tell.
        if !["07", "00", "+4"].contains(&text.get(start..start + 2)?) {
            return None;
        }
        let before = text[..start].chars().next_back();
        if before.is_some_and(|letter| letter.is_alphanumeric() || ".-+".contains(letter)) {
            return None;
        }
        let mut digits = String::new();
        let mut end = start;
        for (at, letter) in text[start..].char_indices() {
            match letter {
                '0'..='9' => {
                    digits.push(letter);
                    end = start + at + 1;
                }
                '+' if at == 0 => {}
                '.' | '/'
                    if text[start + at + 1..].starts_with(|next: char| next.is_ascii_digit()) => {}
                ' ' | '-' | '\u{a0}' | '\u{2011}' | '–' | '(' | ')' => {}
                _ => break,
            }
        }
        let national = match text[start..].strip_prefix('+') {
            Some(_) => digits
                .strip_prefix("46")
                .map(|rest| rest.trim_start_matches('0'))?,
            None => digits
                .strip_prefix("0046")
                .or_else(|| digits.strip_prefix('0'))?,
        };
        let is_mobile = national.len() == 9
            && ["70", "72", "73", "76", "79"]
                .iter()
                .any(|start| national.starts_with(start));
        if is_mobile {
            known = end;
        }
        is_mobile.then_some(start..end)
    })
}
