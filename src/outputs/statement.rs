//! The accessibility statement: the page that is made from the settings, and what every page that
//! shows the statement knows of it.

use serde_json::{Value, json};

use super::{Entry, Made, MakeError, Maker};
use crate::diagnostic::MessageLanguage;
use crate::kind_name::fold;
use crate::site::Site;
use crate::site::statement::{FULLY, InLanguage, PARTLY, Statement};
use crate::theme::Theme;
use crate::theme::view::{
    FoundIssueView, StatementPageView, StatementText, StatementView, Translation,
};

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
pub(super) fn own_route(site: &Site, theme: &Theme, language: &str) -> Option<String> {
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

/// What the EU's model statement calls a degree of conformance.
fn conformance_term(conformance: &str) -> &'static str {
    match conformance {
        FULLY => "fully compliant",
        PARTLY => "partially compliant",
        _ => "not compliant",
    }
}

impl Maker<'_> {
    /// What the statement says in a language, but for what the text of its page has said already.
    pub(super) fn statement_view(&self, language: &str) -> Option<StatementView<'_>> {
        let statement = self.site.statement(language)?;
        Some(StatementView {
            written: self.written_sections(&statement, language),
            conformance: self.conformance(&statement),
            known_issues: statement.known_issues().into_iter().map(text).collect(),
            found_issues: self.found_issues(language),
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

    /// What the statement says of the whole, unless what has been found says otherwise.
    fn conformance<'s>(&self, statement: &Statement<'s>) -> Option<&'s str> {
        let said = statement.conformance()?;
        let is_contradicted = said == FULLY && !self.known_issues().is_empty();
        Some(if is_contradicted { PARTLY } else { said })
    }

    fn found_issues(&self, language: &str) -> Vec<FoundIssueView<'_>> {
        let issues = self.known_issues().iter();
        let settings = self.site.config.language.as_str();
        let written = |text| StatementText {
            language: settings,
            text,
        };
        let views = issues.map(|issue| {
            let (swedish, english) = issue.rule.title;
            let is_swedish = MessageLanguage::from_tag(language) == Some(MessageLanguage::Swedish);
            let title = if is_swedish {
                StatementText {
                    language: "sv",
                    text: swedish,
                }
            } else {
                StatementText {
                    language: "en",
                    text: english,
                }
            };
            let waiver = issue.waiver.as_ref();
            FoundIssueView {
                title,
                places: issue.places.len(),
                criteria: issue.criteria().join(", "),
                reason: waiver.map(|waiver| written(waiver.reason.as_str())),
                alternative: waiver
                    .and_then(|waiver| waiver.alternative.as_deref())
                    .map(written),
                until: waiver.map(|waiver| waiver.until.to_string()),
            }
        });
        views.collect()
    }

    /// Whether an entry tells of what the program has found, and so is made when all else has been.
    pub fn is_statement(&self, entry: &Entry) -> bool {
        match entry {
            Entry::Statement(_) | Entry::StatementJson(_) => true,
            Entry::Item(index) => self.is_statement_page(&self.site.items[*index]),
            _ => false,
        }
    }

    /// The statement for programs: one object with what the law asks of a statement (EU 2018/1523).
    pub(super) fn statement_json(&self, language: &str) -> Vec<u8> {
        let Some(statement) = self.statement_view(language) else {
            return Vec::new();
        };
        let settings = &self.site.config.site;
        let in_words = |texts: &[StatementText<'_>]| -> Vec<Value> {
            let texts = texts.iter();
            let texts = texts.map(|text| json!({ "text": text.text, "language": text.language }));
            texts.collect()
        };
        let found = statement.found_issues.iter().map(|issue| {
            json!({
                "text": issue.title.text,
                "language": issue.title.language,
                "criteria": issue.criteria.split(", ").collect::<Vec<&str>>(),
                "places": issue.places,
                "reason": issue.reason.as_ref().map(|reason| reason.text),
                "alternative": issue.alternative.as_ref().map(|text| text.text),
                "planned": issue.until,
            })
        });
        let object = json!({
            "url": self.site.config.base_url,
            "service": settings.title,
            "publisher": settings.publisher,
            "contact": settings.contact,
            "language": language,
            "standard": "EN 301 549 v3.2.1, WCAG 2.1 AA",
            "conformance": statement.conformance.map(conformance_term),
            "knownIssues": in_words(&statement.known_issues),
            "foundIssues": found.collect::<Vec<Value>>(),
            "disproportionateBurden": in_words(&statement.disproportionate_burden),
            "outsideScope": in_words(&statement.outside_scope),
            "assessed": statement.assessed,
            "method": statement.method.as_ref().map(|method| method.text),
            "updated": statement.updated,
            "authority": statement.authority.as_ref().map(|authority| authority.text),
            "authorityUrl": statement.authority_url,
        });
        format!("{object:#}\n").into_bytes()
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
