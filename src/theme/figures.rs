//! What templates call for pictures of facts: each gives the picture and, where nobody has written
//! one, a conclusion in words that follows from the figures alone.

mod budgets;
mod charts;
mod goals;
mod timelines;
mod words;

use std::sync::Arc;

use minijinja::{Environment, State, Value, context};

use self::budgets::budget;
use self::charts::{chart, survey};
use self::goals::goals;
use self::timelines::{flow, timeline};
use self::words::Words;
use super::catalog::Catalogs;
use super::filters::language;
use crate::config::Config;

/// Adds the functions that draw.
pub(super) fn install(
    environment: &mut Environment<'static>,
    config: &Arc<Config>,
    catalogs: &Arc<Catalogs>,
) {
    type Draw = fn(&Words<'_>, &str, &Value, &Value) -> Value;
    let functions: [(&'static str, Draw); 6] = [
        ("chart_figure", chart),
        ("survey_figure", |words, id, question, _| {
            survey(words, id, question)
        }),
        ("timeline_figure", |words, id, events, _| {
            timeline(words, id, events)
        }),
        ("goals_figure", |words, id, all, _| goals(words, id, all)),
        ("budget_figure", budget),
        ("flow_figure", |words, id, steps, _| flow(words, id, steps)),
    ];
    for (name, draw) in functions {
        let (catalogs, config) = (Arc::clone(catalogs), Arc::clone(config));
        environment.add_function(
            name,
            move |state: &State<'_, '_>, id: &str, facts: Value, more: Option<Value>| {
                let words = Words {
                    language: &language(state),
                    catalogs: &catalogs,
                    config: &config,
                };
                draw(&words, id, &facts, &more.unwrap_or_default())
            },
        );
    }
}

/// A picture with its conclusion; without a picture where there is nothing to draw.
fn picture(svg: String, conclusion: String) -> Value {
    with_note(svg, conclusion, String::new())
}

/// A picture with something to say of its figures.
fn with_note(svg: String, conclusion: String, note: String) -> Value {
    context! { svg => Value::from_safe_string(svg), conclusion, note }
}

fn nothing() -> Value {
    picture(String::new(), String::new())
}

fn get(value: &Value, field: &str) -> Value {
    value.get_attr(field).unwrap_or_default()
}

fn text_of(value: &Value, field: &str) -> String {
    let found = get(value, field);
    found.as_str().map(str::to_owned).unwrap_or_default()
}

fn number_of(value: &Value, field: &str) -> Option<f64> {
    as_number(&get(value, field))
}

fn as_number(value: &Value) -> Option<f64> {
    f64::try_from(value.clone())
        .ok()
        .filter(|number| number.is_finite())
}

fn list(value: &Value) -> impl Iterator<Item = Value> + use<> {
    value.try_iter().into_iter().flatten()
}
