//! From text to the outlines of its letters: shaped with the fonts that come with the program, and put
//! in the order that they are seen in, from either side.

use std::ops::Range;
use std::sync::OnceLock;

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use rustybuzz::{Direction, Face, UnicodeBuffer};
use tiny_skia::{Path, PathBuilder};
use unicode_bidi::{BidiInfo, Level};
use unicode_normalization::UnicodeNormalization;

const LATIN: &[u8] = include_bytes!("fonts/NotoSans-Bold.ttf");
const ARABIC: &[u8] = include_bytes!("fonts/NotoSansArabic-Bold.ttf");

/// The fonts, the first first.
struct Fonts([Face<'static>; 2]);

fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let face = |bytes| Face::from_slice(bytes, 0).expect("a font that comes with the program");
        Fonts([face(LATIN), face(ARABIC)])
    })
}

impl Fonts {
    fn has(&self, font: usize, letter: char) -> bool {
        self.0[font].glyph_index(letter).is_some()
    }

    /// The font of a letter: the one in use where that has signs which both have.
    fn font_of(&self, letter: char, in_use: usize) -> Option<usize> {
        let stays = !letter.is_alphanumeric() && self.has(in_use, letter);
        if stays {
            return Some(in_use);
        }
        (0..self.0.len()).find(|font| self.has(*font, letter))
    }
}

/// Signs that say how the text around them is set and are not seen themselves.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether the fonts have all letters of a text.
pub(super) fn has_letters_of(text: &str) -> bool {
    text.nfc()
        .filter(|letter| !letter.is_whitespace() && !is_unseen(*letter))
        .all(|letter| fonts().font_of(letter, 0).is_some())
}

/// A text as it is set: each letter one sign, one space between words. Soft hyphens stay, for they say
/// where a word may be parted.
pub(super) fn plain(text: &str) -> String {
    let composed: String = text
        .nfc()
        .filter(|letter| *letter == '\u{ad}' || !is_unseen(*letter))
        .collect();
    let words: Vec<&str> = composed
        .split_whitespace()
        .filter(|word| word.chars().any(|letter| !is_unseen(letter)))
        .collect();
    words.join(" ")
}

/// Whether a text begins at the right.
pub(super) fn is_from_the_right(text: &str) -> bool {
    level_of(text).is_rtl()
}

fn level_of(text: &str) -> Level {
    let paragraphs = BidiInfo::new(text, None).paragraphs;
    paragraphs
        .first()
        .map_or(Level::ltr(), |paragraph| paragraph.level)
}

/// A line of letters, set from the left.
pub(super) struct Line {
    outlines: PathBuilder,
    size: f32,
    /// How far it reaches.
    pub(super) width: f32,
}

impl Line {
    /// Sets a line in a size; `from_the_right` is the direction of the text that it is part of.
    pub(super) fn set(text: &str, size: f32, from_the_right: bool) -> Self {
        let mut line = Self {
            outlines: PathBuilder::new(),
            size,
            width: 0.0,
        };
        let text: String = text.chars().filter(|letter| !is_unseen(*letter)).collect();
        let level = if from_the_right {
            Level::rtl()
        } else {
            Level::ltr()
        };
        let bidi = BidiInfo::new(&text, Some(level));
        for paragraph in &bidi.paragraphs {
            let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for run in runs {
                let is_rtl = levels[run.start].is_rtl();
                line.run(&text[run], is_rtl);
            }
        }
        line
    }

    /// The outlines of its letters, if it has any.
    pub(super) fn finish(self) -> Option<Path> {
        self.outlines.finish()
    }

    /// Letters in one direction.
    fn run(&mut self, text: &str, is_rtl: bool) {
        let mut parts = by_font(text);
        if is_rtl {
            parts.reverse();
        }
        for (font, range) in parts {
            self.shape(font, &text[range], is_rtl);
        }
    }

    fn shape(&mut self, font: usize, text: &str, is_rtl: bool) {
        let face = &fonts().0[font];
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if is_rtl {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        });
        let shaped = rustybuzz::shape(face, &[], buffer);
        let units = |value: i32| f32::from(i16::try_from(value).unwrap_or(i16::MAX));
        let scale = self.size / units(face.units_per_em());
        for (glyph, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let mut pen = Pen {
                to: &mut self.outlines,
                x: self.width + units(position.x_offset) * scale,
                y: -units(position.y_offset) * scale,
                scale,
            };
            if let Ok(id) = u16::try_from(glyph.glyph_id) {
                face.outline_glyph(GlyphId(id), &mut pen);
            }
            self.width += units(position.x_advance) * scale;
        }
    }
}

/// Parts of a text that have a font in common, in the order that they are read.
fn by_font(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        let in_use = parts.last().map_or(0, |(font, _)| *font);
        let font = fonts().font_of(letter, in_use).unwrap_or(in_use);
        match parts.last_mut() {
            Some((same, range)) if *same == font => range.end = end,
            _ => parts.push((font, at..end)),
        }
    }
    parts
}

/// Draws a glyph where it stands; fonts count upwards, pictures downwards.
struct Pen<'p> {
    to: &'p mut PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen<'_> {
    fn x(&self, x: f32) -> f32 {
        self.x + x * self.scale
    }

    fn y(&self, y: f32) -> f32 {
        self.y - y * self.scale
    }
}

impl OutlineBuilder for Pen<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.to.move_to(self.x(x), self.y(y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.to.line_to(self.x(x), self.y(y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.to
            .quad_to(self.x(x1), self.y(y1), self.x(x), self.y(y));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.to.cubic_to(
            self.x(x1),
            self.y(y1),
            self.x(x2),
            self.y(y2),
            self.x(x),
            self.y(y),
        );
    }

    fn close(&mut self) {
        self.to.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn width(text: &str) -> f32 {
        Line::set(text, 100.0, is_from_the_right(text)).width
    }

    #[test]
    fn arabic_letters_join_their_neighbours() {
        // Joined forms take other room than the same letters apart.
        let apart: f32 = "\u{643}\u{64a}\u{641}"
            .chars()
            .map(|letter| width(&letter.to_string()))
            .sum();
        let joined = width("\u{643}\u{64a}\u{641}");
        assert!(joined < apart * 0.9, "{joined} {apart}");
        assert!(is_from_the_right("كيف نتعلم BOSS"));
        assert!(!is_from_the_right("BOSS كيف"));
    }

    #[test]
    fn a_name_in_another_script_keeps_its_own_font_and_order() {
        let text = "كيف BOSS";
        let parts = by_font(text);
        assert_eq!(
            parts.iter().map(|(font, _)| *font).collect::<Vec<_>>(),
            [1, 0]
        );
    }
}
