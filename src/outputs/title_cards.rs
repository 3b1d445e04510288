//! Title cards of items that have no picture of their own, where the site asks for them.

use super::{Made, Maker};
use crate::fingerprint;
use crate::kind_name::KindName;
use crate::site::{Item, Site};
use crate::theme::{Theme, card_colours};
use crate::title_cards::TitleCard;

/// What stands on an item's card; `None` when it has a picture of its own, the site asks for no cards
/// or the card cannot be drawn: then the kind's picture is shown.
fn card_of(site: &Site, theme: &Theme, item: &Item) -> Option<TitleCard> {
    let config = &site.config;
    if !config.draws_title_cards() || item.page.common.image.is_some() {
        return None;
    }
    let kind = item.page.kind();
    let card = TitleCard {
        title: item.page.common.title.clone(),
        kind: match kind {
            // That a page is a page says nothing.
            KindName::Page => String::new(),
            _ => theme.text(&item.page.language, &format!("kind-{}", kind.english())),
        },
        site: config.site.title.clone(),
        colours: card_colours(config),
        built_in_mark: config.mark().is_none(),
    };
    card.can_be_drawn().then_some(card)
}

/// Where an item's card is published, when it has one.
pub(super) fn route(site: &Site, theme: &Theme, item: &Item) -> Option<String> {
    card_of(site, theme, item).map(|_| format!("{}title-card.png", item.route))
}

impl Maker<'_> {
    /// An item's card.
    pub(super) fn title_card(&self, index: usize, previous: Option<u128>) -> Made {
        let Some(card) = card_of(self.site, self.theme, &self.site.items[index]) else {
            return Made::Nothing;
        };
        let key = fingerprint::of(&(&card, env!("SPRIDA_CARDS_FINGERPRINT")));
        if previous == Some(key) {
            return Made::Unchanged(key);
        }
        card.draw()
            .map_or(Made::Nothing, |bytes| Made::Keyed(key, bytes))
    }
}
