//! Fields that the text itself fills, so that four fields and a text are enough.

use crate::kinds::Fields;
use crate::kinds::case::{Case, Obstacle, SuccessFactor};
use crate::kinds::common::Resources;
use crate::markdown::{Section, SectionName};

/// Fills empty fields of a case from its sections; returns the names of those filled.
pub(super) fn fill_from_sections(fields: &mut Fields, sections: &[Section]) -> Vec<String> {
    let Fields::Case(case) = fields else {
        return Vec::new();
    };
    let mut filled = Vec::new();
    for section in sections {
        if let Some(field) = fill(case, section) {
            filled.push(field.to_owned());
        }
    }
    filled
}

fn fill(case: &mut Case, section: &Section) -> Option<&'static str> {
    match section.name {
        SectionName::Challenge => sentence(&mut case.challenge, section).then_some("challenge"),
        SectionName::Solution => sentence(&mut case.solution, section).then_some("solution"),
        SectionName::Result => sentence(&mut case.result, section).then_some("result"),
        SectionName::SuccessFactors
            if case.success_factors.is_empty() && !section.items.is_empty() =>
        {
            case.success_factors = section
                .items
                .iter()
                .map(|text| SuccessFactor {
                    text: text.clone(),
                    kind: None,
                })
                .collect();
            Some("success_factors")
        }
        SectionName::Obstacles if case.obstacles.is_empty() && !section.items.is_empty() => {
            case.obstacles = section
                .items
                .iter()
                .map(|text| Obstacle {
                    text: text.clone(),
                    kind: None,
                })
                .collect();
            Some("obstacles")
        }
        SectionName::Tips if case.tips.is_empty() && !section.items.is_empty() => {
            case.tips.clone_from(&section.items);
            Some("tips")
        }
        SectionName::Needs if case.resources.is_none() && !section.items.is_empty() => {
            case.resources = Some(Resources {
                staff_fte: None,
                staff_text: None,
                cost: None,
                cost_band: None,
                time_to_start: None,
                needs: section.items.clone(),
                funding_after: None,
            });
            Some("resources")
        }
        _ => None,
    }
}

fn sentence(field: &mut Option<String>, section: &Section) -> bool {
    if field.is_some() || section.paragraph.is_empty() {
        return false;
    }
    *field = Some(shorten(&section.paragraph));
    true
}

/// The text up to the last sentence that fits in 300 characters, else up to the last word.
fn shorten(text: &str) -> String {
    const LONGEST: usize = 300;
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LONGEST).collect();
    match cut.rfind(". ") {
        Some(end) => cut[..=end].to_owned(),
        None => format!(
            "{} …",
            cut.rsplit_once(' ')
                .map_or(cut.as_str(), |(before, _)| before)
        ),
    }
}
