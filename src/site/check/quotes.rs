//! Quotes from surveys that so few answered that a municipality's name says who is speaking.

use super::placed;
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::common::Quote;
use crate::kinds::evaluation::Survey;
use crate::schema::{FieldPath, Segment};
use crate::site::{Item, Site};
use crate::sources::Sources;

/// With so few who answered, one of them can be picked out.
const FEW: u32 = 3;

/// Tells of an example's quotes that name a municipality and come from few people.
pub(super) fn quotes(site: &Site, sources: &Sources, item: &Item, findings: &mut Vec<Diagnostic>) {
    let Fields::Case(case) = &item.page.fields else {
        return;
    };
    if item.page.common.privacy_reviewed || !site.config.listens_to("identifiable-quote") {
        return;
    }
    for (index, quote) in case.quotes.iter().enumerate() {
        if quote.municipality.is_none()
            || quote.consent == Some(true)
            || !is_of_few(site, item, quote)
        {
            continue;
        }
        let path = vec![
            Segment::Field("quotes"),
            Segment::Index(index),
            Segment::Field("municipality"),
        ];
        findings.push(placed(
            sources,
            &item.page,
            &FieldPath(path),
            Severity::Warning,
            "identifiable-quote",
            text!(
                "Det går att räkna ut vem som säger det här: så få har svarat från varje kommun.",
                "It can be worked out who says this: so few have answered from each municipality."
            ),
            text!(
                "Ta bort kommun ur citatet. Har personen sagt ja, skriv samtycke = true.",
                "Remove municipality from the quote. If the person has agreed, write consent = true."
            ),
        ));
    }
}

/// Whether a quote comes from an evaluation where few answered, or one from each municipality.
fn is_of_few(site: &Site, item: &Item, quote: &Quote) -> bool {
    let language = item.page.language.as_str();
    let found = quote
        .evaluation
        .as_ref()
        .and_then(|evaluation| site.find(evaluation.as_str(), &[KindName::Evaluation], language));
    let Some(Fields::Evaluation(evaluation)) = found.map(|found| &found.page.fields) else {
        return false;
    };
    let is_small = |survey: &Survey| {
        let one_each = survey
            .unit
            .as_ref()
            .is_some_and(|unit| unit.as_str() == "kommuner");
        one_each || survey.responses.is_some_and(|responses| responses <= FEW)
    };
    evaluation.surveys.iter().any(is_small)
}
