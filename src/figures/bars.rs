//! Bars that lie down: the label above, the figure at the end.

use super::drawing::{Anchor, Drawing, WIDTH};
use super::lettering::{LINE, lines, strong_width};
use super::{Frame, MOST_SERIES};

/// What one label has: a bar for each series.
#[derive(Clone, Debug, Default)]
pub struct BarRow {
    /// What is counted.
    pub label: String,
    /// A bar for each series.
    pub bars: Vec<Bar>,
    /// The sum as shown; for bars that are stacked.
    pub total: String,
}

/// One figure.
#[derive(Clone, Debug, Default)]
pub struct Bar {
    /// The figure; `None` where there is none.
    pub value: Option<f64>,
    /// The figure as shown.
    pub text: String,
}

const HEIGHT: f64 = 18.0;

/// A bar for every figure, in groups when there are several series.
pub fn grouped(frame: Frame<'_>, series: &[String], rows: &[BarRow]) -> String {
    let mut drawing = Drawing::new(frame, WIDTH);
    let values = || rows.iter().flat_map(|row| &row.bars);
    let (lowest, highest) = values()
        .filter_map(|bar| bar.value)
        .fold((0.0_f64, 0.0_f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
    let widest = values()
        .map(|bar| strong_width(&bar.text))
        .fold(0.0, f64::max);
    let several = series.len() > 1;
    let patterned = several && series.len() <= MOST_SERIES;
    // Room for the figures: at both ends when some bars go the other way.
    let widest = widest.min(WIDTH / 2.5) + 6.0;
    let before = if lowest < 0.0 { widest } else { 1.0 };
    let scale = Scale::new(lowest, highest, before, WIDTH - widest);
    let mut y = 0.0;
    if patterned {
        y = legend(&mut drawing, series, y, 0.0) + 8.0;
    }
    for row in rows {
        y = drawing.paragraph(0.0, y, Anchor::Start, "", &lines(&row.label, WIDTH)) + 3.0;
        for (index, bar) in row.bars.iter().enumerate() {
            if several && !patterned {
                let name = series.get(index).map_or("", String::as_str);
                y = drawing.paragraph(
                    8.0,
                    y,
                    Anchor::Start,
                    "figure-quiet",
                    &lines(name, WIDTH - 8.0),
                ) + 2.0;
            }
            let zero = scale.at(0.0);
            let end = scale.at(bar.value.unwrap_or(0.0));
            let (from, to) = (zero.min(end), zero.max(end));
            if bar.value.is_some_and(|value| value != 0.0) {
                let series = if patterned { index } else { 0 };
                drawing.bar(from, y, (to - from).max(1.0), HEIGHT, series);
            }
            drawing.line((zero, y - 2.0), (zero, y + HEIGHT + 2.0), "figure-axis");
            let baseline = y + HEIGHT / 2.0 + 5.0;
            if end < zero {
                drawing.text(end - 5.0, baseline, Anchor::End, "figure-value", &bar.text);
            } else {
                drawing.text(to + 5.0, baseline, Anchor::Start, "figure-value", &bar.text);
            }
            y += HEIGHT + 4.0;
        }
        y += 8.0;
    }
    drawing.finish(y.max(LINE))
}

/// A bar for every label, made of its series' parts; no figure may be below zero.
pub fn stacked(frame: Frame<'_>, series: &[String], rows: &[BarRow]) -> String {
    let mut drawing = Drawing::new(frame, WIDTH);
    let sum = |row: &BarRow| -> f64 {
        row.bars
            .iter()
            .filter_map(|bar| bar.value)
            .map(|value| value.max(0.0))
            .sum()
    };
    let highest = rows.iter().map(sum).fold(0.0, f64::max);
    let widest = rows
        .iter()
        .map(|row| strong_width(&row.total))
        .fold(0.0, f64::max)
        .min(WIDTH / 2.5);
    let scale = Scale::new(0.0, highest, 1.0, WIDTH - widest - 6.0);
    let mut y = legend(&mut drawing, series, 0.0, 0.0) + 8.0;
    for row in rows {
        y = drawing.paragraph(0.0, y, Anchor::Start, "", &lines(&row.label, WIDTH)) + 3.0;
        let mut counted = 0.0;
        for (index, bar) in row.bars.iter().enumerate() {
            let value = bar.value.unwrap_or(0.0).max(0.0);
            if value <= 0.0 {
                continue;
            }
            let (from, to) = (scale.at(counted), scale.at(counted + value));
            counted += value;
            drawing.bar(from, y, (to - from).max(1.0), PART_HEIGHT, index);
            if strong_width(&bar.text) + 12.0 <= to - from {
                plate(&mut drawing, (from + to) / 2.0, y, &bar.text);
            }
        }
        drawing.line((1.0, y - 2.0), (1.0, y + PART_HEIGHT + 2.0), "figure-axis");
        let end = scale.at(counted) + 5.0;
        let baseline = y + PART_HEIGHT / 2.0 + 5.0;
        drawing.text(end, baseline, Anchor::Start, "figure-value", &row.total);
        y += PART_HEIGHT + 12.0;
    }
    drawing.finish(y.max(LINE))
}

/// The height of bars that hold texts.
pub(super) const PART_HEIGHT: f64 = 30.0;

/// A text on a bar, on ground of its own so that no pattern disturbs it.
pub(super) fn plate(drawing: &mut Drawing<'_>, middle: f64, top: f64, text: &str) {
    let wide = strong_width(text) + 6.0;
    drawing.rectangle(
        middle - wide / 2.0,
        top + 5.0,
        wide,
        PART_HEIGHT - 10.0,
        "rx=\"3\" class=\"figure-plate\"",
    );
    drawing.text(
        middle,
        top + PART_HEIGHT / 2.0 + 5.0,
        Anchor::Middle,
        "figure-value",
        text,
    );
}

/// What each colour and pattern stands for, a line for each; gives where the lines end.
pub(super) fn legend(drawing: &mut Drawing<'_>, names: &[String], top: f64, start: f64) -> f64 {
    let mut y = top;
    for (index, name) in names.iter().enumerate() {
        drawing.bar(start + 1.0, y + 2.0, 24.0, 16.0, index);
        let text = lines(name, WIDTH - start - 34.0);
        y = drawing
            .paragraph(start + 34.0, y, Anchor::Start, "", &text)
            .max(y + LINE)
            + 4.0;
    }
    y
}

/// Where figures lie between two ends.
struct Scale {
    lowest: f64,
    span: f64,
    from: f64,
    room: f64,
}

impl Scale {
    fn new(lowest: f64, highest: f64, from: f64, to: f64) -> Self {
        Self {
            lowest,
            span: highest - lowest,
            from,
            room: (to - from).max(1.0),
        }
    }

    fn at(&self, value: f64) -> f64 {
        let share = (value - self.lowest) / self.span;
        // Nothing to compare with: all figures are zero, or too large to be compared.
        let share = if share.is_finite() { share } else { 0.0 };
        self.from + share * self.room
    }
}
