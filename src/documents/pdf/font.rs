//! Fonts of a PDF, as far as it takes to know which letters are shown and how wide they are
//! (ISO 32000-2, 9.6 and 9.7).

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Encoding, Object};

/// The most that a font's table of letters may be when it is unpacked, in bytes.
const LARGEST_TABLE: usize = 4 * 1024 * 1024;

/// How many widths of a font are read. There are no more codes of two bytes.
const MOST_WIDTHS: usize = 1 << 16;

/// Widths are given in thousandths of the font's size.
const UNIT: f32 = 0.001;

/// A font.
pub(super) struct Font<'d> {
    encoding: Encoding<'d>,
    widths: Widths,
}

/// How wide letters are, in the font's size.
enum Widths {
    /// Codes of one byte: the first of those that have a width, the widths, and that of all others.
    OfBytes {
        first: usize,
        widths: Vec<f32>,
        others: f32,
    },
    /// Codes of two bytes.
    OfPairs {
        widths: HashMap<u16, f32>,
        others: f32,
    },
    /// One of the fonts that every reader has.
    Unsaid,
}

/// How much room letters take.
pub(super) struct Room {
    /// Their widths together, in the font's size.
    pub(super) width: f32,
    /// How many they are.
    pub(super) letters: u16,
    /// How many of them are spaces that can be widened.
    pub(super) spaces: u16,
}

impl<'d> Font<'d> {
    /// Reads a font; `None` where its letters cannot be known.
    pub(super) fn of(document: &'d Document, font: &'d Dictionary) -> Option<Self> {
        let encoding = font.get_font_encoding_with_limit(document, LARGEST_TABLE);
        Some(Self {
            encoding: encoding.ok()?,
            widths: of_pairs(document, font)
                .or_else(|| of_bytes(document, font))
                .unwrap_or(Widths::Unsaid),
        })
    }

    /// The letters that some bytes stand for.
    pub(super) fn text(&self, bytes: &[u8]) -> String {
        Document::decode_text(&self.encoding, bytes).unwrap_or_default()
    }

    /// How much room the letters of some bytes take.
    pub(super) fn room(&self, bytes: &[u8]) -> Room {
        let count = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let spaces = count(bytes.iter().filter(|byte| **byte == b' ').count());
        let width = match &self.widths {
            Widths::OfPairs { widths, others } => {
                let (pairs, _) = bytes.as_chunks::<2>();
                let codes = pairs.iter().map(|pair| u16::from_be_bytes(*pair));
                let width = codes.map(|code| widths.get(&code).unwrap_or(others)).sum();
                return Room {
                    width,
                    letters: count(pairs.len()),
                    spaces: 0,
                };
            }
            Widths::OfBytes {
                first,
                widths,
                others,
            } => {
                let codes = bytes.iter().map(|byte| usize::from(*byte));
                let places = codes.map(|code| code.checked_sub(*first));
                let known = places.map(|place| widths.get(place?));
                known.map(|width| width.unwrap_or(others)).sum()
            }
            Widths::Unsaid => bytes.iter().map(|byte| usual_width(*byte)).sum(),
        };
        Room {
            width,
            letters: count(bytes.len()),
            spaces,
        }
    }
}

/// About how wide a letter is in Helvetica, which most fonts without widths are.
fn usual_width(byte: u8) -> f32 {
    match byte {
        b'0'..=b'9' | b'+' => 0.556,
        b' ' | b'-' | b'.' | b',' | b'/' | b':' => 0.3,
        b'A'..=b'Z' => 0.68,
        _ => 0.5,
    }
}

fn number(document: &Document, object: &Object) -> Option<f32> {
    let (_, object) = document.dereference(object).ok()?;
    object.as_float().ok()
}

/// The widths of a font whose codes are bytes.
fn of_bytes(document: &Document, font: &Dictionary) -> Option<Widths> {
    let given = font.get_deref(b"Widths", document).ok()?.as_array().ok()?;
    let first = font.get_deref(b"FirstChar", document).ok()?.as_i64().ok()?;
    // Letters that are drawn one by one have a measure of their own.
    let matrix = font.get_deref(b"FontMatrix", document);
    let matrix = matrix.and_then(Object::as_array).ok();
    let unit = matrix.and_then(|matrix| number(document, matrix.first()?));
    let unit = unit.unwrap_or(UNIT);
    let descriptor = document.get_dict_in_dict(font, b"FontDescriptor").ok();
    let others = descriptor.and_then(|known| number(document, known.get(b"MissingWidth").ok()?));
    let widths = given.iter().take(256);
    let widths = widths.map(|width| number(document, width).unwrap_or_default() * unit);
    Some(Widths::OfBytes {
        first: usize::try_from(first).ok()?,
        widths: widths.collect(),
        others: others.unwrap_or_default() * unit,
    })
}

/// The widths of a font whose codes are pairs of bytes (9.7.4.3): `1 [500 600] 7 9 700` gives widths to
/// 1, 2, and all from 7 to 9.
fn of_pairs(document: &Document, font: &Dictionary) -> Option<Widths> {
    let descendants = font.get_deref(b"DescendantFonts", document).ok()?;
    let descendant = descendants.as_array().ok()?.first()?;
    let (_, descendant) = document.dereference(descendant).ok()?;
    let descendant = descendant.as_dict().ok()?;
    let others = descendant.get(b"DW").ok();
    let others = others.and_then(|width| number(document, width));
    let mut widths = HashMap::new();
    let given = descendant.get_deref(b"W", document);
    let mut given = given.and_then(Object::as_array).into_iter().flatten();
    while let (Some(first), Some(next)) = (given.next(), given.next()) {
        let Some(first) = code(document, first) else {
            break;
        };
        let list = document.dereference(next).map(|(_, object)| object);
        if let Ok(Object::Array(list)) = list {
            for (code, width) in (first..=u16::MAX).zip(list) {
                widths.insert(code, number(document, width).unwrap_or_default() * UNIT);
            }
        } else {
            let (Some(last), Some(width)) = (code(document, next), given.next()) else {
                break;
            };
            let width = number(document, width).unwrap_or_default() * UNIT;
            let room = MOST_WIDTHS.saturating_sub(widths.len());
            widths.extend((first..=last).take(room).map(|code| (code, width)));
        }
        if widths.len() >= MOST_WIDTHS {
            break;
        }
    }
    Some(Widths::OfPairs {
        widths,
        others: others.unwrap_or(1000.0) * UNIT,
    })
}

fn code(document: &Document, object: &Object) -> Option<u16> {
    let (_, object) = document.dereference(object).ok()?;
    u16::try_from(object.as_i64().ok()?).ok()
}
