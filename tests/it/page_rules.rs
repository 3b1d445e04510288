//! Every file in `tests/pages/` holds pages: `##### name` begins one. What stands in it is put in the
//! `main` of a page that is right in all else, or is the page itself where it begins with `<!doctype`.
//! A line that begins with `//~` is no part of it: it says what is expected of the line above, as
//! `//~ severity code column`, with `"words"` that message or help must hold; column `-` means any.
//! All findings must be expected.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sprida::diagnostic::Diagnostic;
use sprida::html::{Facts, Places, parse};
use sprida::rules::page::{Fault, Judge};
use sprida::rules::{self, Area};

const BEFORE: &str =
    "<!doctype html><html lang=\"sv\"><head><title>Prov</title></head><body><main><h1>Prov</h1>\n";
const AFTER: &str = "</main></body></html>\n";

struct Expected {
    line: u32,
    severity: String,
    code: String,
    column: Option<u32>,
    words: Vec<String>,
}

struct Page {
    name: String,
    source: String,
    expected: Vec<Expected>,
}

fn pages() -> Vec<Page> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(file).unwrap();
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let pages: Vec<Page> = format!("\n{text}")
                .split("\n##### ")
                .skip(1)
                .map(|page| read(&name, page))
                .collect();
            pages
        })
        .collect()
}

/// The pages by name.
pub(crate) fn sources() -> impl Iterator<Item = (String, String)> {
    pages().into_iter().map(|page| (page.name, page.source))
}

fn read(file: &str, page: &str) -> Page {
    let (name, text) = page.split_once('\n').unwrap();
    let is_whole = text.starts_with("<!doctype");
    let mut source = String::from(if is_whole { "" } else { BEFORE });
    let mut expected = Vec::new();
    for line in text.lines() {
        if let Some(rule) = line.trim_start().strip_prefix("//~ ") {
            let line = source.matches('\n').count();
            expected.push(parse_expected(rule, u32::try_from(line).unwrap()));
        } else {
            source.push_str(line);
            source.push('\n');
        }
    }
    if !is_whole {
        source.push_str(AFTER);
    }
    Page {
        name: format!("{file}, {name}"),
        source,
        expected,
    }
}

fn parse_expected(rule: &str, line: u32) -> Expected {
    let mut quoted = rule.split('"');
    let mut parts = quoted.next().unwrap_or_default().split_whitespace();
    let mut next = || parts.next().unwrap_or_default().to_owned();
    Expected {
        line,
        severity: next(),
        code: next(),
        column: next().parse().ok(),
        words: quoted.step_by(2).map(str::to_owned).collect(),
    }
}

fn fits(expected: &Expected, finding: &Diagnostic) -> bool {
    let text = format!("{} {}", finding.message.sv, finding.help.sv);
    let span = finding.span.unwrap();
    finding.code == expected.code
        && finding.severity.to_string() == expected.severity
        && span.line == expected.line
        && expected.column.is_none_or(|column| span.column == column)
        && expected
            .words
            .iter()
            .all(|words| text.contains(words.as_str()))
}

fn judged(judge: &Judge, source: &str) -> Vec<Fault> {
    let tree = parse(source);
    judge.judge("sida.html", source, &Facts::of(&tree))
}

fn judge(source: &str) -> Vec<Diagnostic> {
    let faults = judged(&Judge::new(|_| true, None), source);
    faults.into_iter().map(|fault| fault.finding).collect()
}

#[test]
fn every_page_gives_just_the_findings_written_in_it() {
    let mut failures = Vec::new();
    for page in pages() {
        let mut found = judge(&page.source);
        let mut lines = Vec::new();
        for expected in &page.expected {
            match found.iter().position(|finding| fits(expected, finding)) {
                Some(index) => {
                    found.remove(index);
                }
                None => lines.push(format!(
                    "  missing: {}:{:?} {}",
                    expected.line, expected.column, expected.code
                )),
            }
        }
        for finding in found {
            let span = finding.span.unwrap();
            lines.push(format!(
                "  surplus: {}:{} {} {} {} | {}",
                span.line,
                span.column,
                finding.severity,
                finding.code,
                finding.message.sv,
                finding.excerpt
            ));
        }
        if !lines.is_empty() {
            failures.push(format!("{}:\n{}", page.name, lines.join("\n")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
}

#[test]
fn every_rule_on_pages_has_two_mistakes_to_find() {
    let mut counts: BTreeMap<&str, usize> = rules::all()
        .iter()
        .filter(|rule| rules::page::is_rule(rule.code))
        .map(|rule| (rule.code, 0))
        .collect();
    assert!(counts.len() > 60 && rules::all().iter().any(|rule| rule.area == Area::Page));
    let pages = pages();
    for expected in pages.iter().flat_map(|page| &page.expected) {
        *counts.get_mut(expected.code.as_str()).unwrap() += 1;
    }
    counts.retain(|_, count| *count < 2);
    assert!(counts.is_empty(), "{counts:?}");
}

#[test]
fn a_rule_that_is_turned_off_is_not_run() {
    let judge = Judge::new(|code| code == "link-without-name", None);
    let found = judged(&judge, "<a href=\"x\"></a><img>");
    assert_eq!(found.len(), 1);
    assert!(Judge::new(|_| false, None).is_idle());
}

#[test]
fn what_writers_wrote_is_told_apart_from_the_theme() {
    let page =
        format!("{BEFORE}<img src=a.png><div class=\"text\"><p><img src=b.png></div>{AFTER}");
    let found = judged(&Judge::new(|_| true, None), &page);
    let written: Vec<bool> = found.iter().map(|fault| fault.written.is_some()).collect();
    assert_eq!(written, [false, true]);
}

#[test]
fn many_mistakes_of_one_sort_are_counted() {
    let page = format!("{BEFORE}{}{AFTER}", "<img src=a.png>\n".repeat(120));
    let found = judge(&page);
    assert_eq!(found.len(), 50);
    let last = &found[49].message;
    assert!(last.sv.contains("70 ställen till"), "{}", last.sv);
    assert!(last.en.contains("70 more places"), "{}", last.en);
}

/// Judges a page that is large or strange, and no longer than a person waits.
fn judge_in_time(name: &str, source: &str) -> Vec<Diagnostic> {
    let start = std::time::Instant::now();
    let found = judge(source);
    let seconds = start.elapsed().as_secs_f64();
    println!("{name}: {seconds:.2} s");
    assert!(seconds < 40.0, "{name}: {seconds:.1} s");
    found
}

#[test]
fn large_and_broken_pages_are_judged_in_time() {
    judge_in_time("nothing", "");
    judge_in_time("deep", &"<div>".repeat(10_000));
    judge_in_time(
        "deep and closed",
        &format!("{}{}", "<div>".repeat(50_000), "</div>".repeat(50_000)),
    );
    judge_in_time("deep with stray ends", &"<div></i>".repeat(50_000));
    judge_in_time("deep links", &"<b><a href=x>".repeat(20_000));
    judge_in_time("deep paragraphs", &"<b><p>".repeat(20_000));
    judge_in_time("deep drawing", &"<svg><g/><g>".repeat(20_000));
    judge_in_time("deep labels", &"<label>".repeat(20_000));
    let row = "<tr><td>ett</td><td>två</td><td rowspan=3>tre</td></tr>\n";
    judge_in_time(
        "table",
        &format!("<table>{}", row.repeat(3_000_000 / row.len())),
    );
    judge_in_time("one line", &"<a href=x></a>".repeat(100_000));
    judge_in_time(
        "ids",
        &"<a id=x href=#y aria-labelledby=x></a>".repeat(30_000),
    );
    judge_in_time(
        "fields",
        &"<label for=x>a</label><input id=x>".repeat(30_000),
    );
    judge_in_time(
        "names",
        &format!(
            "<div id=x>{}</div>",
            "<nav aria-labelledby=x>ord</nav>".repeat(5_000)
        ),
    );
    let page = &pages()[0].source;
    for cut in (0..page.len()).filter(|cut| page.is_char_boundary(*cut)) {
        judge(&page[..cut]);
    }
}

#[test]
fn names_that_are_each_others_have_an_end() {
    judge("<a href=x id=a aria-labelledby=b></a><a href=x id=b aria-labelledby='a b'></a>");
    judge("<div id=a role=button aria-labelledby=a><span aria-labelledby=a></span></div>");
    judge("<table id=a aria-labelledby=a><caption><b aria-labelledby=a></b></caption></table>");
}

#[test]
fn elements_stand_where_their_tags_do() {
    let seed = fastrand::u64(..);
    println!("seed {seed}");
    let mut random = fastrand::Rng::with_seed(seed);
    let parts = [
        "<p>",
        "</p>",
        "<a href='x>y'>",
        "<b",
        " c=\"<i>\"",
        ">",
        "<",
        "/",
        "=",
        "\"",
        "'",
        " ",
        "<!-- <p> -->",
        "<!-->",
        "<!doctype html>",
        "<?x?>",
        "</>",
        "<script>",
        "</script>",
        "<svg>",
        "</svg>",
        "<style>",
        "<title>",
        "</title>",
        "<textarea>",
        "</textarea>",
        "text",
        "<br/>",
        "<![CDATA[ <p> ]]>",
        "<li>",
        "<table>",
        "<td>",
        "å",
        "\n",
        "<x-y>",
        "<1>",
        "-->",
    ];
    for _ in 0..3_000 {
        let count = random.usize(1..30);
        let page: String = (0..count)
            .map(|_| *random.choice(&parts).unwrap())
            .collect();
        let (tree, places) = (parse(&page), Places::of(&page));
        // Where text-only elements stand in drawings the parser alone knows.
        if page.contains("<svg>") {
            continue;
        }
        assert_eq!(tree.tags(), places.count(), "{page:?}");
        for id in 1..tree.len() {
            let place = places.of_element(&tree, id);
            let tag = page[place].to_lowercase();
            let name = tree.name(id);
            // The parser makes some of its own accord, and copies of `a`, `b` and `i` where they are cut.
            let made_up = [
                "html", "head", "body", "tbody", "tr", "colgroup", "p", "a", "b", "i",
            ];
            let is_made_up = made_up.contains(&name);
            assert!(
                name.is_empty()
                    || is_made_up
                    || tag.starts_with(&format!("<{name}"))
                    || name == "p",
                "{name} at {tag:?} in {page:?}"
            );
        }
    }
}
