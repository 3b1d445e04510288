//! The accessibility statement: made from settings, or shown with the text of a page.

use crate::workspace::{SITE, Workspace, four_field_case, shown};

const SETTINGS: &str = "utgivare = \"Provkommunen\"\nkontakt = \"webb@kommun.example\"\n";

const STATEMENT: &str = "[tillganglighet]\nefterlevnad = \"delvis\"\nbedomd = 2026-10-01\nmetod = \"Egen granskning.\"\nbrister = [\"Äldre pdf-filer är inte uppmärkta.\", \"Film saknar text.\"]\n";

/// A site with a case in Swedish and one in English, and what its settings say of the statement.
fn site(settings: &str) -> Workspace {
    let workspace = Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Ett exempel", "Text."),
        ),
        (
            "content/exempel/a.en.md",
            &four_field_case("An example", "Text."),
        ),
    ]);
    workspace.write("site.toml", format!("{SITE}{SETTINGS}{settings}"));
    workspace
}

fn page(front_matter: &str, body: &str) -> String {
    format!(
        "+++\ntitel = \"Tillgänglighetsredogörelse\"\nsammanfattning = \"En kort sammanfattning som är lång nog för att säga vad som står på sidan och varför.\"\npublicerad = 2026-10-01\n{front_matter}+++\n{body}\n"
    )
}

const PAGE: &str = "content/sidor/tillganglighetsredogorelse.md";
const PUBLISHED: &str = "tillganglighetsredogorelse/index.html";

/// The findings that are about the statement, as people see them.
fn found(workspace: &Workspace) -> String {
    let findings: Vec<_> = workspace
        .build()
        .diagnostics
        .into_iter()
        .filter(|finding| {
            finding.code.contains("statement") || finding.code.contains("conformance")
        })
        .collect();
    shown(&findings)
}

#[test]
fn settings_alone_give_a_whole_statement_in_every_language() {
    let workspace = site(STATEMENT);
    assert_eq!(found(&workspace), "");
    let swedish = workspace.page(PUBLISHED);
    for expected in [
        "<h1>Tillgänglighets\u{ad}redogörelse</h1>",
        "Prov",
        "Provkommunen",
        "lagen om tillgänglighet till digital offentlig service",
        "Webbplatsen är delvis förenlig med lagen.",
        "Äldre pdf-filer är inte uppmärkta.",
        "Film saknar text.",
        "Egen granskning.",
        "Bedömningen gjordes den 1 oktober 2026.",
        "Redogörelsen ändrades senast den 1 oktober 2026.",
        "<a href=\"mailto:webb@kommun.example\">",
        "href=\"https://www.digg.se/tdosanmalan\"",
        "Myndigheten för digital förvaltning",
        "hreflang=\"en\"",
    ] {
        assert!(swedish.contains(expected), "{expected}: {swedish}");
    }
    let english = workspace.page("en/tillganglighetsredogorelse/index.html");
    assert!(english.contains("The site partly conforms to the act."));
    assert!(
        english.contains("<span lang=\"sv\" dir=\"auto\">Film saknar text.</span>"),
        "Swedish words are marked as such: {english}"
    );
    assert!(workspace.page("sitemap.xml").contains(
        "<loc>https://prov.example/tillganglighetsredogorelse/</loc><lastmod>2026-10-01</lastmod>"
    ));
}

#[test]
fn the_long_word_may_be_parted_in_the_heading_and_nowhere_else() {
    const PARTED: &str = "<h1>Tillgänglighets\u{ad}redogörelse</h1>";
    let workspace = site(STATEMENT);
    workspace.publish();
    let mut parted = Vec::new();
    for entry in walkdir::WalkDir::new(workspace.output()) {
        let entry = entry.unwrap();
        let text = std::fs::read(entry.path()).unwrap_or_default();
        let text = String::from_utf8_lossy(&text).into_owned();
        let is_plain = !text.replacen(PARTED, "", 1).contains("s\u{ad}r");
        assert!(is_plain, "{}", entry.path().display());
        if text.contains(PARTED) {
            parted.push(entry.path().to_owned());
        }
    }
    assert_eq!(parted, [workspace.output().join(PUBLISHED)]);
    // On a page of the site's own too, but not where it is called something else.
    let html = |title: &str| {
        workspace.write(
            PAGE,
            page("", "Text.").replace("Tillgänglighetsredogörelse", title),
        );
        workspace.publish();
        workspace.page(PUBLISHED)
    };
    assert!(html("Tillgänglighetsredogörelse").contains(PARTED));
    assert!(html("Redogörelse").contains("<h1>Redogörelse</h1>"));
}

#[test]
fn every_page_links_to_the_statement_that_settings_give() {
    let workspace = site(STATEMENT);
    workspace.publish();
    let links = [
        ("index.html", "/tillganglighetsredogorelse/"),
        ("exempel/a/index.html", "../../tillganglighetsredogorelse/"),
        (
            "en/exempel/a/index.html",
            "../../../en/tillganglighetsredogorelse/",
        ),
    ];
    for (from, address) in links {
        let html = workspace.page(from);
        assert!(html.contains(&format!("href=\"{address}\"")), "{html}");
    }
}

#[test]
fn english_names_and_another_address_work_too() {
    let workspace = site(
        "addresses = { statement = \"tillganglighet\" }\n[accessibility]\nconformance = \"helt\"\nassessed = 2026-10-01\nmanual_audit = 2026-10-01\nmethod = \"Granskad av utomstående.\"\nauthority = \"Nya myndigheten\"\nauthority_url = \"https://myndigheten.example/anmal\"\noutside_scope = [\"Kartor.\"]\ndisproportionate_burden = [\"Gamla filmer.\"]\n",
    );
    assert_eq!(found(&workspace), "");
    let html = workspace.page("tillganglighet/index.html");
    for expected in [
        "Webbplatsen är helt förenlig med lagen.",
        "Vi känner inte till några brister.",
        "<a class=\"alone\" href=\"https://myndigheten.example/anmal\"><span>Anmäl en brist till <span>Nya myndigheten",
        "Kartor.",
        "Gamla filmer.",
    ] {
        assert!(html.contains(expected), "{expected}: {html}");
    }
    assert!(!html.contains("digg.se"), "{html}");
}

#[test]
fn a_page_of_the_statement_comes_first_and_is_filled_up_with_the_facts() {
    let workspace = site(STATEMENT);
    let body = "Vi står bakom webbplatsen.\n\n## Om du inte är nöjd\n\nRing växeln.";
    workspace.write(PAGE, page("", body));
    assert_eq!(found(&workspace), "");
    let html = workspace.page(PUBLISHED);
    assert!(html.contains("Vi står bakom webbplatsen."));
    assert_eq!(html.matches("Film saknar text.").count(), 1, "{html}");
    assert_eq!(html.matches(">Om du inte är nöjd").count(), 1, "{html}");
    assert!(!html.contains("digg.se"), "the page's own words: {html}");
    assert!(html.contains("Bedömningen gjordes den 1 oktober 2026."));
    assert!(
        workspace
            .page("en/tillganglighetsredogorelse/index.html")
            .contains("The site partly conforms to the act."),
        "languages without a page have that of the settings"
    );
    assert!(html.contains("hreflang=\"en\""), "{html}");
}

#[test]
fn a_page_says_other_things_than_the_settings_where_it_has_them() {
    let workspace = site(STATEMENT);
    let facts =
        "[tillganglighet]\nefterlevnad = \"inte\"\nbrister = [\"Menyn går inte att nå.\"]\n";
    workspace.write(PAGE, page(facts, "Text."));
    workspace.publish();
    let html = workspace.page(PUBLISHED);
    assert!(html.contains("inte förenlig med lagen"));
    assert!(html.contains("Menyn går inte att nå.") && !html.contains("Film saknar text."));
    assert!(
        html.contains("Egen granskning."),
        "the rest is as in the settings"
    );
}

#[test]
fn shortcomings_are_listed_also_where_the_page_tells_of_them_in_its_own_words() {
    let workspace = site(STATEMENT);
    workspace.write(
        PAGE,
        page("", "## Vad som inte är tillgängligt\n\nEtt och annat."),
    );
    workspace.publish();
    let html = workspace.page(PUBLISHED);
    assert_eq!(html.matches(">Vad som inte är tillgängligt").count(), 1);
    assert!(html.contains("<h2 id=\"s_brister\">Kända brister</h2>"));
    assert_eq!(html.matches("Film saknar text.").count(), 1, "{html}");
}

#[test]
fn a_site_without_a_statement_is_told_of_it_once() {
    let workspace = site("");
    let told = found(&workspace);
    assert_eq!(told.matches("[missing-statement]").count(), 1, "{told}");
    assert!(told.contains("Fyll i tabellen [tillganglighet]"), "{told}");
    assert!(!workspace.output().join(PUBLISHED).exists());
    workspace.write(PAGE, page("", "Text."));
    assert!(!found(&workspace).contains("missing-statement"));
}

#[test]
fn a_statement_older_than_a_year_is_told_of_where_it_is_written() {
    let old = STATEMENT.replace("2026-10-01", "2025-11-21");
    let workspace = site(&old);
    let told = found(&workspace);
    assert!(told.contains("[outdated-statement]"), "{told}");
    assert!(told.contains("site.toml:7:10"), "{told}");
    let renewed = old.replace("bedomd", "uppdaterad = 2026-11-01\nbedomd");
    assert_eq!(found(&site(&renewed)), "");
    let workspace = site("");
    let facts = "[tillganglighet]\nefterlevnad = \"delvis\"\nmetod = \"Egen granskning.\"\n";
    let page = page(facts, "Text.").replace("2026-10-01", "2025-11-21");
    workspace.write(PAGE, &page);
    let told = found(&workspace);
    assert!(
        told.contains("[outdated-statement]") && told.contains(PAGE),
        "{told}"
    );
}

#[test]
fn what_the_statement_lacks_and_contradicts_is_told() {
    let workspace = site("[tillganglighet]\nbrister = [\"Film saknar text.\"]\n");
    let told = found(&workspace);
    assert!(
        told.contains("Det här saknas: efterlevnad, metod, bedomd."),
        "{told}"
    );
    let workspace = site(&STATEMENT.replace("delvis", "helt"));
    let told = found(&workspace);
    assert!(told.contains("[conformance-differs]"), "{told}");
    assert!(told.contains("site.toml:6:15"), "{told}");
    let workspace = Workspace::site(&[]);
    workspace.write("site.toml", format!("{SITE}{STATEMENT}"));
    let told = found(&workspace);
    assert!(
        told.contains("Det här saknas: utgivare, kontakt."),
        "{told}"
    );
}

/// A case with a table that has no caption, which a warning tells of.
fn case_without_caption() -> String {
    four_field_case("Ett exempel", "| A | B |\n|---|---|\n| 1 | 2 |")
}

const WAIVER: &str = "\n[[undantag]]\nregel = \"missing-caption\"\nplats = \"content/exempel/a.md\"\nskal = \"Tabellen görs om i vår.\"\nalternativ = \"Ring växeln.\"\ntill_och_med = 2027-03-31\n";

#[test]
fn faults_that_are_found_stand_in_the_statement_in_plain_words() {
    let workspace = site(STATEMENT);
    workspace.write("content/exempel/a.md", case_without_caption());
    workspace.publish();
    let html = workspace.page(PUBLISHED);
    assert!(
        html.contains("Tabellen har ingen rubrik</span>. Det gäller en sida. Krav i WCAG: 1.3.1."),
        "{html}"
    );
    let english = workspace.page("en/tillganglighetsredogorelse/index.html");
    assert!(english.contains("The table has no caption"), "{english}");
    workspace.write(
        "content/exempel/a.md",
        four_field_case("Ett exempel", "Text."),
    );
    workspace.publish();
    assert!(
        !workspace
            .page(PUBLISHED)
            .contains("Tabellen har ingen rubrik")
    );
}

#[test]
fn a_fault_that_is_let_be_stands_there_with_why_what_instead_and_until_when() {
    let workspace = site(&format!("{STATEMENT}{WAIVER}"));
    workspace.write("content/exempel/a.md", case_without_caption());
    assert_eq!(found(&workspace), "");
    let html = workspace.page(PUBLISHED);
    for expected in [
        "Tabellen har ingen rubrik",
        "Tabellen görs om i vår.",
        "Ring växeln.",
        "Det ska vara rättat senast den 31\u{a0}mars 2027.",
    ] {
        assert!(html.contains(expected), "{expected}: {html}");
    }
}

#[test]
fn nobody_says_fully_without_people_having_tried_the_site() {
    let fully = STATEMENT.replace("delvis", "helt");
    let fully = fully.replace(
        "brister = [\"Äldre pdf-filer är inte uppmärkta.\", \"Film saknar text.\"]\n",
        "",
    );
    let workspace = site(&fully);
    let found_of = found(&workspace);
    assert!(
        found_of.contains("fel[unaudited-conformance]"),
        "{found_of}"
    );
    let tried = format!("{fully}provad_av_manniskor = 2026-10-01\n");
    let workspace = site(&tried);
    assert_eq!(found(&workspace), "");
    workspace.write("content/exempel/a.md", case_without_caption());
    let found_of = found(&workspace);
    assert!(
        found_of.contains("varning[conformance-differs]"),
        "{found_of}"
    );
    assert!(found_of.contains("missing-caption"), "{found_of}");
    assert!(
        workspace
            .page(PUBLISHED)
            .contains("delvis förenlig med lagen")
    );
}

#[test]
fn programs_read_the_same_statement() {
    let workspace = site(&format!("{STATEMENT}{WAIVER}"));
    workspace.write("content/exempel/a.md", case_without_caption());
    workspace.publish();
    let json = workspace.page("tillganglighetsredogorelse/index.json");
    let statement: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(statement["conformance"], "partially compliant");
    assert_eq!(statement["knownIssues"][1]["text"], "Film saknar text.");
    assert_eq!(statement["foundIssues"][0]["criteria"][0], "1.3.1");
    assert_eq!(statement["foundIssues"][0]["planned"], "2027-03-31");
    assert_eq!(statement["updated"], "2026-10-01");
}
