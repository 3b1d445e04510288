//! What registers name: languages, municipalities, counties and organisations.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{read_text, text_type};
use crate::diagnostic::text;
use crate::schema::{FieldPath, FieldValue, Mention, PLACEHOLDERS, Reader, Shape};
use crate::value::{Node, Value};

text_type! {
    /// A language as a BCP 47 tag, such as `sv`, `en` or `ar`.
    LanguageTag
}

impl LanguageTag {
    /// The tag, if the text is one.
    pub fn parse(text: &str) -> Option<Self> {
        let language: unic_langid::LanguageIdentifier = text.parse().ok()?;
        (text.len() >= 2 && language.language.as_str() != "und").then(|| Self(language.to_string()))
    }
}

impl FieldValue for LanguageTag {
    fn shape() -> Shape {
        Shape::Language
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = read_text(node, reader, "\"sv\"")?;
        let parsed = Self::parse(written);
        if parsed.is_none() {
            reader.error(
                "invalid-language",
                &node.span,
                text!(
                    "\"{written}\" är inte en språkkod.",
                    "\"{written}\" is not a language code."
                ),
                text!(
                    "Skriv till exempel \"sv\", \"en\" eller \"ar\".",
                    "Write for example \"sv\", \"en\" or \"ar\"."
                ),
            );
        }
        parsed
    }
}

text_type! {
    /// A municipality's four-digit code.
    MunicipalityCode
}

impl MunicipalityCode {
    /// What stands for every municipality of the region.
    pub const ALL: &'static str = "alla";

    /// Whether it stands for the whole region.
    pub fn is_all(&self) -> bool {
        self.0 == Self::ALL
    }
}

impl FieldValue for MunicipalityCode {
    fn shape() -> Shape {
        Shape::Municipality
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = match &node.value {
            Value::Text(text) => text.trim(),
            Value::Integer(code) => {
                reader.error(
                    "municipality-as-number",
                    &node.span,
                    text!(
                        "Kommunkoden står som tal.",
                        "The municipality's code stands as a number."
                    ),
                    text!(
                        "Sätt citattecken runt koden: \"{code:04}\".",
                        "Put quotation marks around the code: \"{code:04}\"."
                    ),
                );
                return None;
            }
            _ => read_text(node, reader, "\"Lund\"")?,
        };
        if ["alla", "all"].contains(&written.to_lowercase().as_str()) {
            return Some(Self(Self::ALL.to_owned()));
        }
        if let Some(found) = reader.lookups.municipalities.find(written) {
            return Some(Self(found.code.clone()));
        }
        if PLACEHOLDERS
            .iter()
            .any(|placeholder| written.contains(placeholder))
        {
            // Reported where placeholders are looked for.
            return None;
        }
        let help = match reader.lookups.municipalities.nearest(written) {
            _ if reader.lookups.municipalities.find_county(written).is_some() => text!(
                "\"{written}\" är ett län: skriv lan = [\"{written}\"].",
                "\"{written}\" is a county: write counties = [\"{written}\"]."
            ),
            Some(near) => text!("Menar du \"{near}\"?", "Did you mean \"{near}\"?"),
            None => text!(
                "Skriv kommunens namn, till exempel \"Lund\", eller dess kod: \"1281\".",
                "Write the municipality's name, such as \"Lund\", or its code: \"1281\"."
            ),
        };
        reader.error(
            "unknown-municipality",
            &node.span,
            text!(
                "Det finns ingen kommun som heter \"{written}\".",
                "There is no municipality called \"{written}\"."
            ),
            help,
        );
        None
    }

    fn mentions(&self, path: &mut FieldPath, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
        if !self.is_all() {
            visit(path, Mention::Municipality(&self.0));
        }
    }
}

text_type! {
    /// A county's two-digit code.
    CountyCode
}

impl FieldValue for CountyCode {
    fn shape() -> Shape {
        Shape::County
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = match &node.value {
            Value::Integer(code) => format!("{code:02}"),
            _ => read_text(node, reader, "\"12\"")?.trim().to_owned(),
        };
        let found = reader
            .lookups
            .municipalities
            .find_county(&written)
            .map(|code| Self(code.to_owned()));
        if found.is_none() {
            reader.error(
                "unknown-county",
                &node.span,
                text!(
                    "Det finns inget län \"{written}\".",
                    "There is no county \"{written}\"."
                ),
                text!(
                    "Skriv länets namn eller kod, till exempel \"Skåne\" eller \"12\".",
                    "Write the county's name or code, such as \"Skåne\" or \"12\"."
                ),
            );
        }
        found
    }
}

text_type! {
    /// An organisation's id, or `kommun:1281` for a municipality that has no entry of its own.
    OrganisationId
}

impl FieldValue for OrganisationId {
    fn shape() -> Shape {
        Shape::Organisation
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = read_text(node, reader, "\"skanes-kommuner\"")?.trim();
        let organisations = reader.lookups.organisations;
        if organisations.contains_key(written) {
            return Some(Self(written.to_owned()));
        }
        if let Some((id, _)) = organisations
            .iter()
            .find(|(_, name)| name.to_lowercase() == written.to_lowercase())
        {
            return Some(Self(id.clone()));
        }
        if let Some(municipality) = reader.lookups.municipalities.find(written) {
            return Some(Self(format!("kommun:{}", municipality.code)));
        }
        let names = organisations
            .iter()
            .flat_map(|(id, name)| [(id.as_str(), id.as_str()), (name.as_str(), id.as_str())]);
        let help = match crate::nearest::nearest(written, names) {
            Some(near) => text!("Menar du \"{near}\"?", "Did you mean \"{near}\"?"),
            None => text!(
                "Kontrollera stavningen. Är det en kommun räcker namnet: \"Lund\". Är det en organisation lägger du till den i data/organisationer.toml: [[organisation]] med id och namn.",
                "Check the spelling. For a municipality the name is enough: \"Lund\". An organisation you add to data/organisations.toml: [[organisation]] with id and name."
            ),
        };
        reader.error(
            "unknown-organisation",
            &node.span,
            text!(
                "Organisationen \"{written}\" finns inte.",
                "There is no organisation \"{written}\"."
            ),
            help,
        );
        None
    }

    fn mentions(&self, path: &mut FieldPath, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
        match self.0.strip_prefix("kommun:") {
            Some(code) => visit(path, Mention::Municipality(code)),
            None => visit(path, Mention::Organisation(&self.0)),
        }
    }
}
