//! JPEG files: the size, how the picture lies, and the file without what cameras write in it.

use super::{Header, Size, exif};

const START_OF_SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// A part of the file before the pixels, or between groups of them.
struct Segment<'b> {
    marker: u8,
    content: &'b [u8],
    /// Where the next begins.
    end: usize,
}

/// The segment that begins at a place.
fn segment(bytes: &[u8], at: usize) -> Option<Segment<'_>> {
    let mut at = at;
    if *bytes.get(at)? != 0xff {
        return None;
    }
    while *bytes.get(at)? == 0xff {
        at += 1;
    }
    let marker = bytes[at];
    at += 1;
    if matches!(marker, 0x01 | 0xd0..=END) {
        return Some(Segment {
            marker,
            content: &[],
            end: at,
        });
    }
    let length = bytes.get(at..at + 2)?;
    let end = at + usize::from(u16::from_be_bytes([length[0], length[1]]));
    Some(Segment {
        marker,
        content: bytes.get(at + 2..end)?,
        end,
    })
}

pub(super) fn header(bytes: &[u8]) -> Option<Header> {
    let mut at = 2;
    let (mut orientation, mut has_position) = (1, false);
    loop {
        let segment = segment(bytes, at)?;
        match segment.marker {
            0xe1 if segment.content.starts_with(b"Exif\0\0") => {
                let camera = exif::read(segment.content);
                orientation = camera.orientation;
                has_position |= camera.has_position;
            }
            // Programs write the same a second time, as text (XMP, part 2, 3.5).
            0xe1 if segment.content.starts_with(b"http://ns.adobe.com/xap/1.0/") => {
                has_position |= memchr::memmem::find(segment.content, b"GPSLatitude").is_some();
            }
            // Every kind of frame; the three left out are tables.
            0xc0..=0xcf if !matches!(segment.marker, 0xc4 | 0xc8 | 0xcc) => {
                let size = segment.content.get(1..5)?;
                return Some(Header {
                    size: Size {
                        height: u32::from(u16::from_be_bytes([size[0], size[1]])),
                        width: u32::from(u16::from_be_bytes([size[2], size[3]])),
                    },
                    orientation,
                    has_position,
                    moving: false,
                });
            }
            START_OF_SCAN | END => return None,
            _ => {}
        }
        at = segment.end;
    }
}

/// Whether a segment is needed to show the picture with its right colours.
fn is_needed(segment: &Segment<'_>) -> bool {
    match segment.marker {
        0xe0 => segment.content.starts_with(b"JFIF\0"),
        0xe2 => segment.content.starts_with(b"ICC_PROFILE\0"),
        0xee => segment.content.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

/// The file without camera data, comments and what stands after its end: telephones put a second
/// picture there, with its own place and time.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(bytes.len());
    kept.extend_from_slice(&bytes[..2]);
    let mut at = 2;
    let mut has_pixels = false;
    loop {
        let Some(segment) = segment(bytes, at) else {
            // What is cut short is kept as far as it goes, when there are pixels at all.
            return has_pixels.then_some(kept);
        };
        if is_needed(&segment) {
            kept.extend_from_slice(&bytes[at..segment.end]);
        }
        at = segment.end;
        if segment.marker == END {
            return Some(kept);
        }
        if segment.marker == START_OF_SCAN {
            has_pixels = true;
            let end = end_of_scan(bytes, at);
            kept.extend_from_slice(&bytes[at..end]);
            at = end;
        }
    }
}

/// Whether a stripped file goes on to its end.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    bytes.ends_with(&[0xff, END])
}

/// Where the next segment after a group of pixels begins.
fn end_of_scan(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at + 1 < bytes.len() {
        if bytes[at] == 0xff && !matches!(bytes[at + 1], 0x00 | 0xd0..=0xd7 | 0xff) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}
