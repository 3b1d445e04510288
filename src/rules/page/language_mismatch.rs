//! Two languages given for one page.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::html::languages;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "language-mismatch",
        area: Area::Page,
        severity: Severity::Warning,
        criteria: &["3.1.1"],
        act: &["5b7ae0"],
        title: (
            "Sidan anger två olika språk",
            "The page gives two different languages",
        ),
        remedy: (
            "Skriv samma språk i lang och xml:lang",
            "Write the same language in lang and xml:lang",
        ),
        why: None,
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let Some(html) = facts.html() else { return };
    let code = |name| {
        let value = facts.tree.filled(html, name)?;
        let primary = value.split('-').next()?.to_ascii_lowercase();
        languages::is_language(value).then_some(primary)
    };
    if let (Some(lang), Some(other)) = (code("lang"), code("xml:lang"))
        && lang != other
    {
        report.tell(html);
    }
}
