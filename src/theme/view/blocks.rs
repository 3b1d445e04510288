//! What blocks within a text show, and the files and pictures beside it.

use std::borrow::Cow;

use serde::Serialize;

use crate::blocks::{Chart, Figures, Flow, Timeline};
use crate::kinds::common::Quote;
use crate::kinds::evaluation::Question;
use crate::kinds::project::Goal;
use crate::site::Card;

/// What a block shows.
#[derive(Debug, Serialize)]
pub enum BlockView<'a> {
    /// Figures.
    Chart {
        /// As written.
        chart: &'a Chart,
        /// The figures, its own or those of its file.
        figures: Cow<'a, Figures>,
        /// Where the figures can be fetched.
        csv: Option<String>,
    },
    /// A timeline.
    Timeline {
        /// As written.
        timeline: &'a Timeline,
        /// Where the events can be fetched.
        csv: Option<String>,
    },
    /// A flow.
    Flow {
        /// As written.
        flow: &'a Flow,
        /// Its steps in words.
        steps: Vec<StepView>,
        /// Where the steps can be fetched.
        csv: Option<String>,
    },
    /// A quote.
    Quote(&'a Quote),
    /// A project's goals.
    Goals {
        /// The project.
        project: &'a Card,
        /// Its goals.
        goals: Vec<GoalView<'a>>,
    },
    /// A survey question.
    Survey {
        /// The evaluation.
        evaluation: &'a Card,
        /// What the survey is called.
        title: &'a str,
        /// The place of the question on its page.
        anchor: String,
        /// The question.
        question: &'a Question,
        /// How many were asked.
        invited: Option<u32>,
        /// How many answered the survey.
        responses: Option<u32>,
        /// Whether the evaluation's own page shows it.
        is_own: bool,
    },
    /// A block whose source is not shown; reported elsewhere.
    Missing,
}

/// A goal with the status to show.
#[derive(Debug, Serialize)]
pub struct GoalView<'a> {
    /// As written.
    pub goal: &'a Goal,
    /// The status to show.
    pub status: &'a str,
}

/// A step of a process, in words.
#[derive(Debug, Serialize)]
pub struct StepView {
    /// Its number, from 1.
    pub number: usize,
    /// The step's name.
    pub id: String,
    /// Who does it.
    pub actor: Option<String>,
    /// What is done.
    pub text: String,
    /// What kind of step.
    pub kind: Option<String>,
    /// Where it leads: number, text, condition.
    pub next: Vec<NextView>,
    /// A document that belongs to it, as a reference.
    pub document: Option<String>,
}

/// Where a step leads.
#[derive(Debug, Serialize)]
pub struct NextView {
    /// The next step's number.
    pub number: usize,
    /// The next step's name.
    pub id: String,
    /// What is done there.
    pub text: String,
    /// On which condition.
    pub label: Option<String>,
    /// Whether several steps lead there, so that the order of the list does not say which.
    pub is_shared: bool,
}

/// A file to download.
#[derive(Debug, Serialize)]
pub struct FileView {
    /// Where it is published.
    pub url: String,
    /// Size in bytes.
    pub size: u64,
    /// The ending of its name: `pdf`.
    pub format: String,
    /// How many pages it has, of documents that say so.
    pub pages: Option<u32>,
}

/// A picture and the sizes that a browser may choose from.
#[derive(Debug, Default, Serialize)]
pub struct PictureView {
    /// What browsers show that do not choose.
    pub url: String,
    /// Its width in pixels, where it is known.
    pub width: Option<u32>,
    /// Its height in pixels, where it is known.
    pub height: Option<u32>,
    /// Sizes in the picture's own format, narrowest first.
    pub srcset: Vec<PictureSource>,
    /// Sizes as WebP, where that saves anything.
    pub webp: Vec<PictureSource>,
    /// Sizes as AVIF, where the site asks for it and that saves anything.
    pub avif: Vec<PictureSource>,
}

/// A picture in one size.
#[derive(Debug, Serialize)]
pub struct PictureSource {
    /// Where it is published.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
}
