//! Goals: how far the outcome reaches, with a mark where the target is.

use super::Frame;
use super::drawing::{Anchor, Drawing, WIDTH};
use super::lettering::{LINE, few_lines, lines, strong_width, width};

/// A goal that can be drawn.
#[derive(Clone, Debug, Default)]
pub struct GoalBar {
    /// Its number and text.
    pub label: String,
    /// What was aimed at.
    pub target: f64,
    /// What came of it.
    pub outcome: f64,
    /// The highest possible figure, where there is one: 100 for per cent.
    pub ceiling: Option<f64>,
    /// The outcome as shown.
    pub outcome_text: String,
    /// The target as shown.
    pub target_text: String,
    /// How it went.
    pub progress: Progress,
    /// How it went, in words.
    pub status: String,
}

/// How a goal went, as its sign shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Reached.
    Reached,
    /// Reached for the most part.
    Mostly,
    /// In part.
    Partly,
    /// Not reached.
    Missed,
    /// Not known.
    #[default]
    Unknown,
}

const HEIGHT: f64 = 18.0;

/// A bar for every goal, each on a scale of its own.
pub fn goals(frame: Frame<'_>, goals: &[GoalBar]) -> String {
    let mut drawing = Drawing::new(frame, WIDTH);
    let mut y = 0.0;
    for goal in goals {
        let label = few_lines(&goal.label, WIDTH, 4);
        y = drawing.paragraph(0.0, y, Anchor::Start, "", &label) + 4.0;
        let room = WIDTH - 2.0;
        let highest = goal
            .ceiling
            .unwrap_or(0.0)
            .max(goal.target)
            .max(goal.outcome);
        let place = |value: f64| {
            let share = value / highest;
            let share = if share.is_finite() {
                share.clamp(0.0, 1.0)
            } else {
                0.0
            };
            1.0 + share * room
        };
        drawing.rectangle(1.0, y + 4.0, room, HEIGHT, "class=\"figure-track\"");
        let end = place(goal.outcome);
        if end > 1.0 {
            drawing.bar(1.0, y + 4.0, end - 1.0, HEIGHT, 0);
        }
        let at = place(goal.target).clamp(2.5, WIDTH - 2.5);
        drawing.line((at, y), (at, y + HEIGHT + 8.0), "figure-target-ground");
        drawing.line((at, y), (at, y + HEIGHT + 8.0), "figure-target");
        y += HEIGHT + 10.0;
        sign(&mut drawing, 9.0, y + 10.0, goal.progress);
        drawing.text(24.0, y + 15.0, Anchor::Start, "figure-value", &goal.status);
        let figures = [&goal.outcome_text, &goal.target_text];
        let joined = figures.map(String::as_str).join(" · ");
        if strong_width(&goal.status) + width(&joined) + 36.0 <= WIDTH {
            drawing.text(WIDTH, y + 15.0, Anchor::End, "", &joined);
            y += LINE;
        } else {
            y += LINE;
            for figure in figures {
                y = drawing.paragraph(24.0, y, Anchor::Start, "", &lines(figure, WIDTH - 24.0));
            }
        }
        y += 16.0;
    }
    drawing.finish(y.max(LINE))
}

/// A sign whose form tells how it went.
fn sign(drawing: &mut Drawing<'_>, x: f64, y: f64, progress: Progress) {
    let about = progress == Progress::Mostly;
    let ring = if about {
        "figure-sign figure-sign-about"
    } else {
        "figure-sign"
    };
    drawing.circle(x, y, 8.0, ring);
    match progress {
        // A tick is drawn as everywhere, whichever way the language is read.
        Progress::Reached | Progress::Mostly => {
            let middle = drawing.x(x);
            let places = [(-4.0, 0.5), (-1.0, 3.5), (4.5, -3.0)]
                .map(|(right, down)| (drawing.x(middle + right), y + down));
            drawing.path(&places, false, "figure-sign-mark");
        }
        Progress::Partly => drawing.line((x - 4.0, y), (x + 4.0, y), "figure-sign-mark"),
        Progress::Missed => {
            drawing.line((x - 3.0, y - 3.0), (x + 3.0, y + 3.0), "figure-sign-mark");
            drawing.line((x - 3.0, y + 3.0), (x + 3.0, y - 3.0), "figure-sign-mark");
        }
        Progress::Unknown => drawing.circle(x, y, 1.5, "figure-dot"),
    }
}
