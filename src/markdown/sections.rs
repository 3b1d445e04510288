//! Sections of a case's text that fill its fields, so that nobody must write tables.

use crate::kind_name::fold;

/// A section with a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionName {
    /// The problem.
    Challenge,
    /// What was done.
    Solution,
    /// What came of it.
    Result,
    /// What helped.
    SuccessFactors,
    /// What stood in the way.
    Obstacles,
    /// Advice.
    Tips,
    /// What it takes.
    Needs,
}

impl SectionName {
    fn of(heading: &str) -> Option<Self> {
        match fold(heading).as_str() {
            "utmaning" | "utmaningen" | "challenge" | "the_challenge" => Some(Self::Challenge),
            "sa_gjorde_vi"
            | "sa_gjorde_kommunen"
            | "sa_gjorde_kommunerna"
            | "sa_gjorde_ni"
            | "what_we_did"
            | "what_they_did"
            | "solution" => Some(Self::Solution),
            "resultat" | "resultatet" | "results" | "result" => Some(Self::Result),
            "framgangsfaktorer" | "success_factors" => Some(Self::SuccessFactors),
            "hinder" | "obstacles" => Some(Self::Obstacles),
            "tips" | "advice" => Some(Self::Tips),
            "det_har_kravs" | "what_it_takes" => Some(Self::Needs),
            _ => None,
        }
    }
}

/// What one section says.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Which section.
    pub name: SectionName,
    /// Its first paragraph, without markup; empty when there is none.
    pub paragraph: String,
    /// The items of its lists, without markup.
    pub items: Vec<String>,
}

/// Notes sections while the tree is walked.
#[derive(Debug, Default)]
pub(super) struct SectionCollector {
    sections: Vec<Section>,
    open: bool,
}

impl SectionCollector {
    pub(super) fn heading(&mut self, level: u8, heading: &str) {
        if level > 2 {
            return;
        }
        self.open = false;
        if let Some(name) = SectionName::of(heading) {
            self.open = true;
            self.sections.push(Section {
                name,
                paragraph: String::new(),
                items: Vec::new(),
            });
        }
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        if let Some(section) = self.current()
            && section.paragraph.is_empty()
        {
            section.paragraph = text.trim().to_owned();
        }
    }

    pub(super) fn list_item(&mut self, text: &str) {
        if let Some(section) = self.current() {
            section.items.push(text.trim().to_owned());
        }
    }

    pub(super) fn finish(self) -> Vec<Section> {
        self.sections
    }

    fn current(&mut self) -> Option<&mut Section> {
        if self.open {
            self.sections.last_mut()
        } else {
            None
        }
    }
}
