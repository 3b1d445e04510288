//! What pages and servers tell browsers, search engines and services that show links.

use crate::workspace::{SITE, Workspace, four_field_case, tree};

const COURSE: &str = r#"+++
titel = "En kurs om <samverkan> & annat"
sammanfattning = "En kort sammanfattning som är lång nog för att säga vad kursen handlar om."
kommuner = ["Lund"]
studieform = "digitalt"
pris = { belopp = 0 }
tillfallen = [
  { id = "a", start = 2027-03-01T09:00:00, slut = 2027-03-01T12:00:00, kommun = "Lund", lokal = "</script>" },
  { id = "b", start = 2027-04-01, installt = true, kommun = "Lund" },
]
+++
En text.
"#;

fn structured_data(html: &str) -> serde_json::Value {
    let (_, rest) = html
        .split_once("<script type=\"application/ld+json\">")
        .unwrap();
    serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap()
}

#[test]
fn no_page_asks_for_anything_from_elsewhere_or_holds_script_or_style() {
    let workspace = Workspace::site(&[
        (
            "content/exempel/a.md",
            &four_field_case("Ett exempel", "En text."),
        ),
        ("content/kurser/k.md", COURSE),
    ]);
    workspace.publish();
    let pages = tree(&workspace.output());
    let pages = pages.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, bytes) in pages {
        let html = String::from_utf8_lossy(bytes);
        assert!(
            html.contains(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
            ),
            "{path} has no policy"
        );
        let head_and_body = html.replace("<script type=\"application/ld+json\">", "");
        for unwanted in [
            "<style",
            " style=\"",
            "<script>",
            " onclick=",
            "javascript:",
        ] {
            assert!(!head_and_body.contains(unwanted), "{path}: {unwanted}");
        }
        let loading = [
            "<img ",
            "<script ",
            "<source ",
            "<iframe ",
            "<link rel=\"stylesheet\" ",
        ];
        let tags = loading.iter().flat_map(|tag| html.split(tag).skip(1));
        for tag in tags.map(|rest| rest.split('>').next().unwrap()) {
            assert!(!tag.contains("//"), "{path}: {tag}");
        }
    }
}

#[test]
fn a_course_is_told_to_search_engines_as_readers_see_it() {
    let workspace = Workspace::site(&[("content/kurser/k.md", COURSE)]);
    workspace.publish();
    let data = structured_data(&workspace.page("kurser/k/index.html"));
    let course = &data["@graph"][0];
    assert_eq!(course["@type"], "Course");
    assert_eq!(course["name"], "En kurs om <samverkan> & annat");
    assert_eq!(course["offers"]["category"], "Free");
    let occasions = course["hasCourseInstance"].as_array().unwrap();
    assert_eq!(occasions.len(), 2);
    assert_eq!(occasions[0]["courseMode"], "Online");
    assert_eq!(occasions[0]["location"]["name"], "</script>");
    assert_eq!(
        occasions[1]["eventStatus"],
        "https://schema.org/EventCancelled"
    );
    let way = &data["@graph"][1]["itemListElement"];
    assert_eq!(way[1]["item"], "https://prov.example/kurser/");
    assert_eq!(way[2]["position"], 3);
}

#[test]
fn servers_learn_who_may_frame_a_page_wherever_the_site_lies() {
    let case = four_field_case("Ett exempel", "En text.");
    for (base, path) in [
        ("https://prov.example/", "/"),
        ("https://prov.example/goda/", "/goda/"),
    ] {
        let workspace = Workspace::site(&[("content/exempel/a.md", &case)]);
        workspace.write("site.toml", SITE.replace("https://prov.example/", base));
        workspace.publish();
        let apache = workspace.page(".htaccess");
        assert!(
            apache.contains(&format!("ErrorDocument 404 {path}404.html")),
            "{apache}"
        );
        for file in [".htaccess", "nginx.conf", "web.config", "_headers"] {
            let settings = workspace.page(file);
            for wanted in [
                "frame-ancestors 'self'",
                "frame-ancestors *",
                "badda-in/",
                "nosniff",
            ] {
                assert!(settings.contains(wanted), "{file}: {wanted}");
            }
        }
    }
}

#[test]
fn a_site_can_do_without_settings_for_servers_or_have_its_own() {
    let case = four_field_case("Ett exempel", "En text.");
    let without = Workspace::site(&[("content/exempel/a.md", &case)]);
    without.write(
        "site.toml",
        format!("{SITE}utdata = {{ serverfiler = false }}\n"),
    );
    without.publish();
    assert!(!without.output().join("nginx.conf").exists());
    let own = Workspace::site(&[
        ("content/exempel/a.md", &case),
        ("static/_headers", "/*\n  X-Own: 1\n"),
    ]);
    own.publish();
    assert_eq!(own.page("_headers"), "/*\n  X-Own: 1\n");
}

#[test]
fn a_site_has_its_own_colour_and_mark() {
    let case = four_field_case("Ett exempel", "En text.");
    let workspace = Workspace::site(&[
        ("content/exempel/a.md", &case),
        ("static/marke.svg", "<svg/>"),
    ]);
    let appearance = "utseende = { farg = \"#7a003c\", marke = \"/marke.svg\" }\n";
    workspace.write("site.toml", format!("{SITE}{appearance}"));
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    assert!(
        html.contains("<img class=\"mark\" src=\"../../marke.svg\" alt=\"\">"),
        "{html}"
    );
    let files = tree(&workspace.output());
    let (_, style) = files
        .iter()
        .find(|(path, _)| path.ends_with(".css"))
        .unwrap();
    assert!(String::from_utf8_lossy(style).contains("--accent: #7a003c;"));
}
