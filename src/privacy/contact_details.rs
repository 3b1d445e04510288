//! A person's own e-mail address or mobile number, where the address of a function would do: people
//! change their work, and their numbers stay on the web.

use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter};

use crate::diagnostic::{Diagnostic, Severity, text};
use crate::sources::SourceText;

pub(super) const EMAIL: &str = "personal-email";
pub(super) const MOBILE: &str = "mobile-number";

/// Addresses and numbers of persons in a page.
pub(super) fn in_text(source: &SourceText) -> Vec<Diagnostic> {
    let fields = 0..body_start(&source.text);
    find(source, fields)
}

/// Addresses and numbers of persons in settings, where nothing but comments is left unpublished.
pub(super) fn in_settings(source: &SourceText) -> Vec<Diagnostic> {
    let fields = 0..source.text.len();
    let mut found = find(source, fields);
    found.retain(|finding| !finding.excerpt.trim_start().starts_with('#'));
    found
}

/// Addresses and numbers of persons; among the fields only advice, since some must be there.
fn find(source: &SourceText, fields: Range<usize>) -> Vec<Diagnostic> {
    let text = source.text.as_str();
    let severity_at = |at: usize| {
        if fields.contains(&at) {
            Severity::Advice
        } else {
            Severity::Warning
        }
    };
    let addresses = personal_addresses(text).map(|place| {
        Diagnostic::new(
            severity_at(place.start),
            EMAIL,
            source.path.as_str(),
            text!(
                "E-postadressen ser ut att gå till en enda person.",
                "The e-mail address seems to go to a single person."
            ),
            text!(
                "Ange hellre en funktionsbrevlåda, till exempel projekt@kommun.example.",
                "Rather give the mailbox of a function, such as project@municipality.example."
            ),
        )
        .at(text, &place)
    });
    let numbers = mobile_numbers(text).map(|place| {
        Diagnostic::new(
            severity_at(place.start),
            MOBILE,
            source.path.as_str(),
            text!(
                "Telefonnumret är ett mobilnummer, som ofta hör till en enda person.",
                "The telephone number is a mobile number, which often belongs to a single person."
            ),
            text!(
                "Ange hellre växeln eller ett nummer som flera svarar på.",
                "Rather give the switchboard, or a number that several people answer."
            ),
        )
        .at(text, &place)
    });
    addresses.chain(numbers).collect()
}

/// Where the text below the fields begins.
fn body_start(text: &str) -> usize {
    let fence = ["+++\n", "---\n"]
        .iter()
        .find(|fence| text.starts_with(**fence));
    let end = fence.and_then(|fence| text[fence.len()..].find(&format!("\n{}", fence.trim_end())));
    end.unwrap_or_default()
}

/// Addresses of the form first.last@somewhere or first_last2@somewhere.
fn personal_addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    memchr_iter(b'@', text.as_bytes()).filter_map(|at| {
        let is_local = |letter: char| letter.is_alphanumeric() || "._-+".contains(letter);
        let local = text[..at].rsplit(|letter| !is_local(letter)).next()?;
        let domain = text[at + 1..]
            .split(|letter: char| !letter.is_alphanumeric() && !".-".contains(letter));
        let domain = domain.into_iter().next()?.trim_end_matches('.');
        let (first, last) = local.split_once(['.', '_'])?;
        let last = last.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let is_name = |name: &str| {
            name.chars().count() >= 2
                && name
                    .chars()
                    .all(|letter| letter.is_alphabetic() || letter == '-')
        };
        let is_person = is_name(first)
            && is_name(last)
            && domain.contains('.')
            && !is_function(first)
            && !is_function(last);
        is_person.then(|| at - local.len()..at + 1 + domain.len())
    })
}

/// What mailboxes of functions are called, and the words that stand for a name in an example.
const FUNCTIONS: [&str; 46] = [
    "admin",
    "arbete",
    "bygg",
    "center",
    "diarium",
    "ekonomi",
    "epost",
    "faktura",
    "fornamn",
    "forskola",
    "fritid",
    "förnamn",
    "förskola",
    "grupp",
    "firstname",
    "hr",
    "info",
    "information",
    "inkop",
    "integration",
    "it",
    "jour",
    "komvux",
    "kultur",
    "kurs",
    "mail",
    "media",
    "miljo",
    "miljö",
    "office",
    "press",
    "projekt",
    "reception",
    "rektor",
    "sfi",
    "skola",
    "social",
    "support",
    "team",
    "turism",
    "utbildning",
    "vaxel",
    "vuxenutbildning",
    "växel",
    "webb",
    "web",
];
/// What longer names of functions hold, and names of persons do not.
const FUNCTION_PARTS: [&str; 22] = [
    "administration",
    "bibliotek",
    "boende",
    "centrum",
    "förvaltning",
    "forvaltning",
    "kansli",
    "kommun",
    "kontakt",
    "kontor",
    "kundtj",
    "mottagning",
    "myndighet",
    "namnd",
    "nämnd",
    "omsorg",
    "redaktion",
    "registrator",
    "service",
    "styrelse",
    "tjänst",
    "verksamhet",
];

/// Whether a part of an address is the name of a function.
fn is_function(name: &str) -> bool {
    let name = name.to_lowercase();
    FUNCTIONS.contains(&name.as_str()) || FUNCTION_PARTS.iter().any(|part| name.contains(part))
}

/// Swedish mobile numbers: 070, 072, 073, 076 and 079, with or without the country's code (PTS,
/// the national numbering plan).
fn mobile_numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
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
