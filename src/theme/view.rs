//! Exactly what templates see. A view is all that a page depends on besides its theme: its hash
//! decides whether the page must be rendered again, so nothing may reach a template around it.

mod blocks;
mod items;
mod lists;
mod overviews;
mod statements;

use serde::Serialize;

use crate::site::Card;

pub use self::blocks::{
    BlockView, FileView, GoalView, NextView, PictureSource, PictureView, StepView,
};
pub use self::items::{BodyView, CardGroup, FieldsView, ItemView, OccasionView, OwnTerms};
pub use self::lists::{
    Choice, ChosenValue, DirectoryGroup, DirectoryView, EmbedView, EmbeddedItem, Facet, FacetValue,
    FacetsView, ListedGroup, ListingView, Pagination,
};
pub use self::overviews::{
    ComparedCase, ComparisonView, MapPlace, MapView, MatrixRow, MatrixView, MunicipalityView,
};
pub use self::statements::{FoundIssueView, StatementPageView, StatementText, StatementView};

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
