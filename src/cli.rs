//! The command line: what was asked for, in Swedish or English, and what to answer.

#![expect(
    clippy::disallowed_methods,
    reason = "asks the clock and looks at the folder that it stands in"
)]

mod arguments;
mod check;
mod doctor;
mod html_folder;
mod next_steps;
mod preview;
mod report_folder;
mod search;
mod usage_errors;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};
use jiff::Zoned;

use self::arguments::{Ask, BuildArguments};
use crate::diagnostic::{Diagnostic, MessageLanguage, Text, reason_of, text};
use crate::identity_number::masked;
use crate::pipeline::{self, Build, BuildError, BuildOptions, Phase};
use crate::publish::PublishError;
use crate::report::{self, Format};
use crate::scaffold;
use crate::site::Edition;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Done,
    /// The content has errors.
    ContentErrors,
    /// The command or the surroundings are at fault.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::ContentErrors => 1,
            Outcome::Failed => 2,
        })
    }
}

/// Runs the program.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = message_language(&arguments);
    let ask = match arguments::parse(
        &arguments,
        language.unwrap_or(MessageLanguage::Swedish),
        Zoned::now().date(),
    ) {
        Ok(ask) => ask,
        Err(error) if error.use_stderr() => {
            let language = language.unwrap_or(MessageLanguage::Swedish);
            complain(usage_errors::explain(&error).get(language));
            return Outcome::Failed.into();
        }
        Err(help) => {
            let _ = help.print();
            return Outcome::Done.into();
        }
    };
    answer(ask, language).into()
}

fn answer(ask: Ask, language: Option<MessageLanguage>) -> Outcome {
    match ask {
        Ask::Build(arguments) => build(&arguments, language),
        Ask::Check(arguments) => check::check(&arguments, language),
        Ask::Serve(arguments) => preview::serve(&arguments, language),
        Ask::Search(arguments) => search::search(&arguments, language),
        Ask::New { folder, title } => {
            let language = language.unwrap_or(MessageLanguage::Swedish);
            show(
                scaffold::new_site(&folder, title.as_deref(), language),
                language,
            )
        }
        Ask::Add(arguments) => {
            let shown = language.unwrap_or_else(|| site_language(&arguments.root));
            show(scaffold::add(&arguments, shown), shown)
        }
        Ask::Schema { root, kind } => {
            let language = language.unwrap_or_else(|| site_language(&root));
            show(scaffold::schema(&root, &kind), language)
        }
        Ask::Doctor { root } => {
            let language = language.unwrap_or_else(|| site_language(&root));
            doctor::examine(&root, language)
        }
        Ask::Completions(shell) => {
            print(&arguments::completions(shell));
            Outcome::Done
        }
        Ask::Nothing => {
            let here = Path::new(".");
            let shown = language.unwrap_or_else(|| site_language(here));
            print(&next_steps::advise(here, shown));
            let is_site = here.join(crate::config::SITE_FILE).is_file();
            match is_site.then(|| preview::offer(here, shown)).flatten() {
                Some(arguments) => preview::serve(&arguments, language),
                None => Outcome::Done,
            }
        }
    }
}

/// `--language`, else the environment; `None` leaves it to the site.
fn message_language(arguments: &[OsString]) -> Option<MessageLanguage> {
    let texts: Vec<&str> = arguments
        .iter()
        .filter_map(|argument| argument.to_str())
        .collect();
    let named = texts.iter().enumerate().find_map(|(index, argument)| {
        argument.strip_prefix("--language=").or_else(|| {
            (*argument == "--language")
                .then(|| texts.get(index + 1).copied())
                .flatten()
        })
    });
    if let Some(named) = named {
        return MessageLanguage::from_tag(named);
    }
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .and_then(|value| MessageLanguage::from_tag(&value))
}

fn site_language(root: &Path) -> MessageLanguage {
    let text = std::fs::read_to_string(root.join(crate::config::SITE_FILE)).unwrap_or_default();
    let english = text.lines().any(|line| {
        let line: String = line.split_whitespace().collect();
        line.starts_with("language=\"en") || line.starts_with("sprak=\"en")
    });
    if english {
        MessageLanguage::English
    } else {
        MessageLanguage::Swedish
    }
}

fn show(result: Result<Text, Text>, language: MessageLanguage) -> Outcome {
    match result {
        Ok(text) => {
            say(&format!("{}\n", text.get(language).trim_end()));
            Outcome::Done
        }
        Err(text) => {
            complain(text.get(language));
            Outcome::Failed
        }
    }
}

/// Writes to standard output; a reader that has gone away is no failure.
fn print(text: &str) {
    let mut stdout = io::stdout().lock();
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
}

/// Writes a message to standard output. What was asked for may hold a personal identity number, and
/// logs are kept.
fn say(text: &str) {
    print(&masked(text));
}

fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", masked(text.trim_end()));
}

fn build(arguments: &BuildArguments, language: Option<MessageLanguage>) -> Outcome {
    let started = Instant::now();
    let output = arguments
        .output
        .clone()
        .unwrap_or_else(|| pipeline::default_output(&arguments.root));
    let options = BuildOptions {
        root: arguments.root.clone(),
        output: output.clone(),
        edition: Edition {
            today: arguments.date.unwrap_or_else(|| Zoned::now().date()),
            drafts: arguments.drafts,
        },
    };
    let progress = ShownProgress::new(started, language.unwrap_or(MessageLanguage::Swedish));
    let result = pipeline::build(&options, &|phase, done, total| {
        progress.note(phase, done, total)
    });
    progress.clear();
    match result {
        Ok(build) => {
            let language = language.unwrap_or_else(|| site_language(&arguments.root));
            tell(
                &build,
                arguments.format,
                &output,
                started.elapsed(),
                language,
            );
            if arguments.timings {
                complain(&report::timings(&build));
            }
            let is_site = |finding: &Diagnostic| finding.code != "missing-site-file";
            match &build.published {
                Some(_) => Outcome::Done,
                None if build.diagnostics.iter().all(is_site) => Outcome::ContentErrors,
                None => Outcome::Failed,
            }
        }
        Err(error) => {
            let language = language.unwrap_or_else(|| site_language(&arguments.root));
            complain(explain(&error).get(language));
            Outcome::Failed
        }
    }
}

fn tell(build: &Build, format: Format, output: &Path, took: Duration, language: MessageLanguage) {
    let summary = report::summary(
        build,
        &output.display().to_string(),
        took.as_secs_f64(),
        language,
    );
    match format {
        Format::Json => print(&report::json(&build.diagnostics, language)),
        Format::Human => {
            // Most important last: it stands right above the summary, where the eye is.
            let mut diagnostics: Vec<&Diagnostic> = build.diagnostics.iter().collect();
            diagnostics.sort_by(|left, right| {
                (right.severity, &left.file, left.span).cmp(&(
                    left.severity,
                    &right.file,
                    right.span,
                ))
            });
            let colour = io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
            complain_all(&report::human(diagnostics, language, colour));
            say(&summary);
        }
    }
}

fn complain_all(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// A bar on a terminal, shown only when a build takes long.
struct ShownProgress {
    started: Instant,
    language: MessageLanguage,
    terminal: bool,
    bar: OnceLock<ProgressBar>,
}

impl ShownProgress {
    /// A shorter build needs no bar.
    const PATIENCE: Duration = Duration::from_millis(800);

    fn new(started: Instant, language: MessageLanguage) -> Self {
        Self {
            started,
            language,
            terminal: io::stderr().is_terminal(),
            bar: OnceLock::new(),
        }
    }

    fn note(&self, phase: Phase, done: usize, total: usize) {
        if !self.terminal || self.started.elapsed() < Self::PATIENCE {
            return;
        }
        let bar = self.bar.get_or_init(|| {
            let style = ProgressStyle::with_template("{msg:20} {bar:40} {pos}/{len}")
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(0).with_style(style)
        });
        let message = match phase {
            Phase::Follow => text!("Följer länkar", "Following links"),
            Phase::Parse => text!("Läser texter", "Reading texts"),
            Phase::Render => text!("Gör sidor", "Making pages"),
        };
        bar.set_message(message.get(self.language).to_owned());
        bar.set_length(total as u64);
        bar.set_position(done as u64 + 1);
    }

    fn clear(&self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

/// A failure of the surroundings, with what to do about it.
fn explain(error: &BuildError) -> Text {
    match error {
        BuildError::Root(root, error) => {
            let (root, Text { sv, en }) = (root.display(), reason_of(error));
            text!(
                "Mappen {root} går inte att läsa: {sv}.\nGå till webbplatsens mapp, eller ange den med --root.",
                "The folder {root} cannot be read: {en}.\nGo to the site's folder, or name it with --root."
            )
        }
        BuildError::Read(file, error) => {
            let Text { sv, en } = reason_of(error);
            text!(
                "Filen {file} går inte att läsa: {sv}.\nKontrollera att den finns och att du får läsa den.",
                "The file {file} cannot be read: {en}.\nCheck that it exists and that you may read it."
            )
        }
        BuildError::Changed(file) => text!(
            "Filen {file} ändrades medan webbplatsen byggdes. Bygg igen.",
            "The file {file} was changed while the site was being built. Build again."
        ),
        BuildError::Publish(error) => explain_publish(error),
    }
}

fn explain_publish(error: &PublishError) -> Text {
    let shown = |path: &PathBuf| path.display().to_string();
    match error {
        PublishError::OutputIsFile(path) => {
            let path = shown(path);
            text!(
                "{path} är en fil, men ska vara en mapp att publicera i.\nTa bort filen, eller välj en annan mapp med --output.",
                "{path} is a file, but should be a folder to publish in.\nRemove the file, or choose another folder with --output."
            )
        }
        PublishError::OutputInsideSources(path) => {
            let path = shown(path);
            text!(
                "{path} ligger bland webbplatsens egna texter.\nVälj en mapp utanför content/, data/, static/ och themes/ med --output.",
                "{path} lies among the site's own texts.\nChoose a folder outside content/, data/, static/ and themes/ with --output."
            )
        }
        PublishError::OutputHoldsSources(path) => {
            let path = shown(path);
            text!(
                "{path} innehåller webbplatsens egna texter.\nVälj en egen mapp för det som publiceras med --output.",
                "{path} holds the site's own texts.\nChoose a folder of its own for what is published with --output."
            )
        }
        PublishError::ForeignOutput(path) => {
            let path = shown(path);
            text!(
                "{path} innehåller filer som Sprida inte har skrivit, och rörs inte.\nVälj en tom mapp med --output, eller flytta undan filerna.",
                "{path} holds files that Sprida has not written, and is left alone.\nChoose an empty folder with --output, or move the files away."
            )
        }
        PublishError::ForeignFile(path) => {
            text!(
                "Filen {path} i publiceringsmappen är inte Spridas, men en sida ska ligga just där.\nFlytta filen, eller ge sidan en annan adress. Ingenting har ändrats.",
                "The file {path} in the output is not Sprida's, but a page belongs there.\nMove the file, or give the page another address. Nothing has been changed."
            )
        }
        PublishError::Io(path, error) => {
            let (path, Text { sv, en }) = (shown(path), reason_of(error));
            text!(
                "Det går inte att skriva till {path}: {sv}.\nKontrollera att disken inte är full och att du får skriva där. Den förra versionen ligger kvar orörd.",
                "{path} cannot be written: {en}.\nCheck that the disk is not full and that you may write there. The last version stands untouched."
            )
        }
    }
}
