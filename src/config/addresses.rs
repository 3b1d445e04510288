//! Folders of kinds and fixed addresses, in the site's language or as the site calls them.

use std::collections::BTreeMap;

use super::SiteFile;
use super::mistakes::at_written;
use crate::diagnostic::{Diagnostic, Severity, text};
use crate::kind_name::{KindName, fold};
use crate::sources::SourceText;

/// Fixed addresses: English name, Swedish address, English address.
const FIXED_ADDRESSES: [(&str, &str, &str); 16] = [
    ("municipalities", "kommuner", "municipalities"),
    ("organisations", "organisationer", "organisations"),
    ("list-page", "sida", "page"),
    ("search", "sok", "search"),
    ("open-data", "oppna-data", "open-data"),
    ("embed", "badda-in", "embed"),
    ("embed-municipality", "kommun", "municipality"),
    ("embed-theme", "tema", "theme"),
    ("overview", "oversikt", "overview"),
    ("maturity", "mognad", "maturity"),
    ("table", "tabell", "table"),
    ("sort", "sortera", "sort"),
    ("sort-title", "titel", "title"),
    ("sort-evidence", "evidens", "evidence"),
    ("sort-municipality", "kommun", "municipality"),
    (
        "statement",
        "tillganglighetsredogorelse",
        "accessibility-statement",
    ),
];

pub(super) fn addresses(
    site: &mut SiteFile,
    swedish: bool,
    source: &SourceText,
    findings: &mut Vec<Diagnostic>,
) -> BTreeMap<&'static str, String> {
    let mut addresses: BTreeMap<&'static str, String> = FIXED_ADDRESSES
        .iter()
        .map(|(name, in_swedish, in_english)| {
            (
                *name,
                (if swedish { *in_swedish } else { *in_english }).to_owned(),
            )
        })
        .collect();
    for kind in KindName::ALL {
        addresses.insert(kind.english(), kind.default_folder(swedish).to_owned());
    }
    for (written, address) in std::mem::take(&mut site.addresses) {
        let fixed = FIXED_ADDRESSES.iter().find(|(name, in_swedish, _)| {
            fold(name) == fold(&written) || fold(in_swedish) == fold(&written)
        });
        let name = KindName::parse(&written)
            .map(KindName::english)
            .or(fixed.map(|(name, ..)| *name));
        if let Some(name) = name {
            addresses.insert(name, address.to_string());
        } else {
            let known: Vec<&str> = FIXED_ADDRESSES
                .iter()
                .map(|(_, in_swedish, _)| *in_swedish)
                .collect();
            let known = known.join(", ");
            let finding = Diagnostic::new(
                Severity::Error,
                "unknown-address",
                source.path.as_str(),
                text!(
                    "Det finns ingen fast adress som heter \"{written}\".",
                    "There is no fixed address called \"{written}\"."
                ),
                text!(
                    "Välj en mapp (exempel, kurser …) eller: {known}.",
                    "Choose a folder (exempel, kurser …) or: {known}."
                ),
            );
            findings.push(at_written(finding, source, Some(&written), 0));
        }
    }
    for (index, kind) in KindName::ALL.into_iter().enumerate() {
        let address = &addresses[kind.english()];
        let earlier = KindName::ALL[..index]
            .iter()
            .find(|earlier| addresses[earlier.english()] == *address);
        if let Some(earlier) = earlier {
            let (first, second) = (earlier.swedish(), kind.swedish());
            let finding = Diagnostic::new(
                Severity::Error,
                "address-collision",
                source.path.as_str(),
                text!(
                    "Sidor av slagen {first} och {second} får samma mapp: {address}.",
                    "Items of the kinds {first} and {second} get the same folder: {address}."
                ),
                text!(
                    "Ge dem olika namn under adresser.",
                    "Give them different names in addresses."
                ),
            );
            findings.push(at_written(finding, source, Some(address), 0));
        }
    }
    addresses
}
