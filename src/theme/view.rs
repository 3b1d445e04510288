//! Exactly what templates see. A view is all that a page depends on besides its theme: its hash
//! decides whether the page must be rendered again, so nothing may reach a template around it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::blocks::{Chart, Figures, Flow, Timeline};
use crate::images::Facts;
use crate::kinds::common::{Common, Quote};
use crate::kinds::evaluation::Question;
use crate::kinds::project::Goal;
use crate::kinds::{Fields, of_any_kind};
use crate::markdown::Heading;
use crate::municipality::Municipality;
use crate::site::{Card, ResolvedLink};

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Head<'a> {
    /// Address within the site.
    pub route: String,
    /// The address that search engines should know it by, where that is another.
    pub canonical: Option<String>,
    /// The page's heading.
    pub title: &'a str,
    /// The language of the heading, where that is not the page's.
    pub title_language: Option<&'a str>,
    /// Plain text for search engines and link previews.
    pub description: &'a str,
    /// What kind of page: `case`, `listing`, `start` and so on.
    pub page_type: &'static str,
    /// The way from the start page; without the page itself.
    pub breadcrumbs: Vec<Crumb>,
    /// The same page in every language that has it, when there are several.
    pub translations: Vec<Translation<'a>>,
    /// Feeds of this page.
    pub feeds: Option<Feeds>,
    /// A calendar of this page.
    pub calendar: Option<String>,
    /// When the page was last updated.
    pub updated: Option<String>,
    /// The function that answers for it.
    pub responsible: Option<&'a str>,
    /// Not for search engines.
    pub noindex: bool,
}

/// A step on the way from the start page.
#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    /// What it is called.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// The page in one language.
#[derive(Debug, Serialize)]
pub struct Translation<'a> {
    /// The language.
    pub language: &'a str,
    /// The language's own name.
    pub name: &'a str,
    /// Where it is.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
}

/// The way to an item next to this one.
#[derive(Debug, Serialize)]
pub struct Beside<'a> {
    /// Its title.
    pub title: &'a str,
    /// Where it is.
    pub url: &'a str,
}

/// A page's feeds.
#[derive(Debug, Serialize)]
pub struct Feeds {
    /// Atom.
    pub atom: String,
    /// JSON Feed.
    pub json: String,
}

/// A kind's own fields, as a plain table.
#[derive(Debug)]
pub struct FieldsView<'a>(pub &'a Fields);

impl Serialize for FieldsView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        of_any_kind!(self.0, record => record.serialize(serializer))
    }
}

/// A text's dependencies: with the text's hash and these, its HTML is given.
#[derive(Debug, Serialize)]
pub struct BodyView<'a> {
    /// Hash of the text.
    pub hash: u128,
    /// Where its links lead.
    pub links: &'a [ResolvedLink],
    /// What its blocks show.
    pub blocks: Vec<BlockView<'a>>,
}

/// What a block shows.
#[derive(Debug, Serialize)]
pub enum BlockView<'a> {
    /// Figures.
    Chart {
        /// As written.
        chart: &'a Chart,
        /// The figures, its own or those of its file.
        figures: Cow<'a, Figures>,
        /// Where the figures can be fetched.
        csv: Option<String>,
    },
    /// A timeline.
    Timeline {
        /// As written.
        timeline: &'a Timeline,
        /// Where the events can be fetched.
        csv: Option<String>,
    },
    /// A flow.
    Flow {
        /// As written.
        flow: &'a Flow,
        /// Its steps in words.
        steps: Vec<StepView>,
        /// Where the steps can be fetched.
        csv: Option<String>,
    },
    /// A quote.
    Quote(&'a Quote),
    /// A project's goals.
    Goals {
        /// The project.
        project: &'a Card,
        /// Its goals.
        goals: Vec<GoalView<'a>>,
    },
    /// A survey question.
    Survey {
        /// The evaluation.
        evaluation: &'a Card,
        /// What the survey is called.
        title: &'a str,
        /// The place of the question on its page.
        anchor: String,
        /// The question.
        question: &'a Question,
        /// How many were asked.
        invited: Option<u32>,
        /// How many answered the survey.
        responses: Option<u32>,
        /// Whether the evaluation's own page shows it.
        is_own: bool,
    },
    /// A block whose source is not shown; reported elsewhere.
    Missing,
}

/// A goal with the status to show.
#[derive(Debug, Serialize)]
pub struct GoalView<'a> {
    /// As written.
    pub goal: &'a Goal,
    /// The status to show.
    pub status: &'a str,
}

/// A step of a process, in words.
#[derive(Debug, Serialize)]
pub struct StepView {
    /// Its number, from 1.
    pub number: usize,
    /// The step's name.
    pub id: String,
    /// Who does it.
    pub actor: Option<String>,
    /// What is done.
    pub text: String,
    /// What kind of step.
    pub kind: Option<String>,
    /// Where it leads: number, text, condition.
    pub next: Vec<NextView>,
    /// A document that belongs to it, as a reference.
    pub document: Option<String>,
}

/// Where a step leads.
#[derive(Debug, Serialize)]
pub struct NextView {
    /// The next step's number.
    pub number: usize,
    /// The next step's name.
    pub id: String,
    /// What is done there.
    pub text: String,
    /// On which condition.
    pub label: Option<String>,
    /// Whether several steps lead there, so that the order of the list does not say which.
    pub is_shared: bool,
}

/// A file to download.
#[derive(Debug, Serialize)]
pub struct FileView {
    /// Where it is published.
    pub url: String,
    /// Size in bytes.
    pub size: u64,
    /// The ending of its name: `pdf`.
    pub format: String,
    /// How many pages it has, of documents that say so.
    pub pages: Option<u32>,
}

/// A picture and the sizes that a browser may choose from.
#[derive(Debug, Default, Serialize)]
pub struct PictureView {
    /// What browsers show that do not choose.
    pub url: String,
    /// Its width in pixels, where it is known.
    pub width: Option<u32>,
    /// Its height in pixels, where it is known.
    pub height: Option<u32>,
    /// Sizes in the picture's own format, narrowest first.
    pub srcset: Vec<PictureSource>,
    /// Sizes as WebP, where that saves anything.
    pub webp: Vec<PictureSource>,
    /// Sizes as AVIF, where the site asks for it and that saves anything.
    pub avif: Vec<PictureSource>,
}

/// A picture in one size.
#[derive(Debug, Serialize)]
pub struct PictureSource {
    /// Where it is published.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
}

/// A time at which a course is given.
#[derive(Debug, Serialize)]
pub struct OccasionView<'a> {
    /// As written.
    pub occasion: &'a crate::kinds::course::Occasion,
    /// When it starts.
    pub start: Option<String>,
    /// When it ends.
    pub end: Option<String>,
    /// Whether it is over.
    pub past: bool,
    /// Whether one can still sign up.
    pub registration_open: bool,
}

/// Items of one kind.
#[derive(Debug, Serialize)]
pub struct CardGroup<'a> {
    /// The kind.
    pub kind: crate::kind_name::KindName,
    /// The items.
    pub cards: Vec<&'a Card>,
    /// How many there are in all.
    pub total: usize,
}

/// The page of an item.
#[derive(Debug, Serialize)]
pub struct ItemView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// What it says to machines, as JSON-LD.
    pub structured_data: String,
    /// Fields that every kind has.
    pub page: &'a Common,
    /// The gist in easy words, as HTML.
    pub easy_read: &'a str,
    /// Fields of its own kind.
    pub fields: FieldsView<'a>,
    /// The kind.
    pub kind: crate::kind_name::KindName,
    /// The id.
    pub id: &'a str,
    /// As lists show it.
    pub card: &'a Card,
    /// Cards of the items that it refers to, by reference.
    pub cards: BTreeMap<String, &'a Card>,
    /// Files that it offers, by path as written.
    pub files: BTreeMap<String, FileView>,
    /// What there is to know of its picture; the sizes to choose from follow from it.
    pub own_picture: Option<Facts>,
    /// Where the picture with its title is, which is shown with links to it.
    pub title_card: Option<String>,
    /// Terms of the site's own taxonomies.
    pub own_terms: Vec<OwnTerms<'a>>,
    /// `[extra]` as JSON.
    pub extra: &'a str,
    /// Headings of the text.
    pub headings: &'a [Heading],
    /// The text.
    pub body: BodyView<'a>,
    /// Fields that came from the text.
    pub derived: &'a [String],
    /// Words of text.
    pub words: u32,
    /// Past its review date.
    pub stale: bool,
    /// Items to read next.
    pub related: Vec<&'a Card>,
    /// The newer item of its kind.
    pub newer: Option<Beside<'a>>,
    /// The older item of its kind.
    pub older: Option<Beside<'a>>,
    /// A project's own items, or those that use a method.
    pub groups: Vec<CardGroup<'a>>,
    /// A course's times.
    pub occasions: Vec<OccasionView<'a>>,
    /// A project's goals.
    pub goals: Vec<GoalView<'a>>,
    /// A process' steps.
    pub steps: Vec<StepView>,
    /// A project's budget years.
    pub budget_years: Vec<String>,
    /// What its costs are together, year by year; nothing for a year without any.
    pub budget_sums: Vec<Option<f64>>,
    /// The status that follows from the period.
    pub project_status: Option<&'a str>,
    /// Whom to ask when the page names nobody: the project's contact.
    pub fallback_contact: Option<&'a crate::kinds::common::Contact>,
    /// What the accessibility statement says, on its page.
    pub statement: Option<StatementView<'a>>,
    /// The JSON of the item.
    pub json: Option<String>,
}

/// What the accessibility statement says, on the page that a site has written or the settings give.
#[derive(Debug, Serialize)]
pub struct StatementView<'a> {
    /// Sections that the page's own text has, and that are not to be written again.
    pub written: Vec<&'static str>,
    /// Fully, partly, not.
    pub conformance: Option<&'a str>,
    /// What is not accessible, and why.
    pub known_issues: Vec<StatementText<'a>>,
    /// What the program has found that is not accessible.
    pub found_issues: Vec<FoundIssueView<'a>>,
    /// What is left as it is because mending it would be a disproportionate burden.
    pub disproportionate_burden: Vec<StatementText<'a>>,
    /// What the law does not apply to.
    pub outside_scope: Vec<StatementText<'a>>,
    /// When it was assessed.
    pub assessed: Option<String>,
    /// How it was assessed.
    pub method: Option<StatementText<'a>>,
    /// When it was last changed.
    pub updated: Option<String>,
    /// Who sees to it that the law is followed, where that is not the usual authority.
    pub authority: Option<StatementText<'a>>,
    /// Where to report to the authority.
    pub authority_url: &'a str,
}

/// What the program has found that is not accessible.
#[derive(Debug, Serialize)]
pub struct FoundIssueView<'a> {
    /// What is wrong.
    pub title: StatementText<'a>,
    /// How many pages it is wrong on.
    pub places: usize,
    /// Success criteria of WCAG 2.1.
    pub criteria: String,
    /// Why it is let be.
    pub reason: Option<StatementText<'a>>,
    /// What readers can do instead.
    pub alternative: Option<StatementText<'a>>,
    /// The day that it is to be mended by.
    pub until: Option<String>,
}

/// A text that somebody has written in the statement, and its language.
#[derive(Debug, Serialize)]
pub struct StatementText<'a> {
    /// The language.
    pub language: &'a str,
    /// The text.
    pub text: &'a str,
}

/// The accessibility statement that is made from the settings.
#[derive(Debug, Serialize)]
pub struct StatementPageView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// What it says.
    pub statement: StatementView<'a>,
}

/// An item's terms of one of the site's own taxonomies.
#[derive(Debug, Serialize)]
pub struct OwnTerms<'a> {
    /// What readers see.
    pub label: &'a str,
    /// The terms.
    pub terms: Vec<Crumb>,
}

/// One page of a list.
#[derive(Debug, Serialize)]
pub struct ListingView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// A line above the heading: what is listed.
    pub context: String,
    /// The introduction, when somebody has written one.
    pub body: Option<BodyView<'a>>,
    /// A description of the term or organisation.
    pub description: Option<&'a str>,
    /// The items of this page.
    pub cards: Vec<&'a Card>,
    /// The same items under headings, in an order that has such.
    pub groups: Vec<ListedGroup<'a>>,
    /// Whether all are of one kind, which the heading says.
    pub is_of_one_kind: bool,
    /// Which page.
    pub pagination: Pagination,
    /// Where an embeddable version is.
    pub embed: Option<String>,
    /// What can be chosen, on the first page.
    pub facets: Option<FacetsView>,
    /// Orders to choose between.
    pub orders: Vec<Choice>,
    /// The table that the theme's cases are compared in.
    pub comparison: Option<String>,
}

/// Items of a list under one heading.
#[derive(Debug, Serialize)]
pub struct ListedGroup<'a> {
    /// The heading.
    pub title: String,
    /// The items.
    pub cards: Vec<&'a Card>,
}

/// Something to choose.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// What it is called.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// Whether it is the page one is on.
    pub current: bool,
}

/// A value that has been chosen.
#[derive(Debug, Serialize)]
pub struct ChosenValue {
    /// What it is called.
    pub title: String,
    /// Where it leads.
    pub url: String,
    /// What one can choose among instead, where there is no list without the value.
    pub among: Option<String>,
}

/// Ways to narrow a list.
#[derive(Debug, Serialize)]
pub struct FacetsView {
    /// What has been chosen; each leads to the list without it.
    pub chosen: Vec<ChosenValue>,
    /// Choices that are always shown.
    pub first: Vec<Facet>,
    /// Choices behind "more".
    pub more: Vec<Facet>,
}

/// One way to narrow a list; it has at least two values, but for those that would lead nowhere else.
#[derive(Debug, Serialize)]
pub struct Facet {
    /// What is chosen: "Kommun".
    pub title: String,
    /// The key of a text that says what a choice does to earlier ones.
    pub note: Option<&'static str>,
    /// The value that is chosen.
    pub chosen: Option<String>,
    /// The values.
    pub values: Vec<FacetValue>,
}

/// A value to choose.
#[derive(Debug, Serialize)]
pub struct FacetValue {
    /// What it is called.
    pub title: String,
    /// The language of its name, where that is not the page's.
    pub language: Option<String>,
    /// Where it leads.
    pub url: String,
    /// How many items there are.
    pub count: usize,
    /// Whether it is the page one is on.
    pub current: bool,
}

/// A picture of the region.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// Width in its own units.
    pub width: i32,
    /// Height in its own units.
    pub height: i32,
    /// The municipalities.
    pub places: Vec<MapPlace>,
    /// How many items a municipality with the darkest shade has at the least.
    pub many: Option<usize>,
    /// Whether some have fewer items than that.
    pub fewer: bool,
    /// How many municipalities have items of their own.
    pub with_content: usize,
    /// How many municipalities there are.
    pub total: usize,
}

/// A municipality in a picture.
#[derive(Debug, Serialize)]
pub struct MapPlace {
    /// A class that shades it; empty for most.
    pub class: &'static str,
    /// Its shape, as SVG path data.
    pub path: String,
}

/// The table of municipalities and themes.
#[derive(Debug, Serialize)]
pub struct MatrixView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// The themes: a column each.
    pub themes: Vec<Counted>,
    /// The municipalities: a row each.
    pub rows: Vec<MatrixRow<'a>>,
}

/// What a municipality has of each theme.
#[derive(Debug, Serialize)]
pub struct MatrixRow<'a> {
    /// The municipality's name.
    pub title: &'a str,
    /// Where its page is.
    pub url: String,
    /// Theme by theme; nothing where it has none.
    pub cells: Vec<Option<Counted>>,
    /// How many items it has in all.
    pub total: usize,
}

/// The table of a theme's cases.
#[derive(Debug, Serialize)]
pub struct ComparisonView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// The theme.
    pub theme: Crumb,
    /// The cases.
    pub rows: Vec<ComparedCase<'a>>,
    /// Which page.
    pub pagination: Pagination,
}

/// A case in the table.
#[derive(Debug, Serialize)]
pub struct ComparedCase<'a> {
    /// As lists show it.
    pub card: &'a Card,
    /// Codes of counties.
    pub counties: Vec<&'a str>,
    /// Whether the municipality is left unnamed.
    pub is_anonymous: bool,
    /// How far it has come.
    pub maturity: Option<&'a str>,
    /// How sure one is, 0–4.
    pub evidence: u8,
    /// Cost in kronor a year.
    pub cost: Option<f64>,
    /// Cost as a band.
    pub cost_band: Option<&'a str>,
    /// How easily it moves to another municipality.
    pub transfer: Option<&'a str>,
}

/// Where one stands among the pages of a list.
#[derive(Debug, Serialize)]
pub struct Pagination {
    /// This page, from 1.
    pub page: usize,
    /// How many pages.
    pub pages: usize,
    /// How many items.
    pub total: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// Something with a name, an address and a number of items.
#[derive(Clone, Debug, Serialize)]
pub struct Counted {
    /// What it is called.
    pub title: String,
    /// The language of its name, where that is not the page's.
    pub language: Option<String>,
    /// Where it leads.
    pub url: String,
    /// How many items.
    pub count: usize,
}

/// A list of terms, organisations or municipalities.
#[derive(Debug, Serialize)]
pub struct DirectoryView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// The entries, in groups with a heading each; one group without heading is a plain list.
    pub groups: Vec<DirectoryGroup>,
    /// A picture of the region, beside its municipalities.
    pub map: Option<MapView>,
    /// The table of municipalities and themes.
    pub overview: Option<String>,
}

/// Entries under one heading.
#[derive(Debug, Serialize)]
pub struct DirectoryGroup {
    /// The heading; empty when there is none.
    pub title: String,
    /// The entries.
    pub entries: Vec<Counted>,
}

/// The page of a municipality.
#[derive(Debug, Serialize)]
pub struct MunicipalityView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// The municipality.
    pub municipality: &'a Municipality,
    /// The part of the region.
    pub subregion: Option<&'a str>,
    /// Its items by kind.
    pub groups: Vec<CardGroup<'a>>,
    /// Items that hold for every municipality.
    pub for_all: Vec<CardGroup<'a>>,
    /// Cases of municipalities that are like it or near it.
    pub nearby: Vec<&'a Card>,
    /// Municipalities with a common border.
    pub neighbours: Vec<Counted>,
    /// Municipalities of the same part of the region.
    pub same_subregion: Vec<Counted>,
    /// Municipalities of the same group.
    pub same_group: Vec<Counted>,
    /// Where it lies.
    pub map: Option<MapView>,
    /// What of it can be chosen.
    pub facets: Option<FacetsView>,
    /// Where an embeddable version is.
    pub embed: Option<String>,
}

/// The start page.
#[derive(Debug, Serialize)]
pub struct StartView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// What it says to machines, as JSON-LD.
    pub structured_data: String,
    /// The introduction.
    pub body: Option<BodyView<'a>>,
    /// Items to show first.
    pub featured: Vec<&'a Card>,
    /// The newest items.
    pub newest: Vec<&'a Card>,
    /// Courses with dates to come.
    pub courses: Vec<&'a Card>,
    /// Themes.
    pub themes: Vec<Counted>,
    /// Municipalities.
    pub municipalities: Vec<Counted>,
    /// A picture of the region.
    pub map: Option<MapView>,
}

/// A page with a heading and texts of the interface only.
#[derive(Debug, Serialize)]
pub struct PlainView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// Links to offer.
    pub links: Vec<Counted>,
    /// Whether the site has several languages.
    pub is_multilingual: bool,
}

/// An item of an embedded list, which shows no more of it.
#[derive(Debug, Serialize)]
pub struct EmbeddedItem<'a> {
    /// Address within the site.
    pub url: &'a str,
    /// The title.
    pub title: &'a str,
    /// The kind.
    pub kind: crate::kind_name::KindName,
    /// The language.
    pub language: &'a str,
}

/// A list to embed in another site.
#[derive(Debug, Serialize)]
pub struct EmbedView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// The items.
    pub cards: Vec<EmbeddedItem<'a>>,
    /// The whole page.
    pub more: String,
}

/// A page that leads to another.
#[derive(Debug, Serialize)]
pub struct RedirectView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// Where it leads.
    pub target: &'a str,
}

/// A line at the top of every page.
#[derive(Debug, Serialize)]
pub struct Notice {
    /// The line.
    pub text: String,
    /// The language that it is written in.
    pub language: String,
}

/// A page that may be in another language than the one that leads to it.
#[derive(Debug, Serialize)]
pub struct PageInLanguage {
    /// Where it is.
    pub url: String,
    /// The language.
    pub language: String,
}

/// What every page of one language has in common.
#[derive(Debug, Serialize)]
pub struct SharedView {
    /// The main menu.
    pub menu: Vec<Crumb>,
    /// The footer's links.
    pub footer: Vec<Crumb>,
    /// Where the accessibility statement is; one of the footer's links.
    pub statement: Option<String>,
    /// A line at the top of every page.
    pub notice: Option<Notice>,
    /// Where the language begins.
    pub home: String,
    /// The page that explains levels of evidence, where there is one.
    pub evidence: Option<PageInLanguage>,
    /// Feeds of everything.
    pub feeds: Option<(String, String)>,
    /// Where readers search, where they can.
    pub search: Option<SearchPlaces>,
}

/// Where readers of a language search.
#[derive(Debug, Serialize)]
pub struct SearchPlaces {
    /// The search page.
    pub route: String,
    /// What browsers must know of it.
    pub description: String,
    /// The script that searches; changes with it.
    pub client: String,
    /// Where the index begins.
    pub manifest: String,
}

/// The page to search on.
#[derive(Debug, Serialize)]
pub struct SearchView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// The folder of the index.
    pub index: String,
    /// Ways to find without searching.
    pub ways: Vec<Crumb>,
}
