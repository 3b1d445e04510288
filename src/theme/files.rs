//! The files of a theme: the built-in ones, replaced one by one by the site's own.

use std::collections::{BTreeMap, BTreeSet};

use include_dir::{Dir, include_dir};

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::sources::Sources;

/// The theme that is part of the program.
pub(super) static DEFAULT_THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Where a theme's templates lie.
pub(super) const TEMPLATES: &str = "templates/";

/// What the names of built-in templates begin with that a theme has put its own in the place of.
pub(super) const BUILT_IN: &str = "default/";

/// The style sheet that pages load.
pub(super) const STYLE: &str = "style.css";

pub(super) struct ThemeFile {
    pub(super) bytes: Vec<u8>,
    pub(super) shown_path: String,
}

/// The built-in files, replaced one by one by those in `themes/NAME/`.
pub(super) fn files(
    config: &Config,
    sources: &Sources,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<String, ThemeFile> {
    let mut files = BTreeMap::new();
    collect_embedded(&DEFAULT_THEME, &mut files);
    let Some(theme) = &config.site.theme else {
        return files;
    };
    let folder = format!("themes/{theme}/");
    let mut found = BTreeSet::new();
    for source in sources.texts_below(&folder) {
        let path = source.path[folder.len()..].to_owned();
        found.insert(path.clone());
        keep_built_in(&path, &mut files);
        files.insert(
            path,
            ThemeFile {
                bytes: source.text.clone().into_bytes(),
                shown_path: source.path.clone(),
            },
        );
    }
    for source in sources.files_below(&folder) {
        if let Ok(bytes) = sources.bytes(source) {
            let path = source.path[folder.len()..].to_owned();
            found.insert(path.clone());
            files.insert(
                path,
                ThemeFile {
                    bytes,
                    shown_path: source.path.clone(),
                },
            );
        }
    }
    if found.is_empty() {
        findings.push(Diagnostic::new(
            Severity::Error,
            "missing-theme",
            crate::config::SITE_FILE,
            text!(
                "Temat {theme} finns inte i mappen themes/.",
                "The theme {theme} does not exist in the folder themes/."
            ),
            text!(
                "Ta bort raden tema = \"{theme}\" för att använda det inbyggda temat.",
                "Remove the line theme = \"{theme}\" to use the built-in theme."
            ),
        ));
    }
    files
}

/// Keeps a built-in template as `default/NAME` where a theme puts its own in its place, so that the
/// theme's need only say what differs from it.
fn keep_built_in(path: &str, files: &mut BTreeMap<String, ThemeFile>) {
    if let Some(name) = path.strip_prefix(TEMPLATES)
        && let Some(built_in) = files.remove(path)
    {
        files.insert(format!("{TEMPLATES}{BUILT_IN}{name}"), built_in);
    }
}

fn collect_embedded(folder: &Dir<'_>, files: &mut BTreeMap<String, ThemeFile>) {
    for file in folder.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(
            path.clone(),
            ThemeFile {
                bytes: file.contents().to_vec(),
                shown_path: format!("themes/default/{path}"),
            },
        );
    }
    for inner in folder.dirs() {
        collect_embedded(inner, files);
    }
}

/// The parts of the style sheet, a component each, are put together in the order of their names.
pub(super) fn is_part_of_style(path: &str) -> bool {
    path.starts_with("assets/styles/") && path.ends_with(".css")
}

/// A file that pages load.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it is published; the name carries a hash of the content.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

impl Asset {
    pub(super) fn new(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            path: fingerprinted(name, &bytes),
            bytes,
        }
    }
}

/// `style.css` → `assets/style.1a2b3c4d.css`.
fn fingerprinted(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("assets/{stem}.{}.{extension}", &hash[..10]),
        None => format!("assets/{name}.{}", &hash[..10]),
    }
}
