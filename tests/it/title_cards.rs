//! The picture that is shown with a link to a page: its own, a card with its title where the site asks
//! for that, and else its kind's.

use std::fs;
use std::os::unix::fs::MetadataExt;

use image::{ImageFormat, RgbImage};
use sprida::preview::{Answer, Shown};

use crate::workspace::{SITE, Workspace, four_field_case, tree};

fn site_with_cards(files: &[(&str, &str)]) -> Workspace {
    let workspace = Workspace::site(files);
    workspace.write("site.toml", format!("{SITE}[utseende]\ntitelkort = true\n"));
    workspace
}

/// What a page says of the picture that is shown with links to it, by property.
fn shared(html: &str, property: &str) -> Option<String> {
    let before = format!("<meta property=\"og:image{property}\" content=\"");
    let (_, after) = html.split_once(&before)?;
    Some(after.split('"').next()?.to_owned())
}

#[test]
fn a_page_without_a_picture_is_shared_with_its_title_where_the_site_asks_for_it() {
    let case = four_field_case("Språkcafé & \u{201d}fika\u{201d}", "En text.");
    let workspace = site_with_cards(&[("content/exempel/a.md", &case)]);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    assert_eq!(
        shared(&html, "").as_deref(),
        Some("https://prov.example/exempel/a/title-card.png")
    );
    assert_eq!(shared(&html, ":width").as_deref(), Some("1200"));
    assert_eq!(shared(&html, ":height").as_deref(), Some("630"));
    assert_eq!(
        shared(&html, ":alt").as_deref(),
        Some("Språkcafé &amp; \u{201d}fika\u{201d}")
    );
    let bytes = &tree(&workspace.output())["exempel/a/title-card.png"];
    let card = image::load_from_memory_with_format(bytes, ImageFormat::Png).unwrap();
    assert_eq!((card.width(), card.height()), (1200, 630));
    assert!(bytes.len() < 150_000, "{}", bytes.len());

    workspace.write("site.toml", SITE);
    workspace.publish();
    assert!(!tree(&workspace.output()).contains_key("exempel/a/title-card.png"));
    let html = workspace.page("exempel/a/index.html");
    assert!(shared(&html, "").unwrap().contains("link-pictures/case."));
}

#[test]
fn a_pages_own_picture_is_shared_with_its_size() {
    let case = four_field_case("Ett exempel", "En text.").replacen(
        "publicerad",
        "bild = { fil = \"mote.png\", alt = \"Ett möte\" }\npublicerad",
        1,
    );
    let workspace = site_with_cards(&[("content/exempel/a.md", &case)]);
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbImage::new(60, 40)
        .write_to(&mut bytes, ImageFormat::Png)
        .unwrap();
    workspace.write("content/exempel/mote.png", bytes.into_inner());
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    assert!(shared(&html, "").unwrap().ends_with("/exempel/mote.png"));
    assert_eq!(shared(&html, ":width").as_deref(), Some("60"));
    assert_eq!(shared(&html, ":height").as_deref(), Some("40"));
    assert_eq!(shared(&html, ":alt").as_deref(), Some("Ett möte"));
    assert!(!tree(&workspace.output()).contains_key("exempel/a/title-card.png"));
}

#[test]
fn a_title_that_cannot_be_lettered_is_shared_with_the_picture_of_its_kind() {
    let case = four_field_case("Hurra 🎉", "En text.");
    let workspace = site_with_cards(&[("content/exempel/a.md", &case)]);
    workspace.publish();
    let html = workspace.page("exempel/a/index.html");
    assert!(shared(&html, "").unwrap().contains("link-pictures/case."));
    assert!(!tree(&workspace.output()).contains_key("exempel/a/title-card.png"));
}

#[test]
fn a_card_is_drawn_once_until_something_on_it_changes() {
    let workspace = site_with_cards(&[
        ("content/exempel/a.md", &four_field_case("Ett", "En text.")),
        ("content/exempel/b.md", &four_field_case("Två", "En text.")),
    ]);
    // A file that is as it was is the same file, not another with the same content.
    let cards = || {
        ["a", "b"].map(|id| {
            let card = workspace
                .output()
                .join(format!("exempel/{id}/title-card.png"));
            fs::metadata(card).unwrap().ino()
        })
    };
    workspace.publish();
    let first = cards();
    workspace.write(
        "content/exempel/a.md",
        four_field_case("Ett", "En annan text."),
    );
    assert!(workspace.publish().rendered > 0);
    assert_eq!(cards(), first);
    workspace.write("content/exempel/b.md", four_field_case("Tre", "En text."));
    workspace.publish();
    assert_eq!(cards()[0], first[0]);
    assert_ne!(cards()[1], first[1]);
}

#[test]
fn the_preview_shows_the_card_that_a_build_publishes() {
    let case = four_field_case("كيف نتعلم", "En text.");
    let workspace = site_with_cards(&[("content/exempel/a.md", &case)]);
    let preview = workspace.preview();
    let mut shown = Shown::default();
    let Answer::Bytes(served) = preview.answer("/exempel/a/title-card.png", &mut shown) else {
        panic!("no card");
    };
    workspace.publish();
    assert!(tree(&workspace.output())["exempel/a/title-card.png"] == *served);
}
