//! `sprida search`: which pages of a built site answer a query, best first, as readers find them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::arguments::SearchArguments;
use super::{Outcome, complain, print, site_language};
use crate::config::SITE_FILE;
use crate::diagnostic::{MessageLanguage, Text, text};
use crate::kind_name::KindName;
use crate::pipeline;
use crate::report::Format;
use crate::search::shards::Shown;
use crate::search::{self, Answer, Files, ReadError};

/// The script beside every index, by which the folder is known whatever the site calls it.
const CLIENT: &str = "search.js";

/// Searches a built site and prints what was found.
pub(super) fn search(arguments: &SearchArguments, language: Option<MessageLanguage>) -> Outcome {
    let language = language.unwrap_or_else(|| site_language(&arguments.root));
    match said(arguments, language) {
        Ok(said) => {
            print(&said);
            Outcome::Done
        }
        Err(text) => {
            complain(text.get(language));
            Outcome::Failed
        }
    }
}

fn said(arguments: &SearchArguments, language: MessageLanguage) -> Result<String, Text> {
    let queries = arguments.queries.as_deref().map(read_queries).transpose()?;
    let output = arguments.output.clone();
    let output = output.unwrap_or_else(|| pipeline::default_output(&arguments.root));
    let folder = index_folder(&output)?;
    let wanted = arguments.pages_in.clone();
    let searched_language =
        wanted.map_or_else(|| default_language(&arguments.root, &folder), Ok)?;
    let files = open(&folder, &searched_language)?;
    let answered = |query: &String| Answered::of(&files, query, arguments.limit);
    let said = match (&queries, arguments.format) {
        (Some(queries), format) => {
            let answers = queries.iter().map(answered);
            let answers = answers.collect::<Result<Vec<Answered>, ReadError>>();
            let answers = answers.map_err(|error| unreadable(&error))?;
            match format {
                Format::Json => many_as_json(&answers),
                Format::Human => many_as_text(&answers, language),
            }
        }
        (None, format) => {
            let answered = answered(&arguments.query).map_err(|error| unreadable(&error))?;
            match format {
                Format::Json => format!("{}\n", answered.as_json()),
                Format::Human => answered.as_text(language),
            }
        }
    };
    Ok(said)
}

fn read_queries(file: &Path) -> Result<Vec<String>, Text> {
    let shown = file.display();
    let text = fs::read_to_string(file).map_err(|error| {
        text!(
            "Filen {shown} går inte att läsa: {error}.",
            "The file {shown} cannot be read: {error}."
        )
    })?;
    serde_json::from_str(&text).map_err(|error| {
        text!(
            "Filen {shown} ska vara en JSON-lista med sökfrågor, som [\"sfi\", \"lokaler för unga\"]: {error}.",
            "The file {shown} should be a JSON list of queries, such as [\"sfi\", \"rooms for youth\"]: {error}."
        )
    })
}

/// The folder of a built site's search indexes.
fn index_folder(output: &Path) -> Result<PathBuf, Text> {
    let shown = output.display();
    let pages = fs::read_dir(output).map_err(|_| {
        text!(
            "Mappen {shown} finns inte: webbplatsen är inte byggd. Kör sprida build först, eller peka ut mappen med --output.",
            "The folder {shown} does not exist: the site has not been built. Run sprida build first, or name the folder with --output."
        )
    })?;
    let folders = pages.filter_map(|entry| Some(entry.ok()?.path().join("index")));
    let mut folders: Vec<PathBuf> = folders
        .filter(|folder| folder.join(CLIENT).is_file())
        .collect();
    folders.sort();
    folders.into_iter().next().ok_or_else(|| {
        text!(
            "Mappen {shown} har inget sökindex. Kör sprida build, och se efter att site.toml inte säger sokning = false.",
            "The folder {shown} has no search index. Run sprida build, and see that site.toml does not say search = false."
        )
    })
}

/// The site's own language where that has an index, else one that has.
fn default_language(root: &Path, folder: &Path) -> Result<String, Text> {
    let site = fs::read_to_string(root.join(SITE_FILE)).unwrap_or_default();
    let site: toml::Table = site.parse().unwrap_or_default();
    let own = ["sprak", "language"]
        .iter()
        .find_map(|key| site.get(*key)?.as_str());
    let own = own.unwrap_or("sv");
    let indexed = indexed_languages(folder);
    if indexed.iter().any(|language| language == own) {
        return Ok(own.to_owned());
    }
    let shown = folder.display();
    indexed.into_iter().next().ok_or_else(|| {
        text!(
            "Mappen {shown} har inget index för något språk. Bygg om webbplatsen med sprida build.",
            "The folder {shown} has no index of any language. Build the site again with sprida build."
        )
    })
}

fn indexed_languages(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let languages = names.filter_map(|name| Some(name.strip_suffix(".json")?.to_owned()));
    let mut languages: Vec<String> = languages.collect();
    languages.sort();
    languages
}

fn open<'f>(folder: &Path, language: &str) -> Result<Files<'f>, Text> {
    let known = indexed_languages(folder);
    // What is no language of the site's might be a path out of the folder.
    let is_known = known.iter().any(|known| known == language);
    let manifest = is_known.then(|| fs::read(folder.join(format!("{language}.json"))).ok());
    let manifest = manifest.flatten().ok_or_else(|| {
        let known = known.join(", ");
        text!(
            "Webbplatsen har inga sidor att söka bland på språket \"{language}\". Välj ett av dessa: {known}.",
            "The site has no pages to search in the language \"{language}\". Choose one of these: {known}."
        )
    })?;
    let folder = folder.to_owned();
    let files = Files::open(&manifest, move |path| fs::read(folder.join(path)));
    files.map_err(|error| unreadable(&error))
}

fn unreadable(error: &ReadError) -> Text {
    match error {
        ReadError::Missing(file, reason) => text!(
            "En fil i sökindexet går inte att läsa, {file}: {reason}. Bygg om webbplatsen med sprida build.",
            "A file of the search index cannot be read, {file}: {reason}. Build the site again with sprida build."
        ),
        ReadError::Damaged(file) => text!(
            "En fil i sökindexet är skadad: {file}. Bygg om webbplatsen med sprida build.",
            "A file of the search index is damaged: {file}. Build the site again with sprida build."
        ),
        ReadError::OtherVersion => text!(
            "Sökindexet är gjort av en annan version av programmet. Bygg om webbplatsen med sprida build.",
            "The search index was made by another version of the program. Build the site again with sprida build."
        ),
    }
}

/// A query, its answer, and the hits that are shown, each with its score.
struct Answered {
    query: String,
    answer: Answer,
    hits: Vec<(Shown, f64)>,
}

impl Answered {
    fn of(files: &Files<'_>, query: &str, limit: usize) -> Result<Self, ReadError> {
        let answer = search::answer(files, query)?;
        let best = answer.hits.iter().take(limit);
        let hits = best.map(|(document, score)| Ok((files.shown(*document)?, *score)));
        Ok(Self {
            query: query.to_owned(),
            hits: hits.collect::<Result<Vec<(Shown, f64)>, ReadError>>()?,
            answer,
        })
    }

    fn as_json(&self) -> Value {
        let hits = self
            .hits
            .iter()
            .map(|(Shown(id, url, title, kind, excerpt), score)| {
                json!({
                    "id": id,
                    "url": address(url),
                    "title": title,
                    "kind": kind,
                    "excerpt": excerpt,
                    "score": rounded(*score),
                })
            });
        json!({
            "total": self.answer.hits.len(),
            "exact": self.answer.is_exact,
            "hits": hits.collect::<Vec<Value>>(),
            "corrected": self.answer.corrected,
        })
    }

    fn as_text(&self, language: MessageLanguage) -> String {
        let Self { query, answer, .. } = self;
        let heading = match answer.hits.len() {
            0 => text!("Inga träffar på \"{query}\".", "No hits for \"{query}\"."),
            1 => text!("1 träff på \"{query}\".", "1 hit for \"{query}\"."),
            total if answer.is_exact => text!(
                "{total} träffar på \"{query}\".",
                "{total} hits for \"{query}\"."
            ),
            total => text!(
                "Minst {total} träffar på \"{query}\".",
                "At least {total} hits for \"{query}\"."
            ),
        };
        let mut said = format!("{}\n", heading.get(language));
        if let Some(corrected) = &answer.corrected {
            let text = text!(
                "Visar träffar för \"{corrected}\".",
                "Showing hits for \"{corrected}\"."
            );
            let _ = writeln!(said, "{}", text.get(language));
        }
        for ((Shown(_, url, title, kind, _), score), number) in self.hits.iter().zip(1..) {
            let _ = write!(said, "\n{number:>3}. {title}");
            if let Some(kind) = KindName::parse(kind) {
                let _ = write!(said, " ({})", kind.label().get(language));
            }
            let _ = write!(said, "\n     {}  {score:.2}\n", address(url));
        }
        said
    }
}

/// An address within the site.
fn address(url: &str) -> String {
    format!("/{url}")
}

/// Three decimals tell more hits apart than anybody can.
fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

/// One object with each query's number of hits and ids.
fn many_as_json(answers: &[Answered]) -> String {
    let of_each = answers.iter().map(|answered| {
        let ids = answered.hits.iter().map(|(Shown(id, ..), _)| id.as_str());
        let ids: Vec<&str> = ids.collect();
        (
            answered.query.clone(),
            json!([answered.answer.hits.len(), ids]),
        )
    });
    let of_each: Map<String, Value> = of_each.collect();
    format!("{}\n", Value::Object(of_each))
}

/// One line a query.
fn many_as_text(answers: &[Answered], language: MessageLanguage) -> String {
    let lines = answers.iter().map(|answered| {
        let total = answered.answer.hits.len();
        let nothing = text!("inga träffar", "no hits");
        let best = answered.hits.first();
        let best = best.map_or(nothing.get(language), |(Shown(_, _, title, ..), _)| title);
        format!("{total:>5}  {}: {best}\n", answered.query)
    });
    lines.collect()
}
