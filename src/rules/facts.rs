//! Rules on the numbers and claims of an item. A rule is one file; `RULES` is the list of those that judge
//! an item's own fields. The others are asked by those who have what else it takes: the day, the pages
//! that the item refers to, or its text.

pub(crate) mod claim_differs;
mod missing_limitations;
pub(crate) mod missing_outcome;
pub(crate) mod missing_source;
mod number_exceeds_total;
mod phase_outside_period;
mod status_differs;
mod sum_differs;
mod unknown_response_rate;
mod unsupported_effect;
pub(crate) mod unsupported_evidence;
pub(crate) mod value_differs;

use crate::kinds::Fields;
use crate::kinds::common::Evidence;
use crate::rules::Rule;
use crate::rules::of_fields::{Report, Told};
use crate::schema::{FieldPath, Segment};

/// A rule on the numbers of an item.
pub(crate) struct FactRule {
    /// What it is about.
    pub(crate) rule: Rule,
    check: fn(&Given<'_>, &mut Report),
}

/// Those that judge an item's own fields, in the order of their codes.
const RULES: &[&FactRule] = &[
    &missing_limitations::RULE,
    &number_exceeds_total::RULE,
    &phase_outside_period::RULE,
    &status_differs::RULE,
    &sum_differs::RULE,
    &unknown_response_rate::RULE,
    &unsupported_effect::RULE,
    &unsupported_evidence::RULE,
];

/// Every rule, those that others ask among them.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    let of_fields = RULES.iter().map(|known| &known.rule);
    of_fields.chain([
        &claim_differs::RULE,
        &missing_outcome::RULE,
        &missing_source::RULE,
        &value_differs::RULE,
    ])
}

/// Whether a code is that of a rule on the numbers and claims of an item.
pub fn is_rule(code: &str) -> bool {
    all().any(|rule| rule.code == code)
}

/// An item's own fields.
pub(crate) struct Given<'i> {
    /// Those of its kind.
    pub(crate) fields: &'i Fields,
    /// Whether a value stands at a path, though it could not be read; that has been told of.
    pub(crate) is_written: &'i dyn Fn(&FieldPath) -> bool,
}

impl Given<'_> {
    fn is_written(&self, field: Vec<Segment>) -> bool {
        (self.is_written)(&FieldPath(field))
    }

    /// How sure it is that the item's work had effect.
    fn evidence(&self) -> Option<&Evidence> {
        match self.fields {
            Fields::Case(case) => case.evidence.as_ref(),
            Fields::Method(method) => method.evidence.as_ref(),
            _ => None,
        }
    }
}

/// Judges an item's fields by every rule that the site listens to.
pub(crate) fn check(given: &Given<'_>, listens_to: impl Fn(&str) -> bool) -> Vec<Told> {
    let rules = RULES.iter().filter(|known| listens_to(known.rule.code));
    let told = rules.flat_map(|known| {
        let mut report = Report::of(&known.rule);
        (known.check)(given, &mut report);
        report.told
    });
    told.collect()
}
