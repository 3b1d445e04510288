//! The report of a check as a folder of HTML. A folder with files of others is left as it is.

#![expect(clippy::disallowed_methods, reason = "writes the report")]

use std::fs;
use std::io;
use std::path::Path;

use crate::diagnostic::{MessageLanguage, Text, text};
use crate::pipeline::{Build, BuildOptions};
use crate::report::{self, ReportOf};

const PAGE: &str = "index.html";
const STYLES: &str = "report.css";

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
    let (shown, error) = (folder.display(), error.to_string());
    text!(
        "Rapporten går inte att skriva i {shown}: {error}. Kontrollera rättigheterna.",
        "The report cannot be written in {shown}: {error}. Check permissions."
    )
}
