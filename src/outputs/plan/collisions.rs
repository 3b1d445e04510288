//! Two things that want one address, as file systems tell addresses apart.

use crate::diagnostic::{Diagnostic, Severity, text};
use crate::page::Page;
use crate::schema::{FieldPath, Segment};
use crate::site::check::{naming_field, placed};
use crate::sources::Sources;

/// What wants an address.
#[derive(Clone, Copy)]
pub(super) enum Origin<'s> {
    /// A page, for itself.
    Page(&'s Page),
    /// A page, for one of its former addresses.
    Alias(&'s Page, usize),
    /// A file that is copied.
    File(&'s str),
    /// The site as such: lists, feeds, what its settings ask for.
    Site,
    /// The theme.
    Theme,
}

impl Origin<'_> {
    fn file(&self) -> &str {
        match self {
            Self::Page(page) | Self::Alias(page, _) => &page.path,
            Self::File(path) => path,
            Self::Site => crate::config::SITE_FILE,
            Self::Theme => "themes/",
        }
    }
}

/// Two things want one address: said where a writer can change it, which is a page rather than a file.
pub(super) fn collision(
    sources: &Sources,
    (path, origin): (&str, Origin<'_>),
    (other, other_origin): (&str, Origin<'_>),
) -> Diagnostic {
    let changeable = matches!(origin, Origin::Page(_) | Origin::Alias(..));
    let ((path, origin), (other, other_origin)) = if changeable {
        ((path, origin), (other, other_origin))
    } else {
        ((other, other_origin), (path, origin))
    };
    let other_file = other_origin.file();
    let (path, other) = (shown_address(path), shown_address(other));
    let message = text!(
        "Adressen {path} krockar med {other} från {other_file}.",
        "The address {path} collides with {other} from {other_file}."
    );
    let help = text!(
        "Byt id, filnamn eller adress på den ena. Stora och små bokstäver räknas som lika.",
        "Change the id, file name or address of one of them. Capitals and small letters count as the same."
    );
    let (page, field) = match origin {
        Origin::Page(page) => (page, naming_field(page)),
        Origin::Alias(page, index) => {
            let path = vec![Segment::Field("aliases"), Segment::Index(index)];
            (page, FieldPath(path))
        }
        Origin::File(_) | Origin::Site | Origin::Theme => {
            let file = origin.file();
            return Diagnostic::new(Severity::Error, "address-collision", file, message, help);
        }
    };
    let (severity, code) = (Severity::Error, "address-collision");
    placed(sources, page, &field, severity, code, message, help)
}

/// The folders that a path lies in, innermost first: `a/b/c` → `a/b`, `a`.
pub(super) fn folders_of(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

/// A path as a file system sees it that ignores case and Unicode form.
pub(super) fn as_file_systems_see(path: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfc().flat_map(char::to_lowercase).collect()
}

/// An output path as readers see it: `exempel/a/index.html` → `/exempel/a/`.
pub(super) fn shown_address(path: &str) -> String {
    let shown = path.strip_suffix("index.html").unwrap_or(path);
    format!("/{shown}")
}
