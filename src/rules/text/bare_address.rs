//! An address as the text of a link is read out letter by letter.

use super::{Report, TextRule};
use crate::diagnostic::{Severity, text};
use crate::outline::Outline;
use crate::rules::{Area, Rule};

pub(super) const RULE: TextRule = TextRule {
    rule: Rule {
        code: "bare-address",
        area: Area::Text,
        severity: Severity::Warning,
        criteria: &["2.4.4", "2.4.9"],
        act: &["5effbb", "aizyf1"],
        title: (
            "Länkens text är en adress",
            "The text of a link is an address",
        ),
        remedy: ("Skriv vad sidan heter", "Write what the page is called"),
        why: Some((
            "En adress läses upp tecken för tecken och säger sällan vad sidan handlar om.",
            "An address is read out letter by letter and seldom says what the page is about.",
        )),
    },
    check,
};

fn check(outline: &Outline, report: &mut Report<'_>) {
    for link in &outline.links {
        let words = link.text.trim();
        let is_address = ["http://", "https://", "www."].iter().any(|start| {
            let begins = words.get(..start.len());
            begins.is_some_and(|begins| begins.eq_ignore_ascii_case(start))
        });
        let is_address = is_address || is_target(words, &link.target);
        if is_address && !words.contains(char::is_whitespace) {
            report.tell(
                link.span,
                text!(
                    "Länkens text är en webbadress. Skärmläsare läser upp den tecken för tecken.",
                    "The text of the link is an address. Screen readers read it out letter by letter."
                ),
                text!(
                    "Skriv vad sidan heter: [sidans namn](adressen).",
                    "Write what the page is called: [the page's name](the address)."
                ),
            );
        }
    }
}

/// Whether a text is the address that its link leads to, without what it begins with. The name of a
/// site alone, as 1177.se, can be read out.
fn is_target(words: &str, target: &str) -> bool {
    let Some((_, target)) = target.split_once("://") else {
        return false;
    };
    let target = target.strip_prefix("www.").unwrap_or(target);
    let (Some((host, _)), Some((target_host, _))) = (
        words.trim_end_matches('/').split_once('/'),
        target.split_once('/'),
    ) else {
        return false;
    };
    host.contains('.') && host.eq_ignore_ascii_case(target_host)
}
