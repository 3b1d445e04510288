//! `sprida check`: what a build would find, for people and for programs, and nothing is published.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal};
use std::path::Path;
use std::time::Instant;

use jiff::Zoned;

use super::arguments::{CheckArguments, CheckFormat};
use super::{
    Outcome, ShownProgress, complain, complain_all, explain, html_folder, print, report_folder,
    site_language,
};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, MessageLanguage, Severity, Tally, text};
use crate::external_links::{self, Manners};
use crate::page;
use crate::pipeline::{self, BuildOptions, FurtherCheck, More, Phase};
use crate::report;
use crate::review;
use crate::site::Edition;
use crate::sources::{Sources, is_page};

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
    let more = More {
        further: arguments.external.then_some(further),
        review: arguments.report.is_some(),
    };
    if let Some(folder) = &arguments.report
        && let Err(refused) = report_folder::is_outside(folder, &options.root, &options.output)
            .and_then(|()| report_folder::may_write(folder))
    {
        progress.clear();
        complain(refused.get(language.unwrap_or(MessageLanguage::Swedish)));
        return Outcome::Failed;
    }
    let result = pipeline::check(&options, &note, more);
    progress.clear();
    let language = language.unwrap_or_else(|| site_language(&arguments.root));
    match result {
        Ok(build) => {
            if let Some(folder) = &arguments.report
                && let Err(refused) = report_folder::write(folder, &build, &options, language)
            {
                complain(refused.get(language));
                return Outcome::Failed;
            }
            let let_be = report::let_be(build.waived.len());
            let outcome = report_all(build.diagnostics, arguments, language);
            if let Some(let_be) = let_be.filter(|_| arguments.format == CheckFormat::Human) {
                print(&format!("{}\n", let_be.get(language)));
            }
            outcome
        }
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
        CheckFormat::Human if arguments.by_owner => {
            tell_by_owner(&found, &arguments.root, language)
        }
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

/// Lists the rules.
fn list_rules(format: CheckFormat, language: MessageLanguage) -> Outcome {
    print(&match format {
        CheckFormat::Json => report::rules_as_json(language),
        CheckFormat::Human | CheckFormat::Sarif | CheckFormat::Github => {
            report::rules_for_people(language)
        }
    });
    Outcome::Done
}

/// Owner by owner, each with a line that counts.
fn tell_by_owner(found: &[Diagnostic], root: &Path, language: MessageLanguage) {
    let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let owners = owners(found, root);
    for (owner, findings) in report::by_owner(found, &owners) {
        let heading = report::owner_heading(owner.as_deref(), &findings);
        let text = report::human(findings, language, colour);
        complain_all(&format!("{}\n\n{text}", heading.get(language)));
    }
    summarise(found, language);
}

/// Who answers for each file that something is found in. Only those are read again.
fn owners(found: &[Diagnostic], root: &Path) -> BTreeMap<String, String> {
    let Ok(sources) = Sources::read(root, &pipeline::default_output(root)) else {
        return BTreeMap::new();
    };
    let Ok((config, _)) = Config::load(&sources) else {
        return BTreeMap::new();
    };
    let names = config.organisation_names();
    let files: BTreeSet<&str> = found.iter().map(|finding| finding.file.as_str()).collect();
    let owner = |file: &str| {
        let source = sources.page(file).filter(|_| is_page(file));
        let source = source.and_then(|page| sources.read_page(&page).ok());
        let page = source.and_then(|source| page::parse(&source, &config, &names).page);
        review::owner_of(page.as_deref(), &config)
    };
    files
        .into_iter()
        .filter_map(|file| Some((file.to_owned(), owner(file)?)))
        .collect()
}

/// File by file: first the file with the worst finding, and in each the worst first.
fn tell(found: &[Diagnostic], language: MessageLanguage) {
    let mut worst: BTreeMap<&str, Severity> = BTreeMap::new();
    for finding in found {
        let known = worst.entry(&finding.file).or_insert(finding.severity);
        *known = finding.severity.min(*known);
    }
    let mut by_file: Vec<&Diagnostic> = found.iter().collect();
    by_file.sort_by_cached_key(|finding| {
        let worst = worst.get(finding.file.as_str()).copied();
        (worst, finding.file.clone(), finding.severity, finding.span)
    });
    let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    complain_all(&report::human(by_file, language, colour));
    summarise(found, language);
}

fn summarise(found: &[Diagnostic], language: MessageLanguage) {
    let nothing = text!("Inget att anmärka.", "Nothing to remark on.");
    let summary = report::found(Tally::of(found)).unwrap_or(nothing);
    print(&format!("{}\n", summary.get(language)));
}
