//! Lists: kinds, terms, organisations, municipalities, the start page, and what is embedded elsewhere.

use std::borrow::Cow;

use super::pages::group_by_kind;
use super::plan::{
    items_of, list_route, municipalities_route, municipalities_with_pages, municipality_route,
    page_route, taxonomy_address,
};
use super::{
    Channel, List, Made, MakeError, Maker, NOT_FOUND_TEMPLATE, comparison, facets, feeds, matrix,
    structured_data,
};
use crate::collation::sort_key;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::municipality::Municipality;
use crate::page::Role;
use crate::site::collections::{ListedUnder, Order, coming_first};
use crate::site::{Card, Item};
use crate::theme::view::{
    Choice, Counted, Crumb, DirectoryGroup, DirectoryView, EmbedView, EmbeddedItem, Feeds, Head,
    ListedGroup, ListingView, MunicipalityView, Pagination, PlainView, RedirectView, StartView,
    Translation,
};

/// How many items of a kind a municipality's page shows before it says how many more there are.
const MOST_FOR_ALL: usize = 6;

/// How many cases of other municipalities a municipality's page shows.
const MOST_NEARBY: usize = 3;

/// How many items an embedded list shows.
const MOST_EMBEDDED: usize = 12;

impl<'m> Maker<'m> {
    pub(super) fn head<'a>(
        &'a self,
        route: String,
        language: &'a str,
        title: &'a str,
        page_type: &'static str,
    ) -> Head<'a> {
        Head {
            route,
            canonical: None,
            title,
            title_language: None,
            description: "",
            page_type,
            breadcrumbs: vec![Crumb {
                title: self.theme.text(language, "start"),
                url: self.site.language_root(language),
            }],
            translations: Vec::new(),
            feeds: None,
            calendar: None,
            updated: None,
            responsible: self.site.config.site.responsible.as_deref(),
            noindex: self.site.config.site.noindex,
        }
    }

    fn feeds_of(&self, route: &str, channel: &Channel) -> Option<Feeds> {
        let any = self.site.config.makes(|outputs| outputs.feeds)
            && !feeds::entries(self.site, channel).is_empty();
        any.then(|| Feeds {
            atom: format!("{route}feed.xml"),
            json: format!("{route}feed.json"),
        })
    }

    /// What a list is called.
    pub(super) fn list_title(&self, list: &List) -> String {
        match list {
            List::Kind(language, kind) => {
                match self.site.introduction(Role::Introduction(*kind), language) {
                    Some(introduction) => introduction.card.title.clone(),
                    None => self
                        .theme
                        .text(language, &format!("kind-{}-plural", kind.english())),
                }
            }
            List::Term(language, taxonomy, slug) => {
                self.site.term_label(taxonomy, slug, language).to_owned()
            }
            List::Organisation(language, id) => match self.site.config.organisations.get(id) {
                Some(organisation) if language == "en" => organisation
                    .name_en
                    .clone()
                    .unwrap_or_else(|| organisation.name.clone()),
                Some(organisation) => organisation.name.clone(),
                None => id.clone(),
            },
            List::Maturity(language, maturity) => {
                let kind = List::Kind(language.clone(), KindName::Case);
                let label = self.maturity_label(maturity, language);
                format!("{}: {label}", self.list_title(&kind))
            }
            List::MunicipalityTheme(language, code, theme) => {
                let theme = self.site.term_label(facets::THEMES, theme, language);
                format!("{}: {theme}", self.official_name(code))
            }
            List::MunicipalityKind(language, code, kind) => {
                let kind = List::Kind(language.clone(), *kind);
                format!("{}: {}", self.official_name(code), self.list_title(&kind))
            }
            List::Sorted(language, kind, order) => {
                let kind = List::Kind(language.clone(), *kind);
                let order = self.theme.text(language, order.name());
                format!("{} ({})", self.list_title(&kind), uncapitalised(&order))
            }
        }
    }

    fn official_name<'c>(&'c self, code: &'c str) -> &'c str {
        let found = self.site.config.municipalities.get(code);
        found.map_or(code, |found| found.official.as_str())
    }

    /// What a taxonomy is called.
    pub(super) fn taxonomy_title(&self, taxonomy: &str, language: &str) -> String {
        let known = self
            .site
            .config
            .taxonomies
            .iter()
            .find(|known| known.name == taxonomy);
        match known.and_then(|known| {
            known
                .labels
                .get(language)
                .or_else(|| known.labels.get("sv"))
        }) {
            Some(label) => label.clone(),
            None => self.theme.text(language, &taxonomy.replace('_', "-")),
        }
    }

    /// One page of a list.
    pub(super) fn listing(
        &self,
        list: &List,
        page: usize,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let language = list_language(list);
        let title = self.list_title(list);
        let base = list_route(self.site, list);
        let route = page_route(&self.site.config, &base, page);
        let per_page = self.site.config.per_page();
        let items = items_of(self.site, list);
        let pages = items.len().div_ceil(per_page).max(1);
        let introduction = match list {
            List::Kind(_, kind) if page == 1 => {
                self.site.introduction(Role::Introduction(*kind), language)
            }
            _ => None,
        };
        let mut head = self.head(route.clone(), language, &title, "listing");
        if let List::Term(_, taxonomy, slug) = list {
            head.title_language = self.site.term_name(taxonomy, slug, language).1;
        }
        // Lists that readers choose their way to have no feeds of their own: there are too many.
        if matches!(
            list,
            List::Kind(..) | List::Term(..) | List::Organisation(..)
        ) {
            head.feeds = self.feeds_of(&base, &Channel::List(list.clone()));
        }
        let (context, description, embed) = self.describe(list, introduction, &mut head);
        if page > 1 {
            head.breadcrumbs.push(Crumb {
                title: title.clone(),
                url: base.clone(),
            });
        }
        let comparison = match list {
            List::Term(_, taxonomy, theme)
                if taxonomy == facets::THEMES && page == 1 && self.makes_selections() =>
            {
                let cases = comparison::cases(self.site, language, theme).count();
                let any = comparison::pages(cases) > 0;
                any.then(|| comparison::route(self.site, language, theme))
            }
            _ => None,
        };
        let chosen = facets::Chosen::of(list).filter(|_| page == 1 && self.makes_selections());
        let shown: Vec<&Item> = items
            .iter()
            .skip((page - 1) * per_page)
            .take(per_page)
            .map(|index| &self.site.items[*index])
            .collect();
        let by_municipality = matches!(list, List::Sorted(_, _, Order::Municipality));
        let view = ListingView {
            facets: chosen.map(|chosen| self.facets(chosen, &route)),
            orders: self.orders(list),
            comparison,
            head,
            context,
            body: introduction.map(|item| self.body_view(item)),
            description,
            groups: if by_municipality {
                self.groups_by_place(&shown, language)
            } else {
                Vec::new()
            },
            cards: shown.into_iter().map(|item| &item.card).collect(),
            is_of_one_kind: kind_of(list).is_some(),
            pagination: Pagination {
                page,
                pages,
                total: items.len(),
                previous: (page > 1).then(|| page_route(&self.site.config, &base, page - 1)),
                next: (page < pages).then(|| page_route(&self.site.config, &base, page + 1)),
            },
            embed,
        };
        self.render(
            "listing.html",
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

    /// Items under the places that they are listed under; the items are in that order already.
    fn groups_by_place<'s>(&self, items: &[&'s Item], language: &str) -> Vec<ListedGroup<'s>> {
        let same_place = |left: &&Item, right: &&Item| {
            ListedUnder::of(&left.page) == ListedUnder::of(&right.page)
        };
        let groups = items.chunk_by(same_place);
        groups
            .filter_map(|group| {
                let place = ListedUnder::of(&group.first()?.page);
                Some(ListedGroup {
                    title: self.place_title(place, language),
                    cards: group.iter().map(|item| &item.card).collect(),
                })
            })
            .collect()
    }

    fn place_title(&self, place: ListedUnder<'_>, language: &str) -> String {
        let municipalities = &self.site.config.municipalities;
        let county = |code: &str| {
            let name = municipalities.county_name(code, language);
            name.unwrap_or_else(|| code.to_owned())
        };
        match place {
            ListedUnder::Municipality(code) => {
                let found = municipalities.get(code);
                found.map_or(code, |found| found.name.as_str()).to_owned()
            }
            ListedUnder::UnnamedIn(code) => {
                let in_county = self.theme.text(language, "anonymous-municipality");
                format!("{in_county} {}", county(code))
            }
            ListedUnder::County(code) => county(code),
            ListedUnder::Region => self.theme.text(language, "all-municipalities"),
            ListedUnder::Nowhere => self.theme.text(language, "no-municipality"),
        }
    }

    /// What stands above a list: what it is a list of, what the term means, and where it can be
    /// embedded from. Notes in the head what kinds of lists say differently.
    fn describe<'a>(
        &'a self,
        list: &List,
        introduction: Option<&'a Item>,
        head: &mut Head<'a>,
    ) -> (String, Option<&'a str>, Option<String>) {
        let language = list_language(list);
        let mut context = String::new();
        let mut description = None;
        let mut embed = None;
        match list {
            List::Kind(..) => {
                head.description = introduction.map_or("", |item| item.card.summary.as_str());
                head.translations = self.introduction_translations(list);
            }
            List::Term(_, taxonomy, slug) => {
                context = self.taxonomy_title(taxonomy, language);
                let address = taxonomy_address(self.site, taxonomy);
                head.breadcrumbs.push(Crumb {
                    title: context.clone(),
                    url: format!("{}{address}/", self.site.language_root(language)),
                });
                let term = self
                    .site
                    .config
                    .vocabularies
                    .get(taxonomy)
                    .and_then(|vocabulary| vocabulary.find(slug));
                description = term
                    .and_then(|term| term.descriptions.get(language))
                    .map(String::as_str);
                embed = self.embed_route(&Channel::List(list.clone()));
            }
            List::Organisation(..) => {
                context = self.theme.text(language, "organisation");
                let url = format!(
                    "{}{}/",
                    self.site.language_root(language),
                    self.site.config.address("organisations")
                );
                head.breadcrumbs.push(Crumb {
                    title: self.theme.text(language, "organisations"),
                    url,
                });
            }
            List::Maturity(..) => {
                head.breadcrumbs
                    .push(self.kind_crumb(KindName::Case, language));
            }
            List::MunicipalityTheme(_, code, _) | List::MunicipalityKind(_, code, _) => {
                head.breadcrumbs.push(Crumb {
                    title: self.theme.text(language, "municipalities"),
                    url: municipalities_route(self.site, language),
                });
                head.breadcrumbs.push(Crumb {
                    title: self.official_name(code).to_owned(),
                    url: municipality_route(self.site, language, code),
                });
            }
            List::Sorted(_, kind, _) => {
                head.breadcrumbs.push(self.kind_crumb(*kind, language));
                let kind = List::Kind(language.to_owned(), *kind);
                head.canonical = Some(list_route(self.site, &kind));
            }
        }
        (context, description, embed)
    }

    fn makes_selections(&self) -> bool {
        self.site.config.makes(|outputs| outputs.selections)
    }

    /// The step from the start page to a kind's list, called what the menu calls it.
    pub(super) fn kind_crumb(&self, kind: KindName, language: &str) -> Crumb {
        let root = self.site.language_root(language);
        Crumb {
            title: self
                .theme
                .text(language, &format!("kind-{}-plural", kind.english())),
            url: format!("{root}{}/", self.site.config.folder(kind)),
        }
    }

    /// The orders that a kind's list can be read in; none where there is but one.
    fn orders(&self, list: &List) -> Vec<Choice> {
        let (List::Kind(language, kind) | List::Sorted(language, kind, _)) = list else {
            return Vec::new();
        };
        let name = match kind {
            KindName::Course => "sort-upcoming",
            _ => "sort-newest",
        };
        let usual = (name, List::Kind(language.clone(), *kind));
        let others = Order::ALL.map(|order| {
            let sorted = List::Sorted(language.clone(), *kind, order);
            (order.name(), sorted)
        });
        let choices: Vec<Choice> = std::iter::once(usual)
            .chain(others)
            .filter(|(_, other)| !items_of(self.site, other).is_empty())
            .map(|(name, other)| Choice {
                title: self.theme.text(language, name),
                url: list_route(self.site, &other),
                current: other == *list,
            })
            .collect();
        if choices.len() < 2 {
            return Vec::new();
        }
        choices
    }

    /// The same list in other languages.
    fn introduction_translations<'a>(&'a self, list: &List) -> Vec<Translation<'a>> {
        let List::Kind(current, kind) = list else {
            return Vec::new();
        };
        let with_list: Vec<&String> = self
            .site
            .languages
            .iter()
            .filter(|language| {
                self.site
                    .collections
                    .by_kind
                    .contains_key(&((*language).clone(), *kind))
            })
            .collect();
        if with_list.len() < 2 {
            return Vec::new();
        }
        with_list
            .into_iter()
            .map(|language| Translation {
                language,
                name: crate::language::own_name(language),
                url: list_route(self.site, &List::Kind(language.clone(), *kind)),
                current: language == current,
            })
            .collect()
    }

    /// All terms of a taxonomy that have items.
    pub(super) fn terms(
        &self,
        language: &str,
        taxonomy: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let title = self.taxonomy_title(taxonomy, language);
        let address = taxonomy_address(self.site, taxonomy);
        let route = format!("{}{address}/", self.site.language_root(language));
        let head = self.head(route.clone(), language, &title, "directory");
        let entries = self.term_entries(language, taxonomy);
        let view = DirectoryView {
            head,
            groups: vec![DirectoryGroup {
                title: String::new(),
                entries,
            }],
            map: None,
            overview: None,
        };
        self.render("directory.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }

    /// Terms with items, in the vocabulary's own order; open vocabularies in alphabetical order.
    fn term_entries(&self, language: &str, taxonomy: &str) -> Vec<Counted> {
        let terms = self.terms_with_items(language, taxonomy);
        terms.into_iter().map(|(_, counted)| counted).collect()
    }

    /// The same with their slugs.
    pub(super) fn terms_with_items(
        &self,
        language: &str,
        taxonomy: &str,
    ) -> Vec<(String, Counted)> {
        let vocabulary = self.site.config.vocabularies.get(taxonomy);
        let order = |slug: &str| {
            vocabulary
                .and_then(|vocabulary| vocabulary.terms().iter().position(|term| term.slug == slug))
                .unwrap_or(usize::MAX)
        };
        let mut used: Vec<(&String, usize)> = self
            .site
            .collections
            .by_term
            .iter()
            .filter(|((used_in, name, _), _)| used_in == language && name == taxonomy)
            .map(|((_, _, slug), items)| (slug, items.len()))
            .collect();
        let label = |slug: &str| sort_key(self.site.term_label(taxonomy, slug, language));
        used.sort_by_cached_key(|(slug, _)| (order(slug), label(slug)));
        used.into_iter()
            .map(|(slug, count)| {
                let list = List::Term(language.to_owned(), taxonomy.to_owned(), slug.clone());
                let (title, other) = self.site.term_name(taxonomy, slug, language);
                let counted = Counted {
                    title: title.to_owned(),
                    language: other.map(str::to_owned),
                    url: list_route(self.site, &list),
                    count,
                };
                (slug.clone(), counted)
            })
            .collect()
    }

    /// All organisations that items name.
    pub(super) fn organisations(
        &self,
        language: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let title = self.theme.text(language, "organisations");
        let route = format!(
            "{}{}/",
            self.site.language_root(language),
            self.site.config.address("organisations")
        );
        let head = self.head(route.clone(), language, &title, "directory");
        let named = self
            .site
            .collections
            .by_organisation
            .iter()
            .filter(|((used_in, _), _)| used_in == language);
        let mut entries: Vec<Counted> = named
            .map(|((_, id), items)| {
                let list = List::Organisation(language.to_owned(), id.clone());
                Counted {
                    title: self.list_title(&list),
                    language: None,
                    url: list_route(self.site, &list),
                    count: items.len(),
                }
            })
            .collect();
        entries.sort_by_key(|entry| sort_key(&entry.title));
        let view = DirectoryView {
            head,
            groups: vec![DirectoryGroup {
                title: String::new(),
                entries,
            }],
            map: None,
            overview: None,
        };
        self.render("directory.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }

    /// All municipalities, by part of the region where the site says so.
    pub(super) fn municipalities(
        &self,
        language: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let title = self.theme.text(language, "municipalities");
        let route = format!(
            "{}{}/",
            self.site.language_root(language),
            self.site.config.address("municipalities")
        );
        let head = self.head(route.clone(), language, &title, "directory");
        let codes = municipalities_with_pages(self.site, language);
        let mut groups: Vec<DirectoryGroup> = Vec::new();
        let found = codes
            .iter()
            .filter_map(|code| self.site.config.municipalities.get(code));
        let mut named: Vec<(String, &Municipality)> = found
            .map(|municipality| {
                let inside = self.site.config.region.contains(&municipality.code);
                let part = self.subregion(municipality, language).map(str::to_owned);
                let county = self
                    .site
                    .config
                    .municipalities
                    .county_name(&municipality.county, language)
                    .unwrap_or_default();
                (
                    if inside {
                        part.unwrap_or_default()
                    } else {
                        county
                    },
                    municipality,
                )
            })
            .collect();
        named.sort_by_key(|(part, municipality)| {
            let outside = !self.site.config.region.contains(&municipality.code);
            (outside, sort_key(part), sort_key(&municipality.name))
        });
        for (part, municipality) in named {
            let entry = self.counted(municipality, language);
            match groups.last_mut() {
                Some(group) if group.title == part => group.entries.push(entry),
                _ => groups.push(DirectoryGroup {
                    title: part,
                    entries: vec![entry],
                }),
            }
        }
        let overview = matrix::is_useful(self.site, language);
        let view = DirectoryView {
            head,
            groups,
            map: self.region_map(language),
            overview: overview.then(|| matrix::route(self.site, language)),
        };
        self.render("directory.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }

    fn subregion(&self, municipality: &Municipality, language: &str) -> Option<&str> {
        let id = municipality.subregion.as_ref()?;
        let labels = self.site.config.subregions.get(id);
        Some(
            labels
                .and_then(|labels| labels.get(language).or_else(|| labels.get("sv")))
                .map_or_else(
                    || {
                        self.site
                            .config
                            .subregions
                            .get_key_value(id)
                            .map_or("", |(id, _)| id.as_str())
                    },
                    String::as_str,
                ),
        )
    }

    /// Where a municipality's page is.
    pub(super) fn municipality_route(&self, language: &str, code: &str) -> String {
        municipality_route(self.site, language, code)
    }

    fn counted(&self, municipality: &Municipality, language: &str) -> Counted {
        let items = self
            .site
            .collections
            .by_municipality
            .get(&(language.to_owned(), municipality.code.clone()));
        Counted {
            title: municipality.name.clone(),
            language: None,
            url: self.municipality_route(language, &municipality.code),
            count: items.map_or(0, Vec::len),
        }
    }

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
                items_of(self.site, &list)
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
                super::plan::CALENDAR_NAME
            )
        })
    }

    fn embed_route(&self, channel: &Channel) -> Option<String> {
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
                list_route(self.site, list),
                Cow::Borrowed(items_of(self.site, list)),
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

    /// The page for addresses that do not exist; its links hold at any depth.
    pub(super) fn not_found(&self, previous: Option<u128>) -> Result<Made, MakeError> {
        let language = self.site.config.language.as_str();
        let title = self.theme.text(language, "not-found");
        let mut head = self.head("/404.html".to_owned(), language, &title, "not-found");
        head.noindex = true;
        head.breadcrumbs.clear();
        let view = PlainView {
            head,
            links: Vec::new(),
            is_multilingual: self.site.languages.len() > 1,
        };
        self.render(
            NOT_FOUND_TEMPLATE,
            "/404.html",
            language,
            &view,
            previous,
            |_| Ok(String::new()),
        )
    }

    /// A page that leads to another: relative, so that it holds below any path and before launch.
    pub(super) fn redirect(
        &self,
        path: &str,
        target: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let language = self.site.config.language.as_str();
        let title = self.theme.text(language, "moved");
        let route = format!("/{path}");
        let mut head = self.head(route.clone(), language, &title, "redirect");
        head.noindex = true;
        let view = RedirectView { head, target };
        self.render("redirect.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }

    /// What open data there is.
    pub(super) fn open_data_index(&self, previous: Option<u128>) -> Result<Made, MakeError> {
        let language = self.site.config.language.as_str();
        let title = self.theme.text(language, "open-data");
        let route = format!("/{}/", self.site.config.address("open-data"));
        let head = self.head(route.clone(), language, &title, "open-data");
        let links = super::plan::kinds_with_items(self.site)
            .into_iter()
            .map(|kind| Counted {
                title: self
                    .theme
                    .text(language, &format!("kind-{}-plural", kind.english())),
                language: None,
                url: format!("{route}{}", self.site.config.folder(kind)),
                count: self
                    .site
                    .items
                    .iter()
                    .filter(|item| item.page.kind() == kind)
                    .count(),
            })
            .collect();
        let view = PlainView {
            head,
            links,
            is_multilingual: self.site.languages.len() > 1,
        };
        self.render("open-data.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }
}

/// "Titel från A till Ö" → "titel från A till Ö".
fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// The kind that all items of a list have.
fn kind_of(list: &List) -> Option<KindName> {
    match list {
        List::Kind(_, kind) | List::MunicipalityKind(_, _, kind) | List::Sorted(_, kind, _) => {
            Some(*kind)
        }
        List::Maturity(..) => Some(KindName::Case),
        List::Term(..) | List::Organisation(..) | List::MunicipalityTheme(..) => None,
    }
}

/// The language of a list.
pub(super) fn list_language(list: &List) -> &str {
    match list {
        List::Kind(language, _)
        | List::Term(language, ..)
        | List::Organisation(language, _)
        | List::Maturity(language, _)
        | List::MunicipalityTheme(language, ..)
        | List::MunicipalityKind(language, ..)
        | List::Sorted(language, ..) => language,
    }
}
