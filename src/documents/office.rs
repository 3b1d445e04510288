//! Word, Excel and PowerPoint files (Office Open XML, ECMA-376), and those of OpenDocument: a zip archive
//! of XML files. Those with text, pictures and properties are looked at, and all of them are searched for
//! identity numbers.

mod open_document;
mod parts;
mod words;

use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use self::parts::Parts;
use self::words::Words;
use super::{Facts, Format, Mistake, day_of, identity_numbers, is_person};

/// From how many paragraphs on a text needs headings.
const LONG_TEXT: u32 = 20;

/// The most letters that a page of text has: where there are more, whoever wrote the number of pages
/// did not count them.
const MOST_ON_PAGE: usize = 6_000;

/// What stands in the properties of a file.
#[derive(Default)]
struct Properties {
    title: String,
    authors: Vec<String>,
    language: String,
    dates: Vec<String>,
}

impl Properties {
    /// Whether one of its authors seems to be a person.
    fn names_person(&self) -> bool {
        self.authors.iter().any(|author| is_person(author))
    }

    /// The latest day that it was written or changed.
    fn date(&self) -> Option<Date> {
        let dates = self.dates.iter();
        let days = dates.filter_map(|date| day_of(&date.get(..10)?.replace('-', "")));
        days.max()
    }
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
    let mut parts = Parts::open(bytes)?;
    if format == Format::OpenDocument {
        return open_document::read(&mut parts);
    }
    if !parts.has(main_part(format)) {
        return Err(Mistake::OtherFormat);
    }
    let mut properties = Properties::default();
    let mut content = Content::default();
    let mut pages = 0;
    for name in parts.names(|name| is_wanted(name, format)) {
        let part = parts.text(&name)?;
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
    parts.search(|name| !is_wanted(name, format), &mut content.words);
    let pages = match format {
        Format::PowerPoint => parts.names(is_slide).len(),
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
        date: properties.date(),
        names_author: properties.names_person(),
        identity_numbers: identity_numbers(&content.words.all()),
    }
}

fn main_part(format: Format) -> &'static str {
    match format {
        Format::Excel => "xl/workbook.xml",
        Format::PowerPoint => "ppt/presentation.xml",
        Format::Word | Format::Pdf | Format::OpenDocument => "word/document.xml",
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
        Format::Word | Format::Pdf | Format::OpenDocument => begins(&[
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

/// Whether an element names an author: whoever wrote the file, and in OpenDocument whoever began it.
fn is_author(name: &str) -> bool {
    matches!(name, "creator" | "initial-creator")
}

/// The properties that every kind of file has (ECMA-376, part 2, 11; OpenDocument 1.3, part 3, 4.3).
fn read_properties(xml: &str) -> Result<Properties, Mistake> {
    let mut properties = Properties::default();
    let mut reader = Reader::from_str(xml);
    let mut within = String::new();
    loop {
        match reader.read_event().map_err(|_| Mistake::Broken)? {
            Event::Start(element) => {
                local_name(&element).clone_into(&mut within);
                if is_author(&within) {
                    properties.authors.push(String::new());
                }
            }
            Event::End(_) => within.clear(),
            Event::Text(text) => {
                let text: &str = &text;
                match within.as_str() {
                    "title" => properties.title.push_str(text.trim()),
                    name if is_author(name) => {
                        if let Some(author) = properties.authors.last_mut() {
                            author.push_str(text);
                        }
                    }
                    "language" => properties.language.push_str(text.trim()),
                    "created" | "modified" | "creation-date" | "date" => {
                        properties.dates.push(text.to_owned())
                    }
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
