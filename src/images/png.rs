//! PNG files: the size, how the picture lies, and the file without what programs write in it.

use super::{Header, Size, exif};

/// What every PNG file begins with.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Parts that are not needed to read the pixels, but to show them as they should be.
const SHOWN: [&[u8]; 14] = [
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs", b"acTL",
    b"fcTL", b"fdAT", b"mDCV", b"cLLI",
];

struct Chunk<'b> {
    name: &'b [u8],
    content: &'b [u8],
    whole: &'b [u8],
}

fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = bytes.get(SIGNATURE.len()..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = rest.get(..4)?.try_into().ok()?;
        let length = usize::try_from(u32::from_be_bytes(length)).ok()?;
        let (whole, after) = rest.split_at_checked(length.checked_add(12)?)?;
        rest = after;
        Some(Chunk {
            name: &whole[4..8],
            content: &whole[8..8 + length],
            whole,
        })
    })
}

pub(super) fn header(bytes: &[u8]) -> Option<Header> {
    let mut all = chunks(bytes);
    let first = all.next().filter(|chunk| chunk.name == b"IHDR")?;
    let number = |at: usize| -> Option<u32> {
        Some(u32::from_be_bytes(
            first.content.get(at..at + 4)?.try_into().ok()?,
        ))
    };
    let mut header = Header {
        size: Size {
            width: number(0)?,
            height: number(4)?,
        },
        orientation: 1,
        has_position: false,
        moving: false,
    };
    for chunk in all {
        match chunk.name {
            b"eXIf" => header = header.with(exif::read(chunk.content)),
            b"acTL" => header.moving = true,
            _ => {}
        }
    }
    Some(header)
}

/// The file without camera data, texts, times and what stands after its end.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend_from_slice(SIGNATURE);
    for chunk in chunks(bytes) {
        let is_needed = chunk.name[0].is_ascii_uppercase();
        if is_needed || SHOWN.contains(&chunk.name) {
            kept.extend_from_slice(chunk.whole);
        }
        if chunk.name == b"IEND" {
            return Some(kept);
        }
    }
    // What is cut short is kept as far as it goes.
    (kept.len() > SIGNATURE.len()).then_some(kept)
}
