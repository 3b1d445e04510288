//! Word, Excel and PowerPoint files (Office Open XML, ECMA-376): a zip archive of XML files. Those with
//! text, pictures and properties are looked at, and all of them are searched for identity numbers.

mod words;

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use self::words::Words;
use super::{Facts, Format, LARGEST_UNPACKED, Mistake, day_of, identity_numbers, is_person};

/// The most that one part may be when it is unpacked, in bytes.
const LARGEST_PART: u64 = 64 * 1024 * 1024;

/// How many parts are looked through.
const MOST_PARTS: usize = 2_000;

/// From how many paragraphs on a text needs headings.
const LONG_TEXT: u32 = 20;

/// The most letters that a page of text has: where there are more, whoever wrote the number of pages
/// did not count them.
const MOST_ON_PAGE: usize = 6_000;

/// What stands in the properties of a file.
#[derive(Default)]
struct Properties {
    title: String,
    author: String,
    language: String,
    dates: Vec<String>,
}

/// What stands in the parts with text.
#[derive(Default)]
struct Content {
    words: Words,
    /// The length of what is shown, in bytes.
    length: usize,
    paragraphs: u32,
    headings: u32,
    undescribed: u32,
    has_language: bool,
    /// Whether the picture that is being read has no description.
    lacks_description: bool,
}

/// Reads a file.
pub(super) fn read(bytes: &[u8], format: Format) -> Result<Facts, Mistake> {
    // A locked file, and one of the time before 2007, is no archive (MS-CFB).
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(Mistake::Locked);
    }
    if !bytes.starts_with(b"PK") {
        return Err(Mistake::OtherFormat);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Mistake::Broken)?;
    let names = names(&archive);
    if !names.iter().any(|name| name == main_part(format)) {
        return Err(Mistake::OtherFormat);
    }
    let mut properties = Properties::default();
    let mut content = Content::default();
    let mut pages = 0;
    let mut left = LARGEST_UNPACKED;
    let wanted = names.iter().filter(|name| is_wanted(name, format));
    for name in wanted.take(MOST_PARTS) {
        let part = unpacked(&mut archive, name, &mut left)?;
        if name == PROPERTIES {
            properties = read_properties(&part)?;
            content.words.search(&part);
        } else if name == STATISTICS {
            pages = read_pages(&part)?;
            content.words.search(&part);
        } else {
            content.read(&part, format)?;
        }
    }
    let others = names.iter().filter(|name| !is_wanted(name, format));
    search(&mut archive, others, &mut left, &mut content.words);
    let pages = match format {
        Format::PowerPoint => names.iter().filter(|name| is_slide(name)).count(),
        _ if content.length > pages * MOST_ON_PAGE => 0,
        _ => pages,
    };
    let pages = u32::try_from(pages).ok().filter(|pages| *pages > 0);
    Ok(Facts {
        pages,
        ..facts(format, &properties, content)
    })
}

fn facts(format: Format, properties: &Properties, content: Content) -> Facts {
    let dates = properties.dates.iter();
    let date = dates.filter_map(|date| day_of(&date.get(..10)?.replace('-', "")));
    let is_word = format == Format::Word;
    let is_long = content.paragraphs >= LONG_TEXT;
    Facts {
        format,
        pages: None,
        has_structure: (is_word && is_long).then_some(content.headings > 0),
        has_language: (format != Format::Excel)
            .then_some(content.has_language || !properties.language.is_empty()),
        has_title: !properties.title.is_empty(),
        shows_title: None,
        has_text: true,
        undescribed_pictures: content.undescribed,
        date: date.max(),
        names_author: is_person(&properties.author),
        identity_numbers: identity_numbers(&content.words.all()),
    }
}

fn main_part(format: Format) -> &'static str {
    match format {
        Format::Excel => "xl/workbook.xml",
        Format::PowerPoint => "ppt/presentation.xml",
        Format::Word | Format::Pdf => "word/document.xml",
    }
}

fn is_wanted(name: &str, format: Format) -> bool {
    let begins = |places: &[&str]| places.iter().any(|place| name.starts_with(place));
    let in_format = match format {
        Format::Excel => begins(&[
            "xl/sharedStrings",
            "xl/worksheets/sheet",
            "xl/drawings/drawing",
        ]),
        Format::PowerPoint => begins(&["ppt/slides/slide", "ppt/notesSlides/"]),
        Format::Word | Format::Pdf => begins(&[
            "word/document",
            "word/styles.xml",
            "word/header",
            "word/footer",
            "word/footnotes",
        ]),
    };
    let is_properties = name == PROPERTIES || (name == STATISTICS && format == Format::Word);
    is_properties || (in_format && name.ends_with(".xml"))
}

/// What a file says of itself.
const PROPERTIES: &str = "docProps/core.xml";

/// What a program counted when it saved the file.
const STATISTICS: &str = "docProps/app.xml";

fn is_slide(name: &str) -> bool {
    let number = name.strip_prefix("ppt/slides/slide");
    let number = number.and_then(|rest| rest.strip_suffix(".xml"));
    number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// How many pages there are (ECMA-376, part 1, 22.2.2.20); 0 where it is not said.
fn read_pages(xml: &str) -> Result<usize, Mistake> {
    let mut reader = Reader::from_str(xml);
    let mut is_pages = false;
    loop {
        match reader.read_event().map_err(|_| Mistake::Broken)? {
            Event::Start(element) => is_pages = local_name(&element) == "Pages",
            Event::Text(text) if is_pages => return Ok(text.trim().parse().unwrap_or(0)),
            Event::Eof => return Ok(0),
            _ => {}
        }
    }
}

/// A part as text; what it says of its own size is not believed.
fn unpacked(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    left: &mut u64,
) -> Result<String, Mistake> {
    let most = LARGEST_PART.min(*left);
    let file = archive.by_name(name).map_err(|_| Mistake::Broken)?;
    let mut bytes = Vec::new();
    let read = file
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| Mistake::Broken)?;
    let read = u64::try_from(read).unwrap_or(u64::MAX);
    if read > most {
        return Err(Mistake::UnpacksTooLarge);
    }
    *left -= read;
    String::from_utf8(bytes).map_err(|_| Mistake::Broken)
}

fn names(archive: &ZipArchive<Cursor<&[u8]>>) -> Vec<String> {
    let names = archive.file_names();
    let names = names.filter_map(|name| name.ok().map(std::borrow::Cow::into_owned));
    names.collect()
}

/// Takes the words of the parts that a file does not stand or fall with: comments, notes, properties,
/// names and sources of tables, and documents put into this one.
fn search<'n>(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    names: impl Iterator<Item = &'n String>,
    left: &mut u64,
    words: &mut Words,
) {
    let names = names.filter(|name| is_text(name) || is_embedded(name));
    for name in names.take(MOST_PARTS) {
        let Some(part) = beginning(archive, name, left) else {
            continue;
        };
        if is_text(name) {
            words.search(&decoded(part));
        } else if let Ok(mut inner) = ZipArchive::new(Cursor::new(part.as_slice())) {
            let inner_names = self::names(&inner);
            // What lies deeper is not looked for.
            let texts = inner_names.iter().filter(|name| is_text(name));
            for name in texts.take(MOST_PARTS) {
                let part = beginning(&mut inner, name, left);
                words.search(&decoded(part.unwrap_or_default()));
            }
        }
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

/// As much of a part as may be unpacked.
fn beginning(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    name: &str,
    left: &mut u64,
) -> Option<Vec<u8>> {
    let file = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    // What has been read is looked through, also where the rest is damaged.
    let _ = file.take(LARGEST_PART.min(*left)).read_to_end(&mut bytes);
    *left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
    Some(bytes)
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

/// The properties that every kind of file has (ECMA-376, part 2, 11).
fn read_properties(xml: &str) -> Result<Properties, Mistake> {
    let mut properties = Properties::default();
    let mut reader = Reader::from_str(xml);
    let mut within = String::new();
    loop {
        match reader.read_event().map_err(|_| Mistake::Broken)? {
            Event::Start(element) => local_name(&element).clone_into(&mut within),
            Event::End(_) => within.clear(),
            Event::Text(text) => {
                let text: &str = &text;
                match within.as_str() {
                    "title" => properties.title.push_str(text.trim()),
                    "creator" => properties.author.push_str(text),
                    "language" => properties.language.push_str(text.trim()),
                    "created" | "modified" => properties.dates.push(text.to_owned()),
                    _ => {}
                }
            }
            Event::Eof => return Ok(properties),
            _ => {}
        }
    }
}

impl Content {
    fn read(&mut self, xml: &str, format: Format) -> Result<(), Mistake> {
        let mut reader = Reader::from_str(xml);
        let mut in_text = false;
        // Pictures and other shapes have their descriptions in elements with the same name.
        let mut in_picture = false;
        loop {
            let event = reader.read_event().map_err(|_| Mistake::Broken)?;
            self.words.take(&event);
            match event {
                Event::Start(element) => {
                    let name = local_name(&element);
                    in_text = matches!(name, "t" | "v");
                    in_picture |= name == "pic";
                    self.element(&element, format, in_picture);
                }
                Event::Empty(element) => self.element(&element, format, in_picture),
                Event::Text(text) if in_text => self.length += text.len(),
                Event::End(element) => {
                    in_text = false;
                    if element.local_name().as_ref() == "pic" {
                        in_picture = false;
                        self.undescribed += u32::from(self.lacks_description);
                        self.lacks_description = false;
                    }
                }
                Event::Eof => {
                    self.words.end_part();
                    return Ok(());
                }
                _ => {}
            }
        }
    }

    fn element(&mut self, element: &BytesStart<'_>, format: Format, in_picture: bool) {
        let name = local_name(element);
        match (format, name) {
            (Format::Word, "p") => self.paragraphs += 1,
            (Format::Word, "pStyle") => {
                let style = attribute(element, "val").unwrap_or_default().to_lowercase();
                let is_heading = ["heading", "rubrik", "title"]
                    .iter()
                    .any(|known| style.starts_with(known));
                self.headings += u32::from(is_heading);
            }
            (Format::Word, "lang") => self.has_language |= attribute(element, "val").is_some(),
            (Format::PowerPoint, "rPr" | "endParaRPr" | "defRPr") => {
                self.has_language |= attribute(element, "lang").is_some();
            }
            (Format::Word, "docPr") => self.picture(element),
            (Format::PowerPoint | Format::Excel, "cNvPr") if in_picture => self.picture(element),
            // Office's own mark, within the element that says what the picture is.
            (_, "decorative") if attribute(element, "val").is_some_and(|value| value != "0") => {
                self.lacks_description = false;
            }
            _ => {}
        }
    }

    fn picture(&mut self, element: &BytesStart<'_>) {
        let described = ["descr", "title"]
            .iter()
            .any(|name| attribute(element, name).is_some_and(|text| !text.trim().is_empty()));
        self.lacks_description = !described;
    }
}

fn local_name<'e>(element: &'e BytesStart<'_>) -> &'e str {
    element.local_name().into_inner()
}

fn attribute(element: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let mut attributes = element.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == wanted)?;
    let value = unescape(&found.value).map(std::borrow::Cow::into_owned);
    Some(value.unwrap_or_else(|_| found.value.clone().into_owned()))
}
