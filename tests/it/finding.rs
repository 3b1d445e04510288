//! Finding without script: narrowing, sorting, surveying and comparing, and the region's map.

use std::collections::BTreeSet;

use crate::workspace::{SITE, Workspace, tree};

const SKANE: &str = "[region]\nnamn = \"Skåne\"\nlan = [\"12\"]\n";

fn site(settings: &str, files: &[(&str, String)]) -> Workspace {
    let workspace = Workspace::site(&[]);
    workspace.write("site.toml", format!("{SITE}{settings}"));
    for (path, content) in files {
        workspace.write(path, content);
    }
    workspace
}

fn case(title: &str, municipalities: &str, more: &str) -> String {
    format!(
        "+++\ntitel = \"{title}\"\nsammanfattning = \"En kort sammanfattning som är lång nog för att säga vad som gjordes och vad det blev.\"\nkommuner = [{municipalities}]\npublicerad = 2026-01-31\n{more}\n+++\nText.\n"
    )
}

fn themes(slugs: &[&str]) -> String {
    format!("teman = {slugs:?}")
}

/// A small region: Lund has two themes and two kinds, Malmö one of each, Åstorp shares with Lund.
fn region() -> Workspace {
    site(
        SKANE,
        &[
            (
                "content/exempel/a.md",
                case("Första exemplet", "\"Lund\"", &themes(&["samverkan"])),
            ),
            (
                "content/exempel/b.md",
                case(
                    "Andra exemplet",
                    "\"Lund\", \"Åstorp\"",
                    &(themes(&["vagledning"]) + "\nmognad = \"infort\""),
                ),
            ),
            (
                "content/exempel/c.md",
                case(
                    "Tredje exemplet",
                    "\"Malmö\"",
                    &(themes(&["samverkan"]) + "\nmognad = \"provas\""),
                ),
            ),
            (
                "content/metoder/d.md",
                case("En metod", "\"Lund\"", &themes(&["samverkan"])),
            ),
            (
                "content/metoder/e.md",
                case(
                    "För alla",
                    "\"alla\"",
                    &themes(&["samverkan", "vagledning"]),
                ),
            ),
        ],
    )
}

/// The part of a page between two texts.
fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let start = html.find(from).unwrap_or_else(|| panic!("no {from}"));
    let rest = &html[start..];
    &rest[..rest.find(to).unwrap_or_else(|| panic!("no {to}"))]
}

fn filter(html: &str) -> &str {
    between(html, "<nav class=\"facets\"", "</nav>")
}

fn pages(workspace: &Workspace) -> BTreeSet<String> {
    tree(&workspace.output())
        .into_keys()
        .filter_map(|path| path.strip_suffix("index.html").map(str::to_owned))
        .collect()
}

#[test]
fn a_list_is_narrowed_to_a_municipality_with_the_number_of_items() {
    let workspace = region();
    workspace.publish();
    let exempel = workspace.page("exempel/index.html");
    let filter = filter(&exempel);
    assert!(filter.contains("aria-label=\"Filtrera\""));
    assert!(
        filter.contains("<a href=\"../kommuner/lund/exempel/\">Lund <span class=\"count\">(2)")
    );
    assert!(filter.contains(">Hur långt har det kommit?<"));
    assert!(filter.contains("<a href=\"../exempel/mognad/infort/\">Infört i vardagen <"));
    let narrowed = workspace.page("kommuner/lund/exempel/index.html");
    assert!(narrowed.contains("Första exemplet") && narrowed.contains("Andra exemplet"));
    assert!(!narrowed.contains("En metod") && !narrowed.contains("Tredje exemplet"));
}

#[test]
fn what_is_chosen_is_marked_and_can_be_taken_away() {
    let workspace = region();
    workspace.publish();
    let pair = workspace.page("kommuner/lund/teman/samverkan/index.html");
    let filter = filter(&pair);
    assert!(filter.contains("aria-current=\"page\">Lund <"), "{filter}");
    let chosen = between(filter, "facets-chosen", "</ul>");
    let root = "../../../../";
    assert!(chosen.contains(&format!("<a href=\"{root}teman/samverkan/\">Lund ")));
    assert!(chosen.contains(&format!("<a href=\"{root}kommuner/lund/\">Samverkan ")));
    assert!(chosen.contains("ta bort filtret"));
    let kind = workspace.page("kommuner/lund/metoder/index.html");
    let chosen = between(&kind, "facets-chosen", "</ul>");
    assert!(chosen.contains("<a href=\"../../../metoder/\">Lund "));
    assert!(chosen.contains("<a href=\"../../../kommuner/lund/\">Metoder "));
}

#[test]
fn what_leads_to_a_list_of_choices_does_not_say_that_it_removes_the_choice() {
    let workspace = region();
    workspace.publish();
    let theme = workspace.page("teman/samverkan/index.html");
    let chosen = between(filter(&theme), "facets-chosen", "</ul>");
    assert!(
        chosen.contains("href=\"../../teman/\">Samverkan ")
            && chosen.contains("(välj något annat under Teman)"),
        "{chosen}"
    );
}

#[test]
fn a_municipality_with_one_theme_has_chosen_nothing() {
    let two = themes(&["samverkan", "vagledning"]);
    let files = [
        ("content/exempel/a.md", case("Första", "\"Lund\"", &two)),
        (
            "content/exempel/b.md",
            case("Andra", "\"Lund\"", &themes(&["samverkan"])),
        ),
        ("content/exempel/c.md", case("Tredje", "\"Malmö\"", &two)),
    ];
    let workspace = site(SKANE, &files);
    workspace.publish();
    let lund = workspace.page("kommuner/lund/index.html");
    let choices = filter(&lund);
    assert!(
        choices.contains("<summary>Tema</summary>") && !choices.contains("aria-current"),
        "{choices}"
    );
    // All of its items are about working together: that choice is the page itself.
    assert!(choices.contains(">Vägledning <") && !choices.contains(">Samverkan <"));
    let malmo = workspace.page("kommuner/malmo/index.html");
    assert!(!malmo.contains("class=\"facets\""), "nothing to choose");
    let pair = workspace.page("kommuner/lund/teman/vagledning/index.html");
    assert!(filter(&pair).contains("aria-current=\"page\">Vägledning <"));
}

#[test]
fn a_pair_that_would_repeat_the_municipality_is_no_page_of_its_own() {
    let workspace = region();
    workspace.publish();
    let theme = workspace.page("teman/samverkan/index.html");
    assert!(filter(&theme).contains("<a href=\"../../kommuner/malmo/\">Malmö <"));
    let below_municipalities: Vec<String> = pages(&workspace)
        .into_iter()
        .filter(|path| path.starts_with("kommuner/") && path.split('/').count() > 3)
        .collect();
    assert_eq!(
        below_municipalities,
        [
            "kommuner/lund/exempel/",
            "kommuner/lund/metoder/",
            "kommuner/lund/teman/samverkan/",
            "kommuner/lund/teman/vagledning/",
        ]
    );
}

#[test]
fn what_holds_for_all_makes_no_pairs() {
    let workspace = site(
        SKANE,
        &[
            (
                "content/metoder/a.md",
                case("För alla", "\"alla\"", &themes(&["samverkan"])),
            ),
            (
                "content/exempel/b.md",
                case("Ett exempel", "\"Lund\"", &themes(&["vagledning"])),
            ),
        ],
    );
    workspace.publish();
    let deep = pages(&workspace)
        .into_iter()
        .filter(|path| path.starts_with("kommuner/") && path.split('/').count() > 3);
    assert_eq!(deep.count(), 0);
}

#[test]
fn the_number_of_pairs_follows_from_the_items_and_not_from_all_combinations() {
    let names = ["Lund", "Malmö", "Eslöv", "Ystad", "Höör", "Åstorp"];
    let slugs = [
        "samverkan",
        "vagledning",
        "digitalisering",
        "naringsliv",
        "helhetsbild",
    ];
    let mut files = Vec::new();
    let (mut pairs, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    for number in 0..60 {
        let (name, theme) = (names[number % 6], slugs[number * 7 / 6 % 5]);
        let folder = if number % 4 == 0 {
            "metoder"
        } else {
            "exempel"
        };
        pairs.insert((name, theme));
        kinds.insert((name, folder));
        let title = format!("Sida nummer {number}");
        files.push((
            format!("content/{folder}/s{number}.md"),
            case(&title, &format!("{name:?}"), &themes(&[theme])),
        ));
    }
    let files: Vec<(&str, String)> = files
        .iter()
        .map(|(path, content)| (path.as_str(), content.clone()))
        .collect();
    let workspace = site(SKANE, &files);
    workspace.publish();
    let all = pages(&workspace);
    let deep: Vec<&String> = all
        .iter()
        .filter(|path| path.starts_with("kommuner/") && path.split('/').count() > 3)
        .collect();
    assert!(
        !deep.is_empty() && deep.len() <= pairs.len() + kinds.len(),
        "{deep:?}"
    );
    for path in deep {
        assert!(
            workspace
                .page(&format!("{path}index.html"))
                .contains(">Sida nummer "),
            "{path} is empty"
        );
    }
}

#[test]
fn one_value_is_nothing_to_choose() {
    let workspace = site(
        SKANE,
        &[(
            "content/exempel/a.md",
            case("Ett exempel", "\"Lund\"", &themes(&["samverkan"])),
        )],
    );
    workspace.publish();
    for page in ["exempel/index.html", "kommuner/lund/index.html"] {
        assert!(!workspace.page(page).contains("class=\"facets\""), "{page}");
    }
}

#[test]
fn titles_are_sorted_as_in_a_swedish_dictionary() {
    let titles = [
        "Öppna möten",
        "Ärenden i kö",
        "Åtta timmar",
        "Zonterapi",
        "Ängar och hus",
        "allmän plats",
        "Bokcirkel",
    ];
    let files: Vec<(String, String)> = titles
        .iter()
        .enumerate()
        .map(|(number, title)| {
            (
                format!("content/exempel/s{number}.md"),
                case(title, "\"Lund\"", ""),
            )
        })
        .collect();
    let files: Vec<(&str, String)> = files
        .iter()
        .map(|(path, content)| (path.as_str(), content.clone()))
        .collect();
    let workspace = site("per_sida = 4\n", &files);
    workspace.publish();
    let first = workspace.page("exempel/sortera/titel/index.html");
    let second = workspace.page("exempel/sortera/titel/sida/2/index.html");
    let both = first.clone() + &second;
    let places: Vec<usize> = [
        "allmän plats",
        "Bokcirkel",
        "Zonterapi",
        "Åtta timmar",
        "Ängar och hus",
        "Ärenden i kö",
        "Öppna möten",
    ]
    .iter()
    .map(|title| both.find(&format!(">{title}</a>")).unwrap())
    .collect();
    assert!(places.is_sorted(), "{places:?}");
    for page in [&first, &second] {
        assert!(page.contains("<link rel=\"canonical\" href=\"https://prov.example/exempel/\">"));
    }
    assert!(
        between(&first, "aria-label=\"Sortera\"", "</nav>")
            .contains("aria-current=\"page\">Titel från A till Ö")
    );
    let newest = workspace.page("exempel/index.html");
    assert!(
        between(&newest, "aria-label=\"Sortera\"", "</nav>")
            .contains("aria-current=\"page\">Nyast först")
    );
    assert!(!workspace.page("sitemap.xml").contains("sortera"));
}

/// Cases with these municipalities, one a day from the first of January.
fn cases_of(municipalities: &[&str]) -> Vec<(String, String)> {
    let numbered = (0..).zip(municipalities);
    numbered
        .map(|(number, municipality)| {
            let day = format!("2026-01-{:02}", number + 1);
            let content = case(&format!("Exempel {number}"), municipality, "");
            (
                format!("content/exempel/s{number}.md"),
                content.replace("2026-01-31", &day),
            )
        })
        .collect()
}

fn site_of_cases(settings: &str, files: &[(String, String)]) -> Workspace {
    let files: Vec<(&str, String)> = files
        .iter()
        .map(|(path, content)| (path.as_str(), content.clone()))
        .collect();
    site(settings, &files)
}

#[test]
fn cases_can_be_read_municipality_by_municipality() {
    let mut files = cases_of(&[
        "\"alla\"",
        "\"Östersund\"",
        "\"Åre\"",
        "\"Lund\", \"Åre\"",
        "\"Älmhult\"",
        "\"Lund\"",
        "\"Malmö\"",
        "\"Ystad\"",
    ]);
    files[6].1 = files[6]
        .1
        .replace("kommuner = [\"Malmö\"]", "lan = [\"12\"]");
    files[7].1 = files[7].1.replace(
        "kommuner = [\"Ystad\"]",
        "lan = [\"12\"]\nanonym_kommun = true",
    );
    let workspace = site_of_cases("per_sida = 4\n", &files);
    workspace.publish();
    let first = workspace.page("exempel/sortera/kommun/index.html");
    let second = workspace.page("exempel/sortera/kommun/sida/2/index.html");
    let both = first.clone() + &second;
    let places: Vec<usize> = [
        "<h2>Lund</h2>",
        ">Exempel 5</a>",
        ">Exempel 3</a>",
        "<h2>Åre</h2>",
        "<h2>Älmhult</h2>",
        "<h2>Östersund</h2>",
        "<h2>En kommun i Skåne län</h2>",
        ">Exempel 7</a>",
        "<h2>Skåne län</h2>",
        ">Exempel 6</a>",
        "<h2>Hela regionen</h2>",
        ">Exempel 0</a>",
    ]
    .iter()
    .map(|text| both.find(text).unwrap_or_else(|| panic!("no {text}")))
    .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(
        both.matches("<article class=\"card").count(),
        8,
        "each once"
    );
    assert!(first.contains("<h3><a"), "cards lie below their headings");
    assert!(
        between(&first, "aria-label=\"Sortera\"", "</nav>")
            .contains("aria-current=\"page\">Kommun från A till Ö")
    );
    assert!(!workspace.page("exempel/index.html").contains("<h2>Lund"));
}

#[test]
fn a_list_of_one_municipality_is_not_sorted_by_municipality() {
    let files = cases_of(&[
        "\"Lund\"", "\"Lund\"", "\"Lund\"", "\"alla\"", "\"alla\"", "\"Lund\"",
    ]);
    let workspace = site_of_cases("", &files);
    workspace.publish();
    assert!(!workspace.output().join("exempel/sortera/kommun").exists());
    let list = workspace.page("exempel/index.html");
    assert!(list.contains("Titel från A till Ö") && !list.contains("Kommun från A till Ö"));
}

#[test]
fn the_best_supported_cases_can_come_first() {
    let mut files: Vec<(String, String)> = (0..6)
        .map(|number| {
            (
                format!("content/exempel/s{number}.md"),
                case(&format!("Exempel {number}"), "\"Lund\"", ""),
            )
        })
        .collect();
    files[5].1 = files[5].1.replace(
        "publicerad = 2026-01-31",
        "publicerad = 2020-01-31\nresultatsiffror = [{ etikett = \"deltagare\", varde = 3, kalla = \"Rapporten\" }]\nevidens = { niva = 1, grund = \"En enkät.\" }",
    );
    let files: Vec<(&str, String)> = files
        .iter()
        .map(|(path, content)| (path.as_str(), content.clone()))
        .collect();
    let workspace = site("", &files);
    workspace.publish();
    let sorted = workspace.page("exempel/sortera/evidens/index.html");
    assert!(sorted.find(">Exempel 5</a>").unwrap() < sorted.find(">Exempel 0</a>").unwrap());
    let newest = workspace.page("exempel/index.html");
    assert!(newest.find(">Exempel 5</a>").unwrap() > newest.find(">Exempel 0</a>").unwrap());
}

#[test]
fn the_overview_shows_what_there_is_and_where_there_is_nothing() {
    let workspace = region();
    workspace.publish();
    let overview = workspace.page("kommuner/oversikt/index.html");
    assert!(overview.contains("tabindex=\"0\" aria-labelledby=\"s_oversikt\""));
    assert!(overview.contains("<caption id=\"s_oversikt\">"));
    assert!(overview.contains("<a href=\"../../kommuner/lund/teman/samverkan/\">2<"));
    let lund = between(&overview, "kommuner/lund/\">Lund</a></th>", "</tr>");
    assert_eq!(lund.matches("inget ännu").count(), 0);
    let malmo = between(&overview, "kommuner/malmo/\">Malmö</a></th>", "</tr>");
    assert_eq!(malmo.matches("inget ännu").count(), 1);
    assert_eq!(overview.matches("<th scope=\"row\">").count(), 33);
    let order = ["Lund", "Ystad", "Åstorp", "Ängelholm", "Örkelljunga"]
        .map(|name| overview.find(&format!(">{name}</a></th>")).unwrap());
    assert!(order.is_sorted());
    assert!(
        workspace
            .page("kommuner/index.html")
            .contains("href=\"../kommuner/oversikt/\"")
    );
}

#[test]
fn the_overview_can_have_another_address() {
    let workspace = region();
    let settings =
        format!("{SITE}adresser = {{ oversikt = \"lagesbild\", tabell = \"jamfor\" }}\n{SKANE}");
    workspace.write("site.toml", settings);
    workspace.publish();
    assert!(
        workspace
            .page("kommuner/index.html")
            .contains("kommuner/lagesbild/")
    );
    workspace.page("exempel/jamfor/samverkan/index.html");
}

#[test]
fn cases_of_a_theme_stand_side_by_side() {
    let workspace = region();
    workspace.publish();
    let theme = workspace.page("teman/samverkan/index.html");
    assert!(theme.contains("href=\"../../exempel/tabell/samverkan/\""));
    let table = workspace.page("exempel/tabell/samverkan/index.html");
    assert!(table.contains("Första exemplet") && table.contains("Tredje exemplet"));
    assert!(!table.contains("En metod"));
    let row = between(&table, "Tredje exemplet</a></th>", "</tr>");
    assert!(
        row.contains("Malmö") && row.contains("Prövas") && row.contains("Beskriven erfarenhet")
    );
    assert!(row.contains("ingen uppgift"));
    // A single case has nothing to be compared with.
    let single = workspace.page("teman/vagledning/index.html");
    assert!(!single.contains("exempel/tabell/"));
    assert!(!pages(&workspace).contains("exempel/tabell/vagledning/"));
}

#[test]
fn the_map_is_a_picture_beside_the_list() {
    let workspace = region();
    workspace.publish();
    for (page, most) in [
        ("index.html", 9 * 1024),
        ("kommuner/index.html", 9 * 1024),
        ("kommuner/lund/index.html", 5 * 1024),
    ] {
        let html = workspace.page(page);
        let map = between(&html, "<figure class=\"map", "</figure>");
        let picture = between(map, "<svg", "</svg>");
        assert!(picture.len() <= most, "{page}: {}", picture.len());
        assert!(
            picture.contains("role=\"img\"")
                && picture.contains("<title")
                && picture.contains("<desc")
        );
        assert!(
            !picture.contains("<a ") && !picture.contains("style="),
            "{page}"
        );
        assert_eq!(picture.matches("<path class=\"map-place").count(), 33);
    }
    let lund = workspace.page("kommuner/lund/index.html");
    assert_eq!(lund.matches("map-place map-here").count(), 1);
    assert!(lund.contains("map-place map-near") && lund.contains("Karta: här ligger Lund"));
    let start = workspace.page("index.html");
    assert!(start.contains("3 av 33 kommuner i Skåne har eget innehåll"));
}

#[test]
fn a_region_of_one_municipality_and_no_region_at_all() {
    let files = [(
        "content/exempel/a.md",
        case("Ett exempel", "\"Gotland\"", &themes(&["samverkan"])),
    )];
    let gotland = site("[region]\nnamn = \"Gotland\"\nlan = [\"09\"]\n", &files);
    gotland.publish();
    let html = gotland.page("kommuner/gotland/index.html");
    assert_eq!(html.matches("<path class=\"map-place").count(), 1);
    let nowhere = site("", &files);
    nowhere.publish();
    for page in [
        "index.html",
        "kommuner/index.html",
        "kommuner/gotland/index.html",
    ] {
        assert!(!nowhere.page(page).contains("map-place"), "{page}");
    }
}

#[test]
fn examples_of_similar_municipalities_are_offered() {
    let workspace = region();
    workspace.write("data/kommuner.csv", "kod,grupp\n1290,stor\n1280,stor\n");
    workspace.publish();
    let nearby = |page: &str| {
        let html = workspace.page(page);
        html.contains("s_nara")
            .then(|| between(&html, "id=\"s_nara\"", "</section>").to_owned())
    };
    // Kristianstad is like Malmö, though far from it.
    let kristianstad = nearby("kommuner/kristianstad/index.html").unwrap();
    assert!(kristianstad.contains("Tredje exemplet"));
    let malmo = nearby("kommuner/malmo/index.html");
    assert!(malmo.is_none_or(|nearby| !nearby.contains("Tredje exemplet")));
}

#[test]
fn odd_words_and_long_titles_do_no_harm() {
    let long = "Å".repeat(200);
    let odd = "<b>&\\\"'/../ö:?#%20";
    let settings = format!("{SKANE}[taxonomier]\narbetsform = {{ namn = \"Arbetsform\" }}\n");
    let workspace = site(
        &settings,
        &[
            (
                "content/exempel/a.md",
                case(
                    &long,
                    "\"Lund\"",
                    &format!(
                        "{}\narbetsform = [\"{odd}\", \"vanlig\"]",
                        themes(&["samverkan"])
                    ),
                ),
            ),
            (
                "content/exempel/b.md",
                case(
                    "Andra",
                    "\"Malmö\"",
                    &format!(
                        "{}\narbetsform = [\"vanlig\"]",
                        themes(&["samverkan", "vagledning"])
                    ),
                ),
            ),
        ],
    );
    workspace.publish();
    let html = workspace.page("exempel/index.html");
    assert!(!filter(&html).contains("<b>"));
    assert!(
        workspace
            .page("exempel/tabell/samverkan/index.html")
            .contains(&long)
    );
    for page in pages(&workspace) {
        assert!(!page.contains(".."), "{page}");
    }
}

#[test]
fn terms_that_have_no_name_in_the_pages_language_say_which_they_are_in() {
    let settings = format!("{SKANE}[taxonomier]\narbetsform = {{ namn = \"Arbetsform\" }}\n");
    let worked = |forms: &str| {
        case(
            "Ett exempel",
            "\"Lund\"",
            &format!("arbetsform = [{forms}]"),
        )
    };
    let workspace = site(
        &settings,
        &[
            ("content/exempel/a.md", worked("\"Möten i stan\"")),
            (
                "content/exempel/a.en.md",
                worked("\"Möten i stan\", \"Night walks\""),
            ),
        ],
    );
    workspace.publish();
    let heading = |address: &str| {
        let html = workspace.page(address);
        between(&html, "<h1", "</h1>").to_owned()
    };
    let in_swedish = "lang=\"sv\" dir=\"auto\">Möten i stan";
    assert!(heading("en/arbetsform/moten-i-stan/index.html").contains(in_swedish));
    assert!(!heading("en/arbetsform/night-walks/index.html").contains("lang"));
    assert!(!heading("arbetsform/moten-i-stan/index.html").contains("lang"));
    let overview = workspace.page("en/arbetsform/index.html");
    assert!(overview.contains(in_swedish), "{overview}");
}

#[test]
fn a_site_can_do_without_pages_to_find_by() {
    let workspace = region();
    let settings = format!("{SITE}{SKANE}[utdata]\nurval = false\n");
    workspace.write("site.toml", settings);
    workspace.publish();
    let left = pages(&workspace);
    for path in [
        "kommuner/oversikt/",
        "kommuner/lund/exempel/",
        "exempel/mognad/infort/",
        "exempel/tabell/samverkan/",
    ] {
        assert!(!left.contains(path), "{path}");
    }
    for page in [
        "exempel/index.html",
        "teman/samverkan/index.html",
        "kommuner/lund/index.html",
        "kommuner/index.html",
    ] {
        let html = workspace.page(page);
        assert!(
            !html.contains("class=\"facets\"")
                && !html.contains("oversikt")
                && !html.contains("tabell/"),
            "{page}"
        );
    }
}
