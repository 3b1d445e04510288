//! A person's own e-mail address, where the address of a function would do: people change their work, and
//! their addresses stay on the web.

use std::ops::Range;

use memchr::memchr_iter;

use crate::diagnostic::{Diagnostic, Severity, text};
use crate::rules::{Area, Rule};

pub(crate) const RULE: Rule = Rule {
    code: "personal-email",
    area: Area::Privacy,
    severity: Severity::Warning,
    criteria: &[],
    act: &[],
    title: (
        "E-postadressen ser ut att gå till en enda person",
        "The e-mail address looks like that of a single person",
    ),
    remedy: (
        "Ange hellre en funktionsbrevlåda",
        "Rather give a function's mailbox",
    ),
    why: None,
};

/// What is said of an address in a file.
pub(crate) fn finding(path: &str, severity: Severity) -> Diagnostic {
    Diagnostic::new(
        severity,
        RULE.code,
        path,
        text!(
            "E-postadressen ser ut att gå till en enda person.",
            "The e-mail address seems to go to a single person."
        ),
        text!(
            "Ange hellre en funktionsbrevlåda, till exempel projekt@kommun.example.",
            "Rather give the mailbox of a function, such as project@municipality.example."
        ),
    )
}

/// Addresses of the form first.last@somewhere or first_last2@somewhere.
pub(crate) fn find(text: &str) -> impl Iterator<Item = Range<usize>> {
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
