//! Bars whose parts make up the whole.

use super::Frame;
use super::bars::{PART_HEIGHT, legend, plate};
use super::drawing::{Anchor, Drawing, WIDTH};
use super::lettering::{LINE, lines, strong_width};

/// A whole and its parts.
#[derive(Clone, Debug, Default)]
pub struct ShareRow {
    /// What is divided; empty where the title says it.
    pub label: String,
    /// The parts, in the order of their names.
    pub parts: Vec<Part>,
}

/// A part of the whole.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// How large it is, in the unit of the others.
    pub value: f64,
    /// Its share as shown: "80 %".
    pub text: String,
}

/// One bar for every whole, and what its parts are called. A part that is too small for its text
/// has a letter below it instead, and the names begin with theirs.
pub fn shares(frame: Frame<'_>, names: &[String], rows: &[ShareRow]) -> String {
    let mut drawing = Drawing::new(frame, WIDTH);
    let mut y = 0.0;
    let mut lettered = false;
    for row in rows {
        y = drawing.paragraph(0.0, y, Anchor::Start, "", &lines(&row.label, WIDTH));
        let whole: f64 = row.parts.iter().map(|part| part.value.max(0.0)).sum();
        let room = WIDTH - 2.0;
        let is_small = |part: &Part| {
            part.value > 0.0 && strong_width(&part.text) + 10.0 > room * part.value / whole
        };
        let has_letters = row.parts.iter().any(is_small);
        let top = y + 3.0;
        if whole <= 0.0 || !whole.is_finite() {
            drawing.rectangle(1.0, top, room, PART_HEIGHT, "class=\"figure-track\"");
        } else {
            let mut from = 1.0;
            let mut small = Vec::new();
            for (index, part) in row.parts.iter().enumerate() {
                if part.value <= 0.0 {
                    continue;
                }
                let long = room * part.value / whole;
                let middle = from + long / 2.0;
                drawing.bar(from, top, long, PART_HEIGHT, index);
                if is_small(part) {
                    small.push((index, middle));
                } else {
                    plate(&mut drawing, middle, top, &part.text);
                }
                from += long;
            }
            lettered |= !small.is_empty();
            for ((index, middle), at) in small.iter().zip(apart(&small)) {
                let below = top + PART_HEIGHT;
                drawing.line((*middle, below), (at, below + 7.0), "figure-leader");
                let name = letter(*index);
                drawing.text(at, below + 21.0, Anchor::Middle, "figure-value", &name);
            }
        }
        y = top + PART_HEIGHT + if has_letters { 34.0 } else { 14.0 };
    }
    let named: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(index, name)| {
            if lettered {
                format!("{}. {name}", letter(index))
            } else {
                name.clone()
            }
        })
        .collect();
    y = legend(&mut drawing, &named, y, 0.0);
    drawing.finish(y.max(LINE))
}

/// Where letters stand, so that those of small parts side by side do not meet.
fn apart(small: &[(usize, f64)]) -> Vec<f64> {
    let between = 18.0;
    let mut places: Vec<f64> = small.iter().map(|(_, middle)| middle.max(8.0)).collect();
    for index in 1..places.len() {
        places[index] = places[index].max(places[index - 1] + between);
    }
    let mut limit = WIDTH - 8.0;
    for place in places.iter_mut().rev() {
        *place = place.min(limit);
        limit = *place - between;
    }
    places
}

fn letter(index: usize) -> String {
    char::from_u32(u32::from(b'A') + u32::try_from(index % 26).unwrap_or(0))
        .map(String::from)
        .unwrap_or_default()
}
