//! The files that pages name: beside the page, in `static/` or in `data/`.

use super::paths::{as_source_path, join};
use crate::images::Facts;
use crate::page::Page;
use crate::sources::Sources;

/// The source of a file that a page names, if there is one: beside the page, or in `static/`.
pub fn file_source(page_path: &str, written: &str, sources: &Sources) -> Option<String> {
    let written = as_source_path(written);
    let path = match written.strip_prefix('/') {
        Some(below_static) => format!("static/{below_static}"),
        None => join(page_path, &written)?,
    };
    let exists = sources.file(&path).is_some() || sources.text(&path).is_some();
    exists.then_some(path)
}

/// The source of the picture that a page's front matter names, with what there is to know of it.
pub fn own_picture(page: &Page, sources: &Sources) -> Option<(String, Facts)> {
    let image = page.common.image.as_ref()?;
    let source = file_source(&page.path, image.src.as_str(), sources)?;
    let facts = sources.picture(&source)?.ok()?;
    Some((source, facts))
}

/// The source of the CSV file that a page names, if there is one: beside the page, or in `data/`.
pub fn table_source(page_path: &str, written: &str, sources: &Sources) -> Option<String> {
    let written = as_source_path(written);
    let beside = join(page_path, &written);
    let in_data = (!written.split('/').any(|part| part == "..")).then(|| format!("data/{written}"));
    let mut candidates = beside.into_iter().chain(in_data);
    candidates.find(|path| path.ends_with(".csv") && sources.text(path).is_some())
}

/// Whether a file that a page names is there, but could not be taken in.
pub(in crate::site) fn is_refused(page_path: &str, written: &str, sources: &Sources) -> bool {
    // Nothing is, on nearly every site.
    if sources.findings.is_empty() {
        return false;
    }
    let written = as_source_path(written);
    let beside = join(page_path, &written);
    let elsewhere = match written.strip_prefix('/') {
        Some(below_static) => format!("static/{below_static}"),
        None => format!("data/{written}"),
    };
    let mut candidates = beside.into_iter().chain([elsewhere]);
    candidates.any(|path| sources.has_refused(&path))
}

/// How many pages a document has, where it says so.
pub(crate) fn pages(sources: &Sources, source: &str) -> Option<u32> {
    sources.document(source)?.ok()?.pages
}
