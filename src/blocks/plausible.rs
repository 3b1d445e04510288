//! What figures and days of blocks cannot be: parts that are more than the whole, ends before the start.

use super::{Chart, Figures, Timeline};
use crate::diagnostic::{Severity, text};
use crate::schema::Reader;
use crate::value::{Node, Value};

/// How much each part may be rounded, in points.
const ROUNDED: f64 = 0.5;

/// Parts of a hundred per cent that are more than that together.
pub(super) fn shares(chart: &Chart, figures: &Figures, node: &Node, reader: &mut Reader<'_>) {
    let is = |written: Option<&str>, names: &[&str]| {
        written.is_some_and(|written| names.contains(&written.trim().to_lowercase().as_str()))
    };
    let is_of_hundred = is(chart.kind.as_deref(), &["andel", "share"])
        && is(
            chart.unit.as_deref(),
            &["%", "procent", "percent", "per cent"],
        );
    if !is_of_hundred {
        return;
    }
    // One series is one whole, made up of its rows; of several, each row is one.
    let wholes: Vec<Vec<f64>> = if figures.series.len() == 1 {
        let values = figures.rows.iter().flat_map(|row| &row.values);
        vec![values.flatten().copied().collect()]
    } else {
        let rows = figures.rows.iter();
        rows.map(|row| row.values.iter().flatten().copied().collect())
            .collect()
    };
    #[expect(clippy::cast_precision_loss, reason = "a chart has few parts")]
    let sum = wholes.iter().find_map(|parts| {
        let sum: f64 = parts.iter().sum();
        (sum > 100.0 + ROUNDED * parts.len() as f64).then_some(sum)
    });
    let Some(sum) = sum else {
        return;
    };
    let sum = (sum * 10.0).round() / 10.0;
    let swedish = sum.to_string().replace('.', ",");
    let place = node
        .get(&["values", "varden"])
        .map(|entry| &entry.node.span);
    reader.report(
        Severity::Warning,
        "sum-differs",
        place.unwrap_or(&node.span),
        text!(
            "Delarna är {swedish} procent tillsammans, mer än det hela.",
            "The parts are {sum} per cent together, more than the whole."
        ),
        text!(
            "Rätta talen. Kunde man välja flera svar, skriv slag = \"stapel\".",
            "Correct the numbers. If several answers could be chosen, write kind = \"bar\"."
        ),
    );
}

/// Events that end before they start.
pub(super) fn days(timeline: &Timeline, node: &Node, reader: &mut Reader<'_>) {
    let events = node
        .get(&["event", "handelse"])
        .map(|entry| &entry.node.value);
    for (index, event) in timeline.event.iter().enumerate() {
        let Some(end) = event
            .end
            .filter(|end| end.last_day() < event.date.first_day())
        else {
            continue;
        };
        let written = match events {
            // An event that could not be read has moved the others, and been reported.
            Some(Value::List(events)) if events.len() == timeline.event.len() => {
                events[index].get(&["end", "slut"])
            }
            _ => None,
        };
        let (place, start) = (written.map(|entry| &entry.node.span), event.date);
        reader.error(
            "date-order",
            place.unwrap_or(&node.span),
            text!(
                "Slutet ({end}) ligger före starten ({start}).",
                "The end ({end}) lies before the start ({start})."
            ),
            text!("Rätta ett av datumen.", "Correct one of the dates."),
        );
    }
}
