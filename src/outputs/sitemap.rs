//! The site for machines: `sitemap.xml` (sitemaps.org) and `robots.txt`.

use crate::site::Site;

/// The protocol's limit is 50,000 addresses a file.
const ADDRESSES_IN_A_PART: usize = 40_000;

/// How many parts the sitemap needs.
pub(super) fn parts(site: &Site<'_>) -> usize {
    site.items.len().div_ceil(ADDRESSES_IN_A_PART).max(1)
}

/// The sitemap: part 0 is the only one, or the index of the others.
pub(super) fn sitemap(site: &Site<'_>, part: usize) -> Vec<u8> {
    let parts = parts(site);
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
    if part <= 1 {
        for language in &site.languages {
            xml.push_str(&format!(
                "<url><loc>{base}{}</loc></url>\n",
                site.language_root(language).trim_start_matches('/')
            ));
        }
    }
    let from = part.saturating_sub(1) * ADDRESSES_IN_A_PART;
    for item in site.items.iter().skip(from).take(ADDRESSES_IN_A_PART) {
        let changed = item.page.common.updated.or(item.page.common.published);
        let changed = changed.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
        xml.push_str(&format!(
            "<url><loc>{base}{}</loc>{changed}</url>\n",
            item.route.trim_start_matches('/')
        ));
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

/// Rules for robots: everything, or nothing where the site asks to be left alone.
pub(super) fn robots(site: &Site<'_>) -> Vec<u8> {
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
