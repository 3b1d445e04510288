//! What cases are checked for: lengths, results, and sections that readers look for.

use super::{Rules, at};
use crate::diagnostic::{Severity, text};
use crate::kinds::case::Case;
use crate::schema::{FieldPath, Segment};

impl Rules<'_> {
    pub(super) fn case(&mut self, case: &Case) {
        self.period(case.period.as_ref(), "period");
        self.resources(case.resources.as_ref());
        for (field, value) in [
            ("challenge", &case.challenge),
            ("solution", &case.solution),
            ("result", &case.result),
        ] {
            let length = value.as_ref().map_or(0, |value| value.chars().count());
            if length > 300 {
                self.warn(
                    "text-length",
                    &at![field],
                    text!(
                        "Texten har {length} tecken.",
                        "The text has {length} characters."
                    ),
                    text!(
                        "En mening på högst 300 tecken ryms på kort och i jämförelser.",
                        "A sentence of at most 300 characters fits on cards and in comparisons."
                    ),
                );
            }
        }
        for (index, tip) in case.tips.iter().enumerate() {
            let length = tip.chars().count();
            if length > 160 && !self.page.derived.iter().any(|field| field == "tips") {
                self.warn(
                    "text-length",
                    &at!["tips", index],
                    text!(
                        "Tipset har {length} tecken.",
                        "The tip has {length} characters."
                    ),
                    text!(
                        "Skriv ett råd på högst 160 tecken.",
                        "Write advice of at most 160 characters."
                    ),
                );
            }
        }
        self.case_sections();
    }

    /// Sections that readers of cases look for.
    fn case_sections(&mut self) {
        let sections = [
            ("utmaning", "challenge"),
            ("så gjorde", "solution"),
            ("resultat", "result"),
        ];
        let headings: Vec<String> = self
            .page
            .body
            .headings
            .iter()
            .map(|heading| heading.text.to_lowercase())
            .collect();
        if self.page.language == "sv" && !headings.is_empty() && self.page.body.words > 80 {
            let missing: Vec<&str> = sections
                .iter()
                .map(|(words, _)| *words)
                .filter(|words| !headings.iter().any(|heading| heading.contains(words)))
                .collect();
            if !missing.is_empty() {
                let names: Vec<String> = missing
                    .iter()
                    .map(|name| format!("”{}{}”", name[..1].to_uppercase(), &name[1..]))
                    .collect();
                let names = names.join(", ");
                self.report(
                    Severity::Advice,
                    "missing-section",
                    &at!["title"],
                    text!(
                        "Texten saknar avsnitt som läsare brukar leta efter: {names}.",
                        "The text lacks sections that readers look for: {names}."
                    ),
                    text!(
                        "Lägg till rubriker på nivå 2, till exempel ## Resultat.",
                        "Add headings of level 2, such as ## Results."
                    ),
                );
            }
        }
    }
}
