//! What cameras write that matters here: how a picture lies, and whether they have noted where it was
//! taken. The position itself is never read.

/// The number of the field that says how the picture lies (Exif 3.0, table 6).
const ORIENTATION: u16 = 0x0112;

/// The number of the field that leads to the fields on the position, and of the latitude among them.
const POSITION: u16 = 0x8825;
const LATITUDE: u16 = 2;

/// What a camera has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CameraData {
    /// 1–8; 1 is upright.
    pub(super) orientation: u8,
    /// Whether the place is noted where the picture was taken.
    pub(super) has_position: bool,
}

/// Reads a block of camera data; what is damaged says nothing.
pub(super) fn read(data: &[u8]) -> CameraData {
    let fields = Fields::of(data);
    let orientation = fields
        .as_ref()
        .and_then(|fields| fields.short(fields.find(fields.first()?, ORIENTATION)? + 8))
        .and_then(|found| u8::try_from(found).ok())
        .filter(|found| (1..=8).contains(found));
    let position = fields.as_ref().and_then(|fields| {
        let at = fields.find(fields.first()?, POSITION)?;
        fields.find(fields.place(at + 8)?, LATITUDE)
    });
    CameraData {
        orientation: orientation.unwrap_or(1),
        has_position: position.is_some(),
    }
}

/// Lists of numbered fields, in the byte order that the data says.
struct Fields<'d> {
    data: &'d [u8],
    little: bool,
}

impl<'d> Fields<'d> {
    fn of(data: &'d [u8]) -> Option<Self> {
        let data = data.strip_prefix(b"Exif\0\0").unwrap_or(data);
        let little = match data.get(..4)? {
            b"II*\0" => true,
            b"MM\0*" => false,
            _ => return None,
        };
        Some(Self { data, little })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.data.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    }

    fn place(&self, at: usize) -> Option<usize> {
        let bytes = self.data.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let place = if self.little {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        };
        usize::try_from(place).ok()
    }

    /// Where the first list of fields is.
    fn first(&self) -> Option<usize> {
        self.place(4)
    }

    /// Where a field is in a list.
    fn find(&self, list: usize, number: u16) -> Option<usize> {
        let count = usize::from(self.short(list)?);
        (0..count)
            .map(|index| list + 2 + index * 12)
            .find(|at| self.short(*at) == Some(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_byte_orders_are_read() {
        let little = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let big = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0";
        assert_eq!(read(little).orientation, 6);
        assert_eq!(read(big).orientation, 8);
        assert_eq!(read(b"Exif\0\0II*\0\xff\xff\xff\xff").orientation, 1);
        assert!(!read(little).has_position);
    }

    #[test]
    fn a_position_is_seen_only_where_there_is_one() {
        let with_list = |list: &[u8]| {
            let mut data =
                b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0".to_vec();
            data.extend(list);
            read(&data).has_position
        };
        assert!(with_list(b"\x01\0\x02\0\x05\0\x03\0\0\0\x2c\0\0\0"));
        // Only the version of the fields, which some cameras write without knowing where they are.
        assert!(!with_list(b"\x01\0\0\0\x01\0\x04\0\0\0\x02\x03\0\0"));
        assert!(!with_list(b"\xff\xff"));
    }
}
