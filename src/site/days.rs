//! What depends on the day: when occasions start and end, when a page should be looked over, and the
//! next day on which the site would be another.

use jiff::civil::Date;

use crate::kinds::Fields;
use crate::kinds::course::Occasion;
use crate::page::Page;
use crate::schema::Moment;

/// When an occasion starts: its own start or that of its first part.
pub fn occasion_start(occasion: &Occasion) -> Option<Moment> {
    occasion
        .start
        .or_else(|| occasion.parts.iter().map(|part| part.start).min())
}

/// When an occasion ends: its own end or that of its last part.
pub fn occasion_end(occasion: &Occasion) -> Option<Moment> {
    let last_part = occasion
        .parts
        .iter()
        .map(|part| part.end.unwrap_or(part.start))
        .max();
    occasion
        .end
        .or(last_part)
        .or_else(|| occasion_start(occasion))
}

pub(super) fn next_start(occasions: &[Occasion], today: Date) -> Option<String> {
    occasions
        .iter()
        .filter(|occasion| !occasion.cancelled)
        .filter_map(occasion_start)
        .filter(|start| start.day >= today)
        .min()
        .map(|start| start.to_string())
}

/// The day by which a page should be looked over: as written, else 24 months after publication.
pub fn review_day(page: &Page) -> Option<Date> {
    use jiff::ToSpan;
    page.common.review_by.or_else(|| {
        page.common
            .updated
            .or(page.common.published)
            .and_then(|day| day.checked_add(24.months()).ok())
    })
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
        days.push(review_day(page).and_then(|day| day.tomorrow().ok()));
        if let Fields::Course(course) = &page.fields {
            for occasion in &course.occasions {
                days.push(occasion_end(occasion).and_then(|end| end.day.tomorrow().ok()));
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
