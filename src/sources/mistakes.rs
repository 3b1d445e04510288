//! What can be wrong with a site's files before anybody looks at what they say.

use std::io;
use std::path::Path;

use super::CONTENT;
use super::read::LARGEST_TEXT;
use crate::diagnostic::{Diagnostic, Severity, Text, reason_of, text};

pub(super) fn not_utf8(path: &str, bytes: &[u8], at: usize) -> Diagnostic {
    let before = String::from_utf8_lossy(&bytes[..at]).into_owned();
    let shown: String = String::from_utf8_lossy(bytes).into_owned();
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let message = if utf16 {
        text!(
            "Filen är sparad som UTF-16.",
            "The file is saved as UTF-16."
        )
    } else {
        text!(
            "Filen är inte sparad som UTF-8: ett tecken går inte att läsa.",
            "The file is not saved as UTF-8: a character cannot be read."
        )
    };
    Diagnostic::new(
        Severity::Error,
        "invalid-encoding",
        path,
        message,
        text!(
            "Öppna filen i redigeraren och spara den med teckenkodningen UTF-8.",
            "Open the file in the editor and save it with the encoding UTF-8."
        ),
    )
    .at(&shown, &(before.len()..before.len() + 1))
}

/// A site without texts is most often one whose folder has been renamed; an empty folder is fine.
pub(super) fn missing_content(root: &Path) -> Diagnostic {
    let folders: Vec<String> = std::fs::read_dir(root)
        .map(|entries| {
            let names = entries.filter_map(Result::ok);
            names
                .filter_map(|entry| entry.file_name().into_string().ok())
                .collect()
        })
        .unwrap_or_default();
    let near = crate::nearest::nearest(
        CONTENT,
        folders.iter().map(|name| (name.as_str(), name.as_str())),
    );
    let help = match near {
        Some(near) => text!(
            "Ska mappen {near} heta {CONTENT}?",
            "Should the folder {near} be called {CONTENT}?"
        ),
        None => text!(
            "Skapa mappen {CONTENT}/ och lägg texterna där.",
            "Make the folder {CONTENT}/ and put the texts there."
        ),
    };
    Diagnostic::new(
        Severity::Error,
        "missing-content",
        format!("{CONTENT}/"),
        text!(
            "Mappen {CONTENT}/ med webbplatsens texter saknas.",
            "The folder {CONTENT}/ with the site's texts is missing."
        ),
        help,
    )
}

/// Two files whose names look the same but are written with other characters, as systems differ in
/// how they keep å, ä and ö.
pub(super) fn same_name(path: String) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "duplicate-file",
        path,
        text!(
            "Det finns två filer med det här namnet: å, ä eller ö är lagrat på olika sätt.",
            "There are two files of this name: å, ä or ö is stored in different ways."
        ),
        text!(
            "Ta bort eller döp om den ena. De har troligen kommit från olika datorer.",
            "Remove or rename one of them. They probably come from different computers."
        ),
    )
}

pub(super) fn too_large(path: String) -> Diagnostic {
    let limit = LARGEST_TEXT / (1024 * 1024);
    Diagnostic::new(
        Severity::Error,
        "file-too-large",
        path,
        text!(
            "Filen är större än {limit} MB och läses inte.",
            "The file is larger than {limit} MB and is not read."
        ),
        text!(
            "En text brukar vara några kilobyte. Har en bild klistrats in i texten? Lägg den som egen fil.",
            "A text is usually a few kilobytes. Has a picture been pasted into it? Put it in a file of its own."
        ),
    )
}

pub(super) fn unreadable(path: String, error: &io::Error) -> Diagnostic {
    let Text { sv, en } = reason_of(error);
    Diagnostic::new(
        Severity::Error,
        "unreadable-file",
        path,
        text!(
            "Filen går inte att läsa ({sv}).",
            "The file cannot be read ({en})."
        ),
        text!(
            "Kontrollera att du har rätt att läsa filen och att den inte är öppen i ett annat program.",
            "Check that you may read the file and that no other program holds it."
        ),
    )
}

pub(super) fn unreadable_entry(path: String, error: &walkdir::Error) -> Diagnostic {
    if error.loop_ancestor().is_some() {
        return Diagnostic::new(
            Severity::Error,
            "symlink-loop",
            path,
            text!(
                "Länken leder runt i en cirkel.",
                "The link leads round in a circle."
            ),
            text!(
                "Ta bort den symboliska länken.",
                "Remove the symbolic link."
            ),
        );
    }
    match error.io_error() {
        Some(error) => unreadable(path, error),
        None => unreadable(path, &io::Error::other("?")),
    }
}

/// A pipe, a socket or a device.
pub(super) fn not_a_file(path: String) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "unreadable-file",
        path,
        text!(
            "Det här är ingen vanlig fil.",
            "This is not an ordinary file."
        ),
        text!(
            "Ta bort den ur webbplatsens mapp.",
            "Remove it from the site's folder."
        ),
    )
}

pub(super) fn outside_site(path: String) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "outside-site",
        path,
        text!(
            "Den symboliska länken leder ut ur webbplatsens mapp.",
            "The symbolic link leads out of the site's folder."
        ),
        text!(
            "Kopiera in filen i stället för att länka till den.",
            "Copy the file in rather than link to it."
        ),
    )
}
