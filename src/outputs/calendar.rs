//! Course dates as iCalendar (RFC 5545): lasting UIDs, `SEQUENCE` from `revision`, cancellations.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::Timetable;
use super::feeds::host;
use crate::kinds::Fields;
use crate::kinds::course::{Course, Occasion};
use crate::schema::Moment;
use crate::site::{Item, Site};
use crate::theme::Theme;

/// The stamp of courses that say neither when they were published nor updated: calendars need one,
/// and the day of the build would change them every day.
const UNDATED: Date = jiff::civil::date(2000, 1, 1);

/// A calendar.
pub(super) fn calendar(site: &Site, theme: &Theme, timetable: &Timetable) -> Vec<u8> {
    let mut lines = Lines::default();
    lines.push("BEGIN", "VCALENDAR");
    lines.push("VERSION", "2.0");
    lines.push("PRODID", "-//Sprida//Sprida//SV");
    lines.push("CALSCALE", "GREGORIAN");
    lines.push("METHOD", "PUBLISH");
    lines.push("NAME", &escape(&name(site, timetable)));
    lines.push("X-WR-CALNAME", &escape(&name(site, timetable)));
    let timezone =
        TimeZone::get(site.config.timezone()).expect("checked when the site's settings were read");
    for item in &site.items {
        let Fields::Course(course) = &item.page.fields else {
            continue;
        };
        if item.page.language != site.config.language.as_str() {
            continue;
        }
        for occasion in &course.occasions {
            if belongs(site, timetable, item, occasion) {
                let event = Event {
                    site,
                    theme,
                    item,
                    course,
                    occasion,
                    timezone: &timezone,
                };
                event.write(&mut lines);
            }
        }
    }
    lines.push("END", "VCALENDAR");
    lines.text.into_bytes()
}

fn name(site: &Site, timetable: &Timetable) -> String {
    match timetable {
        Timetable::All => site.config.site.title.clone(),
        Timetable::Course(index) => site.items[*index].card.title.clone(),
        Timetable::Municipality(code) => {
            let official = site
                .config
                .municipalities
                .get(code)
                .map_or(code.as_str(), |found| found.official.as_str());
            format!("{} – {official}", site.config.site.title)
        }
    }
}

fn belongs(site: &Site, timetable: &Timetable, item: &Item, occasion: &Occasion) -> bool {
    match timetable {
        Timetable::All => true,
        Timetable::Course(index) => site.items[*index].route == item.route,
        Timetable::Municipality(code) => occasion
            .municipality
            .as_ref()
            .is_some_and(|host| host.as_str() == code),
    }
}

/// One occasion of a course; a staged one is an event for each part.
struct Event<'a> {
    site: &'a Site,
    theme: &'a Theme,
    item: &'a Item,
    course: &'a Course,
    occasion: &'a Occasion,
    timezone: &'a TimeZone,
}

impl Event<'_> {
    fn write(&self, lines: &mut Lines) {
        if self.occasion.parts.is_empty() {
            if let Some(start) = self.occasion.start {
                self.event(lines, "", start, self.occasion.end, None);
            }
            return;
        }
        for (part_index, part) in self.occasion.parts.iter().enumerate() {
            let suffix = format!(".{}", part_index + 1);
            self.event(lines, &suffix, part.start, part.end, part.topic.as_deref());
        }
    }

    fn event(
        &self,
        lines: &mut Lines,
        suffix: &str,
        start: Moment,
        end: Option<Moment>,
        topic: Option<&str>,
    ) {
        let uid = format!(
            "{}.{}{suffix}@{}",
            self.item.page.id,
            self.name(start),
            host(self.site)
        );
        let common = &self.item.page.common;
        let stamp = common.updated.or(common.published).unwrap_or(UNDATED);
        let title = match topic {
            Some(topic) => format!("{}: {topic}", common.title),
            None => common.title.clone(),
        };
        lines.push("BEGIN", "VEVENT");
        lines.push("UID", &uid);
        lines.push("DTSTAMP", &format!("{}T000000Z", stamp.strftime("%Y%m%d")));
        lines.push("SEQUENCE", &common.revision.to_string());
        self.times(lines, start, end);
        lines.push("SUMMARY", &escape(&title));
        lines.push("DESCRIPTION", &escape(&common.summary));
        if let Some(place) = self.place() {
            lines.push("LOCATION", &escape(&place));
        }
        lines.push(
            "URL",
            &format!(
                "{}{}",
                self.site.config.base_url,
                self.item.route.trim_start_matches('/')
            ),
        );
        let planned = self
            .course
            .status
            .as_ref()
            .is_some_and(|status| status.as_str() == "planerad");
        lines.push(
            "STATUS",
            if self.occasion.cancelled {
                "CANCELLED"
            } else if planned {
                "TENTATIVE"
            } else {
                "CONFIRMED"
            },
        );
        lines.push("END", "VEVENT");
    }

    fn place(&self) -> Option<String> {
        let municipality = self
            .occasion
            .municipality
            .as_ref()
            .and_then(|code| self.site.config.municipalities.get(code.as_str()));
        let parts: Vec<&str> = [
            self.occasion.venue.as_deref(),
            self.occasion.address.as_deref(),
            municipality.map(|found| found.name.as_str()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let online = self
            .occasion
            .mode
            .as_ref()
            .or(self.course.mode.as_ref())
            .is_some_and(|mode| mode.as_str() == "digitalt");
        match (parts.is_empty(), online) {
            (false, _) => Some(parts.join(", ")),
            (true, true) => Some(self.theme.text(&self.item.page.language, "online")),
            (true, false) => None,
        }
    }

    /// What tells the occasion from the course's others: its id, else when it starts. No other
    /// part of a UID has a full stop, so two courses never share one.
    fn name(&self, start: Moment) -> String {
        match &self.occasion.id {
            Some(id) => id.to_string(),
            None => start.to_string().replace(['-', ':'], ""),
        }
    }

    /// When it starts and ends; whole days where no time is known.
    fn times(&self, lines: &mut Lines, start: Moment, end: Option<Moment>) {
        let Some(from) = start.date_time() else {
            lines.push(
                "DTSTART;VALUE=DATE",
                &start.day.strftime("%Y%m%d").to_string(),
            );
            // The end of whole days is the day after the last (RFC 5545, 3.6.1).
            let last = end.map_or(start.day, |end| end.day);
            if let Ok(after) = last.tomorrow() {
                lines.push("DTEND;VALUE=DATE", &after.strftime("%Y%m%d").to_string());
            }
            return;
        };
        lines.push("DTSTART", &self.utc(from));
        if let Some(to) = end.and_then(Moment::date_time) {
            lines.push("DTEND", &self.utc(to));
        }
    }

    fn utc(&self, local: DateTime) -> String {
        let moment = local
            .to_zoned(self.timezone.clone())
            .map(|zoned| zoned.with_time_zone(TimeZone::UTC));
        moment.map_or_else(
            |_| String::new(),
            |zoned| zoned.strftime("%Y%m%dT%H%M%SZ").to_string(),
        )
    }
}

/// Content lines, folded at 75 octets.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn push(&mut self, name: &str, value: &str) {
        const LONGEST: usize = 75;
        let line = format!("{name}:{value}");
        let mut width = 0;
        for letter in line.chars() {
            if width + letter.len_utf8() > LONGEST {
                self.text.push_str("\r\n ");
                width = 1;
            }
            self.text.push(letter);
            width += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

/// Escapes text (RFC 5545, 3.3.11).
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace('\n', "\\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut lines = Lines::default();
        lines.push("SUMMARY", &"å".repeat(60));
        assert!(
            lines.text.lines().all(|line| line.len() <= 75),
            "{}",
            lines.text
        );
        assert_eq!(
            lines.text.replace("\r\n ", ""),
            format!("SUMMARY:{}\r\n", "å".repeat(60))
        );
    }
}
