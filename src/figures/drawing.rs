//! A picture while it is drawn: shapes and texts at places counted from where reading begins.

use std::fmt::Write as _;

use super::Frame;
use super::lettering::{LINE, SIZE};

/// How wide most pictures are.
pub(super) const WIDTH: f64 = 360.0;

/// What a text's place tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

pub(super) struct Drawing<'a> {
    frame: Frame<'a>,
    width: f64,
    body: String,
    patterns: [bool; super::MOST_PARTS],
}

impl<'a> Drawing<'a> {
    pub(super) fn new(frame: Frame<'a>, width: f64) -> Self {
        Self {
            frame,
            width,
            body: String::new(),
            patterns: [false; super::MOST_PARTS],
        }
    }

    /// A place as seen from the left.
    pub(super) fn x(&self, from_start: f64) -> f64 {
        if self.frame.right_to_left {
            self.width - from_start
        } else {
            from_start
        }
    }

    /// A text on a line whose letters stand on `y`.
    pub(super) fn text(&mut self, x: f64, y: f64, anchor: Anchor, class: &str, text: &str) {
        let x = number(self.x(x));
        let y = number(y);
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let class = if class.is_empty() {
            String::new()
        } else {
            format!(" class=\"{class}\"")
        };
        let text = escape(text);
        let _ = write!(
            self.body,
            "<text x=\"{x}\" y=\"{y}\"{anchor}{class}>{text}</text>"
        );
    }

    /// Lines of text below `top`; gives where they end.
    pub(super) fn paragraph(
        &mut self,
        x: f64,
        top: f64,
        anchor: Anchor,
        class: &str,
        lines: &[String],
    ) -> f64 {
        let mut y = top;
        for line in lines {
            self.text(x, y + SIZE + 1.0, anchor, class, line);
            y += LINE;
        }
        y
    }

    /// A rectangle from where it begins, as one reads.
    pub(super) fn rectangle(&mut self, x: f64, y: f64, width: f64, height: f64, attributes: &str) {
        let left = if self.frame.right_to_left {
            self.width - x - width
        } else {
            x
        };
        let (x, y) = (number(left), number(y));
        let (width, height) = (number(width.max(0.0)), number(height));
        let _ = write!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" {attributes}/>"
        );
    }

    /// A bar in the colour and pattern of a series.
    pub(super) fn bar(&mut self, x: f64, y: f64, width: f64, height: f64, series: usize) {
        let series = series % super::MOST_PARTS;
        if series == 0 {
            self.rectangle(x, y, width, height, "class=\"figure-bar figure-1\"");
        } else {
            self.patterns[series] = true;
            let id = format!("{}-p{}", self.frame.id, series + 1);
            let fill = format!("class=\"figure-bar\" fill=\"url(#{})\"", escape(&id));
            self.rectangle(x, y, width, height, &fill);
        }
    }

    /// A straight line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str) {
        let (x1, y1) = (number(self.x(from.0)), number(from.1));
        let (x2, y2) = (number(self.x(to.0)), number(to.1));
        let _ = write!(
            self.body,
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" class=\"{class}\"/>"
        );
    }

    /// A way through several places.
    pub(super) fn path(&mut self, places: &[(f64, f64)], closed: bool, class: &str) {
        let mut way = String::new();
        for (index, (x, y)) in places.iter().enumerate() {
            let step = if index == 0 { 'M' } else { 'L' };
            let _ = write!(way, "{step}{} {}", number(self.x(*x)), number(*y));
        }
        if closed {
            way.push('Z');
        }
        let _ = write!(self.body, "<path d=\"{way}\" class=\"{class}\"/>");
    }

    pub(super) fn circle(&mut self, x: f64, y: f64, radius: f64, class: &str) {
        let (x, y, radius) = (number(self.x(x)), number(y), number(radius));
        let _ = write!(
            self.body,
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" class=\"{class}\"/>"
        );
    }

    /// The picture, for all who see it and with words for those who do not.
    pub(super) fn finish(self, height: f64) -> String {
        let id = escape(self.frame.id);
        let description = escape(self.frame.description);
        let naming = format!("role=\"img\" aria-labelledby=\"{id}-desc\"");
        let words = format!("<desc id=\"{id}-desc\">{description}</desc>");
        self.written(height, &naming, &words)
    }

    fn written(self, height: f64, naming: &str, words: &str) -> String {
        let direction = if self.frame.right_to_left {
            "rtl"
        } else {
            "ltr"
        };
        let (width, height) = (number(self.width), number(height));
        let patterns = self.patterns();
        format!(
            "<svg {naming} viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
             font-size=\"{SIZE}\" direction=\"{direction}\">{words}{patterns}{}</svg>",
            self.body
        )
    }

    /// Definitions of the patterns that are used.
    fn patterns(&self) -> String {
        let mut written = String::new();
        for (series, _) in self.patterns.iter().enumerate().filter(|(_, used)| **used) {
            let number = series + 1;
            let (colour, turn, marks) = match number {
                2 => (
                    2,
                    " patternTransform=\"rotate(45)\"",
                    "<rect class=\"figure-gap\" width=\"3\" height=\"8\"/>",
                ),
                3 => (
                    3,
                    "",
                    "<circle class=\"figure-gap\" cx=\"4\" cy=\"4\" r=\"2.2\"/>",
                ),
                4 => (
                    4,
                    "",
                    "<rect class=\"figure-gap\" y=\"2\" width=\"8\" height=\"3\"/>",
                ),
                5 => (
                    1,
                    " patternTransform=\"rotate(-45)\"",
                    "<rect class=\"figure-gap\" width=\"5\" height=\"8\"/>",
                ),
                _ => (
                    2,
                    "",
                    "<rect class=\"figure-gap\" x=\"1\" y=\"1\" width=\"6\" height=\"6\"/>",
                ),
            };
            let id = escape(self.frame.id);
            let _ = write!(
                written,
                "<pattern id=\"{id}-p{number}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"{turn}>\
                 <rect class=\"figure-{colour}\" width=\"8\" height=\"8\"/>{marks}</pattern>"
            );
        }
        if written.is_empty() {
            written
        } else {
            format!("<defs>{written}</defs>")
        }
    }
}

/// A coordinate with at most one decimal.
pub(super) fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded == 0.0 || !rounded.is_finite() {
        "0".to_owned()
    } else {
        rounded.to_string()
    }
}

/// A text as XML holds it, with spaces for what has no look.
pub(super) fn escape(text: &str) -> String {
    crate::escape::xml(&text.replace(char::is_control, " "))
}
