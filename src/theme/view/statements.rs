//! What the accessibility statement shows.

use serde::Serialize;

use super::Head;

/// What the accessibility statement says, on the page that a site has written or the settings give.
#[derive(Debug, Serialize)]
pub struct StatementView<'a> {
    /// Sections that the page's own text has, and that are not to be written again.
    pub written: Vec<&'static str>,
    /// Fully, partly, not.
    pub conformance: Option<&'a str>,
    /// What is not accessible, and why.
    pub known_issues: Vec<StatementText<'a>>,
    /// What the program has found that is not accessible.
    pub found_issues: Vec<FoundIssueView<'a>>,
    /// What is left as it is because mending it would be a disproportionate burden.
    pub disproportionate_burden: Vec<StatementText<'a>>,
    /// What the law does not apply to.
    pub outside_scope: Vec<StatementText<'a>>,
    /// When it was assessed.
    pub assessed: Option<String>,
    /// How it was assessed.
    pub method: Option<StatementText<'a>>,
    /// When it was last changed.
    pub updated: Option<String>,
    /// Who sees to it that the law is followed, where that is not the usual authority.
    pub authority: Option<StatementText<'a>>,
    /// Where to report to the authority.
    pub authority_url: &'a str,
}

/// What the program has found that is not accessible.
#[derive(Debug, Serialize)]
pub struct FoundIssueView<'a> {
    /// What is wrong.
    pub title: StatementText<'a>,
    /// How many pages it is wrong on.
    pub places: usize,
    /// Success criteria of WCAG 2.1.
    pub criteria: String,
    /// Why it is let be.
    pub reason: Option<StatementText<'a>>,
    /// What readers can do instead.
    pub alternative: Option<StatementText<'a>>,
    /// The day that it is to be mended by.
    pub until: Option<String>,
}

/// A text that somebody has written in the statement, and its language.
#[derive(Debug, Serialize)]
pub struct StatementText<'a> {
    /// The language.
    pub language: &'a str,
    /// The text.
    pub text: &'a str,
}

/// The accessibility statement that is made from the settings.
#[derive(Debug, Serialize)]
pub struct StatementPageView<'a> {
    /// What every page has.
    pub head: Head<'a>,
    /// What it says.
    pub statement: StatementView<'a>,
}
