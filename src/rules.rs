//! What Sprida finds fault with: every rule with its code, severity, standards and words for people.
//!
//! A rule whose check is its own is one file, with what it is about, its check, and the words that it
//! says in Swedish and English: [`documents`], [`facts`], [`freshness`], [`page`], [`privacy`] and [`text`]
//! are lists of such. A check takes what it needs as values and says what is at fault; whoever asks knows where
//! that stands. Its cases lie in `tests/cases`, in a file named after its area, or are made by the tests.
//!
//! Rules that follow from reading a file or resolving a reference are carried out where that is done,
//! and only described here.

pub mod documents;
pub mod facts;
mod fields;
pub mod freshness;
pub mod folder;
mod markup;
mod numbers;
pub(crate) mod of_fields;
pub mod page;
pub mod privacy;
mod references;
mod site;
pub mod text;

use std::sync::LazyLock;

use crate::diagnostic::{Severity, Text};

/// Words in Swedish and in English.
pub type Words = (&'static str, &'static str);

/// A rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The code of its findings: a kebab-case noun in English that never changes.
    pub code: &'static str,
    /// What it is a rule on.
    pub area: Area,
    /// How much its findings matter, most often, where the site says nothing else.
    pub severity: Severity,
    /// Success criteria of WCAG 2.2 that it serves.
    pub criteria: &'static [&'static str],
    /// Rules of W3C's ACT Rules Community Group that it carries out, wholly or in part.
    pub act: &'static [&'static str],
    /// What is wrong.
    pub title: Words,
    /// How to mend it.
    pub remedy: Words,
    /// Whom it hurts and how, where that is not plain from the title.
    pub why: Option<Words>,
}

impl Rule {
    /// How to mend it, as sentences.
    pub fn help(&self) -> Text {
        let ended = |words: &str| format!("{}.", words.trim_end_matches('.'));
        Text {
            sv: ended(self.remedy.0),
            en: ended(self.remedy.1),
        }
    }
}

/// What a rule is a rule on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// Fields at the top of a file.
    Fields,
    /// What a page refers to.
    References,
    /// Running text, pictures and tables.
    Text,
    /// Plain language.
    Language,
    /// Numbers and claims.
    Facts,
    /// What time makes wrong.
    Freshness,
    /// Personal data.
    Privacy,
    /// Documents that pages offer.
    Documents,
    /// Finished pages.
    Page,
    /// Settings, themes and files.
    Site,
}

impl Area {
    /// Every area, in the order of a writer's day.
    pub const ALL: [Self; 10] = [
        Self::Fields,
        Self::Text,
        Self::Language,
        Self::References,
        Self::Facts,
        Self::Freshness,
        Self::Privacy,
        Self::Documents,
        Self::Page,
        Self::Site,
    ];

    /// What it is called.
    pub fn title(self) -> Words {
        match self {
            Self::Fields => ("Fälten överst i filen", "Fields at the top of the file"),
            Self::References => ("Ord och hänvisningar", "Terms and references"),
            Self::Text => ("Text, bilder och tabeller", "Text, pictures and tables"),
            Self::Language => ("Klarspråk", "Plain language"),
            Self::Facts => ("Siffror och påståenden", "Numbers and claims"),
            Self::Freshness => ("Aktualitet", "Freshness"),
            Self::Privacy => ("Personuppgifter", "Personal data"),
            Self::Documents => ("Dokument", "Documents"),
            Self::Page => ("Färdiga sidor", "Finished pages"),
            Self::Site => (
                "Inställningar, teman och filer",
                "Settings, themes and files",
            ),
        }
    }
}

/// Words as a message is.
pub fn as_text(words: Words) -> Text {
    Text {
        sv: words.0.to_owned(),
        en: words.1.to_owned(),
    }
}

static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let described = [
        fields::RULES,
        folder::RULES,
        markup::RULES,
        numbers::RULES,
        references::RULES,
        site::RULES,
    ];
    let described = described.into_iter().flatten();
    let mut all: Vec<&Rule> = described
        .chain(text::RULES.iter().map(|known| &known.rule))
        .chain(documents::RULES.iter().map(|known| &known.rule))
        .chain(facts::all())
        .chain(freshness::all())
        .chain(page::RULES.iter().map(|known| &known.rule))
        .chain(privacy::all())
        .collect();
    all.sort_by_key(|rule| rule.code);
    all
});

/// Every rule, in the order of their codes.
pub fn all() -> &'static [&'static Rule] {
    &ALL
}

/// The rule with a code.
pub fn find(code: &str) -> Option<&'static Rule> {
    let place = ALL.binary_search_by_key(&code, |rule| rule.code).ok()?;
    Some(ALL[place])
}
