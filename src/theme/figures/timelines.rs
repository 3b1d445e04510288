//! What happened when, and the steps of a process.

use jiff::civil::date;
use minijinja::Value;

use super::{Words, get, list, nothing, picture, text_of};
use crate::figures::{self, Event, MOST_BARS, Shape, Step};
use crate::schema::types::PartialDate;
use crate::theme::filters::{date_text, dates_text};

/// Events in the order of time.
pub(super) fn timeline(words: &Words<'_>, id: &str, events: &Value) -> Value {
    let mut drawn = Vec::new();
    let (mut first, mut last): (Option<PartialDate>, Option<PartialDate>) = (None, None);
    for event in list(events) {
        let Some(start) = PartialDate::parse(&get(&event, "date").to_string()) else {
            continue;
        };
        let end = PartialDate::parse(&get(&event, "end").to_string());
        let shown = |day: PartialDate| date_text(&day.to_string(), words.language, words.catalogs);
        let when = match end.filter(|end| *end != start) {
            Some(end) => {
                let (start, end) = (start.to_string(), end.to_string());
                dates_text(&start, &end, words.language, words.catalogs)
            }
            None => shown(start),
        };
        let mut text = text_of(&event, "text");
        let responsible = text_of(&event, "responsible");
        if !responsible.is_empty() {
            text = format!("{text} ({responsible})");
        }
        let later = end.unwrap_or(start);
        if first.is_none_or(|known| start.first_day() < known.first_day()) {
            first = Some(start);
        }
        if last.is_none_or(|known| later.last_day() > known.last_day()) {
            last = Some(later);
        }
        drawn.push(Event {
            first: day_number(start.first_day()),
            last: end.map(|end| day_number(end.last_day())),
            exact: start.day.is_some(),
            when,
            text,
        });
    }
    let (Some(first), Some(last)) = (first, last) else {
        return nothing();
    };
    let shown = |day: PartialDate| date_text(&day.to_string(), words.language, words.catalogs);
    let count = words.number(f64::from(u32::try_from(drawn.len()).unwrap_or(u32::MAX)));
    let conclusion = if drawn.len() > 1 {
        let span = [
            ("count", count.as_str()),
            ("from", &shown(first)),
            ("to", &shown(last)),
        ];
        words.text("figure-timeline", &span)
    } else {
        String::new()
    };
    if drawn.len() > MOST_BARS {
        return picture(String::new(), conclusion);
    }
    let description: Vec<String> = drawn
        .iter()
        .map(|event| format!("{}: {}.", event.when, event.text.trim_end_matches('.')))
        .collect();
    let description = description.join(" ");
    let frame = words.frame(id, &description);
    picture(figures::timeline(frame, &drawn), conclusion)
}

fn day_number(day: jiff::civil::Date) -> i64 {
    day.duration_since(date(2000, 1, 1)).as_hours() / 24
}

/// Who does what, and where it leads.
pub(super) fn flow(words: &Words<'_>, id: &str, steps: &Value) -> Value {
    let arrow = if words.right_to_left() { "←" } else { "→" };
    let drawn: Vec<Step> = list(steps)
        .map(|step| {
            let next: Vec<(usize, String)> = list(&get(&step, "next"))
                .filter_map(|next| {
                    let number = usize::try_from(get(&next, "number")).ok()?;
                    Some((number.checked_sub(1)?, text_of(&next, "label")))
                })
                .collect();
            let choices = next
                .iter()
                .filter(|(_, label)| !label.is_empty())
                .map(|(to, label)| format!("{label} {arrow} {}", to + 1));
            Step {
                actor: text_of(&step, "actor"),
                text: format!("{}. {}", get(&step, "number"), text_of(&step, "text")),
                shape: match text_of(&step, "kind").as_str() {
                    "start" | "slut" => Shape::End,
                    "beslut" => Shape::Decision,
                    "brytpunkt" => Shape::Handover,
                    _ => Shape::Activity,
                },
                choices: choices.collect(),
                next: next.iter().map(|(to, _)| *to).collect(),
            }
        })
        .collect();
    // One step is no flow.
    if drawn.len() < 2 || drawn.len() > MOST_BARS {
        return nothing();
    }
    let description = format!(
        "{}. {}",
        words.text("figure-map", &[]),
        words.text("figure-steps-in-list", &[])
    );
    let frame = words.frame(id, &description);
    picture(figures::lanes(frame, &drawn), String::new())
}
