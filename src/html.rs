//! Finished pages as browsers understand them: a tree of elements, what role each has for those who
//! do not see it, and what it is called.
//!
//! Nothing here walks by calling itself: a page is made by anybody, and may be of any depth.

pub mod aria;
pub mod facts;
pub mod languages;
mod names;
mod parse;
mod places;
mod roles;
mod tree;
mod well_formed;

pub use self::facts::Facts;
pub use self::names::plain;
pub use self::parse::{parse, parse_any};
pub use self::places::Places;
pub use self::tree::{NodeId, Tree};
pub use self::well_formed::parse_well_formed;

/// The addresses of a `srcset` (WHATWG HTML, 4.8.4.2.2): each ends at white space, and may have commas
/// in it.
pub fn addresses_of_set(set: &str) -> impl Iterator<Item = &str> {
    let mut rest = set;
    std::iter::from_fn(move || {
        rest =
            rest.trim_start_matches(|letter: char| letter == ',' || letter.is_ascii_whitespace());
        let end = rest.find(|letter: char| letter.is_ascii_whitespace());
        let (address, after) = rest.split_at(end.unwrap_or(rest.len()));
        let bare = address.trim_end_matches(',');
        rest = match bare.len() == address.len() {
            // Widths and densities follow, up to a comma.
            true => after.find(',').map_or("", |comma| &after[comma..]),
            false => after,
        };
        (!bare.is_empty()).then_some(bare)
    })
}

/// A part of an address as it is meant: `r%C3%A4tt` → `rätt`. What is no such code stays as it is.
pub fn decoded(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = text.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::addresses_of_set;

    #[test]
    fn a_set_of_pictures_is_a_list_of_addresses() {
        let cases: [(&str, &[&str]); 5] = [
            ("a.png", &["a.png"]),
            ("a.png 1x, b.png 2x", &["a.png", "b.png"]),
            (
                "a.png, b,c.png 300w 2h,\n d.png",
                &["a.png", "b,c.png", "d.png"],
            ),
            (" , ", &[]),
            ("", &[]),
        ];
        for (set, expected) in cases {
            assert_eq!(addresses_of_set(set).collect::<Vec<_>>(), expected, "{set}");
        }
    }
}
