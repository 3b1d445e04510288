//! The report of a check as a folder of HTML. A folder with files of others is left as it is.

#![expect(clippy::disallowed_methods, reason = "writes the report")]

use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::{MessageLanguage, Text, reason_of, text};
use crate::pipeline::{Build, BuildOptions};
use crate::report::{self, ReportOf};

const PAGE: &str = "index.html";
const STYLES: &str = "report.css";

/// Whether a folder lies where the site's own things lie: a report there would be published, or be in
/// the way of the next build.
///
/// # Errors
/// What to tell when it does.
pub(super) fn is_outside(folder: &Path, root: &Path, output: &Path) -> Result<(), Text> {
    let sources = ["content", "data", "static", "themes", "locales", ".sprida"];
    let sources = sources.map(|name| root.join(name));
    let absolute = |path: &Path| {
        let existing = path.ancestors().find_map(|above| {
            let rest = path.strip_prefix(above).ok()?;
            Some(above.canonicalize().ok()?.join(rest))
        });
        existing.or_else(|| std::path::absolute(path).ok())
    };
    let inside = sources
        .iter()
        .map(|source| source.as_path())
        .chain([output])
        .find(|place| match (absolute(folder), absolute(place)) {
            (Some(folder), Some(place)) => folder.starts_with(place),
            _ => false,
        });
    let Some(place) = inside else { return Ok(()) };
    let (shown, place) = (folder.display(), place.display());
    Err(text!(
        "Rapporten kan inte ligga i {shown}: {place} hör till webbplatsen. Välj en mapp bredvid.",
        "The report cannot lie in {shown}: {place} belongs to the site. Choose a folder beside it."
    ))
}

/// Whether the folder is new, empty or holds nothing but an earlier report.
///
/// # Errors
/// What to tell when it is not.
pub(super) fn may_write(folder: &Path) -> Result<(), Text> {
    let shown = folder.display();
    if folder.is_file() {
        return Err(text!(
            "{shown} är en fil. Ange en mapp att skriva rapporten i.",
            "{shown} is a file. Name a folder to write the report in."
        ));
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(unwritable(folder, &error)),
    };
    let foreign = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .find(|name| ![PAGE, STYLES].contains(&name.as_str()));
    if let Some(name) = foreign {
        return Err(text!(
            "I mappen {shown} ligger redan {name}, som inte hör till en rapport. Välj en tom mapp.",
            "The folder {shown} holds {name}, which belongs to no report. Choose an empty folder."
        ));
    }
    let is_ours = |page: &str| page.contains("<link rel=\"stylesheet\" href=\"report.css\">");
    match fs::read_to_string(folder.join(PAGE)) {
        Ok(page) if !is_ours(&page) => Err(text!(
            "I mappen {shown} ligger en annan webbsida. Välj en tom mapp.",
            "The folder {shown} holds another page. Choose an empty folder."
        )),
        _ => Ok(()),
    }
}

/// Writes the report.
///
/// # Errors
/// What to tell when it cannot be written.
pub(super) fn write(
    folder: &Path,
    build: &Build,
    options: &BuildOptions,
    language: MessageLanguage,
) -> Result<(), Text> {
    let page = report::web(
        &ReportOf {
            title: &build.title,
            date: &options.edition.today.to_string(),
            findings: &build.diagnostics,
            waived: &build.waived,
            pages: &build.reviews,
        },
        language,
    );
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(folder.join(STYLES), report::WEB_STYLES))
        .and_then(|()| fs::write(folder.join(PAGE), page));
    written.map_err(|error| unwritable(folder, &error))
}

fn unwritable(folder: &Path, error: &io::Error) -> Text {
    let (shown, Text { sv, en }) = (folder.display(), reason_of(error));
    text!(
        "Rapporten går inte att skriva i {shown}: {sv}. Kontrollera rättigheterna.",
        "The report cannot be written in {shown}: {en}. Check permissions."
    )
}
