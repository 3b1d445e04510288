//! The accessibility statement as a program finds and reads it that looks for the statements of
//! Swedish public bodies: each requirement of the plugin "a11y_statement" of webperf_core
//! (<https://github.com/Webperf-se/webperf_core>, `tests/a11y_statement.py`, as it stood in 2025),
//! which itself goes by Digg's guide
//! (<https://www.digg.se/kunskap-och-stod/digital-tillganglighet/skapa-en-tillganglighetsredogorelse>).

use jiff::civil::{Date, date};
use jiff::{ToSpan, Unit};

use crate::workspace::{TODAY, Workspace, four_field_case};

const SETTINGS: &str =
    "titel = \"Prov\"\nutgivare = \"Provkommunen\"\nkontakt = \"webb@kommun.example\"\n";

/// What reports to the authority must be linked as, to the letter.
const REPORT: &str = "https://www.digg.se/tdosanmalan";

const VERDICTS: [&str; 3] = ["helt förenlig", "delvis förenlig", "inte förenlig"];

/// Words of which one must say how the site was evaluated.
const METHODS: [&str; 22] = [
    "självskattning",
    "intern kontroller",
    "interna kontroller",
    "utvärderingsmetod",
    "tillgänglighetsexpert",
    "funka",
    "etu ab",
    "siteimprove",
    "oberoende granskning",
    "oberoende tillgänglighetsgranskning",
    "tillgänglighetskonsult",
    "med hjälp av",
    "egna tester",
    "oberoende experter",
    "vi testat webbplats",
    "intervjuer",
    "rutiner",
    "checklist",
    "utbildningar",
    "automatisk",
    "maskinell",
    "kontrollverktyg",
];

/// What says that content is let be as too burdensome to mend, which only those may say who do so.
const BURDEN: [&str; 2] = ["oskäligt betungande anpassning", "12 § lagen"];

/// Words that a date may stand after, the one that counts most first.
const DATED: [&str; 4] = ["bedömning", "redogörelse", "gransk", "uppdater"];

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// The texts of a page's body between its tags, in small letters.
fn texts(html: &str) -> Vec<String> {
    let body = html.split_once("<body").unwrap().1;
    let mut texts = Vec::new();
    let mut is_script = false;
    for part in body.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        is_script = tag.starts_with("script") || tag.starts_with("style");
        if !is_script && !text.trim().is_empty() {
            texts.push(text.replace("&amp;", "&").to_lowercase());
        }
    }
    assert!(!is_script && texts.len() > 10, "{html}");
    texts
}

/// Where links lead whose text speaks of accessibility, as far as such a program follows them: from
/// the host, never from the page. With the text.
fn followed<'h>(html: &'h str, origin: &str) -> Vec<(String, &'h str)> {
    let links = html.split("<a ").skip(1);
    let links = links.filter_map(|link| {
        let (tag, rest) = link.split_once('>')?;
        let text = rest.split("</a>").next()?.trim();
        let href = tag.split_once("href=\"")?.1.split('"').next()?;
        let is_meant = text.to_lowercase().contains("tillgänglighet") && !href.ends_with(".pdf");
        let whole = if href.starts_with('/') && !href.starts_with("//") {
            format!("{origin}{href}")
        } else {
            href.to_owned()
        };
        (is_meant && whole.starts_with(origin)).then_some((whole, text))
    });
    links.collect()
}

/// The verdict that is read: the first one that stands on the page.
fn verdict(texts: &[String]) -> Option<&'static str> {
    let mut found = texts.iter().filter_map(|text| {
        let places = VERDICTS
            .iter()
            .filter_map(|verdict| Some((text.find(verdict)?, *verdict)));
        places.min()
    });
    found.next().map(|(_, verdict)| verdict)
}

/// The date that is read: after the word that counts most, in the same sentence, as "1 oktober 2026"
/// between common spaces.
fn dated(texts: &[String]) -> Option<Date> {
    let all = texts.join("\n");
    DATED.iter().find_map(|word| {
        let sentences = all.split(word).skip(1);
        let mut sentences = sentences.map(|after| after.split(['.', '>']).next().unwrap_or(after));
        sentences.find_map(|sentence| {
            let words: Vec<&str> = sentence.split(' ').collect();
            words.windows(3).find_map(|parts| {
                let month = MONTHS.iter().position(|month| *month == parts[1])? + 1;
                let year = parts[2].get(..4)?.parse().ok()?;
                Some(date(
                    year,
                    i8::try_from(month).ok()?,
                    parts[0].parse().ok()?,
                ))
            })
        })
    })
}

fn site(address: &str, statement: &str) -> Workspace {
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", "Text."),
    )]);
    let settings = format!("{SETTINGS}basadress = \"{address}\"\n");
    workspace.write(
        "site.toml",
        format!("{settings}[tillganglighet]\nbedomd = 2026-10-01\nmetod = \"Vi har gått igenom sidorna.\"\n{statement}"),
    );
    workspace.publish();
    workspace
}

/// Every way of saying how well a site conforms, with the verdict to be read.
const STATEMENTS: [(&str, &str); 4] = [
    (
        "efterlevnad = \"helt\"\nprovad_av_manniskor = 2026-10-01\n",
        "helt förenlig",
    ),
    (
        "efterlevnad = \"delvis\"\nbrister = [\"Film saknar text.\"]\n",
        "delvis förenlig",
    ),
    (
        "efterlevnad = \"inte\"\nbrister = [\"Menyn går inte att nå.\"]\n",
        "inte förenlig",
    ),
    (
        "efterlevnad = \"delvis\"\nbrister = [\"Film saknar text.\"]\noskaligt_betungande = [\"Gamla filmer.\"]\nutanfor_lagen = [\"Kartor.\"]\n",
        "delvis förenlig",
    ),
];

#[test]
fn the_statement_is_found_one_step_from_the_start_page() {
    for address in [
        "https://prov.example/",
        "https://prov.example/goda/exempel/",
    ] {
        let workspace = site(address, STATEMENTS[1].0);
        let start = workspace.page("index.html");
        let expected = format!("{address}tillganglighetsredogorelse/");
        assert!(
            followed(&start, "https://prov.example")
                .contains(&(expected, "Tillgänglighetsredogörelse")),
            "{start}"
        );
    }
}

#[test]
fn no_other_page_is_taken_for_the_statement() {
    let workspace = site("https://prov.example/", STATEMENTS[1].0);
    for page in ["index.html", "exempel/index.html", "exempel/a/index.html"] {
        let html = workspace.page(page);
        assert_eq!(verdict(&texts(&html)), None, "{page}");
        assert!(!html.contains(REPORT), "{page}");
    }
}

#[test]
fn what_the_statement_must_say_is_read_from_it() {
    for (facts, expected) in STATEMENTS {
        let workspace = site("https://prov.example/", facts);
        let html = workspace.page("tillganglighetsredogorelse/index.html");
        let texts = texts(&html);
        let has_any = |words: &[&str]| {
            let mut texts = texts.iter();
            texts.any(|text| words.iter().any(|word| text.contains(word)))
        };
        // It looks in the first heading too, where the word may be parted.
        assert!(html.contains("<title>Tillgänglighetsredogörelse – "));
        assert_eq!(verdict(&texts), Some(expected), "{texts:#?}");
        assert!(html.contains(&format!("href=\"{REPORT}\"")), "{html}");
        assert!(has_any(&METHODS), "{texts:#?}");
        let is_burden = facts.contains("betungande");
        assert_eq!(has_any(&BURDEN), is_burden, "{texts:#?}");
        let read = dated(&texts);
        assert_eq!(read, Some(date(2026, 10, 1)), "{texts:#?}");
        let age = TODAY.since((Unit::Day, read.unwrap())).unwrap();
        assert!(age.compare((365.days(), TODAY)).unwrap().is_lt());
    }
}

#[test]
fn a_statement_that_a_page_tells_in_its_own_words_is_read_too() {
    let workspace = site("https://prov.example/", STATEMENTS[1].0);
    workspace.write(
        "content/sidor/tillganglighetsredogorelse.md",
        "+++\ntitel = \"Tillgänglighetsredogörelse\"\nsammanfattning = \"En kort sammanfattning som är lång nog för att säga vad som står på sidan och varför.\"\npublicerad = 2026-10-01\n+++\nVi står bakom webbplatsen.\n",
    );
    workspace.publish();
    let html = workspace.page("tillganglighetsredogorelse/index.html");
    let texts = texts(&html);
    assert_eq!(verdict(&texts), Some("delvis förenlig"));
    assert_eq!(dated(&texts), Some(date(2026, 10, 1)));
    assert!(html.contains(&format!("href=\"{REPORT}\"")), "{html}");
}
