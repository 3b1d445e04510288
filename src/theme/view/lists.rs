//! What lists show, and the ways to narrow and order them.

use serde::Serialize;

use super::{BodyView, Counted, Head, MapView};
use crate::site::Card;

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
