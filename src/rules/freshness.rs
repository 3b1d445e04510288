//! Rules on what time makes wrong: they follow from the day, so a page that nobody has touched can be
//! told of. A rule is one file; `RULES` is the list of them.
//!
//! A rule judges an item's fields on a day and says which field is at fault; where that is written is
//! none of its business.

mod closed_registration;
mod missing_date;
pub(crate) mod missing_owner;
mod outdated_status;
mod overdue_review;
mod past_occasions;
mod unknown_accessibility;

use jiff::civil::Date;

use crate::kinds::Fields;
use crate::kinds::common::Common;
use crate::rules::Rule;
use crate::rules::of_fields::{Report, Told};

/// A rule on what time makes wrong in an item.
pub(crate) struct FreshnessRule {
    /// What it is about.
    pub(crate) rule: Rule,
    check: fn(&Dated<'_>, &mut Report),
}

/// Every rule on items, in the order of their codes.
const RULES: &[&FreshnessRule] = &[
    &closed_registration::RULE,
    &missing_date::RULE,
    &outdated_status::RULE,
    &overdue_review::RULE,
    &past_occasions::RULE,
    &unknown_accessibility::RULE,
];

/// Every rule, those on the site as a whole among them.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    let of_items = RULES.iter().map(|known| &known.rule);
    of_items.chain([&missing_owner::RULE])
}

/// Whether a code is that of a rule on what time makes wrong.
pub fn is_rule(code: &str) -> bool {
    all().any(|rule| rule.code == code)
}

/// An item's fields on a day.
pub(crate) struct Dated<'i> {
    /// The fields that every kind has.
    pub(crate) common: &'i Common,
    /// Those of its kind.
    pub(crate) fields: &'i Fields,
    /// The day that it is judged for.
    pub(crate) today: Date,
}

/// Judges an item by every rule that the site listens to.
pub(crate) fn check(item: &Dated<'_>, listens_to: impl Fn(&str) -> bool) -> Vec<Told> {
    let rules = RULES.iter().filter(|known| listens_to(known.rule.code));
    let told = rules.flat_map(|known| {
        let mut report = Report::of(&known.rule);
        (known.check)(item, &mut report);
        report.told
    });
    told.collect()
}
