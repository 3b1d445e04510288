//! `sprida` alone: the next three things to do here.

use std::path::Path;

use crate::diagnostic::{MessageLanguage, Text, text};
use crate::publish::read_manifest;
use crate::sources::Sources;

/// What to do next in a folder.
pub(super) fn advise(root: &Path, language: MessageLanguage) -> String {
    let steps = if root.join(crate::config::SITE_FILE).is_file() {
        in_site(root)
    } else {
        outside_site()
    };
    let heading = text!("Det här kan du göra nu:", "What you can do now:");
    let mut advice = format!("{}\n", heading.get(language));
    for (number, step) in steps.iter().enumerate() {
        advice.push_str(&format!("\n  {}. {}\n", number + 1, step.get(language)));
    }
    let more = text!(
        "Allt som går att göra: sprida --help",
        "All there is to do: sprida --help"
    );
    format!("{advice}\n{}\n", more.get(language))
}

fn outside_site() -> Vec<Text> {
    vec![
        text!(
            "Skapa en webbplats:  sprida new min-webbplats",
            "Make a site:  sprida new my-site"
        ),
        text!(
            "Eller gå till en som finns:  cd MAPP",
            "Or go to one that exists:  cd FOLDER"
        ),
        text!(
            "Läs handboken: den ligger i mappen manual bland Spridas filer. Börja med README.md",
            "Read the manual: it is in the folder manual among Sprida's files. Start with README.md"
        ),
    ]
}

fn in_site(root: &Path) -> Vec<Text> {
    let output = crate::pipeline::default_output(root);
    let sources = Sources::read(root, &output).unwrap_or_default();
    let pages = sources.pages();
    let unfinished = pages
        .iter()
        .filter_map(|file| sources.read_page(file).ok())
        .find(|source| {
            crate::schema::PLACEHOLDERS
                .iter()
                .any(|placeholder| source.text.contains(placeholder))
        });
    let write = match unfinished {
        Some(source) => {
            let path = source.path;
            text!(
                "Gör klart {path}: där står det kvar sådant som ska fyllas i",
                "Finish {path}: something still has to be filled in"
            )
        }
        None => text!(
            "Skriv ett exempel:  sprida add exempel \"Vad ni gjorde\"",
            "Write a case:  sprida add case \"What you did\""
        ),
    };
    let count = pages.len();
    let build = match read_manifest(&output) {
        None => text!(
            "Bygg webbplatsen ({count} texter):  sprida build",
            "Build the site ({count} texts):  sprida build"
        ),
        Some(_) => text!(
            "Bygg om efter ändringar:  sprida build",
            "Build again after changes:  sprida build"
        ),
    };
    let look = text!(
        "Se webbplatsen medan du skriver:  sprida serve --open",
        "See the site while you write:  sprida serve --open"
    );
    vec![write, look, build]
}
