//! The types that stand in fields: each reads one value, checks it, and says how to mend it.

use std::fmt;
use std::marker::PhantomData;

pub use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{FieldPath, FieldValue, Mention, Reader, Shape};
use crate::diagnostic::{Text, text};
use crate::kind_name::KindName;
use crate::value::{Node, Value};

/// A number, whole or with decimals.
pub type Number = f64;

fn read_text<'n>(node: &'n Node, reader: &mut Reader<'_>, example: &str) -> Option<&'n str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => {
            reader.wrong_type(
                node,
                &text!("text inom citattecken", "text in quotation marks"),
                example,
            );
            None
        }
    }
}

impl FieldValue for String {
    fn shape() -> Shape {
        Shape::Text
    }

    /// Numbers and dates are taken as the text that they look like: `period = 2018` is meant well.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = match &node.value {
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            Value::DateTime(date) => date.clone(),
            _ => read_text(node, reader, "\"…\"")?.trim().to_owned(),
        };
        if text.contains('\0') {
            reader.error(
                "control-character",
                &node.span,
                text!(
                    "Texten innehåller ett osynligt styrtecken.",
                    "The text holds an invisible control character."
                ),
                text!(
                    "Skriv om texten för hand i stället för att klistra in den.",
                    "Type the text by hand rather than paste it."
                ),
            );
            return None;
        }
        Some(text)
    }
}

impl FieldValue for bool {
    fn shape() -> Shape {
        Shape::Boolean
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Boolean(boolean) => Some(*boolean),
            Value::Text(text) if ["ja", "yes"].contains(&text.to_lowercase().as_str()) => {
                Some(true)
            }
            Value::Text(text) if ["nej", "no"].contains(&text.to_lowercase().as_str()) => {
                Some(false)
            }
            _ => {
                reader.wrong_type(node, &text!("true eller false", "true or false"), "true");
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl FieldValue for f64 {
    fn shape() -> Shape {
        Shape::Number
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            #[expect(
                clippy::cast_precision_loss,
                reason = "counts and kronor stay far below 2^53"
            )]
            Value::Integer(number) => Some(*number as Self),
            Value::Float(number) => Some(*number),
            Value::Text(text) if text.contains('%') => {
                reader.error(
                    "percent-as-number",
                    &node.span,
                    text!(
                        "Här ska det stå ett tal utan procenttecken.",
                        "This should be a number without a per cent sign."
                    ),
                    text!(
                        "Skriv andelen som tal: 100 % av en heltid är 1.0.",
                        "Write the share as a number: 100 % of full time is 1.0."
                    ),
                );
                None
            }
            _ => {
                reader.wrong_type(
                    node,
                    &text!(
                        "ett tal utan citattecken",
                        "a number without quotation marks"
                    ),
                    "1.5",
                );
                None
            }
        }
    }
}

macro_rules! whole_number {
    ($type:ty, $shape:expr, $absent:expr) => {
        impl FieldValue for $type {
            fn shape() -> Shape {
                $shape
            }

            fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                if let Value::Integer(number) = &node.value
                    && let Ok(number) = Self::try_from(*number)
                {
                    return Some(number);
                }
                reader.wrong_type(
                    node,
                    &text!(
                        "ett heltal utan citattecken",
                        "a whole number without quotation marks"
                    ),
                    "15",
                );
                None
            }

            fn absent() -> Option<Self> {
                $absent
            }
        }
    };
}
whole_number!(u32, Shape::Count, Some(0));
whole_number!(i64, Shape::Integer, None);

impl FieldValue for Date {
    fn shape() -> Shape {
        Shape::Date
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let parsed = match &node.value {
            Value::DateTime(text) | Value::Text(text) => text
                .trim()
                .get(..10)
                .filter(|_| text.trim().len() == 10 || text.contains('T'))
                .and_then(|day| day.parse().ok()),
            _ => None,
        };
        if parsed.is_none() {
            reader.error(
                "invalid-date",
                &node.span,
                text!(
                    "Det här är inte ett datum som finns.",
                    "This is not a date that exists."
                ),
                text!(
                    "Skriv år-månad-dag, till exempel 2026-01-31.",
                    "Write year-month-day, such as 2026-01-31."
                ),
            );
        }
        parsed
    }
}

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, 1–12, where known.
    pub month: Option<i8>,
    /// The day of the month, where known.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Reads `2018`, `2018-04` or `2018-04-20`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let mut two_digits = || -> Option<Option<i8>> {
            match parts.next() {
                None => Some(None),
                Some(part) if part.len() == 2 => part.parse().ok().map(Some),
                Some(_) => None,
            }
        };
        let (month, day) = (two_digits()?, two_digits()?);
        if parts.next().is_some() {
            return None;
        }
        let parsed = Self { year, month, day };
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1))
            .is_ok()
            .then_some(parsed)
    }

    /// The first day that it can mean.
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .expect("checked when parsed")
    }

    /// The last day that it can mean.
    pub fn last_day(self) -> Date {
        let month = Date::new(self.year, self.month.unwrap_or(12), 1).expect("checked when parsed");
        match self.day {
            Some(_) => self.first_day(),
            None => month.last_of_month(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a date"))
    }
}

impl FieldValue for PartialDate {
    fn shape() -> Shape {
        Shape::PartialDate
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let parsed = match &node.value {
            Value::Integer(year) => Self::parse(&year.to_string()),
            Value::DateTime(text) | Value::Text(text) => Self::parse(text),
            _ => None,
        };
        if parsed.is_none() {
            reader.error(
                "invalid-date",
                &node.span,
                text!(
                    "Det här är inte ett datum, en månad eller ett år.",
                    "This is not a date, a month or a year."
                ),
                text!(
                    "Skriv \"2018\", \"2018-04\" eller \"2018-04-20\".",
                    "Write \"2018\", \"2018-04\" or \"2018-04-20\"."
                ),
            );
        }
        parsed
    }
}

/// Declares a type that holds a checked text.
macro_rules! text_type {
    ($(#[$doc:meta])* $name:ident, $shape:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

text_type! {
    /// A name in addresses: a–z, 0–9, with single hyphens inside.
    Slug, Shape::Slug
}

impl Slug {
    /// The slug, if the text is one.
    pub fn parse(text: &str) -> Option<Self> {
        let valid = !text.is_empty()
            && text.len() <= 120
            && text.split('-').all(|part| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            });
        valid.then(|| Self(text.to_owned()))
    }

    /// The slug nearest to any text: å ä become a, ö becomes o; `None` when nothing is left.
    pub fn from_any(text: &str) -> Option<Self> {
        Self::parse(&slug::slugify(text))
    }
}

impl FieldValue for Slug {
    fn shape() -> Shape {
        Shape::Slug
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = read_text(node, reader, "\"inkluderingskoordinator\"")?;
        let parsed = Self::parse(written);
        if parsed.is_none() {
            let suggestion =
                Self::from_any(written).map_or_else(|| "mitt-namn".to_owned(), |slug| slug.0);
            reader.error(
                "invalid-id",
                &node.span,
                text!(
                    "\"{written}\" kan inte vara ett namn i en adress.",
                    "\"{written}\" cannot be a name in an address."
                ),
                text!(
                    "Använd a–z, 0–9 och bindestreck: \"{suggestion}\".",
                    "Use a–z, 0–9 and hyphens: \"{suggestion}\"."
                ),
            );
        }
        parsed
    }
}

text_type! {
    /// An address on another site.
    Url, Shape::Url
}

/// What is to be said of an address without encryption, and how to mend it.
pub(crate) fn unencrypted() -> (Text, Text) {
    (
        text!(
            "Adressen börjar med http:// och är inte krypterad.",
            "The address starts with http:// and is not encrypted."
        ),
        text!(
            "Pröva samma adress med https://.",
            "Try the same address with https://."
        ),
    )
}

impl FieldValue for Url {
    fn shape() -> Shape {
        Shape::Url
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = read_text(node, reader, "\"https://www.example.org/\"")?.trim();
        let rest = written
            .strip_prefix("https://")
            .or_else(|| written.strip_prefix("http://"));
        let valid = rest.is_some_and(|rest| {
            rest.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[')
                && !written.contains(|letter: char| {
                    letter.is_whitespace() || letter.is_control() || "\"<>\\".contains(letter)
                })
        });
        if !valid {
            reader.error(
                "invalid-url",
                &node.span,
                text!(
                    "\"{written}\" är inte en webbadress.",
                    "\"{written}\" is not a web address."
                ),
                text!(
                    "Skriv hela adressen: \"https://www.example.org/\".",
                    "Write the whole address: \"https://www.example.org/\"."
                ),
            );
            return None;
        }
        if written.starts_with("http://") {
            let (message, help) = unencrypted();
            let severity = crate::diagnostic::Severity::Warning;
            reader.report(severity, "insecure-url", &node.span, message, help);
        }
        Some(Self(written.to_owned()))
    }
}

text_type! {
    /// An e-mail address.
    Email, Shape::Email
}

impl FieldValue for Email {
    fn shape() -> Shape {
        Shape::Email
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = read_text(node, reader, "\"projekt@kommun.example\"")?.trim();
        let valid = written.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty()
                && domain.contains('.')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
                && written
                    .chars()
                    .all(|letter| letter.is_alphanumeric() || "@._-+".contains(letter))
        });
        if valid {
            return Some(Self(written.to_owned()));
        }
        reader.error(
            "invalid-email",
            &node.span,
            text!(
                "\"{written}\" är inte en e-postadress.",
                "\"{written}\" is not an e-mail address."
            ),
            text!(
                "Skriv en gemensam brevlåda: \"projekt@kommun.example\".",
                "Write a shared mailbox: \"projekt@kommun.example\"."
            ),
        );
        None
    }
}

text_type! {
    /// A file of the site: relative to the source, or to `static/` with a leading slash.
    FilePath, Shape::File
}

impl FieldValue for FilePath {
    fn shape() -> Shape {
        Shape::File
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        read_path(node, reader, "handlingsplan.pdf").map(Self)
    }

    fn mentions(&self, path: &mut FieldPath, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
        visit(path, Mention::File(&self.0));
    }
}

text_type! {
    /// A CSV file of figures: relative to the source, or in `data/`.
    TablePath, Shape::File
}

impl FieldValue for TablePath {
    fn shape() -> Shape {
        Shape::File
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        read_path(node, reader, "deltagare.csv").map(Self)
    }

    fn mentions(&self, path: &mut FieldPath, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
        visit(path, Mention::Table(&self.0));
    }
}

/// A path within the site, with forward slashes.
fn read_path(node: &Node, reader: &mut Reader<'_>, example: &str) -> Option<String> {
    let written = read_text(node, reader, &format!("\"{example}\""))?
        .trim()
        .replace('\\', "/");
    if written.contains("://") {
        reader.error(
            "invalid-path",
            &node.span,
            text!(
                "Här ska namnet på en fil stå, inte en adress på nätet.",
                "The name of a file should stand here, not an address on the web."
            ),
            text!(
                "Skriv url = \"{written}\" i stället, eller spara filen bredvid texten och skriv dess namn.",
                "Write url = \"{written}\" instead, or save the file beside the text and write its name."
            ),
        );
        return None;
    }
    let drive = written.as_bytes().get(1) == Some(&b':');
    if written.is_empty() || drive || written.starts_with("//") {
        reader.error(
            "invalid-path",
            &node.span,
            text!(
                "\"{written}\" pekar utanför webbplatsen.",
                "\"{written}\" points outside the site."
            ),
            text!(
                "Lägg filen bredvid texten och skriv bara dess namn, till exempel \"{example}\".",
                "Put the file beside the text and write just its name, such as \"{example}\"."
            ),
        );
        return None;
    }
    Some(written)
}

text_type! {
    /// An address within the site: starts and ends with a slash, or names a file.
    Route, Shape::Route
}

impl Route {
    /// The address, if the text is one: no `..`, no backslash, no query, no control character.
    pub fn parse(text: &str) -> Option<Self> {
        let path = text.trim().strip_prefix('/')?;
        let valid = path.trim_end_matches('/').split('/').all(|part| {
            !part.is_empty()
                && part != "."
                && part != ".."
                && part
                    .chars()
                    .all(|letter| letter.is_alphanumeric() || "-_.~".contains(letter))
        });
        let is_file = path
            .rsplit('/')
            .next()
            .is_some_and(|last| last.contains('.'));
        if path.is_empty() || !valid {
            return None;
        }
        let slash = if is_file || path.ends_with('/') {
            ""
        } else {
            "/"
        };
        Some(Self(format!("/{path}{slash}")))
    }
}

impl FieldValue for Route {
    fn shape() -> Shape {
        Shape::Route
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = read_text(node, reader, "\"/gammal-adress/\"")?;
        let parsed = Self::parse(written);
        if parsed.is_none() {
            reader.error(
                "invalid-address",
                &node.span,
                text!(
                    "\"{written}\" är inte en adress på webbplatsen.",
                    "\"{written}\" is not an address on the site."
                ),
                text!(
                    "Skriv adressen från första snedstrecket: \"/gammal-adress/\".",
                    "Write the address from its first slash: \"/old-address/\"."
                ),
            );
        }
        parsed
    }
}

text_type! {
    /// A language as a BCP 47 tag, such as `sv`, `en` or `ar`.
    LanguageTag, Shape::Language
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
    MunicipalityCode, Shape::Municipality
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
        if super::PLACEHOLDERS
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
    CountyCode, Shape::County
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
    OrganisationId, Shape::Organisation
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

/// The strength of knowledge, 0–4, adapted from Nesta's and EIF's standards of evidence.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct EvidenceLevel(pub u8);

impl EvidenceLevel {
    /// The strongest level.
    pub const STRONGEST: u8 = 4;
}

impl FieldValue for EvidenceLevel {
    fn shape() -> Shape {
        Shape::EvidenceLevel
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let level = match &node.value {
            Value::Integer(level) => u8::try_from(*level).ok(),
            Value::Text(name) => name.parse().ok().or_else(|| {
                let vocabulary = reader.lookups.vocabularies.get("evidence")?;
                let found = vocabulary.find(name)?;
                let position = vocabulary
                    .terms()
                    .iter()
                    .position(|term| term.slug == found.slug)?;
                u8::try_from(position).ok()
            }),
            _ => None,
        };
        let valid = level.filter(|level| *level <= Self::STRONGEST).map(Self);
        if valid.is_none() {
            reader.error(
                "unknown-term",
                &node.span,
                text!("Evidensnivån ska vara 0, 1, 2, 3 eller 4.", "The level of evidence must be 0, 1, 2, 3 or 4."),
                text!(
                    "0 beskriven erfarenhet, 1 uppföljd, 2 utvärderad, 3 utvärderad med jämförelse, 4 upprepad.",
                    "0 described, 1 monitored, 2 evaluated, 3 evaluated with comparison, 4 replicated."
                ),
            );
        }
        valid
    }

    fn absent() -> Option<Self> {
        Some(Self(0))
    }
}

text_type! {
    /// One of the UN's global goals, `4`, or a target, `4.7`.
    Sdg, Shape::Sdg
}

impl Sdg {
    /// The goal's number without the target.
    pub fn goal(&self) -> &str {
        self.0.split('.').next().unwrap_or(&self.0)
    }
}

impl FieldValue for Sdg {
    fn shape() -> Shape {
        Shape::Sdg
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = match &node.value {
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            _ => read_text(node, reader, "\"4\"")?.trim().to_owned(),
        };
        let mut parts = written.split('.');
        let goal = parts
            .next()
            .and_then(|goal| goal.parse::<u8>().ok())
            .is_some_and(|goal| (1..=17).contains(&goal));
        let target = parts.next().is_none_or(|target| {
            !target.is_empty()
                && target.len() <= 2
                && target.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        if goal && target && parts.next().is_none() {
            return Some(Self(written));
        }
        reader.error(
            "unknown-term",
            &node.span,
            text!(
                "\"{written}\" är inte ett av de globala målen.",
                "\"{written}\" is not one of the global goals."
            ),
            text!(
                "Skriv \"1\" till \"17\", eller ett delmål som \"10.2\".",
                "Write \"1\" to \"17\", or a target such as \"10.2\"."
            ),
        );
        None
    }
}

/// A vocabulary, as a type.
pub trait VocabularyName {
    /// Its English name.
    const NAME: &'static str;
}

/// A term of one vocabulary, by slug.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Term<V: VocabularyName>(String, #[serde(skip)] PhantomData<fn() -> V>);

/// A reference to an item of the kinds that `K` allows, as written but for spaces.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Reference<K: Kinds>(String, #[serde(skip)] PhantomData<fn() -> K>);

/// The kinds that a reference may point at; none means any.
pub trait Kinds {
    /// The kinds.
    const KINDS: &'static [KindName];
}

macro_rules! marked_text {
    ($name:ident, $bound:ident) => {
        impl<M: $bound> $name<M> {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl<M: $bound> Clone for $name<M> {
            fn clone(&self) -> Self {
                Self(self.0.clone(), PhantomData)
            }
        }

        impl<M: $bound> fmt::Debug for $name<M> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, formatter)
            }
        }

        impl<M: $bound> PartialEq for $name<M> {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }
    };
}
marked_text!(Term, VocabularyName);
marked_text!(Reference, Kinds);

/// Reads a term of a vocabulary by slug, label or synonym.
pub fn read_term(node: &Node, vocabulary_name: &str, reader: &mut Reader<'_>) -> Option<String> {
    let written = match &node.value {
        Value::Integer(number) => number.to_string(),
        Value::Boolean(true) => "ja".to_owned(),
        Value::Boolean(false) => "nej".to_owned(),
        _ => read_text(node, reader, "\"…\"")?.trim().to_owned(),
    };
    let vocabularies = reader.lookups.vocabularies;
    let vocabulary = vocabularies.get(vocabulary_name)?;
    if let Some(term) = vocabulary.find(&written) {
        if let Some(replacement) = &term.replaced_by {
            reader.report(
                crate::diagnostic::Severity::Warning,
                "replaced-term",
                &node.span,
                text!(
                    "\"{written}\" har ersatts av \"{replacement}\".",
                    "\"{written}\" has been replaced by \"{replacement}\"."
                ),
                text!("Skriv \"{replacement}\".", "Write \"{replacement}\"."),
            );
            return Some(replacement.clone());
        }
        return Some(term.slug.clone());
    }
    if vocabulary.is_open()
        && let Some(slug) = Slug::from_any(&written)
    {
        return Some(slug.0);
    }
    let help = match vocabulary.nearest(&written) {
        Some(near) => text!("Menar du \"{near}\"?", "Did you mean \"{near}\"?"),
        None => {
            const SHOWN: usize = 20;
            let choices: Vec<&str> = vocabulary
                .terms()
                .iter()
                .take(SHOWN)
                .map(|term| term.slug.as_str())
                .collect();
            let choices = choices.join(", ");
            text!("Välj bland: {choices}.", "Choose from: {choices}.")
        }
    };
    reader.error(
        "unknown-term",
        &node.span,
        text!(
            "\"{written}\" finns inte bland de ord som går att välja här.",
            "\"{written}\" is not among the words to choose from here."
        ),
        help,
    );
    None
}

impl<V: VocabularyName> FieldValue for Term<V> {
    fn shape() -> Shape {
        Shape::Term(V::NAME)
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        read_term(node, V::NAME, reader).map(|slug| Self(slug, PhantomData))
    }
}

impl<K: Kinds> FieldValue for Reference<K> {
    fn shape() -> Shape {
        Shape::Reference(K::KINDS)
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let written = read_text(node, reader, "\"boss\"")?.trim();
        if written.is_empty() {
            reader.error(
                "broken-reference",
                &node.span,
                text!("Hänvisningen är tom.", "The reference is empty."),
                text!(
                    "Skriv en sidas id, till exempel \"boss\", eller ta bort värdet.",
                    "Write an item's id, such as \"boss\", or remove the value."
                ),
            );
            return None;
        }
        Some(Self(written.to_owned(), PhantomData))
    }

    fn mentions(&self, path: &mut FieldPath, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
        visit(path, Mention::Item(&self.0, K::KINDS));
    }
}

/// A table that may also be written as just the text that matters most in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shorthand<T>(pub T);

/// A record that one slug can stand for.
pub trait FromSlug {
    /// The record that the slug stands for.
    fn from_slug(slug: Slug) -> Self;
}

impl<T: FromSlug + FieldValue> FieldValue for Shorthand<T> {
    fn shape() -> Shape {
        T::shape()
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Text(_) => Slug::read(node, reader).map(|slug| Self(T::from_slug(slug))),
            _ => T::read(node, reader).map(Self),
        }
    }
}

/// The vocabularies as types.
pub mod vocabulary {
    use super::VocabularyName;

    macro_rules! vocabularies {
        ($($type:ident $name:literal $doc:literal;)*) => {
            $(
                #[doc = $doc]
                pub enum $type {}

                impl VocabularyName for $type {
                    const NAME: &'static str = $name;
                }
            )*
        };
    }

    vocabularies! {
        Themes "themes" "Themes.";
        TargetGroups "target_groups" "Target groups.";
        WorkAreas "work_areas" "Areas of work.";
        Levels "levels" "Levels of an organisation.";
        Roles "role" "Roles of organisations.";
        AttachmentKinds "attachment_kind" "Kinds of attachment.";
        Accessible "accessible" "Whether a document is accessible.";
        LinkKinds "link_kind" "Kinds of link.";
        Effects "effect" "Directions of effect.";
        CostBands "cost_band" "Bands of cost.";
        QuoteOrigins "quote_origin" "Where quotes come from.";
        TimelineKinds "timeline_kind" "Kinds of event.";
        Maturities "maturity" "How far something has come.";
        CaseTypes "case_type" "Types of case.";
        OutcomeKinds "outcome_kind" "How something went.";
        TransferLevels "transfer" "How well something moves.";
        SuccessFactorKinds "success_factor" "Kinds of success factor.";
        ObstacleKinds "obstacle" "Kinds of obstacle.";
        AdoptionKinds "adoption" "How something was adopted.";
        Designs "design" "Designs of evaluation.";
        EvaluationTypes "evaluation_type" "Types of evaluation.";
        EvaluationStatuses "evaluation_status" "States of an evaluation.";
        Conclusions "conclusion" "Conclusions.";
        Independences "independence" "Independence of evaluators.";
        SurveyUnits "survey_unit" "What an answer stands for.";
        QuestionTypes "question_type" "Types of question.";
        Formats "format" "Formats of course.";
        Modes "mode" "Modes of course.";
        CourseStatuses "course_status" "States of a course.";
        Attendances "attendance" "Optional or compulsory.";
        ProjectKinds "project_kind" "Kinds of project.";
        ProjectStatuses "project_status" "States of a project.";
        Phases "phase" "Phases.";
        GoalLevels "goal_level" "Levels of goal.";
        Units "unit" "Units.";
        Operators "operator" "Comparisons.";
        GoalStatuses "goal_status" "States of a goal.";
        BudgetKinds "budget_kind" "Cost or income.";
        Principles "principle" "Horizontal principles.";
        MethodKinds "method_kind" "Kinds of method.";
        ReportTypes "report_type" "Types of report.";
        StatusStates "status_state" "States of work.";
        StepKinds "step_kind" "Kinds of step.";
        OrganisationKinds "organisation_kind" "Kinds of organisation.";
        Menus "menu" "Menus.";
        Conformances "conformance" "Degrees of conformance.";
    }
}

/// Single kinds as types, for references.
pub mod kind {
    use super::Kinds;
    use crate::kind_name::KindName;

    macro_rules! kinds {
        ($($type:ident)*) => {
            $(
                #[doc = concat!("Only items of the kind ", stringify!($type), ".")]
                pub enum $type {}

                impl Kinds for $type {
                    const KINDS: &'static [KindName] = &[KindName::$type];
                }
            )*
        };
    }

    kinds! { Evaluation Course Project Method Report }
}

/// Any kind as a type, for references.
pub mod any {
    use super::Kinds;
    use crate::kind_name::KindName;

    /// Items of every kind.
    pub enum Item {}

    impl Kinds for Item {
        const KINDS: &'static [KindName] = &[];
    }
}
