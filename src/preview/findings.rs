//! Everything that is wrong, from every phase, as the site's own severities have it.

use std::sync::Arc;

use super::{Preview, Shown};
use crate::config::Judged;
use crate::diagnostic::{Diagnostic, Severity, Tally, Text, reason_of, text};
use crate::judging::Judging;
use crate::outputs::MakeError;
use crate::site::known_issues::{KnownIssue, known_issues};

/// All findings at one moment.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The findings, in order of file and place.
    pub all: Arc<Vec<Diagnostic>>,
    /// How many of each severity.
    pub tally: Tally,
}

impl Preview {
    /// All findings now.
    pub fn findings(&self, shown: &Shown) -> Findings {
        let all = self.judged(shown).findings;
        Findings {
            tally: Tally::of(&all),
            all: Arc::new(all),
        }
    }

    /// What the accessibility statement has to tell of now.
    pub(super) fn known_issues(&self, shown: &Shown) -> Vec<KnownIssue> {
        let judged = self.judged(shown);
        known_issues(&judged.findings, &judged.waived)
    }

    fn judged(&self, shown: &Shown) -> Judged {
        let of_pages = self.pages.values().flat_map(|known| &known.parsed.findings);
        let of_items = self.site.shown().flat_map(|item| &item.findings);
        let today = self.options.edition.today;
        let expired = self.config.expired_waivers(&self.sources, today);
        let found: Vec<Diagnostic> = self
            .sources
            .findings
            .iter()
            .chain(&expired)
            .chain(&self.settings)
            .chain(&self.general)
            .chain(&self.trouble)
            .chain(of_pages)
            .chain(of_items)
            .chain(self.routes.values().flatten())
            .chain(shown.failed.values())
            .cloned()
            .chain(self.on_pages(shown))
            .collect();
        self.config.judge(found, today)
    }

    /// What was found on pages that have been made and on them together. Files of another sort are
    /// made when they are asked for.
    fn on_pages(&self, shown: &Shown) -> Vec<Diagnostic> {
        let judging = Judging::new(&self.site, &self.sources);
        let mut found = judging.gather(&shown.found);
        let exists =
            |path: &str| self.plan.contains_key(path) || shown.group_member(path).is_some();
        let pages = &shown.pages;
        let mut entries = self.plan.iter();
        let is_whole = entries.all(|(path, entry)| {
            !entry.is_rendered() || !path.ends_with(".html") || pages.pages().contains_key(path)
        });
        found.extend(judging.together(pages, &self.plan, exists, is_whole));
        found
    }

    /// What is wrong with settings or theme, so that the last good version is shown.
    pub fn trouble(&self) -> &[Diagnostic] {
        &self.trouble
    }
}

/// Why an entry could not be made, as a finding.
pub(super) fn of_error(error: &MakeError, path: &str) -> Diagnostic {
    match error {
        MakeError::Finding(finding) => (**finding).clone(),
        MakeError::Io(file, error) => {
            let Text { sv, en } = reason_of(error);
            let mut finding = Diagnostic::new(
                Severity::Error,
                "unreadable-file",
                file.as_str(),
                text!(
                    "Filen går inte att läsa ({sv}).",
                    "The file cannot be read ({en})."
                ),
                text!(
                    "Kontrollera att den finns och att du får läsa den.",
                    "Check that it exists and that you may read it."
                ),
            );
            finding.page = Some(path.to_owned());
            finding
        }
        MakeError::Changed(file) => Diagnostic::new(
            Severity::Error,
            "unreadable-file",
            file.as_str(),
            text!(
                "Filen ändrades just när den skulle visas.",
                "The file was changed just when it was to be shown."
            ),
            text!("Spara den en gång till.", "Save it once more."),
        ),
    }
}
