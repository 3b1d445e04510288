//! Pictures: what a file says of itself, the sizes it is published in, and the bytes of each.
//!
//! All of it follows from the file's content alone, so what has been made once is kept by that
//! content. A header is enough to say which sizes there are; pictures are decoded only when a page
//! that shows them is made, or when a browser asks.
//!
//! What is published never holds what a camera wrote beside the picture: the place, the time, the
//! owner's name.

mod encode;
mod exif;
mod gif;
mod jpeg;
mod kept;
mod png;
mod svg;
mod webp;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

pub use self::kept::{ImageError, Images, Kept, Read};

/// The largest picture file that is read: cameras' own files are smaller.
pub const LARGEST_FILE: u64 = 40 * 1024 * 1024;

/// The most pixels that are decoded: three bytes each must fit in memory, once for each thread.
pub const MOST_PIXELS: u64 = 60_000_000;

/// The widths that a picture is published in besides its own, when it is wider.
const WIDTHS: [u32; 3] = [480, 800, 1200];

/// The largest width that pages show: what cameras give is several times as wide as any screen needs.
pub const WIDEST: u32 = 1600;

/// A format that browsers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Format {
    /// Photos.
    Jpeg,
    /// Drawings and screenshots.
    Png,
    /// Either, in fewer bytes.
    WebP,
    /// Small and possibly moving pictures; copied.
    Gif,
    /// Drawings without pixels; copied.
    Svg,
    /// Another format that browsers show; copied as it is.
    Other,
    /// Photos in the fewest bytes, which take long to make.
    Avif,
}

impl Format {
    /// How names of files that are made in the format end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
            Self::Svg => "svg",
            Self::Other => "",
            Self::Avif => "avif",
        }
    }
}

/// A picture's size in pixels, as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Size {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

/// What a picture's file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Facts {
    /// Hash of the file's content.
    pub hash: u128,
    /// Its format.
    pub format: Format,
    /// Its size as it is shown, where the file says.
    pub size: Option<Size>,
    /// How the picture lies in the file, as cameras number it; 1 is upright.
    pub orientation: u8,
    /// Whether it moves.
    pub moving: bool,
    /// Whether the camera has noted where it was taken.
    pub has_position: bool,
}

/// Why a file cannot be shown as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// It is damaged or no picture.
    Broken,
    /// It is a picture, in a format that browsers do not show.
    Unshowable(&'static str),
    /// It has more pixels than are decoded.
    TooManyPixels(Size),
    /// It has more bytes than are read.
    TooManyBytes(u64),
}

/// One of the sizes and formats that a picture is published in, besides the file itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Variant {
    /// Its size.
    pub size: Size,
    /// Its format.
    pub format: Format,
}

impl Variant {
    /// Where it is published, beside the file itself: `/x/bild.jpg` → `/x/bild.jpg.800.webp`. The
    /// whole name is kept, since `bild.png` may lie beside `bild.jpg`.
    pub fn route(&self, route: &str) -> String {
        format!("{route}.{}.{}", self.size.width, self.format.extension())
    }
}

/// What a container's header gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Header {
    size: Size,
    orientation: u8,
    has_position: bool,
    moving: bool,
}

impl Header {
    /// With what a camera has written besides.
    fn with(self, camera: exif::CameraData) -> Self {
        Self {
            orientation: camera.orientation,
            has_position: camera.has_position,
            ..self
        }
    }
}

impl Facts {
    /// Reads a file's header.
    ///
    /// # Errors
    /// Why it cannot be shown.
    pub fn read(bytes: &[u8]) -> Result<Self, Mistake> {
        let Some(format) = format_of(bytes) else {
            return Err(unshowable(bytes).map_or(Mistake::Broken, Mistake::Unshowable));
        };
        let facts = |size, orientation, moving, has_position| Self {
            hash: xxh3_128(bytes),
            format,
            size,
            orientation,
            moving,
            has_position,
        };
        let header = match format {
            Format::Jpeg => jpeg::header(bytes),
            Format::Png => png::header(bytes),
            Format::WebP => webp::header(bytes),
            Format::Gif => gif::header(bytes),
            Format::Svg => return Ok(facts(svg::size(bytes), 1, false, false)),
            Format::Other | Format::Avif => return Ok(facts(None, 1, false, false)),
        };
        let Header {
            size: Size { width, height },
            orientation,
            has_position,
            moving,
        } = header.ok_or(Mistake::Broken)?;
        if width == 0 || height == 0 {
            return Err(Mistake::Broken);
        }
        let size = if orientation >= 5 {
            Size {
                width: height,
                height: width,
            }
        } else {
            Size { width, height }
        };
        if u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(Mistake::TooManyPixels(size));
        }
        Ok(facts(Some(size), orientation, moving, has_position))
    }

    /// Whether the picture is decoded at all, and so can be found to be broken.
    pub fn is_decoded(&self) -> bool {
        matches!(self.format, Format::Jpeg | Format::Png | Format::WebP) && !self.moving
    }

    /// Sizes and formats that the picture may be published in besides its own, narrowest first; which
    /// of them are worth it shows when they are made. Nothing is enlarged.
    pub fn variants(&self) -> Vec<Variant> {
        let formats: &[Format] = match self.format {
            Format::WebP => &[Format::WebP],
            Format::Png => &[Format::Png, Format::WebP],
            _ => &[Format::Jpeg, Format::WebP],
        };
        self.sizes()
            .flat_map(|shown| formats.iter().map(move |format| (shown, *format)))
            .filter(|(shown, format)| (Some(*shown), *format) != (self.size, self.format))
            .map(|(size, format)| Variant { size, format })
            .collect()
    }

    /// The same sizes as AVIF, which is for photos: it would blur the letters of a drawing.
    pub fn avif_variants(&self) -> Vec<Variant> {
        let is_photo = matches!(self.format, Format::Jpeg | Format::WebP);
        self.sizes()
            .filter(|_| is_photo)
            .map(|size| Variant {
                size,
                format: Format::Avif,
            })
            .collect()
    }

    /// Sizes that the picture may be published in, narrowest first.
    fn sizes(&self) -> impl Iterator<Item = Size> + use<> {
        let size = self.size.filter(|_| self.is_decoded());
        size.into_iter().flat_map(sizes_of)
    }
}

/// The sizes of a picture, narrowest first.
fn sizes_of(size: Size) -> impl Iterator<Item = Size> {
    let widest = size.width.min(WIDEST);
    WIDTHS
        .into_iter()
        // A tenth narrower is the same picture.
        .filter(move |width| u64::from(*width) * 10 <= u64::from(widest) * 9)
        .chain([widest])
        .map(move |width| scaled(size, width))
        .filter(|shown| shown.height <= LONGEST_WEBP)
}

/// The longest side that the format WebP has room for.
const LONGEST_WEBP: u32 = 16_383;

fn scaled(size: Size, width: u32) -> Size {
    let height = u64::from(size.height) * u64::from(width) + u64::from(size.width) / 2;
    let height = height / u64::from(size.width.max(1));
    Size {
        width,
        height: u32::try_from(height).unwrap_or(u32::MAX).max(1),
    }
}

/// A file's bytes without what cameras and programs write beside the picture; untouched when it is
/// no picture that has such.
pub fn stripped(bytes: &[u8]) -> Cow<'_, [u8]> {
    let stripped = match format_of(bytes) {
        Some(Format::Jpeg) => jpeg::stripped(bytes),
        Some(Format::Png) => png::stripped(bytes),
        Some(Format::WebP) => webp::stripped(bytes),
        Some(Format::Gif) => gif::stripped(bytes),
        Some(Format::Svg | Format::Other | Format::Avif) | None => None,
    };
    stripped.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// The format, by what files begin with: names can be wrong.
fn format_of(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"\xff\xd8\xff") {
        Some(Format::Jpeg)
    } else if bytes.starts_with(png::SIGNATURE) {
        Some(Format::Png)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Format::WebP)
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(Format::Gif)
    } else if brand(bytes).is_some_and(|brand| brand == b"avif" || brand == b"avis")
        || bytes.starts_with(b"BM")
        || bytes.starts_with(b"\0\0\x01\0")
    {
        Some(Format::Other)
    } else {
        svg::is_svg(bytes).then_some(Format::Svg)
    }
}

/// The name of a format that only some programs show.
fn unshowable(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        Some("TIFF")
    } else if bytes.starts_with(b"%PDF") {
        Some("PDF")
    } else {
        brand(bytes).map(|_| "HEIC")
    }
}

/// What a file of the family of HEIC and AVIF says it is.
fn brand(bytes: &[u8]) -> Option<&[u8]> {
    (bytes.get(4..8) == Some(b"ftyp"))
        .then(|| bytes.get(8..12))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(format: Format, width: u32, height: u32) -> Facts {
        Facts {
            hash: 0,
            format,
            size: Some(Size { width, height }),
            orientation: 1,
            moving: false,
            has_position: false,
        }
    }

    fn names(facts: Facts) -> Vec<String> {
        let variants = facts.variants();
        variants.iter().map(|variant| variant.route("b")).collect()
    }

    #[test]
    fn no_picture_is_made_larger_than_it_is() {
        assert_eq!(names(facts(Format::Jpeg, 300, 200)), ["b.300.webp"]);
        assert_eq!(
            names(facts(Format::Png, 820, 400)),
            ["b.480.png", "b.480.webp", "b.820.webp"]
        );
        assert_eq!(
            names(facts(Format::Jpeg, 6000, 4000))
                .last()
                .map(String::as_str),
            Some("b.1600.webp")
        );
        assert_eq!(
            names(facts(Format::WebP, 1000, 400)),
            ["b.480.webp", "b.800.webp"]
        );
    }

    #[test]
    fn a_picture_as_narrow_as_a_thread_keeps_a_pixel_of_height() {
        let variants = facts(Format::Jpeg, 60_000, 1).variants();
        assert!(variants.iter().all(|variant| variant.size.height == 1));
    }

    #[test]
    fn nothing_that_begins_like_a_picture_makes_the_program_stop() {
        let beginnings: [&[u8]; 8] = [
            b"\xff\xd8\xff\xe1\0\x20Exif\0\0II*\0\xff\xff\xff\xff",
            b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR",
            b"RIFF\xff\xff\xff\xffWEBPVP8X\xff\xff\xff\xff",
            b"GIF89a\x01\0\x01\0\x80",
            b"<svg width=\"",
            b"\0\0\0\x20ftypheic",
            b"BM",
            b"",
        ];
        let mut random = fastrand::Rng::with_seed(7);
        for beginning in beginnings {
            for _ in 0..400 {
                let mut bytes = beginning.to_vec();
                let length = random.usize(..60);
                bytes.extend(std::iter::repeat_with(|| random.u8(..)).take(length));
                bytes.truncate(random.usize(..=bytes.len()));
                let _ = Facts::read(&bytes);
                let _ = stripped(&bytes);
            }
        }
    }
}
