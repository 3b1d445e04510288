//! A day, with a time of day where it is known.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};

use crate::diagnostic::text;
use crate::schema::{FieldValue, Reader, Shape};
use crate::value::{Node, Value};

/// A day, with a time of day where it is known, in the site's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// The time of day; a course whose hours are not set yet has none.
    pub time: Option<Time>,
}

impl Moment {
    /// Reads `2026-08-28`, `2026-08-28T09:00` or `2026-08-28 09:00:00`; a time zone is refused.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some(day) = text
            .parse()
            .ok()
            .filter(|_| text.len() == "2026-08-28".len())
        {
            return Some(Self { day, time: None });
        }
        let zoned = text.ends_with(['Z', 'z']) || text.contains(['+', '[']);
        let moment: DateTime = text.replace(' ', "T").parse().ok().filter(|_| !zoned)?;
        Some(Self {
            day: moment.date(),
            time: Some(moment.time()),
        })
    }

    /// Whether it lies before another; two on the same day count as in order where an hour is unknown.
    pub fn is_before(self, other: Self) -> bool {
        match (self.time, other.time) {
            (Some(own), Some(others)) => (self.day, own) < (other.day, others),
            _ => self.day < other.day,
        }
    }

    /// The day and time, where a time is known.
    pub fn date_time(self) -> Option<DateTime> {
        self.time.map(|time| self.day.to_datetime(time))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date_time() {
            Some(moment) => moment.fmt(formatter),
            None => self.day.fmt(formatter),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a moment"))
    }
}

impl FieldValue for Moment {
    fn shape() -> Shape {
        Shape::DateTime
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let parsed = match &node.value {
            Value::DateTime(text) | Value::Text(text) => Self::parse(text),
            _ => None,
        };
        if parsed.is_none() {
            reader.error(
                "invalid-date",
                &node.span,
                text!(
                    "Det här är inte en dag med klockslag.",
                    "This is not a day with a time."
                ),
                text!(
                    "Skriv lokal tid: 2026-08-28T09:00:00, utan tidszon. Är tiden inte bestämd räcker dagen: 2026-08-28.",
                    "Write local time: 2026-08-28T09:00:00, without a time zone. Where the time is not set, the day is enough: 2026-08-28."
                ),
            );
        }
        parsed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_they_were_read() {
        for text in ["2026-08-28", "2026-08-28T09:00:00"] {
            let moment = Moment::parse(text).expect("valid");
            assert_eq!(moment.to_string(), text);
        }
        for text in [
            "2026-08-28T09:00:00Z",
            "2026-08-28T09:00:00+02:00",
            "2026-13-01",
            "28/8",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
