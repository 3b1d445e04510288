//! Pages that nobody answers for: told of once for the whole site, where one line mends them all.

use crate::diagnostic::{Severity, Text, counted, text};
use crate::rules::{Area, Rule};

pub(crate) const RULE: Rule = Rule {
    code: "missing-owner",
    area: Area::Freshness,
    severity: Severity::Advice,
    criteria: &[],
    act: &[],
    title: (
        "Sidor säger inte vem som ansvarar",
        "Pages do not say who answers for them",
    ),
    remedy: (
        "Skriv `ansvarig` i site.toml",
        "Write `responsible` in site.toml",
    ),
    why: Some((
        "Den som hittar ett fel behöver veta vem som kan rätta det (webbriktlinje 21).",
        "Those who find a mistake need to know who can mend it (the Swedish web guidelines, 21).",
    )),
};

/// Message and help, where so many pages name nobody and the site itself names nobody.
pub(crate) fn check(pages: usize, settings: &str) -> Option<(Text, Text)> {
    if pages == 0 {
        return None;
    }
    let message = Text {
        sv: format!(
            "{} utan uppgift om vem som ansvarar.",
            counted(pages, "sida är", "sidor är")
        ),
        en: format!(
            "{} not say who answers for it.",
            counted(pages, "page does", "pages do")
        ),
    };
    let help = text!(
        "Skriv ansvarig = \"Webbredaktionen\" i {settings}, eller ansvarig på varje sida.",
        "Write responsible = \"The web editors\" in {settings}, or responsible on each page."
    );
    Some((message, help))
}
