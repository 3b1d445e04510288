//! The pages of items: each view holds the item in full and of others only what its template shows.

use std::collections::BTreeMap;

use minijinja::Value;
use minijinja::value::Serde;

use super::addresses::CALENDAR_NAME;
use super::bodies::{goal_views, step_views};
use super::{Made, MakeError, Maker, structured_data};
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::course::Occasion;
use crate::kinds::project::{Budget, BudgetRow, Project};
use crate::schema::Mention;
use crate::site::collections::coming_first;
use crate::site::{Card, Item, check, links};
use crate::theme::view::{
    Beside, CardGroup, Crumb, FieldsView, FileView, Head, ItemView, OccasionView, OwnTerms,
    Translation,
};

impl Maker<'_> {
    /// The page of an item.
    pub(super) fn item(&self, index: usize, previous: Option<u128>) -> Result<Made, MakeError> {
        let item = &self.site.items[index];
        let view = self.item_view(index);
        let template = match item.page.kind() {
            KindName::Case => "case.html",
            KindName::Evaluation => "evaluation.html",
            KindName::Course => "course.html",
            KindName::Project => "project.html",
            KindName::Method => "method.html",
            KindName::Report => "report.html",
            KindName::Process => "process.html",
            KindName::Page => "page.html",
        };
        let (route, language) = (&item.route, &item.page.language);
        self.render_with(template, route, language, &view, previous, |place| {
            let (body, notes) = self.fill(item, &view.body, place)?;
            let (body, notes) = (
                Value::from_safe_string(body),
                Value::from_safe_string(notes),
            );
            let picture = Value::from(Serde(self.own_picture(item)?));
            Ok(minijinja::context! { body, notes, picture })
        })
    }

    fn item_view<'s>(&'s self, index: usize) -> ItemView<'s> {
        let site = self.site;
        let item = &site.items[index];
        let page = &item.page;
        let language = page.language.as_str();
        let fields = &page.fields;
        let (mut occasions, mut goals, mut steps, mut groups) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut years, mut sums, mut project_status) = (Vec::new(), Vec::new(), None);
        match fields {
            Fields::Course(course) => occasions = self.occasions(&course.occasions),
            Fields::Project(project) => {
                goals = goal_views(&project.goals, &[]);
                if let Some(budget) = &project.budget {
                    years = budget_years(budget);
                    sums = budget_sums(budget, &years);
                }
                project_status = self.status_of(project);
                groups = self.groups(
                    site.collections
                        .by_project
                        .get(&(language.to_owned(), page.id.clone())),
                );
            }
            Fields::Method(_) => {
                groups = self.groups(
                    site.collections
                        .by_method
                        .get(&(language.to_owned(), page.id.clone())),
                )
            }
            Fields::Process(process) => steps = step_views(&process.actors, &process.steps),
            _ => {}
        }
        let has_calendar = !occasions.is_empty()
            && language == site.config.language.as_str()
            && site.config.makes(|outputs| outputs.calendars);
        let has_json =
            page.kind() != KindName::Page && site.config.makes(|outputs| outputs.item_json);
        let default_responsible = site.config.site.responsible.as_deref();
        let breadcrumbs = self.breadcrumbs(item);
        let [newer, older] = self.beside(index);
        ItemView {
            structured_data: structured_data::of_item(site, item, &breadcrumbs),
            head: Head {
                title_language: None,
                route: item.route.clone(),
                canonical: None,
                title: &page.common.title,
                description: &page.common.summary,
                page_type: page.kind().english(),
                breadcrumbs,
                translations: self.translations(item),
                feeds: None,
                calendar: has_calendar.then(|| format!("{}{CALENDAR_NAME}", item.route)),
                updated: page
                    .common
                    .updated
                    .or(page.common.published)
                    .map(|day| day.to_string()),
                responsible: page.common.responsible.as_deref().or(default_responsible),
                noindex: site.config.site.noindex || page.common.draft,
            },
            page: &page.common,
            easy_read: &page.easy_read,
            fields: FieldsView(fields),
            kind: page.kind(),
            id: &page.id,
            card: &item.card,
            cards: self.cards(item),
            files: self.offered_files(item),
            own_picture: links::own_picture(page, self.sources).map(|(_, facts)| facts),
            title_card: super::title_cards::route(site, self.theme, item),
            own_terms: self.own_terms(item),
            extra: &page.extra,
            headings: &page.body.headings,
            body: self.body_view(item),
            derived: &page.derived,
            words: page.body.words,
            stale: page.common.is_overdue(site.when.today),
            related: site
                .related(index)
                .into_iter()
                .map(|other| &site.items[other].card)
                .collect(),
            newer,
            older,
            groups,
            occasions,
            goals,
            steps,
            budget_years: years,
            budget_sums: sums,
            project_status,
            fallback_contact: self.project_contact(item),
            statement: self
                .is_statement_page(item)
                .then(|| self.statement_view(language))
                .flatten(),
            json: has_json.then(|| format!("{}index.json", item.route)),
        }
    }

    pub(super) fn is_statement_page(&self, item: &Item) -> bool {
        let statement = (item.page.kind() == KindName::Page)
            .then(|| self.site.statement_page(&item.page.language))
            .flatten();
        statement.is_some_and(|page| page.route == item.route)
    }

    /// The newer and the older item of the same kind.
    fn beside(&self, index: usize) -> [Option<Beside<'_>>; 2] {
        let places = self.site.collections.beside.get(&index).copied();
        let (newer, older) = places.unwrap_or_default();
        [newer, older].map(|place| {
            let other = &self.site.items[place?];
            Some(Beside {
                title: &other.card.title,
                url: &other.route,
            })
        })
    }

    fn breadcrumbs(&self, item: &Item) -> Vec<Crumb> {
        let language = item.page.language.as_str();
        let mut crumbs = vec![Crumb {
            title: self.theme.text(language, "start"),
            url: self.site.language_root(language),
        }];
        let kind = item.page.kind();
        if kind != KindName::Page {
            crumbs.push(self.kind_crumb(kind, language));
        }
        crumbs
    }

    fn translations<'s>(&'s self, item: &'s Item) -> Vec<Translation<'s>> {
        let language = item.page.language.as_str();
        if self.is_statement_page(item) {
            return self.statement_translations(language);
        }
        let all = self.site.translations(item);
        if all.len() < 2 {
            return Vec::new();
        }
        all.into_iter()
            .map(|other| Translation {
                language: &other.page.language,
                name: crate::language::own_name(&other.page.language),
                url: other.route.clone(),
                current: other.route == item.route,
            })
            .collect()
    }

    /// Cards of all items that a page refers to, by the reference as written.
    fn cards<'s>(&'s self, item: &Item) -> BTreeMap<String, &'s Card> {
        let mut cards = BTreeMap::new();
        check::each_mention(item, &mut |_, mention| {
            if let Mention::Item(reference, kinds) = mention
                && let Some(found) = self.site.find(reference, kinds, &item.page.language)
            {
                cards.insert(reference.to_owned(), &found.card);
            }
        });
        cards
    }

    fn offered_files(&self, item: &Item) -> BTreeMap<String, FileView> {
        let mut files = BTreeMap::new();
        check::each_mention(item, &mut |_, mention| {
            if let Mention::File(written) = mention
                && let Some(source) = links::file_source(&item.page.path, written, self.sources)
            {
                let size = self.sources.file(&source).map_or(0, |file| file.size);
                let format = source
                    .rsplit('.')
                    .next()
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                files.insert(
                    written.to_owned(),
                    FileView {
                        url: links::file_route(&source),
                        pages: links::pages(self.sources, &source),
                        size,
                        format,
                    },
                );
            }
        });
        files
    }

    fn own_terms<'s>(&'s self, item: &'s Item) -> Vec<OwnTerms<'s>> {
        let language = item.page.language.as_str();
        let known = &self.site.config.taxonomies;
        let own = item.page.own_terms.iter().filter_map(|(name, terms)| {
            let taxonomy = known.iter().find(|taxonomy| taxonomy.name == *name)?;
            let label = taxonomy
                .labels
                .get(language)
                .or_else(|| taxonomy.labels.get("sv"));
            let root = self.site.language_root(language);
            let terms = terms.iter().map(|term| Crumb {
                title: self.site.term_label(name, &term.slug, language).to_owned(),
                url: format!("{root}{}/{}/", taxonomy.address, term.slug),
            });
            Some(OwnTerms {
                label: label.map_or(name.as_str(), String::as_str),
                terms: terms.collect(),
            })
        });
        own.collect()
    }

    fn groups(&self, indices: Option<&Vec<usize>>) -> Vec<CardGroup<'_>> {
        group_by_kind(
            self.site.items.as_slice(),
            indices.map_or(&[], Vec::as_slice),
            usize::MAX,
        )
    }

    fn occasions<'s>(&self, occasions: &'s [Occasion]) -> Vec<OccasionView<'s>> {
        let today = self.site.when.today;
        let mut views: Vec<OccasionView<'s>> = occasions
            .iter()
            .map(|occasion| {
                let end = occasion.ends();
                let past = end.is_some_and(|end| end.day < today)
                    || occasion
                        .status
                        .as_ref()
                        .is_some_and(|status| status.as_str() == "genomford");
                let closed = occasion.registration_closes.is_some_and(|day| day < today);
                let full = occasion
                    .status
                    .as_ref()
                    .is_some_and(|status| status.as_str() == "fullbokad");
                OccasionView {
                    occasion,
                    start: occasion.starts().map(|start| start.to_string()),
                    end: end.map(|end| end.to_string()),
                    past,
                    registration_open: !past && !closed && !full && !occasion.cancelled,
                }
            })
            .collect();
        views.sort_by(|left, right| (left.past, &left.start).cmp(&(right.past, &right.start)));
        views
    }

    /// What is written, else what the period says; nothing where neither is known.
    fn status_of<'p>(&self, project: &'p Project) -> Option<&'p str> {
        if let Some(status) = &project.status {
            return Some(status.as_str());
        }
        let today = self.site.when.today;
        let period = project.period.as_ref()?;
        Some(if period.end.is_some_and(|end| end.last_day() < today) {
            "avslutat"
        } else if period.start.is_some_and(|start| start.first_day() > today) {
            "planerat"
        } else {
            "pagaende"
        })
    }

    fn project_contact<'s>(&'s self, item: &Item) -> Option<&'s crate::kinds::common::Contact> {
        if item.page.common.contact.is_some() {
            return None;
        }
        let project = self.site.find(
            item.page.fields.project()?,
            &[KindName::Project],
            &item.page.language,
        )?;
        project.page.common.contact.as_ref()
    }
}

/// Items by kind, in the order of kinds.
pub(super) fn group_by_kind<'s>(
    items: &'s [Item],
    indices: &[usize],
    most: usize,
) -> Vec<CardGroup<'s>> {
    KindName::ALL
        .into_iter()
        .filter_map(|kind| {
            let mut of_kind: Vec<&Card> = indices
                .iter()
                .map(|index| &items[*index])
                .filter(|item| item.page.kind() == kind)
                .map(|item| &item.card)
                .collect();
            if kind == KindName::Course {
                of_kind.sort_by(|left, right| coming_first(left, right));
            }
            let total = of_kind.len();
            (total > 0).then(|| CardGroup {
                kind,
                cards: of_kind.into_iter().take(most).collect(),
                total,
            })
        })
        .collect()
}

/// The years that a budget has amounts for, in order.
pub(super) fn budget_years(budget: &Budget) -> Vec<String> {
    let mut years: Vec<String> = budget
        .rows
        .iter()
        .flat_map(|row| row.amounts.keys())
        .chain(budget.stated_total_by_year.keys())
        .cloned()
        .collect();
    years.sort();
    years.dedup();
    years
}

/// What a budget's costs are together in each of these years.
fn budget_sums(budget: &Budget, years: &[String]) -> Vec<Option<f64>> {
    let is_cost = |row: &&BudgetRow| {
        row.kind
            .as_ref()
            .is_none_or(|kind| kind.as_str() != "intakt")
    };
    let sum_of = |year: &String| {
        let costs = budget.rows.iter().filter(is_cost);
        let amounts = costs.filter_map(|row| row.amounts.get(year).copied());
        amounts.reduce(|sum, amount| sum + amount)
    };
    years.iter().map(sum_of).collect()
}
