//! Draws a card: rings and seeds as in the mark, and over them the words.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use tiny_skia::{Color, FillRule, LineCap, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};

use super::lettering::{Line, is_from_the_right, plain};
use super::lines::Room;
use super::{SIZE, TitleCard};
use crate::colour::Colour;

const WIDTH: f32 = 1200.0;
const HEIGHT: f32 = 630.0;

/// From the edges to what is written.
const MARGIN: f32 = 80.0;

/// Where a title's room begins.
const TITLE_TOP: f32 = 156.0;

/// The room of a title.
const TITLE_ROOM: Room = Room {
    width: WIDTH - 2.0 * MARGIN,
    height: 336.0,
};

/// The size of the kind.
const KIND_SIZE: f32 = 34.0;

/// Sizes of the site's name, which may be long.
const SITE_SIZES: [f32; 3] = [34.0, 30.0, 26.0];

/// Where the kind stands, and the site's name.
const KIND_LINE: f32 = 112.0;
const SITE_LINE: f32 = 562.0;

/// The height of capital letters, for each pixel of the size.
const CAPITALS: f32 = 0.714;

/// The height of rings and dots over capital letters, for each pixel of the size.
const ACCENTS: f32 = 0.14;

/// Seeds of the built-in mark, as they lie in its own square of 40.
const SEEDS: [(f32, f32); 7] = [
    (0.7, 22.8),
    (4.7, 15.1),
    (11.5, 9.9),
    (20.0, 8.0),
    (28.5, 9.9),
    (35.3, 15.1),
    (39.3, 22.8),
];

/// The head of the built-in mark.
const HEAD: (f32, f32) = (20.0, 28.0);

/// The colour of seeds, which the kind is written in too.
const SUN: &str = "#e9b949";

/// Contrast of small letters (WCAG 2.2, 1.4.3).
const LEAST_CONTRAST: f64 = 4.5;

/// The card as PNG.
pub(super) fn png(card: &TitleCard) -> Option<Vec<u8>> {
    let mut canvas = Canvas {
        pixels: Pixmap::new(SIZE.width, SIZE.height)?,
        mirrored: is_from_the_right(&card.title),
    };
    let (deep, accent) = (card.colours.deep, card.colours.accent);
    let pale = Colour::WHITE.mixed(accent, 6);
    let sun = Colour::parse(SUN)?.until(Colour::WHITE, |sun| {
        [deep, accent]
            .iter()
            .all(|ground| sun.contrast(*ground) >= LEAST_CONTRAST)
    });
    let [red, green, blue] = deep.channels();
    canvas.pixels.fill(Color::from_rgba8(red, green, blue, 255));
    canvas.ground(card);
    canvas.line(&plain(&card.kind), KIND_SIZE, KIND_LINE, 0.0, sun);

    let setting = TITLE_ROOM.set(&plain(&card.title));
    // Without a kind the title begins where that would stand.
    let top = if card.kind.is_empty() {
        MARGIN
    } else {
        TITLE_TOP
    };
    let mut baseline = top + setting.size * CAPITALS + setting.size * ACCENTS;
    for line in &setting.lines {
        canvas.line(line, setting.size, baseline, 0.0, Colour::WHITE);
        baseline += setting.leading;
    }
    let mut indent = 0.0;
    if card.built_in_mark {
        canvas.mark(
            (canvas.across(MARGIN + 26.0), SITE_LINE - 4.0),
            1.3,
            pale,
            sun,
        );
        indent = 72.0;
    }
    let site = Room {
        width: WIDTH - 2.0 * MARGIN - indent,
        height: SITE_SIZES[0],
    };
    let (name, size) = site.on_one_line(&plain(&card.site), SITE_SIZES);
    canvas.line(&name, size, SITE_LINE, indent, pale);
    canvas.png()
}

struct Canvas {
    pixels: Pixmap,
    /// Whether it is read from the right, and so seen from the other side.
    mirrored: bool,
}

impl Canvas {
    fn across(&self, x: f32) -> f32 {
        if self.mirrored { WIDTH - x } else { x }
    }

    /// A line of text, `indent` in from the margin.
    fn line(&mut self, text: &str, size: f32, baseline: f32, indent: f32, colour: Colour) {
        let line = Line::set(text, size, is_from_the_right(text));
        let x = if self.mirrored {
            WIDTH - MARGIN - indent - line.width
        } else {
            MARGIN + indent
        };
        if let Some(letters) = line.finish() {
            let place = Transform::from_translate(x, baseline);
            self.fill(&letters, place, colour);
        }
    }

    /// What lies behind the words: rings around a head in the corner, and seeds that spread from it.
    fn ground(&mut self, card: &TitleCard) {
        let (deep, accent) = (card.colours.deep, card.colours.accent);
        let head = (self.across(WIDTH - 190.0), HEIGHT - 10.0);
        let rings = [540.0, 430.0, 320.0, 210.0];
        for (radius, colour) in rings.into_iter().zip([accent, deep].into_iter().cycle()) {
            self.disc(head, radius, colour.mixed(deep, 35));
        }
        if card.built_in_mark {
            let quiet = accent.mixed(Colour::WHITE, 10);
            self.mark(head, 12.0, quiet, quiet);
        }
    }

    /// The built-in mark with its head somewhere. It looks the same from both sides.
    fn mark(&mut self, head: (f32, f32), scale: f32, stems: Colour, seeds: Colour) {
        let place = |x: f32, y: f32| (head.0 + (x - HEAD.0) * scale, head.1 + (y - HEAD.1) * scale);
        let mut lines = PathBuilder::new();
        for (x, y) in SEEDS {
            let between =
                |share: f32| place(HEAD.0 + (x - HEAD.0) * share, HEAD.1 + (y - HEAD.1) * share);
            let (near, far) = (between(0.4), between(0.85));
            lines.move_to(near.0, near.1);
            lines.line_to(far.0, far.1);
        }
        let (start, bend, end) = (place(HEAD.0, HEAD.1), place(19.0, 34.0), place(15.0, 38.0));
        lines.move_to(start.0, start.1);
        lines.quad_to(bend.0, bend.1, end.0, end.1);
        let stroke = Stroke {
            width: 2.0 * scale,
            line_cap: LineCap::Round,
            ..Stroke::default()
        };
        if let Some(lines) = lines.finish() {
            let (pixels, paint) = (&mut self.pixels, paint(stems));
            pixels.stroke_path(&lines, &paint, &stroke, Transform::identity(), None);
        }
        self.disc(head, 4.0 * scale, stems);
        for (x, y) in SEEDS {
            self.disc(place(x, y), 2.6 * scale, seeds);
        }
    }

    fn disc(&mut self, centre: (f32, f32), radius: f32, colour: Colour) {
        if let Some(disc) = PathBuilder::from_circle(centre.0, centre.1, radius) {
            self.fill(&disc, Transform::identity(), colour);
        }
    }

    fn fill(&mut self, path: &Path, place: Transform, colour: Colour) {
        let paint = paint(colour);
        self.pixels
            .fill_path(path, &paint, FillRule::Winding, place, None);
    }

    fn png(&self) -> Option<Vec<u8>> {
        let (pixels, _) = self.pixels.data().as_chunks::<4>();
        let opaque: Vec<u8> = pixels
            .iter()
            .flat_map(|[red, green, blue, _]| [*red, *green, *blue])
            .collect();
        let mut bytes = Vec::new();
        // What is flat for long stretches packs best as it is.
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::NoFilter)
            .write_image(&opaque, SIZE.width, SIZE.height, ExtendedColorType::Rgb8)
            .ok()?;
        Some(bytes)
    }
}

fn paint(colour: Colour) -> Paint<'static> {
    let [red, green, blue] = colour.channels();
    let mut paint = Paint::default();
    paint.set_color_rgba8(red, green, blue, 255);
    paint
}
