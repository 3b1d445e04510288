//! Charts, and answers to a survey.

use minijinja::Value;

use super::{Words, as_number, get, list, nothing, number_of, picture, text_of, with_note};
use crate::figures::{self, Bar, BarRow, MOST_BARS, MOST_PARTS, MOST_SERIES, Part, ShareRow};

/// Bars, stacked bars or shares of a chart's figures.
pub(super) fn chart(words: &Words<'_>, id: &str, chart: &Value, figures: &Value) -> Value {
    let unit = text_of(chart, "unit");
    let series: Vec<String> = list(&get(figures, "series"))
        .map(|name| name.to_string())
        .collect();
    let mut rows = chart_rows(words, figures, &unit);
    let values = || {
        rows.iter()
            .flat_map(|row| &row.bars)
            .filter_map(|bar| bar.value)
    };
    let negative = values().any(|value| value < 0.0);
    let whole: f64 = values().sum();
    let kind = text_of(chart, "kind").to_lowercase();
    let of_a_whole = ["andel", "share"].contains(&kind.as_str()) && !negative;
    // A single series is one whole, made up of its rows.
    let single = of_a_whole && series.len() == 1;
    if single {
        for bar in rows.iter_mut().flat_map(|row| &mut row.bars) {
            if let Some(value) = bar.value {
                bar.text = words.part_of(value, whole);
            }
        }
    }
    let key = if single {
        "figure-largest-share"
    } else {
        "figure-largest"
    };
    let conclusion = words.largest(key, &series, &rows);
    let bars = rows.iter().map(|row| row.bars.len()).sum::<usize>();
    if bars == 0 || bars > MOST_BARS {
        return picture(String::new(), conclusion);
    }
    let several = (2..=MOST_SERIES).contains(&series.len());
    if ["staplad", "stacked"].contains(&kind.as_str()) && !negative && several {
        for row in &mut rows {
            let total: f64 = row.bars.iter().filter_map(|bar| bar.value).sum();
            row.total = words.with_unit(total, &unit);
            for bar in &mut row.bars {
                bar.text = bar
                    .value
                    .map_or_else(String::new, |value| words.number(value));
            }
        }
        let description = words.description(&series, &rows, &conclusion);
        let frame = words.frame(id, &description);
        return picture(figures::stacked(frame, &series, &rows), conclusion);
    }
    let description = words.description(&series, &rows, &conclusion);
    let frame = words.frame(id, &description);
    let fits = if single {
        rows.len() <= MOST_PARTS
    } else {
        several
    };
    if !(of_a_whole && fits) {
        return picture(figures::grouped(frame, &series, &rows), conclusion);
    }
    let value_of = |bar: &Bar| bar.value.unwrap_or(0.0);
    let (names, wholes) = if single {
        let first = |row: &BarRow| row.bars.first().cloned().unwrap_or_default();
        let names = rows
            .iter()
            .map(|row| format!("{}: {}", row.label, first(row).text));
        let values = rows.iter().map(|row| value_of(&first(row)));
        let whole = ShareRow {
            label: String::new(),
            parts: parts(words, values, whole),
        };
        (names.collect(), vec![whole])
    } else {
        let wholes = rows.iter().map(|row| {
            let values = || row.bars.iter().map(value_of);
            ShareRow {
                label: row.label.clone(),
                parts: parts(words, values(), values().sum()),
            }
        });
        (series, wholes.collect())
    };
    let note = words.rounding(&wholes);
    with_note(figures::shares(frame, &names, &wholes), conclusion, note)
}

/// A chart's figures with their texts.
fn chart_rows(words: &Words<'_>, figures: &Value, unit: &str) -> Vec<BarRow> {
    list(&get(figures, "rows"))
        .map(|row| {
            let bars = list(&get(&row, "values")).map(|value| {
                let value = as_number(&value);
                let text = value.map(|value| words.with_unit(value, unit));
                Bar {
                    value,
                    text: text.unwrap_or_else(|| "–".to_owned()),
                }
            });
            BarRow {
                label: text_of(&row, "label"),
                bars: bars.collect(),
                total: String::new(),
            }
        })
        .collect()
}

pub(super) fn parts(words: &Words<'_>, values: impl Iterator<Item = f64>, whole: f64) -> Vec<Part> {
    values
        .map(|value| Part {
            value,
            text: words.percent(value, whole),
        })
        .collect()
}

/// The answers to a survey question: parts of a whole where everyone gave one answer, else bars.
pub(super) fn survey(words: &Words<'_>, id: &str, question: &Value) -> Value {
    let answers: Vec<(String, Option<f64>)> = list(&get(question, "options"))
        .map(|option| (text_of(&option, "label"), number_of(&option, "count")))
        .collect();
    if answers.is_empty() || answers.iter().all(|(_, count)| count.is_none()) {
        return nothing();
    }
    let counted: f64 = answers.iter().filter_map(|(_, count)| *count).sum();
    let asked = number_of(question, "n");
    let whole = asked.unwrap_or(counted);
    let shown = |count: f64| words.part_of(count, whole);
    let rows: Vec<BarRow> = answers
        .iter()
        .map(|(label, count)| BarRow {
            label: label.clone(),
            bars: vec![Bar {
                value: *count,
                text: count.map_or_else(|| "–".to_owned(), shown),
            }],
            total: String::new(),
        })
        .collect();
    let conclusion = words.largest("figure-largest-share", &[], &rows);
    if rows.len() > MOST_BARS {
        return picture(String::new(), conclusion);
    }
    let description = words.description(&[], &rows, &conclusion);
    let frame = words.frame(id, &description);
    let kind = text_of(question, "type");
    let one_answer_each = ["fordelning", "ja-nej"].contains(&kind.as_str());
    let left = whole - counted;
    let complete = answers.iter().all(|(_, count)| count.is_some());
    let divided = complete && whole > 0.0 && (left.abs() < 0.5 || (one_answer_each && left > 0.0));
    let rest = left >= 0.5;
    if !divided || answers.len() + usize::from(rest) > MOST_PARTS {
        return picture(figures::grouped(frame, &[], &rows), conclusion);
    }
    let mut names: Vec<String> = rows
        .iter()
        .map(|row| format!("{}: {}", row.label, row.bars[0].text))
        .collect();
    let mut values: Vec<f64> = answers.iter().filter_map(|(_, count)| *count).collect();
    if rest {
        names.push(format!(
            "{}: {}",
            words.text("figure-unanswered", &[]),
            shown(left)
        ));
        values.push(left);
    }
    let row = ShareRow {
        label: String::new(),
        parts: parts(words, values.into_iter(), whole),
    };
    let rows = [row];
    let note = words.rounding(&rows);
    with_note(figures::shares(frame, &names, &rows), conclusion, note)
}
