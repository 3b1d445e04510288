//! What the page of an item shows.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{Beside, BlockView, Crumb, FileView, GoalView, Head, StatementView, StepView};
use crate::images::Facts;
use crate::kinds::common::Common;
use crate::kinds::{Fields, of_any_kind};
use crate::markdown::Heading;
use crate::site::{Card, ResolvedLink};

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

/// An item's terms of one of the site's own taxonomies.
#[derive(Debug, Serialize)]
pub struct OwnTerms<'a> {
    /// What readers see.
    pub label: &'a str,
    /// The terms.
    pub terms: Vec<Crumb>,
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
