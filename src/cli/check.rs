//! `sprida check`: what a build would find, for people and for programs, and nothing is published.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, IsTerminal};
use std::time::Instant;

use jiff::Zoned;

use super::arguments::{CheckArguments, CheckFormat};
use super::{Outcome, ShownProgress, complain, complain_all, explain, print, site_language};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, MessageLanguage, Tally, text};
use crate::page;
use crate::pipeline::{self, BuildOptions};
use crate::report;
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
    let options = BuildOptions {
        root: arguments.root.clone(),
        output: pipeline::default_output(&arguments.root),
        edition: Edition {
            today: arguments.date.unwrap_or_else(|| Zoned::now().date()),
            drafts: arguments.drafts,
        },
    };
    let progress = ShownProgress::new(Instant::now(), language.unwrap_or(MessageLanguage::Swedish));
    let result = pipeline::check(&options, &|phase, done, total| {
        progress.note(phase, done, total);
    });
    progress.clear();
    let language = language.unwrap_or_else(|| site_language(&arguments.root));
    let mut found = match result {
        Ok(found) => found,
        Err(error) => {
            complain(explain(&error).get(language));
            return Outcome::Failed;
        }
    };
    if !arguments.only.is_empty() {
        found.retain(|finding| arguments.only.iter().any(|code| *code == finding.code));
    }
    match arguments.format {
        CheckFormat::Human if arguments.by_owner => tell_by_owner(&found, &options, language),
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

/// Owner by owner, each with a line that counts.
fn tell_by_owner(found: &[Diagnostic], options: &BuildOptions, language: MessageLanguage) {
    let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let owners = owners(found, options);
    for (owner, findings) in report::by_owner(found, &owners) {
        let heading = report::owner_heading(owner.as_deref(), &findings);
        let text = report::human(findings, language, colour);
        complain_all(&format!("{}\n\n{text}", heading.get(language)));
    }
    summarise(found, language);
}

/// Who answers for each file that something is found in. Only those are read again.
fn owners(found: &[Diagnostic], options: &BuildOptions) -> BTreeMap<String, String> {
    let Ok(sources) = Sources::read(&options.root, &options.output) else {
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
        report::owner_of(page.as_deref(), &config)
    };
    files
        .into_iter()
        .filter_map(|file| Some((file.to_owned(), owner(file)?)))
        .collect()
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
    summarise(found, language);
}

fn summarise(found: &[Diagnostic], language: MessageLanguage) {
    let nothing = text!("Inget att anmärka.", "Nothing to remark on.");
    let summary = report::found(Tally::of(found)).unwrap_or(nothing);
    print(&format!("{}\n", summary.get(language)));
}
