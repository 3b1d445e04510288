//! Title cards: the picture that is shown with a link to a page that has none of its own, with the
//! page's title, its kind and the site's name in the site's colour.
//!
//! A card follows from what stands on it alone: same words, same bytes. What cannot be lettered
//! properly, because the fonts lack a letter, is not drawn at all.

mod drawing;
mod lettering;
mod lines;

use serde::Serialize;

use crate::colour::Colour;
use crate::images::Size;

/// The size that services which show links ask for.
pub const SIZE: Size = Size {
    width: 1200,
    height: 630,
};

/// What stands on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TitleCard {
    /// The page's title.
    pub title: String,
    /// What kind of page it is; empty when that says nothing.
    pub kind: String,
    /// The site's name.
    pub site: String,
    /// What the card is drawn in.
    pub colours: Colours,
    /// Whether the built-in mark stands on it, as it does where the site has none of its own.
    pub built_in_mark: bool,
}

/// The colours of a card. Letters stand on the deep colour and on the accent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Colours {
    /// The ground.
    pub deep: Colour,
    /// Rings on the ground.
    pub accent: Colour,
}

impl TitleCard {
    /// Whether the fonts have every letter that stands on the card.
    pub fn can_be_drawn(&self) -> bool {
        [&self.title, &self.kind, &self.site]
            .into_iter()
            .all(|text| lettering::has_letters_of(text))
            && !lettering::plain(&self.title).is_empty()
    }

    /// The card as PNG; `None` when it cannot be drawn.
    pub fn draw(&self) -> Option<Vec<u8>> {
        self.can_be_drawn().then(|| drawing::png(self)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str) -> TitleCard {
        let colour = |written| Colour::parse(written).expect("a colour");
        TitleCard {
            title: title.to_owned(),
            kind: "Exempel".to_owned(),
            site: "Goda exempel i Skåne".to_owned(),
            colours: Colours {
                deep: colour("#0c3a34"),
                accent: colour("#14574c"),
            },
            built_in_mark: true,
        }
    }

    #[test]
    fn a_card_has_the_size_that_services_ask_for_and_the_same_bytes_every_time() {
        let bytes = card("Språkcafé på biblioteket").draw().expect("a card");
        let picture = image::load_from_memory(&bytes).expect("a picture");
        assert_eq!((picture.width(), picture.height()), (1200, 630));
        assert_eq!(card("Språkcafé på biblioteket").draw(), Some(bytes.clone()));
        assert_ne!(card("Språkcafé på torget").draw(), Some(bytes));
    }

    #[test]
    fn what_the_fonts_have_no_letters_for_is_not_drawn() {
        for title in [
            "Språkcafé – ”så här” à la carte",
            "كيف نتعلم من بعضنا",
            "Rätt\u{ad}vist",
        ] {
            assert!(card(title).can_be_drawn(), "{title}");
        }
        // Letters as some systems write them: the dots by themselves.
        assert!(card("A\u{30a}r och a\u{308}ra").can_be_drawn());
        for title in ["日本語", "Hurra 🎉", "ታሪክ", "", " \u{ad}"] {
            assert_eq!(card(title).draw(), None, "{title}");
        }
    }
}
