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
const LENIENT: &str =
    "[allvar]\nbroken-list = \"varning\"\nimage-without-alternative = \"varning\"\n";

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
