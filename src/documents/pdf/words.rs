//! What stands in a PDF beside its pages: what it says of itself, comments, links, bookmarks, what has
//! been filled in, and descriptions of pictures.

use lopdf::{Dictionary, Document, Object};

use super::LARGEST_PAGE;
use crate::documents::MOST_TEXT;
use crate::identity_number;

/// Entries of dictionaries that hold words (ISO 32000-2): the text of a comment and its subject, titles
/// of bookmarks, names and values of fields, what stands for a picture, and what a file is.
const WORDS: [&[u8]; 15] = [
    b"ActualText",
    b"Alt",
    b"Author",
    b"Contents",
    b"DV",
    b"Desc",
    b"E",
    b"Keywords",
    b"RC",
    b"Subj",
    b"Subject",
    b"T",
    b"TU",
    b"Title",
    b"V",
];

/// Entries that hold addresses and names of files. They have long numbers in them that are of nobody, so
/// doubt is not enough.
const ADDRESSES: [&[u8]; 3] = [b"F", b"UF", b"URI"];

/// How deep in each other dictionaries and lists are looked through.
const DEEPEST: u32 = 32;

/// All such words, each in a paragraph of its own.
pub(super) fn words(document: &Document, catalog: &Dictionary) -> String {
    let mut words = String::new();
    for object in document.objects.values() {
        take(object, &[], 0, &mut words);
    }
    let information = document.trailer.get_deref(b"Info", document);
    // What somebody has called an entry there is no matter.
    let entries = information.and_then(Object::as_dict).into_iter();
    for (_, value) in entries.flat_map(|entries| entries.iter()) {
        take(value, b"Title", 0, &mut words);
    }
    words.push_str(&metadata(document, catalog));
    words
}

/// Takes the words of an object that stands under a key.
fn take(object: &Object, key: &[u8], depth: u32, words: &mut String) {
    if depth > DEEPEST || words.len() > MOST_TEXT {
        return;
    }
    let entries = match object {
        Object::Dictionary(entries) => entries,
        Object::Stream(stream) => &stream.dict,
        Object::Array(objects) => {
            for object in objects {
                take(object, key, depth + 1, words);
            }
            return;
        }
        Object::String(..) => {
            if let Some(text) = text(object, key) {
                words.push_str(&text);
                words.push_str("\n\n");
            }
            return;
        }
        _ => return,
    };
    // The contents of a signature are no words.
    let is_signature = entries.has(b"ByteRange");
    let entries = entries.iter().filter(|_| !is_signature);
    for (key, value) in entries {
        take(value, key, depth + 1, words);
    }
}

fn text(object: &Object, key: &[u8]) -> Option<String> {
    let is_address = ADDRESSES.contains(&key);
    if !is_address && !WORDS.contains(&key) {
        return None;
    }
    let text = lopdf::decode_text_string(object).ok()?;
    let is_told = !is_address
        || identity_number::find(&text)
            .iter()
            .any(|number| number.is_certain);
    is_told.then_some(text)
}

/// The description of the document (XMP, ISO 16684-1), without its marks.
fn metadata(document: &Document, catalog: &Dictionary) -> String {
    let stream = catalog
        .get_deref(b"Metadata", document)
        .and_then(Object::as_stream);
    let content = stream.and_then(|stream| stream.get_plain_content_with_limit(LARGEST_PAGE));
    let content = content.unwrap_or_default();
    String::from_utf8_lossy(&content).replace(['<', '>', '"', '\''], "\n\n")
}
