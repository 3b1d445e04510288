//! `sprida search`: which pages answer a query, best first.

use std::fmt::Write as _;
use std::path::Path;

use jiff::Zoned;
use rayon::prelude::*;
use serde_json::{Map, Value, json};

use super::arguments::SearchArguments;
use super::{Outcome, complain, explain, print, site_language};
use crate::diagnostic::{Diagnostic, MessageLanguage, text};
use crate::outputs::{search_concepts, searched as searched_items};
use crate::pipeline::{self, BuildOptions, Reading};
use crate::report::{self, Format};
use crate::search::{self, Answer, Dictionary, Document, Indexer};
use crate::site::{Edition, Item, Site};
use crate::sources::dictionary;

/// The pages of a language, with what is searched of each.
struct Searched<'s> {
    items: Vec<&'s Item>,
    documents: Vec<Document>,
}

/// Searches a site and prints what was found.
pub(super) fn search(arguments: &SearchArguments, language: Option<MessageLanguage>) -> Outcome {
    let language = language.unwrap_or_else(|| site_language(&arguments.root));
    let queries = match arguments.queries.as_deref().map(read_queries).transpose() {
        Ok(queries) => queries,
        Err(text) => {
            complain(text.get(language));
            return Outcome::Failed;
        }
    };
    let options = BuildOptions {
        root: arguments.root.clone(),
        output: pipeline::default_output(&arguments.root),
        edition: Edition {
            today: arguments.date.unwrap_or_else(|| Zoned::now().date()),
            drafts: arguments.drafts,
        },
    };
    let reading = match pipeline::read(&options, &|_, _, _| {}) {
        Ok(Ok(reading)) => reading,
        Ok(Err(findings)) => {
            let findings: Vec<&Diagnostic> = findings.iter().collect();
            complain(&report::human(findings, language, false));
            return Outcome::Failed;
        }
        Err(error) => {
            complain(explain(&error).get(language));
            return Outcome::Failed;
        }
    };
    let searched_language = arguments
        .pages_in
        .clone()
        .unwrap_or_else(|| reading.site.config.language.to_string());
    let dictionary = dictionary_of(&arguments.root, &reading.site, language);
    let searched = searched(&reading, &searched_language);
    let mut indexer = Indexer::with(search_concepts(&reading.site, &searched_language));
    indexer.add(&searched.documents);
    let index = indexer.finish(&searched_language, dictionary.as_ref());
    let said = match (&queries, arguments.format) {
        (Some(queries), format) => {
            let answers: Vec<Answer> = queries
                .par_iter()
                .map(|query| search::answer(&index, query))
                .collect();
            said_of_many(
                queries,
                &answers,
                &searched.items,
                arguments.limit,
                format,
                language,
            )
        }
        (None, Format::Json) => {
            let answer = search::answer(&index, &arguments.query);
            format!("{}\n", as_json(&answer, &searched.items, arguments.limit))
        }
        (None, Format::Human) => {
            let answer = search::answer(&index, &arguments.query);
            as_text(
                &arguments.query,
                &answer,
                &searched.items,
                arguments.limit,
                language,
            )
        }
    };
    print(&said);
    Outcome::Done
}

fn read_queries(file: &Path) -> Result<Vec<String>, crate::diagnostic::Text> {
    let shown = file.display();
    let text = std::fs::read_to_string(file).map_err(|error| {
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

/// The dictionary that the site names, or else the system's; `None` when there is none to read.
fn dictionary_of(root: &Path, site: &Site, language: MessageLanguage) -> Option<Dictionary> {
    let choices = site.config.site.search.as_ref();
    let named = choices.and_then(|choices| choices.dictionary.as_deref());
    match dictionary(root, named) {
        Ok(files) => files.map(|files| Dictionary::parse(&files.words, &files.affixes)),
        Err((file, error)) => {
            let file = file.display();
            let text = text!(
                "Ordlistan {file} går inte att läsa: {error}. Sökningen fortsätter utan den.",
                "The dictionary {file} cannot be read: {error}. The search goes on without it."
            );
            complain(text.get(language));
            None
        }
    }
}

fn searched<'s>(reading: &'s Reading, language: &str) -> Searched<'s> {
    let Reading {
        site,
        sources,
        texts,
    } = reading;
    let items = searched_items(site, language);
    let documents = items
        .par_iter()
        .map(|item| texts.look_at(&item.page, sources, |html| Document::of(item, html, site)))
        .collect();
    Searched { items, documents }
}

/// The hits that are shown, as items with their scores.
fn shown<'s>(
    answer: &Answer,
    items: &[&'s Item],
    limit: usize,
) -> impl Iterator<Item = (&'s Item, f64)> {
    let hits = answer.hits.iter().take(limit);
    hits.filter_map(|(place, score)| Some((*items.get(*place)?, *score)))
}

fn as_json(answer: &Answer, items: &[&Item], limit: usize) -> Value {
    let hits = shown(answer, items, limit).map(|(item, score)| {
        json!({
            "id": item.page.id,
            "url": item.card.url,
            "title": item.card.title,
            "kind": item.card.kind,
            "score": rounded(score),
        })
    });
    json!({
        "total": answer.hits.len(),
        "hits": hits.collect::<Vec<Value>>(),
        "corrected": answer.corrected,
    })
}

/// Three decimals tell more hits apart than anybody can.
fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

fn as_text(
    query: &str,
    answer: &Answer,
    items: &[&Item],
    limit: usize,
    language: MessageLanguage,
) -> String {
    let total = answer.hits.len();
    let heading = match total {
        0 => text!("Inga träffar på \"{query}\".", "No hits for \"{query}\"."),
        1 => text!("1 träff på \"{query}\".", "1 hit for \"{query}\"."),
        _ => text!(
            "{total} träffar på \"{query}\".",
            "{total} hits for \"{query}\"."
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
    for (number, (item, score)) in shown(answer, items, limit).enumerate() {
        let kind = item.card.kind.label();
        let _ = write!(
            said,
            "\n{:>3}. {} ({})\n     {}  {score:.2}\n",
            number + 1,
            item.card.title,
            kind.get(language),
            item.card.url,
        );
    }
    said
}

/// One line a query, or one object with each query's number of hits and ids.
fn said_of_many(
    queries: &[String],
    answers: &[Answer],
    items: &[&Item],
    limit: usize,
    format: Format,
    language: MessageLanguage,
) -> String {
    let both = queries.iter().zip(answers);
    match format {
        Format::Json => {
            let of_each = both.map(|(query, answer)| {
                let ids: Vec<&str> = shown(answer, items, limit)
                    .map(|(item, _)| item.page.id.as_str())
                    .collect();
                (query.clone(), json!([answer.hits.len(), ids]))
            });
            format!(
                "{}\n",
                Value::Object(of_each.collect::<Map<String, Value>>())
            )
        }
        Format::Human => both
            .map(|(query, answer)| {
                let total = answer.hits.len();
                let best = shown(answer, items, 1).next();
                let nothing = text!("inga träffar", "no hits");
                let best = best.map_or(nothing.get(language), |(item, _)| &item.card.title);
                format!("{total:>5}  {query}: {best}\n")
            })
            .collect(),
    }
}
