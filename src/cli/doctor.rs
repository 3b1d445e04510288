//! `sprida doctor`: whether the program can do its work here, and what would make it do more.

#![expect(
    clippy::disallowed_methods,
    reason = "tries whether folders can be written"
)]

use std::fs;
use std::io;
use std::path::Path;

use jiff::Zoned;

use super::{Outcome, explain_publish, say};
use crate::config::{Config, SITE_FILE};
use crate::diagnostic::{Diagnostic, MessageLanguage, Severity, Text, counted, reason_of, text};
use crate::pipeline::default_output;
use crate::platform;
use crate::publish::{check_output, read_manifest};
use crate::sources::{Sources, dictionary};

/// How a part is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Well,
    /// It works, but could do more.
    Note,
    /// It stops the work.
    Trouble,
}

/// A part that has been looked at.
struct Part {
    state: State,
    told: Text,
}

fn well(told: Text) -> Part {
    let state = State::Well;
    Part { state, told }
}

fn note(told: Text) -> Part {
    let state = State::Note;
    Part { state, told }
}

fn trouble(told: Text) -> Part {
    let state = State::Trouble;
    Part { state, told }
}

/// Looks at everything and tells how it is; fails when something stops the work.
pub(super) fn examine(root: &Path, language: MessageLanguage) -> Outcome {
    let output = default_output(root);
    let groups = [
        (
            text!("Programmet", "The program"),
            vec![program(), clock(), places(root, &output)],
        ),
        (text!("Mappen", "The folder"), folder(root, &output)),
        (
            text!("Det som är frivilligt", "What is optional"),
            optional(root),
        ),
    ];
    let mut report = String::new();
    let mut is_stopped = false;
    for (heading, parts) in groups {
        report.push_str(&format!("{}\n", heading.get(language)));
        for part in parts {
            is_stopped |= part.state == State::Trouble;
            let name = match part.state {
                State::Well => text!("bra ", "well"),
                State::Note => text!("obs ", "note"),
                State::Trouble => text!("fel ", "bad "),
            };
            report.push_str(&format!(
                "  {}  {}\n",
                name.get(language),
                part.told.get(language)
            ));
        }
        report.push('\n');
    }
    let verdict = if is_stopped {
        text!(
            "Något hindrar bygget. Börja med den första raden som säger fel.",
            "Something stops the build. Begin with the first line that says bad."
        )
    } else {
        text!("Inget hindrar bygget.", "Nothing stops the build.")
    };
    report.push_str(&format!("{}\n", verdict.get(language)));
    say(&report);
    if is_stopped {
        Outcome::Failed
    } else {
        Outcome::Done
    }
}

fn program() -> Part {
    let (version, system) = (env!("CARGO_PKG_VERSION"), std::env::consts::OS);
    let processor = std::env::consts::ARCH;
    well(text!(
        "Sprida {version} på {system}, {processor}.",
        "Sprida {version} on {system}, {processor}."
    ))
}

/// Publication, review and courses go by the day.
fn clock() -> Part {
    let today = Zoned::now().date();
    if today.year() < 2026 {
        return trouble(text!(
            "Datorns klocka säger {today}. Ställ den rätt: publicering och granskning går efter dagen.",
            "The computer's clock says {today}. Set it right: publication and review go by the day."
        ));
    }
    well(text!("I dag är det {today}.", "Today is {today}."))
}

/// Whether the program can write where it publishes and where it remembers.
fn places(root: &Path, output: &Path) -> Part {
    let memory = root.join(".sprida");
    for folder in [
        &memory,
        &output
            .parent()
            .map_or_else(|| root.to_owned(), Path::to_owned),
    ] {
        if let Err(error) = try_to_write(folder) {
            let (folder, Text { sv, en }) = (folder.display(), reason_of(&error));
            return trouble(text!(
                "Mappen {folder} går inte att skriva i ({sv}). Kontrollera rättigheterna.",
                "The folder {folder} cannot be written in ({en}). Check permissions."
            ));
        }
    }
    if exchanges(&memory) {
        well(text!(
            "Den nya webbplatsen byts in i ett enda steg.",
            "The new site takes the old one's place in one step."
        ))
    } else {
        note(text!(
            "Här byts filerna en i taget när webbplatsen publiceras. Det går bra, men tar lite längre tid.",
            "Files are replaced one by one here when the site is published. That works, but takes a little longer."
        ))
    }
}

fn try_to_write(folder: &Path) -> io::Result<()> {
    let is_new = !folder.exists();
    fs::create_dir_all(folder)?;
    let trial = folder.join(format!(".sprida-doctor-{}", std::process::id()));
    fs::write(&trial, b"")?;
    fs::remove_file(trial)?;
    if is_new {
        fs::remove_dir(folder)?;
    }
    Ok(())
}

/// Whether two folders can be exchanged here, tried with two empty ones.
fn exchanges(memory: &Path) -> bool {
    let name = |side: &str| memory.join(format!("doctor-{side}-{}", std::process::id()));
    let (left, right) = (name("left"), name("right"));
    let is_new = fs::create_dir(memory).is_ok();
    let made = fs::create_dir(&left).and_then(|()| fs::create_dir(&right));
    let exchanged = made.is_ok() && platform::exchange(&left, &right).is_ok();
    let _ = fs::remove_dir(left);
    let _ = fs::remove_dir(right);
    if is_new {
        let _ = fs::remove_dir(memory);
    }
    exchanged
}

fn folder(root: &Path, output: &Path) -> Vec<Part> {
    let sources = match Sources::read(root, output) {
        Ok(sources) => sources,
        Err(error) => {
            let (root, Text { sv, en }) = (root.display(), reason_of(&error));
            return vec![trouble(text!(
                "Mappen {root} går inte att läsa ({sv}).",
                "The folder {root} cannot be read ({en})."
            ))];
        }
    };
    if !root.join(SITE_FILE).is_file() {
        return vec![trouble(text!(
            "{SITE_FILE} saknas: den här mappen är ingen webbplats. Skapa en med sprida new MAPP.",
            "{SITE_FILE} is missing: this folder is no site. Make one with sprida new FOLDER."
        ))];
    }
    let mut parts = vec![settings(&sources), texts(&sources)];
    parts.extend(files(&sources));
    parts.push(published(root, output));
    parts.push(version_control(root));
    parts
}

fn errors(findings: &[Diagnostic]) -> usize {
    let is_error = |finding: &&Diagnostic| finding.severity == Severity::Error;
    findings.iter().filter(is_error).count()
}

fn settings(sources: &Sources) -> Part {
    match Config::load(sources) {
        Ok((config, _)) => {
            let (title, language) = (&config.site.title, &config.language);
            well(text!(
                "{SITE_FILE} går att läsa: \"{title}\", språk {language}.",
                "{SITE_FILE} can be read: \"{title}\", language {language}."
            ))
        }
        Err(findings) => {
            let is_setting = |finding: &&Diagnostic| {
                finding.file == SITE_FILE || finding.file.starts_with("data/")
            };
            let unread = sources.findings.iter().filter(is_setting).count();
            let count = errors(&findings) + unread;
            trouble(text!(
                "{SITE_FILE} eller data/ har {count} fel. Se dem med sprida check.",
                "{SITE_FILE} or data/ has {count} errors. See them with sprida check."
            ))
        }
    }
}

fn texts(sources: &Sources) -> Part {
    let pages = sources.pages();
    let count = pages.len();
    let read = pages.iter().filter_map(|file| sources.read_page(file).ok());
    let with_carriage_return = read.filter(|source| source.text.contains("\r\n")).count();
    if count == 0 {
        return note(text!(
            "Det finns inga texter i content/ än. Skriv den första med sprida add exempel \"Vad ni gjorde\".",
            "There are no texts in content/ yet. Write the first with sprida add case \"What you did\"."
        ));
    }
    if with_carriage_return > 0 && with_carriage_return < count {
        return note(text!(
            "{count} texter i content/, varav {with_carriage_return} med radslut från Windows. Båda sorterna går bra.",
            "{count} texts in content/, of which {with_carriage_return} with Windows' line ends. Both kinds work."
        ));
    }
    let swedish = counted(count, "text", "texter");
    let english = counted(count, "text", "texts");
    well(text!("{swedish} i content/.", "{english} in content/."))
}

/// What is wrong with files before they are read as anything: encodings, names, permissions.
fn files(sources: &Sources) -> Option<Part> {
    let unread = sources.pages();
    let unread = unread
        .iter()
        .filter_map(|file| sources.read_page(file).err().map(|finding| *finding));
    let all: Vec<Diagnostic> = sources.findings.iter().cloned().chain(unread).collect();
    let count = all.len();
    let first = all.first()?;
    let swedish = counted(count, "fil", "filer");
    let english = counted(count, "file", "files");
    let (file, message) = (&first.file, &first.message);
    let (sv, en) = (&message.sv, &message.en);
    Some(trouble(Text {
        sv: format!("{swedish} går inte att läsa som de är. Först: {file}. {sv}"),
        en: format!("{english} cannot be read as they are. First: {file}. {en}"),
    }))
}

fn published(root: &Path, output: &Path) -> Part {
    let shown = output.display();
    match check_output(root, output) {
        Err(error) => trouble(explain_publish(&error)),
        Ok(()) => match read_manifest(output) {
            Some(manifest) => {
                let count = manifest.len();
                well(text!(
                    "Det som är publicerat ligger i {shown}: {count} filer.",
                    "What is published lies in {shown}: {count} files."
                ))
            }
            None => well(text!(
                "Inget är publicerat än. Det hamnar i {shown}.",
                "Nothing is published yet. It will lie in {shown}."
            )),
        },
    }
}

fn version_control(root: &Path) -> Part {
    if !root.join(".git").exists() {
        return note(text!(
            "Mappen ligger inte i git. Då finns inga gamla versioner att gå tillbaka till.",
            "The folder is not in git. There are then no old versions to go back to."
        ));
    }
    let ignored = fs::read_to_string(root.join(".gitignore")).unwrap_or_default();
    let is_ignored = |name: &str| {
        let mut lines = ignored.lines().map(|line| line.trim().trim_matches('/'));
        lines.any(|line| line == name)
    };
    if is_ignored(".sprida") {
        well(text!(
            "Mappen ligger i git, och programmets minne (.sprida/) hålls utanför.",
            "The folder is in git, and the program's memory (.sprida/) is kept out."
        ))
    } else {
        note(text!(
            "Skriv .sprida/ och public/ i .gitignore, så hamnar de inte i git.",
            "Write .sprida/ and public/ in .gitignore, to keep them out of git."
        ))
    }
}

fn optional(root: &Path) -> Vec<Part> {
    let sources = Sources::read(root, &default_output(root)).unwrap_or_default();
    let config = Config::load(&sources).ok();
    let settings = config.as_ref().map(|(config, _)| &config.site);
    let search = settings.and_then(|site| site.search.as_ref());
    let named = search.and_then(|search| search.dictionary.as_deref());
    let words = match dictionary(root, named) {
        Ok(Some(_)) => well(text!(
            "Hunspells svenska ordlista finns, och sökningen använder den.",
            "Hunspell's Swedish dictionary is there, and search uses it."
        )),
        Ok(None) => note(text!(
            "Hunspells svenska ordlista finns inte. Sökningen fungerar ändå, men delar färre långa ord.",
            "Hunspell's Swedish dictionary is not there. Search works all the same, but parts fewer long words."
        )),
        Err((file, error)) => {
            let (file, Text { sv, en }) = (file.display(), reason_of(&error));
            note(text!(
                "Ordlistan {file} går inte att läsa ({sv}).",
                "The dictionary {file} cannot be read ({en})."
            ))
        }
    };
    let statement = if settings.is_some_and(|site| site.accessibility.is_some()) {
        well(text!(
            "Uppgifter till tillgänglighetsredogörelsen finns.",
            "Facts for the accessibility statement are there."
        ))
    } else {
        note(text!(
            "{SITE_FILE} har inga uppgifter till tillgänglighetsredogörelsen.",
            "{SITE_FILE} has no facts for the accessibility statement."
        ))
    };
    let editor = if settings.is_some_and(|site| site.editor.is_some()) {
        well(text!(
            "Förhandsvisningen kan öppna filer i din redigerare.",
            "The preview can open files in your editor."
        ))
    } else {
        note(text!(
            "Med redigerare i {SITE_FILE} kan förhandsvisningen öppna filer på rätt rad.",
            "With editor in {SITE_FILE} the preview can open files on the right line."
        ))
    };
    vec![words, statement, editor]
}
