//! Every file in `tests/cases/` is a whole site in one text. `=== path` begins a file. A line that
//! begins with `//~` is no part of it: it says what is expected of the line above, as
//! `//~ severity code column`, with `"words"` that message or help must hold; column `-` means any,
//! and a `//~` line directly under `=== path` is about the file as a whole. All findings must be
//! expected. `=== no site.toml` and `=== no content/` leave those out. `incomplete`,
//! `missing-date`, `missing-owner` and `missing-statement` are left out unless the case names them: four
//! fields are enough.

use std::fs;
use std::path::Path;

use sprida::diagnostic::Diagnostic;
use sprida::readability;

use crate::workspace::{SITE, Workspace, is_reminder, shown};

#[derive(Debug, PartialEq)]
struct Expected {
    file: String,
    line: Option<u32>,
    severity: String,
    code: String,
    column: Option<u32>,
    words: Vec<String>,
}

/// Messages are read by people who are short of time.
const HARDEST_MESSAGES: f64 = 45.0;

#[test]
fn every_case_gives_just_the_findings_written_in_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut failures = Vec::new();
    let mut count = 0;
    let mut words = String::new();
    for file in &files {
        let text = fs::read_to_string(file).unwrap();
        for (name, case) in split_cases(&text) {
            count += 1;
            if let Err(failure) = check(case, &mut words) {
                let file = file.file_name().unwrap().to_string_lossy().into_owned();
                failures.push(format!("{file}, {name}:\n{failure}"));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {count} cases failed\n\n{}",
        failures.len(),
        failures.join("\n\n")
    );
    assert!(count > 20, "only {count} cases were found");
    let lix = readability::lix(&words).unwrap();
    println!("the messages' own LIX: {lix:.1}");
    assert!(lix < HARDEST_MESSAGES, "the messages' LIX is {lix:.1}");
}

/// `##### name` begins a case; several share a file.
fn split_cases(text: &str) -> Vec<(&str, &str)> {
    text.split("\n##### ")
        .map(|part| part.trim_start_matches("##### "))
        .filter_map(|part| part.split_once('\n'))
        .filter(|(_, case)| case.contains("=== "))
        .collect()
}

/// Builds a case; the messages that it gives are added to `words`, a paragraph each.
fn check(case: &str, words: &mut String) -> Result<(), String> {
    let (files, expected) = parse(case);
    let workspace = Workspace::empty();
    if !case.contains("=== no content") {
        workspace.make_folder("content");
    }
    if !files.iter().any(|(path, _)| path == "site.toml") && !case.contains("=== no site.toml") {
        workspace.write("site.toml", SITE);
    }
    for (path, content) in &files {
        workspace.write(path, content);
    }
    let build = workspace.build();
    for finding in &build.diagnostics {
        let (message, help) = (&finding.message.sv, &finding.help.sv);
        words.push_str(&format!("<p>{message}</p><p>{help}</p>"));
    }
    let is_named = |code: &str| expected.iter().any(|expected| expected.code == code);
    let is_passed_over = |code: &str| is_reminder(code) && !is_named(code);
    let mut found: Vec<&Diagnostic> = build
        .diagnostics
        .iter()
        .filter(|finding| !is_passed_over(&finding.code))
        .collect();
    let mut missing = Vec::new();
    for expected in expected {
        match found.iter().position(|finding| fits(&expected, finding)) {
            Some(index) => {
                found.remove(index);
            }
            None => missing.push(format!("missing: {expected:?}")),
        }
    }
    let surplus: Vec<Diagnostic> = found.into_iter().cloned().collect();
    if missing.is_empty() && surplus.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}\nall findings:\n{}",
        missing.join("\n"),
        shown(&build.diagnostics)
    ))
}

fn fits(expected: &Expected, finding: &Diagnostic) -> bool {
    let text = format!("{} {}", finding.message.sv, finding.help.sv);
    finding.file == expected.file
        && finding.severity.to_string() == expected.severity
        && finding.code == expected.code
        && (finding.span.map(|span| span.line) == expected.line
            || (expected.line.is_none() && finding.span.is_some_and(|span| span.line == 1)))
        && expected
            .column
            .is_none_or(|column| finding.span.is_some_and(|span| span.column == column))
        && expected
            .words
            .iter()
            .all(|words| text.contains(words.as_str()))
}

fn parse(case: &str) -> (Vec<(String, String)>, Vec<Expected>) {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut expected = Vec::new();
    let (mut current, mut line_number) = ("", 0);
    for line in case.lines() {
        if let Some(path) = line.strip_prefix("=== ") {
            let left_out = path.strip_prefix("no ");
            current = left_out.unwrap_or(path).trim();
            if left_out.is_none() {
                files.push((current.to_owned(), String::new()));
            }
            line_number = 0;
        } else if let Some(rule) = line.trim_start().strip_prefix("//~ ") {
            expected.push(parse_expected(rule, current.to_owned(), line_number));
        } else if let Some((_, content)) = files.last_mut() {
            content.push_str(line);
            content.push('\n');
            line_number += 1;
        }
    }
    (files, expected)
}

fn parse_expected(rule: &str, file: String, line: u32) -> Expected {
    let mut quoted = rule.split('"');
    let mut parts = quoted.next().unwrap_or_default().split_whitespace();
    let severity = parts.next().unwrap_or_default().to_owned();
    let code = parts.next().unwrap_or_default().to_owned();
    let column = parts.next().and_then(|column| column.parse().ok());
    let words = quoted
        .step_by(2)
        .map(str::to_owned)
        .filter(|words| !words.is_empty())
        .collect();
    Expected {
        file,
        line: (line > 0).then_some(line),
        severity,
        code,
        column,
        words,
    }
}
