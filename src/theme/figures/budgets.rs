//! What a project costs each year, by item.

use minijinja::Value;

use super::{Words, get, list, nothing, number_of, picture, text_of};
use crate::figures::{self, Bar, BarRow, MOST_BARS, MOST_SERIES};

/// Costs of each year; the smaller items together.
pub(super) fn budget(words: &Words<'_>, id: &str, budget: &Value, more: &Value) -> Value {
    let unit = text_of(more, "unit");
    let years: Vec<String> = list(&get(more, "years"))
        .map(|year| year.to_string())
        .collect();
    let mut items: Vec<(String, Vec<Option<f64>>)> = list(&get(budget, "rows"))
        .filter(|row| text_of(row, "kind") != "intakt")
        .map(|row| {
            let amounts = get(&row, "amounts");
            let amounts = years.iter().map(|year| number_of(&amounts, year)).collect();
            (text_of(&row, "label"), amounts)
        })
        .collect();
    let sum = |amounts: &[Option<f64>]| -> f64 { amounts.iter().flatten().sum() };
    let total: f64 = items.iter().map(|(_, amounts)| sum(amounts)).sum();
    items.sort_by(|left, right| sum(&right.1).total_cmp(&sum(&left.1)));
    let Some((largest, amounts)) = items.first() else {
        return nothing();
    };
    let conclusion = words.text(
        "figure-budget",
        &[
            ("total", &words.with_unit(total, &unit)),
            ("label", largest),
            ("value", &words.with_unit(sum(amounts), &unit)),
        ],
    );
    let negative = items
        .iter()
        .flat_map(|(_, amounts)| amounts)
        .flatten()
        .any(|amount| *amount < 0.0);
    if negative || years.is_empty() || years.len() > MOST_BARS || total <= 0.0 {
        return picture(String::new(), conclusion);
    }
    if items.len() > MOST_SERIES {
        let rest = items.split_off(MOST_SERIES - 1);
        let others = (0..years.len()).map(|year| {
            let amounts: Vec<f64> = rest
                .iter()
                .filter_map(|(_, amounts)| amounts[year])
                .collect();
            (!amounts.is_empty()).then(|| amounts.iter().sum())
        });
        items.push((words.text("figure-others", &[]), others.collect()));
    }
    let series: Vec<String> = items.iter().map(|(label, _)| label.clone()).collect();
    let rows: Vec<BarRow> = years
        .iter()
        .enumerate()
        .map(|(index, year)| {
            let amounts: Vec<Option<f64>> =
                items.iter().map(|(_, amounts)| amounts[index]).collect();
            BarRow {
                label: year.clone(),
                total: words.with_unit(sum(&amounts), &unit),
                bars: amounts
                    .iter()
                    .map(|value| Bar {
                        value: *value,
                        text: value.map_or_else(String::new, |value| words.number(value)),
                    })
                    .collect(),
            }
        })
        .collect();
    let description = words.description(&series, &rows, &conclusion);
    let frame = words.frame(id, &description);
    picture(figures::stacked(frame, &series, &rows), conclusion)
}
