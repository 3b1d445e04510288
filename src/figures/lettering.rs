//! How wide a text is, and where its lines break. The reader's own font is not known when the picture
//! is made, so the widths are those of common sans-serif fonts with a margin.

/// The size of ordinary letters.
pub(super) const SIZE: f64 = 15.0;

/// From one line to the next.
pub(super) const LINE: f64 = 20.0;

/// A margin for fonts that are wider than most, such as DejaVu Sans and Verdana.
const MARGIN: f64 = 1.14;

/// How much wider strong letters are than ordinary ones.
const STRONG: f64 = 1.12;

/// The width of a text in ordinary letters.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(letter).sum::<f64>() * SIZE * MARGIN
}

/// The width of a text in strong letters, as values are written.
pub(super) fn strong_width(text: &str) -> f64 {
    width(text) * STRONG
}

/// A letter's width, as a part of the letters' size.
fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!'
        | '(' | ')' | '[' | ']' | '/' | '-' | ' ' | '\u{a0}' => 0.33,
        'm' | 'w' | 'M' | 'W' | '%' | '–' | '—' | '…' => 0.9,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' => 0.0,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{ffdc}' | '\u{1f000}'.. => 1.05,
        upper if upper.is_uppercase() => 0.7,
        _ => 0.56,
    }
}

/// The lines of a text that is to fit in a width; a word that is too long is divided.
pub(super) fn lines(text: &str, room: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width(&joined) <= room {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = divided(word, room, &mut lines);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Puts as much of a long word as needs be on lines of its own, and gives the rest.
fn divided(word: &str, room: f64, lines: &mut Vec<String>) -> String {
    let mut rest = word;
    while width(rest) > room {
        let hyphen = width("-");
        let mut used = 0.0;
        let mut end = 0;
        for (at, letter) in rest.char_indices() {
            let next = at + letter.len_utf8();
            used += width(&rest[at..next]);
            if used + hyphen > room && end > 0 {
                break;
            }
            end = next;
        }
        // A last letter is not left alone on a line.
        if end >= rest.len() || rest[end..].chars().count() < 2 {
            break;
        }
        lines.push(format!("{}-", &rest[..end]));
        rest = &rest[end..];
    }
    rest.to_owned()
}

/// A text in at most so many lines; what does not fit is left to the table.
pub(super) fn few_lines(text: &str, room: f64, most: usize) -> Vec<String> {
    let mut lines = lines(text, room);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while width(last) + width("…") > room && last.pop().is_some() {}
            last.push('…');
        }
    }
    lines
}
