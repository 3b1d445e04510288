//! Texts, numbers, and yes and no.

use super::read_text;
use crate::diagnostic::{Text, text};
use crate::schema::{FieldValue, Reader, Shape};
use crate::value::{Node, Value};

impl FieldValue for String {
    fn shape() -> Shape {
        Shape::Text
    }

    /// Numbers and dates are taken as the text that they look like: `period = 2018` is meant well.
    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = match &node.value {
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            Value::DateTime(date) => date.clone(),
            _ => read_text(node, reader, "\"…\"")?.trim().to_owned(),
        };
        if text.contains('\0') {
            reader.error(
                "control-character",
                &node.span,
                text!(
                    "Texten innehåller ett osynligt styrtecken.",
                    "The text holds an invisible control character."
                ),
                text!(
                    "Skriv om texten för hand i stället för att klistra in den.",
                    "Type the text by hand rather than paste it."
                ),
            );
            return None;
        }
        Some(text)
    }
}

impl FieldValue for bool {
    fn shape() -> Shape {
        Shape::Boolean
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            Value::Boolean(boolean) => Some(*boolean),
            Value::Text(text) if ["ja", "yes"].contains(&text.to_lowercase().as_str()) => {
                Some(true)
            }
            Value::Text(text) if ["nej", "no"].contains(&text.to_lowercase().as_str()) => {
                Some(false)
            }
            _ => {
                reader.wrong_type(node, &text!("true eller false", "true or false"), "true");
                None
            }
        }
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

impl FieldValue for f64 {
    fn shape() -> Shape {
        Shape::Number
    }

    fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        match &node.value {
            #[expect(
                clippy::cast_precision_loss,
                reason = "counts and kronor stay far below 2^53"
            )]
            Value::Integer(number) => Some(*number as Self),
            Value::Float(number) => Some(*number),
            Value::Text(text) if text.contains('%') => {
                reader.error(
                    "percent-as-number",
                    &node.span,
                    text!(
                        "Här ska det stå ett tal utan procenttecken.",
                        "This should be a number without a per cent sign."
                    ),
                    text!(
                        "Skriv andelen som tal: 100 % av en heltid är 1.0.",
                        "Write the share as a number: 100 % of full time is 1.0."
                    ),
                );
                None
            }
            _ => {
                reader.wrong_type(
                    node,
                    &text!(
                        "ett tal utan citattecken",
                        "a number without quotation marks"
                    ),
                    "1.5",
                );
                None
            }
        }
    }
}

macro_rules! whole_number {
    ($type:ty, $shape:expr, $absent:expr) => {
        impl FieldValue for $type {
            fn shape() -> Shape {
                $shape
            }

            fn read(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
                if let Value::Integer(written) = &node.value {
                    let number = Self::try_from(*written).ok();
                    if number.is_none() {
                        out_of_range(*written, node, reader);
                    }
                    return number;
                }
                reader.wrong_type(
                    node,
                    &text!(
                        "ett heltal utan citattecken",
                        "a whole number without quotation marks"
                    ),
                    "15",
                );
                None
            }

            fn absent() -> Option<Self> {
                $absent
            }
        }
    };
}
whole_number!(u32, Shape::Count, Some(0));
whole_number!(i64, Shape::Integer, None);

/// What is wrong where less than nothing is counted, and how to mend it.
pub(crate) fn negative_count() -> (Text, Text) {
    (
        text!(
            "Talet kan inte vara negativt.",
            "The number cannot be negative."
        ),
        text!(
            "Ta bort minustecknet. Är talet okänt, ta bort fältet.",
            "Remove the minus sign. If the number is unknown, remove the field."
        ),
    )
}

/// A whole number that cannot stand where things are counted.
fn out_of_range(written: i64, node: &Node, reader: &mut Reader<'_>) {
    let (message, help) = if written < 0 {
        negative_count()
    } else {
        (
            text!("Talet är för stort.", "The number is too large."),
            text!(
                "Kontrollera talet mot källan.",
                "Check the number against the source."
            ),
        )
    };
    reader.error("implausible-number", &node.span, message, help);
}
