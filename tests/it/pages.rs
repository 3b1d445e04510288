//! What a reader sees of what was written.

use crate::workspace::{SITE, Workspace, four_field_case};

/// The text of a page without markup.
fn text(html: &str) -> String {
    let main = html
        .split("<main")
        .nth(1)
        .unwrap_or(html)
        .split("</main>")
        .next()
        .unwrap_or_default();
    let mut text = String::new();
    let mut inside_tag = true;
    for letter in main.chars() {
        match letter {
            '<' => inside_tag = true,
            '>' => {
                inside_tag = false;
                text.push(' ');
            }
            letter if !inside_tag => text.push(letter),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_case_with_four_fields_shows_nothing_empty() {
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", "Bara en text."),
    )]);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    let shown = text(&html);
    for unwanted in [
        "None",
        "null",
        "okän",
        "unknown",
        "undefined",
        "()",
        ": .",
        " 0 ",
    ] {
        let shown = shown.replace("Nivå 0 på en skala från 0 till 4", "");
        assert!(!shown.contains(unwanted), "{unwanted}: {shown}");
    }
    for (index, _) in html.match_indices("<h2") {
        let rest = &html[index..];
        let heading = text(&format!("<main{}", rest.split("</h2>").next().unwrap()));
        let next = rest.split("</h2>").nth(1).unwrap_or_default();
        let content = text(&format!("<main>{}", next.split("<h2").next().unwrap()));
        assert!(
            !heading.is_empty() && !content.is_empty(),
            "an empty section: {heading}"
        );
    }
    assert!(
        shown.contains("Beskriven erfarenhet"),
        "without evidence the level is \"described experience\""
    );
    assert!(shown.contains("Bara en text."));
}

#[test]
fn sections_of_the_text_fill_the_fields() {
    let body = "## Utmaning\n\nIngen hade hela bilden.\n\n## Så gjorde vi\n\nVi ritade en karta.\n\n## Resultat\n\nAlla såg sin del.\n\n## Framgångsfaktorer\n\n- Tydligt mandat\n";
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", body),
    )]);
    workspace.publish();
    let data: serde_json::Value =
        serde_json::from_str(&workspace.page("exempel/a/index.json")).unwrap();
    assert_eq!(data["challenge"], "Ingen hade hela bilden.");
    assert_eq!(data["solution"], "Vi ritade en karta.");
    assert_eq!(data["success_factors"][0]["text"], "Tydligt mandat");
    let shown = text(&workspace.page("exempel/a/index.html"));
    assert_eq!(
        shown.matches("Ingen hade hela bilden.").count(),
        1,
        "said once: {shown}"
    );
}

#[test]
fn both_front_matters_and_both_languages_give_the_same_page() {
    let toml = "+++\ntitel = \"Ett exempel\"\nsammanfattning = \"En sammanfattning som är lång nog för att inte ge någon varning alls.\"\nkommuner = [\"Lund\"]\nteman = [\"samverkan\"]\nmognad = \"Prövas\"\npublicerad = 2026-01-31\n+++\nText.\n";
    let yaml = "---\ntitle: Ett exempel\nsummary: En sammanfattning som är lång nog för att inte ge någon varning alls.\nmunicipalities: [\"1281\"]\nthemes: samverkan\nmaturity: provas\npublished: 2026-01-31\n---\nText.\n";
    let pages = [toml, yaml].map(|source| {
        let workspace = Workspace::site(&[("content/exempel/a.md", source)]);
        workspace.publish();
        (
            workspace.page("exempel/a/index.html"),
            workspace.page("exempel/a/index.json"),
        )
    });
    assert_eq!(pages[0], pages[1]);
}

#[test]
fn municipalities_show_neighbours_parts_and_those_alike() {
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", "Text."),
    )]);
    workspace.write(
        "site.toml",
        format!("{SITE}[region]\nnamn = \"Skåne\"\nlan = [\"12\"]\n"),
    );
    workspace.write("data/kommuner.csv", "kod,del,grupp,invanare\n1281,vast,storre stad,130000\n1280,vast,storstad,360000\n1283,nord,storre stad,150000\n");
    workspace.write("data/delar.toml", "[[del]]\nid = \"vast\"\nsv = \"Västra delen\"\n[[del]]\nid = \"nord\"\nsv = \"Norra delen\"\n");
    workspace.publish();
    let lund = text(&workspace.page("kommuner/lund/index.html"));
    assert!(
        lund.contains("Lunds kommun") && lund.contains("Ett exempel"),
        "{lund}"
    );
    assert!(
        lund.contains("Kommuner som liknar den här Helsingborg"),
        "{lund}"
    );
    assert!(
        lund.contains("Grannkommuner") && lund.contains("Staffanstorp"),
        "{lund}"
    );
    assert!(lund.contains("Västra delen"), "{lund}");
    let perstorp = text(&workspace.page("kommuner/perstorp/index.html"));
    assert!(perstorp.contains("ännu inget eget innehåll"), "{perstorp}");
    assert!(
        workspace
            .page("kommuner/1281/index.html")
            .contains("kommuner/lund/"),
        "the code leads to the name"
    );
}

#[test]
fn a_site_sorts_its_content_in_its_own_way() {
    let case = four_field_case("Ett exempel", "Text.").replace(
        "+++\nText",
        "arbetsform = [\"Digitala möten\"]\nstorlek = \"liten\"\n+++\nText",
    );
    let workspace = Workspace::site(&[("content/exempel/a.md", &case)]);
    workspace.write(
        "site.toml",
        format!("{SITE}[taxonomier.arbetsform]\nnamn = \"Arbetsform\"\n[taxonomier.storlek]\nnamn = \"Storlek\"\ntermer = [{{ slug = \"liten\", sv = \"Liten kommun\" }}]\n"),
    );
    workspace.publish();
    assert!(text(&workspace.page("arbetsform/digitala-moten/index.html")).contains("Ett exempel"));
    assert!(text(&workspace.page("storlek/liten/index.html")).contains("Liten kommun"));
    assert!(text(&workspace.page("exempel/a/index.html")).contains("Storlek Liten kommun"));
}

#[test]
fn long_lists_are_split_into_pages() {
    let workspace = Workspace::site(&[]);
    for number in 0..45 {
        workspace.write(
            &format!("content/exempel/e{number}.md"),
            four_field_case(&format!("Exempel nummer {number}"), "Text."),
        );
    }
    workspace.publish();
    let last = workspace.page("exempel/sida/3/index.html");
    assert!(
        text(&last).contains("Sida 3 av 3")
            && last.contains("href=\"../../sida/2/\"")
                == last.contains("rel=\"prev\" href=\"../../sida/2/\"")
    );
    assert!(!workspace.output().join("exempel/sida/4").exists());
    let mut seen = std::collections::BTreeSet::new();
    for page in [
        "exempel/index.html",
        "exempel/sida/2/index.html",
        "exempel/sida/3/index.html",
    ] {
        let html = workspace.page(page);
        seen.extend(
            html.match_indices("Exempel nummer ")
                .map(|(at, _)| html[at..].split('<').next().unwrap().to_owned()),
        );
    }
    assert_eq!(seen.len(), 45);
}

fn course(title: &str, published: &str, day: &str) -> String {
    format!(
        "+++\ntitel = \"{title}\"\nsammanfattning = \"En kurs som är lång nog för att ha en sammanfattning på sextio tecken eller mer.\"\nkommuner = [\"alla\"]\npublicerad = {published}\n[[tillfallen]]\nid = \"a\"\nstart = {day}T09:00:00\nslut = {day}T16:00:00\n+++\nText.\n"
    )
}

#[test]
fn courses_stand_by_when_they_are_given() {
    let workspace = Workspace::site(&[
        (
            "content/kurser/a.md",
            &course("Kurs i maj", "2026-10-01", "2027-05-04"),
        ),
        (
            "content/kurser/b.md",
            &course("Kurs i februari", "2026-08-01", "2027-02-09"),
        ),
        (
            "content/kurser/c.md",
            &course("Kurs som har varit", "2026-09-01", "2026-10-02"),
        ),
    ]);
    workspace.publish();
    let shown = text(&workspace.page("kurser/index.html"));
    let places = ["Kurs i februari", "Kurs i maj", "Kurs som har varit"]
        .map(|title| shown.find(title).unwrap());
    assert!(places.is_sorted(), "{shown}");
    assert!(
        shown.contains("Nästa kurstillfälle: 9 februari 2027 kl. 09.00"),
        "{shown}"
    );
    assert!(
        !shown.contains("2026"),
        "a course is not dated by its page: {shown}"
    );
    let feed = workspace.page("kurser/feed.xml");
    let places = ["Kurs i maj", "Kurs som har varit", "Kurs i februari"]
        .map(|title| feed.find(title).unwrap());
    assert!(places.is_sorted(), "a feed has the newest first: {feed}");
}

#[test]
fn dates_say_once_what_both_share() {
    for (period, expected) in [
        (
            "start = \"2018-04-02\", slut = \"2018-04-20\"",
            "2–20\u{a0}april 2018",
        ),
        (
            "start = \"2017-11\", slut = \"2017-12\"",
            "november–december 2017",
        ),
        (
            "start = \"2016-10\", slut = \"2018-09\"",
            "oktober 2016–september 2018",
        ),
        (
            "start = \"2018-03-02\", slut = \"2018-04-20\"",
            "2\u{a0}mars–20\u{a0}april 2018",
        ),
    ] {
        let case = four_field_case("Ett exempel", "Text.").replace(
            "\n+++\nText",
            &format!("\nperiod = {{ {period} }}\n+++\nText"),
        );
        let workspace = Workspace::site(&[("content/exempel/a.md", &case)]);
        workspace.publish();
        let html = workspace.page("exempel/a/index.html");
        let shown = html.replace("</time>", "");
        let shown: String = shown
            .split("<time ")
            .map(|part| part.split_once("\">").map_or(part, |(_, text)| text))
            .collect();
        assert!(shown.contains(expected), "{expected}: {html}");
    }
}

#[test]
fn municipalities_stand_in_swedish_order() {
    let case = four_field_case("Ett exempel", "Text.")
        .replace("[\"Lund\"]", "[\"Ängelholm\", \"Åstorp\", \"Båstad\"]");
    let workspace = Workspace::site(&[("content/exempel/a.md", &case)]);
    workspace.publish();
    for page in ["exempel/a/index.html", "exempel/index.html"] {
        let shown = text(&workspace.page(page)).replace(" ,", ",");
        assert!(
            shown.contains("Båstad, Åstorp, Ängelholm"),
            "{page}: {shown}"
        );
    }
}

#[test]
fn the_contents_of_a_long_page_name_what_follows_the_text() {
    let sections: String = (1..6)
        .map(|number| format!("## Del {number}\n\n{}\n\n", "Ord och ord. ".repeat(50)))
        .collect();
    let case = four_field_case("Ett exempel", &sections);
    let workspace = Workspace::site(&[("content/exempel/a.md", &case)]);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    let contents = html.split("class=\"contents\"").nth(1).unwrap();
    let contents = contents.split("</nav>").next().unwrap();
    for expected in [
        "#del-1\">Del 1<",
        "#s_hur-vet-vi\">Hur vet vi det?<",
        "#s_hanvisa\">",
    ] {
        assert!(contents.contains(expected), "{expected}: {contents}");
    }
}

#[test]
fn a_number_is_not_divided_between_two_lines() {
    let body = "Det var 76 500 kr, 1 189 200 kronor och 12 personer år 2016. Nr 12 3456.";
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", body),
    )]);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    let expected = "Det var 76\u{a0}500\u{a0}kr, 1\u{a0}189\u{a0}200\u{a0}kronor och 12 personer år 2016. Nr 12 3456.";
    assert!(html.contains(expected), "{html}");
}

#[test]
fn a_column_of_a_table_heads_every_row_or_none() {
    let body = "Tabell: Plats\n| Plats | Kurs |\n|---|---|\n| 1 | Ett |\n| 2, delad | Två |\n\nTabell: Antal\n| År | Kurs |\n|---|---|\n| 2017 | Ett |\n| 2018 | Två |\n";
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", body),
    )]);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    assert!(
        html.contains("<th scope=\"row\">1</th>")
            && html.contains("<th scope=\"row\">2, delad</th>")
    );
    assert!(html.contains("<td>2017</td>") && html.contains("<td>2018</td>"));
}

#[test]
fn the_notice_is_written_in_the_language_of_the_page() {
    let english = "+++\ntitle = \"An example\"\nsummary = \"A short summary that is long enough to say what was done and what came of it in the end.\"\nmunicipalities = [\"Lund\"]\n+++\nText.\n";
    let workspace = Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Ett exempel", "Text."),
        ),
        ("content/exempel/a.en.md", english),
        ("content/exempel/a.ar.md", english),
        ("locales/en.ftl", "notice = This is a trial.\n"),
    ]);
    workspace.write(
        "site.toml",
        format!("{SITE}notis = \"Det här är ett prov.\"\n"),
    );
    workspace.publish();
    for (page, expected) in [
        (
            "exempel/a/index.html",
            "<p class=\"width\">Det här är ett prov.</p>",
        ),
        (
            "en/exempel/a/index.html",
            "<p class=\"width\">This is a trial.</p>",
        ),
        (
            "ar/exempel/a/index.html",
            "<p class=\"width\" lang=\"sv\" dir=\"auto\">Det här är ett prov.</p>",
        ),
    ] {
        let html = workspace.page(page);
        assert!(html.contains(expected), "{expected}: {html}");
    }
}

#[test]
fn a_theme_says_only_what_differs_from_the_built_in_one() {
    let workspace = Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Ett exempel", "Bara en text."),
        ),
        (
            "themes/eget/templates/case.html",
            "{% extends \"default/case.html\" %}\n{% block after %}{{ super() }}<p>Tack för att du läste.</p>{% endblock %}\n",
        ),
    ]);
    workspace.write("site.toml", format!("{SITE}tema = \"eget\"\n"));
    workspace.publish();
    let shown = text(&workspace.page("exempel/a/index.html"));
    for expected in ["Ett exempel", "Bara en text.", "Tack för att du läste."] {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
}

#[test]
fn a_former_address_leads_to_the_page() {
    let case = four_field_case("Ett exempel", "Text.").replace(
        "+++\nText",
        "tidigare_adresser = [\"/gammal/\", \"/gammal/sida.html\"]\n+++\nText",
    );
    let workspace = Workspace::site(&[("content/exempel/a.md", &case)]);
    workspace.publish();
    for page in ["gammal/index.html", "gammal/sida.html"] {
        let html = workspace.page(page);
        assert!(
            html.contains("http-equiv=\"refresh\"")
                && html.contains("rel=\"canonical\" href=\"https://prov.example/exempel/a/\""),
            "{html}"
        );
    }
}

#[test]
fn arabic_pages_read_from_right_to_left() {
    let arabic = "+++\ntitle = \"منسق الإدماج\"\nsummary = \"وظيفة دائمة تربط بين القادمين الجدد والبلدية والمجتمع المدني في البلدية كلها.\"\nmunicipalities = [\"Lund\"]\n+++\nنص قصير.\n";
    let workspace = Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Ett exempel", "Text."),
        ),
        ("content/exempel/a.ar.md", arabic),
    ]);
    workspace.publish();
    let page = workspace.page("ar/exempel/a/index.html");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(
        page.contains("hreflang=\"sv\"")
            && workspace
                .page("exempel/a/index.html")
                .contains("hreflang=\"ar\"")
    );
}

#[test]
fn calendars_keep_their_uids_and_say_what_is_cancelled() {
    let course = |extra: &str| {
        format!(
            "+++\ntitel = \"En kurs i samverkan\"\nsammanfattning = \"En kurs som är lång nog för att ha en sammanfattning på sextio tecken eller mer.\"\nkommuner = [\"alla\"]\npublicerad = 2026-01-31\n{extra}\n[[tillfallen]]\nid = \"var\"\nstart = 2027-03-28T09:00:00\nslut = 2027-03-28T16:00:00\nkommun = \"Lund\"\n"
        )
    };
    let workspace = Workspace::site(&[(
        "content/kurser/k.md",
        &format!("{}+++\nText.\n", course("")),
    )]);
    workspace.publish();
    let calendar = workspace.page("kurser/k/kurser.ics");
    assert!(
        calendar.contains("UID:k.var@prov.example\r\n"),
        "{calendar}"
    );
    assert!(
        calendar.contains("DTSTART:20270328T070000Z\r\n"),
        "summer time begins that night: {calendar}"
    );
    assert!(calendar.contains("SEQUENCE:0\r\n") && calendar.contains("STATUS:CONFIRMED\r\n"));
    workspace.write(
        "content/kurser/k.md",
        format!("{}installt = true\n+++\nText.\n", course("revision = 1")),
    );
    workspace.publish();
    let calendar = workspace.page("kommuner/lund/kurser.ics");
    assert!(
        calendar.contains("UID:k.var@prov.example\r\n")
            && calendar.contains("SEQUENCE:1\r\n")
            && calendar.contains("STATUS:CANCELLED\r\n"),
        "{calendar}"
    );
}

#[test]
fn markdown_becomes_accessible_html() {
    let body = r#"## Rubrik

"Citat" och -- streck. [service design]{lang=en}[^k]

Tabell: Deltagare
| Kommun | Antal |
|---|---:|
| Lund | 12 |

- [x] Klart
- [ ] Kvar

> [!TIPS]
> Börja tidigt.

:::en
This is English.
:::

<script>alert(1)</script>

Ord
: Förklaring

[^k]: Källan.
"#;
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", body),
    )]);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    for expected in [
        "<h2 id=\"rubrik\">Rubrik</h2>",
        "”Citat” och – streck.",
        "<span lang=\"en\" dir=\"ltr\">service design</span>",
        ">Deltagare</caption>",
        "<th scope=\"col\">Kommun</th>",
        "<th scope=\"row\">Lund</th><td class=\"end\">12</td>",
        "<span class=\"task-state\">Klart:</span>",
        "<div lang=\"en\" dir=\"ltr\">",
        "role=\"doc-noteref\"",
        "role=\"doc-backlink\"",
        "<dt>Ord</dt>",
        "Börja tidigt.",
    ] {
        assert!(html.contains(expected), "{expected} is missing in\n{html}");
    }
    assert!(!html.contains("alert(1)"));
    assert!(!html.contains("Back to reference") && !html.contains("align=\""));
}

#[test]
fn notes_stand_last_with_a_way_back_to_each_place() {
    let body = "Ett.[^a] Två.[^b] Tre.[^a]\n\n<div class=\"x\">Inte stängt.\n\n[^a]: Första källan.\n[^b]: Andra källan.\n";
    let workspace = Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", body),
    )]);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    let places = [
        "Inte stängt.",
        "s_hur-vet-vi",
        "s_hanvisa",
        "id=\"noter\"",
        "</article>",
    ];
    let places: Vec<usize> = places.iter().map(|text| html.find(text).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(html.matches("<div").count(), html.matches("</div>").count());
    for expected in [
        "href=\"#notref-1\" role=\"doc-backlink\"><span aria-hidden=\"true\">↩<sup>1</sup></span><span class=\"visually-hidden\">Tillbaka till texten, not 1, ställe 1</span>",
        "href=\"#notref-1-2\" role=\"doc-backlink\"><span aria-hidden=\"true\">↩<sup>2</sup></span><span class=\"visually-hidden\">Tillbaka till texten, not 1, ställe 2</span>",
        "href=\"#notref-2\" role=\"doc-backlink\"><span aria-hidden=\"true\">↩</span><span class=\"visually-hidden\">Tillbaka till texten, not 2</span>",
    ] {
        let html = html.replace(" rel=\"noopener noreferrer\"", "");
        assert!(html.contains(expected), "{expected} is missing in\n{html}");
    }
}

#[test]
fn boxes_have_names_and_links_say_which_language_they_lead_to() {
    let body = "> [!TIPS]\n> Läs [mer](b.en.md).\n\n> [!FAKTA] Eget namn\n> Läs [samma](c.md).\n";
    let workspace = Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Ett exempel", body),
        ),
        (
            "content/exempel/b.en.md",
            &four_field_case("An example", "Text."),
        ),
        (
            "content/exempel/c.md",
            &four_field_case("Ett till", "Text."),
        ),
    ]);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    for expected in [
        "role=\"note\" aria-labelledby=\"s_ruta-1\">\n<p class=\"box-title\" id=\"s_ruta-1\">Tips</p>",
        "aria-labelledby=\"s_ruta-2\">\n<p class=\"box-title\" id=\"s_ruta-2\">Eget namn</p>",
        "<a href=\"../../en/exempel/b/\" hreflang=\"en\">mer</a>",
        "<a href=\"../../exempel/c/\">samma</a>",
    ] {
        assert!(html.contains(expected), "{expected} is missing in\n{html}");
    }
}
