//! The eight kinds of item and their fields. A kind is one file with one record; adding one is a
//! new file, a variant of [`Fields`] and a name in `KindName`.

pub mod case;
pub mod common;
pub mod course;
pub mod evaluation;
pub mod method;
pub mod page;
pub mod process;
pub mod project;
pub mod report;

use serde::{Deserialize, Serialize};

use crate::kind_name::KindName;
use crate::schema::{Field, FieldPath, FieldValue, Mention, Reader, Record, TableReader};

/// The fields of an item's own kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Fields {
    /// A good example.
    Case(Box<case::Case>),
    /// An evaluation.
    Evaluation(Box<evaluation::Evaluation>),
    /// A course.
    Course(Box<course::Course>),
    /// A project.
    Project(Box<project::Project>),
    /// A method.
    Method(Box<method::Method>),
    /// A report.
    Report(Box<report::Report>),
    /// A process map.
    Process(Box<process::Process>),
    /// A standing page.
    Page(Box<page::StandingPage>),
}

/// Applies one expression to the record of whichever kind it is.
macro_rules! of_any_kind {
    ($fields:expr, $record:ident => $body:expr) => {
        match $fields {
            Fields::Case($record) => $body,
            Fields::Evaluation($record) => $body,
            Fields::Course($record) => $body,
            Fields::Project($record) => $body,
            Fields::Method($record) => $body,
            Fields::Report($record) => $body,
            Fields::Process($record) => $body,
            Fields::Page($record) => $body,
        }
    };
}
pub(crate) use of_any_kind;

impl Fields {
    /// The table of fields of a kind.
    pub fn table(kind: KindName) -> &'static [Field] {
        match kind {
            KindName::Case => case::Case::FIELDS,
            KindName::Evaluation => evaluation::Evaluation::FIELDS,
            KindName::Course => course::Course::FIELDS,
            KindName::Project => project::Project::FIELDS,
            KindName::Method => method::Method::FIELDS,
            KindName::Report => report::Report::FIELDS,
            KindName::Process => process::Process::FIELDS,
            KindName::Page => page::StandingPage::FIELDS,
        }
    }

    /// Reads the fields of a kind.
    pub fn read(
        kind: KindName,
        table: &mut TableReader<'_>,
        reader: &mut Reader<'_>,
    ) -> Option<Self> {
        fn boxed<R: Record>(
            table: &mut TableReader<'_>,
            reader: &mut Reader<'_>,
        ) -> Option<Box<R>> {
            R::read_fields(table, reader).map(Box::new)
        }
        match kind {
            KindName::Case => boxed(table, reader).map(Self::Case),
            KindName::Evaluation => boxed(table, reader).map(Self::Evaluation),
            KindName::Course => boxed(table, reader).map(Self::Course),
            KindName::Project => boxed(table, reader).map(Self::Project),
            KindName::Method => boxed(table, reader).map(Self::Method),
            KindName::Report => boxed(table, reader).map(Self::Report),
            KindName::Process => boxed(table, reader).map(Self::Process),
            KindName::Page => boxed(table, reader).map(Self::Page),
        }
    }

    /// Calls `visit` for everything that the fields mention.
    pub fn mentions(&self, path: &mut FieldPath, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
        of_any_kind!(self, record => record.mentions(path, visit));
    }

    /// The project that the item belongs to, as written.
    pub fn project(&self) -> Option<&str> {
        match self {
            Self::Case(case) => case.project.as_ref().map(|project| project.as_str()),
            Self::Evaluation(evaluation) => {
                evaluation.project.as_ref().map(|project| project.as_str())
            }
            Self::Course(course) => course.project.as_ref().map(|project| project.as_str()),
            Self::Report(report) => report.project.as_ref().map(|project| project.as_str()),
            Self::Process(process) => process.project.as_ref().map(|project| project.as_str()),
            Self::Method(method) => method.projects.first().map(|project| project.as_str()),
            Self::Project(_) | Self::Page(_) => None,
        }
    }
}

/// Whether a kind of item is about municipalities, and so must name one, a county or all.
pub fn needs_place(kind: KindName) -> bool {
    !matches!(kind, KindName::Page)
}
