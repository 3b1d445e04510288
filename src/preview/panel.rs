//! What the panel beside a page says of it: what is wrong and where, how it reads, when it is shown.

use minijinja::value::Serde;
use minijinja::{Value, context};
use serde::Serialize;

use super::pages::{FindingView, render, tally};
use super::{Findings, Preview, stops_publication};
use crate::diagnostic::{Diagnostic, MessageLanguage, Tally};
use crate::outputs::output_path;
use crate::readability::{self, Band};
use crate::site::Item;

/// What is said of the page itself.
#[derive(Debug, Serialize)]
struct PageView<'p> {
    title: &'p str,
    file: &'p str,
    address: String,
    words: u32,
    minutes: u32,
    lix: Option<i64>,
    band: &'static str,
    draft: bool,
    /// A day to come.
    published: Option<String>,
    unpublish: Option<String>,
    archived: bool,
    broken: bool,
}

impl Preview {
    /// The panel of the page at an address, with why it cannot be made as it should be now.
    pub fn panel(
        &self,
        route: &str,
        findings: &Findings,
        failure: Option<&Diagnostic>,
        language: MessageLanguage,
    ) -> String {
        let entry = self.plan.get(&output_path(route));
        let source = entry.and_then(|entry| self.source_of(entry));
        let file = source.map(|item| item.page.path.as_str());
        let (here, elsewhere): (Vec<&Diagnostic>, Vec<&Diagnostic>) = findings
            .all
            .iter()
            .partition(|finding| Some(finding.file.as_str()) == file);
        let mut own: Vec<FindingView<'_>> = Vec::new();
        let mut most_serious_first = here;
        most_serious_first.sort_by_key(|finding| finding.severity);
        own.extend(
            most_serious_first
                .iter()
                .map(|finding| self.finding_view(finding, language)),
        );
        let trouble: Vec<FindingView<'_>> = self
            .trouble
            .iter()
            .chain(failure)
            .map(|finding| self.finding_view(finding, language))
            .collect();
        let count = |of: &[&Diagnostic]| {
            let cloned: Vec<Diagnostic> = of.iter().map(|finding| (*finding).clone()).collect();
            tally(Tally::of(&cloned))
        };
        let view = context! {
            page => Value::from(Serde(&source.map(|item| self.page_view(item)))),
            findings => Value::from(Serde(&own)),
            trouble => Value::from(Serde(&trouble)),
            here => count(&most_serious_first),
            elsewhere => count(&elsewhere),
            publishable => !stops_publication(&findings.all),
        };
        render("panel.html", language, view)
    }

    fn page_view<'p>(&'p self, item: &'p Item) -> PageView<'p> {
        let page = &item.page;
        let html = self.texts.html(page, &self.sources);
        let lix = html.and_then(|html| readability::lix(&html.text));
        let today = self.options.edition.today;
        PageView {
            title: &page.common.title,
            file: &page.path,
            address: format!(
                "{}{}",
                self.config.base_url,
                item.route.trim_start_matches('/')
            ),
            words: page.body.words,
            minutes: readability::minutes(page.body.words),
            #[expect(
                clippy::cast_possible_truncation,
                reason = "a LIX is some hundreds at the most"
            )]
            lix: lix.map(|lix| lix.round() as i64),
            band: match lix.map(Band::of) {
                Some(Band::VeryEasy) => "very-easy",
                Some(Band::Easy) => "easy",
                Some(Band::Medium) => "medium",
                Some(Band::Hard) => "hard",
                Some(Band::VeryHard) => "very-hard",
                None => "",
            },
            draft: page.common.draft,
            published: page
                .common
                .published
                .filter(|day| *day > today)
                .map(|day| day.to_string()),
            unpublish: page.common.unpublish.map(|day| day.to_string()),
            archived: page.common.archived,
            broken: self.pages.get(&page.path).is_some_and(|known| known.broken),
        }
    }
}
