//! Findings by who answers for the pages that they are in: for those who hand them on.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity, Tally, Text, text};

/// Findings by owner, whose with the most errors first, then with the most warnings; those of files
/// without an owner are under `None`. `owners` says who answers for a file.
pub fn by_owner<'d>(
    diagnostics: &'d [Diagnostic],
    owners: &BTreeMap<String, String>,
) -> Vec<(Option<String>, Vec<&'d Diagnostic>)> {
    let mut groups: BTreeMap<Option<&String>, Vec<&Diagnostic>> = BTreeMap::new();
    for finding in diagnostics {
        let owner = owners.get(&finding.file);
        groups.entry(owner).or_default().push(finding);
    }
    let mut groups: Vec<(Option<String>, Vec<&Diagnostic>)> = groups
        .into_iter()
        .map(|(owner, found)| (owner.cloned(), found))
        .collect();
    let count = |found: &[&Diagnostic], severity| {
        found
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    groups.sort_by_key(|(_, found)| {
        let errors = count(found, Severity::Error);
        let warnings = count(found, Severity::Warning);
        std::cmp::Reverse((errors, warnings, found.len()))
    });
    groups
}

/// The line above an owner's findings: "Projektkontoret: 0 fel, 3 varningar, 1 råd."
pub fn owner_heading(owner: Option<&str>, found: &[&Diagnostic]) -> Text {
    let nobody = text!("Ingen ansvarig", "Nobody answers");
    let found: Vec<Diagnostic> = found.iter().copied().cloned().collect();
    let tally = super::found(Tally::of(&found)).unwrap_or_default();
    Text {
        sv: format!("{}: {}", owner.unwrap_or(&nobody.sv), tally.sv),
        en: format!("{}: {}", owner.unwrap_or(&nobody.en), tally.en),
    }
}
