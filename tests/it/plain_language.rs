//! What messages themselves are written in is easy to read, and what pages are judged by may change
//! between builds.

use sprida::readability::Measures;
use sprida::rules;

use crate::workspace::{SITE, Workspace};

/// Above this a text counts as harder than ordinary newspapers are.
const HARDEST: f64 = 45.0;

#[test]
fn the_rules_own_words_are_easy_to_read() {
    let mut html = String::new();
    for rule in rules::all() {
        let why = rule.why.map_or("", |why| why.0);
        for words in [rule.title.0, rule.remedy.0, why] {
            html.push_str(&format!("<p>{words}</p>"));
        }
    }
    let measures = Measures::of(&html);
    let lix = measures.lix().unwrap();
    println!(
        "LIX {lix:.1}, OVIX {:.1}: {measures:?}",
        measures.ovix().unwrap()
    );
    assert!(measures.words > 1000, "{measures:?}");
    assert!(lix < HARDEST, "LIX {lix:.1}");
}

const PAGE: &str = "+++
titel = \"Ett exempel\"
sammanfattning = \"En kort sammanfattning som är lång nog för att säga vad som gjordes och vad det blev.\"
kommuner = [\"Lund\"]
+++
Vi har erhållit stöd för arbetet med EKB.
";

#[test]
fn a_page_that_has_not_changed_is_judged_by_what_the_site_says_now() {
    let workspace = Workspace::site(&[("content/exempel/a.md", PAGE)]);
    let codes = || -> Vec<String> {
        let found = workspace.build().diagnostics.into_iter();
        let found = found.map(|finding| finding.code.into_owned());
        found
            .filter(|code| ["officialese", "unexplained-abbreviation"].contains(&code.as_str()))
            .collect()
    };
    assert_eq!(codes(), ["officialese", "unexplained-abbreviation"]);
    let without = format!("{SITE}\n[allvar]\nofficialese = \"av\"\n");
    workspace.write("site.toml", without);
    assert_eq!(codes(), ["unexplained-abbreviation"]);
    workspace.write("site.toml", SITE);
    assert_eq!(codes(), ["officialese", "unexplained-abbreviation"]);
    let explained = "[[begrepp]]\nnamn = [\"EKB\", \"ensamkommande barn\"]\n";
    workspace.write("data/begrepp.toml", explained);
    assert_eq!(codes(), ["officialese"]);
}
