//! Rendered pages are judged when they are made, and what was found is remembered with them.

use sprida::diagnostic::Diagnostic;

use crate::workspace::{SITE, Workspace, is_reminder};

fn case(title: &str, body: &str) -> String {
    format!(
        "+++\ntitel = \"{title}\"\nsammanfattning = \"En kort sammanfattning som är lång nog för att säga vad som gjordes och vad det blev.\"\nkommuner = [\"Lund\"]\n+++\n{body}\n"
    )
}

fn found(diagnostics: &[Diagnostic]) -> Vec<(&str, &str, &str)> {
    let told = diagnostics
        .iter()
        .filter(|finding| !is_reminder(&finding.code));
    told.map(|finding| {
        let page = finding.page.as_deref().unwrap_or_default();
        (finding.code.as_ref(), finding.file.as_str(), page)
    })
    .collect()
}

/// A list of which something is no item, and a table without headers, as only raw HTML has them.
const WRONG: &str = "<ul><li>Ett</li><p>Två</p></ul>";

/// Errors on pages as warnings, so that there is a site to build upon.
const LENIENT: &str = "[allvar]\nbroken-list = \"varning\"\nimage-without-alternative = \"varning\"\nbroken-page-link = \"av\"\n";

#[test]
fn what_a_writer_does_wrong_is_told_in_the_writers_file() {
    let site = Workspace::site(&[("content/exempel/a.md", &case("Ett exempel", WRONG))]);
    let build = site.build();
    assert_eq!(
        found(&build.diagnostics),
        [("broken-list", "content/exempel/a.md", "/exempel/a/")]
    );
    assert!(build.published.is_none());
    let message = &build
        .diagnostics
        .iter()
        .find(|found| found.code == "broken-list")
        .unwrap()
        .message;
    assert!(message.sv.contains("<p>"), "{}", message.sv);
}

#[test]
fn what_was_found_on_a_page_is_remembered_while_it_is_as_it_was() {
    let site = Workspace::site(&[
        ("content/exempel/a.md", &case("Ett exempel", WRONG)),
        ("content/exempel/b.md", &case("Ett annat", "Text.")),
    ]);
    site.write("site.toml", format!("{SITE}{LENIENT}"));
    let first = found(&site.publish().diagnostics).len();
    site.write("content/exempel/b.md", case("Ett annat", "En annan text."));
    let build = site.publish();
    assert!(build.rendered < 3, "{}", build.rendered);
    assert_eq!(first, 1);
    assert_eq!(
        found(&build.diagnostics),
        [("broken-list", "content/exempel/a.md", "/exempel/a/")]
    );
    // Mended: nothing is remembered.
    site.write("content/exempel/a.md", case("Ett exempel", "Text."));
    assert_eq!(found(&site.publish().diagnostics), []);
}

#[test]
fn a_rule_that_is_turned_on_judges_pages_that_are_as_they_were() {
    let site = Workspace::site(&[("content/exempel/a.md", &case("Ett exempel", WRONG))]);
    site.write(
        "site.toml",
        format!("{SITE}[allvar]\nbroken-list = \"av\"\n"),
    );
    assert_eq!(found(&site.publish().diagnostics), []);
    site.write("site.toml", format!("{SITE}{LENIENT}"));
    assert_eq!(found(&site.publish().diagnostics).len(), 1);
}

#[test]
fn a_fault_of_the_theme_is_told_once_with_a_count() {
    let site = Workspace::site(&[
        ("content/exempel/a.md", &case("Ett exempel", "Text.")),
        ("content/exempel/b.md", &case("Ett annat", "Text.")),
        (
            "themes/egen/templates/case.html",
            "{% extends \"default/case.html\" %}\n{% block after %}<img src=\"{{ head.route }}.png\">{% endblock %}\n",
        ),
    ]);
    site.write("site.toml", format!("{SITE}tema = \"egen\"\n{LENIENT}"));
    let build = site.publish();
    assert_eq!(
        found(&build.diagnostics),
        [("image-without-alternative", "themes/egen", "/exempel/a/")]
    );
    let told = build
        .diagnostics
        .iter()
        .find(|found| found.file == "themes/egen")
        .unwrap();
    assert!(
        told.help.sv.contains("temat") && told.help.sv.contains("2 sidor"),
        "{}",
        told.help.sv
    );
}

#[test]
fn the_preview_tells_of_the_page_that_is_looked_at() {
    let site = Workspace::site(&[("content/exempel/a.md", &case("Ett exempel", WRONG))]);
    let preview = site.preview();
    let mut shown = sprida::preview::Shown::default();
    assert_eq!(found(&preview.findings(&shown).all), []);
    preview.answer("/exempel/a/", &mut shown);
    assert_eq!(found(&preview.findings(&shown).all).len(), 1);
}

/// Own pages whose theme puts something after the text.
fn themed(after: &str, body: &str) -> Workspace {
    let site = Workspace::site(&[
        ("content/exempel/a.md", &case("Ett exempel", body)),
        ("content/exempel/b.md", &case("Ett annat", "Text.")),
        (
            "themes/egen/templates/case.html",
            &format!(
                "{{% extends \"default/case.html\" %}}\n{{% block after %}}{after}{{% endblock %}}\n"
            ),
        ),
    ]);
    site.write(
        "site.toml",
        format!("{SITE}tema = \"egen\"\n[allvar]\nbroken-page-link = \"varning\"\n"),
    );
    site
}

#[test]
fn a_link_of_the_theme_that_leads_nowhere_is_told_once_with_a_count() {
    let site = themed(
        "<a href=\"../../borta/\">Borta</a> <a href=\"../b/#borta\">Plats</a> <img alt=\"\" src=\"/finns-inte.png\" srcset=\"../../inte-heller.png 2x\"> <a href=\"../b/#s_innehall\">Finns</a>",
        "Text.",
    );
    let build = site.publish();
    let told: Vec<(&str, &str, String)> = build
        .diagnostics
        .iter()
        .filter(|finding| finding.code == "broken-page-link")
        .map(|finding| {
            let words = finding.message.sv.split(' ').nth(1).unwrap().to_owned();
            (
                finding.file.as_str(),
                finding.page.as_deref().unwrap(),
                words,
            )
        })
        .collect();
    let theme = |address: &str| ("themes/egen", "/exempel/a/", address.to_owned());
    assert_eq!(
        told,
        [
            theme("/borta/"),
            theme("/exempel/b/#borta"),
            theme("/finns-inte.png"),
            theme("/inte-heller.png"),
        ]
    );
    let found = &build.diagnostics;
    let one = found
        .iter()
        .find(|finding| finding.code == "broken-page-link");
    assert!(one.unwrap().help.sv.ends_with("finns på 2 sidor."));
    // Only the text of a page is changed: what the others lead to is remembered.
    site.write(
        "content/exempel/a.md",
        case("Ett exempel", "En annan text."),
    );
    let again = site.publish();
    assert!(again.rendered < 3, "{}", again.rendered);
    assert_eq!(again.diagnostics, build.diagnostics);
}

#[test]
fn a_place_that_another_page_no_longer_has_is_missed_by_pages_that_are_as_they_were() {
    let site = themed("<a href=\"../a/#plats\">Plats</a>", "## Plats\n\nText.");
    let told = |build: &sprida::pipeline::Build| {
        let found = build.diagnostics.iter();
        found.filter(|one| one.code == "broken-page-link").count()
    };
    assert_eq!(told(&site.publish()), 0);
    site.write(
        "content/exempel/a.md",
        case("Ett exempel", "## Ort\n\nText."),
    );
    let build = site.publish();
    assert!(build.rendered < 3, "{}", build.rendered);
    assert_eq!(told(&build), 1);
}

#[test]
fn what_was_found_on_a_page_follows_its_text_down_the_file() {
    let site = Workspace::site(&[("content/exempel/a.md", &case("Ett exempel", WRONG))]);
    site.write("site.toml", format!("{SITE}{LENIENT}"));
    let line = |build: &sprida::pipeline::Build| {
        let found = build.diagnostics.iter();
        let mut found = found.filter(|one| one.code == "broken-list");
        let span = found.next().unwrap().span.unwrap();
        (span.line, span.column)
    };
    assert_eq!(line(&site.publish()), (6, 17));
    site.write(
        "content/exempel/a.md",
        case("Ett exempel", &format!("\n\n{WRONG}")),
    );
    let build = site.publish();
    assert_eq!(build.rendered, 0);
    assert_eq!(line(&build), (8, 17));
}

#[test]
fn the_preview_knows_of_links_between_pages_that_it_has_made() {
    let site = themed(
        "<a href=\"../../borta/\">B</a> <a href=\"../b/#borta\">P</a>",
        "Text.",
    );
    let preview = site.preview();
    let mut shown = sprida::preview::Shown::default();
    let told = |shown: &sprida::preview::Shown| {
        let findings = preview.findings(shown);
        let found = findings.all.iter();
        found.filter(|one| one.code == "broken-page-link").count()
    };
    preview.answer("/exempel/a/", &mut shown);
    assert_eq!(told(&shown), 1);
    preview.answer("/exempel/b/", &mut shown);
    assert_eq!(told(&shown), 2);
    let orphan = |one: &Diagnostic| one.code == "orphan-page";
    assert!(!preview.findings(&shown).all.iter().any(orphan));
}

#[test]
fn a_page_that_no_other_leads_to_is_told_of() {
    let site = Workspace::site(&[
        ("content/exempel/a.md", &case("Ett exempel", "Text.")),
        (
            "content/sidor/ensam.md",
            "+++\ntitel = \"En ensam sida\"\nsammanfattning = \"En kort sammanfattning som är lång nog för att säga vad sidan handlar om.\"\n+++\nText.\n",
        ),
    ]);
    let orphan = ("orphan-page", "content/sidor/ensam.md", "/ensam/");
    assert_eq!(found(&site.build().diagnostics), [orphan]);
    site.write(
        "content/exempel/a.md",
        case("Ett exempel", "Läs [en sida till](../sidor/ensam.md)."),
    );
    assert_eq!(found(&site.build().diagnostics), []);
}

#[test]
fn pages_that_are_as_they_were_are_not_judged_again_by_a_check() {
    let site = Workspace::site(&[
        ("content/exempel/a.md", &case("Ett exempel", WRONG)),
        ("content/exempel/b.md", &case("Ett annat", "Text.")),
    ]);
    let first = site.check();
    assert!(first.rendered > 3, "{}", first.rendered);
    assert!(!site.output().exists());
    let again = site.check();
    assert_eq!(again.rendered, 0);
    assert_eq!(again.diagnostics, first.diagnostics);
    site.write("content/exempel/b.md", case("Ett annat", "En annan text."));
    assert_eq!(site.check().rendered, 1);
    // What a check keeps is no page that a build could take over.
    site.write("content/exempel/a.md", case("Ett exempel", "Text."));
    site.check();
    let build = site.publish();
    assert!(build.rendered > 3, "{}", build.rendered);
    assert!(site.page("exempel/a/index.html").contains("Text."));
    assert_eq!(site.check().rendered, 0);
}

#[test]
fn a_build_that_is_stopped_and_mended_publishes_what_is_written() {
    let site = Workspace::site(&[("content/exempel/a.md", &case("Ett exempel", "Text ett."))]);
    site.publish();
    site.write("content/exempel/a.md", case("Ett exempel", WRONG));
    assert!(site.build().published.is_none());
    assert!(site.page("exempel/a/index.html").contains("Text ett."));
    site.write("content/exempel/a.md", case("Ett exempel", "Text två."));
    site.publish();
    assert!(site.page("exempel/a/index.html").contains("Text två."));
    site.write("content/exempel/a.md", case("Ett exempel", "Text ett."));
    site.publish();
    assert!(site.page("exempel/a/index.html").contains("Text ett."));
}
