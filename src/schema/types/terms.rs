//! Words of vocabularies, levels of evidence and global goals.

use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use super::{Slug, marked_text, read_text, text_type};
use crate::diagnostic::text;
use crate::schema::{FieldValue, Reader, Shape};
use crate::value::{Node, Value};

/// A vocabulary, as a type.
pub trait VocabularyName {
    /// Its English name.
    const NAME: &'static str;
}

/// A term of one vocabulary, by slug.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound = "")]
pub struct Term<V: VocabularyName>(String, #[serde(skip)] PhantomData<fn() -> V>);

marked_text!(Term, VocabularyName);

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
        return Some(slug.to_string());
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
    Sdg
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
