//! Arguments: one table of commands, from which help and completions follow.

mod commands;
mod help;

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap_complete::Shell;
use jiff::civil::Date;

use self::commands::command;
use crate::diagnostic::MessageLanguage;
use crate::report::Format;
use crate::scaffold::AddArguments;

/// What was asked for.
#[derive(Debug)]
pub(super) enum Ask {
    /// Build and publish.
    Build(BuildArguments),
    /// Check the site.
    Check(CheckArguments),
    /// Show the site while it is being written.
    Serve(ServeArguments),
    /// Search the site.
    Search(SearchArguments),
    /// Make a new site.
    New {
        folder: PathBuf,
        title: Option<String>,
    },
    /// Add an item.
    Add(AddArguments),
    /// Show a kind's JSON Schema.
    Schema { root: PathBuf, kind: String },
    /// Look at the installation and the folder.
    Doctor { root: PathBuf },
    /// Show completions for a shell.
    Completions(Shell),
    /// Nothing in particular.
    Nothing,
}

/// What `build` was asked for.
#[derive(Debug)]
pub(super) struct BuildArguments {
    pub(super) root: PathBuf,
    pub(super) output: Option<PathBuf>,
    pub(super) drafts: bool,
    pub(super) date: Option<Date>,
    pub(super) format: Format,
    pub(super) timings: bool,
}

/// What `check` was asked for.
#[derive(Debug)]
pub(super) struct CheckArguments {
    pub(super) root: PathBuf,
    pub(super) drafts: bool,
    pub(super) date: Option<Date>,
    pub(super) format: CheckFormat,
    /// Codes of the findings that are shown; all where there are none.
    pub(super) only: Vec<String>,
    /// Whether the rules are listed instead.
    pub(super) rules: bool,
    /// A folder to write a report of HTML in.
    pub(super) report: Option<PathBuf>,
    /// Whether links to other websites are followed.
    pub(super) external: bool,
    /// A folder of finished pages to judge instead of the site.
    pub(super) html: Option<PathBuf>,
    /// Whether findings are shown by who answers for the pages.
    pub(super) by_owner: bool,
}

/// How `check` writes findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CheckFormat {
    /// For people.
    Human,
    /// One JSON object a line.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
}

/// What `serve` was asked for.
#[derive(Debug, Default)]
pub(super) struct ServeArguments {
    pub(super) root: PathBuf,
    pub(super) host: Option<IpAddr>,
    pub(super) port: Option<u16>,
    pub(super) open: bool,
    pub(super) drafts: bool,
    pub(super) poll: bool,
    pub(super) date: Option<Date>,
}

/// What `search` was asked for.
#[derive(Debug)]
pub(super) struct SearchArguments {
    pub(super) root: PathBuf,
    pub(super) query: String,
    /// A file with queries, instead of one.
    pub(super) queries: Option<PathBuf>,
    /// The language of the pages to search; else the site's.
    pub(super) pages_in: Option<String>,
    pub(super) limit: usize,
    /// Where the site was built.
    pub(super) output: Option<PathBuf>,
    pub(super) format: Format,
}

/// Reads arguments.
pub(super) fn parse(
    arguments: &[OsString],
    language: MessageLanguage,
    today: Date,
) -> Result<Ask, clap::Error> {
    let matches = command(language).try_get_matches_from(arguments)?;
    if let Some(("check", matches)) = matches.subcommand() {
        rules_have_a_format(matches)?;
    }
    Ok(match matches.subcommand() {
        Some(("build", matches)) => Ask::Build(BuildArguments {
            root: root(matches),
            output: matches.get_one::<PathBuf>("output").cloned(),
            drafts: matches.get_flag("drafts"),
            date: matches.get_one::<Date>("date").copied(),
            format: format_of(matches),
            timings: matches.get_flag("timings"),
        }),
        Some(("check", matches)) => Ask::Check(CheckArguments {
            root: root(matches),
            drafts: matches.get_flag("drafts"),
            date: matches.get_one::<Date>("date").copied(),
            format: match matches.get_one::<String>("format").map(String::as_str) {
                Some("json") => CheckFormat::Json,
                Some("sarif") => CheckFormat::Sarif,
                Some("github") => CheckFormat::Github,
                _ => CheckFormat::Human,
            },
            only: texts_of(matches, "only"),
            rules: matches.get_flag("rules"),
            report: matches.get_one::<PathBuf>("report").cloned(),
            external: matches.get_flag("external"),
            html: matches.get_one::<PathBuf>("html").cloned(),
            by_owner: matches.get_flag("by-owner"),
        }),
        Some(("serve", matches)) => Ask::Serve(ServeArguments {
            root: root(matches),
            host: matches.get_one::<IpAddr>("host").copied(),
            port: matches.get_one::<u16>("port").copied(),
            open: matches.get_flag("open"),
            drafts: matches.get_flag("drafts"),
            poll: matches.get_flag("poll"),
            date: matches.get_one::<Date>("date").copied(),
        }),
        Some(("search", matches)) => Ask::Search(SearchArguments {
            root: root(matches),
            query: texts_of(matches, "query").join(" "),
            queries: matches.get_one::<PathBuf>("queries").cloned(),
            pages_in: matches.get_one::<String>("in").cloned(),
            limit: matches.get_one::<usize>("limit").copied().unwrap_or(10),
            output: matches.get_one::<PathBuf>("output").cloned(),
            format: format_of(matches),
        }),
        Some(("new", matches)) => Ask::New {
            folder: matches
                .get_one::<PathBuf>("folder")
                .cloned()
                .unwrap_or_default(),
            title: matches.get_one::<String>("title").cloned(),
        },
        Some(("add", matches)) => Ask::Add(AddArguments {
            root: root(matches),
            kind: text_of(matches, "kind"),
            title: text_of(matches, "title"),
            summary: matches.get_one::<String>("summary").cloned(),
            municipalities: texts_of(matches, "municipality"),
            published: today,
        }),
        Some(("doctor", matches)) => Ask::Doctor {
            root: root(matches),
        },
        Some(("schema", matches)) => Ask::Schema {
            root: root(matches),
            kind: text_of(matches, "kind"),
        },
        Some(("completions", matches)) => matches
            .get_one::<Shell>("shell")
            .map_or(Ask::Nothing, |shell| Ask::Completions(*shell)),
        Some(("help", matches)) => {
            let command = matches.get_one::<String>("command").cloned();
            let asked: Vec<OsString> = std::iter::once("sprida".to_owned())
                .chain(command)
                .chain(std::iter::once("--help".to_owned()))
                .map(OsString::from)
                .collect();
            return parse(&asked, language, today);
        }
        _ => Ask::Nothing,
    })
}

/// Formats of other programs have no place for rules without findings.
fn rules_have_a_format(matches: &ArgMatches) -> Result<(), clap::Error> {
    const FORMATS: [&str; 2] = ["human", "json"];
    let format = matches.get_one::<String>("format");
    let refused = format.filter(|format| !FORMATS.contains(&format.as_str()));
    let Some(format) = refused.filter(|_| matches.get_flag("rules")) else {
        return Ok(());
    };
    let mut error = clap::Error::new(ErrorKind::InvalidValue);
    let known = FORMATS.map(str::to_owned).to_vec();
    for (kind, value) in [
        (
            ContextKind::InvalidArg,
            ContextValue::String("--rules --format".to_owned()),
        ),
        (
            ContextKind::InvalidValue,
            ContextValue::String(format.clone()),
        ),
        (ContextKind::ValidValue, ContextValue::Strings(known)),
    ] {
        error.insert(kind, value);
    }
    Err(error)
}

/// The completions of a shell.
pub(super) fn completions(shell: Shell) -> String {
    let mut bytes = Vec::new();
    clap_complete::generate(
        shell,
        &mut command(MessageLanguage::Swedish),
        "sprida",
        &mut bytes,
    );
    String::from_utf8_lossy(&bytes).into_owned()
}

fn root(matches: &ArgMatches) -> PathBuf {
    matches
        .get_one::<PathBuf>("root")
        .cloned()
        .unwrap_or_else(|| PathBuf::from("."))
}

fn format_of(matches: &ArgMatches) -> Format {
    let is_json = |format: &String| format == "json";
    if matches.get_one::<String>("format").is_some_and(is_json) {
        Format::Json
    } else {
        Format::Human
    }
}

fn texts_of(matches: &ArgMatches, name: &str) -> Vec<String> {
    let texts = matches.get_many::<String>(name);
    texts.into_iter().flatten().cloned().collect()
}

fn text_of(matches: &ArgMatches, name: &str) -> String {
    matches.get_one::<String>(name).cloned().unwrap_or_default()
}
