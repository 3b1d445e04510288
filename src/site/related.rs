//! Items worth reading next: those named by hand, both ways; of the same project; near in the same
//! theme. From front matter only, so that a change of text touches no other page.

use super::Site;
use super::collections::Collections;
use crate::kind_name::KindName;

/// How many related items a page shows at the most: a row on wide screens.
const MOST: usize = 3;

/// Notes for every item which others name it or are named by it.
pub(super) fn connect(site: &Site, collections: &mut Collections) {
    for (index, item) in site.items.iter().enumerate() {
        for reference in &item.page.common.related {
            if let Some(other) = site.find_index(reference.as_str(), &[], &item.page.language)
                && other != index
            {
                for (from, to) in [(index, other), (other, index)] {
                    let places = collections.related.entry(from).or_default();
                    if !places.contains(&to) {
                        places.push(to);
                    }
                }
            }
        }
    }
}

impl Site {
    /// Items to read next.
    pub fn related(&self, index: usize) -> Vec<usize> {
        let item = &self.items[index];
        let language = &item.page.language;
        let mut related: Vec<usize> = Vec::new();
        let mut add = |candidate: usize| {
            let other = &self.items[candidate];
            let wanted = candidate != index
                && other.page.language == *language
                && other.page.id != item.page.id
                && !other.card.archived;
            if wanted && !related.contains(&candidate) && related.len() < MOST {
                related.push(candidate);
            }
        };
        for other in self.collections.related.get(&index).into_iter().flatten() {
            add(*other);
        }
        if item.page.kind() == KindName::Page {
            return related;
        }
        let place = self.collections.place_in_theme.get(&index);
        if let (Some(theme), Some(place)) = (item.page.common.themes.first(), place) {
            let key = (
                language.clone(),
                "themes".to_owned(),
                theme.as_str().to_owned(),
            );
            let list = self
                .collections
                .by_term
                .get(&key)
                .map_or(&[][..], Vec::as_slice);
            let same_kind = |other: usize| self.items[other].page.kind() == item.page.kind();
            for neighbour in neighbours(list, *place, same_kind) {
                add(neighbour);
            }
        }
        related
    }
}

/// Items around a place in a list, nearest first, at most [`MOST`].
fn neighbours(list: &[usize], place: usize, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
    const FARTHEST: usize = 12;
    let mut found = Vec::new();
    for distance in 1..=FARTHEST {
        let before = place
            .checked_sub(distance)
            .and_then(|place| list.get(place));
        let after = list.get(place + distance);
        found.extend(
            [after, before]
                .into_iter()
                .flatten()
                .copied()
                .filter(|other| wanted(*other)),
        );
        if found.len() >= MOST {
            break;
        }
    }
    found
}
