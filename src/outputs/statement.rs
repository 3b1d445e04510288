//! The accessibility statement: the page that is made from the settings, and what every page that
//! shows the statement knows of it.

use super::{Made, MakeError, Maker};
use crate::kind_name::fold;
use crate::site::Site;
use crate::site::statement::{InLanguage, Statement};
use crate::theme::Theme;
use crate::theme::view::{StatementPageView, StatementText, StatementView, Translation};

/// Where reports go that nobody has said otherwise of.
const AUTHORITY_URL: &str = "https://www.digg.se/tdosanmalan";

/// The sections that a statement can have; the text `statement-NAME` is the heading.
const SECTIONS: [&str; 7] = [
    "conformance",
    "issues",
    "burden",
    "scope",
    "report",
    "authority",
    "assessment",
];

/// Whether the statement is made from the settings in a language: where they have one, nobody has
/// written a page of it, and there are words for it.
pub(super) fn is_made(site: &Site, theme: &Theme, language: &str) -> bool {
    let is_default = language == site.config.language.as_str();
    site.config.site.accessibility.is_some()
        && site.statement_page(language).is_none()
        && (is_default || theme.speaks(language))
}

/// Where the statement that is made from the settings stands.
pub(super) fn made_route(site: &Site, language: &str) -> String {
    let address = site.config.address("statement");
    format!("{}{address}/", site.language_root(language))
}

/// Where the statement is in a language: nowhere when it is not in that language.
fn own_route(site: &Site, theme: &Theme, language: &str) -> Option<String> {
    match site.statement_page(language) {
        Some(page) => Some(page.route.clone()),
        None => is_made(site, theme, language).then(|| made_route(site, language)),
    }
}

/// Where the statement is for readers of a language, which may be in another.
pub(super) fn route(site: &Site, theme: &Theme, language: &str) -> Option<String> {
    let default = site.config.language.as_str();
    own_route(site, theme, language)
        .or_else(|| own_route(site, theme, default))
        .or_else(|| site.any_statement_page().map(|page| page.route.clone()))
}

fn text(found: InLanguage<'_>) -> StatementText<'_> {
    StatementText {
        language: found.language,
        text: found.text,
    }
}

impl Maker<'_> {
    /// What the statement says in a language, but for what the text of its page has said already.
    pub(super) fn statement_view(&self, language: &str) -> Option<StatementView<'_>> {
        let statement = self.site.statement(language)?;
        Some(StatementView {
            written: self.written_sections(&statement, language),
            conformance: statement.conformance(),
            known_issues: statement.known_issues().into_iter().map(text).collect(),
            disproportionate_burden: statement
                .disproportionate_burden()
                .into_iter()
                .map(text)
                .collect(),
            outside_scope: statement.outside_scope().into_iter().map(text).collect(),
            assessed: statement.assessed().map(|day| day.to_string()),
            method: statement.method().map(text),
            updated: statement.updated().map(|day| day.to_string()),
            authority: statement.authority().map(text),
            authority_url: statement.authority_url().unwrap_or(AUTHORITY_URL),
        })
    }

    fn written_sections(&self, statement: &Statement<'_>, language: &str) -> Vec<&'static str> {
        let headings = statement.page.map(|item| &item.page.body.headings);
        let headings: Vec<String> = headings
            .into_iter()
            .flatten()
            .map(|heading| fold(&heading.text))
            .collect();
        let is_written = |section: &&str| {
            let heading = self.theme.text(language, &format!("statement-{section}"));
            headings.contains(&fold(&heading))
        };
        SECTIONS.into_iter().filter(is_written).collect()
    }

    /// The page that is made from the settings.
    pub(super) fn statement(
        &self,
        language: &str,
        previous: Option<u128>,
    ) -> Result<Made, MakeError> {
        let title = self.theme.text(language, "statement");
        let description = self.theme.text(language, "statement-lead");
        let route = made_route(self.site, language);
        let statement = self
            .statement_view(language)
            .expect("the plan holds only statements that the settings have");
        let mut head = self.head(route.clone(), language, &title, "statement");
        head.description = &description;
        head.updated = statement.updated.clone();
        head.translations = self.statement_translations(language);
        let view = StatementPageView { head, statement };
        self.render("statement.html", &route, language, &view, previous, |_| {
            Ok(String::new())
        })
    }

    /// The statement in every language that has it, when there are several.
    pub(super) fn statement_translations(&self, current: &str) -> Vec<Translation<'_>> {
        self.places_by_language(current, |language| {
            own_route(self.site, self.theme, language)
        })
    }

    /// A page of the site's own in every language that has it, when there are several.
    pub(super) fn places_by_language(
        &self,
        current: &str,
        route: impl Fn(&str) -> Option<String>,
    ) -> Vec<Translation<'_>> {
        let languages = self.site.languages.iter();
        let found: Vec<Translation<'_>> = languages
            .filter_map(|language| {
                Some(Translation {
                    language,
                    name: crate::language::own_name(language),
                    url: route(language)?,
                    current: language == current,
                })
            })
            .collect();
        if found.len() < 2 { Vec::new() } else { found }
    }
}
