//! A timeline from top to bottom: the distance between events follows time, but never so closely
//! that their texts meet.

use super::Frame;
use super::drawing::{Anchor, Drawing, WIDTH};
use super::lettering::{LINE, SIZE, lines};

/// Something that happened.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// The first day, counted from any day that is the same for all.
    pub first: i64,
    /// The last day, where it lasted.
    pub last: Option<i64>,
    /// Whether the day is known, and not only the month or year.
    pub exact: bool,
    /// When it was, as shown.
    pub when: String,
    /// What happened.
    pub text: String,
}

/// How far down a year reaches, at most and in proportion to the whole.
const WHOLE: f64 = 300.0;

/// Side by side, this many times that last can be told apart.
const COLUMNS: usize = 3;

/// The events in the order of time.
pub fn timeline(frame: Frame<'_>, events: &[Event]) -> String {
    let mut drawing = Drawing::new(frame, WIDTH);
    let mut ordered: Vec<&Event> = events.iter().collect();
    ordered.sort_by_key(|event| (event.first, event.last));
    let columns = columns(&ordered);
    let used = columns.iter().flatten().max().map_or(0, |most| most + 1);
    let axis = 10.0;
    let text_from = 28.0 + number(used) * 12.0;
    let last_day = |event: &Event| event.last.unwrap_or(event.first).max(event.first);
    let from = ordered.first().map_or(0, |event| event.first);
    let to = ordered
        .iter()
        .map(|event| last_day(event))
        .max()
        .unwrap_or(from);
    let a_day = WHOLE / number_of_days(from, to).max(1.0);
    let mut y = 0.0;
    let mut before: Option<(i64, f64)> = None;
    let mut places = Vec::new();
    let mut texts = Vec::new();
    for event in &ordered {
        if let Some((day, top)) = before {
            y = f64::max(y, top + number_of_days(day, event.first) * a_day);
        }
        before = Some((event.first, y));
        places.push((event.first, y));
        let text = lines(&event.text, WIDTH - text_from);
        let when = lines(&event.when, WIDTH - text_from);
        texts.push((y, when, text));
        let (_, when, text) = &texts[texts.len() - 1];
        y += number(when.len() + text.len()) * LINE + 10.0;
    }
    let place = |day: i64| place_of(day, &places, a_day) + SIZE - 5.0;
    let end = ordered
        .iter()
        .map(|event| place(last_day(event)))
        .fold(y - 10.0, f64::max);
    drawing.line((axis, 4.0), (axis, end), "figure-time");
    for ((event, column), (top, when, text)) in ordered.iter().zip(&columns).zip(&texts) {
        let at = top + SIZE - 5.0;
        if let Some(column) = column {
            let x = axis + 12.0 + number(*column) * 12.0;
            let long = (place(last_day(event)) - at).max(8.0);
            drawing.rectangle(x - 4.0, at, 8.0, long, "rx=\"4\" class=\"figure-span\"");
            drawing.line((axis, at), (x - 4.0, at), "figure-leader");
        }
        let class = if event.exact {
            "figure-moment"
        } else {
            "figure-about"
        };
        drawing.circle(axis, at, 6.0, class);
        let below = drawing.paragraph(text_from, *top, Anchor::Start, "figure-value", when);
        drawing.paragraph(text_from, below, Anchor::Start, "", text);
    }
    drawing.finish(end.max(y).max(LINE))
}

/// The column of each event that lasts, so that those at the same time lie side by side.
fn columns(ordered: &[&Event]) -> Vec<Option<usize>> {
    let mut free_after = [i64::MIN; COLUMNS];
    ordered
        .iter()
        .map(|event| {
            let last = event.last.filter(|last| *last > event.first)?;
            let free = free_after.iter().position(|after| *after < event.first);
            let column = free.unwrap_or(COLUMNS - 1);
            free_after[column] = free_after[column].max(last);
            Some(column)
        })
        .collect()
}

/// How far down a day is, between the events around it.
fn place_of(day: i64, places: &[(i64, f64)], a_day: f64) -> f64 {
    let after = places.partition_point(|(other, _)| *other <= day);
    let Some((earlier, top)) = after.checked_sub(1).and_then(|index| places.get(index)) else {
        return 0.0;
    };
    match places.get(after) {
        Some((later, bottom)) => {
            let share = number_of_days(*earlier, day) / number_of_days(*earlier, *later).max(1.0);
            top + (bottom - top) * share
        }
        None => top + number_of_days(*earlier, day) * a_day,
    }
}

#[expect(clippy::cast_precision_loss, reason = "days of years with four digits")]
fn number_of_days(from: i64, to: i64) -> f64 {
    to.saturating_sub(from) as f64
}

#[expect(clippy::cast_precision_loss, reason = "lines and columns are few")]
fn number(count: usize) -> f64 {
    count as f64
}
