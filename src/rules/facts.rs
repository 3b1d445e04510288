//! Rules on the numbers of an item, as its own fields have them. A rule is one file; `RULES` is the
//! list of them.

mod missing_limitations;
mod number_exceeds_total;
mod phase_outside_period;
mod status_differs;
mod sum_differs;

use crate::kinds::Fields;
use crate::rules::Rule;
use crate::rules::of_fields::{Report, Told};

/// A rule on the numbers of an item.
pub(crate) struct FactRule {
    /// What it is about.
    pub(crate) rule: Rule,
    check: fn(&Fields, &mut Report),
}

/// Every rule, in the order of their codes.
pub(crate) const RULES: &[&FactRule] = &[
    &missing_limitations::RULE,
    &number_exceeds_total::RULE,
    &phase_outside_period::RULE,
    &status_differs::RULE,
    &sum_differs::RULE,
];

/// Whether a code is that of a rule on the numbers of an item.
pub fn is_rule(code: &str) -> bool {
    RULES.iter().any(|known| known.rule.code == code)
}

/// Judges the fields of an item's kind by every rule that the site listens to.
pub(crate) fn check(fields: &Fields, listens_to: impl Fn(&str) -> bool) -> Vec<Told> {
    let rules = RULES.iter().filter(|known| listens_to(known.rule.code));
    let told = rules.flat_map(|known| {
        let mut report = Report::of(&known.rule);
        (known.check)(fields, &mut report);
        report.told
    });
    told.collect()
}
