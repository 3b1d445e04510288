//! A person's own e-mail address or mobile number, where the address of a function would do: people
//! change their work, and their numbers stay on the web.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::privacy::{mobile_number, personal_email};
use crate::sources::SourceText;

/// The codes of what is told here.
pub(super) const CODES: [&str; 2] = [mobile_number::RULE.code, personal_email::RULE.code];

/// Addresses and numbers of persons in a page.
pub(super) fn in_text(source: &SourceText) -> Vec<Diagnostic> {
    let fields = 0..body_start(&source.text);
    find(source, fields)
}

/// Addresses and numbers of persons in settings, where nothing but comments is left unpublished.
pub(super) fn in_settings(source: &SourceText) -> Vec<Diagnostic> {
    let fields = 0..source.text.len();
    let mut found = find(source, fields);
    found.retain(|finding| !finding.excerpt.trim_start().starts_with('#'));
    found
}

/// Addresses and numbers of persons; among the fields only advice, since some must be there.
fn find(source: &SourceText, fields: Range<usize>) -> Vec<Diagnostic> {
    let text = source.text.as_str();
    let severity_at = |at: usize| {
        if fields.contains(&at) {
            Severity::Advice
        } else {
            Severity::Warning
        }
    };
    let path = source.path.as_str();
    let addresses = personal_email::find(text).map(|place| {
        let finding = personal_email::finding(path, severity_at(place.start));
        finding.at(text, &place)
    });
    let numbers = mobile_number::find(text).map(|place| {
        let finding = mobile_number::finding(path, severity_at(place.start));
        finding.at(text, &place)
    });
    addresses.chain(numbers).collect()
}

/// Where the text below the fields begins.
fn body_start(text: &str) -> usize {
    let fence = ["+++\n", "---\n"]
        .iter()
        .find(|fence| text.starts_with(**fence));
    let end = fence.and_then(|fence| text[fence.len()..].find(&format!("\n{}", fence.trim_end())));
    end.unwrap_or_default()
}
