//! Texts, sheets and presentations of LibreOffice and others (OpenDocument 1.3, ISO/IEC 26300).
//!
//! Of how they are built only the title and the language are judged: the words on headings are those of
//! Word.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::{Parts, Words, attribute, local_name, read_properties};
use crate::documents::{Facts, Format, Mistake, identity_numbers};

/// The part with the text.
const TEXT: &str = "content.xml";

/// The parts that say what language the text is in, unless it says so itself.
const WITH_LANGUAGE: [&str; 2] = [TEXT, "styles.xml"];

/// Reads a file.
pub(super) fn read(parts: &mut Parts<'_>) -> Result<Facts, Mistake> {
    if !parts.has(TEXT) {
        return Err(Mistake::OtherFormat);
    }
    let manifest = "META-INF/manifest.xml";
    if parts.has(manifest) && parts.text(manifest)?.contains("encryption-data") {
        return Err(Mistake::Locked);
    }
    let properties = match parts.has("meta.xml") {
        true => read_properties(&parts.text("meta.xml")?)?,
        false => super::Properties::default(),
    };
    let mut words = Words::default();
    let mut has_language = !properties.language.is_empty();
    for name in WITH_LANGUAGE {
        if parts.has(name) {
            has_language |= take(&parts.text(name)?, &mut words)?;
        }
    }
    parts.search(|name| !WITH_LANGUAGE.contains(&name), &mut words);
    Ok(Facts {
        format: Format::OpenDocument,
        pages: None,
        has_structure: None,
        has_language: Some(has_language),
        has_title: !properties.title.is_empty(),
        shows_title: None,
        has_text: true,
        undescribed_pictures: 0,
        date: properties.date(),
        names_author: properties.names_person(),
        identity_numbers: identity_numbers(&words.all()),
    })
}

/// Takes the words of a part, and says whether it names their language.
fn take(xml: &str, words: &mut Words) -> Result<bool, Mistake> {
    let mut reader = Reader::from_str(xml);
    let mut has_language = false;
    loop {
        let event = reader.read_event().map_err(|_| Mistake::Broken)?;
        words.take(&event);
        match &event {
            Event::Start(element) | Event::Empty(element)
                if !has_language && local_name(element) == "text-properties" =>
            {
                let language = attribute(element, "language");
                has_language = language.is_some_and(|language| language != "none");
            }
            Event::Eof => {
                words.end_part();
                return Ok(has_language);
            }
            _ => {}
        }
    }
}
