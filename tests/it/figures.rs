//! What a reader sees of facts that are shown as pictures, and what the files beside them hold.

use crate::workspace::{Workspace, four_field_case};

const CHART: &str = "```diagram\ntitel = \"Deltagare & andra\"\nenhet = \"personer\"\nslutsats = \"Flest är sociala.\"\nkalla = \"Rapporten, s. 9\"\n\n[[varden]]\netikett = \"Social <sektor>\"\nvarde = 73\n\n[[varden]]\netikett = \"Skola\"\nvarde = 59.5\n```\n";

const EVALUATION: &str = "+++\ntitel = \"En enkät\"\nsammanfattning = \"En sammanfattning som är lång nog för att inte ge någon varning alls.\"\nkommuner = [\"Lund\"]\nteman = [\"samverkan\"]\npublicerad = 2026-01-31\n\n[[enkater]]\nid = \"kommuner\"\ntitel = \"Enkät till kommunerna\"\nsvar = 15\nTILLFRAGADE\n\n[[enkater.fragor]]\nid = \"grupp\"\ntext = \"Finns en grupp?\"\nantal_svar = 15\nfragetyp = \"fordelning\"\nsvarsalternativ = [{ etikett = \"Ja\", antal = 12 }, { etikett = \"Nej\", antal = 3 }]\n+++\nText.\n";

/// A page with these blocks.
fn with_blocks(blocks: &str) -> Workspace {
    Workspace::site(&[(
        "content/exempel/a.md",
        &four_field_case("Ett exempel", blocks),
    )])
}

/// The part of a page that is between two texts.
fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let rest = html
        .split(from)
        .nth(1)
        .unwrap_or_else(|| panic!("no {from} in {html}"));
    rest.split(to).next().unwrap_or_default()
}

#[test]
fn a_chart_is_a_picture_with_words_a_table_and_a_file() {
    let workspace = with_blocks(CHART);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    let figure = between(&html, "<figure class=\"figure\"", "</figure>");
    for expected in [
        "Deltagare &amp; andra (personer)</span>",
        "Flest är sociala.",
        "<svg role=\"img\"",
        "<desc id=",
        "73\u{a0}personer</text>",
        "Social &lt;sektor&gt;</text>",
        "<summary>Visa siffrorna<span class=\"visually-hidden\"> – Deltagare &amp; andra (personer)</span></summary>",
        "<th scope=\"row\">Skola</th><td class=\"end\">59,5</td>",
        "Källa: Rapporten, s. 9.",
        "href=\"../../exempel/a/figur-1.csv\"",
    ] {
        assert!(figure.contains(expected), "{expected}: {figure}");
    }
    assert!(
        !html.contains(" style="),
        "nothing that the page's rules would block"
    );
    assert_eq!(
        workspace.page("exempel/a/figur-1.csv"),
        "Rad,Värde (personer)\r\nSocial <sektor>,73\r\nSkola,59.5\r\n"
    );
}

#[test]
fn a_chart_without_a_conclusion_says_what_the_figures_do() {
    let without = CHART.replace("slutsats = \"Flest är sociala.\"\n", "");
    for (figures, expected) in [
        (
            (73, "59.5"),
            "Störst är Social &lt;sektor&gt;: 73\u{a0}personer.",
        ),
        ((0, "0"), "Alla siffror är noll."),
        ((5, "5"), "Alla är lika stora: 5\u{a0}personer."),
        (
            (-3, "-4"),
            "Störst är Social &lt;sektor&gt;: −3\u{a0}personer.",
        ),
    ] {
        let blocks = without
            .replace("varde = 73", &format!("varde = {}", figures.0))
            .replace("varde = 59.5", &format!("varde = {}", figures.1));
        let workspace = with_blocks(&blocks);
        workspace.publish();
        let html = workspace.page("exempel/a/index.html");
        assert!(html.contains(expected), "{expected}: {html}");
    }
}

#[test]
fn a_chart_with_too_much_to_draw_is_an_open_table() {
    let mut blocks = "```diagram\ntitel = \"Mycket\"\n".to_owned();
    for index in 0..61 {
        blocks.push_str(&format!(
            "[[varden]]\netikett = \"Rad {index}\"\nvarde = {index}\n"
        ));
    }
    let workspace = with_blocks(&format!("{blocks}```\n"));
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    let figure = between(&html, "<figure class=\"figure\"", "</figure>");
    assert!(!figure.contains("<svg") && figure.contains("<details class=\"figure-data\" open>"));
    assert!(figure.contains("Störst är Rad 60: 60.") && figure.contains("Rad 33</th>"));
}

#[test]
fn the_kinds_of_charts_differ_and_an_unknown_one_is_reported() {
    let two = "```diagram\ntitel = \"Två\"\nslag = \"SLAG\"\n[[varden]]\netikett = \"Norr\"\nserie = \"2017\"\nvarde = 3\n[[varden]]\netikett = \"Norr\"\nserie = \"2018\"\nvarde = 1\n```\n";
    for (kind, expected) in [
        ("stapel", ">3</text>"),
        ("staplad", ">4</text>"),
        ("andel", ">75\u{a0}%</text>"),
        ("tårta", ">3</text>"),
    ] {
        let workspace = with_blocks(&two.replace("SLAG", kind));
        let build = workspace.publish();
        let html = workspace.page("exempel/a/index.html");
        assert!(html.contains(expected), "{kind}: {html}");
        let reported = build
            .diagnostics
            .iter()
            .any(|finding| finding.code == "unknown-term");
        assert_eq!(reported, kind == "tårta", "{kind}");
    }
}

#[test]
fn answers_are_shown_with_how_many_were_asked() {
    let block = "```enkat\nfrom = \"e#kommuner/grupp\"\n```\n";
    for (invited, expected) in [
        ("tillfragade = 16", "15 av 16 svarade (94 procent)."),
        ("", "15 svarade, svarsfrekvens okänd."),
    ] {
        let workspace = with_blocks(block);
        workspace.write(
            "content/utvarderingar/e.md",
            EVALUATION.replace("TILLFRAGADE", invited),
        );
        workspace.publish();
        let html = workspace.page("exempel/a/index.html");
        let figure = between(&html, "<figure class=\"figure\"", "</figure>");
        for expected in [
            expected,
            "15 svar på frågan.",
            "Störst andel har Ja: 12 av 15, 80\u{a0}%.",
            ">80\u{a0}%</text>",
        ] {
            assert!(figure.contains(expected), "{expected}: {figure}");
        }
        let answers = workspace.page("utvarderingar/e/figur-enkat-kommuner.csv");
        let asked = if invited.is_empty() { "" } else { "16" };
        assert_eq!(
            answers,
            format!(
                "Fråga,Svar,Antal,Svar på frågan,Svar på enkäten,Tillfrågade\r\nFinns en grupp?,Ja,12,15,15,{asked}\r\nFinns en grupp?,Nej,3,15,15,{asked}\r\n"
            )
        );
        assert!(
            workspace
                .page("utvarderingar/e/index.html")
                .contains("figur-enkat-kommuner.csv")
        );
    }
}

#[test]
fn shares_that_do_not_add_up_when_rounded_say_so() {
    for (counts, off) in [(["5", "5", "5"], true), (["6", "6", "3"], false)] {
        let mut block = "```diagram\ntitel = \"Delar\"\nslag = \"andel\"\n".to_owned();
        for (label, count) in ["a", "b", "c"].iter().zip(counts) {
            block.push_str(&format!(
                "[[varden]]\netikett = \"{label}\"\nvarde = {count}\n"
            ));
        }
        let workspace = with_blocks(&format!("{block}```\n"));
        workspace.publish();
        let html = workspace.page("exempel/a/index.html");
        assert_eq!(html.contains("Andelarna är avrundade"), off, "{counts:?}");
    }
}

#[test]
fn answers_that_are_more_than_those_who_answered_are_no_parts_of_a_whole() {
    let workspace = with_blocks("```enkat\nfrom = \"e#kommuner/grupp\"\n```\n");
    let several = EVALUATION
        .replace("TILLFRAGADE\n", "")
        .replace("fragetyp = \"fordelning\"\n", "")
        .replace("antal = 3", "antal = 9");
    workspace.write("content/utvarderingar/e.md", several);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    assert!(
        html.contains(">9 av 15, 60\u{a0}%</text>"),
        "a bar for each: {html}"
    );
}

#[test]
fn a_project_shows_goals_budget_and_timeline_as_pictures() {
    let project = "+++\ntitel = \"Ett projekt\"\nsammanfattning = \"En sammanfattning som är lång nog för att inte ge någon varning alls.\"\nkommuner = [\"Lund\"]\nteman = [\"samverkan\"]\npublicerad = 2026-01-31\n\n[[mal]]\nnummer = \"1\"\ntext = \"Minst 16 grupper\"\nmalvarde = 16\nutfall = 13\n\n[[mal]]\nnummer = \"2\"\ntext = \"Bättre samarbete\"\n\n[[tidslinje]]\ndatum = \"2017-06\"\nslut = \"2018\"\ntext = \"=Kurser\"\n\n[budget]\nposter = [{ etikett = \"Resor\", belopp = { 2016 = 1000, 2017 = 3000 } }, { etikett = \"Löner\", belopp = { 2017 = 9000 } }]\n+++\nText.\n";
    let workspace = Workspace::site(&[("content/projekt/p.md", project)]);
    workspace.publish();
    let html = workspace.page("projekt/p/index.html");
    for expected in [
        "Antal mål: 2. Delvis uppnått: 1, inte mätt: 1.",
        "figure-target",
        "Posterna är tillsammans 13\u{a0}000\u{a0}kr. Störst är Löner: 9\u{a0}000\u{a0}kr.",
        ">12\u{a0}000\u{a0}kr</text>",
        "<desc id=\"s_budget-bild-desc\">2016: tillsammans 1\u{a0}000\u{a0}kr, varav Löner: uppgift saknas, Resor: 1\u{a0}000. 2017: tillsammans 12\u{a0}000\u{a0}kr, varav Löner: 9\u{a0}000, Resor: 3\u{a0}000.</desc>",
        "<tr class=\"sum\"><th scope=\"row\">Summa av posterna</th><td class=\"end\">1\u{a0}000</td><td class=\"end\">12\u{a0}000</td></tr>",
        "juni 2017–2018</text>",
    ] {
        assert!(html.contains(expected), "{expected}: {html}");
    }
    assert_eq!(html.matches("<svg role=\"img\"").count(), 3);
    for (file, expected) in [
        (
            "figur-budget.csv",
            "Post,2016,2017\r\nResor,1000,3000\r\nLöner,,9000\r\n",
        ),
        (
            "figur-tidslinje.csv",
            "När,Till och med,Vad,Vem\r\n2017-06,2018,'=Kurser,\r\n",
        ),
        (
            "figur-mal.csv",
            "Nummer,Mål,Villkor,Målvärde,Utfall,Av hur många,Enhet,Status\r\n1,Minst 16 grupper,minst,16,13,,,Delvis uppnått\r\n2,Bättre samarbete,,,,,,Inte mätt\r\n",
        ),
    ] {
        assert_eq!(
            workspace.page(&format!("projekt/p/{file}")),
            expected,
            "{file}"
        );
        assert!(
            html.contains(&format!("href=\"../../projekt/p/{file}\"")),
            "{file}"
        );
    }
}

#[test]
fn a_budget_with_incomes_sums_up_its_costs() {
    let budget = "[budget]\nposter = [{ etikett = \"Resor\", belopp = { 2016 = 1000 } }, { etikett = \"Avgifter\", slag = \"intakt\", belopp = { 2016 = 400, 2017 = 300 } }]\n";
    let project = four_field_case("Ett projekt", "Text.");
    let project = project.replace("+++\nText", &format!("{budget}+++\nText"));
    let workspace = Workspace::site(&[("content/projekt/p.md", &project)]);
    workspace.publish();
    let html = workspace.page("projekt/p/index.html");
    let sum = between(&html, "Summa av kostnaderna</th>", "</tr>");
    assert!(
        sum.starts_with("<td class=\"end\">1\u{a0}000</td>") && sum.contains("ingen uppgift"),
        "{sum}"
    );
}

#[test]
fn the_list_of_steps_says_where_tracks_end_and_meet() {
    let step = |id: &str, next: &str| {
        format!(
            "[[steg]]\nid = \"{id}\"\naktor = \"vi\"\ntext = \"Steg {id}\"\nnasta = [{next}]\n\n"
        )
    };
    let steps = [
        step("a", "\"b\""),
        step("b", ""),
        step("c", "\"e\""),
        step("d", "\"e\""),
        step("e", "\"f\""),
        step("f", ""),
    ];
    let steps = format!(
        "aktorer = [{{ id = \"vi\", namn = \"Vi\" }}]\n\n{}",
        steps.concat()
    );
    let process = four_field_case("En process", "Text.");
    let process = process.replace("+++\nText", &format!("{steps}+++\nText"));
    let workspace = Workspace::site(&[("content/processer/p.md", &process)]);
    workspace.publish();
    let html = workspace.page("processer/p/index.html");
    let said = |id: &str| {
        let step = between(&html, &format!("<li id=\"s_steg-{id}\">"), "</li>");
        let ends = step.contains("Spåret slutar här.");
        (step.contains("5. Steg e</a>"), ends)
    };
    assert_eq!(said("a"), (false, false), "it leads to the line below");
    assert_eq!(said("b"), (false, true), "its track ends");
    assert_eq!(said("c"), (true, false));
    assert_eq!(said("d"), (true, false), "several lead there, it too");
    assert_eq!(said("e"), (false, false));
    assert_eq!(said("f"), (false, false), "the list ends, which is heard");
}

#[test]
fn survey_questions_are_headings_below_their_survey() {
    let ranked = EVALUATION.replace("TILLFRAGADE\n", "").replace(
        "+++\nText",
        "\n[[enkater.fragor]]\nid = \"stod\"\ntext = \"Vilket stöd?\"\nantal_svar = 11\nsvarsalternativ = [{ etikett = \"Kurser\" }, { etikett = \"Möten\" }]\n+++\nText",
    );
    let workspace = with_blocks("```enkat\nfrom = \"e#kommuner/grupp\"\n```\n");
    workspace.write("content/utvarderingar/e.md", ranked);
    workspace.publish();
    let html = workspace.page("utvarderingar/e/index.html");
    let survey = between(&html, "<h3 id=\"kommuner\">", "</section>");
    for expected in [
        "<figcaption><h4 class=\"figure-heading\" id=\"s_kommuner_grupp-rubrik\">Finns en grupp?</h4>",
        "<h4 id=\"s_kommuner_stod-rubrik\">Vilket stöd?</h4>",
        "<p>11 svar på frågan.</p>",
    ] {
        assert!(survey.contains(expected), "{expected}: {survey}");
    }
    assert!(!survey.contains("<strong>Vilket stöd?"), "said twice");
    // In a text nobody knows the level, and the file holds the whole survey.
    let shown = workspace.page("exempel/a/index.html");
    assert!(shown.contains("<span class=\"figure-heading\" id=\"s_enkat-1-rubrik\">"));
    assert!(shown.contains("(csv)<span class=\"visually-hidden\"> – Enkät till kommunerna</span>"));
}

#[test]
fn figures_of_a_file_that_is_published_are_fetched_from_it() {
    let chart = "```diagram\ntitel = \"Två\"\ndata = \"siffror.csv\"\n```\n";
    let workspace = with_blocks(&format!("{chart}\n[Siffrorna](siffror.csv)\n"));
    workspace.write("content/exempel/siffror.csv", "Etikett;2017\nNorr;3\n");
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    let figure = between(&html, "<figure class=\"figure\"", "</figure>");
    assert!(
        figure.contains("href=\"../../exempel/siffror.csv\""),
        "{figure}"
    );
}

#[test]
fn pages_read_from_the_right_have_pictures_that_are_too() {
    let workspace =
        Workspace::site(&[("content/exempel/a.ar.md", &four_field_case("مثال", CHART))]);
    workspace.publish();
    let html = workspace.page("ar/exempel/a/index.html");
    assert!(
        html.contains("direction=\"rtl\"") && html.contains("اعرض الأرقام"),
        "{html}"
    );
}
