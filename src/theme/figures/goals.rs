//! How far goals have been reached.

use minijinja::Value;

use super::{Words, get, list, nothing, number_of, picture, text_of};
use crate::figures::{self, GoalBar, MOST_BARS, Progress};

/// Goals with a target and an outcome in figures; the others stand in their table only.
pub(super) fn goals(words: &Words<'_>, id: &str, goals: &Value) -> Value {
    let term = |vocabulary: &str, slug: &str| {
        words
            .config
            .vocabularies
            .label(vocabulary, slug, words.language)
            .to_owned()
    };
    let mut counts: Vec<(String, u32)> = Vec::new();
    let mut bars = Vec::new();
    for entry in list(goals) {
        let goal = get(&entry, "goal");
        let status = text_of(&entry, "status");
        match counts.iter_mut().find(|(known, _)| *known == status) {
            Some((_, count)) => *count += 1,
            None => counts.push((status.clone(), 1)),
        }
        let (Some(target), Some(outcome)) =
            (number_of(&goal, "target"), number_of(&goal, "outcome"))
        else {
            continue;
        };
        if target < 0.0 || outcome < 0.0 {
            continue;
        }
        let unit_slug = text_of(&goal, "unit");
        let unit = if unit_slug.is_empty() {
            String::new()
        } else {
            term("unit", &unit_slug)
        };
        let operator = text_of(&goal, "operator");
        let operator = term(
            "operator",
            if operator.is_empty() { ">=" } else { &operator },
        );
        let target_text = format!("{operator} {}", words.with_unit(target, &unit));
        let reached = match number_of(&goal, "outcome_of") {
            Some(whole) => {
                let (outcome, of) = (words.number(outcome), words.text("results-of", &[]));
                format!("{outcome} {of} {}", words.with_unit(whole, &unit))
            }
            None => words.with_unit(outcome, &unit),
        };
        bars.push(GoalBar {
            label: format!("{}: {}", text_of(&goal, "id"), text_of(&goal, "text")),
            target,
            outcome,
            ceiling: (unit_slug == "procent").then_some(100.0),
            outcome_text: words.text("figure-outcome", &[("value", &reached)]),
            target_text: words.text("figure-target", &[("value", &target_text.to_lowercase())]),
            progress: match status.as_str() {
                "uppnatt" => Progress::Reached,
                "i-huvudsak" => Progress::Mostly,
                "delvis" => Progress::Partly,
                "ej-uppnatt" => Progress::Missed,
                _ => Progress::Unknown,
            },
            status: term("goal_status", &status),
        });
    }
    if counts.is_empty() {
        return nothing();
    }
    let conclusion = counted_goals(words, counts);
    let comma = words.text("comma", &[]);
    if bars.is_empty() || bars.len() > MOST_BARS {
        return picture(String::new(), conclusion);
    }
    let description: Vec<String> = bars
        .iter()
        .map(|bar| {
            format!(
                "{}: {}{comma} {}{comma} {}.",
                bar.label, bar.status, bar.outcome_text, bar.target_text
            )
        })
        .collect();
    let description = description.join(" ");
    let frame = words.frame(id, &description);
    picture(figures::goals(frame, &bars), conclusion)
}

/// "Antal mål: 8. Uppnått: 2, delvis uppnått: 6.", from the best to the unknown, as the site's
/// vocabulary has them.
fn counted_goals(words: &Words<'_>, mut counts: Vec<(String, u32)>) -> String {
    let statuses = words.config.vocabularies.get("goal_status");
    let place = |status: &str| {
        statuses.and_then(|known| known.terms().iter().position(|term| term.slug == status))
    };
    counts.sort_by_key(|(status, _)| place(status).unwrap_or(usize::MAX));
    let shown: Vec<String> = counts
        .iter()
        .enumerate()
        .map(|(at, (status, count))| {
            let vocabularies = &words.config.vocabularies;
            let label = vocabularies.label("goal_status", status, words.language);
            let label = match at {
                0 => label.to_owned(),
                _ => label.to_lowercase(),
            };
            format!("{label}: {}", words.number(f64::from(*count)))
        })
        .collect();
    let total = words.number(counts.iter().map(|(_, count)| f64::from(*count)).sum());
    let comma = words.text("comma", &[]);
    let variables = [
        ("total", total.as_str()),
        ("counts", &shown.join(&format!("{comma} "))),
    ];
    words.text("figure-goals", &variables)
}
