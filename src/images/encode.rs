//! From a file to its variants: decoded once, turned upright, made smaller, and encoded again.

use std::io::Cursor;

use fast_image_resize::images::{Image as Canvas, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageResult, Limits};

use super::kept::Kept;
use super::{Facts, Format, MOST_PIXELS, Size, Variant, jpeg, webp};

/// How much of a photo is kept in smaller JPEG files, of 100: no difference shows beside the original.
const JPEG_QUALITY: u8 = 78;

/// The same for WebP.
const WEBP_QUALITY: f32 = 75.0;

/// The same for AVIF, whose scale is another: as near to the photo as the WebP is.
const AVIF_QUALITY: f32 = 70.0;

/// How hard AVIF is worked at, from 1 to 10, the fastest. One step slower takes twice as long and saves
/// a twentieth; one step faster saves a third of the time and takes an eighth more room.
const AVIF_SPEED: u8 = 9;

/// How much is kept when a whole picture must be encoded again since it lay on its side.
const UPRIGHT_QUALITY: u8 = 90;

/// The longest colour profile that is kept; those for screens are a few kilobytes.
const LONGEST_PROFILE: usize = 64 * 1024;

/// The picture is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// A decoded picture, upright.
struct Picture {
    size: Size,
    has_alpha: bool,
    pixels: Vec<u8>,
    profile: Option<Vec<u8>>,
}

/// A picture's variants that are worth it: each smaller than what would be sent without it.
pub(super) fn variants(facts: &Facts, bytes: &[u8]) -> Result<Vec<(Variant, Vec<u8>)>, Broken> {
    let original = super::stripped(bytes);
    let picture = decode(facts, &original)?;
    let wanted = facts.variants();
    let mut own = Vec::new();
    let mut modern = Vec::new();
    let mut without = 0;
    let mut sizes: Vec<Size> = wanted.iter().map(|variant| variant.size).collect();
    sizes.dedup();
    for size in sizes {
        let smaller;
        let shown = if size == picture.size {
            &picture
        } else {
            smaller = picture.resized(size).ok_or(Broken)?;
            &smaller
        };
        let mut before = original.len();
        for variant in wanted.iter().filter(|variant| variant.size == size) {
            let encoded = match variant.format {
                Format::Jpeg => shown.jpeg(JPEG_QUALITY),
                Format::Png => shown.png(),
                _ => shown.webp(facts.format),
            };
            let encoded = encoded.ok_or(Broken)?;
            if variant.format == facts.format {
                if encoded.len() < original.len() {
                    before = encoded.len();
                    own.push((*variant, encoded));
                }
            } else {
                modern.push((*variant, encoded));
            }
        }
        without += before;
    }
    // Browsers take either all sizes or none in a format, so it is worth it as a whole or not.
    if modern.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() < without {
        own.append(&mut modern);
    }
    own.sort_by_key(|(variant, _)| *variant);
    Ok(own)
}

/// A photo's variants as AVIF, when they are smaller than what is `kept` of it otherwise.
pub(super) fn avif_variants(
    facts: &Facts,
    bytes: &[u8],
    kept: &[Kept],
) -> Result<Vec<(Variant, Vec<u8>)>, Broken> {
    let original = super::stripped(bytes);
    // What has kept every pixel so far shall keep them.
    if facts.format == Format::WebP && webp::is_lossless(&original) {
        return Ok(Vec::new());
    }
    let picture = decode(facts, &original)?;
    // The encoder has no place for a profile, and colours would be others without it.
    if picture.profile.as_deref().is_some_and(|own| !is_srgb(own)) {
        return Ok(Vec::new());
    }
    let mut made = Vec::new();
    let mut without = 0;
    for variant in facts.avif_variants() {
        let shown = picture.resized(variant.size).ok_or(Broken)?;
        let Some(encoded) = shown.avif() else {
            // A picture as narrow as a thread, say.
            return Ok(Vec::new());
        };
        made.push((variant, encoded));
        let others = kept.iter().filter(|kept| kept.variant.size == variant.size);
        let smallest = others.map(|kept| kept.bytes).min();
        without += smallest.unwrap_or(original.len() as u64);
    }
    let with: u64 = made.iter().map(|(_, bytes)| bytes.len() as u64).sum();
    Ok(if with < without { made } else { Vec::new() })
}

/// The whole picture upright in its own format, without camera data.
pub(super) fn upright(facts: &Facts, bytes: &[u8]) -> Result<Vec<u8>, Broken> {
    let bytes = super::stripped(bytes);
    let picture = decode(facts, &bytes)?;
    let encoded = match facts.format {
        Format::Jpeg => picture.jpeg(UPRIGHT_QUALITY),
        Format::Png => picture.png(),
        Format::WebP => picture.encode_webp(webp::is_lossless(&bytes), f32::from(UPRIGHT_QUALITY)),
        Format::Gif | Format::Svg | Format::Other | Format::Avif => None,
    };
    encoded.ok_or(Broken)
}

fn decode(facts: &Facts, bytes: &[u8]) -> Result<Picture, Broken> {
    // A decoder paints what is missing grey and says nothing.
    if facts.format == Format::Jpeg && !jpeg::is_whole(bytes) {
        return Err(Broken);
    }
    let source = Cursor::new(bytes);
    let (image, profile) = match facts.format {
        Format::Jpeg => decode_with(JpegDecoder::new(source)),
        Format::Png => decode_with(PngDecoder::with_limits(source, limits())),
        Format::WebP => decode_with(WebPDecoder::new(source)),
        Format::Gif | Format::Svg | Format::Other | Format::Avif => return Err(Broken),
    }
    .map_err(|_| Broken)?;
    let mut image = image;
    if let Some(orientation) = Orientation::from_exif(facts.orientation) {
        image.apply_orientation(orientation);
    }
    let size = Size {
        width: image.width(),
        height: image.height(),
    };
    // The header was read by ourselves: another size means a file that says two things.
    if facts.size != Some(size) {
        return Err(Broken);
    }
    let is_see_through =
        |pixels: &[u8]| pixels.iter().skip(3).step_by(4).any(|alpha| *alpha != 255);
    let (has_alpha, pixels) = if image.color().has_alpha() {
        let with_alpha = image.into_rgba8();
        if is_see_through(with_alpha.as_raw()) {
            (true, with_alpha.into_raw())
        } else {
            (false, DynamicImage::from(with_alpha).into_rgb8().into_raw())
        }
    } else {
        (false, image.into_rgb8().into_raw())
    };
    Ok(Picture {
        size,
        has_alpha,
        pixels,
        profile: profile.filter(|profile| is_of_screens(profile)),
    })
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    // Up to four channels of two bytes.
    limits.max_alloc = Some(MOST_PIXELS * 8);
    limits
}

fn decode_with(
    decoder: ImageResult<impl ImageDecoder>,
) -> ImageResult<(DynamicImage, Option<Vec<u8>>)> {
    let mut decoder = decoder?;
    decoder.set_limits(limits())?;
    let profile = decoder.icc_profile().unwrap_or_default();
    Ok((DynamicImage::from_decoder(decoder)?, profile))
}

/// Whether a profile speaks of red, green and blue: what is decoded always does.
fn is_of_screens(profile: &[u8]) -> bool {
    profile.len() <= LONGEST_PROFILE && profile.get(16..20) == Some(b"RGB ")
}

/// Whether a profile describes the colours that everybody assumes where there is none. Its name is
/// written in one byte a letter or in two.
fn is_srgb(profile: &[u8]) -> bool {
    profile.windows(4).any(|letters| letters == b"sRGB")
        || profile.windows(8).any(|letters| letters == b"\0s\0R\0G\0B")
}

impl Picture {
    fn resized(&self, size: Size) -> Option<Self> {
        let kind = if self.has_alpha {
            PixelType::U8x4
        } else {
            PixelType::U8x3
        };
        let from = ImageRef::new(self.size.width, self.size.height, &self.pixels, kind).ok()?;
        let mut to = Canvas::new(size.width, size.height, kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        Resizer::new().resize(&from, &mut to, &options).ok()?;
        Some(Self {
            size,
            has_alpha: self.has_alpha,
            pixels: to.into_vec(),
            profile: self.profile.clone(),
        })
    }

    fn jpeg(&self, quality: u8) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.encode_with(JpegEncoder::new_with_quality(&mut bytes, quality))?;
        Some(bytes)
    }

    fn png(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        self.encode_with(PngEncoder::new(&mut bytes))?;
        Some(bytes)
    }

    fn encode_with(&self, mut encoder: impl ImageEncoder) -> Option<()> {
        if let Some(profile) = &self.profile {
            encoder.set_icc_profile(profile.clone()).ok()?;
        }
        let colour = if self.has_alpha {
            ExtendedColorType::Rgba8
        } else {
            ExtendedColorType::Rgb8
        };
        let Size { width, height } = self.size;
        encoder
            .write_image(&self.pixels, width, height, colour)
            .ok()
    }

    /// A photo loses what nobody sees; a drawing keeps every pixel where that takes less room, as it
    /// does for what has few colours and sharp edges.
    fn webp(&self, source: Format) -> Option<Vec<u8>> {
        let lossy = self.encode_webp(false, WEBP_QUALITY)?;
        if source != Format::Png {
            return Some(lossy);
        }
        let lossless = self.encode_webp(true, WEBP_QUALITY)?;
        Some(if lossless.len() <= lossy.len() {
            lossless
        } else {
            lossy
        })
    }

    fn encode_webp(&self, lossless: bool, quality: f32) -> Option<Vec<u8>> {
        let Size { width, height } = self.size;
        let encoder = if self.has_alpha {
            ::webp::Encoder::from_rgba(&self.pixels, width, height)
        } else {
            ::webp::Encoder::from_rgb(&self.pixels, width, height)
        };
        let encoded = encoder.encode_simple(lossless, quality).ok()?;
        match &self.profile {
            Some(profile) => webp::with_colours(&encoded, self.size, profile),
            None => Some(encoded.to_vec()),
        }
    }

    /// On one thread: whole pictures are made side by side.
    fn avif(&self) -> Option<Vec<u8>> {
        let width = usize::try_from(self.size.width).ok()?;
        let height = usize::try_from(self.size.height).ok()?;
        let encoder = ravif::Encoder::new()
            .with_quality(AVIF_QUALITY)
            .with_alpha_quality(AVIF_QUALITY)
            .with_speed(AVIF_SPEED)
            .with_bit_depth(ravif::BitDepth::Eight)
            .with_num_threads(Some(1));
        let encoded = if self.has_alpha {
            let (pixels, _) = self.pixels.as_chunks::<4>();
            let pixels: Vec<_> = pixels
                .iter()
                .map(|[red, green, blue, alpha]| ravif::RGBA8::new(*red, *green, *blue, *alpha))
                .collect();
            encoder.encode_rgba(ravif::Img::new(&pixels, width, height))
        } else {
            let (pixels, _) = self.pixels.as_chunks::<3>();
            let pixels: Vec<_> = pixels
                .iter()
                .map(|[red, green, blue]| ravif::RGB8::new(*red, *green, *blue))
                .collect();
            encoder.encode_rgb(ravif::Img::new(&pixels, width, height))
        };
        encoded.ok().map(|encoded| encoded.avif_file)
    }
}
