//! What pages of every kind are checked for: titles, days and files.

use super::{Rules, at};
use crate::diagnostic::text;
use crate::page::Role;
use crate::schema::{FieldPath, PLACEHOLDERS, Segment};

impl Rules<'_> {
    pub(super) fn common(&mut self) {
        let common = &self.page.common;
        if let Some(text) = &common.easy_read
            && text.trim().ends_with(".md")
            && !text.trim().contains(char::is_whitespace)
        {
            self.error(
                "wrong-type",
                &at!["easy_read"],
                text!(
                    "Här står namnet på en fil, men texten ska stå här.",
                    "This is the name of a file, but the text itself should be here."
                ),
                text!(
                    "Skriv texten mellan tre citattecken: \"\"\"…\"\"\". En tom rad skiljer stycken åt.",
                    "Write the text between three quotation marks: \"\"\"…\"\"\". An empty line separates paragraphs."
                ),
            );
        }
        let length = common.title.chars().count();
        if !(5..=110).contains(&length) && self.page.role != Role::Start {
            self.warn(
                "title-length",
                &at!["title"],
                text!(
                    "Titeln har {length} tecken.",
                    "The title has {length} characters."
                ),
                text!(
                    "Titlar på 5–110 tecken går att läsa i listor och sökträffar.",
                    "Titles of 5–110 characters can be read in lists and search results."
                ),
            );
        }
        if common.title.ends_with('.') && !common.title.ends_with("…") {
            self.warn(
                "title-period",
                &at!["title"],
                text!(
                    "Titeln slutar med punkt.",
                    "The title ends with a full stop."
                ),
                text!("Ta bort punkten.", "Remove it."),
            );
        }
        let length = common.summary.chars().count();
        if !(60..=300).contains(&length)
            && !PLACEHOLDERS
                .iter()
                .any(|placeholder| common.summary.contains(placeholder))
            && matches!(self.page.role, Role::Item(_))
        {
            self.warn(
                "summary-length",
                &at!["summary"],
                text!(
                    "Sammanfattningen har {length} tecken.",
                    "The summary has {length} characters."
                ),
                text!(
                    "Skriv 60–300 tecken: vad gjordes, och vad blev det?",
                    "Write 60–300 characters: what was done, and what came of it?"
                ),
            );
        }
        if common.themes.len() > 3 {
            let count = common.themes.len();
            self.warn(
                "too-many-themes",
                &at!["themes"],
                text!("Sidan har {count} teman.", "The page has {count} themes."),
                text!(
                    "Välj de tre som passar bäst, så går sidan att hitta.",
                    "Choose the three that fit best, so that the page can be found."
                ),
            );
        }
        self.dates();
        self.files();
    }

    /// The days that the page itself has.
    pub(super) fn dates(&mut self) {
        let common = &self.page.common;
        if let (Some(published), Some(updated)) = (common.published, common.updated)
            && updated < published
        {
            self.error(
                "date-order",
                &at!["updated"],
                text!(
                    "Sidan är uppdaterad innan den publicerades.",
                    "The page was updated before it was published."
                ),
                text!("Rätta ett av datumen.", "Correct one of the dates."),
            );
        }
        if let (Some(published), Some(unpublish)) = (common.published, common.unpublish)
            && unpublish <= published
        {
            self.error(
                "date-order",
                &at!["unpublish"],
                text!(
                    "Sidan avpubliceras innan den har publicerats, och visas därför aldrig.",
                    "The page is taken away before it is published, and so is never shown."
                ),
                text!("Rätta ett av datumen.", "Correct one of the dates."),
            );
        }
    }

    /// Attachments, sources and the page's picture.
    fn files(&mut self) {
        let common = &self.page.common;
        for (index, attachment) in common.attachments.iter().enumerate() {
            let nothing = ["file", "url"]
                .into_iter()
                .all(|field| !self.is_written(&at!["attachments", index, field]));
            if attachment.file.is_none() && attachment.url.is_none() && nothing {
                self.error(
                    "missing-field",
                    &at!["attachments", index],
                    text!(
                        "Bilagan har varken fil eller adress.",
                        "The attachment has neither a file nor an address."
                    ),
                    text!(
                        "Skriv fil = \"namn.pdf\" eller url = \"https://…\".",
                        "Write file = \"name.pdf\" or url = \"https://…\"."
                    ),
                );
            }
        }
        let ids: Vec<&str> = common
            .sources
            .iter()
            .map(|source| source.id.as_str())
            .collect();
        self.unique(&ids, |index| at!["sources", index, "id"]);
        if let Some(image) = &common.image
            && !image.decorative
            && image.alt.as_deref().is_none_or(|alt| alt.trim().is_empty())
        {
            self.error(
                "missing-alt",
                &at!["image"],
                text!("Bilden saknar beskrivning.", "The picture has no description."),
                text!("Skriv alt = \"Vad bilden visar\", eller dekorativ = true om den inte bär information.", "Write alt = \"What the picture shows\", or decorative = true if it carries no information."),
            );
        }
    }
}
