//! Pictures that cannot be shown: damaged, of another format, or larger than anybody can use.

use super::placed;
use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::images::{MOST_PIXELS, Mistake, Size};
use crate::page::Page;
use crate::rules::Rule;
use crate::rules::privacy::picture_position;
use crate::schema::{FieldPath, Segment};
use crate::site::links::file_source;
use crate::site::{Item, Site};
use crate::sources::Sources;

/// The code, what is wrong and how to mend it, of a picture as it is named.
pub(crate) fn picture_mistake(name: &str, mistake: &Mistake) -> (&'static str, Text, Text) {
    match mistake {
        Mistake::Broken => (
            "broken-image",
            text!(
                "Bilden {name} är skadad eller ingen bild.",
                "The picture {name} is damaged or no picture."
            ),
            text!(
                "Öppna den i ett bildprogram och spara den igen som JPEG eller PNG, eller hämta den på nytt där den kom ifrån.",
                "Open it in a picture program and save it again as JPEG or PNG, or fetch it anew from where it came."
            ),
        ),
        Mistake::Unshowable(format) => (
            "broken-image",
            text!(
                "Bilden {name} är i formatet {format}, som webbläsare inte visar.",
                "The picture {name} is in the format {format}, which browsers do not show."
            ),
            text!(
                "Öppna den i ett bildprogram och spara den som JPEG.",
                "Open it in a picture program and save it as JPEG."
            ),
        ),
        Mistake::TooManyPixels(Size { width, height }) => {
            let most = MOST_PIXELS / 1_000_000;
            (
                "gigantic-image",
                text!(
                    "Bilden {name} är {width} × {height} bildpunkter. Gränsen går vid {most} miljoner bildpunkter.",
                    "The picture {name} has {width} × {height} pixels. The limit is {most} million pixels."
                ),
                text!(
                    "Gör den mindre i ett bildprogram: 2000 bildpunkter på bredden räcker.",
                    "Make it smaller in a picture program: a width of 2000 pixels is enough."
                ),
            )
        }
        Mistake::TooManyBytes(bytes) => {
            let size = bytes / (1024 * 1024);
            let most = crate::images::LARGEST_FILE / (1024 * 1024);
            (
                "gigantic-image",
                text!(
                    "Bilden {name} är {size} MB. Gränsen går vid {most} MB.",
                    "The picture {name} is {size} MB. The limit is {most} MB."
                ),
                text!(
                    "Gör den mindre i ett bildprogram: 2000 bildpunkter på bredden räcker.",
                    "Make it smaller in a picture program: a width of 2000 pixels is enough."
                ),
            )
        }
    }
}

/// A finding about the picture that a page's front matter names.
pub(crate) fn own_picture_finding(
    sources: &Sources,
    page: &Page,
    name: &str,
    mistake: &Mistake,
) -> Diagnostic {
    let (code, message, help) = picture_mistake(name, mistake);
    let field = FieldPath(vec![Segment::Field("image"), Segment::Field("src")]);
    placed(sources, page, &field, Severity::Error, code, message, help)
}

/// Checks the picture that an item's front matter names.
pub(in crate::site) fn own_picture(
    site: &Site,
    sources: &Sources,
    item: &Item,
    findings: &mut Vec<Diagnostic>,
) {
    let Some(image) = &item.page.common.image else {
        return;
    };
    let name = image.src.as_str();
    let source = file_source(&item.page.path, name, sources);
    match source.and_then(|source| sources.picture(&source)) {
        Some(Err(mistake)) => {
            findings.push(own_picture_finding(sources, &item.page, name, &mistake));
        }
        Some(Ok(facts))
            if facts.has_position && site.config.listens_to(picture_position::RULE.code) =>
        {
            let (message, help) = picture_position::said_of(name);
            let path = FieldPath(vec![Segment::Field("image"), Segment::Field("src")]);
            let Rule { severity, code, .. } = picture_position::RULE;
            let page = &item.page;
            findings.push(placed(sources, page, &path, severity, code, message, help));
        }
        _ => {}
    }
}
