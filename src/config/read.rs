//! A TOML file into one record.

use crate::diagnostic::{Diagnostic, Severity};
use crate::schema::{Field, FieldValue, Lookups, Reader, Record, TableReader};
use crate::sources::SourceText;
use crate::value::{Node, Value, parse_toml};

/// Parses a TOML file as one record.
pub(super) fn read_file<R: Record + FieldValue>(
    source: &SourceText,
    lookups: Lookups<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Option<R> {
    let node = parse_file(source, findings)?;
    let Value::Table(entries) = &node.value else {
        return None;
    };
    let fields: Vec<&'static Field> = R::FIELDS.iter().collect();
    let mut reader = Reader::new(&source.path, &source.text, lookups, fields);
    let mut table = TableReader::new(entries, 0..0);
    let record = R::read_fields(&mut table, &mut reader);
    for entry in table.unread() {
        let near = reader.nearest_key(&entry.key, &mut R::FIELDS.iter());
        reader.unknown_field(entry, near);
    }
    let broken = reader
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    findings.append(&mut reader.findings);
    record.filter(|_| !broken)
}

fn parse_file(source: &SourceText, findings: &mut Vec<Diagnostic>) -> Option<Node> {
    match parse_toml(&source.text, 0..source.text.len()) {
        Ok(node) => Some(node),
        Err(errors) => {
            findings.extend(errors.into_iter().map(|error| {
                Diagnostic::new(
                    Severity::Error,
                    "invalid-toml",
                    source.path.as_str(),
                    error.message,
                    error.help,
                )
                .at(&source.text, &error.span)
            }));
            None
        }
    }
}
