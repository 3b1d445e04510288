//! `sprida check`: what a build would find, for people and for programs, and nothing is published.

use std::io::{self, IsTerminal};
use std::time::Instant;

use jiff::Zoned;

use super::arguments::{CheckArguments, CheckFormat};
use super::{
    Outcome, ShownProgress, complain, complain_all, explain, html_folder, print, site_language,
};
use crate::diagnostic::{Diagnostic, MessageLanguage, Tally, text};
use crate::external_links::{self, Manners};
use crate::pipeline::{self, BuildOptions, FurtherCheck, Phase};
use crate::report;
use crate::site::Edition;
use crate::sources::Sources;

/// Checks a site and tells what was found.
pub(super) fn check(arguments: &CheckArguments, language: Option<MessageLanguage>) -> Outcome {
    if arguments.rules {
        return list_rules(
            arguments.format,
            language.unwrap_or(MessageLanguage::Swedish),
        );
    }
    if let Some(folder) = &arguments.html {
        let language = language.unwrap_or(MessageLanguage::Swedish);
        return match html_folder::judge(folder) {
            Ok(found) => report_all(found, arguments, language),
            Err(reason) => {
                complain(reason.get(language));
                Outcome::Failed
            }
        };
    }
    let options = BuildOptions {
        root: arguments.root.clone(),
        output: pipeline::default_output(&arguments.root),
        edition: Edition {
            today: arguments.date.unwrap_or_else(|| Zoned::now().date()),
            drafts: arguments.drafts,
        },
    };
    let progress = ShownProgress::new(Instant::now(), language.unwrap_or(MessageLanguage::Swedish));
    let today = options.edition.today;
    let follow_links = |sources: &Sources| {
        external_links::check(
            &arguments.root,
            sources,
            today,
            Manners::default(),
            &|done, total| progress.note(Phase::Follow, done, total),
        )
    };
    let further: FurtherCheck<'_> = &follow_links;
    let note = |phase, done, total| progress.note(phase, done, total);
    let result = pipeline::check(&options, &note, arguments.external.then_some(further));
    progress.clear();
    let language = language.unwrap_or_else(|| site_language(&arguments.root));
    match result {
        Ok(build) => report_all(build.diagnostics, arguments, language),
        Err(error) => {
            complain(explain(&error).get(language));
            Outcome::Failed
        }
    }
}

/// Tells what was found in the way that was asked for.
fn report_all(
    mut found: Vec<Diagnostic>,
    arguments: &CheckArguments,
    language: MessageLanguage,
) -> Outcome {
    if !arguments.only.is_empty() {
        found.retain(|finding| arguments.only.iter().any(|code| *code == finding.code));
    }
    match arguments.format {
        CheckFormat::Human => tell(&found, language),
        CheckFormat::Json => print(&report::json(&found, language)),
        CheckFormat::Sarif => print(&report::sarif(&found, language)),
        CheckFormat::Github => print(&report::github(&found, language)),
    }
    let is_no_site = |finding: &Diagnostic| finding.code == "missing-site-file";
    if found.iter().any(is_no_site) {
        Outcome::Failed
    } else if Tally::of(&found).errors > 0 {
        Outcome::ContentErrors
    } else {
        Outcome::Done
    }
}

/// Lists the rules. Formats of other programs have no place for them without findings.
fn list_rules(format: CheckFormat, language: MessageLanguage) -> Outcome {
    print(&match format {
        CheckFormat::Json => report::rules_as_json(language),
        _ => report::rules_for_people(language),
    });
    Outcome::Done
}

/// File by file: first the file with the worst finding, and in each the worst first.
fn tell(found: &[Diagnostic], language: MessageLanguage) {
    let worst_in = |file: &str| {
        let in_file = found.iter().filter(|finding| finding.file == file);
        in_file.map(|finding| finding.severity).min()
    };
    let mut by_file: Vec<&Diagnostic> = found.iter().collect();
    by_file.sort_by_cached_key(|finding| {
        let worst = worst_in(&finding.file);
        (worst, finding.file.clone(), finding.severity, finding.span)
    });
    let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    complain_all(&report::human(by_file, language, colour));
    let nothing = text!("Inget att anmärka.", "Nothing to remark on.");
    let summary = report::found(Tally::of(found)).unwrap_or(nothing);
    print(&format!("{}\n", summary.get(language)));
}
