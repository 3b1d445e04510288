//! The page of a municipality: what it has done, and what others like it and near it have.

use super::addresses::municipality_route;
use super::lists::municipalities_with_pages;
use super::pages::group_by_kind;
use super::{Channel, List, Made, MakeError, Maker, facets};
use crate::collation::sort_key;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::municipality::Municipality;
use crate::site::Card;
use crate::theme::view::{Counted, Crumb, MunicipalityView};

/// How many items of a kind a municipality's page shows before it says how many more there are.
const MOST_FOR_ALL: usize = 6;

/// How many cases of other municipalities a municipality's page shows.
const MOST_NEARBY: usize = 3;

impl Maker<'_> {
    /// The page of a municipality, also of one without content of its own.
    pub(super) fn municipality(
        &self,
        language: &str,
        code: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let municipality = self
            .site
            .config
            .municipalities
            .get(code)
            .expect("the plan holds only municipalities that exist");
        let route = self.municipality_route(language, code);
        let mut head = self.head(
            route.clone(),
            language,
            &municipality.official,
            "municipality",
        );
        head.breadcrumbs.push(Crumb {
            title: self.theme.text(language, "municipalities"),
            url: format!(
                "{}{}/",
                self.site.language_root(language),
                self.site.config.address("municipalities")
            ),
        });
        let channel = Channel::Municipality(language.to_owned(), code.to_owned());
        head.feeds = self.feeds_of(&route, &channel);
        head.calendar = self.municipality_calendar(language, code);
        let own = self
            .site
            .collections
            .by_municipality
            .get(&(language.to_owned(), code.to_owned()))
            .map_or(&[][..], Vec::as_slice);
        let in_region = self.site.config.region.iter().any(|region| region == code);
        let for_all = self
            .site
            .collections
            .for_all
            .get(language)
            .filter(|_| in_region)
            .map_or(&[][..], Vec::as_slice);
        let for_all: Vec<usize> = for_all
            .iter()
            .copied()
            .filter(|index| !own.contains(index))
            .collect();
        let with_pages = municipalities_with_pages(self.site, language);
        let near = |wanted: &dyn Fn(&Municipality) -> bool| -> Vec<Counted> {
            let others = with_pages
                .iter()
                .filter(|other| *other != code)
                .filter_map(|other| self.site.config.municipalities.get(other));
            let mut found: Vec<&Municipality> = others.filter(|other| wanted(other)).collect();
            found.sort_by_key(|other| sort_key(&other.name));
            found
                .into_iter()
                .map(|other| self.counted(other, language))
                .collect()
        };
        let view = MunicipalityView {
            nearby: self.nearby(language, municipality, own),
            municipality,
            subregion: self.subregion(municipality, language),
            groups: group_by_kind(&self.site.items, own, usize::MAX),
            for_all: group_by_kind(&self.site.items, &for_all, MOST_FOR_ALL),
            neighbours: near(&|other| municipality.neighbours.contains(&other.code)),
            same_subregion: near(&|other| {
                other.subregion.is_some() && other.subregion == municipality.subregion
            }),
            same_group: near(&|other| other.group.is_some() && other.group == municipality.group),
            map: self.municipality_map(municipality),
            facets: self
                .makes_selections()
                .then(|| self.facets(facets::Chosen::municipality(language, code), &route)),
            embed: self.embed_route(&channel),
            head,
        };
        self.render(
            "municipality.html",
            &route,
            language,
            &view,
            previous,
            |_| Ok(String::new()),
        )
    }

    /// The newest cases of municipalities of the same group, then of neighbours, then of the same
    /// part of the region; without those that are the municipality's own.
    fn nearby(&self, language: &str, municipality: &Municipality, own: &[usize]) -> Vec<&Card> {
        let municipalities = &self.site.config.municipalities;
        let same =
            |ours: &Option<String>, theirs: &Option<String>| ours.is_some() && ours == theirs;
        let degree = |other: &Municipality| {
            if same(&municipality.group, &other.group) {
                Some(0)
            } else if municipality.neighbours.contains(&other.code) {
                Some(1)
            } else if same(&municipality.subregion, &other.subregion) {
                Some(2)
            } else {
                None
            }
        };
        let others = municipalities
            .all()
            .filter(|other| other.code != municipality.code);
        let mut others: Vec<(i32, &Municipality)> = others
            .filter_map(|other| Some((degree(other)?, other)))
            .collect();
        others.sort_by_key(|(degree, _)| *degree);
        // The newest of each in turn, so that one with many does not fill the page.
        let lists: Vec<&[usize]> = others
            .iter()
            .map(|(_, other)| {
                let language = language.to_owned();
                let list = List::MunicipalityKind(language, other.code.clone(), KindName::Case);
                list.items(self.site)
            })
            .collect();
        let mut found: Vec<usize> = Vec::new();
        for turn in 0..MOST_NEARBY {
            for index in lists.iter().filter_map(|list| list.get(turn)) {
                if found.len() < MOST_NEARBY && !own.contains(index) && !found.contains(index) {
                    found.push(*index);
                }
            }
        }
        let items = found.into_iter().map(|index| &self.site.items[index]);
        items.map(|item| &item.card).collect()
    }

    fn municipality_calendar(&self, language: &str, code: &str) -> Option<String> {
        let is_default = language == self.site.config.language.as_str();
        let hosts = self.site.items.iter().any(|item| match &item.page.fields {
            Fields::Course(course) if item.page.language == language => {
                course.occasions.iter().any(|occasion| {
                    occasion
                        .municipality
                        .as_ref()
                        .is_some_and(|host| host.as_str() == code)
                })
            }
            _ => false,
        });
        let made = is_default && hosts && self.site.config.makes(|outputs| outputs.calendars);
        made.then(|| {
            format!(
                "{}{}",
                self.municipality_route(language, code),
                super::addresses::CALENDAR_NAME
            )
        })
    }

    /// Where a municipality's page is.
    pub(super) fn municipality_route(&self, language: &str, code: &str) -> String {
        municipality_route(self.site, language, code)
    }
}
