//! A process as a map: a lane for everyone who takes part, a row for every step. Since a row holds one
//! step only, arrows can leave it sideways and follow the edge without crossing another.

use super::Frame;
use super::drawing::{Anchor, Drawing, WIDTH};
use super::lettering::{LINE, lines};

/// A step of the process.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// Who does it; empty where nobody is named.
    pub actor: String,
    /// What is done, with its number.
    pub text: String,
    /// The form of its box.
    pub shape: Shape,
    /// Where it leads, by place in the list.
    pub next: Vec<usize>,
    /// Where it leads and on which conditions, in words.
    pub choices: Vec<String>,
}

/// The form of a step's box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Something is done.
    #[default]
    Activity,
    /// The process begins or ends.
    End,
    /// Something is decided.
    Decision,
    /// Somebody else takes over.
    Handover,
}

const LANE: f64 = 168.0;
const BOX: f64 = 148.0;
const BETWEEN: f64 = 30.0;
const CHANNEL: f64 = 14.0;

/// The map of a process.
pub fn lanes(frame: Frame<'_>, steps: &[Step]) -> String {
    let mut actors: Vec<&str> = Vec::new();
    for step in steps {
        if !actors.contains(&step.actor.as_str()) {
            actors.push(&step.actor);
        }
    }
    let (before, after) = channels(steps);
    let most = |channels: &[Way]| {
        let widest = channels.iter().map(|way| way.channel + 1).max();
        number(widest.unwrap_or(0)) * CHANNEL + if channels.is_empty() { 2.0 } else { 8.0 }
    };
    let start = most(&before);
    let across = number(actors.len().max(1)) * LANE;
    let width = (start + across + most(&after)).max(WIDTH);
    let mut drawing = Drawing::new(frame, width);
    let middle_of = |actor: &str| {
        let lane = actors.iter().position(|known| *known == actor).unwrap_or(0);
        start + number(lane) * LANE + LANE / 2.0
    };
    let headings: Vec<Vec<String>> = actors.iter().map(|actor| lines(actor, BOX)).collect();
    let heading = number(headings.iter().map(Vec::len).max().unwrap_or(0)) * LINE + 12.0;
    let texts: Vec<_> = steps.iter().map(texts).collect();
    let mut tops = Vec::new();
    let mut y = heading + 14.0;
    for (text, choices) in &texts {
        let height = number(text.len() + choices.len()) * LINE + 18.0;
        tops.push((y, height));
        y += height + BETWEEN;
    }
    let bottom = y - BETWEEN + 14.0;
    for (index, heading_lines) in headings.iter().enumerate() {
        let from = start + number(index) * LANE;
        let class = if index % 2 == 0 {
            "figure-lane"
        } else {
            "figure-lane figure-lane-other"
        };
        drawing.rectangle(from, 1.0, LANE, bottom - 1.0, &format!("class=\"{class}\""));
        drawing.paragraph(
            from + LANE / 2.0,
            6.0,
            Anchor::Middle,
            "figure-value",
            heading_lines,
        );
    }
    let side = |index: usize, sign: f64| {
        let (top, height) = tops[index];
        (
            middle_of(&steps[index].actor) + sign * BOX / 2.0,
            top + height / 2.0,
        )
    };
    for (index, step) in steps.iter().enumerate() {
        if step.next.contains(&(index + 1)) && index + 1 < steps.len() {
            let (from, to) = (middle_of(&step.actor), middle_of(&steps[index + 1].actor));
            let (top, height) = tops[index];
            let half = top + height + BETWEEN / 2.0 - 3.0;
            let end = tops[index + 1].0;
            arrow(
                &mut drawing,
                &[(from, top + height), (from, half), (to, half), (to, end)],
            );
        }
    }
    // An arrow to a step above goes along the edge where reading begins, one that skips steps
    // along the other; it enters beside what leaves, so that the two are not mistaken for each other.
    for (ways, sign, edge) in [
        (&before, -1.0, start - 6.0),
        (&after, 1.0, start + across + 6.0),
    ] {
        for way in ways {
            let (from_x, from_y) = side(way.from, sign);
            let (to_x, to_y) = side(way.to, sign);
            let channel = edge + sign * number(way.channel) * CHANNEL;
            let to_y = to_y + 7.0 * if way.to > way.from { -1.0 } else { 1.0 };
            arrow(
                &mut drawing,
                &[
                    (from_x, from_y),
                    (channel, from_y),
                    (channel, to_y),
                    (to_x, to_y),
                ],
            );
        }
    }
    for ((step, (top, height)), (text, choices)) in steps.iter().zip(&tops).zip(&texts) {
        let middle = middle_of(&step.actor);
        outline(&mut drawing, step.shape, middle, *top, *height);
        let below = drawing.paragraph(middle, top + 9.0, Anchor::Middle, "", text);
        drawing.paragraph(middle, below, Anchor::Middle, "figure-quiet", choices);
    }
    drawing.finish(bottom + 2.0)
}

/// The lines in a step's box: what is done, and the choices.
fn texts(step: &Step) -> (Vec<String>, Vec<String>) {
    let inset = if step.shape == Shape::Decision {
        34.0
    } else {
        16.0
    };
    let choices = step.choices.iter();
    (
        lines(&step.text, BOX - inset),
        choices
            .flat_map(|choice| lines(choice, BOX - inset))
            .collect(),
    )
}

fn outline(drawing: &mut Drawing<'_>, shape: Shape, middle: f64, top: f64, height: f64) {
    let from = middle - BOX / 2.0;
    match shape {
        Shape::Activity => {
            drawing.rectangle(from, top, BOX, height, "rx=\"4\" class=\"figure-step\"");
        }
        Shape::End => {
            drawing.rectangle(
                from,
                top,
                BOX,
                height,
                "rx=\"19\" class=\"figure-step figure-step-end\"",
            );
        }
        Shape::Handover => {
            drawing.rectangle(
                from,
                top,
                BOX,
                height,
                "rx=\"4\" class=\"figure-step figure-step-handover\"",
            );
        }
        Shape::Decision => {
            let (half, to, bottom) = (top + height / 2.0, from + BOX, top + height);
            let corners = [
                (from, half),
                (from + 14.0, top),
                (to - 14.0, top),
                (to, half),
                (to - 14.0, bottom),
                (from + 14.0, bottom),
            ];
            drawing.path(&corners, true, "figure-step figure-step-decision");
        }
    }
}

/// A way with a point at its end.
fn arrow(drawing: &mut Drawing<'_>, places: &[(f64, f64)]) {
    drawing.path(places, false, "figure-arrow");
    let [.., (before_x, before_y), (x, y)] = places else {
        return;
    };
    let (along_x, along_y) = (sign(x - before_x), sign(y - before_y));
    let back = 8.0;
    let corners = [
        (*x, *y),
        (
            x - along_x * back + along_y * 5.0,
            y - along_y * back + along_x * 5.0,
        ),
        (
            x - along_x * back - along_y * 5.0,
            y - along_y * back - along_x * 5.0,
        ),
    ];
    drawing.path(&corners, true, "figure-arrow-point");
}

fn sign(value: f64) -> f64 {
    if value.abs() < 0.01 {
        0.0
    } else {
        value.signum()
    }
}

/// An arrow along the edge.
struct Way {
    from: usize,
    to: usize,
    channel: usize,
}

/// Arrows to steps above, and those that skip steps, each beside those that it would lie on.
fn channels(steps: &[Step]) -> (Vec<Way>, Vec<Way>) {
    let (mut before, mut after): (Vec<Way>, Vec<Way>) = (Vec::new(), Vec::new());
    for (from, step) in steps.iter().enumerate() {
        for to in step.next.iter().copied() {
            if to == from + 1 || to >= steps.len() {
                continue;
            }
            let ways = if to <= from { &mut before } else { &mut after };
            let (low, high) = (from.min(to), from.max(to));
            let taken = |channel: usize| {
                ways.iter().any(|way| {
                    way.channel == channel
                        && way.from.min(way.to) <= high
                        && low <= way.from.max(way.to)
                })
            };
            let channel = (0..).find(|channel| !taken(*channel)).unwrap_or(0);
            ways.push(Way { from, to, channel });
        }
    }
    (before, after)
}

#[expect(clippy::cast_precision_loss, reason = "steps and lanes are few")]
fn number(count: usize) -> f64 {
    count as f64
}
