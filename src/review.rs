//! What a web group wants to see of each page besides what is wrong: how it reads, what its pictures
//! show in words, and which fields are missing.

use rayon::prelude::*;

use crate::config::Config;
use crate::kind_name::KindName;
use crate::markdown::{Filling, Html};
use crate::page::Page;
use crate::readability::Measures;
use crate::site::{Item, Site};
use crate::sources::Sources;
use crate::texts::Texts;

/// What is said of a page.
#[derive(Clone, Debug)]
pub struct PageReview {
    /// Its source.
    pub file: String,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: KindName,
    /// Who answers for it.
    pub owner: Option<String>,
    /// What can be counted in its text.
    pub measures: Measures,
    /// Pictures in its text.
    pub pictures: Vec<PictureReview>,
    /// Fields that would help readers and are missing, by their English keys.
    pub missing: Vec<String>,
}

/// A picture and what it shows in words.
#[derive(Clone, Debug)]
pub struct PictureReview {
    /// The picture as the text names it.
    pub source: String,
    /// The line that it stands on.
    pub line: u32,
    /// The description; empty when it is decorative.
    pub alt: String,
}

/// Reviews every page that readers see, in the order of the site.
pub fn pages(site: &Site, texts: &Texts, sources: &Sources) -> Vec<PageReview> {
    let items: Vec<&Item> = site.shown().collect();
    let reviewed = items.into_par_iter().map(|item| {
        let page = &item.page;
        let html = texts.html(page, sources).unwrap_or_default();
        PageReview {
            file: page.path.clone(),
            title: page.common.title.clone(),
            kind: page.kind(),
            owner: owner_of(Some(page), &site.config),
            measures: Measures::of(&html.text),
            pictures: pictures(page, &html),
            missing: page.missing.clone(),
        }
    });
    reviewed.collect()
}

fn pictures(page: &Page, html: &Html) -> Vec<PictureReview> {
    let pictures = html.holes.iter().filter_map(|hole| match &hole.filling {
        Filling::Picture(link, alt) => Some((page.body.links.get(*link as usize)?, alt)),
        _ => None,
    });
    pictures
        .map(|(link, alt)| PictureReview {
            source: link.target.clone(),
            line: link.span.line,
            alt: alt.clone(),
        })
        .collect()
}

/// Who answers for a page: the function that it names, else its contact, else the site's.
pub fn owner_of(page: Option<&Page>, config: &Config) -> Option<String> {
    let named = page.and_then(|page| {
        let contact = page.common.contact.as_ref();
        let contact = contact.and_then(|contact| contact.name.clone());
        page.common.responsible.clone().or(contact)
    });
    let site = &config.site;
    named
        .or_else(|| site.responsible.clone())
        .or_else(|| site.publisher.clone())
}
