//! What can stand at an address.

use super::{FigureSource, List, Server};
use crate::images::Variant;
use crate::kind_name::KindName;

/// One thing to publish.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// An item's page, by its place in the site.
    Item(usize),
    /// An item as JSON.
    ItemJson(usize),
    /// The start page of a language.
    Start(String),
    /// One page of a list.
    Listing(List, usize),
    /// All terms of a taxonomy.
    Terms(String, String),
    /// All organisations.
    Organisations(String),
    /// All municipalities.
    Municipalities(String),
    /// A municipality, by language and code.
    Municipality(String, String),
    /// How many items each municipality has of each theme.
    Overview(String),
    /// The accessibility statement that is made from the settings, in a language.
    Statement(String),
    /// The statement in a language as JSON.
    StatementJson(String),
    /// A part of the table of a theme's cases, by language and theme.
    Comparison(String, String, usize),
    /// An Atom feed.
    Atom(Channel),
    /// A JSON Feed.
    JsonFeed(Channel),
    /// A calendar.
    Calendar(Timetable),
    /// A list to embed in another site.
    Embed(Channel),
    /// An address that leads to another.
    Redirect(String),
    /// The page for addresses that do not exist.
    NotFound,
    /// The map of the site for search engines.
    Sitemap(usize),
    /// Rules for robots.
    Robots,
    /// Settings for a server.
    ServerFile(Server),
    /// What open data there is.
    OpenDataIndex,
    /// A kind's items as JSON.
    KindJson(KindName),
    /// A kind's items as CSV.
    KindCsv(KindName),
    /// The figures behind a picture as CSV, by the item's place in the site.
    FigureCsv(usize, FigureSource),
    /// A theme's asset, by output path.
    Asset(String),
    /// A file of the site, copied.
    File(String),
    /// A picture of the site in another size or format, by its source.
    Image(String, Variant),
    /// The picture with an item's title, by its place in the site.
    TitleCard(usize),
    /// The search index of a language: its manifest, whose other files lie beside it.
    SearchIndex(String),
    /// The script that searches it.
    SearchClient,
    /// The page to search on, in a language.
    SearchPage(String),
    /// What browsers must know to search the site from their own field (OpenSearch 1.1).
    SearchDescription(String),
}

impl Entry {
    /// Whether a template makes it, which can fail; anything else is copied or written by the program.
    pub fn is_rendered(&self) -> bool {
        match self {
            Self::Item(_)
            | Self::Start(_)
            | Self::Listing(..)
            | Self::Terms(..)
            | Self::Organisations(_)
            | Self::Municipalities(_)
            | Self::Municipality(..)
            | Self::Overview(_)
            | Self::Statement(_)
            | Self::Comparison(..)
            | Self::Embed(_)
            | Self::Redirect(_)
            | Self::NotFound
            | Self::OpenDataIndex
            | Self::SearchPage(_) => true,
            Self::ItemJson(_)
            | Self::Atom(_)
            | Self::JsonFeed(_)
            | Self::Calendar(_)
            | Self::Sitemap(_)
            | Self::Robots
            | Self::ServerFile(_)
            | Self::KindJson(_)
            | Self::KindCsv(_)
            | Self::FigureCsv(..)
            | Self::Asset(_)
            | Self::File(_)
            | Self::Image(..)
            | Self::TitleCard(_)
            | Self::SearchIndex(_)
            | Self::SearchClient
            | Self::StatementJson(_)
            | Self::SearchDescription(_) => false,
        }
    }
}

/// What a feed or an embedded list holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// Everything, in a language.
    All(String),
    /// A list.
    List(List),
    /// A municipality, by language and code.
    Municipality(String, String),
}

/// What a calendar holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timetable {
    /// Every course.
    All,
    /// One course, by its place in the site.
    Course(usize),
    /// Courses in a municipality, by code.
    Municipality(String),
}
