//! How a picture lies, as cameras write it; nothing else of what they write is looked at.

/// The number of the field that says how the picture lies.
const ORIENTATION: u16 = 0x0112;

/// The orientation in a block of camera data, 1–8; 1 when none is given.
pub(super) fn orientation(data: &[u8]) -> u8 {
    read(data)
        .filter(|found| (1..=8).contains(found))
        .unwrap_or(1)
}

fn read(data: &[u8]) -> Option<u8> {
    let data = data.strip_prefix(b"Exif\0\0").unwrap_or(data);
    let little = match data.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let bytes = data.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    };
    let long = |at: usize| -> Option<u32> {
        let bytes = data.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    };
    let fields = usize::try_from(long(4)?).ok()?;
    let count = usize::from(short(fields)?);
    let field = (0..count)
        .map(|index| fields + 2 + index * 12)
        .find(|at| short(*at) == Some(ORIENTATION))?;
    u8::try_from(short(field + 8)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_byte_orders_are_read() {
        let little = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let big = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0";
        assert_eq!(orientation(little), 6);
        assert_eq!(orientation(big), 8);
        assert_eq!(orientation(b"Exif\0\0II*\0\xff\xff\xff\xff"), 1);
    }
}
