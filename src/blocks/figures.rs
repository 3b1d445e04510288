//! The figures of a chart, written in its block or in a CSV file of its own.

use serde::Serialize;

use super::Chart;
use crate::diagnostic::{Diagnostic, Severity, Span, Text, text};

/// Figures as a table: a row for each label, a column for each series.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Names of the columns; one without a name is empty.
    pub series: Vec<String>,
    /// The rows.
    pub rows: Vec<FigureRow>,
}

/// One row of figures.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FigureRow {
    /// What it counts.
    pub label: String,
    /// A figure for each series; `None` where there is none.
    pub values: Vec<Option<f64>>,
}

/// How an empty cell may be written, besides with nothing.
const NO_FIGURE: [&str; 5] = ["-", "–", "—", "..", "…"];

impl Figures {
    /// The figures that a block holds itself.
    pub fn written_in(chart: &Chart) -> Self {
        let mut figures = Self::default();
        for value in &chart.values {
            let name = value.series.clone().unwrap_or_default();
            if !figures.series.contains(&name) {
                figures.series.push(name);
            }
        }
        for value in &chart.values {
            let name = value.series.as_deref().unwrap_or_default();
            let column = figures.series.iter().position(|series| series == name);
            let known = figures.rows.iter().position(|row| row.label == value.label);
            let row = known.unwrap_or_else(|| {
                figures.rows.push(FigureRow {
                    label: value.label.clone(),
                    values: vec![None; figures.series.len()],
                });
                figures.rows.len() - 1
            });
            if let Some(cell) = column.map(|column| &mut figures.rows[row].values[column])
                && cell.is_none()
            {
                *cell = Some(value.value);
            }
        }
        figures
    }

    /// Figures from a CSV file, with commas or semicolons: labels in the first column, a series in
    /// each of the others, named by the first row.
    pub fn from_csv(file: &str, text: &str) -> (Self, Vec<Diagnostic>) {
        let delimiter = if text.lines().next().is_some_and(|line| line.contains(';')) {
            b';'
        } else {
            b','
        };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut figures = Self::default();
        let mut findings = Vec::new();
        let mut report = |line: u64, cell: &str, message: Text, help: Text| {
            findings.push(mistake(file, text, line, cell, message, help));
        };
        if let Ok(headers) = reader.headers() {
            figures.series = headers.iter().skip(1).map(str::to_owned).collect();
        }
        if figures.series.is_empty() {
            report(
                1,
                "",
                text!(
                    "Filen har inga siffror att visa.",
                    "The file has no figures to show."
                ),
                text!(
                    "Den första raden ska namnge kolumnerna: etikett;2017;2018. Under den står en rad för varje etikett.",
                    "The first row should name the columns: label;2017;2018. Below it stands a row for each label."
                ),
            );
        }
        let columns = figures.series.len();
        for record in reader.records().filter_map(Result::ok) {
            let line = record.position().map_or(1, csv::Position::line);
            let found = record.len().saturating_sub(1);
            if found != columns {
                report(
                    line,
                    "",
                    text!(
                        "Raden har {found} siffror, men den första raden namnger {columns}.",
                        "The row has {found} figures, but the first row names {columns}."
                    ),
                    text!(
                        "Lämna en tom cell där en siffra saknas. Decimaler i en fil med kommatecken skrivs med punkt.",
                        "Leave an empty cell where a figure is missing. Decimals in a file with commas are written with a full stop."
                    ),
                );
            }
            let values = record.iter().skip(1).take(columns).map(|cell| {
                if cell.is_empty() || NO_FIGURE.contains(&cell) {
                    return None;
                }
                let figure = parse_figure(cell);
                if figure.is_none() {
                    report(
                        line,
                        cell,
                        text!("\"{cell}\" är inte ett tal.", "\"{cell}\" is not a number."),
                        text!(
                            "Skriv bara siffror, till exempel 12 eller 12,5. Enheten hör hemma i diagrammets fält enhet.",
                            "Write digits only, such as 12 or 12.5. The unit belongs in the chart's field unit."
                        ),
                    );
                }
                figure
            });
            let mut values: Vec<Option<f64>> = values.collect();
            values.resize(columns, None);
            figures.rows.push(FigureRow {
                label: record.get(0).unwrap_or_default().to_owned(),
                values,
            });
        }
        (figures, findings)
    }
}

/// `1 234,5` as people and spreadsheets write it.
fn parse_figure(cell: &str) -> Option<f64> {
    let plain: String = cell
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter {
            ',' => '.',
            '−' | '–' => '-',
            letter => letter,
        })
        .collect();
    plain.parse().ok().filter(|figure: &f64| figure.is_finite())
}

fn mistake(file: &str, text: &str, line: u64, cell: &str, message: Text, help: Text) -> Diagnostic {
    let line = usize::try_from(line).unwrap_or(1);
    let written = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let at = written.find(cell).unwrap_or(0);
    let span = Span {
        length: u32::try_from(cell.chars().count().max(1)).unwrap_or(1),
        ..Span::point(line, written[..at].chars().count() + 1)
    };
    Diagnostic::new(Severity::Error, "invalid-csv", file, message, help).at_span(text, span)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_spreadsheets_write_them() {
        let (figures, findings) =
            Figures::from_csv("x.csv", "Sektor;2017;2018\nSocial;1 234,5;–\nSkola;−3;\n");
        assert_eq!(findings, []);
        assert_eq!(figures.series, ["2017", "2018"]);
        assert_eq!(figures.rows[0].values, [Some(1234.5), None]);
        assert_eq!(figures.rows[1].values, [Some(-3.0), None]);
    }
}
