//! What a page is: its kind, its id and its language, from where its file lies and what it says.

use super::{Parser, Role};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kind_name::KindName;
use crate::kinds::common::Common;
use crate::nearest::nearest;
use crate::schema::types::{LanguageTag, Slug};
use crate::value::{Entry, Value};

/// What a path says of a file.
#[derive(Debug, PartialEq)]
pub(super) struct PathFacts {
    pub(super) role: Option<Role>,
    pub(super) stem: String,
    pub(super) language: Option<String>,
}

/// What a page is: its role, its id and its language.
pub type Identity = (Role, String, String);

/// What a page is that cannot be read, as far as its path says.
pub fn identity_by_path(path: &str, config: &Config) -> Option<Identity> {
    let facts = path_facts(path, config);
    let language = facts.language(config);
    Some((facts.role?, facts.stem, language))
}

impl PathFacts {
    /// The page's language, unless it says otherwise itself.
    pub(super) fn language(&self, config: &Config) -> String {
        self.language
            .clone()
            .unwrap_or_else(|| config.language.to_string())
    }
}

/// What a path says: `content/exempel/x.en.md` is the English version of the case `x`.
pub(super) fn path_facts(path: &str, config: &Config) -> PathFacts {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let (folders, file) = below.rsplit_once('/').unwrap_or(("", below));
    let without_extension = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let (stem, language) = match without_extension.rsplit_once('.') {
        Some((stem, tag)) if tag.len() <= 7 && LanguageTag::parse(tag).is_some() => {
            (stem, LanguageTag::parse(tag).map(|tag| tag.to_string()))
        }
        _ => (without_extension, None),
    };
    let first_folder = folders.split('/').next().unwrap_or_default();
    let kind = KindName::ALL
        .into_iter()
        .find(|kind| config.folder(*kind) == first_folder);
    let role = match (first_folder, kind, stem) {
        ("", _, "index") => Some(Role::Start),
        ("", ..) => Some(Role::Item(KindName::Page)),
        (_, Some(kind), "index") if !folders.contains('/') => Some(Role::Introduction(kind)),
        (_, Some(kind), _) => Some(Role::Item(kind)),
        _ => None,
    };
    PathFacts {
        role,
        stem: stem.to_owned(),
        language,
    }
}

impl Parser<'_> {
    pub(super) fn role(&mut self, facts: &PathFacts, entries: &[Entry]) -> Option<Role> {
        let written = entries
            .iter()
            .find(|entry| ["type", "typ"].contains(&entry.key.as_str()));
        let named = written.and_then(|entry| match &entry.node.value {
            Value::Text(name) => KindName::parse(name),
            _ => None,
        });
        match (facts.role, written, named) {
            (Some(Role::Item(from_folder)), Some(entry), Some(kind)) if kind != from_folder => {
                let (folder, label) = (self.config.folder(kind).to_owned(), kind.label());
                let message = Text {
                    sv: format!(
                        "Fältet säger {}, men filen ligger i en annan mapp.",
                        label.sv
                    ),
                    en: format!(
                        "The field says {}, but the file lies in another folder.",
                        label.en
                    ),
                };
                let help = text!(
                    "Flytta filen till content/{folder}/ eller ta bort raden.",
                    "Move the file to content/{folder}/ or remove the line."
                );
                self.error("wrong-folder", entry.node.span.clone(), message, help);
                None
            }
            (_, Some(entry), None) => {
                let kinds: Vec<&str> = KindName::ALL.iter().map(|kind| kind.swedish()).collect();
                let near = match &entry.node.value {
                    Value::Text(name) => nearest(name, kinds.iter().map(|kind| (*kind, *kind))),
                    _ => None,
                };
                let kinds = near.map_or_else(|| kinds.join(", "), str::to_owned);
                let message = text!(
                    "Det slaget av sida finns inte.",
                    "There is no such kind of item."
                );
                let help = text!(
                    "Välj bland: {kinds}. Oftast behövs raden inte: mappen räcker.",
                    "Choose from: {kinds}. Most often the line is not needed: the folder is enough."
                );
                self.error("unknown-kind", entry.node.span.clone(), message, help);
                None
            }
            (Some(role), ..) => Some(role),
            (None, _, Some(kind)) => Some(Role::Item(kind)),
            (None, None, _) => {
                let folders: Vec<&str> = KindName::ALL
                    .iter()
                    .map(|kind| self.config.folder(*kind))
                    .collect();
                let written = self.source.path.split('/').nth(1).unwrap_or_default();
                let near = nearest(written, folders.iter().map(|folder| (*folder, *folder)));
                let message = text!(
                    "Mappen hör inte till något slag av sida.",
                    "The folder belongs to no kind of item."
                );
                let help = match near {
                    Some(near) => text!(
                        "Lägg filen i mappen content/{near}/.",
                        "Put the file in the folder content/{near}/."
                    ),
                    None => {
                        let folders = folders.join(", ");
                        text!(
                            "Lägg filen under content/, i någon av mapparna: {folders}.",
                            "Put the file below content/, in one of the folders: {folders}."
                        )
                    }
                };
                self.findings.push(Diagnostic::new(
                    Severity::Error,
                    "unknown-folder",
                    self.source.path.as_str(),
                    message,
                    help,
                ));
                None
            }
        }
    }

    pub(super) fn id(&mut self, facts: &PathFacts, common: &Common, role: Role) -> String {
        if !matches!(role, Role::Item(_)) {
            return facts.stem.clone();
        }
        if let Some(original) = &common.translation_of {
            return original.to_string();
        }
        if let Some(id) = &common.id {
            return id.to_string();
        }
        if let Some(slug) = Slug::parse(&facts.stem) {
            return slug.to_string();
        }
        let suggestion =
            Slug::from_any(&facts.stem).map_or_else(|| "sida".to_owned(), |slug| slug.to_string());
        self.findings.push(Diagnostic::new(
            Severity::Warning,
            "file-name",
            self.source.path.as_str(),
            text!("Filens namn blir en del av sidans adress, som blir \"{suggestion}\".", "The file's name becomes part of the page's address, which will be \"{suggestion}\"."),
            text!("Döp om filen till {suggestion}.md, så syns det vad adressen blir.", "Rename the file to {suggestion}.md, to show what the address will be."),
        ));
        suggestion
    }
}
