//! Pages that show no items: for addresses that do not exist or have moved, and what open data there is.

use super::{Made, MakeError, Maker, NOT_FOUND_TEMPLATE};
use crate::theme::view::{Counted, PlainView, RedirectView};

impl Maker<'_> {
    /// The page for addresses that do not exist; its links hold at any depth.
    pub(super) fn not_found(&self, previous: Option<u128>) -> Result<Made, MakeError> {
        let language = self.site.config.language.as_str();
        let title = self.theme.text(language, "not-found");
        let mut head = self.head("/404.html".to_owned(), language, &title, "not-found");
        head.noindex = true;
        head.breadcrumbs.clear();
        let view = PlainView {
            head,
            links: Vec::new(),
            is_multilingual: self.site.languages.len() > 1,
        };
        self.render(
            NOT_FOUND_TEMPLATE,
            "/404.html",
            language,
            &view,
            previous,
            |_| Ok(String::new()),
        )
    }

    /// A page that leads to another: relative, so that it holds below any path and before launch.
    pub(super) fn redirect(
        &self,
        path: &str,
        target: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let language = self.site.config.language.as_str();
        let title = self.theme.text(language, "moved");
        let route = format!("/{path}");
        let mut head = self.head(route.clone(), language, &title, "redirect");
        head.noindex = true;
        let view = RedirectView { head, target };
        self.render("redirect.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }

    /// What open data there is.
    pub(super) fn open_data_index(&self, previous: Option<u128>) -> Result<Made, MakeError> {
        let language = self.site.config.language.as_str();
        let title = self.theme.text(language, "open-data");
        let route = format!("/{}/", self.site.config.address("open-data"));
        let head = self.head(route.clone(), language, &title, "open-data");
        let links = super::lists::kinds_with_items(self.site)
            .into_iter()
            .map(|kind| Counted {
                title: self
                    .theme
                    .text(language, &format!("kind-{}-plural", kind.english())),
                language: None,
                url: format!("{route}{}", self.site.config.folder(kind)),
                count: self
                    .site
                    .items
                    .iter()
                    .filter(|item| item.page.kind() == kind)
                    .count(),
            })
            .collect();
        let view = PlainView {
            head,
            links,
            is_multilingual: self.site.languages.len() > 1,
        };
        self.render("open-data.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }
}
