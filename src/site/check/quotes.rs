//! Quotes from surveys that so few answered that a municipality's name says who is speaking.

use super::placed;
use crate::diagnostic::Diagnostic;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::common::Quote;
use crate::rules::Rule;
use crate::rules::privacy::identifiable_quote as rule;
use crate::schema::{FieldPath, Segment};
use crate::site::{Item, Site};
use crate::sources::Sources;

/// Tells of an example's quotes that name a municipality and come from few people.
pub(super) fn quotes(site: &Site, sources: &Sources, item: &Item, findings: &mut Vec<Diagnostic>) {
    let Fields::Case(case) = &item.page.fields else {
        return;
    };
    let Rule { severity, code, .. } = rule::RULE;
    if item.page.common.privacy_reviewed || !site.config.listens_to(code) {
        return;
    }
    for (index, quote) in case.quotes.iter().enumerate() {
        if !rule::is_of_one_municipality(quote) || !is_of_few(site, item, quote) {
            continue;
        }
        let field = FieldPath(vec![
            Segment::Field("quotes"),
            Segment::Index(index),
            Segment::Field("municipality"),
        ]);
        let (message, help) = rule::said_of_few();
        let page = &item.page;
        findings.push(placed(sources, page, &field, severity, code, message, help));
    }
}

/// Whether a quote comes from an evaluation that few answered.
fn is_of_few(site: &Site, item: &Item, quote: &Quote) -> bool {
    let language = item.page.language.as_str();
    let evaluation = quote.evaluation.as_ref();
    let found = evaluation
        .and_then(|evaluation| site.find(evaluation.as_str(), &[KindName::Evaluation], language));
    let fields = found.map(|found| &found.page.fields);
    matches!(fields, Some(Fields::Evaluation(evaluation)) if rule::is_of_few(evaluation))
}
