//! `sprida check --html` judges any folder of pages, each by itself and all together.

use std::process::{Command, Output};

use crate::workspace::Workspace;

const RIGHT: &str = "<!doctype html><html lang=\"sv\"><head><title>TITEL</title></head><body><main><h1>Prov</h1>\nTEXT</main></body></html>\n";

fn page(title: &str, text: &str) -> String {
    RIGHT.replace("TITEL", title).replace("TEXT", text)
}

fn run(folder: &Workspace, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sprida"))
        .args(["check", "--language", "sv", "--html"])
        .arg(folder.root())
        .args(arguments)
        .output()
        .unwrap()
}

/// Code, path below the folder and line of each finding.
fn found(folder: &Workspace) -> Vec<(String, String, u64)> {
    let output = run(folder, &["--format", "json"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let root = format!("{}/", folder.root().display());
    let read = |line: &str| {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| finding[key].as_str().unwrap().replace(&root, "");
        (
            text("code"),
            text("file"),
            finding["line"].as_u64().unwrap_or(0),
        )
    };
    let mut found: Vec<_> = text.lines().map(read).collect();
    found.sort();
    found
}

fn expected(table: &[(&str, &str, u64)]) -> Vec<(String, String, u64)> {
    let row =
        |(code, file, line): &(&str, &str, u64)| ((*code).to_owned(), (*file).to_owned(), *line);
    table.iter().map(row).collect()
}

#[test]
fn pages_that_hang_together_have_no_findings() {
    let folder = Workspace::empty();
    folder.write("index.html", page("Start", "<a href=\"a/\">A</a> <a href=\"b.htm?x=1#r%C3%A4tt\">B</a> <a href=\"https://annan.example/c\">C</a> <a href=\"mailto:x@prov.example\">D</a> <a href=\"å%20ä.html\">E</a> <form action=\"sok.html\"></form><form action=\"/pa-servern\"></form>"));
    folder.write("sok.html", page("Sök", "Text"));
    let based = page("Med bas", "<a href=\"./\">A</a>");
    let base = "<head><base href=\"a/\">";
    folder.write("bas.html", based.replace("<head>", base));
    folder.write("a/index.html", page("A", "<a href=\"../\">Start</a> <a href=\"/b\">B</a> <a href=\"../bas.html\">Med bas</a> <img src=\"../bild.png\" srcset=\"../bild.png 2x\" alt=\"En bild\">"));
    folder.write("b.htm", page("B", "<a href=\"/index.html\">Start</a> <p id=\"rätt\">Text</p> <a href=\"a/index.html#:~:text=A\">A</a>"));
    folder.write("b/index.html", page("B ett", "Text"));
    folder.write("å ä.html", page("E", "Text"));
    folder.write("404.html", page("Finns inte", "Text"));
    folder.write("bild.png", "bild");
    assert_eq!(found(&folder), []);
    let output = run(&folder, &[]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).contains("Inget att anmärka"));
}

#[test]
fn what_pages_do_to_each_other_is_found() {
    let folder = Workspace::empty();
    folder.write("index.html", page("Start", "<a href=\"a/\">A</a>\n<a href=\"borta.html\">Borta</a>\n<img src=\"borta.png\" alt=\"Borta\">\n<a href=\"a/#borta\">A</a> <a href=\"../ute.html\">Ute</a>"));
    folder.write(
        "a/index.html",
        page("start", "<a href=\"../\">Start</a> <a href=\"b/\">B</a>"),
    );
    folder.write(
        "ensam.html",
        page("Ensam", "<a href=\"ensam.html\">Jag själv</a>"),
    );
    folder.write("ensam/tva.html", page("Ensam", "Text"));
    assert_eq!(
        found(&folder),
        expected(&[
            ("broken-page-link", "a/index.html", 2),
            ("broken-page-link", "index.html", 3),
            ("broken-page-link", "index.html", 4),
            ("broken-page-link", "index.html", 5),
            ("broken-page-link", "index.html", 5),
            ("orphan-page", "ensam.html", 0),
            ("orphan-page", "ensam/tva.html", 0),
            ("repeated-page-title", "ensam/tva.html", 0),
            ("repeated-page-title", "index.html", 0),
        ])
    );
    assert_eq!(run(&folder, &[]).status.code(), Some(1));
    let only = run(&folder, &["--only", "orphan-page", "--format", "json"]);
    assert_eq!(only.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&only.stdout).lines().count(), 2);
}

#[test]
fn links_in_drawings_and_in_shadow_roots_lead_somewhere() {
    let folder = Workspace::empty();
    let drawing = "<svg viewBox=\"0 0 1 1\">\n<a href=\"borta.html\"><text>A</text></a>\n<a xlink:href=\"inte.html\"><text>B</text></a> <a xlink:href=\"a.html\"><text>C</text></a></svg>";
    let shadow = "\n<div><template shadowrootmode=\"open\"><a href=\"nej.html\">D</a> <a href=\"b.html\">E</a></template></div><template><a href=\"mall.html\">F</a></template>";
    folder.write("index.html", page("Start", &format!("{drawing}{shadow}")));
    folder.write("a.html", page("A", "Text"));
    folder.write("b.html", page("B", "Text"));
    assert_eq!(
        found(&folder),
        expected(&[
            ("broken-page-link", "index.html", 3),
            ("broken-page-link", "index.html", 4),
            ("broken-page-link", "index.html", 5),
        ])
    );
}

#[test]
fn a_site_below_a_path_is_judged_as_it_will_lie() {
    let folder = Workspace::empty();
    let canonical = "<link rel=\"canonical\" href=\"https://prov.example/mapp/\"></head>";
    let start = page(
        "Start",
        "<a href=\"/mapp/a.html\">A</a> <a href=\"/annat/\">Annat</a>\n<a href=\"/mapp/borta\">B</a>",
    );
    folder.write("index.html", start.replace("</head>", canonical));
    folder.write("a.html", page("A", "Text"));
    assert_eq!(
        found(&folder),
        expected(&[("broken-page-link", "index.html", 3)])
    );
}

#[test]
fn letters_of_another_encoding_are_told_of() {
    let folder = Workspace::empty();
    folder.write(
        "index.html",
        page("Start", "<img src=\"#\">R")
            .replace('R', "\u{e5}")
            .chars()
            .map(|letter| letter as u8)
            .collect::<Vec<u8>>(),
    );
    let wide: Vec<u8> = format!("\u{feff}{}", page("A", "<a href=\"index.html\">Å</a><img>"))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    folder.write("a.html", wide);
    assert_eq!(
        found(&folder),
        expected(&[
            ("image-without-alternative", "a.html", 2),
            ("image-without-alternative", "index.html", 2),
            ("invalid-encoding", "a.html", 0),
            ("invalid-encoding", "index.html", 0),
            ("orphan-page", "a.html", 0),
        ])
    );
}

#[test]
fn what_cannot_be_judged_is_said_plainly() {
    let folder = Workspace::empty();
    let said = |folder: &std::path::Path| {
        let output = Command::new(env!("CARGO_BIN_EXE_sprida"))
            .args(["check", "--language", "sv", "--html"])
            .arg(folder)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        String::from_utf8(output.stderr).unwrap()
    };
    assert!(said(folder.root()).contains("inga HTML-sidor"));
    assert!(said(&folder.root().join("borta")).contains("finns inte"));
    folder.write("sida.html", "");
    assert!(said(&folder.root().join("sida.html")).contains("är en fil"));
}
