//! Numbers and conclusions in the words of one language.

use fluent_bundle::FluentValue;
use minijinja::Value;

use crate::config::Config;
use crate::figures::{BarRow, Frame, ShareRow};
use crate::theme::catalog::Catalogs;
use crate::theme::filters::number_text;

/// The words of one language.
pub(super) struct Words<'a> {
    pub(super) language: &'a str,
    pub(super) catalogs: &'a Catalogs,
    pub(super) config: &'a Config,
}

impl Words<'_> {
    pub(super) fn text(&self, key: &str, variables: &[(&str, &str)]) -> String {
        let variables: Vec<(String, FluentValue<'_>)> = variables
            .iter()
            .map(|(name, value)| ((*name).to_owned(), FluentValue::from(*value)))
            .collect();
        self.catalogs.text(self.language, key, &variables)
    }

    /// A figure as shown; one with more digits than anybody reads as a power of ten.
    pub(super) fn number(&self, value: f64) -> String {
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

    pub(super) fn right_to_left(&self) -> bool {
        crate::language::direction(self.language) == "rtl"
    }

    pub(super) fn with_unit(&self, value: f64, unit: &str) -> String {
        let number = self.number(value);
        if unit.is_empty() {
            number
        } else {
            format!("{number}\u{a0}{unit}")
        }
    }

    pub(super) fn percent(&self, part: f64, whole: f64) -> String {
        if whole > 0.0 {
            format!("{}\u{a0}%", self.number((part / whole * 100.0).round()))
        } else {
            String::new()
        }
    }

    /// That shares are rounded, where those shown do not add up to 100.
    pub(super) fn rounding(&self, rows: &[ShareRow]) -> String {
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
    pub(super) fn part_of(&self, part: f64, whole: f64) -> String {
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

    pub(super) fn frame<'f>(&self, id: &'f str, description: &'f str) -> Frame<'f> {
        Frame {
            id,
            description,
            right_to_left: self.right_to_left(),
        }
    }

    /// What rows of figures show, in words: all of them when they are few.
    pub(super) fn description(
        &self,
        series: &[String],
        rows: &[BarRow],
        conclusion: &str,
    ) -> String {
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
    pub(super) fn largest(&self, key: &str, series: &[String], rows: &[BarRow]) -> String {
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
