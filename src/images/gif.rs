//! GIF files: the size, and the file without comments and what programs write in it.

use super::{Header, Size};

/// Extensions that say how often a moving picture goes round.
const LOOPS: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

pub(super) fn header(bytes: &[u8]) -> Option<Header> {
    let size = bytes.get(6..10)?;
    Some(Header {
        size: Size {
            width: u32::from(u16::from_le_bytes([size[0], size[1]])),
            height: u32::from(u16::from_le_bytes([size[2], size[3]])),
        },
        orientation: 1,
        has_position: false,
        moving: true,
    })
}

/// The file without comments and data of programs; `None` when it cannot be followed to its end.
pub(super) fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut kept = bytes.get(..at)?.to_vec();
    loop {
        let start = at;
        let is_needed = match *bytes.get(at)? {
            0x3b => {
                kept.push(0x3b);
                return Some(kept);
            }
            0x2c => {
                at += 10 + colours(*bytes.get(at + 9)?) + 1;
                true
            }
            0x21 => {
                let kind = *bytes.get(at + 1)?;
                at += 2;
                let name = bytes.get(at + 1..at + 12).unwrap_or_default();
                !matches!(kind, 0xfe | 0xff) || LOOPS.contains(&name)
            }
            _ => return None,
        };
        // Parts of at most 255 bytes, each after its length; an empty one ends them.
        loop {
            let length = usize::from(*bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                break;
            }
        }
        if is_needed {
            kept.extend_from_slice(bytes.get(start..at)?);
        }
    }
}

/// How many bytes a table of colours takes.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}
