//! SVG files: the size, where the file gives it plainly.

use super::Size;

/// How far into a file its first element may begin.
const BEGINNING: usize = 8 * 1024;

pub(super) fn is_svg(bytes: &[u8]) -> bool {
    opening(bytes).is_some()
}

/// The attributes of the outermost element.
fn opening(bytes: &[u8]) -> Option<String> {
    let beginning = String::from_utf8_lossy(&bytes[..bytes.len().min(BEGINNING)]).into_owned();
    let text = beginning.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('<') {
        return None;
    }
    let after = text.split_once("<svg")?.1;
    after
        .starts_with(|letter: char| letter.is_whitespace() || "/>".contains(letter))
        .then(|| after.split('>').next().unwrap_or_default().to_owned())
}

pub(super) fn size(bytes: &[u8]) -> Option<Size> {
    let attributes = opening(bytes)?;
    let written = attribute(&attributes, "width")
        .and_then(pixels)
        .zip(attribute(&attributes, "height").and_then(pixels));
    let (width, height) = written.or_else(|| {
        let mut numbers = attribute(&attributes, "viewBox")?
            .split(|letter: char| letter.is_whitespace() || letter == ',')
            .filter(|number| !number.is_empty())
            .skip(2);
        Some((pixels(numbers.next()?)?, pixels(numbers.next()?)?))
    })?;
    Some(Size { width, height })
}

fn attribute<'t>(attributes: &'t str, name: &str) -> Option<&'t str> {
    let at = attributes
        .match_indices(name)
        .map(|(at, _)| at)
        .find(|at| attributes[..*at].ends_with(char::is_whitespace))?;
    let rest = attributes[at + name.len()..].trim_start();
    let value = rest.strip_prefix('=')?.trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|quote| "\"'".contains(*quote))?;
    value[1..].split(quote).next()
}

/// A length in pixels; none in other units, which depend on where the picture is shown.
fn pixels(written: &str) -> Option<u32> {
    let number: f64 = written.trim().trim_end_matches("px").parse().ok()?;
    // Compared as it is rounded, since only whole pixels can be written in HTML.
    let rounded = number.round();
    (1.0..100_000.0)
        .contains(&rounded)
        .then(|| format!("{rounded:.0}").parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_is_taken_from_attributes_or_from_the_view() {
        let of = |text: &str| size(text.as_bytes()).map(|size| (size.width, size.height));
        assert_eq!(
            of("<?xml version=\"1.0\"?><svg width=\"120px\" height='80'>"),
            Some((120, 80))
        );
        assert_eq!(
            of("<svg stroke-width=\"2\" viewBox=\"0 0 24 12.4\">"),
            Some((24, 12))
        );
        assert_eq!(of("<svg width=\"100%\" height=\"10em\">"), None);
        assert_eq!(of("text <svg>"), None);
    }
}
