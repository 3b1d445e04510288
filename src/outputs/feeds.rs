//! Atom (RFC 4287) and JSON Feed 1.1: the newest items of everything, a list or a municipality.

use serde_json::json;

use super::{Channel, List, Maker};
use crate::escape;
use crate::kind_name::KindName;
use crate::site::{Item, Site};

/// How many entries a feed holds.
const LENGTH: usize = 20;

/// The newest dated items of a channel.
pub(super) fn entries<'s>(site: &'s Site, channel: &Channel) -> Vec<&'s Item> {
    let collections = &site.collections;
    let newest = |indices: &[usize]| -> Vec<&'s Item> {
        let items = indices.iter().map(|index| &site.items[*index]);
        items
            .filter(|item| item.page.common.published.is_some())
            .take(LENGTH)
            .collect()
    };
    match channel {
        Channel::All(language) => {
            newest(collections.newest.get(language).map_or(&[], Vec::as_slice))
        }
        // Courses stand in lists by when they are given.
        Channel::List(List::Kind(language, KindName::Course)) => {
            let items = collections.newest.get(language).into_iter().flatten();
            items
                .map(|index| &site.items[*index])
                .filter(|item| item.page.kind() == KindName::Course)
                .take(LENGTH)
                .collect()
        }
        Channel::List(list) => newest(list.items(site)),
        Channel::Municipality(language, code) => {
            newest(&collections.concerning(site, language, code, LENGTH))
        }
    }
}

/// The language of a channel.
pub(super) fn language(channel: &Channel) -> &str {
    match channel {
        Channel::All(language) | Channel::Municipality(language, _) => language,
        Channel::List(list) => list.language(),
    }
}

/// What a channel is called.
fn title(maker: &Maker<'_>, channel: &Channel) -> String {
    let site_title = &maker.site.config.site.title;
    match channel {
        Channel::All(_) => site_title.clone(),
        Channel::List(list) => format!("{} – {site_title}", maker.list_title(list)),
        Channel::Municipality(_, code) => {
            let name = maker
                .site
                .config
                .municipalities
                .get(code)
                .map_or(code.as_str(), |found| found.official.as_str());
            format!("{name} – {site_title}")
        }
    }
}

/// The page that a channel belongs to.
fn home(maker: &Maker<'_>, channel: &Channel) -> String {
    match channel {
        Channel::All(language) => maker.site.language_root(language),
        Channel::List(list) => list.route(maker.site),
        Channel::Municipality(language, code) => maker.municipality_route(language, code),
    }
}

/// A tag URI (RFC 4151), which stays the same when the address changes.
fn tag(site: &Site, item: &Item) -> String {
    let host = host(site);
    let year = item.page.common.published.map_or(2000, |day| day.year());
    format!(
        "tag:{host},{year}:{}/{}/{}",
        item.page.kind().english(),
        item.page.language,
        item.page.id
    )
}

/// The host of the site's address.
pub(super) fn host(site: &Site) -> String {
    let after_scheme = site.config.base_url.split("://").nth(1).unwrap_or_default();
    after_scheme
        .split(['/', ':'])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Midnight, in the form that feeds want.
fn moment(item: &Item) -> String {
    let day = item.page.common.updated.or(item.page.common.published);
    day.map_or_else(String::new, |day| format!("{day}T00:00:00Z"))
}

fn absolute(site: &Site, route: &str) -> String {
    format!("{}{}", site.config.base_url, route.trim_start_matches('/'))
}

/// An Atom feed.
pub(super) fn atom(maker: &Maker<'_>, channel: &Channel, path: &str) -> Vec<u8> {
    let site = maker.site;
    let entries = entries(site, channel);
    let updated = entries
        .iter()
        .map(|item| moment(item))
        .max()
        .unwrap_or_default();
    let own = absolute(site, path);
    let mut xml = String::with_capacity(1024 + entries.len() * 700);
    xml.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    xml.push_str(&format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n",
        language(channel)
    ));
    xml.push_str(&format!(
        "<title>{}</title>\n<id>{own}</id>\n<updated>{updated}</updated>\n",
        escape::xml(&title(maker, channel))
    ));
    xml.push_str(&format!(
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"{own}\"/>\n"
    ));
    xml.push_str(&format!(
        "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
        absolute(site, &home(maker, channel))
    ));
    let author = site
        .config
        .site
        .publisher
        .as_deref()
        .unwrap_or(&site.config.site.title);
    xml.push_str(&format!(
        "<author><name>{}</name></author>\n",
        escape::xml(author)
    ));
    xml.push_str(&format!(
        "<generator version=\"{}\">Sprida</generator>\n",
        env!("CARGO_PKG_VERSION")
    ));
    for item in entries {
        let published = item
            .page
            .common
            .published
            .map_or_else(String::new, |day| format!("{day}T00:00:00Z"));
        xml.push_str("<entry>\n");
        xml.push_str(&format!(
            "<title>{}</title>\n<id>{}</id>\n",
            escape::xml(&item.card.title),
            tag(site, item)
        ));
        xml.push_str(&format!(
            "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
            absolute(site, &item.route)
        ));
        xml.push_str(&format!(
            "<published>{published}</published>\n<updated>{}</updated>\n",
            moment(item)
        ));
        xml.push_str(&format!(
            "<summary>{}</summary>\n",
            escape::xml(&item.card.summary)
        ));
        for theme in item.page.common.themes.iter().map(|theme| theme.as_str()) {
            let label = site
                .config
                .vocabularies
                .label("themes", theme, &item.page.language);
            xml.push_str(&format!(
                "<category term=\"{theme}\" label=\"{}\"/>\n",
                escape::xml(label)
            ));
        }
        xml.push_str("</entry>\n");
    }
    xml.push_str("</feed>\n");
    xml.into_bytes()
}

/// A JSON Feed.
pub(super) fn json(maker: &Maker<'_>, channel: &Channel, path: &str) -> Vec<u8> {
    let site = maker.site;
    let items: Vec<serde_json::Value> = entries(site, channel)
        .into_iter()
        .map(|item| {
            json!({
                "id": tag(site, item),
                "url": absolute(site, &item.route),
                "title": item.card.title,
                "content_text": item.card.summary,
                "summary": item.card.summary,
                "date_published": item.page.common.published.map(|day| format!("{day}T00:00:00Z")),
                "date_modified": moment(item),
                "language": item.page.language,
                "tags": item.page.common.themes,
            })
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": title(maker, channel),
        "home_page_url": absolute(site, &home(maker, channel)),
        "feed_url": absolute(site, path),
        "language": language(channel),
        "authors": [{ "name": site.config.site.publisher.as_deref().unwrap_or(&site.config.site.title) }],
        "items": items,
    });
    let mut bytes = serde_json::to_vec(&feed).expect("a JSON value can be written");
    bytes.push(b'\n');
    bytes
}
