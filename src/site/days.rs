//! What depends on the day: which occasion is next, and the next day on which the site would be another.

use jiff::civil::Date;

use crate::kinds::Fields;
use crate::kinds::course::Occasion;
use crate::page::Page;

pub(super) fn next_start(occasions: &[Occasion], today: Date) -> Option<String> {
    occasions
        .iter()
        .filter(|occasion| !occasion.cancelled)
        .filter_map(Occasion::starts)
        .filter(|start| start.day >= today)
        .min()
        .map(|start| start.to_string())
}

/// Finds the next day on which something is published, taken away or becomes past.
pub(super) struct NextChange {
    today: Date,
    pub(super) earliest: Option<Date>,
}

impl NextChange {
    pub(super) fn new(today: Date) -> Self {
        Self {
            today,
            earliest: None,
        }
    }

    pub(super) fn note(&mut self, page: &Page) {
        if page.common.draft {
            return;
        }
        let mut days = vec![page.common.published, page.common.unpublish];
        days.push(page.common.review_day().and_then(|day| day.tomorrow().ok()));
        if let Fields::Course(course) = &page.fields {
            for occasion in &course.occasions {
                days.push(occasion.ends().and_then(|end| end.day.tomorrow().ok()));
                days.push(
                    occasion
                        .registration_closes
                        .and_then(|day| day.tomorrow().ok()),
                );
            }
        }
        for day in days.into_iter().flatten() {
            if day > self.today && self.earliest.is_none_or(|earliest| day < earliest) {
                self.earliest = Some(day);
            }
        }
    }
}
