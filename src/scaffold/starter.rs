//! The files of a new site, in Swedish and English.

use include_dir::{Dir, include_dir};

static SWEDISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/starter/sv");
static ENGLISH: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/starter/en");
static COMMON: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/starter/common");

/// Path and content of every file but the vocabularies.
pub(super) fn files(title: &str, swedish: bool) -> Vec<(String, String)> {
    let mut files = Vec::new();
    collect(&COMMON, title, &mut files);
    collect(if swedish { &SWEDISH } else { &ENGLISH }, title, &mut files);
    files
}

fn collect(folder: &Dir<'_>, title: &str, files: &mut Vec<(String, String)>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        // Names that begin with a dot are kept without it, so that tools leave them alone here.
        let path = path
            .split('/')
            .map(|part| {
                part.strip_prefix("dot-")
                    .map_or_else(|| part.to_owned(), |name| format!(".{name}"))
            })
            .collect::<Vec<_>>()
            .join("/");
        let content = file
            .contents_utf8()
            .unwrap_or_default()
            .replace("\"{{TITLE}}\"", &super::quoted(title))
            .replace("{{TITLE}}", &title.replace('<', "\\<"));
        files.push((path, content));
    }
    for inner in folder.dirs() {
        collect(inner, title, files);
    }
}
