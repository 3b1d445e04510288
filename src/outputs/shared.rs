//! What every page of a language has in common: menus, the foot, the notice, the feeds.

use super::lists::{kinds_with_items, municipalities_with_pages};
use crate::kind_name::KindName;
use crate::site::Site;
use crate::theme::Theme;
use crate::theme::view::{Crumb, Notice, PageInLanguage, SharedView};

/// Ids of the page that explains levels of evidence.
const EVIDENCE_IDS: [&str; 2] = ["hur-vet-vi", "how-do-we-know"];

/// What every page of a language has in common.
pub(super) fn shared(site: &Site, theme: &Theme, language: &str) -> SharedView {
    let root = site.language_root(language);
    let mut menu = Vec::new();
    for kind in KindName::ALL {
        if site
            .collections
            .by_kind
            .contains_key(&(language.to_owned(), kind))
        {
            menu.push(Crumb {
                title: theme.text(language, &format!("kind-{}-plural", kind.english())),
                url: format!("{root}{}/", site.config.folder(kind)),
            });
        }
    }
    if !municipalities_with_pages(site, language).is_empty() {
        menu.push(Crumb {
            title: theme.text(language, "municipalities"),
            url: format!("{root}{}/", site.config.address("municipalities")),
        });
    }
    if site
        .collections
        .by_term
        .keys()
        .any(|(used, taxonomy, _)| used == language && taxonomy == "themes")
    {
        let address = site
            .config
            .taxonomies
            .iter()
            .find(|taxonomy| taxonomy.name == "themes")
            .map_or("", |taxonomy| taxonomy.address.as_str());
        menu.push(Crumb {
            title: theme.text(language, "themes"),
            url: format!("{root}{address}/"),
        });
    }
    let pages = |name: &str| -> Vec<Crumb> {
        let pages = site
            .collections
            .menus
            .get(&(language.to_owned(), name.to_owned()));
        pages
            .into_iter()
            .flatten()
            .map(|index| &site.items[*index].card)
            .map(|card| Crumb {
                title: card.short_title.clone(),
                url: card.url.clone(),
            })
            .collect()
    };
    menu.extend(pages("huvudmeny"));
    let mut footer = pages("sidfot");
    if site.config.makes(|outputs| outputs.open_data)
        && language == site.config.language.as_str()
        && !kinds_with_items(site).is_empty()
    {
        footer.push(Crumb {
            title: theme.text(language, "open-data"),
            url: format!("/{}/", site.config.address("open-data")),
        });
    }
    let evidence = EVIDENCE_IDS
        .iter()
        .find_map(|id| site.find(id, &[KindName::Page], language));
    let has_feeds = site.config.makes(|outputs| outputs.feeds)
        && site.collections.newest.contains_key(language);
    // The law wants the way to it on every page.
    let statement = super::statement::route(site, theme, language);
    if let Some(url) = &statement
        && !footer.iter().any(|entry| entry.url == *url)
    {
        let title = theme.text(language, "statement");
        let url = url.clone();
        footer.push(Crumb { title, url });
    }
    SharedView {
        menu,
        footer,
        statement,
        notice: notice(site, theme, language),
        home: root.clone(),
        evidence: evidence.map(|item| PageInLanguage {
            url: item.route.clone(),
            language: item.page.language.clone(),
        }),
        feeds: has_feeds.then(|| (format!("{root}feed.xml"), format!("{root}feed.json"))),
        search: super::search_page::places(site, language),
    }
}

/// The site's notice: as `locales/` has it in the language, else as `site.toml` does.
fn notice(site: &Site, theme: &Theme, language: &str) -> Option<Notice> {
    let written = site.config.site.notice.as_ref()?;
    Some(match theme.own_text(language, "notice") {
        Some(text) => Notice {
            text,
            language: language.to_owned(),
        },
        None => Notice {
            text: written.clone(),
            language: site.config.language.to_string(),
        },
    })
}
