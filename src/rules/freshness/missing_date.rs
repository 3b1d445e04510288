//! A page that does not say when it was written, so that nobody can see how old it is.

use super::{Dated, FreshnessRule, Report};
use crate::diagnostic::{Severity, text};
use crate::rules::{Area, Rule};
use crate::schema::Segment;

pub(super) const RULE: FreshnessRule = FreshnessRule {
    rule: Rule {
        code: "missing-date",
        area: Area::Freshness,
        severity: Severity::Advice,
        criteria: &[],
        act: &[],
        title: (
            "Sidan säger inte när den skrevs",
            "The page does not say when it was written",
        ),
        remedy: ("Skriv `publicerad`", "Write `published`"),
        why: Some((
            "Läsaren behöver veta hur gammal en uppgift är för att våga lita på den (webbriktlinje 23).",
            "Readers need to know how old a fact is before they rely on it (the Swedish web guidelines, 23).",
        )),
    },
    check,
};

fn check(item: &Dated<'_>, report: &mut Report) {
    if item.common.published.is_some() || item.common.updated.is_some() {
        return;
    }
    let today = item.today;
    report.tell(
        vec![Segment::Field("title")],
        text!(
            "Sidan säger inte när den skrevs.",
            "The page does not say when it was written."
        ),
        text!(
            "Skriv dagen: publicerad = {today}. Då kommer sidan med bland det senaste och i flöden.",
            "Write the day: published = {today}. The page then shows among the latest and in feeds."
        ),
    );
}
