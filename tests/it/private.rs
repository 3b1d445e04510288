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
