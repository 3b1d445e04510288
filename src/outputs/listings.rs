//! Lists: kinds, terms, organisations, municipalities, the start page, and what is embedded elsewhere.

use super::addresses::{municipalities_route, municipality_route, page_route, taxonomy_address};
use super::{Channel, List, Made, MakeError, Maker, comparison, facets};
use crate::kind_name::KindName;
use crate::page::Role;
use crate::site::Item;
use crate::site::collections::{ListedUnder, Order};
use crate::theme::view::{Choice, Crumb, Head, ListedGroup, ListingView, Pagination, Translation};

impl Maker<'_> {
    /// One page of a list.
    pub(super) fn listing(
        &self,
        list: &List,
        page: usize,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let language = list.language();
        let title = self.list_title(list);
        let base = list.route(self.site);
        let route = page_route(&self.site.config, &base, page);
        let per_page = self.site.config.per_page();
        let items = list.items(self.site);
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
            is_of_one_kind: list.kind().is_some(),
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
        let language = list.language();
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
                head.canonical = Some(kind.route(self.site));
            }
        }
        (context, description, embed)
    }

    pub(super) fn makes_selections(&self) -> bool {
        self.site.config.makes(|outputs| outputs.selections)
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
            .filter(|(_, other)| !other.items(self.site).is_empty())
            .map(|(name, other)| Choice {
                title: self.theme.text(language, name),
                url: other.route(self.site),
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
                url: List::Kind(language.clone(), *kind).route(self.site),
                current: language == current,
            })
            .collect()
    }
}
