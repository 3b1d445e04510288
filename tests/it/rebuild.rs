//! What is remembered between builds never shows: after any edits a build gives the bytes that a
//! clean one gives, and renders no page that is as it was.

use std::collections::BTreeMap;

use fastrand::Rng;
use sprida::pipeline::Build;

use crate::workspace::{SITE, Workspace, assert_same_tree, build, four_field_case, shown, tree};

const THEMES: [&str; 4] = ["samverkan", "vagledning", "digitalisering", "naringsliv"];
const MUNICIPALITIES: [&str; 4] = ["Lund", "Malmö", "Eslöv", "Ystad"];

/// What a random site consists of; files are written from it.
pub(crate) struct Model {
    pub(crate) rng: Rng,
    settings: String,
    cases: BTreeMap<String, Case>,
    next: usize,
}

/// One random change, and the files that it wrote or removed.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) name: &'static str,
    pub(crate) files: Vec<String>,
}

impl Change {
    fn new(name: &'static str, files: impl IntoIterator<Item = String>) -> Self {
        Self {
            name,
            files: files.into_iter().collect(),
        }
    }
}

fn case_path(name: &str) -> String {
    format!("content/exempel/{name}.md")
}

#[derive(Clone)]
struct Case {
    title: String,
    theme: usize,
    municipality: usize,
    body: String,
    draft: bool,
    day: u32,
}

impl Model {
    pub(crate) fn new(seed: u64, settings: String, size: usize) -> Self {
        let mut model = Self {
            rng: Rng::with_seed(seed),
            settings,
            cases: BTreeMap::new(),
            next: 0,
        };
        for _ in 0..size {
            model.add();
        }
        model
    }

    pub(crate) fn settings(&self) -> &str {
        &self.settings
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.cases.keys().cloned().collect()
    }

    fn add(&mut self) -> String {
        let name = format!("exempel-{}", self.next);
        self.next += 1;
        let case = Case {
            title: format!("Exempel nummer {}", self.next),
            theme: self.rng.usize(..THEMES.len()),
            municipality: self.rng.usize(..MUNICIPALITIES.len()),
            body: format!("## Rubrik\n\nEn text nummer {}.", self.next),
            draft: false,
            day: self.rng.u32(1..28),
        };
        self.cases.insert(name.clone(), case);
        name
    }

    fn any(&mut self) -> String {
        let index = self.rng.usize(..self.cases.len());
        self.cases.keys().nth(index).unwrap().clone()
    }

    pub(crate) fn write(&self, workspace: &Workspace, name: &str) {
        let case = &self.cases[name];
        let text = format!(
            "+++\ntitel = \"{}\"\nsammanfattning = \"En sammanfattning som är lång nog för att säga vad det handlar om, {}.\"\nkommuner = [\"{}\"]\nteman = [\"{}\"]\npublicerad = 2026-0{}-{:02}\nutkast = {}\n+++\n{}\n",
            case.title,
            case.title,
            MUNICIPALITIES[case.municipality],
            THEMES[case.theme],
            case.day % 9 + 1,
            case.day,
            case.draft,
            case.body
        );
        workspace.write(&format!("content/exempel/{name}.md"), text);
    }

    /// Makes one random change and says what it was.
    pub(crate) fn change(&mut self, workspace: &Workspace) -> Change {
        let name = self.any();
        let number = self.rng.u32(..1000);
        let case = self.cases.get_mut(&name).unwrap();
        let change = match self.rng.u32(..13) {
            0..=2 => {
                case.body = format!("## Rubrik {number}\n\nNy text {number}.");
                "body"
            }
            3 => {
                case.title = format!("Ny titel {number} för exemplet");
                "title"
            }
            4 => {
                case.theme = self.rng.usize(..THEMES.len());
                "theme"
            }
            5 => {
                case.municipality = self.rng.usize(..MUNICIPALITIES.len());
                "municipality"
            }
            6 => {
                case.draft = !case.draft;
                "draft"
            }
            7 if self.cases.len() > 5 => {
                self.cases.remove(&name);
                workspace.remove(&format!("content/exempel/{name}.md"));
                return Change::new("remove", [case_path(&name)]);
            }
            8 => {
                let old = self.cases.remove(&name).unwrap();
                workspace.remove(&format!("content/exempel/{name}.md"));
                let renamed = format!("flyttad-{number}-{}", self.next);
                self.next += 1;
                self.cases.insert(renamed.clone(), old);
                self.write(workspace, &renamed);
                return Change::new("rename", [case_path(&name), case_path(&renamed)]);
            }
            9 => {
                let labels = format!(
                    "[[term]]\nslug = \"samverkan\"\nsv = \"Samverkan {number}\"\n\n[[term]]\nslug = \"vagledning\"\nsv = \"Vägledning\"\n\n[[term]]\nslug = \"digitalisering\"\nsv = \"Digitalisering\"\n\n[[term]]\nslug = \"naringsliv\"\nsv = \"Näringsliv\"\n"
                );
                workspace.write("data/taxonomier/teman.toml", labels);
                return Change::new("vocabulary", ["data/taxonomier/teman.toml".to_owned()]);
            }
            10 => {
                workspace.write(
                    "site.toml",
                    format!(
                        "{}beskrivning = \"Prov {number}\"\n[region]\nlan = [\"12\"]\n",
                        self.settings
                    ),
                );
                return Change::new("settings", ["site.toml".to_owned()]);
            }
            11 => {
                workspace.write("static/fil.txt", format!("{number}"));
                return Change::new("static", ["static/fil.txt".to_owned()]);
            }
            _ => {
                let added = self.add();
                self.write(workspace, &added);
                return Change::new("add", [case_path(&added)]);
            }
        };
        self.write(workspace, &name);
        Change::new(change, [case_path(&name)])
    }
}

#[test]
fn after_random_edits_a_build_equals_a_clean_one() {
    let seed = std::env::var("SPRIDA_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| fastrand::u64(..));
    println!("seed {seed}: run again with SPRIDA_SEED={seed}");
    let workspace = Workspace::site(&[]);
    let mut model = Model::new(seed, SITE.to_owned(), 30);
    for name in model.cases.keys().cloned().collect::<Vec<_>>() {
        model.write(&workspace, &name);
    }
    workspace.publish();
    let mut before = tree(&workspace.output());
    for step in 0..60 {
        let mut changes = vec![model.change(&workspace)];
        while model.rng.u32(..4) == 0 {
            changes.push(model.change(&workspace));
        }
        let context = format!("seed {seed}, step {step}: {changes:?}");
        let rebuilt = workspace.build();
        assert!(
            rebuilt.published.is_some(),
            "{context}\n{}",
            shown(&rebuilt.diagnostics)
        );

        let clean = tempfile::tempdir().unwrap();
        let source = copy_sources(&workspace);
        build(source.path(), &clean.path().join("public"), false).unwrap();
        assert_same_tree(&workspace.output(), &clean.path().join("public"), &context);

        let after = tree(&workspace.output());
        let changed = after
            .iter()
            .filter(|(path, bytes)| path.ends_with(".html") && before.get(*path) != Some(bytes))
            .count();
        let everything = changes
            .iter()
            .any(|change| change.name == "vocabulary" || change.name == "settings");
        // The rule: a page is rendered again only if its bytes change. What every page shares
        // (settings, vocabularies, the menu) renders them all, changed or not.
        let menu_changed = before.get("404.html") != after.get("404.html");
        assert!(
            everything || menu_changed || rebuilt.rendered <= changed,
            "{context}: {} rendered, {changed} changed",
            rebuilt.rendered
        );
        before = after;
    }
}

pub(crate) fn copy_sources(workspace: &Workspace) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for folder in [
        "content",
        "data",
        "static",
        "themes",
        "locales",
        "site.toml",
    ] {
        for entry in walkdir::WalkDir::new(workspace.root().join(folder))
            .into_iter()
            .filter_map(Result::ok)
        {
            if entry.file_type().is_file() {
                let target = copy
                    .path()
                    .join(entry.path().strip_prefix(workspace.root()).unwrap());
                std::fs::create_dir_all(target.parent().unwrap()).unwrap();
                std::fs::copy(entry.path(), target).unwrap();
            }
        }
    }
    copy
}

fn small_site() -> Workspace {
    Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Det första exemplet", "Text."),
        ),
        (
            "content/exempel/b.md",
            &four_field_case("Det andra exemplet", "Se [det första](a.md)."),
        ),
        (
            "content/exempel/c.md",
            &four_field_case("Det tredje exemplet", "Text."),
        ),
    ])
}

#[test]
fn nothing_changed_renders_nothing() {
    let workspace = small_site();
    assert!(workspace.publish().rendered > 3);
    let again = workspace.publish();
    assert_eq!((again.rendered, again.parsed), (0, 0));
    workspace.write("static/fil.txt", "ny");
    let again = workspace.publish();
    assert_eq!((again.rendered, again.parsed), (0, 0));
}

#[test]
fn a_changed_text_renders_its_own_page_only() {
    let workspace = small_site();
    workspace.publish();
    workspace.write(
        "content/exempel/a.md",
        four_field_case("Det första exemplet", "En annan text."),
    );
    let again = workspace.publish();
    assert_eq!((again.rendered, again.parsed), (1, 1));
    assert!(
        workspace
            .page("exempel/a/index.html")
            .contains("En annan text.")
    );
}

#[test]
fn remembered_findings_are_reported_again() {
    let workspace = small_site();
    workspace.write(
        "content/exempel/d.md",
        four_field_case("Ett exempel med en brist.", "Text."),
    );
    let codes = |build: &sprida::pipeline::Build| {
        build
            .diagnostics
            .iter()
            .map(|finding| finding.code.to_string())
            .collect::<Vec<_>>()
    };
    let (first, second) = (workspace.publish(), workspace.publish());
    assert!(codes(&first).contains(&"title-period".to_owned()));
    assert_eq!(codes(&first), codes(&second));
}

#[test]
fn a_damaged_memory_costs_time_but_not_truth() {
    let workspace = small_site();
    workspace.publish();
    let expected = tree(&workspace.output());
    for name in ["pages", "outputs", "last-build"] {
        let file = workspace.root().join(".sprida").join(name);
        let mut bytes = std::fs::read(&file).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0xff;
        for damaged in [bytes, b"skrap".to_vec(), Vec::new()] {
            std::fs::write(&file, damaged).unwrap();
            workspace.write("static/fil.txt", "så att något har ändrats");
            workspace.publish();
            workspace.remove("static/fil.txt");
            workspace.publish();
            assert!(tree(&workspace.output()) == expected, "{name}");
        }
    }
}

#[test]
fn a_file_that_somebody_changed_in_the_output_is_mended() {
    let workspace = small_site();
    workspace.publish();
    let expected = tree(&workspace.output());
    std::fs::remove_file(workspace.output().join("exempel/a/index.html")).unwrap();
    workspace.publish();
    assert!(tree(&workspace.output()) == expected);
}

#[test]
fn two_outputs_in_turn_never_mix() {
    let workspace = small_site();
    let (first, second) = (
        workspace.root().join("first"),
        workspace.root().join("second"),
    );
    workspace.try_build_to(&first).unwrap();
    workspace.write(
        "content/exempel/a.md",
        four_field_case("Det första exemplet", "Ny text."),
    );
    workspace.try_build_to(&second).unwrap();
    workspace.try_build_to(&first).unwrap();
    assert_same_tree(&first, &second, "the same site in two folders");
}

#[test]
fn a_rule_that_is_turned_on_again_is_run_on_pages_that_have_not_changed() {
    let text = "Texten finns [här](https://rapport.example/a).";
    let page = four_field_case("Ett exempel", text);
    let workspace = Workspace::site(&[("content/exempel/a.md", &page)]);
    let codes = |build: &Build| {
        let findings = build.diagnostics.iter();
        findings
            .filter(|finding| finding.code == "generic-link-text")
            .count()
    };
    workspace.write(
        "site.toml",
        format!("{SITE}[allvar]\ngeneric-link-text = \"av\"\n"),
    );
    assert_eq!(codes(&workspace.publish()), 0);
    workspace.write("site.toml", SITE);
    assert_eq!(codes(&workspace.publish()), 1);
}
