//! What courses are checked for: times, names of occasions, and length.

use super::{Rules, at};
use crate::diagnostic::text;
use crate::kinds::course::Course;
use crate::schema::{FieldPath, Segment};

impl Rules<'_> {
    pub(super) fn course(&mut self, course: &Course) {
        let ids: Vec<(usize, &str)> = course
            .occasions
            .iter()
            .enumerate()
            .filter_map(|(index, occasion)| Some((index, occasion.id.as_ref()?.as_str())))
            .collect();
        let names: Vec<&str> = ids.iter().map(|(_, id)| *id).collect();
        self.unique(&names, |index| at!["occasions", ids[index].0, "id"]);
        for (index, occasion) in course.occasions.iter().enumerate() {
            if let (Some(start), Some(end)) = (occasion.start, occasion.end)
                && end.is_before(start)
            {
                self.error(
                    "date-order",
                    &at!["occasions", index, "end"],
                    text!(
                        "Kurstillfället slutar innan det börjar.",
                        "The occasion ends before it starts."
                    ),
                    text!("Rätta en av tiderna.", "Correct one of the times."),
                );
            }
            let no_time = ["start", "parts"]
                .into_iter()
                .all(|field| !self.is_written(&at!["occasions", index, field]));
            if occasion.start.is_none() && occasion.parts.is_empty() && no_time {
                self.error(
                    "missing-field",
                    &at!["occasions", index],
                    text!("Kurstillfället har ingen tid.", "The occasion has no time."),
                    text!(
                        "Skriv start = 2027-03-01T09:00:00, eller delar för en kurs i etapper.",
                        "Write start = 2027-03-01T09:00:00, or parts for a staged course."
                    ),
                );
            }
            let first_day = occasion.parts.iter().map(|part| part.start.day);
            let first_day = first_day.chain(occasion.start.map(|start| start.day)).min();
            if let (Some(closes), Some(first)) = (occasion.registration_closes, first_day)
                && closes > first
            {
                self.warn(
                    "date-order",
                    &at!["occasions", index, "registration_closes"],
                    text!(
                        "Sista dag att anmäla sig är {closes}, men kursen börjar {first}.",
                        "The last day to sign up is {closes}, but the course begins on {first}."
                    ),
                    text!("Rätta ett av datumen.", "Correct one of the dates."),
                );
            }
            for (part_index, part) in occasion.parts.iter().enumerate() {
                if part.end.is_some_and(|end| end.is_before(part.start)) {
                    self.error(
                        "date-order",
                        &at!["occasions", index, "parts", part_index, "end"],
                        text!(
                            "Träffen slutar innan den börjar.",
                            "The meeting ends before it starts."
                        ),
                        text!("Rätta en av tiderna.", "Correct one of the times."),
                    );
                }
            }
        }
        self.lengths(course);
    }

    /// A course takes time.
    fn lengths(&mut self, course: &Course) {
        if course.hours.is_some_and(|hours| hours <= 0.0) {
            self.error(
                "implausible-number",
                &at!["hours"],
                text!(
                    "En kurs är längre än 0 timmar.",
                    "A course is longer than 0 hours."
                ),
                text!(
                    "Skriv hur många timmar kursen är, eller ta bort fältet.",
                    "Write how many hours the course is, or remove the field."
                ),
            );
        }
        if course.days.is_some_and(|days| days <= 0.0) {
            self.error(
                "implausible-number",
                &at!["days"],
                text!(
                    "En kurs är längre än 0 dagar.",
                    "A course is longer than 0 days."
                ),
                text!("Skriv halva dagar som 0.5.", "Write half days as 0.5."),
            );
        }
    }
}
