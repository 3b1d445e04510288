//! The start page of a language.

use super::lists::municipalities_with_pages;
use super::{Channel, Made, MakeError, Maker, structured_data};
use crate::collation::sort_key;
use crate::kind_name::KindName;
use crate::municipality::Municipality;
use crate::page::Role;
use crate::site::Card;
use crate::site::collections::coming_first;
use crate::theme::view::{StartView, Translation};

impl Maker<'_> {
    /// The start page of a language.
    pub(super) fn start(&self, language: &str, previous: Option<u128>) -> Result<Made, MakeError> {
        const NEWEST: usize = 6;
        const FEATURED: usize = 3;
        // A row on wide screens.
        const COURSES: usize = 3;
        let route = self.site.language_root(language);
        let introduction = self.site.introduction(Role::Start, language);
        let title = introduction.map_or(self.site.config.site.title.as_str(), |item| {
            item.card.title.as_str()
        });
        let mut head = self.head(route.clone(), language, title, "start");
        head.breadcrumbs.clear();
        head.description = introduction.map_or_else(
            || self.site.config.site.description.as_deref().unwrap_or(""),
            |item| item.card.summary.as_str(),
        );
        head.feeds = self.feeds_of(&route, &Channel::All(language.to_owned()));
        head.translations = self.start_translations(language);
        let newest = self
            .site
            .collections
            .newest
            .get(language)
            .map_or(&[][..], Vec::as_slice);
        let items = newest.iter().map(|index| &self.site.items[*index]);
        let marked: Vec<&Card> = items
            .clone()
            .filter(|item| item.page.common.featured)
            .map(|item| &item.card)
            .collect();
        let cases = items
            .clone()
            .filter(|item| item.page.kind() == KindName::Case && !item.page.common.featured)
            .map(|item| &item.card);
        let featured: Vec<&Card> = marked.into_iter().chain(cases).take(FEATURED).collect();
        let mut courses: Vec<&Card> = items
            .clone()
            .map(|item| &item.card)
            .filter(|card| card.next_occasion.is_some())
            .collect();
        courses.sort_by(|left, right| coming_first(left, right));
        courses.truncate(COURSES);
        let shown = |card: &&Card| !featured.iter().any(|other| other.url == card.url);
        let codes = municipalities_with_pages(self.site, language);
        let mut municipalities: Vec<&Municipality> = codes
            .iter()
            .filter_map(|code| self.site.config.municipalities.get(code))
            .collect();
        municipalities.sort_by_key(|municipality| sort_key(&municipality.name));
        let view = StartView {
            head,
            structured_data: structured_data::of_site(self.site, language, &route),
            body: introduction.map(|item| self.body_view(item)),
            newest: items
                .clone()
                .map(|item| &item.card)
                .filter(shown)
                .take(NEWEST)
                .collect(),
            featured,
            courses,
            themes: self.term_entries(language, "themes"),
            municipalities: municipalities
                .into_iter()
                .map(|municipality| self.counted(municipality, language))
                .collect(),
            map: self.region_map(language),
        };
        self.render(
            "start.html",
            &route,
            language,
            &view,
            previous,
            |place| match (introduction, &view.body) {
                (Some(item), Some(body)) => self.fill_whole(item, body, place),
                _ => Ok(String::new()),
            },
        )
    }

    fn start_translations<'a>(&'a self, current: &str) -> Vec<Translation<'a>> {
        if self.site.languages.len() < 2 {
            return Vec::new();
        }
        let languages = self.site.languages.iter();
        languages
            .map(|language| Translation {
                language,
                name: crate::language::own_name(language),
                url: self.site.language_root(language),
                current: language == current,
            })
            .collect()
    }
}
