//! Colours as sRGB, and the contrast between them as WCAG 2.2 defines it
//! (<https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>).

use std::fmt;

use serde::Serialize;

/// A colour without transparency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Colour([u8; 3]);

impl Colour {
    /// White.
    pub const WHITE: Self = Self([255; 3]);
    /// Black.
    pub const BLACK: Self = Self([0; 3]);

    /// Reads `#0c4a41` or `#0ca`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#')?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let pair = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        let single = |at: usize| {
            u8::from_str_radix(&digits[at..=at], 16)
                .ok()
                .map(|value| value * 17)
        };
        match digits.len() {
            6 => Some(Self([pair(0)?, pair(2)?, pair(4)?])),
            3 => Some(Self([single(0)?, single(1)?, single(2)?])),
            _ => None,
        }
    }

    /// Red, green and blue.
    pub fn channels(self) -> [u8; 3] {
        self.0
    }

    /// How much lighter one colour is than another: from 1 for none to 21 for black and white.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Relative luminance, 0 for black and 1 for white.
    fn luminance(self) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// A mixture with as many hundredths of another colour.
    pub fn mixed(self, other: Self, hundredths: u8) -> Self {
        let share = u16::from(hundredths.min(100));
        let mix = |one: u8, two: u8| {
            let sum = u16::from(one) * (100 - share) + u16::from(two) * share;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        let ([r1, g1, b1], [r2, g2, b2]) = (self.0, other.0);
        Self([mix(r1, r2), mix(g1, g2), mix(b1, b2)])
    }

    /// The first mixture with `towards` that reads well, by `reads_well`; `towards` where none does.
    pub fn until(self, towards: Self, reads_well: impl Fn(Self) -> bool) -> Self {
        (0..=100)
            .map(|share| self.mixed(towards, share))
            .find(|colour| reads_well(*colour))
            .unwrap_or(towards)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((Colour::WHITE.contrast(Colour::BLACK) - 21.0).abs() < 1e-9);
        // The greys that are usually quoted for the limits of WCAG AA and AAA on white.
        for (grey, ratio) in [("#767676", 4.54), ("#595959", 7.0)] {
            let found = Colour::parse(grey)
                .expect("a colour")
                .contrast(Colour::WHITE);
            assert!((found - ratio).abs() < 0.01, "{grey}: {found}");
        }
    }

    #[test]
    fn colours_are_read_as_people_write_them() {
        assert_eq!(Colour::parse("#0Ca"), Some(Colour([0, 0xcc, 0xaa])));
        assert_eq!(
            Colour::parse(" #0c4a41 ")
                .map(|colour| colour.to_string())
                .as_deref(),
            Some("#0c4a41")
        );
        for wrong in ["", "0c4a41", "#0c4a4", "#å4a41", "red", "#0c4a41ff"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }
}
