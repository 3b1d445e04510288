//! Personal identity numbers wherever a site can hold them, and no digit of them in anything that the
//! program writes.

use std::fs;
use std::process::{Command, Output};

use sprida::identity_number;

use crate::workspace::{SITE, Workspace};

/// The published number of nobody (Skatteverket's test numbers), in the forms that people write.
const NUMBERS: [&str; 4] = [
    "19121212-1212",
    "121212-1212",
    "191212121212",
    "121212+1212",
];

/// A site with a number in each place that a message may quote.
fn site(number: &str) -> Workspace {
    let case = |fields: &str, body: &str| {
        format!(
            "+++\ntitel = \"Ett exempel om {number}\"\nsammanfattning = \"En kort sammanfattning om {number} som är lång nog för att säga vad som gjordes.\"\nkommuner = [\"Lund\"]\n{fields}\n+++\n{body}\n"
        )
    };
    let files = [
        (
            "content/exempel/a.md".to_owned(),
            case(
                &format!("teman = [\"{number}\"]\nokant_{number} = 1\nid = \"{number}\"\n"),
                &format!("Se [{number}](../kurser/{number}.md) och ![{number}](IMG_{number}.jpg)."),
            ),
        ),
        (
            "content/exempel/b.md".to_owned(),
            case(
                &format!(
                    "relaterat = [\"exempel:{number}\"]\nkontakt = {{ epost = \"{number}\" }}"
                ),
                &format!(
                    "# {number}\n\n#### {number}\n\n[här](https://a.example/{number})\n\n```diagram\ntitel = \"{number}\"\nvarden = {number}\n```\n\n{number} {number} {number}"
                ),
            ),
        ),
        (
            "content/exempel/c.md".to_owned(),
            format!("+++\ntitel = \"{number}\nkommuner = [{number}\n+++\n{number}\n"),
        ),
        (
            "content/exempel/d.md".to_owned(),
            format!("---\ntitel: \"{number}\n  {number}: {number}\n---\n{number}\n"),
        ),
        (format!("content/exempel/{number}.md"), case("", "Text.")),
        (
            format!("content/exempel/bilaga {number}.docx"),
            "ingen".to_owned(),
        ),
        (
            "data/begrepp.toml".to_owned(),
            format!("[[begrepp]]\nnamn = [\"{number}\"]\nfel = \"{number}\"\n"),
        ),
        (
            "data/siffror.csv".to_owned(),
            format!("namn;antal\n{number};{number}\n"),
        ),
    ];
    let workspace = Workspace::site(&[]);
    workspace.write(
        "site.toml",
        format!("{SITE}beskrivning = \"{number}\"\nokant = \"{number}\"\n"),
    );
    for (path, text) in files {
        workspace.write(&path, text);
    }
    workspace
}

fn sprida(workspace: &Workspace, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sprida"))
        .args(arguments)
        .args(["--date", "2026-11-22"])
        .current_dir(workspace.root())
        .output()
        .unwrap()
}

#[test]
fn no_digit_of_a_number_is_in_any_output_or_in_what_is_remembered() {
    for number in NUMBERS {
        let workspace = site(number);
        for arguments in [
            &["build"][..],
            &["build", "--format", "json"],
            &["check"],
            &["check", "--format", "json"],
            &["check", "--format", "sarif"],
            &["check", "--format", "github"],
            &["check", "--language", "en"],
        ] {
            let output = sprida(&workspace, arguments);
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
            let text = [output.stdout, output.stderr].concat();
            let text = String::from_utf8(text).unwrap();
            assert!(text.contains("personnummer"), "{arguments:?}: {text}");
            assert_unidentified(&text, &format!("{arguments:?}"));
        }
        assert!(!workspace.output().exists(), "something was published");
        let kept = walkdir::WalkDir::new(workspace.root().join(".sprida"));
        for entry in kept.into_iter().map(Result::unwrap) {
            if entry.file_type().is_file() {
                let bytes = fs::read(entry.path()).unwrap();
                let text = String::from_utf8_lossy(&bytes);
                assert_unidentified(&text, &entry.path().display().to_string());
            }
        }
    }
}

/// The last four digits are the person's own; the date before them may stand in other words too.
fn assert_unidentified(text: &str, place: &str) {
    assert!(identity_number::find(text).is_empty(), "{place}: {text}");
    let without_dates = text.replace("2026-11-22", "");
    for part in ["1212", "121212"] {
        assert!(!without_dates.contains(part), "{place} has {part}: {text}");
    }
}

/// Ways in which a number comes to stand on a page though its source does not have it in one piece.
const DISGUISED: [&str; 15] = [
    "121212\\-1212",
    "121212&#45;1212",
    "121212&ndash;1212",
    "121212-&shy;1212",
    "**121212**-1212",
    "~~121212~~-1212",
    "[121212](https://prov.example/a)-1212",
    "[121212]{lang=en}-1212",
    "121212<sup>-1212</sup>",
    "121212<!-- -->-1212",
    "121212-\n1212",
    "121212\u{200b}-1212",
    "121212\u{ff0d}1212",
    "\u{ff11}\u{ff12}\u{ff11}\u{ff12}\u{ff11}\u{ff12}-1212",
    "\u{661}\u{662}\u{661}\u{662}\u{661}\u{662}-\u{661}\u{662}\u{661}\u{662}",
];

#[test]
fn a_number_that_only_the_page_has_in_one_piece_is_not_published_or_kept() {
    let page = |title: &str, body: &str| {
        format!(
            "+++\ntitel = \"{title}\"\nsammanfattning = \"En kort sammanfattning som är lång nog för att säga vad som gjordes.\"\nkommuner = [\"Lund\"]\n+++\nRad.\n\nHen har {body} nu. [Läs mer](https://prov.example/b)\n"
        )
    };
    let in_body = DISGUISED.map(|number| (page("Ett exempel", number), 8));
    let in_title = [(page("Anna 121212\\u002D1212 talar", "inget"), 2)];
    for (text, line) in in_body.into_iter().chain(in_title) {
        let workspace = Workspace::site(&[("content/exempel/a.md", &text)]);
        let output = sprida(&workspace, &["build", "--format", "json"]);
        let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        assert_eq!(output.status.code(), Some(1), "{text}: {told}");
        assert!(!workspace.output().exists(), "{text}");
        let finding = told.lines().find(|line| line.contains("\"personnummer\""));
        let finding: serde_json::Value = serde_json::from_str(finding.unwrap()).unwrap();
        assert_eq!(finding["file"], "content/exempel/a.md");
        let at = finding["line"].as_u64().unwrap_or(0);
        assert!(at == line, "{text}: {finding}");
        let human = sprida(&workspace, &["check"]);
        let human = String::from_utf8(human.stderr).unwrap();
        let last_four = ["1212 nu", "1212</sup>", "1212 talar"];
        for shown in [&told, &human] {
            assert!(
                !last_four.iter().any(|digits| shown.contains(digits)),
                "{shown}"
            );
        }
        for entry in walkdir::WalkDir::new(workspace.root().join(".sprida")) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let kept = String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned();
                let digits = last_four.iter().any(|digits| kept.contains(digits));
                assert!(!digits, "{text}: {}", entry.path().display());
            }
        }
    }
}

#[test]
fn a_number_in_a_file_that_is_published_as_it_is_is_found() {
    let list = "Namn;nummer\nAnna;121212-1212\n";
    let wide: Vec<u8> = list.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let files: [(&str, &[u8]); 4] = [
        ("static/lista.txt", list.as_bytes()),
        ("static/lista.csv", &wide),
        (
            "content/exempel/karta.svg",
            b"<svg><text>121212-1212</text></svg>",
        ),
        ("static/brev.rtf", b"{\\rtf1 Anna \xe5 121212-1212}"),
    ];
    for (path, bytes) in files {
        let workspace = Workspace::site(&[]);
        workspace.write(path, bytes);
        let build = workspace.build();
        let found = build.diagnostics.iter();
        let found: Vec<&str> = found
            .filter(|finding| finding.code == "personnummer")
            .map(|finding| finding.file.as_str())
            .collect();
        assert_eq!(found, [path]);
    }
}

#[test]
fn a_number_on_a_page_is_pointed_at_itself() {
    let folder = Workspace::empty();
    let text = "<p>Anna <b>121212</b>-1212 och 19<em>121212</em>-1212, båda.</p>\n<p title=\"191212121212\">Text</p>\n<p>121212-<b>1213</b> 19<em>1212</em></p>\n";
    let page = format!(
        "<!doctype html><html lang=\"sv\"><head><title>A</title></head><body><main><h1>A</h1>\n{text}</main></body></html>"
    );
    folder.write("index.html", page);
    let output = sprida(&folder, &["check", "--html", ".", "--format", "json"]);
    let told = String::from_utf8(output.stdout).unwrap();
    let found = told.lines().map(|line| {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let help = finding["help"].as_str().unwrap();
        assert!(help.contains("tala med er dataskyddssamordnare"), "{help}");
        (finding["line"].as_u64(), finding["column"].as_u64())
    });
    assert_eq!(
        found.collect::<Vec<_>>(),
        [(2, 12), (2, 32), (3, 11)].map(|(line, column)| (Some(line), Some(column)))
    );
    assert_unidentified(&told, "check --html");
}

#[test]
fn a_number_on_a_page_of_any_origin_is_found() {
    let folder = Workspace::empty();
    let page = "<!doctype html><html lang=\"sv\"><head><title>A</title></head><body><main><h1>A</h1><p>Anna <b>121212</b>-1212</p><p title=\"191212121212\">B</p><table><tr><th>A<td>121212<td>-1212</table></main></body></html>";
    folder.write("index.html", page);
    let output = sprida(&folder, &["check", "--html", ".", "--format", "json"]);
    let told = String::from_utf8(output.stdout).unwrap();
    let found = told
        .lines()
        .filter(|line| line.contains("\"personnummer\""));
    assert_eq!(found.count(), 2, "{told}");
    assert!(
        !told.contains("1212</p>") && !told.contains("191212"),
        "{told}"
    );
}
