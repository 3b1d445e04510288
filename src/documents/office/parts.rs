//! The parts of an Office file: files in an archive, whose sizes are bounded when they are unpacked.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::words::Words;
use crate::documents::{Format, LARGEST_UNPACKED, Mistake};

/// The most that one part may be when it is unpacked, in bytes.
const LARGEST_PART: u64 = 64 * 1024 * 1024;

/// How many parts of a kind are looked through.
const MOST_PARTS: usize = 2_000;

/// An archive.
pub(super) struct Parts<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    names: Vec<String>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> Parts<'b> {
    /// Looks into a file.
    ///
    /// # Errors
    /// What it is when it is no archive that can be read.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Mistake> {
        // A locked file, and one of the time before 2007, is no archive (MS-CFB).
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            return Err(Mistake::Locked);
        }
        if !bytes.starts_with(b"PK") {
            return Err(Mistake::OtherFormat);
        }
        Self::within(bytes, LARGEST_UNPACKED).ok_or(Mistake::Broken)
    }

    fn within(bytes: &'b [u8], left: u64) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let names = archive.file_names();
        let names = names.filter_map(|name| name.ok().map(std::borrow::Cow::into_owned));
        Some(Self {
            names: names.collect(),
            archive,
            left,
        })
    }

    /// Whether there is a part with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// The names of the first parts that are wanted.
    pub(super) fn names(&self, is_wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let wanted = self.names.iter().filter(|name| is_wanted(name));
        wanted.take(MOST_PARTS).cloned().collect()
    }

    /// A part as text; what it says of its own size is not believed.
    ///
    /// # Errors
    /// When it is damaged, or larger than any that is read.
    pub(super) fn text(&mut self, name: &str) -> Result<String, Mistake> {
        let most = LARGEST_PART.min(self.left);
        let file = self.archive.by_name(name).map_err(|_| Mistake::Broken)?;
        let mut bytes = Vec::new();
        let read = file
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Mistake::Broken)?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        if read > most {
            return Err(Mistake::UnpacksTooLarge);
        }
        self.left -= read;
        String::from_utf8(bytes).map_err(|_| Mistake::Broken)
    }

    /// Takes the words of the parts that a file does not stand or fall with: comments, notes, properties,
    /// names and sources of tables, and documents put into this one.
    pub(super) fn search(&mut self, is_wanted: impl Fn(&str) -> bool, words: &mut Words) {
        for name in self.names(|name| is_text(name) && is_wanted(name)) {
            words.search(&decoded(self.beginning(&name)));
        }
        for name in self.names(is_embedded) {
            let bytes = self.beginning(&name);
            // What lies deeper is not looked for.
            if let Some(mut inner) = Parts::within(&bytes, self.left) {
                for name in inner.names(is_text) {
                    words.search(&decoded(inner.beginning(&name)));
                }
                self.left = inner.left;
            }
        }
    }

    /// As much of a part as may be unpacked, also where the rest is damaged.
    fn beginning(&mut self, name: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        if let Ok(file) = self.archive.by_name(name) {
            let _ = file
                .take(LARGEST_PART.min(self.left))
                .read_to_end(&mut bytes);
        }
        let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(read);
        bytes
    }
}

/// Whether a part is markup with words in it; themes have none.
fn is_text(name: &str) -> bool {
    let is_markup = [".xml", ".rels", ".vml"]
        .iter()
        .any(|ending| name.ends_with(ending));
    is_markup && !name.contains("/theme/")
}

/// Whether a part is an Office file of its own, as those that charts take their numbers from.
fn is_embedded(name: &str) -> bool {
    name.contains("/embeddings/")
        && Format::of_name(name).is_some_and(|format| format != Format::Pdf)
}

/// Markup in UTF-8 or UTF-16, which are what XML may be in without saying so.
fn decoded(bytes: Vec<u8>) -> String {
    let sixteen = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| read(*pair)).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => sixteen(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => sixteen(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}
