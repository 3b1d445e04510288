//! What is wrong with a theme, in the file and on the line where it is.

use minijinja::ErrorKind;

use super::accent;
use super::files::{BUILT_IN, DEFAULT_THEME};
use crate::colour::Colour;
use crate::config::{Config, SITE_FILE};
use crate::diagnostic::{Diagnostic, Severity, Span, text};
use crate::sources::Sources;

/// A colour that is too light to be read, and what is used in its place.
pub(super) fn faint_accent(
    colour: Colour,
    config: &Config,
    sources: &Sources,
) -> Option<Diagnostic> {
    let contrast = accent::contrast(colour);
    let used = accent::readable(colour);
    if used == colour {
        return None;
    }
    let least = accent::LEAST_CONTRAST;
    let (contrast_sv, contrast) = (
        format!("{contrast:.1}").replace('.', ","),
        format!("{contrast:.1}"),
    );
    let finding = Diagnostic::new(
        Severity::Warning,
        "faint-colour",
        SITE_FILE,
        text!(
            "Färgen {colour} är för ljus för text: kontrasten är {contrast_sv}:1 och ska vara minst {least}:1.",
            "The colour {colour} is too light for text: its contrast is {contrast}:1 and should be {least}:1 or more."
        ),
        text!(
            "Webbplatsen använder {used}, som är den närmaste som går att läsa. Skriv den i stället, så slipper du varningen.",
            "The site uses {used}, which is the nearest that can be read. Write that instead."
        ),
    );
    let source = sources.text(SITE_FILE)?;
    let written = config.site.appearance.as_ref()?.accent.as_deref()?;
    let at = source.text.find(written)?;
    Some(finding.at(&source.text, &(at..at + written.len())))
}

pub(super) fn shown_template_path(name: &str, config: &Config, sources: &Sources) -> String {
    if let Some(theme) = &config.site.theme {
        let own = format!("themes/{theme}/templates/{name}");
        if sources.text(&own).is_some() {
            return own;
        }
    }
    let name = name.strip_prefix(BUILT_IN).unwrap_or(name);
    format!("themes/default/templates/{name}")
}

pub(super) fn template_finding(
    error: &minijinja::Error,
    sources: &Sources,
    shown_path: &str,
    page: Option<&str>,
) -> Diagnostic {
    let detail = error
        .detail()
        .map_or_else(|| error.kind().to_string(), str::to_owned);
    let message = match error.kind() {
        ErrorKind::SyntaxError => text!(
            "Mallen går inte att läsa: {detail}.",
            "The template cannot be read: {detail}."
        ),
        ErrorKind::UndefinedError => text!(
            "Mallen använder ett värde som inte finns: {detail}.",
            "The template uses a value that does not exist: {detail}."
        ),
        ErrorKind::TemplateNotFound => text!(
            "Mallen finns inte: {detail}.",
            "The template does not exist: {detail}."
        ),
        _ => text!(
            "Det blev fel i mallen: {detail}.",
            "The template failed: {detail}."
        ),
    };
    let help = match page {
        Some(page) => text!(
            "Felet uppstod när sidan {page} skulle visas. Rätta mallen på den här raden.",
            "The error occurred when the page {page} was to be shown. Correct the template on this line."
        ),
        None => text!(
            "Rätta mallen på den här raden, eller ta bort filen för att använda den inbyggda.",
            "Correct the template on this line, or remove the file to use the built-in one."
        ),
    };
    let mut finding = Diagnostic::new(Severity::Error, "template-error", shown_path, message, help);
    finding.page = page.map(str::to_owned);
    let source = sources
        .text(shown_path)
        .map(|source| source.text.clone())
        .or_else(|| {
            let path = shown_path.strip_prefix("themes/default/")?;
            DEFAULT_THEME
                .get_file(path)
                .and_then(|file| file.contents_utf8())
                .map(str::to_owned)
        });
    match (error.line(), source) {
        (Some(line), Some(source)) => {
            let column = error.range().map_or(1, |range| {
                let start = range.start.min(source.len());
                source[..start]
                    .rfind('\n')
                    .map_or(start, |newline| start - newline - 1)
                    + 1
            });
            finding.at_span(&source, Span::point(line, column))
        }
        _ => finding,
    }
}
