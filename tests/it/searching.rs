//! Searching as readers do: what is found by which words, in tables that anybody can add to.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::process::Command;

use sprida::search::analysis::fold;
use sprida::search::compounds::{Memo, Splitter, Vocabulary};
use sprida::search::shards::{self, Shown};
use sprida::search::stemmer::Stemmer;
use sprida::search::{self, Answer, Document, Files, Index};

use crate::workspace::{SITE, Workspace, four_field_case};

fn table(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/search")
        .join(name);
    fs::read_to_string(path).unwrap()
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    let lines = table.lines().map(str::trim);
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn document(title: &str, body: &str) -> Document {
    Document {
        title: title.to_owned(),
        body: body.to_owned(),
        ..Document::default()
    }
}

/// Answers a query from the files of the index of documents, as readers' browsers do.
fn answer(documents: &[Document], language: &str, query: &str) -> Answer {
    search::answer(&read(documents, language), query).unwrap()
}

fn read(documents: &[Document], language: &str) -> Files<'static> {
    let index = Index::of(documents, language, None);
    let shown = documents.iter().map(|document| {
        let title = document.title.clone();
        Shown(
            title.clone(),
            String::new(),
            title,
            String::new(),
            String::new(),
        )
    });
    let shown: Vec<Shown> = shown.collect();
    let (manifest, files) = shards::files(&index, &shown, Vec::new(), language, "g");
    let files: BTreeMap<String, Vec<u8>> = files
        .into_iter()
        .map(|file| (format!("g/{}", file.name), file.bytes))
        .collect();
    let fetch = move |path: &str| {
        files
            .get(path)
            .cloned()
            .ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    };
    Files::open(manifest.as_bytes(), fetch).unwrap()
}

fn titles<'d>(documents: &'d [Document], answer: &Answer) -> Vec<&'d str> {
    let hits = answer.hits.iter();
    hits.map(|(place, _)| documents[*place].title.as_str())
        .collect()
}

/// `title | text` is a page; `query > title, title` are the titles of all that is found, the best
/// first, and `query >> title` is only the first of them.
#[test]
fn readers_find_what_they_mean() {
    let table = table("queries.txt");
    let documents: Vec<Document> = lines(&table)
        .filter_map(|line| line.split_once('|'))
        .map(|(title, body)| document(title.trim(), body.trim()))
        .collect();
    let files = read(&documents, "sv");
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in lines(&table).filter(|line| !line.contains('|')) {
        let (query, expected) = line.split_once('>').unwrap();
        let answer = search::answer(&files, query).unwrap();
        let mut found = titles(&documents, &answer);
        if expected.starts_with('>') {
            found.truncate(1);
        }
        let expected = expected.trim_start_matches('>').trim();
        if found.join(", ") != expected {
            wrong.push(format!("{query}: {found:?} instead of {expected}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 20);
}

/// A splitter's view of a site on which these words stand now and then, and others once.
fn vocabulary(common: &str, rare: &str) -> Vocabulary {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for word in common.split_whitespace() {
        *counts.entry(word).or_default() += 3;
    }
    for word in rare.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    Vocabulary::of(counts.into_iter(), &Stemmer::of("sv"))
}

#[test]
fn long_words_are_found_by_their_parts() {
    let table = table("compounds.txt");
    let rows: Vec<(&str, &str)> = lines(&table)
        .map(|line| line.split_once('=').unwrap())
        .map(|(word, parts)| (word.trim(), parts.trim()))
        .collect();
    let common: Vec<&str> = rows.iter().map(|(_, parts)| *parts).collect();
    let rare: Vec<&str> = rows.iter().map(|(word, _)| *word).collect();
    let stemmer = Stemmer::of("sv");
    let vocabulary = vocabulary(&fold(&common.join(" ")), &fold(&rare.join(" ")));
    let splitter = Splitter::new(&vocabulary, None, &stemmer);
    let mut memo = Memo::default();
    let (mut without_head, mut otherwise) = (Vec::new(), Vec::new());
    for (word, parts) in &rows {
        let expected = parts.split(' ').map(|part| stemmer.stem(&fold(part)));
        let expected: Vec<String> = expected.collect();
        let found = splitter
            .split(&fold(word), &mut memo)
            .map(|compound| compound.parts);
        let found = found.unwrap_or_default();
        if found.last() != expected.last() {
            without_head.push(format!("{word}: {found:?}"));
        } else if found != expected {
            otherwise.push(format!("{word}: {found:?}"));
        }
    }
    println!("without head: {without_head:?}\notherwise: {otherwise:?}");
    let share = |wrong: &[String]| wrong.len() as f64 / rows.len() as f64;
    assert!(rows.len() >= 300);
    assert!(share(&without_head) <= 0.05, "{without_head:#?}");
    assert!(share(&otherwise) <= 0.05, "{otherwise:#?}");
}

#[test]
fn simple_words_are_not_taken_apart() {
    let table = table("simple-words.txt");
    let rows: Vec<(&str, &str)> = lines(&table)
        .map(|line| line.split_once(':').unwrap())
        .collect();
    let tempting: Vec<&str> = rows.iter().map(|(_, tempting)| *tempting).collect();
    let words: Vec<&str> = rows.iter().map(|(word, _)| *word).collect();
    let stemmer = Stemmer::of("sv");
    let vocabulary = vocabulary(&tempting.join(" "), &words.join(" "));
    let splitter = Splitter::new(&vocabulary, None, &stemmer);
    let mut memo = Memo::default();
    let split: Vec<String> = words
        .iter()
        .filter_map(|word| {
            Some(format!(
                "{word}: {:?}",
                splitter.split(word, &mut memo)?.parts
            ))
        })
        .collect();
    println!("taken apart: {split:?}");
    assert!(words.len() >= 300);
    assert!(
        split.len() * 50 <= words.len(),
        "{} of {}: {split:#?}",
        split.len(),
        words.len()
    );
}

#[test]
fn an_odd_query_is_answered_like_any_other() {
    let documents = [
        document("Möten i länet", "och det som är en del av det hela (.*) 🙂"),
        document("مرحبا بكم", "أهلا وسهلا"),
    ];
    for language in ["sv", "en", "ar", "xx", ""] {
        let files = read(&documents, language);
        for query in [
            "",
            " \t\n",
            "🙂🙂",
            "(.*)+?[a-z]{3,}\\",
            "och det som",
            "\u{200f}\u{200e}\u{202e}",
            "\u{200f}مرحبا\u{200f}",
            "-",
            "--limit",
            "\0",
            "a\u{308}\u{308}\u{308}",
            "İSTANBUL ẞ ﬁ",
            "‘\"<script>",
        ] {
            search::answer(&files, query).unwrap();
        }
        for query in [
            "å".repeat(10_000),
            "arbetsmarknads".repeat(4),
            "ord ".repeat(10_000),
        ] {
            search::answer(&files, &query).unwrap();
        }
        answer(&[], language, "länet");
    }
    assert_eq!(answer(&documents, "ar", "\u{200f}مرحبا").hits.len(), 1);
}

#[test]
fn archived_pages_come_last() {
    let mut documents = [document("Om annat", "ett bad"), document("Bad", "bad bad")];
    documents[1].archived = true;
    let answer = answer(&documents, "sv", "bad");
    assert_eq!(titles(&documents, &answer), ["Om annat", "Bad"]);
}

#[test]
fn keywords_count_for_more_than_text_and_less_than_a_title() {
    let mut documents = [
        document("I texten", "ekb nämns"),
        document("Som sökord", "annat sägs"),
        document("Ekb", "annat sägs"),
    ];
    documents[1].keywords = "EKB".to_owned();
    let answer = answer(&documents, "sv", "ekb");
    assert_eq!(
        titles(&documents, &answer),
        ["Ekb", "Som sökord", "I texten"]
    );
}

/// Builds a site, and runs `sprida search` on it.
fn sprida_search(workspace: &Workspace, arguments: &[&str]) -> (i32, String, String) {
    workspace.publish();
    searched(workspace, arguments)
}

/// Runs `sprida search` on a site as it is.
fn searched(workspace: &Workspace, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_sprida"))
        .arg("search")
        .args(arguments)
        .arg("--root")
        .arg(workspace.root())
        .env("LANG", "sv_SE.UTF-8")
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code().unwrap(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

fn small_site() -> Workspace {
    let draft = four_field_case("Utkast om Malmö", "Ännu inte klart.")
        .replace("kommuner =", "utkast = true\nkommuner =");
    let english = four_field_case("A case in Malmö", "In English.");
    Workspace::site(&[
        (
            "content/exempel/simskola.md",
            &four_field_case("Simskola i Malmö", "Barn lär sig **sim**ma."),
        ),
        ("content/exempel/utkast.md", &draft),
        ("content/exempel/simskola.en.md", &english),
    ])
}

#[test]
fn the_command_says_what_was_found_to_people_and_programs() {
    let workspace = small_site();
    let (code, out, err) = sprida_search(&workspace, &["simmar", "i", "malmo"]);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("1 träff på \"simmar i malmo\".\n"), "{out}");
    assert!(out.contains("\"simmar i malmö\"."), "{out}");
    assert!(out.contains("1. Simskola i Malmö (exempel)\n"), "{out}");

    let (_, out, _) = sprida_search(&workspace, &["malmö", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(found["total"], 1);
    assert_eq!(found["hits"][0]["id"], "simskola");
    assert_eq!(found["hits"][0]["url"], "/exempel/simskola/");
    assert_eq!(found["hits"][0]["kind"], "case");
    assert!(found["hits"][0]["score"].as_f64().unwrap() > 0.0);
    assert!(found["corrected"].is_null());

    let (_, out, _) = sprida_search(&workspace, &["malmö", "--in", "en", "--format", "json"]);
    assert!(out.contains("A case in Malmö"), "{out}");
    let (_, out, _) = searched(&workspace, &["helikopter", "--language", "en"]);
    assert_eq!(out, "No hits for \"helikopter\".\n");
}

#[test]
fn what_cannot_be_searched_is_told_with_what_to_do() {
    let workspace = small_site();
    let told = |arguments: &[&str], expected: &str| {
        let (code, out, err) = searched(&workspace, arguments);
        assert!(
            code == 2 && out.is_empty() && err.contains(expected),
            "{out}{err}"
        );
    };
    told(&["malmö"], "inte byggd");
    workspace.publish();
    told(&["malmö", "--in", "ar"], "Välj ett av dessa: en, sv.");
    told(&["malmö", "--in", "../sv"], "Välj ett av dessa: en, sv.");
    told(&["malmö", "--output", "ingenting"], "ingenting finns inte");
    let root = workspace.root().to_str().unwrap().to_owned();
    told(&["malmö", "--output", &root], "inget sökindex");

    let index = workspace.output().join("sok/index");
    let manifest = fs::read_to_string(index.join("sv.json")).unwrap();
    let older = manifest.replace("\"version\":1", "\"version\":0");
    fs::write(index.join("sv.json"), older).unwrap();
    told(&["malmö"], "en annan version");
    fs::write(index.join("sv.json"), &manifest[..40]).unwrap();
    told(&["malmö"], "skadad");
    fs::write(index.join("sv.json"), &manifest).unwrap();
    let parsed: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let words = index
        .join(parsed["generation"].as_str().unwrap())
        .join("w0.bin");
    let bytes = fs::read(&words).unwrap();
    for damaged in [&bytes[..bytes.len() / 2], b"", b"\x05\x80", &[0xff; 40]] {
        fs::write(&words, damaged).unwrap();
        told(&["malmö"], "w0.bin");
    }
    fs::remove_file(&words).unwrap();
    told(&["malmö"], "går inte att läsa, w0.bin");
}

#[test]
fn a_site_that_calls_its_search_page_otherwise_is_searched_too() {
    let workspace = small_site();
    workspace.write("site.toml", format!("{SITE}[adresser]\nsok = \"hitta\"\n"));
    let (_, out, err) = sprida_search(&workspace, &["simskola"]);
    assert!(out.starts_with("1 träff"), "{out}{err}");
    assert!(workspace.output().join("hitta/index/sv.json").is_file());
}

#[test]
fn many_queries_are_answered_from_a_file() {
    let workspace = small_site();
    workspace.write("fragor.json", "[\"simskola\", \"helikopter\"]");
    let file = workspace.root().join("fragor.json");
    let file = file.to_str().unwrap();
    workspace.publish();
    let (_, out, _) = searched(&workspace, &["--queries", file, "--format", "json"]);
    assert_eq!(
        out,
        "{\"simskola\":[1,[\"simskola\"]],\"helikopter\":[0,[]]}\n"
    );
    let (_, out, _) = searched(&workspace, &["--queries", file]);
    assert_eq!(
        out,
        "    1  simskola: Simskola i Malmö\n    0  helikopter: inga träffar\n"
    );
    workspace.write("fragor.json", "simskola");
    let (code, _, err) = searched(&workspace, &["--queries", file]);
    assert!(code == 2 && err.contains("JSON-lista"), "{err}");
}

#[test]
fn a_dictionary_of_the_site_takes_words_apart_that_its_texts_do_not() {
    let workspace = Workspace::site(&[(
        "content/exempel/orgel.md",
        &four_field_case("Kyrkorgelkonserter", "Så blev det."),
    )]);
    let (_, out, _) = sprida_search(&workspace, &["konsert"]);
    assert!(out.starts_with("Inga träffar"), "{out}");
    workspace.write(
        "site.toml",
        format!("{SITE}[sok]\nordlista = \"ord/sv.dic\"\n"),
    );
    workspace.write("ord/sv.dic", "3\nkyrk/XZ\norgel/XY\nkonsert/FY\n");
    workspace.write(
        "ord/sv.aff",
        "COMPOUNDBEGIN X\nCOMPOUNDEND Y\nONLYINCOMPOUND Z\nSFX F Y 1\nSFX F 0 er .\n",
    );
    let (_, out, err) = sprida_search(&workspace, &["konsert"]);
    assert!(out.starts_with("1 träff"), "{out}{err}");
}
