//! Documents that pages offer: what a PDF or an Office file says of itself, so far as that decides who
//! can read it.
//!
//! All of it follows from the file's content alone, and is kept by that content. Files come from
//! anywhere: sizes are bounded before and after they are unpacked, and what cannot be read is a
//! [`Mistake`], never a panic.

mod kept;
mod office;
mod pdf;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::identity_number::{self, Found};
use crate::municipality::Municipalities;
use crate::persons::leading_name;

pub use self::kept::Documents;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 60 * 1024 * 1024;

/// The most that the parts of a file may be when they are unpacked, in bytes.
pub const LARGEST_UNPACKED: u64 = 200 * 1024 * 1024;

/// The most text of a document that is looked through, in bytes.
const MOST_TEXT: usize = 8 * 1024 * 1024;

/// How many digits tell persons apart; the century before them is not always written.
const TEN: usize = 10;

/// From this day on documents on public bodies' sites must be accessible (lagen 2018:1937 om
/// tillgänglighet till digital offentlig service, 3 §).
pub const FIRST_DAY_OF_LAW: Date = jiff::civil::date(2018, 9, 23);

/// What kind of document a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Format {
    /// ISO 32000.
    Pdf,
    /// Texts as Office Open XML (ECMA-376).
    Word,
    /// Workbooks.
    Excel,
    /// Presentations.
    PowerPoint,
    /// Texts, workbooks and presentations as OpenDocument (ISO/IEC 26300).
    OpenDocument,
}

impl Format {
    /// The format that a file's name promises.
    pub fn of_name(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "pdf" => Some(Self::Pdf),
            "docx" => Some(Self::Word),
            "xlsx" => Some(Self::Excel),
            "pptx" => Some(Self::PowerPoint),
            "odt" | "ods" | "odp" => Some(Self::OpenDocument),
            _ => None,
        }
    }

    /// The format that a file from before 2007 (MS-DOC, MS-XLS, MS-PPT) would have today, by its name.
    pub fn of_old_name(path: &str) -> Option<Self> {
        let (_, extension) = path.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "doc" => Some(Self::Word),
            "xls" => Some(Self::Excel),
            "ppt" => Some(Self::PowerPoint),
            _ => None,
        }
    }

    /// Where its programs have the properties of a file, in Swedish and in English.
    pub fn menu(self) -> (&'static str, &'static str) {
        match self {
            Self::OpenDocument => ("Arkiv, Egenskaper", "File, Properties"),
            _ => ("Arkiv, Info", "File, Info"),
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Word => "Word",
            Self::Excel => "Excel",
            Self::PowerPoint => "PowerPoint",
            Self::OpenDocument => "OpenDocument",
        }
    }
}

/// What a document says of itself. Nothing that identifies anybody is held here, since it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// The format.
    pub format: Format,
    /// How many pages or slides: counted in PDFs and presentations, as Word wrote when it saved a text.
    pub pages: Option<u32>,
    /// Whether its parts are marked as headings, paragraphs and so on; `None` where the format has no
    /// such mark or the document is too short to need it.
    pub has_structure: Option<bool>,
    /// Whether it says what language it is in; `None` where the format has no place for it.
    pub has_language: Option<bool>,
    /// Whether it has a title.
    pub has_title: bool,
    /// Whether windows show its title rather than its file's name; `None` where the format cannot say.
    pub shows_title: Option<bool>,
    /// Whether there are letters in it, and not only pictures of letters.
    pub has_text: bool,
    /// Pictures without a description, of Office files.
    pub undescribed_pictures: u32,
    /// The latest day that it says it was written or changed.
    pub date: Option<Date>,
    /// Whether its author seems to be a person.
    pub names_author: bool,
    /// Identity numbers in it that leave no doubt, and those that may be such.
    pub identity_numbers: (u32, u32),
}

/// Why a document cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mistake {
    /// It is damaged or cut short.
    Broken,
    /// It is something else than its name says.
    OtherFormat,
    /// It asks for a password.
    Locked,
    /// It has more bytes than are read.
    TooManyBytes(u64),
    /// It is small, but becomes larger than anything that is read when it is unpacked.
    UnpacksTooLarge,
}

/// Reads a document.
///
/// # Errors
/// Why it cannot be read.
pub fn read(bytes: &[u8], format: Format) -> Result<Facts, Mistake> {
    // The formats are old and wide, and whoever made a file may have meant harm.
    let found = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Pdf => pdf::read(bytes),
        _ => office::read(bytes, format),
    }));
    found.unwrap_or(Err(Mistake::Broken))
}

/// How many identity numbers a text holds, each counted once: those that leave no doubt, and those that
/// may be such. What stands in a document often stands in its properties too.
fn identity_numbers(text: &str) -> (u32, u32) {
    let digits = |found: &Found| {
        let written = &text[found.place.clone()];
        let letters: Vec<char> = written.chars().filter(|c| c.is_alphanumeric()).collect();
        letters[letters.len().saturating_sub(TEN)..].to_vec()
    };
    let (certain, possible): (Vec<Found>, Vec<Found>) = identity_number::find(text)
        .into_iter()
        .partition(|number| number.is_certain);
    let certain: BTreeSet<Vec<char>> = certain.iter().map(digits).collect();
    let possible: BTreeSet<Vec<char>> = possible.iter().map(digits).collect();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    (
        count(certain.len()),
        count(possible.difference(&certain).count()),
    )
}

/// Whether an author is a person rather than a body.
fn is_person(author: &str) -> bool {
    static PLACES: LazyLock<Municipalities> = LazyLock::new(Municipalities::builtin);
    leading_name(author.trim(), &PLACES).is_some()
}

/// The day that eight digits are.
fn day_of(digits: &str) -> Option<Date> {
    let year = digits.get(..4)?.parse().ok()?;
    let month = digits.get(4..6)?.parse().ok()?;
    let day = digits.get(6..8)?.parse().ok()?;
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_begins_like_a_document_makes_the_program_stop() {
        const SEED: u64 = 11;
        let beginnings: [&[u8]; 6] = [
            b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n",
            b"%PDF-1.4\n%%EOF",
            b"PK\x03\x04\x14\0\0\0\x08\0",
            b"PK\x05\x06\0\0\0\0\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"",
        ];
        let formats = [
            Format::Pdf,
            Format::Word,
            Format::Excel,
            Format::PowerPoint,
            Format::OpenDocument,
        ];
        let mut random = fastrand::Rng::with_seed(SEED);
        for beginning in beginnings {
            for round in 0..300 {
                let mut bytes = beginning.to_vec();
                let length = random.usize(..200);
                bytes.extend(std::iter::repeat_with(|| random.u8(..)).take(length));
                for format in formats {
                    let found = read(&bytes, format);
                    assert!(
                        found.is_err() || format == Format::Pdf,
                        "seed {SEED}, round {round}: {found:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn an_author_is_a_person_or_a_body() {
        assert!(is_person("Anna Exempelsson"));
        assert!(!is_person("Region Skåne") && !is_person("Microsoft Office-användare"));
    }
}
