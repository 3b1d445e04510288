//! What a site says of its municipalities, in a file of comma-separated values.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{DataFiles, MUNICIPALITY_FILES};
use crate::config::mistakes::at_written;
use crate::diagnostic::{Diagnostic, Severity, Span, Text, text};
use crate::municipality::MunicipalityOverride;
use crate::sources::{SourceText, Sources};

/// The columns of `kommuner.csv` in either language, and one for people.
const MUNICIPALITY_COLUMNS: [&str; 12] = [
    "kod",
    "code",
    "del",
    "subregion",
    "grupp",
    "group",
    "invanare",
    "inhabitants",
    "officiellt_namn",
    "official",
    "namn",
    "name",
];

/// One row of `kommuner.csv`.
#[derive(Debug, Serialize, Deserialize)]
struct MunicipalityRow {
    #[serde(alias = "kod")]
    code: String,
    #[serde(alias = "del", default)]
    subregion: Option<String>,
    #[serde(alias = "grupp", default)]
    group: Option<String>,
    #[serde(alias = "invanare", default)]
    inhabitants: Option<u64>,
    #[serde(alias = "officiellt_namn", default)]
    official: Option<String>,
}

pub(super) fn municipality_rows(
    source: &SourceText,
    findings: &mut Vec<Diagnostic>,
    data: &mut DataFiles,
) {
    let delimiter = if source
        .text
        .lines()
        .next()
        .is_some_and(|line| line.contains(';'))
    {
        b';'
    } else {
        b','
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .trim(csv::Trim::All)
        .from_reader(source.text.as_bytes());
    let has_code = reader
        .headers()
        .is_ok_and(|names| names.iter().any(|name| ["kod", "code"].contains(&name)));
    if !has_code {
        findings.push(csv_mistake(
            source,
            1,
            text!(
                "Den första raden har ingen kolumn som heter kod.",
                "The first row has no column called code."
            ),
        ));
        return;
    }
    let headers = reader.headers().cloned().unwrap_or_default();
    report_unknown_columns(source, &headers, findings);
    let mut seen = BTreeSet::new();
    let unclosed = source
        .text
        .lines()
        .position(|line| line.matches('"').count() % 2 == 1);
    if let Some(index) = unclosed {
        let message = text!(
            "Ett citattecken på raden avslutas inte.",
            "A quotation mark on the line does not end."
        );
        findings.push(csv_mistake(source, index as u64 + 1, message));
        return;
    }
    for record in reader.records() {
        let start = record
            .as_ref()
            .map_or_else(csv::Error::position, csv::StringRecord::position)
            .map_or(0, csv::Position::byte);
        let line = line_at(&source.text, start);
        let row = record.and_then(|record| record.deserialize::<MunicipalityRow>(Some(&headers)));
        match row {
            Ok(row) => {
                if !seen.insert(row.code.clone()) {
                    let code = &row.code;
                    let message = text!(
                        "Kommunen {code} står två gånger.",
                        "The municipality {code} stands twice."
                    );
                    findings.push(csv_mistake(source, line, message));
                }
                let row = MunicipalityOverride {
                    code: format!("{:0>4}", row.code),
                    subregion: row.subregion.filter(|text| !text.is_empty()),
                    group: row.group.filter(|text| !text.is_empty()),
                    inhabitants: row.inhabitants,
                    official: row.official.filter(|text| !text.is_empty()),
                };
                report_unknown_part(source, &row, data, findings);
                data.municipalities.push(row);
            }
            Err(error) => {
                let message = match error.kind() {
                    csv::ErrorKind::UnequalLengths {
                        expected_len, len, ..
                    } => text!(
                        "Raden har {len} kolumner, men den första raden har {expected_len}.",
                        "The row has {len} columns, but the first row has {expected_len}."
                    ),
                    _ => text!(
                        "Antalet invånare är inget heltal.",
                        "The number of inhabitants is no whole number."
                    ),
                };
                findings.push(csv_mistake(source, line, message));
            }
        }
    }
}

fn report_unknown_columns(
    source: &SourceText,
    headers: &csv::StringRecord,
    findings: &mut Vec<Diagnostic>,
) {
    let unknown = headers
        .iter()
        .filter(|name| !MUNICIPALITY_COLUMNS.contains(name));
    for column in unknown {
        let message = text!(
            "Ingen läser kolumnen \"{column}\".",
            "Nobody reads the column \"{column}\"."
        );
        let finding = Diagnostic {
            severity: Severity::Warning,
            ..csv_mistake(source, 1, message)
        };
        findings.push(at_written(finding, source, Some(column), 0));
    }
}

/// The line that a row begins on; empty ones before it belong to it, as the reader sees it.
fn line_at(text: &str, start: u64) -> u64 {
    let start = usize::try_from(start).unwrap_or(0).min(text.len());
    let blank = text[start..]
        .bytes()
        .take_while(|byte| *byte == b'\n')
        .count();
    text[..start + blank].matches('\n').count() as u64 + 1
}

fn csv_mistake(source: &SourceText, line: u64, message: Text) -> Diagnostic {
    let span = Span::point(usize::try_from(line).unwrap_or(1), 1);
    Diagnostic::new(
        Severity::Error,
        "invalid-csv",
        source.path.as_str(),
        message,
        text!(
            "Kolumnerna heter kod, del, grupp, invanare och officiellt_namn. Bara kod måste finnas. Alla rader ska ha lika många kolumner, och invånare skrivs med siffror.",
            "The columns are called code, subregion, group, inhabitants and official. Only code must be there. All rows should have the same number of columns, and inhabitants are written in digits."
        ),
    )
    .at_span(&source.text, span)
}

/// A part of the region that the file of parts does not name.
fn report_unknown_part(
    source: &SourceText,
    row: &MunicipalityOverride,
    data: &DataFiles,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(part) = row.subregion.as_deref() else {
        return;
    };
    if data.subregions.is_empty() || data.subregions.contains_key(part) {
        return;
    }
    let known: Vec<&str> = data.subregions.keys().map(String::as_str).collect();
    let known = known.join(", ");
    let finding = Diagnostic::new(
        Severity::Error,
        "unknown-term",
        source.path.as_str(),
        text!(
            "Det finns ingen del av regionen som heter {part}.",
            "There is no part of the region called {part}."
        ),
        text!(
            "Välj bland delarna i data/delar.toml: {known}.",
            "Choose from the parts in data/subregions.toml: {known}."
        ),
    );
    findings.push(at_written(finding, source, Some(part), 0));
}

/// A row that names a code that no municipality has.
pub(in crate::config) fn unknown_municipality_code(sources: &Sources, code: &str) -> Diagnostic {
    let source = MUNICIPALITY_FILES
        .iter()
        .find_map(|name| sources.text(name));
    let finding = Diagnostic::new(
        Severity::Error,
        "unknown-municipality",
        source.map_or(MUNICIPALITY_FILES[0], |source| source.path.as_str()),
        text!(
            "Ingen kommun har koden {code}.",
            "No municipality has the code {code}."
        ),
        text!(
            "Kommunkoder har fyra siffror, till exempel 1281 för Lund.",
            "Municipal codes have four digits, such as 1281 for Lund."
        ),
    );
    match source {
        Some(source) => at_written(finding, source, Some(code), 0),
        None => finding,
    }
}
