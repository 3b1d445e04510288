//! Days, and dates of which only the month or the year is known.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostic::text;
use crate::schema::{FieldValue, Reader, Shape};
use crate::value::{Node, Value};

impl FieldValue for Date {
    fn shape() -> Shape {
        Shape::Date
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let parsed = match &node.value {
            Value::DateTime(text) | Value::Text(text) => text
                .trim()
                .get(..10)
                .filter(|_| text.trim().len() == 10 || text.contains('T'))
                .and_then(|day| day.parse().ok()),
            _ => None,
        };
        if parsed.is_none() {
            reader.error(
                "invalid-date",
                &node.span,
                text!(
                    "Det här är inte ett datum som finns.",
                    "This is not a date that exists."
                ),
                text!(
                    "Skriv år-månad-dag, till exempel 2026-01-31.",
                    "Write year-month-day, such as 2026-01-31."
                ),
            );
        }
        parsed
    }
}

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year.
    pub year: i16,
    /// The month, 1–12, where known.
    pub month: Option<i8>,
    /// The day of the month, where known.
    pub day: Option<i8>,
}

impl PartialDate {
    /// Reads `2018`, `2018-04` or `2018-04-20`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let mut two_digits = || -> Option<Option<i8>> {
            match parts.next() {
                None => Some(None),
                Some(part) if part.len() == 2 => part.parse().ok().map(Some),
                Some(_) => None,
            }
        };
        let (month, day) = (two_digits()?, two_digits()?);
        if parts.next().is_some() {
            return None;
        }
        let parsed = Self { year, month, day };
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1))
            .is_ok()
            .then_some(parsed)
    }

    /// The first day that it can mean.
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
            .expect("checked when parsed")
    }

    /// The last day that it can mean.
    pub fn last_day(self) -> Date {
        let month = Date::new(self.year, self.month.unwrap_or(12), 1).expect("checked when parsed");
        match self.day {
            Some(_) => self.first_day(),
            None => month.last_of_month(),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a date"))
    }
}

impl FieldValue for PartialDate {
    fn shape() -> Shape {
        Shape::PartialDate
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let parsed = match &node.value {
            Value::Integer(year) => Self::parse(&year.to_string()),
            Value::DateTime(text) | Value::Text(text) => Self::parse(text),
            _ => None,
        };
        if parsed.is_none() {
            reader.error(
                "invalid-date",
                &node.span,
                text!(
                    "Det här är inte ett datum, en månad eller ett år.",
                    "This is not a date, a month or a year."
                ),
                text!(
                    "Skriv \"2018\", \"2018-04\" eller \"2018-04-20\".",
                    "Write \"2018\", \"2018-04\" or \"2018-04-20\"."
                ),
            );
        }
        parsed
    }
}
