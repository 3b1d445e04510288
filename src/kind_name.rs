//! The eight kinds of item, by name.

use serde::{Deserialize, Serialize};

use crate::diagnostic::Text;

/// What kind of item a source file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KindName {
    /// A good example.
    Case,
    /// An evaluation or survey.
    Evaluation,
    /// A course.
    Course,
    /// A project, pre-study or process of change.
    Project,
    /// A method.
    Method,
    /// A report or other document.
    Report,
    /// A process map.
    Process,
    /// A standing page.
    Page,
}

impl KindName {
    /// Every kind, in the order that menus and summaries show them.
    pub const ALL: [Self; 8] = [
        Self::Case,
        Self::Evaluation,
        Self::Course,
        Self::Project,
        Self::Method,
        Self::Report,
        Self::Process,
        Self::Page,
    ];

    /// The English name, which stands in code, JSON and references.
    pub fn english(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Evaluation => "evaluation",
            Self::Course => "course",
            Self::Project => "project",
            Self::Method => "method",
            Self::Report => "report",
            Self::Process => "process",
            Self::Page => "page",
        }
    }

    /// The Swedish name that communicators write.
    pub fn swedish(self) -> &'static str {
        match self {
            Self::Case => "exempel",
            Self::Evaluation => "utvardering",
            Self::Course => "kurs",
            Self::Project => "projekt",
            Self::Method => "metod",
            Self::Report => "rapport",
            Self::Process => "process",
            Self::Page => "sida",
        }
    }

    /// The name of the kind's folder below `content/`, unless the site changes it.
    pub fn default_folder(self, swedish: bool) -> &'static str {
        match (self, swedish) {
            (Self::Case, true) => "exempel",
            (Self::Evaluation, true) => "utvarderingar",
            (Self::Course, true) => "kurser",
            (Self::Project, true) => "projekt",
            (Self::Method, true) => "metoder",
            (Self::Report, true) => "rapporter",
            (Self::Process, true) => "processer",
            (Self::Page, true) => "sidor",
            (Self::Case, false) => "cases",
            (Self::Evaluation, false) => "evaluations",
            (Self::Course, false) => "courses",
            (Self::Project, false) => "projects",
            (Self::Method, false) => "methods",
            (Self::Report, false) => "reports",
            (Self::Process, false) => "processes",
            (Self::Page, false) => "pages",
        }
    }

    /// What one item of the kind is called in messages.
    pub fn label(self) -> Text {
        let (sv, en) = match self {
            Self::Case => ("exempel", "case"),
            Self::Evaluation => ("utvärdering", "evaluation"),
            Self::Course => ("kurs", "course"),
            Self::Project => ("projekt", "project"),
            Self::Method => ("metod", "method"),
            Self::Report => ("rapport", "report"),
            Self::Process => ("process", "process"),
            Self::Page => ("sida", "page"),
        };
        Text {
            sv: sv.into(),
            en: en.into(),
        }
    }

    /// What several items of the kind are called in messages.
    pub fn plural(self) -> Text {
        let (sv, en) = match self {
            Self::Case => ("exempel", "cases"),
            Self::Evaluation => ("utvärderingar", "evaluations"),
            Self::Course => ("kurser", "courses"),
            Self::Project => ("projekt", "projects"),
            Self::Method => ("metoder", "methods"),
            Self::Report => ("rapporter", "reports"),
            Self::Process => ("processer", "processes"),
            Self::Page => ("vanliga sidor", "ordinary pages"),
        };
        Text {
            sv: sv.into(),
            en: en.into(),
        }
    }

    /// Reads an English or Swedish name, singular or as the folder is called, with or without dots.
    pub fn parse(name: &str) -> Option<Self> {
        let name = fold(name);
        Self::ALL.into_iter().find(|kind| {
            [
                kind.english(),
                kind.swedish(),
                kind.default_folder(true),
                kind.default_folder(false),
            ]
            .contains(&name.as_str())
        })
    }
}

/// A key or name as it is compared: lower case, å and ä as a, ö as o, spaces and hyphens as `_`.
pub fn fold(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    if name.is_ascii() {
        return name.trim().to_ascii_lowercase().replace([' ', '-'], "_");
    }
    name.trim()
        .nfc()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'å' | 'ä' | 'à' | 'á' => 'a',
            'ö' => 'o',
            'é' | 'è' => 'e',
            'ü' => 'u',
            ' ' | '\u{a0}' | '-' => '_',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_both_names() {
        assert_eq!(KindName::parse("kurs"), Some(KindName::Course));
        assert_eq!(KindName::parse("Utvärdering"), Some(KindName::Evaluation));
        assert_eq!(KindName::parse("case"), Some(KindName::Case));
        assert_eq!(KindName::parse("katt"), None);
    }
}
