//! Names in addresses, addresses within and outside the site, and paths of files.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{read_text, text_type};
use crate::diagnostic::{Text, text};
use crate::schema::{FieldPath, FieldValue, Mention, Reader, Shape};
use crate::value::Node;

text_type! {
    /// A name in addresses: a–z, 0–9, with single hyphens inside.
    Slug
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
    Url
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
    Email
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
    FilePath
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
    TablePath
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
    Route
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
