//! The text of a page: what it depends on, and what fills the holes in its HTML.

use std::borrow::Cow;

use minijinja::Value;
use minijinja::value::Serde;

use super::figure_data::block_file;
use super::{MakeError, Maker, output_path};
use crate::blocks::{Block, Chart, Figures};
use crate::escape;
use crate::kind_name::KindName;
use crate::kinds::Fields;
use crate::kinds::process::{Actor, ProcessStep};
use crate::kinds::project::Goal;
use crate::markdown::Filling;
use crate::site::{Item, ResolvedLink, check, links};
use crate::theme::Place;
use crate::theme::view::{BlockView, BodyView, GoalView, NextView, StepView};

impl Maker<'_> {
    /// What a text depends on.
    pub(super) fn body_view<'s>(&'s self, item: &'s Item) -> BodyView<'s> {
        let body = &item.page.body;
        BodyView {
            hash: body.hash,
            links: &item.links,
            blocks: body
                .blocks
                .iter()
                .enumerate()
                .map(|(index, block)| self.block_view(item, index, block))
                .collect(),
        }
    }

    /// A text as HTML with its notes right after it.
    pub(super) fn fill_whole(
        &self,
        item: &Item,
        view: &BodyView<'_>,
        place: &Place<'_>,
    ) -> Result<String, MakeError> {
        let (body, notes) = self.fill(item, view, place)?;
        Ok(body + &notes)
    }

    /// A text as HTML and its notes, their holes filled as seen from one place.
    pub(super) fn fill(
        &self,
        item: &Item,
        view: &BodyView<'_>,
        place: &Place<'_>,
    ) -> Result<(String, String), MakeError> {
        let body = self
            .texts
            .html(&item.page, self.sources)
            .ok_or_else(|| MakeError::Changed(item.page.path.clone()))?;
        let mut html = String::with_capacity(body.text.len() + body.holes.len() * 40);
        let mut from = 0;
        let mut notes_at = None;
        for hole in &body.holes {
            let at = hole.at as usize;
            html.push_str(&body.text[from..at]);
            from = at;
            match &hole.filling {
                Filling::Text(key) => {
                    html.push_str(&escape::html(&self.theme.text(place.language, key)))
                }
                Filling::Address(index) => {
                    html.push_str(&address(&view.links[*index as usize], place.root));
                }
                Filling::Picture(index, alt) => {
                    let link = &view.links[*index as usize];
                    html.push_str(&self.picture_in_text(item, *index, link, alt, place)?);
                }
                Filling::FileNote(index) => {
                    html.push_str(&self.file_note(&view.links[*index as usize], place.language));
                }
                Filling::Notes => notes_at = Some(html.len()),
                Filling::Block(index) => {
                    html.push_str(&self.block(&view.blocks[*index as usize], *index, place)?);
                }
            }
        }
        html.push_str(&body.text[from..]);
        let notes = notes_at.map(|at| html.split_off(at)).unwrap_or_default();
        Ok((html, notes))
    }

    /// " (pdf, 1,2 MB, 24 sidor)" after a link to a file.
    fn file_note(&self, link: &ResolvedLink, language: &str) -> String {
        let ResolvedLink::File {
            source,
            size,
            pages,
            ..
        } = link
        else {
            return String::new();
        };
        let format = source.rsplit('.').next().unwrap_or_default();
        let format = format.to_ascii_lowercase();
        let size = crate::theme::file_size(*size, language);
        let pages = pages.map(|pages| self.theme.pages_count(language, &format, pages));
        let pages = pages.map(|pages| format!(", {pages}"));
        format!(" ({format}, {size}{})", pages.unwrap_or_default())
    }
}

/// An address as it stands between quotation marks, with the language that it leads to where that is
/// another than the page's.
pub(super) fn address(link: &ResolvedLink, root: &str) -> String {
    match link {
        ResolvedLink::Page { route, language } => {
            let mut address = escape::html(&crate::theme::relative(root, route));
            if let Some(language) = language {
                address.push_str(&format!("\" hreflang=\"{}", escape::html(language)));
            }
            address
        }
        ResolvedLink::Route(route) | ResolvedLink::File { route, .. } => {
            escape::html(&crate::theme::relative(root, route))
        }
        ResolvedLink::Anchor(anchor) => escape::html(&format!("#{anchor}")),
        ResolvedLink::Broken => "#".to_owned(),
    }
}

impl Maker<'_> {
    pub(super) fn block(
        &self,
        view: &BlockView<'_>,
        number: u32,
        place: &Place<'_>,
    ) -> Result<String, MakeError> {
        let template = match view {
            BlockView::Chart { .. } => "blocks/chart.html",
            BlockView::Timeline { .. } => "blocks/timeline.html",
            BlockView::Flow { .. } => "blocks/flow.html",
            BlockView::Quote(_) => "blocks/quote.html",
            BlockView::Goals { .. } => "blocks/goals.html",
            BlockView::Survey { .. } => "blocks/survey.html",
            BlockView::Missing => return Ok(String::new()),
        };
        let value = minijinja::context! { block => Value::from(Serde(view)), number => number + 1 };
        self.theme
            .render(template, value, Value::from(()), &Value::from(()), place)
            .map_err(|error| self.template_failure(&error, place.route))
    }

    fn block_view<'s>(&'s self, item: &Item, index: usize, block: &'s Block) -> BlockView<'s> {
        match block {
            Block::Chart(chart) => self.chart_view(item, index, chart),
            Block::Timeline(timeline) => BlockView::Timeline {
                timeline,
                csv: self.figure_route(item, index),
            },
            Block::Flow(flow) => BlockView::Flow {
                flow,
                steps: step_views(&flow.actors, &flow.steps),
                csv: self.figure_route(item, index),
            },
            Block::Quote(quote) => BlockView::Quote(quote),
            Block::Indicators(indicators) => {
                let found = self.site.find(
                    indicators.project.as_str(),
                    &[KindName::Project],
                    &item.page.language,
                );
                match found.map(|found| (&found.card, &found.page.fields)) {
                    Some((card, Fields::Project(project))) => BlockView::Goals {
                        project: card,
                        goals: goal_views(&project.goals, &indicators.goals),
                    },
                    _ => BlockView::Missing,
                }
            }
            Block::Survey(asked) => {
                match check::find_question(self.site, asked.from.as_str(), &item.page.language) {
                    Some(found) => BlockView::Survey {
                        evaluation: &found.item.card,
                        title: &found.survey.title,
                        anchor: crate::theme_anchors::question(
                            found.survey.id.as_str(),
                            found.question.id.as_str(),
                        ),
                        question: found.question,
                        invited: found.survey.invited,
                        responses: found.survey.responses,
                        is_own: found.item.route == item.route,
                    },
                    None => BlockView::Missing,
                }
            }
        }
    }

    fn chart_view<'s>(&'s self, item: &Item, index: usize, chart: &'s Chart) -> BlockView<'s> {
        let own_file = self
            .chart_source(item, chart)
            .map(|source| links::file_route(&source))
            .filter(|route| self.plan.contains_key(&output_path(route)));
        BlockView::Chart {
            chart,
            figures: self.chart_figures(item, chart),
            csv: own_file.or_else(|| self.figure_route(item, index)),
        }
    }

    fn chart_source(&self, item: &Item, chart: &Chart) -> Option<String> {
        let data = chart.data.as_ref()?;
        links::table_source(&item.page.path, data.as_str(), self.sources)
    }

    /// A chart's own figures, or those of its file.
    pub(super) fn chart_figures<'s>(&'s self, item: &Item, chart: &Chart) -> Cow<'s, Figures> {
        let source = self.chart_source(item, chart);
        match source.and_then(|source| self.site.tables.get(&source)) {
            Some(figures) => Cow::Borrowed(figures),
            None => Cow::Owned(Figures::written_in(chart)),
        }
    }

    /// Where a block's figures can be fetched; nowhere when its text introduces a list.
    fn figure_route(&self, item: &Item, index: usize) -> Option<String> {
        let route = format!("{}{}", item.route, block_file(index));
        let planned = self.plan.contains_key(&output_path(&route));
        planned.then_some(route)
    }
}

pub(super) fn goal_views<'g>(goals: &'g [Goal], wanted: &[String]) -> Vec<GoalView<'g>> {
    goals
        .iter()
        .filter(|goal| wanted.is_empty() || wanted.contains(&goal.id))
        .map(|goal| GoalView {
            goal,
            status: goal.shown_status(),
        })
        .collect()
}

pub(super) fn step_views(actors: &[Actor], steps: &[ProcessStep]) -> Vec<StepView> {
    let number_of = |id: &str| steps.iter().position(|step| step.id.as_str() == id);
    let mut leading_to = vec![0; steps.len()];
    for next in steps.iter().flat_map(|step| &step.next) {
        if let Some(at) = number_of(next.0.to.as_str()) {
            leading_to[at] += 1;
        }
    }
    steps
        .iter()
        .enumerate()
        .map(|(index, step)| StepView {
            number: index + 1,
            id: step.id.to_string(),
            actor: step
                .actor
                .as_ref()
                .and_then(|id| actors.iter().find(|actor| actor.id == *id))
                .map(|actor| actor.label.clone()),
            text: step.text.clone(),
            kind: step.kind.as_ref().map(|kind| kind.as_str().to_owned()),
            next: step
                .next
                .iter()
                .filter_map(|next| {
                    let at = number_of(next.0.to.as_str())?;
                    Some(NextView {
                        number: at + 1,
                        id: steps[at].id.to_string(),
                        text: steps[at].text.clone(),
                        label: next.0.label.clone(),
                        is_shared: leading_to[at] > 1,
                    })
                })
                .collect(),
            document: step
                .document
                .as_ref()
                .map(|document| document.as_str().to_owned()),
        })
        .collect()
}
