//! Small lists to embed in other sites.

use std::borrow::Cow;

use super::{Channel, List, Made, MakeError, Maker, feeds};
use crate::theme::view::{EmbedView, EmbeddedItem};

/// How many items an embedded list shows.
const MOST_EMBEDDED: usize = 12;

impl Maker<'_> {
    pub(super) fn embed_route(&self, channel: &Channel) -> Option<String> {
        if !self.site.config.makes(|outputs| outputs.embeds) {
            return None;
        }
        let config = &self.site.config;
        let base = |language: &str| {
            format!(
                "{}{}",
                self.site.language_root(language),
                config.address("embed")
            )
        };
        match channel {
            Channel::Municipality(language, code) => {
                let slug = &config.municipalities.get(code)?.slug;
                Some(format!(
                    "{}/{}/{slug}/",
                    base(language),
                    config.address("embed-municipality")
                ))
            }
            Channel::List(List::Term(language, taxonomy, slug)) if taxonomy == "themes" => {
                Some(format!(
                    "{}/{}/{slug}/",
                    base(language),
                    config.address("embed-theme")
                ))
            }
            _ => None,
        }
    }

    /// A small list for an iframe.
    pub(super) fn embed(
        &self,
        channel: &Channel,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let language = feeds::language(channel);
        let (title, more, indices) = match channel {
            Channel::Municipality(_, code) => {
                let name = self
                    .site
                    .config
                    .municipalities
                    .get(code)
                    .map_or(code.as_str(), |found| found.official.as_str());
                let concerning =
                    self.site
                        .collections
                        .concerning(self.site, language, code, MOST_EMBEDDED);
                (
                    name.to_owned(),
                    self.municipality_route(language, code),
                    Cow::Owned(concerning),
                )
            }
            Channel::List(list) => (
                self.list_title(list),
                list.route(self.site),
                Cow::Borrowed(list.items(self.site)),
            ),
            Channel::All(_) => {
                let newest = self
                    .site
                    .collections
                    .newest
                    .get(language)
                    .map_or(&[][..], Vec::as_slice);
                (
                    self.site.config.site.title.clone(),
                    self.site.language_root(language),
                    Cow::Borrowed(newest),
                )
            }
        };
        let route = self.embed_route(channel).unwrap_or_else(|| more.clone());
        let mut head = self.head(route.clone(), language, &title, "embed");
        head.noindex = true;
        let cards = indices
            .iter()
            .map(|index| &self.site.items[*index].card)
            .take(MOST_EMBEDDED)
            .map(|card| EmbeddedItem {
                url: &card.url,
                title: &card.title,
                kind: card.kind,
                language: &card.language,
            })
            .collect();
        let view = EmbedView { head, cards, more };
        self.render("embed.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }
}
