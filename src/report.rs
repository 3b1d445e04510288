//! Findings and summaries for people at a terminal and for machines.

mod github;
mod owners;
mod rules;
mod sarif;
mod web;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, MessageLanguage, Severity, Tally, Text, counted, text};
use crate::pipeline::Build;
use crate::publish::Published;

pub use self::github::github;
pub use self::owners::{by_owner, owner_heading};
pub use self::rules::{rules_as_json, rules_for_people, severity_name};
pub use self::sarif::sarif;
pub use self::web::{ReportOf, STYLES as WEB_STYLES, web};

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
}

/// How many warnings or pieces of advice of one code are shown in full; errors always are.
const SHOWN_OF_A_CODE: usize = 20;

/// How many findings of a code there are, and how many of them have been shown.
#[derive(Default)]
struct Count {
    all: usize,
    shown: usize,
}

/// Findings for people, with the line that each is about and how to mend it.
pub fn human<'d>(
    diagnostics: impl IntoIterator<Item = &'d Diagnostic>,
    language: MessageLanguage,
    colour: bool,
) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut report = String::new();
    for diagnostic in diagnostics {
        let count = counts.entry(diagnostic.code.as_ref()).or_default();
        count.all += 1;
        if diagnostic.severity == Severity::Error || count.all <= SHOWN_OF_A_CODE {
            count.shown += 1;
            let _ = writeln!(
                report,
                "{}\n",
                renderer.render(&[group(diagnostic, language)])
            );
        }
    }
    for (code, count) in counts {
        let more = count.all - count.shown;
        if more > 0 {
            let line = text!(
                "… och {more} till av slaget {code}. Alla visas med --format json.",
                "… and {more} more of the kind {code}. All are shown with --format json."
            );
            let _ = writeln!(report, "{}\n", line.get(language));
        }
    }
    report
}

fn group<'a>(diagnostic: &'a Diagnostic, language: MessageLanguage) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE,
    };
    let name = severity_name(diagnostic.severity);
    let title = level
        .with_name(name.get(language).to_owned())
        .primary_title(diagnostic.message.get(language))
        .id(diagnostic.code.as_ref());
    let mut group = Group::with_title(title);
    if let Some(span) = diagnostic.span {
        let start = byte_of_column(&diagnostic.excerpt, span.column);
        let end = byte_of_column(&diagnostic.excerpt, span.column + span.length).max(start);
        let snippet = Snippet::source(diagnostic.excerpt.as_str())
            .path(diagnostic.file.as_str())
            .line_start(span.line as usize)
            .annotation(AnnotationKind::Primary.span(start..end));
        group = group.element(snippet);
    } else {
        group = group.element(annotate_snippets::Origin::path(diagnostic.file.as_str()));
    }
    let help = text!("gör så här", "help");
    group.element(
        Level::HELP
            .with_name(help.get(language).to_owned())
            .message(diagnostic.help.get(language)),
    )
}

fn byte_of_column(line: &str, column: u32) -> usize {
    line.char_indices()
        .nth(column.saturating_sub(1) as usize)
        .map_or(line.len(), |(at, _)| at)
}

/// Findings for machines: one JSON object a line.
pub fn json(diagnostics: &[Diagnostic], language: MessageLanguage) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let mut object = serde_json::json!({
            "code": diagnostic.code,
            "severity": diagnostic.severity,
            "file": diagnostic.file,
            "line": diagnostic.span.map(|span| span.line),
            "column": diagnostic.span.map(|span| span.column),
            "message": diagnostic.message.get(language),
            "help": diagnostic.help.get(language),
        });
        if let Some(page) = &diagnostic.page {
            object["page"] = page.as_str().into();
        }
        let _ = writeln!(text, "{object}");
    }
    text
}

/// What a build did: pages by kind, findings, seconds, where the site lies, the next change.
pub fn summary(build: &Build, output: &str, seconds: f64, language: MessageLanguage) -> String {
    let mut lines: Vec<Text> = Vec::new();
    match &build.published {
        Some(published) => {
            lines.push(pages_by_kind(build));
            lines.push(made(build, output, seconds));
            lines.extend(left_alone(published));
            if published.piecewise {
                lines.push(text!(
                    "Mappen gick inte att byta i ett enda steg, så filerna byttes en i taget.",
                    "The folder could not be exchanged in one step, so the files were replaced one by one."
                ));
            }
            if let Some(day) = build.next_change {
                lines.push(text!(
                    "Bygg igen den {day}: då ändras något av sig självt (publicering, kursdatum eller granskning).",
                    "Build again on {day}: something then changes by itself (publication, course dates or review)."
                ));
            }
        }
        None => lines.push(text!(
            "Ingenting är publicerat. Den förra versionen av webbplatsen ligger kvar orörd.",
            "Nothing has been published. The last version of the site stands untouched."
        )),
    }
    lines.extend(found(build.tally()));
    lines.extend(let_be(build.waived.len()));
    lines
        .iter()
        .map(|line| format!("{}\n", line.get(language)))
        .collect()
}

/// "Publicerade 3 sidor: 2 exempel, 1 kurs."
fn pages_by_kind(build: &Build) -> Text {
    let total: usize = build.items.values().sum();
    let list = |pick: fn(&Text) -> &str| {
        let kinds = build.items.iter().map(|(kind, count)| {
            let name = if *count == 1 {
                kind.label()
            } else {
                kind.plural()
            };
            format!("{count} {}", pick(&name))
        });
        let kinds: Vec<String> = kinds.collect();
        if kinds.is_empty() {
            String::new()
        } else {
            format!(": {}", kinds.join(", "))
        }
    };
    let (sv, en) = (list(|name| &name.sv), list(|name| &name.en));
    Text {
        sv: format!("Publicerade {}{sv}.", counted(total, "sida", "sidor")),
        en: format!("Published {}{en}.", counted(total, "page", "pages")),
    }
}

/// How much was made, where, and how fast.
fn made(build: &Build, output: &str, seconds: f64) -> Text {
    let (outputs, rendered) = (build.outputs, build.rendered);
    let seconds = format!("{seconds:.2}");
    Text {
        sv: format!(
            "{} i {output}, {}, på {} s.",
            counted(outputs, "fil", "filer"),
            counted(rendered, "sida gjord om", "sidor gjorda om"),
            seconds.replace('.', ",")
        ),
        en: format!(
            "{} in {output}, {} rebuilt, in {seconds} s.",
            counted(outputs, "file", "files"),
            counted(rendered, "page", "pages")
        ),
    }
}

/// Files of others in the output.
fn left_alone(published: &Published) -> Option<Text> {
    let foreign = published.foreign;
    (foreign > 0).then(|| Text {
        sv: format!(
            "{} som inte är Spridas fick ligga kvar.",
            counted(foreign, "fil", "filer")
        ),
        en: format!(
            "{} left alone.",
            counted(
                foreign,
                "file that is not Sprida's was",
                "files that are not Sprida's were"
            )
        ),
    })
}

/// How many findings there are, by severity; `None` where there are none.
pub fn found(tally: Tally) -> Option<Text> {
    let Tally {
        errors,
        warnings,
        advice,
    } = tally;
    (tally != Tally::default()).then(|| Text {
        sv: format!(
            "{errors} fel, {}, {advice} råd.",
            counted(warnings, "varning", "varningar")
        ),
        en: format!(
            "{}, {}, {}.",
            counted(errors, "error", "errors"),
            counted(warnings, "warning", "warnings"),
            counted(advice, "piece of advice", "pieces of advice")
        ),
    })
}

/// How many findings waivers let be; `None` where they let none.
pub fn let_be(waived: usize) -> Option<Text> {
    (waived > 0).then(|| Text {
        sv: format!(
            "{} får vara kvar enligt undantagen i site.toml.",
            counted(waived, "fel eller varning", "fel och varningar")
        ),
        en: format!(
            "{} let be by waivers in site.toml.",
            counted(waived, "finding is", "findings are")
        ),
    })
}

/// How long each phase took, for those who work on the program.
pub fn timings(build: &Build) -> String {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let mut table: String = build
        .timings
        .iter()
        .map(|(phase, time)| format!("{phase:>10} {:>8.1} ms\n", milliseconds(*time)))
        .collect();
    if let Some(each) = u32::try_from(build.rendered)
        .ok()
        .and_then(|pages| build.templates.checked_div(pages))
    {
        let all = milliseconds(build.templates);
        let each = each.as_micros();
        table.push_str(&format!(
            " templates {all:>8.1} ms on all threads, {each} µs a page\n"
        ));
    }
    table
}
