//! The preview is what will be published: after any edits every address gives the bytes of a clean
//! build, nothing is rendered that is as it was, and what cannot be read stays as it last was.

use std::collections::BTreeMap;
use std::path::PathBuf;

use sprida::preview::{Answer, Preview, Shown};

use crate::rebuild::{Model, copy_sources};
use crate::workspace::{SITE, TODAY, Workspace, build, four_field_case, tree};

const OPERATIONS: usize = 500;

fn places(workspace: &Workspace, paths: &[String]) -> Vec<PathBuf> {
    let root = workspace.root().canonicalize().unwrap();
    paths.iter().map(|path| root.join(path)).collect()
}

/// What a browser would get, by output path.
fn served(preview: &Preview, shown: &mut Shown) -> BTreeMap<String, Vec<u8>> {
    let mut served: BTreeMap<String, Vec<u8>> = preview
        .plan()
        .keys()
        .map(|path| {
            let route = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
            match preview.answer(&route, shown) {
                Answer::Bytes(bytes) => (path.clone(), bytes.to_vec()),
                other => panic!("{route}: {other:?}"),
            }
        })
        .collect();
    shown.retain(preview.plan());
    let members = shown.group_members();
    served.extend(members.map(|(path, bytes)| (path.clone(), bytes.to_vec())));
    served
}

#[test]
fn after_random_edits_every_address_gives_what_a_clean_build_gives() {
    let seed = std::env::var("SPRIDA_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| fastrand::u64(..));
    println!("seed {seed}: run again with SPRIDA_SEED={seed}");
    let workspace = Workspace::site(&[("themes/eget/templates/not-found.html", TEMPLATE)]);
    let mut model = Model::new(seed, format!("{SITE}tema = \"eget\"\n"), 14);
    workspace.write("site.toml", model.settings());
    for name in model.names() {
        model.write(&workspace, &name);
    }
    let mut preview = workspace.preview();
    let mut shown = Shown::default();
    let mut before = served(&preview, &mut shown);
    let mut operations = 0;
    while operations < OPERATIONS {
        let mut changes = Vec::new();
        let burst = 1 + model.rng.usize(..4);
        for _ in 0..burst {
            changes.push(change(&mut model, &workspace));
        }
        operations += changes.len();
        let context = format!("seed {seed}, operation {operations}: {changes:?}");
        let files: Vec<String> = changes
            .iter()
            .flat_map(|change| change.files.clone())
            .collect();
        // Now and then the system only says that something has changed.
        let known = (model.rng.u32(..6) > 0).then(|| places(&workspace, &files));
        preview.refresh(known.as_deref());
        assert!(preview.trouble().is_empty(), "{context}");

        // The rule: of all pages only those are rendered whose bytes change. What all pages share
        // (settings, vocabularies, theme, interface texts, the menu) renders them all.
        let rendered = shown.rendered;
        for (path, entry) in preview.plan() {
            if entry.is_rendered() {
                preview.check_entry(path, entry, &mut shown);
            }
        }
        let rendered = shown.rendered - rendered;
        let after = served(&preview, &mut shown);
        let changed = after
            .iter()
            .filter(|(path, bytes)| path.ends_with(".html") && before.get(*path) != Some(*bytes))
            .count();
        let shared = changes.iter().any(|change| change.is_shared)
            || before.get("404.html") != after.get("404.html");
        assert!(
            shared || rendered <= changed,
            "{context}: {rendered} rendered, {changed} changed"
        );

        let clean = tempfile::tempdir().unwrap();
        let source = copy_sources(&workspace);
        build(source.path(), &clean.path().join("public"), false).unwrap();
        let expected = tree(&clean.path().join("public"));
        assert_eq!(
            after.keys().collect::<Vec<_>>(),
            expected.keys().collect::<Vec<_>>(),
            "{context}: other addresses"
        );
        for (path, bytes) in &expected {
            assert!(after[path] == *bytes, "{context}: {path} differs");
        }
        before = after;
    }
}

#[derive(Debug)]
struct Edit {
    files: Vec<String>,
    is_shared: bool,
}

const TEMPLATE: &str =
    "{% extends \"base.html\" %}\n{% block main %}<h1>{{ head.title }}</h1>{% endblock %}\n";

/// One random edit: of content and settings as in builds, and of what only the preview watches closely.
fn change(model: &mut Model, workspace: &Workspace) -> Edit {
    let number = model.rng.u32(..1000);
    let (path, content) = match model.rng.u32(..10) {
        0 => (
            "themes/eget/templates/not-found.html",
            TEMPLATE.replace("<h1>", &format!("<!-- {number} --><h1>")),
        ),
        1 => ("themes/eget/assets/style.css", format!("/* {number} */")),
        2 => ("locales/sv.ftl", format!("start = Start {number}\n")),
        _ => {
            let change = model.change(workspace);
            return Edit {
                is_shared: change.name == "vocabulary" || change.name == "settings",
                files: change.files,
            };
        }
    };
    workspace.write(path, content);
    Edit {
        files: vec![path.to_owned()],
        is_shared: true,
    }
}

fn two_pages() -> Workspace {
    Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Det första exemplet", "En text."),
        ),
        (
            "content/exempel/b.md",
            &four_field_case("Det andra exemplet", "Se [a](a.md)."),
        ),
    ])
}

fn page(preview: &Preview, shown: &mut Shown, route: &str) -> String {
    match preview.answer(route, shown) {
        Answer::Bytes(bytes) => String::from_utf8(bytes.to_vec()).unwrap(),
        other => panic!("{route}: {other:?}"),
    }
}

#[test]
fn a_changed_text_is_parsed_alone_and_renders_one_page() {
    let workspace = two_pages();
    let mut preview = workspace.preview();
    let mut shown = Shown::default();
    for (path, entry) in preview.plan() {
        preview.check_entry(path, entry, &mut shown);
    }
    let rendered = shown.rendered;
    workspace.write(
        "content/exempel/a.md",
        four_field_case("Det första exemplet", "Ny text."),
    );
    let refreshed = preview.refresh(Some(&places(
        &workspace,
        &["content/exempel/a.md".to_owned()],
    )));
    assert_eq!((refreshed.parsed, refreshed.resolved), (1, false));
    assert_eq!(
        refreshed.touched,
        Some(vec!["exempel/a/index.html".to_owned()])
    );
    for (path, entry) in preview.plan() {
        preview.check_entry(path, entry, &mut shown);
    }
    assert_eq!(shown.rendered - rendered, 1);
    assert!(page(&preview, &mut shown, "/exempel/a/").contains("Ny text."));
}

#[test]
fn a_page_that_cannot_be_read_stays_as_it_was_until_it_can() {
    let workspace = two_pages();
    let mut preview = workspace.preview();
    let mut shown = Shown::default();
    let good = page(&preview, &mut shown, "/exempel/a/");
    let place = places(&workspace, &["content/exempel/a.md".to_owned()]);
    workspace.write(
        "content/exempel/a.md",
        "+++\ntitel = Utan citattecken\n+++\nEn text.\n",
    );
    preview.refresh(Some(&place));
    assert_eq!(page(&preview, &mut shown, "/exempel/a/"), good);
    let findings = preview.findings(&shown);
    assert!(
        findings
            .all
            .iter()
            .any(|finding| finding.code == "invalid-toml")
    );
    assert!(
        !findings
            .all
            .iter()
            .any(|finding| finding.code == "broken-link"),
        "b still links to a"
    );
    let panel = preview.panel(
        "/exempel/a/",
        &findings,
        shown.failure("/exempel/a/"),
        sprida::diagnostic::MessageLanguage::Swedish,
    );
    assert!(
        panel.contains("den senaste version som fungerade"),
        "{panel}"
    );
    workspace.write(
        "content/exempel/a.md",
        four_field_case("Det första exemplet", "Rättad text."),
    );
    preview.refresh(Some(&place));
    assert!(page(&preview, &mut shown, "/exempel/a/").contains("Rättad text."));
    assert_eq!(preview.findings(&shown).tally.errors, 0);
}

#[test]
fn a_page_that_cannot_be_read_is_shown_as_it_was_even_if_nobody_had_asked_for_it() {
    let workspace = two_pages();
    workspace.write("site.toml", format!("{SITE}tema = \"eget\"\n"));
    workspace.write("themes/eget/assets/style.css", "");
    let mut preview = workspace.preview();
    for path in preview.texts_to_keep() {
        preview.keep_text(&path);
    }
    workspace.write("content/exempel/a.md", "+++\ntitel =\n+++\nEn text.\n");
    preview.refresh(Some(&places(
        &workspace,
        &["content/exempel/a.md".to_owned()],
    )));
    let mut shown = Shown::default();
    assert!(page(&preview, &mut shown, "/exempel/a/").contains("En text."));
    // Settings and templates may change meanwhile.
    workspace.write(
        "themes/eget/templates/case.html",
        "{% extends \"base.html\" %}",
    );
    workspace.write(
        "site.toml",
        format!("{SITE}tema = \"eget\"\nbeskrivning = \"Ny.\"\n"),
    );
    preview.refresh(None);
    let mut shown = Shown::default();
    page(&preview, &mut shown, "/exempel/a/");
    assert!(shown.failure("/exempel/a/").is_none());
}

#[test]
fn a_template_that_fails_on_one_page_is_told_beside_that_page() {
    let workspace = two_pages();
    workspace.write("site.toml", format!("{SITE}tema = \"eget\"\n"));
    workspace.write("themes/eget/assets/style.css", "");
    let mut preview = workspace.preview();
    let mut shown = Shown::default();
    let good = page(&preview, &mut shown, "/exempel/a/");
    workspace.write(
        "themes/eget/templates/case.html",
        "{% extends \"base.html\" %}{% block main %}{{ finns.inte }}{% endblock %}",
    );
    preview.refresh(Some(&places(
        &workspace,
        &["themes/eget/templates/case.html".to_owned()],
    )));
    let before = shown.failures();
    let now = page(&preview, &mut shown, "/exempel/a/");
    assert!(preview.trouble().is_empty(), "only rendering shows it");
    assert_eq!(now, good, "the last good version is shown");
    assert!(shown.failures() > before);
    let panel = preview.panel(
        "/exempel/a/",
        &preview.findings(&shown),
        shown.failure("/exempel/a/"),
        sprida::diagnostic::MessageLanguage::Swedish,
    );
    assert!(panel.contains("case.html, rad 1"), "{panel}");
}

#[test]
fn a_page_appears_on_its_day_without_a_new_start() {
    let workspace = two_pages();
    let tomorrow = TODAY.tomorrow().unwrap();
    let text = four_field_case("Morgondagens exempel", "En text.")
        .replace("2026-01-31", &tomorrow.to_string());
    workspace.write("content/exempel/c.md", text);
    let mut preview = workspace.preview();
    let is_there = |preview: &Preview| preview.plan().contains_key("exempel/c/index.html");
    assert!(!is_there(&preview));
    assert!(!preview.set_today(TODAY).changed);
    assert!(preview.set_today(tomorrow).changed);
    assert!(is_there(&preview));
}

#[test]
fn a_file_that_is_only_copied_is_named_by_its_address_when_it_changes() {
    let workspace = two_pages();
    workspace.write("static/bilder/karta.svg", "<svg/>");
    let mut preview = workspace.preview();
    workspace.write("static/bilder/karta.svg", "<SVG/>");
    let place = places(&workspace, &["static/bilder/karta.svg".to_owned()]);
    let refreshed = preview.refresh(Some(&place));
    assert_eq!(refreshed.files, ["/bilder/karta.svg"]);
    assert!(!refreshed.resolved);
}

#[test]
fn broken_settings_and_templates_leave_the_last_good_version_and_say_so() {
    let workspace = two_pages();
    workspace.write(
        "themes/eget/templates/page.html",
        "{% extends \"base.html\" %}",
    );
    workspace.write("site.toml", format!("{SITE}tema = \"eget\"\n"));
    let mut preview = workspace.preview();
    let mut shown = Shown::default();
    let good = page(&preview, &mut shown, "/exempel/a/");
    for (path, broken, mended) in [
        (
            "site.toml",
            "titel = ".to_owned(),
            format!("{SITE}tema = \"eget\"\n"),
        ),
        (
            "themes/eget/templates/page.html",
            "{% extends".to_owned(),
            "{% extends \"base.html\" %}".to_owned(),
        ),
    ] {
        let place = places(&workspace, &[path.to_owned()]);
        workspace.write(path, broken);
        preview.refresh(Some(&place));
        assert!(!preview.trouble().is_empty(), "{path}");
        assert_eq!(page(&preview, &mut shown, "/exempel/a/"), good, "{path}");
        workspace.write(path, mended);
        preview.refresh(Some(&place));
        assert!(preview.trouble().is_empty(), "{path}");
        assert_eq!(page(&preview, &mut shown, "/exempel/a/"), good, "{path}");
    }
    // A template that fails only when it renders.
    let place = places(&workspace, &["themes/eget/templates/case.html".to_owned()]);
    workspace.write(
        "themes/eget/templates/case.html",
        "{% extends \"base.html\" %}\n{% block main %}{{ finns_inte }}{% endblock %}",
    );
    preview.refresh(Some(&place));
    assert_eq!(page(&preview, &mut shown, "/exempel/a/"), good);
    let findings = preview.findings(&shown);
    assert!(
        findings
            .all
            .iter()
            .any(|finding| finding.code == "template-error")
    );
}

#[test]
fn an_address_that_is_not_planned_gives_the_page_that_says_so() {
    let workspace = two_pages();
    let preview = workspace.preview();
    let mut shown = Shown::default();
    for route in [
        "/finns-inte/",
        "/site.toml",
        "/../site.toml",
        "/content/exempel/a.md",
    ] {
        assert!(
            matches!(preview.answer(route, &mut shown), Answer::NotFound(Some(_))),
            "{route}"
        );
    }
}
