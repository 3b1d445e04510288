//! What templates call for pictures of facts: each gives the picture and, where nobody has written
//! one, a conclusion in words that follows from the figures alone.

use std::sync::Arc;

use fluent_bundle::FluentValue;
use jiff::civil::date;
use minijinja::{Environment, State, Value, context};

use super::catalog::Catalogs;
use super::filters::{date_text, dates_text, language, number_text};
use crate::config::Config;
use crate::figures::{
    self, Bar, BarRow, Event, Frame, GoalBar, MOST_BARS, MOST_PARTS, MOST_SERIES, Part, Progress,
    Shape, ShareRow, Step,
};
use crate::schema::types::PartialDate;

/// Adds the functions that draw.
pub(super) fn install(
    environment: &mut Environment<'static>,
    config: &Arc<Config>,
    catalogs: &Arc<Catalogs>,
) {
    type Draw = fn(&Words<'_>, &str, &Value, &Value) -> Value;
    let functions: [(&'static str, Draw); 6] = [
        ("chart_figure", chart),
        ("survey_figure", |words, id, question, _| {
            survey(words, id, question)
        }),
        ("timeline_figure", |words, id, events, _| {
            timeline(words, id, events)
        }),
        ("goals_figure", |words, id, all, _| goals(words, id, all)),
        ("budget_figure", budget),
        ("flow_figure", |words, id, steps, _| flow(words, id, steps)),
    ];
    for (name, draw) in functions {
        let (catalogs, config) = (Arc::clone(catalogs), Arc::clone(config));
        environment.add_function(
            name,
            move |state: &State<'_, '_>, id: &str, facts: Value, more: Option<Value>| {
                let words = Words {
                    language: &language(state),
                    catalogs: &catalogs,
                    config: &config,
                };
                draw(&words, id, &facts, &more.unwrap_or_default())
            },
        );
    }
}

/// The words of one language.
struct Words<'a> {
    language: &'a str,
    catalogs: &'a Catalogs,
    config: &'a Config,
}

impl Words<'_> {
    fn text(&self, key: &str, variables: &[(&str, &str)]) -> String {
        let variables: Vec<(String, FluentValue<'_>)> = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), FluentValue::from(*value)))
            .collect();
        self.catalogs.text(self.language, key, &variables)
    }

    /// A figure as shown; one with more digits than anybody reads as a power of ten.
    fn number(&self, value: f64) -> String {
        if value.abs() >= 1e15 {
            let written = format!("{value:.2e}");
            return if self.language == "sv" {
                written.replace('.', ",")
            } else {
                written
            };
        }
        let written = number_text(&Value::from(value), self.language);
        // The sign stays before the digits where the text around them goes the other way.
        if value < 0.0 && self.right_to_left() {
            format!("\u{200e}{written}")
        } else {
            written
        }
    }

    fn right_to_left(&self) -> bool {
        crate::language::direction(self.language) == "rtl"
    }

    fn with_unit(&self, value: f64, unit: &str) -> String {
        let number = self.number(value);
        if unit.is_empty() {
            number
        } else {
            format!("{number}\u{a0}{unit}")
        }
    }

    fn percent(&self, part: f64, whole: f64) -> String {
        if whole > 0.0 {
            format!("{}\u{a0}%", self.number((part / whole * 100.0).round()))
        } else {
            String::new()
        }
    }

    /// That shares are rounded, where those shown do not add up to 100.
    fn rounding(&self, rows: &[ShareRow]) -> String {
        let is_off = |row: &ShareRow| {
            let whole: f64 = row.parts.iter().map(|part| part.value).sum();
            let shown = row
                .parts
                .iter()
                .map(|part| (part.value / whole * 100.0).round());
            whole > 0.0 && (shown.sum::<f64>() - 100.0).abs() > 0.5
        };
        if rows.iter().any(is_off) {
            self.text("figure-rounded", &[])
        } else {
            String::new()
        }
    }

    /// "12 av 15, 80 %".
    fn part_of(&self, part: f64, whole: f64) -> String {
        if whole <= 0.0 {
            return self.number(part);
        }
        let (shown, all) = (self.number(part), self.number(whole));
        let percent = self.number((part / whole * 100.0).round());
        let variables = [
            ("part", shown.as_str()),
            ("whole", &all),
            ("percent", &percent),
        ];
        self.text("figure-of", &variables)
    }

    fn frame<'f>(&self, id: &'f str, description: &'f str) -> Frame<'f> {
        Frame {
            id,
            description,
            right_to_left: self.right_to_left(),
        }
    }

    /// What rows of figures show, in words: all of them when they are few.
    fn description(&self, series: &[String], rows: &[BarRow], conclusion: &str) -> String {
        if rows.iter().map(|row| row.bars.len()).sum::<usize>() > 16 {
            return format!("{conclusion} {}", self.text("figure-in-table", &[]));
        }
        let comma = self.text("comma", &[]);
        let missing = self.text("figure-missing", &[]);
        let shown: Vec<String> = rows
            .iter()
            .map(|row| {
                let bars = row.bars.iter().enumerate().map(|(index, bar)| {
                    let text = if bar.value.is_some() {
                        &bar.text
                    } else {
                        &missing
                    };
                    match series.get(index).filter(|name| !name.is_empty()) {
                        Some(name) if !row.total.is_empty() => format!("{name}: {text}"),
                        Some(name) if series.len() > 1 => format!("{name} {text}"),
                        _ => text.clone(),
                    }
                });
                let bars: Vec<String> = bars.collect();
                let parts = bars.join(&format!("{comma} "));
                if row.total.is_empty() {
                    return format!("{}: {parts}.", row.label);
                }
                let whole = [("total", row.total.as_str()), ("parts", &parts)];
                format!("{}: {}.", row.label, self.text("figure-whole", &whole))
            })
            .collect();
        shown.join(" ")
    }

    /// The largest figure, in words.
    fn largest(&self, key: &str, series: &[String], rows: &[BarRow]) -> String {
        let bars = || {
            rows.iter().flat_map(|row| {
                let bars = row.bars.iter().enumerate();
                bars.filter_map(move |(index, bar)| Some((row, index, bar, bar.value?)))
            })
        };
        let highest = bars()
            .map(|(.., value)| value)
            .fold(f64::NEG_INFINITY, f64::max);
        let same = |value: f64| value.total_cmp(&highest).is_eq();
        let found: Vec<_> = bars().filter(|(.., value)| same(*value)).collect();
        let Some((_, _, bar, _)) = found.first() else {
            return self.text("figure-none", &[]);
        };
        if bars().all(|(.., value)| value == 0.0) {
            return self.text("figure-all-zero", &[]);
        }
        let value = [("value", bar.text.as_str())];
        if bars().count() == 1 {
            return format!("{}: {}.", found[0].0.label, bar.text);
        }
        if found.len() == bars().count() {
            return self.text("figure-all-equal", &value);
        }
        let labels: Vec<String> = found
            .iter()
            .take(3)
            .map(|(row, index, ..)| match series.get(*index) {
                Some(name) if series.len() > 1 && !name.is_empty() => {
                    format!("{} ({name})", row.label)
                }
                _ => row.label.clone(),
            })
            .collect();
        let comma = self.text("comma", &[]);
        let mut label = labels.join(&format!("{comma} "));
        if found.len() > 3 {
            label.push('…');
        }
        self.text(key, &[("label", &label), value[0]])
    }
}

/// A picture with its conclusion; without a picture where there is nothing to draw.
fn picture(svg: String, conclusion: String) -> Value {
    with_note(svg, conclusion, String::new())
}

/// A picture with something to say of its figures.
fn with_note(svg: String, conclusion: String, note: String) -> Value {
    context! { svg => Value::from_safe_string(svg), conclusion, note }
}

fn nothing() -> Value {
    picture(String::new(), String::new())
}

fn get(value: &Value, field: &str) -> Value {
    value.get_attr(field).unwrap_or_default()
}

fn text_of(value: &Value, field: &str) -> String {
    let found = get(value, field);
    found.as_str().map(str::to_owned).unwrap_or_default()
}

fn number_of(value: &Value, field: &str) -> Option<f64> {
    as_number(&get(value, field))
}

fn as_number(value: &Value) -> Option<f64> {
    f64::try_from(value.clone())
        .ok()
        .filter(|number| number.is_finite())
}

fn list(value: &Value) -> impl Iterator<Item = Value> + use<> {
    value.try_iter().into_iter().flatten()
}

/// Bars, stacked bars or shares of a chart's figures.
fn chart(words: &Words<'_>, id: &str, chart: &Value, figures: &Value) -> Value {
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

fn parts(words: &Words<'_>, values: impl Iterator<Item = f64>, whole: f64) -> Vec<Part> {
    values
        .map(|value| Part {
            value,
            text: words.percent(value, whole),
        })
        .collect()
}

/// The answers to a survey question: parts of a whole where everyone gave one answer, else bars.
fn survey(words: &Words<'_>, id: &str, question: &Value) -> Value {
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

/// Events in the order of time.
fn timeline(words: &Words<'_>, id: &str, events: &Value) -> Value {
    let mut drawn = Vec::new();
    let (mut first, mut last): (Option<PartialDate>, Option<PartialDate>) = (None, None);
    for event in list(events) {
        let Some(start) = PartialDate::parse(&get(&event, "date").to_string()) else {
            continue;
        };
        let end = PartialDate::parse(&get(&event, "end").to_string());
        let shown = |day: PartialDate| date_text(&day.to_string(), words.language, words.catalogs);
        let when = match end.filter(|end| *end != start) {
            Some(end) => {
                let (start, end) = (start.to_string(), end.to_string());
                dates_text(&start, &end, words.language, words.catalogs)
            }
            None => shown(start),
        };
        let mut text = text_of(&event, "text");
        let responsible = text_of(&event, "responsible");
        if !responsible.is_empty() {
            text = format!("{text} ({responsible})");
        }
        let later = end.unwrap_or(start);
        if first.is_none_or(|known| start.first_day() < known.first_day()) {
            first = Some(start);
        }
        if last.is_none_or(|known| later.last_day() > known.last_day()) {
            last = Some(later);
        }
        drawn.push(Event {
            first: day_number(start.first_day()),
            last: end.map(|end| day_number(end.last_day())),
            exact: start.day.is_some(),
            when,
            text,
        });
    }
    let (Some(first), Some(last)) = (first, last) else {
        return nothing();
    };
    let shown = |day: PartialDate| date_text(&day.to_string(), words.language, words.catalogs);
    let count = words.number(f64::from(u32::try_from(drawn.len()).unwrap_or(u32::MAX)));
    let conclusion = if drawn.len() > 1 {
        let span = [
            ("count", count.as_str()),
            ("from", &shown(first)),
            ("to", &shown(last)),
        ];
        words.text("figure-timeline", &span)
    } else {
        String::new()
    };
    if drawn.len() > MOST_BARS {
        return picture(String::new(), conclusion);
    }
    let description: Vec<String> = drawn
        .iter()
        .map(|event| format!("{}: {}.", event.when, event.text.trim_end_matches('.')))
        .collect();
    let description = description.join(" ");
    let frame = words.frame(id, &description);
    picture(figures::timeline(frame, &drawn), conclusion)
}

fn day_number(day: jiff::civil::Date) -> i64 {
    day.duration_since(date(2000, 1, 1)).as_hours() / 24
}

/// Goals with a target and an outcome in figures; the others stand in their table only.
fn goals(words: &Words<'_>, id: &str, goals: &Value) -> Value {
    let term = |vocabulary: &str, slug: &str| {
        words
            .config
            .vocabularies
            .label(vocabulary, slug, words.language)
            .to_owned()
    };
    let mut counts: Vec<(String, u32)> = Vec::new();
    let mut bars = Vec::new();
    for entry in list(goals) {
        let goal = get(&entry, "goal");
        let status = text_of(&entry, "status");
        match counts.iter_mut().find(|(known, _)| *known == status) {
            Some((_, count)) => *count += 1,
            None => counts.push((status.clone(), 1)),
        }
        let (Some(target), Some(outcome)) =
            (number_of(&goal, "target"), number_of(&goal, "outcome"))
        else {
            continue;
        };
        if target < 0.0 || outcome < 0.0 {
            continue;
        }
        let unit_slug = text_of(&goal, "unit");
        let unit = if unit_slug.is_empty() {
            String::new()
        } else {
            term("unit", &unit_slug)
        };
        let operator = text_of(&goal, "operator");
        let operator = term(
            "operator",
            if operator.is_empty() { ">=" } else { &operator },
        );
        let target_text = format!("{operator} {}", words.with_unit(target, &unit));
        let reached = match number_of(&goal, "outcome_of") {
            Some(whole) => {
                let (outcome, of) = (words.number(outcome), words.text("results-of", &[]));
                format!("{outcome} {of} {}", words.with_unit(whole, &unit))
            }
            None => words.with_unit(outcome, &unit),
        };
        bars.push(GoalBar {
            label: format!("{}: {}", text_of(&goal, "id"), text_of(&goal, "text")),
            target,
            outcome,
            ceiling: (unit_slug == "procent").then_some(100.0),
            outcome_text: words.text("figure-outcome", &[("value", &reached)]),
            target_text: words.text("figure-target", &[("value", &target_text.to_lowercase())]),
            progress: match status.as_str() {
                "uppnatt" => Progress::Reached,
                "i-huvudsak" => Progress::Mostly,
                "delvis" => Progress::Partly,
                "ej-uppnatt" => Progress::Missed,
                _ => Progress::Unknown,
            },
            status: term("goal_status", &status),
        });
    }
    if counts.is_empty() {
        return nothing();
    }
    let conclusion = counted_goals(words, counts);
    let comma = words.text("comma", &[]);
    if bars.is_empty() || bars.len() > MOST_BARS {
        return picture(String::new(), conclusion);
    }
    let description: Vec<String> = bars
        .iter()
        .map(|bar| {
            format!(
                "{}: {}{comma} {}{comma} {}.",
                bar.label, bar.status, bar.outcome_text, bar.target_text
            )
        })
        .collect();
    let description = description.join(" ");
    let frame = words.frame(id, &description);
    picture(figures::goals(frame, &bars), conclusion)
}

/// "Antal mål: 8. Uppnått: 2, delvis uppnått: 6.", from the best to the unknown, as the site's
/// vocabulary has them.
fn counted_goals(words: &Words<'_>, mut counts: Vec<(String, u32)>) -> String {
    let statuses = words.config.vocabularies.get("goal_status");
    let place = |status: &str| {
        statuses.and_then(|known| known.terms().iter().position(|term| term.slug == status))
    };
    counts.sort_by_key(|(status, _)| place(status).unwrap_or(usize::MAX));
    let shown: Vec<String> = counts
        .iter()
        .enumerate()
        .map(|(at, (status, count))| {
            let vocabularies = &words.config.vocabularies;
            let label = vocabularies.label("goal_status", status, words.language);
            let label = match at {
                0 => label.to_owned(),
                _ => label.to_lowercase(),
            };
            format!("{label}: {}", words.number(f64::from(*count)))
        })
        .collect();
    let total = words.number(counts.iter().map(|(_, count)| f64::from(*count)).sum());
    let comma = words.text("comma", &[]);
    let variables = [
        ("total", total.as_str()),
        ("counts", &shown.join(&format!("{comma} "))),
    ];
    words.text("figure-goals", &variables)
}

/// Costs of each year; the smaller items together.
fn budget(words: &Words<'_>, id: &str, budget: &Value, more: &Value) -> Value {
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

/// Who does what, and where it leads.
fn flow(words: &Words<'_>, id: &str, steps: &Value) -> Value {
    let arrow = if words.right_to_left() { "←" } else { "→" };
    let drawn: Vec<Step> = list(steps)
        .map(|step| {
            let next: Vec<(usize, String)> = list(&get(&step, "next"))
                .filter_map(|next| {
                    let number = usize::try_from(get(&next, "number")).ok()?;
                    Some((number.checked_sub(1)?, text_of(&next, "label")))
                })
                .collect();
            let choices = next
                .iter()
                .filter(|(_, label)| !label.is_empty())
                .map(|(to, label)| format!("{label} {arrow} {}", to + 1));
            Step {
                actor: text_of(&step, "actor"),
                text: format!("{}. {}", get(&step, "number"), text_of(&step, "text")),
                shape: match text_of(&step, "kind").as_str() {
                    "start" | "slut" => Shape::End,
                    "beslut" => Shape::Decision,
                    "brytpunkt" => Shape::Handover,
                    _ => Shape::Activity,
                },
                choices: choices.collect(),
                next: next.iter().map(|(to, _)| *to).collect(),
            }
        })
        .collect();
    // One step is no flow.
    if drawn.len() < 2 || drawn.len() > MOST_BARS {
        return nothing();
    }
    let description = format!(
        "{}. {}",
        words.text("figure-map", &[]),
        words.text("figure-steps-in-list", &[])
    );
    let frame = words.frame(id, &description);
    picture(figures::lanes(frame, &drawn), String::new())
}
