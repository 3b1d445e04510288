//! The program as people call it: outside its repository, in both languages.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::workspace::{Workspace, four_field_case};

fn sprida(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sprida"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("LANG")
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_new_site_builds_without_any_finding() {
    for language in ["sv", "en"] {
        let workspace = Workspace::empty();
        let made = sprida(workspace.root(), &["new", "plats", "--language", language]);
        assert!(made.status.success(), "{}", err(&made));
        let site = workspace.root().join("plats");
        for file in [
            ".gitignore",
            ".github/workflows/publish.yml",
            ".gitlab-ci.yml",
        ] {
            assert!(site.join(file).is_file(), "{file}");
        }
        let built = sprida(
            &site,
            &["build", "--date", "2026-11-22", "--language", "sv"],
        );
        assert!(built.status.success(), "{}", err(&built));
        assert_eq!(err(&built), "", "no finding");
        assert!(out(&built).contains("Publicerade"), "{}", out(&built));
        let again = sprida(workspace.root(), &["new", "plats"]);
        assert_eq!(again.status.code(), Some(2));
    }
}

#[test]
fn an_added_page_builds_once_it_is_filled_in() {
    let workspace = Workspace::site(&[]);
    for kind in [
        "exempel",
        "kurs",
        "projekt",
        "utvardering",
        "metod",
        "rapport",
        "process",
        "sida",
    ] {
        let title = format!("En ny sida om {kind}");
        let added = sprida(workspace.root(), &["add", kind, &title]);
        assert!(added.status.success(), "{}", err(&added));
    }
    let path = "content/exempel/en-ny-sida-om-exempel.md";
    let text = std::fs::read_to_string(workspace.root().join(path)).unwrap();
    assert!(
        text.contains("sammanfattning = ") && text.contains("# utmaning = "),
        "{text}"
    );
    let built = sprida(
        workspace.root(),
        &["build", "--format", "json", "--date", "2026-11-22"],
    );
    assert_eq!(built.status.code(), Some(1));
    assert!(
        out(&built)
            .lines()
            .all(|line| ["placeholder", "incomplete", "missing-statement"]
                .iter()
                .any(|code| line.contains(&format!("\"{code}\"")))),
        "{}",
        out(&built)
    );
    for entry in walkdir::WalkDir::new(workspace.root().join("content"))
        .into_iter()
        .map(Result::unwrap)
    {
        if entry.file_type().is_file() {
            let text = std::fs::read_to_string(entry.path()).unwrap();
            std::fs::write(
                entry.path(),
                text.replace("\"FYLL I\"", "\"Lund\"")
                    .replace("FYLL I: ", "Det här är ifyllt och räcker gott: "),
            )
            .unwrap();
        }
    }
    let built = sprida(workspace.root(), &["build", "--date", "2026-11-22"]);
    assert!(built.status.success(), "{}", err(&built));
}

#[test]
fn every_commented_line_of_an_added_page_can_be_used() {
    let workspace = Workspace::site(&[]);
    for kind in [
        "exempel",
        "kurs",
        "projekt",
        "utvardering",
        "metod",
        "rapport",
        "process",
    ] {
        let title = format!("En ny sida om {kind}");
        sprida(
            workspace.root(),
            &[
                "add",
                kind,
                &title,
                "--summary",
                "En sammanfattning som är lång nog för att inte ge någon varning alls.",
                "--municipality",
                "Lund",
            ],
        );
    }
    for entry in walkdir::WalkDir::new(workspace.root().join("content"))
        .into_iter()
        .map(Result::unwrap)
    {
        if entry.file_type().is_file() {
            let text = std::fs::read_to_string(entry.path())
                .unwrap()
                .replace("FYLL I: ", "");
            let uncommented: Vec<String> = text
                .lines()
                .map(|line| match line.strip_prefix("# ") {
                    Some(field)
                        if field.contains(" = ")
                            && field
                                .split(" = ")
                                .next()
                                .is_some_and(|key| !key.contains(' ')) =>
                    {
                        field.to_owned()
                    }
                    _ => line.to_owned(),
                })
                .collect();
            std::fs::write(entry.path(), uncommented.join("\n")).unwrap();
        }
    }
    let built = sprida(
        workspace.root(),
        &["build", "--format", "json", "--date", "2026-11-22"],
    );
    // What an example refers to need not exist on this site; everything else about it must be right.
    let wrong: Vec<String> = out(&built)
        .lines()
        .filter(|line| line.contains("\"severity\":\"error\""))
        .filter(|line| {
            !["broken-reference", "missing-file"]
                .iter()
                .any(|code| line.contains(&format!("\"{code}\"")))
        })
        .map(str::to_owned)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn findings_as_json_are_one_object_a_line() {
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", "Se [x](finns-inte.md)."),
    )]);
    let built = sprida(
        workspace.root(),
        &[
            "build",
            "--format",
            "json",
            "--language",
            "en",
            "--date",
            "2026-11-22",
        ],
    );
    assert_eq!(built.status.code(), Some(1));
    let line = out(&built)
        .lines()
        .find(|line| line.contains("broken-link"))
        .unwrap()
        .to_owned();
    let finding: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(
        (
            finding["severity"].as_str(),
            finding["line"].as_u64(),
            finding["column"].as_u64()
        ),
        (Some("error"), Some(7), Some(4))
    );
    assert_eq!(finding["file"], "content/exempel/a.md");
    assert!(
        finding["message"]
            .as_str()
            .unwrap()
            .contains("leads nowhere")
    );
}

#[test]
fn no_site_and_no_right_to_write_are_said_plainly() {
    let workspace = Workspace::empty();
    let built = sprida(workspace.root(), &["build"]);
    assert_eq!(built.status.code(), Some(2));
    assert!(err(&built).contains("sprida new"), "{}", err(&built));
    let missing = sprida(workspace.root(), &["build", "--root", "finns-inte"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("--root"), "{}", err(&missing));
    let wrong = sprida(workspace.root(), &["build", "--date", "i morgon"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(!err(&wrong).contains("panicked"));
    let site = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", "Text."),
    )]);
    let refused = sprida(
        site.root(),
        &["build", "--output", "/proc/finns-inte/public"],
    );
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        err(&refused).contains("går inte att skriva"),
        "{}",
        err(&refused)
    );
}

#[test]
fn the_language_follows_argument_environment_and_site() {
    let workspace = Workspace::site(&[]);
    assert!(out(&sprida(workspace.root(), &[])).contains("Det här kan du göra nu"));
    assert!(out(&sprida(workspace.root(), &["--language", "en"])).contains("What you can do now"));
    let english = Command::new(env!("CARGO_BIN_EXE_sprida"))
        .current_dir(workspace.root())
        .env("LC_ALL", "en_GB.UTF-8")
        .output()
        .unwrap();
    assert!(out(&english).contains("What you can do now"));
    workspace.write(
        "site.toml",
        "title = \"Test\"\nbase_url = \"https://test.example/\"\nlanguage = \"en\"\n",
    );
    assert!(out(&sprida(workspace.root(), &[])).contains("What you can do now"));
}

#[test]
fn schemas_and_completions_come_out_whole() {
    let workspace = Workspace::empty();
    for kind in [
        "exempel",
        "course",
        "projekt",
        "utvardering",
        "metod",
        "rapport",
        "process",
        "sida",
    ] {
        let schema = sprida(workspace.root(), &["schema", kind]);
        let schema: serde_json::Value = serde_json::from_str(&out(&schema)).unwrap();
        assert!(schema["properties"]["titel"]["description"].is_string());
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(
            out(&sprida(workspace.root(), &["completions", shell])).contains("build"),
            "{shell}"
        );
    }
}

#[test]
fn drafts_and_scheduled_pages_show_only_when_asked_for() {
    let draft =
        four_field_case("Ett utkast", "Text.").replace("+++\nText", "utkast = true\n+++\nText");
    let later =
        four_field_case("Ett schemalagt exempel", "Text.").replace("2026-01-31", "2026-12-24");
    let gone = four_field_case("Ett avpublicerat exempel", "Text.")
        .replace("+++\nText", "avpublicera = 2026-11-01\n+++\nText");
    let workspace = Workspace::site(&[
        ("content/exempel/utkast.md", &draft),
        ("content/exempel/senare.md", &later),
        ("content/exempel/borta.md", &gone),
    ]);
    let page = |name: &str| {
        workspace
            .output()
            .join(format!("exempel/{name}/index.html"))
            .exists()
    };
    let built = sprida(workspace.root(), &["build", "--date", "2026-11-22"]);
    assert!(
        out(&built).contains("2026-12-24"),
        "the summary says when to build again: {}",
        out(&built)
    );
    assert_eq!(
        (page("utkast"), page("senare"), page("borta")),
        (false, false, false)
    );
    sprida(
        workspace.root(),
        &["build", "--date", "2026-11-22", "--drafts"],
    );
    assert_eq!(
        (page("utkast"), page("senare"), page("borta")),
        (true, true, false)
    );
    sprida(workspace.root(), &["build", "--date", "2026-12-24"]);
    assert_eq!(
        (page("utkast"), page("senare"), page("borta")),
        (false, true, false)
    );
}

/// A site with an error, warnings and a personal number (the one that authorities use for nobody).
fn site_with_findings() -> Workspace {
    let numbered = four_field_case(
        "Ett exempel",
        "Hen heter 19121212-1212, sa hon.\n\n### För djupt",
    );
    let untidy = four_field_case("Rubrik, med: kolon.", "Text.");
    Workspace::site(&[
        ("content/exempel/å b.md", &numbered),
        ("content/exempel/c.md", &untidy),
    ])
}

#[test]
fn check_finds_what_a_build_would_and_publishes_nothing() {
    let workspace = site_with_findings();
    let checked = sprida(workspace.root(), &["check", "--date", "2026-11-22"]);
    assert_eq!(checked.status.code(), Some(1));
    let (found, summary) = (err(&checked), out(&checked));
    assert!(!found.contains("1212"), "{found}");
    let number = found.find("fel[personnummer]").unwrap();
    let other_file = found.find("[title-period]").unwrap();
    assert!(number < other_file, "{found}");
    assert!(summary.starts_with("2 fel, "), "{summary}");
    assert!(!workspace.output().exists());

    let only = sprida(workspace.root(), &["check", "--only", "title-period"]);
    assert_eq!(only.status.code(), Some(0), "a warning is no error");
    assert!(err(&only).contains("title-period") && !err(&only).contains("personnummer"));
    let unknown = sprida(workspace.root(), &["check", "--only", "title-periods"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(err(&unknown).contains("title-period"), "{}", err(&unknown));

    let tidy = Workspace::empty();
    sprida(tidy.root(), &["new", "plats"]);
    let site = tidy.root().join("plats");
    let checked = sprida(&site, &["check", "--date", "2026-11-22"]);
    assert_eq!(
        (checked.status.code(), out(&checked).as_str()),
        (Some(0), "Inget att anmärka.\n")
    );
}

#[test]
fn findings_are_written_for_code_hosts_too() {
    let workspace = site_with_findings();
    let run = |format: &str| {
        sprida(
            workspace.root(),
            &["check", "--format", format, "--date", "2026-11-22"],
        )
    };
    let log: serde_json::Value = serde_json::from_str(&out(&run("sarif"))).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run_of_tool = &log["runs"][0];
    let rules = run_of_tool["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run_of_tool["results"].as_array().unwrap();
    for result in results {
        let rule = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[rule]["id"], result["ruleId"]);
    }
    let number = results
        .iter()
        .find(|result| result["ruleId"] == "personnummer")
        .unwrap();
    assert_eq!(number["level"], "error");
    let place = &number["locations"][0]["physicalLocation"];
    assert_eq!(
        place["artifactLocation"]["uri"],
        "content/exempel/%C3%A5%20b.md"
    );
    assert_eq!(place["region"]["startColumn"], 11);
    assert_eq!(place["region"]["endColumn"], 24);

    let lines = out(&run("github"));
    let number = lines
        .lines()
        .find(|line| line.contains("title=personnummer"))
        .unwrap();
    assert!(
        number.starts_with("::error file=content/exempel/å b.md,line="),
        "{number}"
    );
    assert!(
        number.contains(",col=11,endColumn=23,title=personnummer::Här står ett personnummer"),
        "{number}"
    );
    assert!(number.contains("%0ATa bort numret."), "{number}");
    for text in [lines, out(&run("json")), log.to_string()] {
        assert!(!text.contains("1212"), "{text}");
    }
}

#[test]
fn the_rules_are_listed_for_people_and_for_programs() {
    let here = Workspace::empty();
    let listed = out(&sprida(here.root(), &["check", "--rules"]));
    assert!(
        listed.contains("missing-alt (fel)\n    Bilden saknar beskrivning."),
        "{listed}"
    );
    let lines = out(&sprida(
        here.root(),
        &["--language", "en", "check", "--rules", "--format", "json"],
    ));
    let rules: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rules.len(), sprida::rules::all().len());
    let link = rules
        .iter()
        .find(|rule| rule["code"] == "generic-link-text")
        .unwrap();
    assert_eq!(link["severity"], "warning");
    assert_eq!(link["wcag"][0], "2.4.4");
    assert_eq!(link["act"][0], "5effbb");
    assert_eq!(link["help"], "Write what readers come to");
}

#[test]
fn the_doctor_says_what_stops_a_build_and_leaves_nothing_behind() {
    let empty = Workspace::empty();
    let examined = sprida(empty.root(), &["doctor"]);
    assert_eq!(examined.status.code(), Some(2));
    assert!(
        out(&examined).contains("fel   site.toml saknas"),
        "{}",
        out(&examined)
    );
    assert_eq!(fs::read_dir(empty.root()).unwrap().count(), 0);
    let site = Workspace::site(&[("content/exempel/a.md", &four_field_case("A", "Text."))]);
    let examined = sprida(site.root(), &["--language", "en", "doctor"]);
    assert_eq!(examined.status.code(), Some(0), "{}", out(&examined));
    assert!(out(&examined).contains("well  1 text in content/."));
    site.write("content/exempel/b.md", b"\xff\xfe+\0");
    site.write("public/foreign.txt", "x");
    let examined = sprida(site.root(), &["doctor"]);
    assert_eq!(examined.status.code(), Some(2));
    let told = out(&examined);
    assert!(
        told.contains("fel   1 fil går inte att läsa") && told.contains("UTF-16"),
        "{told}"
    );
    assert_eq!(told.matches("\n  fel ").count(), 2, "{told}");
}

#[test]
fn findings_are_shown_by_who_answers_for_the_page() {
    let page = |owner: &str, body: &str| {
        four_field_case("Ett exempel.", body).replace("publicerad", &format!("{owner}publicerad"))
    };
    let workspace = Workspace::site(&[
        (
            "content/exempel/a.md",
            &page("ansvarig = \"Biblioteket\"\n", "Text."),
        ),
        (
            "content/exempel/b.md",
            &page("kontakt = { namn = \"Kansliet\" }\n", "[x](y.md)"),
        ),
        ("content/exempel/c.md", &page("", "Text.")),
    ]);
    let checked = sprida(
        workspace.root(),
        &["check", "--by-owner", "--date", "2026-11-22"],
    );
    assert_eq!(checked.status.code(), Some(1));
    let told = err(&checked);
    let place = |words: &str| {
        told.find(words)
            .unwrap_or_else(|| panic!("{words}: {told}"))
    };
    let (first, second) = (place("Kansliet: 1 fel,"), place("Biblioteket: 0 fel,"));
    let nobody = place("Ingen ansvarig: 0 fel,");
    assert!(first < second && first < nobody, "{told}");
    assert!(
        told[first..second].contains("content/exempel/b.md"),
        "{told}"
    );
    let after = &told[second..];
    assert!(after.contains("content/exempel/a.md"), "{told}");
    assert!(place("content/exempel/c.md") > nobody, "{told}");
}

#[test]
fn the_report_says_what_a_web_group_asks_and_leaves_other_files_alone() {
    let body = "![Tre personer vid en karta](karta.png)\n\nVi prövade. Det gick bra.";
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", body),
    )]);
    let mut picture = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(40, 20)
        .write_to(&mut picture, image::ImageFormat::Png)
        .unwrap();
    workspace.write("content/exempel/karta.png", picture.into_inner());
    let report = |folder: &str| {
        sprida(
            workspace.root(),
            &["check", "--report", folder, "--date", "2026-11-22"],
        )
    };
    let written = report("genomgang");
    assert_eq!(written.status.code(), Some(0), "{}", err(&written));
    let page = workspace.root().join("genomgang/index.html");
    let html = fs::read_to_string(&page).unwrap();
    for expected in [
        "<html lang=\"sv\">",
        "Genomgång av webbplatsen",
        "<code>missing-statement</code>",
        "Tre personer vid en karta",
        "<code>teman</code>",
        "mycket lätt",
        "Det finns inga undantag.",
    ] {
        assert!(html.contains(expected), "{expected}: {html}");
    }
    assert!(
        !html.contains("http://") && !html.contains("https://"),
        "nothing is fetched"
    );
    assert_eq!(
        report("genomgang").status.code(),
        Some(0),
        "an earlier report is replaced"
    );
    let judged = sprida(workspace.root(), &["check", "--html", "genomgang"]);
    assert_eq!(
        (judged.status.code(), out(&judged).as_str()),
        (Some(0), "Inget att anmärka.\n"),
        "{}",
        err(&judged)
    );
    for folder in ["public", "public/genomgang", "content/ny", ".sprida/r"] {
        let refused = report(folder);
        assert_eq!(refused.status.code(), Some(2), "{folder}");
        assert!(err(&refused).contains("hör till webbplatsen"), "{folder}");
        assert!(!workspace.root().join(folder).exists(), "{folder}");
    }
    workspace.write("annat/anteckningar.txt", "Behåll mig.");
    workspace.write("sida/index.html", "<p>En annan sida.");
    for folder in ["annat", "sida", "site.toml"] {
        let refused = report(folder);
        assert_eq!(refused.status.code(), Some(2), "{folder}");
        assert!(err(&refused).contains("Välj en tom mapp.") || err(&refused).contains("är en fil"));
    }
    assert_eq!(
        fs::read_to_string(workspace.root().join("sida/index.html")).unwrap(),
        "<p>En annan sida."
    );
}

#[test]
fn what_the_system_refuses_is_told_in_the_readers_language() {
    let workspace = Workspace::site(&[]);
    let refused = sprida(workspace.root(), &["check", "--root", "finns-inte"]);
    let told = err(&refused);
    assert!(
        told.contains("går inte att läsa: den finns inte."),
        "{told}"
    );
    let refused = sprida(workspace.root(), &["check", "--root", "site.toml"]);
    let told = err(&refused);
    assert!(
        told.contains("det är ingen mapp") || told.contains("den finns inte"),
        "{told}"
    );
}

#[test]
fn an_unknown_code_is_answered_with_the_nearest() {
    let workspace = Workspace::site(&[]);
    let refused = sprida(workspace.root(), &["check", "--only", "mising-alt"]);
    assert_eq!(refused.status.code(), Some(2));
    let told = err(&refused);
    for expected in [
        "ingen regel med koden \"mising-alt\"",
        "Menar du missing-alt",
        "sprida check --rules",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert!(!told.contains("broken-link"), "{told}");
    let refused = sprida(
        workspace.root(),
        &["check", "--only", "x", "--language", "en"],
    );
    let told = err(&refused);
    assert!(told.contains("no rule with the code \"x\""), "{told}");
    assert!(told.lines().all(|line| line.len() < 100), "{told}");
}

#[test]
fn rules_have_no_format_of_findings() {
    let workspace = Workspace::site(&[]);
    for format in ["sarif", "github"] {
        let refused = sprida(workspace.root(), &["check", "--rules", "--format", format]);
        assert_eq!(refused.status.code(), Some(2));
        let told = err(&refused);
        let expected = format!("\"{format}\" går inte att använda till --rules --format.");
        assert!(told.contains(&expected), "{told}");
        assert!(told.contains("Välj bland: human, json."), "{told}");
        assert_eq!(out(&refused), "");
    }
    for format in ["human", "json"] {
        let listed = sprida(workspace.root(), &["check", "--rules", "--format", format]);
        assert!(listed.status.success(), "{}", err(&listed));
    }
}

#[test]
fn an_identity_number_in_a_command_is_not_repeated() {
    let number = "19121212-1212";
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", "Text."),
    )]);
    let commands: [&[&str]; 7] = [
        &["check", "--only", number],
        &["check", "--root", number],
        &["check", "--format", number],
        &["build", "--date", number],
        &["build", "--output", number],
        &["new", number],
        &[number],
    ];
    for words in commands {
        let told = sprida(workspace.root(), words);
        let told = format!("{}{}", out(&told), err(&told));
        assert!(told.contains("XXXXXXXX-XXXX"), "{words:?}: {told}");
        assert!(!told.contains("1212"), "{words:?}: {told}");
    }
}
