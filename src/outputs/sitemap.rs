//! The site for machines: `sitemap.xml` (sitemaps.org) and `robots.txt`.

use super::{Entry, List, Plan};
use crate::site::Site;

/// The protocol's limit is 50,000 addresses a file.
const ADDRESSES_IN_A_PART: usize = 40_000;

/// How many parts the sitemap of a plan needs.
pub(super) fn parts(plan: &Plan) -> usize {
    plan.values()
        .filter(|entry| is_page(entry))
        .count()
        .div_ceil(ADDRESSES_IN_A_PART)
        .max(1)
}

/// The sitemap: part 0 is the only one, or the index of the others.
pub(super) fn sitemap(site: &Site, plan: &Plan, part: usize) -> Vec<u8> {
    let parts = parts(plan);
    let base = &site.config.base_url;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    if parts > 1 && part == 0 {
        xml.push_str("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for part in 1..=parts {
            xml.push_str(&format!(
                "<sitemap><loc>{base}sitemap-{part}.xml</loc></sitemap>\n"
            ));
        }
        xml.push_str("</sitemapindex>\n");
        return xml.into_bytes();
    }
    xml.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let from = part.saturating_sub(1) * ADDRESSES_IN_A_PART;
    let pages = plan.iter().filter(|(_, entry)| is_page(entry));
    for (path, entry) in pages.skip(from).take(ADDRESSES_IN_A_PART) {
        let changed = match entry {
            Entry::Item(index) => {
                let common = &site.items[*index].page.common;
                common.updated.or(common.published)
            }
            Entry::Statement(language) => {
                let statement = site.statement(language);
                statement.and_then(|statement| statement.updated())
            }
            _ => None,
        };
        let changed = changed.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
        let below = path.strip_suffix("index.html").unwrap_or(path);
        xml.push_str(&format!("<url><loc>{base}{below}</loc>{changed}</url>\n"));
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

/// Whether an entry is a page that people look for.
fn is_page(entry: &Entry) -> bool {
    match entry {
        // The same items in another order are no other page.
        Entry::Listing(List::Sorted(..), _) => false,
        Entry::Listing(..)
        | Entry::Item(_)
        | Entry::Start(_)
        | Entry::Terms(..)
        | Entry::Organisations(_)
        | Entry::Municipalities(_)
        | Entry::Municipality(..)
        | Entry::Overview(_)
        | Entry::Statement(_)
        | Entry::Comparison(..)
        | Entry::OpenDataIndex => true,
        Entry::ItemJson(_)
        | Entry::Atom(_)
        | Entry::JsonFeed(_)
        | Entry::Calendar(_)
        | Entry::Embed(_)
        | Entry::Redirect(_)
        | Entry::NotFound
        | Entry::Sitemap(_)
        | Entry::Robots
        | Entry::ServerFile(_)
        | Entry::StatementJson(_)
        | Entry::KindJson(_)
        | Entry::KindCsv(_)
        | Entry::FigureCsv(..)
        | Entry::Asset(_)
        | Entry::File(_)
        | Entry::Image(..)
        | Entry::TitleCard(_)
        // Search engines want to be led to pages, not to other searches.
        | Entry::SearchPage(_)
        | Entry::SearchIndex(_)
        | Entry::SearchClient
        | Entry::SearchDescription(_) => false,
    }
}

/// Rules for robots: everything, or nothing where the site asks to be left alone.
pub(super) fn robots(site: &Site) -> Vec<u8> {
    let rule = if site.config.site.noindex {
        "Disallow: /"
    } else {
        "Disallow:"
    };
    format!(
        "User-agent: *\n{rule}\nSitemap: {}sitemap.xml\n",
        site.config.base_url
    )
    .into_bytes()
}
