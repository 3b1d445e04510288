//! A page that changes by itself after a while.

use super::PageRule;
use super::report::Report;
use crate::diagnostic::Severity;
use crate::html::Facts;
use crate::rules::{Area, Rule};

pub(super) const RULE: PageRule = PageRule {
    rule: Rule {
        code: "delayed-refresh",
        area: Area::Page,
        severity: Severity::Error,
        criteria: &["2.2.1", "3.2.5"],
        act: &["bc659a", "bisz58"],
        title: (
            "Sidan byts av sig själv efter en stund",
            "The page changes by itself after a while",
        ),
        remedy: (
            "Ta bort <meta http-equiv=\"refresh\">, eller skriv 0 sekunder",
            "Remove <meta http-equiv=\"refresh\">, or write 0 seconds",
        ),
        why: Some((
            "Den som läser långsamt hinner inte klart.",
            "Who reads slowly has not finished by then.",
        )),
    },
    check,
};

fn check(facts: &Facts<'_>, report: &mut Report<'_>) {
    let tree = facts.tree;
    for id in &facts.sorts.metas {
        let is_refresh = tree
            .attribute(*id, "http-equiv")
            .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("refresh"));
        if !is_refresh {
            continue;
        }
        let content = tree
            .attribute(*id, "content")
            .unwrap_or_default()
            .trim_start();
        let digits = content.bytes().take_while(u8::is_ascii_digit).count();
        let (seconds, rest) = content.split_at(digits);
        let is_meant = rest.is_empty() || rest.starts_with([';', ',', ' ', '.', '\t', '\n']);
        // The first of them is the one that browsers heed.
        if is_meant && digits > 0 {
            if seconds.bytes().any(|digit| digit != b'0') {
                report.tell(*id);
            }
            return;
        }
    }
}
