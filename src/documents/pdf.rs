//! PDF files (ISO 32000-2): marked structure, language, title, pages, letters, dates and author.

mod font;
mod text;
mod words;

use lopdf::{Dictionary, Document, Error, LoadOptions, Object};

use super::{Facts, Format, Mistake, day_of, identity_numbers, is_person};

/// The most that one stream may become when it is unpacked, in bytes.
const LARGEST_STREAM: usize = 32 * 1024 * 1024;

/// The most that a page's content may be, in bytes, for its text to be looked through.
const LARGEST_PAGE: usize = 4 * 1024 * 1024;

/// How many pages are looked through for identity numbers.
const MOST_PAGES: usize = 500;

/// How far into a file its mark may stand, and how far from its end its last.
const MARGIN: usize = 1024;

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Facts, Mistake> {
    let holds = |part: &[u8], mark: &[u8]| memchr::memmem::find(part, mark).is_some();
    if !holds(&bytes[..bytes.len().min(MARGIN)], b"%PDF-") {
        return Err(Mistake::OtherFormat);
    }
    // What is cut short can often be shown in part, which readers would not notice.
    if !holds(&bytes[bytes.len().saturating_sub(MARGIN)..], b"%%EOF") {
        return Err(Mistake::Broken);
    }
    let options = LoadOptions::with_max_decompressed_size(LARGEST_STREAM);
    let loaded = Document::load_mem_with_options(bytes, options);
    let document = loaded.map_err(|error| match error {
        Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
            Mistake::UnpacksTooLarge
        }
        _ => unreadable(bytes),
    })?;
    if document.is_encrypted() {
        return Err(Mistake::Locked);
    }
    facts(&document).ok_or_else(|| unreadable(bytes))
}

/// Why nothing can be made of a file: what is locked looks damaged.
fn unreadable(bytes: &[u8]) -> Mistake {
    if memchr::memmem::find(bytes, b"/Encrypt").is_some() {
        Mistake::Locked
    } else {
        Mistake::Broken
    }
}

fn facts(document: &Document) -> Option<Facts> {
    let catalog = document.catalog().ok()?;
    let pages = document.get_pages().len();
    if pages == 0 {
        return None;
    }
    let information = document
        .trailer
        .get_deref(b"Info", document)
        .and_then(Object::as_dict)
        .ok();
    let written = |key: &[u8]| {
        let value = information?.get_deref(key, document).ok()?;
        let text = lopdf::decode_text_string(value).ok()?;
        (!text.trim().is_empty()).then_some(text)
    };
    let dates = [written(b"CreationDate"), written(b"ModDate")];
    let dates = dates.iter().flatten();
    let date = dates.filter_map(|date| day_of(date.trim_start_matches("D:")));
    let said = [text::text(document), words::words(document, catalog)].concat();
    Some(Facts {
        format: Format::Pdf,
        pages: u32::try_from(pages).ok(),
        has_structure: Some(is_tagged(document, catalog)),
        has_language: Some(is_filled(document, catalog, b"Lang")),
        has_title: written(b"Title").is_some() || has_title_in_metadata(document, catalog),
        shows_title: Some(shows_title(document, catalog)),
        has_text: has_text(document),
        undescribed_pictures: 0,
        date: date.max(),
        names_author: written(b"Author").is_some_and(|author| is_person(&author)),
        identity_numbers: identity_numbers(&said),
    })
}

/// Whether structure is there and said to be right (ISO 32000-2, 14.7 and 14.8).
fn is_tagged(document: &Document, catalog: &Dictionary) -> bool {
    let marked = catalog
        .get_deref(b"MarkInfo", document)
        .and_then(Object::as_dict)
        .and_then(|information| information.get_deref(b"Marked", document))
        .and_then(Object::as_bool);
    marked.unwrap_or(false) && catalog.get_deref(b"StructTreeRoot", document).is_ok()
}

/// Whether windows show the title (ISO 32000-2, 12.2).
fn shows_title(document: &Document, catalog: &Dictionary) -> bool {
    let shows = catalog
        .get_deref(b"ViewerPreferences", document)
        .and_then(Object::as_dict)
        .and_then(|preferences| preferences.get_deref(b"DisplayDocTitle", document))
        .and_then(Object::as_bool);
    shows.unwrap_or(false)
}

fn is_filled(document: &Document, dictionary: &Dictionary, key: &[u8]) -> bool {
    let value = dictionary.get_deref(key, document).and_then(Object::as_str);
    value.is_ok_and(|value| !value.trim_ascii().is_empty())
}

/// Whether the description of the document has a title (XMP, ISO 16684-1).
fn has_title_in_metadata(document: &Document, catalog: &Dictionary) -> bool {
    let stream = catalog
        .get_deref(b"Metadata", document)
        .and_then(Object::as_stream);
    let content = stream.and_then(|stream| stream.get_plain_content_with_limit(LARGEST_PAGE));
    let Ok(content) = content else { return false };
    let content = String::from_utf8_lossy(&content);
    let Some((_, after)) = content.split_once("<dc:title") else {
        return false;
    };
    let title = after.split("</dc:title").next().unwrap_or_default();
    // What stands between the marks of its elements.
    let mut parts = title.split('<').filter_map(|part| part.split_once('>'));
    parts.any(|(_, text)| !text.trim().is_empty())
}

/// Whether there are letters: a document of pictures alone has no font.
fn has_text(document: &Document) -> bool {
    let is_of = |object: &Object, key: &[u8], wanted: &[u8]| {
        let dictionary = match object {
            Object::Dictionary(dictionary) => Some(dictionary),
            Object::Stream(stream) => Some(&stream.dict),
            _ => None,
        };
        let name =
            dictionary.and_then(|dictionary| dictionary.get(key).and_then(Object::as_name).ok());
        name.is_some_and(|name| name == wanted)
    };
    let mut objects = document.objects.values();
    let has_font = objects.any(|object| is_of(object, b"Type", b"Font"));
    let mut objects = document.objects.values();
    has_font || !objects.any(|object| is_of(object, b"Subtype", b"Image"))
}
