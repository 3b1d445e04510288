//! An evaluation that is published with findings and does not say what it cannot show.

use super::{FactRule, Given, Report};
use crate::diagnostic::{Severity, text};
use crate::kinds::Fields;
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FactRule = FactRule {
    rule: Rule {
        code: "missing-limitations",
        area: Area::Facts,
        severity: Severity::Warning,
        criteria: &[],
        act: &[],
        title: (
            "Utvärderingen säger inte vad den inte kan visa",
            "The evaluation does not say what it cannot show",
        ),
        remedy: (
            "Skriv minst en begränsning",
            "Write at least one limitation",
        ),
        why: None,
    },
    check,
};

fn check(given: &Given<'_>, report: &mut Report) {
    let Fields::Evaluation(evaluation) = given.fields else {
        return;
    };
    let status = evaluation.status.as_ref();
    let is_published = status.is_none_or(|status| status.as_str() == "publicerad");
    if !is_published || !evaluation.limitations.is_empty() || evaluation.findings.is_empty() {
        return;
    }
    report.tell(
        vec![Segment::Field("findings")],
        text!(
            "Utvärderingen har slutsatser men inga begränsningar.",
            "The evaluation has findings but no limitations."
        ),
        text!(
            "Skriv vad den inte kan säga: begransningar = [\"…\"].",
            "Write what it cannot say: limitations = [\"…\"]."
        ),
    );
}
