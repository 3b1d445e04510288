//! What maps and tables show: municipalities, what each has of each theme, cases side by side.

use serde::Serialize;

use super::{CardGroup, Counted, Crumb, FacetsView, Head, Pagination};
use crate::municipality::Municipality;
use crate::site::Card;

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
