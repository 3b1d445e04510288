//! A quote from which it can be worked out who speaks: by a post that only one has, or because so few
//! answered the survey that it comes from.

use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kinds::Fields;
use crate::kinds::common::{Common, Quote};
use crate::kinds::evaluation::{Evaluation, Survey};
use crate::municipality::Municipalities;
use crate::persons::sole_post;
use crate::rules::{Area, Rule};

pub(crate) const RULE: Rule = Rule {
    code: "identifiable-quote",
    area: Area::Privacy,
    severity: Severity::Warning,
    criteria: &[],
    act: &[],
    title: (
        "Det går att räkna ut vem som citeras",
        "It can be worked out who is quoted",
    ),
    remedy: (
        "Skriv en vidare roll, eller utelämna kommunen",
        "Write a wider role, or leave out the municipality",
    ),
    why: Some((
        "En kommun har bara en kommundirektör. Den som talat öppet i en intervju kan råka illa ut.",
        "A municipality has only one chief executive. Those who spoke openly in an interview may suffer for it.",
    )),
};

/// With so few who answered, one of them can be picked out.
const FEW: u32 = 3;

/// A page that a quote stands on.
pub(crate) struct Around<'p> {
    /// Its path.
    pub(crate) path: &'p str,
    /// The fields that every kind has.
    pub(crate) common: &'p Common,
    /// Those of its kind.
    pub(crate) fields: &'p Fields,
    /// The municipalities that there are.
    pub(crate) places: &'p Municipalities,
}

/// Judges a quote by the post of the one who speaks.
pub(crate) fn by_post(quote: &Quote, around: &Around<'_>) -> Option<Diagnostic> {
    if quote.consent == Some(true) {
        return None;
    }
    let post = sole_post(&quote.role)?;
    names_municipality(quote, around).then(|| {
        Diagnostic::new(
            RULE.severity,
            RULE.code,
            around.path,
            text!(
                "Det går att räkna ut vem som säger det här: kommunen är nämnd, och den har bara en {post}.",
                "It can be worked out who says this: the municipality is named, and has only one {post}."
            ),
            text!(
                "Skriv en vidare roll, till exempel \"chef i en av kommunerna\". Har personen sagt ja, skriv samtycke = true.",
                "Write a wider role, such as \"manager in one of the municipalities\". If the person has agreed, write consent = true."
            ),
        )
    })
}

/// Whether the quote, its role or the page as a whole says which municipality it is.
fn names_municipality(quote: &Quote, around: &Around<'_>) -> bool {
    let places = around.places;
    let mut words = quote.role.split(|letter: char| !letter.is_alphabetic());
    let is_place = |word: &str| {
        let without = word.strip_suffix('s').unwrap_or(word);
        word.chars().next().is_some_and(char::is_uppercase)
            && (places.find(word).is_some() || places.find(without).is_some())
    };
    let is_anonymous = matches!(around.fields, Fields::Case(case) if case.anonymous_municipality);
    quote.municipality.is_some()
        || words.any(is_place)
        || (around.common.municipalities.len() == 1 && !is_anonymous)
}

/// Whether a quote may be worked out if few answered what it comes from.
pub(crate) fn is_of_one_municipality(quote: &Quote) -> bool {
    quote.municipality.is_some() && quote.consent != Some(true)
}

/// Whether so few answered a survey of an evaluation that its quotes can be worked out: few in all, or
/// one from each municipality.
pub(crate) fn is_of_few(evaluation: &Evaluation) -> bool {
    let is_small = |survey: &Survey| {
        let unit = survey.unit.as_ref();
        unit.is_some_and(|unit| unit.as_str() == "kommuner")
            || survey.responses.is_some_and(|responses| responses <= FEW)
    };
    evaluation.surveys.iter().any(is_small)
}

/// What is wrong with such a quote and how to mend it.
pub(crate) fn said_of_few() -> (Text, Text) {
    (
        text!(
            "Det går att räkna ut vem som säger det här: så få har svarat från varje kommun.",
            "It can be worked out who says this: so few have answered from each municipality."
        ),
        text!(
            "Ta bort kommun ur citatet. Har personen sagt ja, skriv samtycke = true.",
            "Remove municipality from the quote. If the person has agreed, write consent = true."
        ),
    )
}
