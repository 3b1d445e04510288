//! Findings as workflow commands of GitHub Actions, which its pages show as annotations.

use crate::diagnostic::{Diagnostic, MessageLanguage, Severity};

/// One command a line.
pub fn github(diagnostics: &[Diagnostic], language: MessageLanguage) -> String {
    diagnostics
        .iter()
        .map(|diagnostic| command(diagnostic, language))
        .collect()
}

fn command(diagnostic: &Diagnostic, language: MessageLanguage) -> String {
    let name = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let mut place = format!("file={}", property(&diagnostic.file));
    if let Some(span) = diagnostic.span {
        let end = span.column + span.length - 1;
        place.push_str(&format!(
            ",line={},col={},endColumn={end}",
            span.line, span.column
        ));
    }
    let message = diagnostic.message.get(language);
    let text = format!("{message}\n{}", diagnostic.help.get(language));
    let title = property(&diagnostic.code);
    format!("::{name} {place},title={title}::{}\n", data(&text))
}

/// What may stand after the second `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// What may stand as a property's value.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
