//! WebP files: the size, how the picture lies, the file without camera data, and colours put in.

use super::{Header, Size, exif};

const HAS_COLOURS: u8 = 0x20;
const HAS_ALPHA: u8 = 0x10;
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;
const MOVES: u8 = 0x02;

struct Chunk<'b> {
    name: &'b [u8],
    content: &'b [u8],
}

fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = bytes.get(12..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = rest.get(4..8)?.try_into().ok()?;
        let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
        let chunk = Chunk {
            name: &rest[..4],
            content: rest.get(8..length.checked_add(8)?)?,
        };
        // An odd length is filled up with a byte, which the last one may lack.
        rest = rest.get(8 + length + length % 2..).unwrap_or_default();
        Some(chunk)
    })
}

pub(super) fn header(bytes: &[u8]) -> Option<Header> {
    let mut header = Header {
        size: Size {
            width: 0,
            height: 0,
        },
        orientation: 1,
        has_position: false,
        moving: false,
    };
    let mut known = false;
    for chunk in chunks(bytes) {
        let content = chunk.content;
        match chunk.name {
            b"VP8X" => {
                let three = |at: usize| -> Option<u32> {
                    let bytes = content.get(at..at + 3)?;
                    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], 0]) + 1)
                };
                header.size = Size {
                    width: three(4)?,
                    height: three(7)?,
                };
                header.moving = content[0] & MOVES != 0;
                known = true;
            }
            b"VP8 " if !known => {
                let size = content.get(6..10)?;
                header.size = Size {
                    width: u32::from(u16::from_le_bytes([size[0], size[1]]) & 0x3fff),
                    height: u32::from(u16::from_le_bytes([size[2], size[3]]) & 0x3fff),
                };
                known = true;
            }
            b"VP8L" if !known => {
                let bits = u32::from_le_bytes(content.get(1..5)?.try_into().ok()?);
                header.size = Size {
                    width: (bits & 0x3fff) + 1,
                    height: ((bits >> 14) & 0x3fff) + 1,
                };
                known = true;
            }
            b"EXIF" => header = header.with(exif::read(content)),
            _ => {}
        }
    }
    known.then_some(header)
}

/// Whether a file keeps every pixel as it was.
pub(super) fn is_lossless(bytes: &[u8]) -> bool {
    chunks(bytes).any(|chunk| chunk.name == b"VP8L")
}

/// The file without camera data and what else is not needed to show it.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    const NEEDED: [&[u8]; 7] = [
        b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP",
    ];
    let mut body = Vec::with_capacity(bytes.len());
    for chunk in chunks(bytes).filter(|chunk| NEEDED.contains(&chunk.name)) {
        let mut content = chunk.content.to_vec();
        if chunk.name == b"VP8X" {
            *content.first_mut()? &= !(HAS_EXIF | HAS_XMP);
        }
        push(&mut body, chunk.name, &content)?;
    }
    (!body.is_empty()).then(|| file(&body)).flatten()
}

/// A file that was just encoded, with a colour profile put in.
pub(super) fn with_colours(bytes: &[u8], size: Size, profile: &[u8]) -> Option<Vec<u8>> {
    let all: Vec<Chunk<'_>> = chunks(bytes).collect();
    let extended = all.iter().find(|chunk| chunk.name == b"VP8X");
    let has_alpha = |chunk: &Chunk<'_>| {
        chunk.name == b"ALPH"
            || (chunk.name == b"VP8L" && chunk.content.get(4).is_some_and(|bits| bits & 0x10 != 0))
    };
    let mut flags = extended.map_or(0, |chunk| {
        chunk.content.first().copied().unwrap_or_default()
    });
    if all.iter().any(has_alpha) {
        flags |= HAS_ALPHA;
    }
    let mut header = vec![flags | HAS_COLOURS, 0, 0, 0];
    for side in [size.width, size.height] {
        header.extend_from_slice(&side.checked_sub(1)?.to_le_bytes()[..3]);
    }
    let mut body = Vec::with_capacity(bytes.len() + profile.len() + 64);
    push(&mut body, b"VP8X", &header)?;
    push(&mut body, b"ICCP", profile)?;
    for chunk in all.iter().filter(|chunk| chunk.name != b"VP8X") {
        push(&mut body, chunk.name, chunk.content)?;
    }
    file(&body)
}

fn push(body: &mut Vec<u8>, name: &[u8], content: &[u8]) -> Option<()> {
    body.extend_from_slice(name);
    body.extend_from_slice(&u32::try_from(content.len()).ok()?.to_le_bytes());
    body.extend_from_slice(content);
    if content.len() % 2 == 1 {
        body.push(0);
    }
    Some(())
}

fn file(body: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(body.len() + 4).ok()?;
    let mut file = Vec::with_capacity(body.len() + 12);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&length.to_le_bytes());
    file.extend_from_slice(b"WEBP");
    file.extend_from_slice(body);
    Some(file)
}
