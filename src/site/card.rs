//! An item as lists show it.

use jiff::civil::Date;
use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::Edition;
use super::days::next_start;
use crate::config::Config;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::page::Page;

/// An item as lists show it, and nothing else: every page that shows it is made again when it changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Hash of all the rest.
    fingerprint: u128,
    /// Address within the site.
    pub url: String,
    /// The title.
    pub title: String,
    /// The short title, else the title.
    pub short_title: String,
    /// The summary.
    pub summary: String,
    /// The kind.
    pub kind: KindName,
    /// The language.
    pub language: String,
    /// The day of publication.
    pub published: Option<Date>,
    /// Codes of municipalities, in the order of their names.
    pub municipalities: Vec<String>,
    /// The first day to come, of courses.
    pub next_occasion: Option<String>,
    /// Whether it is archived.
    pub archived: bool,
    /// Whether it is a draft, shown because drafts were asked for.
    pub draft: bool,
}

/// A card with all its fields, as templates see it.
struct ShownCard<'c>(&'c Card);

impl Serialize for ShownCard<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let card = self.0;
        let mut fields = serializer.serialize_struct("Card", 11)?;
        fields.serialize_field("url", &card.url)?;
        fields.serialize_field("title", &card.title)?;
        fields.serialize_field("short_title", &card.short_title)?;
        fields.serialize_field("summary", &card.summary)?;
        fields.serialize_field("kind", &card.kind)?;
        fields.serialize_field("language", &card.language)?;
        fields.serialize_field("published", &card.published)?;
        fields.serialize_field("municipalities", &card.municipalities)?;
        fields.serialize_field("next_occasion", &card.next_occasion)?;
        fields.serialize_field("archived", &card.archived)?;
        fields.serialize_field("draft", &card.draft)?;
        fields.end()
    }
}

/// In hashes of views a card stands as its own hash: lists hold it many times over.
impl Serialize for Card {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            ShownCard(self).serialize(serializer)
        } else {
            self.fingerprint.serialize(serializer)
        }
    }
}

pub(super) fn card(page: &Page, route: &str, config: &Config, when: Edition) -> Card {
    let common = &page.common;
    let mut municipalities: Vec<String> = common
        .municipalities
        .iter()
        .map(|code| code.as_str().to_owned())
        .collect();
    config.municipalities.sort_by_name(&mut municipalities);
    let next_occasion = match &page.fields {
        Fields::Course(course) => next_start(&course.occasions, when.today),
        _ => None,
    };
    let mut card = Card {
        fingerprint: 0,
        url: route.to_owned(),
        title: common.title.clone(),
        short_title: common
            .short_title
            .clone()
            .unwrap_or_else(|| common.title.clone()),
        summary: common.summary.clone(),
        kind: page.kind(),
        language: page.language.clone(),
        published: common.published,
        municipalities,
        next_occasion,
        archived: common.archived,
        draft: common.draft
            || common
                .published
                .is_some_and(|published| published > when.today),
    };
    card.fingerprint = crate::fingerprint::of(&ShownCard(&card));
    card
}
