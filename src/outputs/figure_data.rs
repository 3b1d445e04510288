//! The figures behind a page's pictures as CSV (RFC 4180), beside the page.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Maker;
use super::bodies::step_views;
use super::open_data::cell;
use crate::blocks::{Block, Figures};
use crate::kinds::Fields;
use crate::kinds::common::TimelineEntry;
use crate::kinds::evaluation::Survey;
use crate::kinds::project::{Budget, Goal};
use crate::site::Item;
use crate::theme::view::StepView;

/// What on a page the figures belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FigureSource {
    /// A block of its text, by its place among them.
    Block(usize),
    /// A project's goals.
    Goals,
    /// A project's budget.
    Budget,
    /// A project's timeline.
    Timeline,
    /// The steps of a process.
    Steps,
    /// A survey, by its place among an evaluation's.
    Survey(usize),
}

/// The name of the file with a block's figures.
pub(super) fn block_file(index: usize) -> String {
    format!("figur-{}.csv", index + 1)
}

/// The files that belong to a page, by name.
pub(super) fn files(item: &Item) -> Vec<(String, FigureSource)> {
    let mut files = Vec::new();
    for (index, block) in item.page.body.blocks.iter().enumerate() {
        if matches!(block, Block::Chart(_) | Block::Timeline(_) | Block::Flow(_)) {
            files.push((block_file(index), FigureSource::Block(index)));
        }
    }
    let mut add = |name: &str, source| files.push((format!("figur-{name}.csv"), source));
    match &item.page.fields {
        Fields::Project(project) => {
            if !project.goals.is_empty() {
                add("mal", FigureSource::Goals);
            }
            if project
                .budget
                .as_ref()
                .is_some_and(|budget| !budget.rows.is_empty())
            {
                add("budget", FigureSource::Budget);
            }
            if !project.timeline.is_empty() {
                add("tidslinje", FigureSource::Timeline);
            }
        }
        Fields::Process(process) if !process.steps.is_empty() => add("steg", FigureSource::Steps),
        Fields::Evaluation(evaluation) => {
            let mut seen = BTreeSet::new();
            for (index, survey) in evaluation.surveys.iter().enumerate() {
                // Two surveys of one name are reported elsewhere.
                if seen.insert(survey.id.as_str()) {
                    add(&format!("enkat-{}", survey.id), FigureSource::Survey(index));
                }
            }
        }
        _ => {}
    }
    files
}

impl Maker<'_> {
    /// The figures as CSV.
    pub(super) fn figure_csv(&self, index: usize, source: FigureSource) -> Vec<u8> {
        let item = &self.site.items[index];
        let table = Table {
            language: &item.page.language,
            maker: self,
        };
        let rows = match (source, &item.page.fields) {
            (FigureSource::Block(block), _) => match item.page.body.blocks.get(block) {
                Some(Block::Chart(chart)) => {
                    table.chart(&self.chart_figures(item, chart), chart.unit.as_deref())
                }
                Some(Block::Timeline(timeline)) => table.timeline(&timeline.event),
                Some(Block::Flow(flow)) => table.steps(&step_views(&flow.actors, &flow.steps)),
                _ => Vec::new(),
            },
            (FigureSource::Steps, Fields::Process(process)) => {
                table.steps(&step_views(&process.actors, &process.steps))
            }
            (FigureSource::Goals, Fields::Project(project)) => table.goals(&project.goals),
            (FigureSource::Timeline, Fields::Project(project)) => table.timeline(&project.timeline),
            (FigureSource::Budget, Fields::Project(project)) => project
                .budget
                .as_ref()
                .map_or_else(Vec::new, |budget| table.budget(budget)),
            (FigureSource::Survey(survey), Fields::Evaluation(evaluation)) => {
                let survey = evaluation.surveys.get(survey);
                survey.map_or_else(Vec::new, |survey| table.survey(survey))
            }
            _ => Vec::new(),
        };
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer(Vec::new());
        let written = "writing to memory cannot fail";
        for row in &rows {
            writer.write_record(row).expect(written);
        }
        writer.into_inner().expect(written)
    }
}

/// Rows in a page's language.
struct Table<'a> {
    language: &'a str,
    maker: &'a Maker<'a>,
}

impl Table<'_> {
    fn heading(&self, key: &str) -> String {
        self.maker.theme.text(self.language, key)
    }

    fn headings(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.heading(key)).collect()
    }

    fn term(&self, vocabulary: &str, slug: &str) -> String {
        let vocabularies = &self.maker.site.config.vocabularies;
        vocabularies
            .label(vocabulary, slug, self.language)
            .to_owned()
    }

    fn chart(&self, figures: &Figures, unit: Option<&str>) -> Vec<Vec<String>> {
        let mut heading = vec![self.heading("label")];
        heading.extend(figures.series.iter().map(|name| {
            let name = if name.is_empty() {
                self.heading("value")
            } else {
                name.clone()
            };
            match unit {
                Some(unit) => words(&format!("{name} ({unit})")),
                None => words(&name),
            }
        }));
        let rows = figures.rows.iter().map(|row| {
            let values = row.values.iter().map(|value| figure(*value));
            std::iter::once(words(&row.label)).chain(values).collect()
        });
        std::iter::once(heading).chain(rows).collect()
    }

    fn timeline(&self, events: &[TimelineEntry]) -> Vec<Vec<String>> {
        let heading = self.headings(&["when", "figure-until", "what", "who"]);
        let rows = events.iter().map(|event| {
            vec![
                event.date.to_string(),
                event.end.map(|end| end.to_string()).unwrap_or_default(),
                words(&event.text),
                words(event.responsible.as_deref().unwrap_or_default()),
            ]
        });
        std::iter::once(heading).chain(rows).collect()
    }

    /// One row a step; where it leads by number, with the condition.
    fn steps(&self, steps: &[StepView]) -> Vec<Vec<String>> {
        let heading = self.headings(&["number", "who", "step", "leads-to"]);
        let rows = steps.iter().map(|step| {
            let next = step.next.iter().map(|next| match &next.label {
                Some(label) => format!("{} ({label})", next.number),
                None => next.number.to_string(),
            });
            vec![
                step.number.to_string(),
                words(step.actor.as_deref().unwrap_or_default()),
                words(&step.text),
                words(&next.collect::<Vec<_>>().join("; ")),
            ]
        });
        std::iter::once(heading).chain(rows).collect()
    }

    fn goals(&self, goals: &[Goal]) -> Vec<Vec<String>> {
        let heading = self.headings(&[
            "number",
            "goal",
            "operator",
            "target",
            "outcome",
            "outcome-of",
            "unit",
            "goal-status",
        ]);
        let rows = goals.iter().map(|goal| {
            let target = goal.target.map(|target| figure(Some(target)));
            let outcome = goal.outcome.map(|outcome| figure(Some(outcome)));
            let in_words = |text: &Option<String>| words(text.as_deref().unwrap_or_default());
            let operator = goal
                .operator
                .as_ref()
                .map_or(">=", |operator| operator.as_str());
            let unit = goal.unit.as_ref();
            vec![
                words(&goal.id),
                words(&goal.text),
                if goal.target.is_some() {
                    self.term("operator", operator)
                } else {
                    String::new()
                },
                target.unwrap_or_else(|| in_words(&goal.target_text)),
                outcome.unwrap_or_else(|| in_words(&goal.outcome_text)),
                figure(goal.outcome_of),
                unit.map(|unit| self.term("unit", unit.as_str()))
                    .unwrap_or_default(),
                self.term("goal_status", goal.shown_status()),
            ]
        });
        std::iter::once(heading).chain(rows).collect()
    }

    fn budget(&self, budget: &Budget) -> Vec<Vec<String>> {
        let years = super::pages::budget_years(budget);
        let mut heading = vec![self.heading("budget-item")];
        heading.extend(years.iter().cloned());
        let rows = budget.rows.iter().map(|row| {
            let amounts = years
                .iter()
                .map(|year| figure(row.amounts.get(year).copied()));
            std::iter::once(words(&row.label)).chain(amounts).collect()
        });
        let mut table: Vec<Vec<String>> = std::iter::once(heading).chain(rows).collect();
        let stated = &budget.stated_total_by_year;
        if !stated.is_empty() {
            let amounts = years.iter().map(|year| figure(stated.get(year).copied()));
            let label = std::iter::once(self.heading("budget-stated"));
            table.push(label.chain(amounts).collect());
        }
        table
    }

    fn survey(&self, survey: &Survey) -> Vec<Vec<String>> {
        let heading = self.headings(&[
            "question",
            "option",
            "count",
            "question-answers",
            "survey-answers",
            "invited",
        ]);
        let rows = survey.questions.iter().flat_map(|question| {
            question.options.iter().map(|option| {
                let count = |count: Option<u32>| figure(count.map(f64::from));
                vec![
                    words(&question.text),
                    words(&option.label),
                    count(option.count),
                    count(question.n),
                    count(survey.responses),
                    count(survey.invited),
                ]
            })
        });
        std::iter::once(heading).chain(rows).collect()
    }
}

/// A text that no spreadsheet takes for a formula.
fn words(text: &str) -> String {
    cell(&Value::from(text))
}

/// A figure as programs read it; nothing where there is none.
fn figure(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
