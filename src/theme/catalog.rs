//! Interface texts in Fluent's format, by language, with a site's own over the built-in ones.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use minijinja::Value;
use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, Severity, text};

/// All languages' interface texts.
pub(super) struct Catalogs {
    by_language: BTreeMap<String, Catalog>,
    default_language: String,
}

struct Catalog {
    bundle: FluentBundle<FluentResource>,
    /// Texts without variables, which most are, ready to use.
    plain: FxHashMap<String, Value>,
}

impl fmt::Debug for Catalogs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_set()
            .entries(self.by_language.keys())
            .finish()
    }
}

impl Catalogs {
    /// Reads the files of each language, later ones over earlier ones.
    pub(super) fn load(
        files: BTreeMap<String, Vec<(String, String)>>,
        default_language: &str,
        findings: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut by_language = BTreeMap::new();
        for (language, sources) in files {
            let Ok(tag) = language.parse() else {
                let path = sources
                    .first()
                    .map(|(path, _)| path.clone())
                    .unwrap_or_default();
                findings.push(Diagnostic::new(
                    Severity::Error,
                    "invalid-language",
                    path,
                    text!(
                        "Filens namn är ingen språkkod.",
                        "The file's name is no language code."
                    ),
                    text!(
                        "Döp filen efter språket, till exempel locales/sv.ftl.",
                        "Name the file after the language, such as locales/sv.ftl."
                    ),
                ));
                continue;
            };
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            bundle.set_use_isolating(false);
            let mut keys = Vec::new();
            for (path, source) in sources {
                let resource = match FluentResource::try_new(source.clone()) {
                    Ok(resource) => resource,
                    Err((resource, errors)) => {
                        findings.extend(
                            errors
                                .into_iter()
                                .map(|error| mistake(&path, &source, error.pos, error.slice)),
                        );
                        resource
                    }
                };
                keys.extend(source.lines().filter_map(|line| {
                    let (key, _) = line.split_once(" =")?;
                    key.starts_with(|letter: char| letter.is_ascii_alphabetic())
                        .then(|| key.trim().to_owned())
                }));
                bundle.add_resource_overriding(resource);
            }
            let mut catalog = Catalog {
                bundle,
                plain: FxHashMap::default(),
            };
            for key in keys {
                if let Some(text) = catalog.format_plain(&key) {
                    catalog.plain.insert(key, Value::from(text));
                }
            }
            by_language.insert(language, catalog);
        }
        Self {
            by_language,
            default_language: default_language.to_owned(),
        }
    }

    /// Whether there are texts in a language.
    pub(super) fn has(&self, language: &str) -> bool {
        self.by_language.contains_key(language)
    }

    /// A text without variables in a language, if it has it.
    pub(super) fn find(&self, language: &str, key: &str) -> Option<String> {
        let text = self.by_language.get(language)?.value(key, &[])?;
        text.as_str().map(str::to_owned)
    }

    /// A text in a language, else in the site's, else in English, else its key.
    pub(super) fn text(
        &self,
        language: &str,
        key: &str,
        variables: &[(String, FluentValue<'_>)],
    ) -> String {
        match self.value(language, key, variables).as_str() {
            Some(text) => text.to_owned(),
            None => String::new(),
        }
    }

    /// The same for a template, which copies no text that has no variables.
    pub(super) fn value(
        &self,
        language: &str,
        key: &str,
        variables: &[(String, FluentValue<'_>)],
    ) -> Value {
        let fallbacks = [language, &self.default_language, "en", "sv"];
        fallbacks
            .iter()
            .filter_map(|language| self.by_language.get(*language))
            .find_map(|catalog| catalog.value(key, variables))
            .unwrap_or_else(|| Value::from(key))
    }
}

impl Catalog {
    fn value(&self, key: &str, variables: &[(String, FluentValue<'_>)]) -> Option<Value> {
        if let Some(text) = self.plain.get(key) {
            return Some(text.clone());
        }
        let pattern = self.bundle.get_message(key)?.value()?;
        let arguments: FluentArgs<'_> = variables
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&arguments), &mut errors);
        Some(Value::from(&*text))
    }

    fn format_plain(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, None, &mut errors)
            .into_owned();
        errors.is_empty().then_some(text)
    }
}

/// What is wrong with a file of interface texts: the brace that is never closed, where there is one, since
/// it is noticed only lines further down.
fn mistake(
    path: &str,
    source: &str,
    noticed: Range<usize>,
    unread: Option<Range<usize>>,
) -> Diagnostic {
    let left_open = unread.and_then(|unread| left_open(source, unread, noticed.start));
    let (place, message, help) = match left_open {
        Some(at) => (
            at..at + 1,
            text!("Tecknet {{ stängs aldrig.", "The {{ is never closed."),
            text!(
                "Skriv }} efter det som ska sättas in, så här: {{ $n }}",
                "Write }} after what is to be put in, like this: {{ $n }}"
            ),
        ),
        None => (
            noticed,
            text!(
                "Raden går inte att läsa som en gränssnittstext.",
                "The line cannot be read as an interface text."
            ),
            text!(
                "Skriv en text så här: nyckel = Text",
                "Write a text like this: key = Text"
            ),
        ),
    };
    Diagnostic::new(Severity::Error, "invalid-texts", path, message, help).at(source, &place)
}

/// The first brace that is opened but never closed in the texts that could not be read, above the place
/// where that was noticed.
fn left_open(source: &str, unread: Range<usize>, noticed: usize) -> Option<usize> {
    let mut at = unread.start;
    let (mut open, mut left): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for line in source.get(unread)?.split_inclusive('\n') {
        // A text goes on for as long as its lines are indented.
        if line.starts_with(|first: char| !first.is_whitespace() && first != '}') {
            left.append(&mut open);
        }
        let braces = line.char_indices().filter(|_| !line.starts_with('#'));
        for (index, letter) in braces {
            match letter {
                '{' => open.push(at + index),
                '}' => drop(open.pop()),
                _ => {}
            }
        }
        at += line.len();
    }
    left.append(&mut open);
    left.into_iter().find(|at| *at < noticed)
}
