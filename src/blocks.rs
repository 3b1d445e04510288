//! Fenced blocks that hold facts rather than text: `diagram`, `tidplan`, `flode`, `citat`,
//! `indikatorer`, `enkat`. Their body is TOML in the shape of the matching field.

mod figures;
mod plausible;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Severity, Text, text};
use crate::kind_name::fold;
use crate::kinds::common::{Quote, TimelineEntry};
use crate::kinds::process::{Actor, ProcessStep};
use crate::schema::types::{Number, Reference, TablePath, any, kind};
use crate::schema::{
    FieldPath, FieldValue, Lookups, Mention, Reader, Record, Segment, TableReader, record,
};
use crate::value::{Node, Value, parse_toml};

pub use self::figures::{FigureRow, Figures};

record! {
    /// Figures to compare, shown as a picture and a table.
    pub struct Chart {
        /// What the figures are about.
        title: String = required "titel" "Vad siffrorna handlar om." eg "\"Deltagare efter sektor\"";
        /// What the figures show, in words.
        conclusion: Option<String> = optional "slutsats" "Vad siffrorna visar, i ord." eg "\"Nästan hälften kom från social sektor.\"";
        /// Bars, stacked bars, or bars that add up to 100 per cent.
        kind: Option<String> = optional "slag" "stapel, staplad eller andel (delar av 100 procent)." eg "\"stapel\"";
        /// The unit.
        unit: Option<String> = optional "enhet" "Enheten." eg "\"personer\"";
        /// The figures.
        values: Vec<ChartValue> = optional "varden" "Siffrorna." eg "[{ etikett = \"Social sektor\", varde = 73 }]";
        /// Or a CSV file with the figures, beside the text or in data/: labels in the first column.
        data: Option<TablePath> = optional "data" "Eller en csv-fil med siffrorna, bredvid texten eller i data/: etiketter i första kolumnen." eg "\"deltagare.csv\"";
        /// Where the figures come from.
        source: Option<String> = optional "kalla" "Var siffrorna kommer ifrån." eg "\"Slutrapporten, s. 9\"";
    }
}

record! {
    /// One figure.
    pub struct ChartValue {
        /// What it counts.
        label: String = required "etikett" "Vad den räknar." eg "\"Social sektor\"";
        /// The series, in charts with several.
        series: Option<String> = optional "serie" "Serien, i diagram med flera." eg "\"2017\"";
        /// The figure.
        value: Number = required "varde" "Siffran." eg "73";
    }
}

record! {
    /// A timeline.
    pub struct Timeline {
        /// What it shows.
        title: Option<String> = optional "titel" "Vad den visar." eg "\"Projektets tidplan\"";
        /// The events.
        event: Vec<TimelineEntry> = optional "handelse" "Händelserna." eg "[{ datum = \"2017-06\", text = \"Halvtidsutvärdering\" }]";
    }
}

record! {
    /// A flow of steps.
    pub struct Flow {
        /// What it shows.
        title: Option<String> = optional "titel" "Vad det visar." eg "\"Vägen genom kommunen\"";
        /// Who takes part.
        actors: Vec<Actor> = optional "aktorer" "Vilka som deltar." eg "[{ id = \"kommun\", namn = \"Kommunen\" }]";
        /// The steps.
        steps: Vec<ProcessStep> = optional "steg" "Stegen." eg "[{ id = \"start\", text = \"Placering\" }]";
    }
}

record! {
    /// A project's goals with their outcomes.
    pub struct Indicators {
        /// The project.
        project: Reference<kind::Project> = required "projekt" "Projektet." eg "\"boss\"";
        /// The goals' numbers, where not all are wanted.
        goals: Vec<String> = optional "mal" "Målens nummer, om inte alla ska visas." eg "[\"2.1.6\"]";
    }
}

record! {
    /// A survey question of an evaluation.
    pub struct SurveyQuestion {
        /// The question: evaluation#survey/question.
        from: Reference<any::Item> = required "from" "Frågan: utvärdering#enkät/fråga." eg "\"boss-samverkansenkat#kommuner/operativ-grupp\"";
    }
}

/// A block as it was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// Figures.
    Chart(Chart),
    /// A timeline.
    Timeline(Timeline),
    /// A flow.
    Flow(Flow),
    /// A quote.
    Quote(Quote),
    /// A project's goals.
    Indicators(Indicators),
    /// A survey question.
    Survey(SurveyQuestion),
}

/// The names that may follow ``` and what they mean.
const NAMES: [(&str, &str); 6] = [
    ("diagram", "chart"),
    ("tidplan", "timeline"),
    ("flode", "flow"),
    ("citat", "quote"),
    ("indikatorer", "indicators"),
    ("enkat", "survey"),
];

/// The kinds of charts, in Swedish and English.
const CHART_KINDS: [&str; 6] = ["stapel", "staplad", "andel", "bar", "stacked", "share"];

impl Block {
    /// The English name of the block that an info string asks for.
    pub fn name(info: &str) -> Option<&'static str> {
        let name = fold(info.split_whitespace().next().unwrap_or_default());
        NAMES
            .iter()
            .find(|(swedish, english)| name == *swedish || name == *english)
            .map(|(_, english)| *english)
    }

    /// The name that was probably meant by one that is no block's.
    pub fn nearest_name(written: &str) -> Option<&'static str> {
        let name = fold(written);
        NAMES
            .iter()
            .flat_map(|(swedish, english)| [*swedish, *english])
            .find(|known| strsim::damerau_levenshtein(&name, known) == 1)
    }

    /// Reads the block whose body stands at `range` of the file's text.
    pub fn read(
        name: &str,
        file: &str,
        text: &str,
        range: Range<usize>,
        lookups: Lookups<'_>,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let node = match parse_toml(text, range.clone()) {
            Ok(node) => node,
            Err(errors) => {
                let findings = errors
                    .into_iter()
                    .map(|error| {
                        Diagnostic::new(
                            Severity::Error,
                            "invalid-toml",
                            file,
                            error.message,
                            error.help,
                        )
                        .at(text, &error.span)
                    })
                    .collect();
                return (None, findings);
            }
        };
        let mut reader = Reader::new(file, text, lookups, Vec::new());
        let Value::Table(entries) = &node.value else {
            return (None, Vec::new());
        };
        let mut table = TableReader::new(entries, range);
        fn whole<R: Record>(table: &mut TableReader<'_>, reader: &mut Reader<'_>) -> Option<R> {
            let record = R::read_fields(table, reader);
            let unread: Vec<_> = table.unread().collect();
            for entry in unread {
                let near = reader.nearest_key(&entry.key, &mut R::FIELDS.iter());
                reader.unknown_field(entry, near);
            }
            record
        }
        let block = match name {
            "chart" => whole(&mut table, &mut reader).map(Self::Chart),
            "timeline" => whole(&mut table, &mut reader).map(Self::Timeline),
            "flow" => whole(&mut table, &mut reader).map(Self::Flow),
            "quote" => whole(&mut table, &mut reader).map(Self::Quote),
            "indicators" => whole(&mut table, &mut reader).map(Self::Indicators),
            _ => whole(&mut table, &mut reader).map(Self::Survey),
        };
        if let Some(block) = &block {
            block.check(&node, &mut reader);
        }
        (block, reader.findings)
    }

    /// What is wrong with a block whose fields could be read.
    fn check(&self, node: &Node, reader: &mut Reader<'_>) {
        if let Self::Chart(Chart {
            kind: Some(kind), ..
        }) = self
            && !CHART_KINDS.contains(&kind.to_lowercase().as_str())
        {
            let span = node
                .get(&["kind", "slag"])
                .map_or_else(|| node.span.clone(), |entry| entry.node.span.clone());
            reader.report(
                Severity::Warning,
                "unknown-term",
                &span,
                text!(
                    "Det finns inget slags diagram som heter \"{kind}\": det visas som staplar.",
                    "There is no kind of chart called \"{kind}\": it is shown as bars."
                ),
                text!(
                    "Skriv stapel, staplad eller andel.",
                    "Write bar, stacked or share."
                ),
            );
        }
        match self {
            // Figures that could not be read have been reported.
            Self::Chart(chart)
                if chart.values.is_empty()
                    && chart.data.is_none()
                    && reader.findings.is_empty() =>
            {
                reader.error(
                    "empty-block",
                    &node.span,
                    text!("Diagrammet har inga siffror.", "The chart has no figures."),
                    text!(
                        "Skriv [[varden]] med etikett och varde, eller data = \"fil.csv\".",
                        "Write [[values]] with label and value, or data = \"file.csv\"."
                    ),
                );
            }
            // What can be read can be better.
            Self::Chart(chart) if reader.findings.is_empty() => chart.check(node, reader),
            Self::Timeline(timeline) => plausible::days(timeline, node, reader),
            Self::Flow(flow) => {
                for (path, code, message, help) in flow_mistakes(&flow.actors, &flow.steps) {
                    let span = step_span(node, &path).unwrap_or_else(|| node.span.clone());
                    reader.error(code, &span, message, help);
                }
            }
            Self::Survey(survey) if !survey.from.as_str().contains('#') => {
                let id = survey.from.as_str();
                let span = node
                    .get(&["from"])
                    .map_or_else(|| node.span.clone(), |entry| entry.node.span.clone());
                reader.error(
                    "broken-reference",
                    &span,
                    text!(
                        "Det står inte vilken fråga som ska visas.",
                        "Nothing says which question to show."
                    ),
                    text!(
                        "Skriv enkätens id, ett snedstreck och frågans id: {id}#enkat/fraga.",
                        "Write the survey's id, a slash and the question's id: {id}#survey/question."
                    ),
                );
            }
            _ => {}
        }
    }

    /// Calls `visit` for everything that the block mentions.
    pub fn mentions(&self, visit: &mut dyn FnMut(&FieldPath, Mention<'_>)) {
        let mut path = FieldPath::default();
        match self {
            Self::Chart(block) => block.mentions(&mut path, visit),
            Self::Timeline(block) => block.mentions(&mut path, visit),
            Self::Flow(block) => block.mentions(&mut path, visit),
            Self::Quote(block) => block.mentions(&mut path, visit),
            Self::Indicators(block) => block.mentions(&mut path, visit),
            Self::Survey(block) => block.mentions(&mut path, visit),
        }
    }
}

/// Series that can be told apart by their patterns and labels.
pub(crate) const MOST_SERIES: usize = 4;

impl Chart {
    /// What those who do not see the picture lack, and what those who do cannot make out.
    fn check(&self, node: &Node, reader: &mut Reader<'_>) {
        let conclusion = self.conclusion.as_deref().unwrap_or_default();
        if conclusion.trim().is_empty() {
            let place = node.get(&["title", "titel"]).map(|entry| &entry.node.span);
            reader.report(
                Severity::Warning,
                "chart-without-conclusion",
                place.unwrap_or(&node.span),
                text!(
                    "Diagrammet har ingen slutsats.",
                    "The chart has no conclusion."
                ),
                text!(
                    "Skriv vad siffrorna visar, i en mening: slutsats = \"Nästan hälften kom från social sektor.\"",
                    "Write what the figures show, in a sentence: conclusion = \"Nearly half came from the social sector.\""
                ),
            );
        }
        let figures = Figures::written_in(self);
        plausible::shares(self, &figures, node, reader);
        let series = figures.series.len();
        if series > MOST_SERIES {
            let values = node
                .get(&["values", "varden"])
                .map(|entry| &entry.node.span);
            let (message, help) = too_many_series(series);
            reader.report(
                Severity::Warning,
                "chart-with-many-series",
                values.unwrap_or(&node.span),
                message,
                help,
            );
        }
    }
}

/// What is wrong with a chart of so many series, and how to mend it.
pub(crate) fn too_many_series(series: usize) -> (Text, Text) {
    (
        text!(
            "Diagrammet har {series} serier. Fler än {MOST_SERIES} går knappt att skilja åt.",
            "The chart has {series} series. More than {MOST_SERIES} can hardly be told apart."
        ),
        text!(
            "Dela det i flera diagram, eller visa siffrorna i en tabell.",
            "Divide it into several charts, or show the figures in a table."
        ),
    )
}

/// A mistake in a record: where in it, the code, what is wrong and how to mend it.
pub(crate) type Mistake = (FieldPath, &'static str, Text, Text);

/// Steps that share a name, lead to a step that does not exist, or name an unknown actor.
pub(crate) fn flow_mistakes(actors: &[Actor], steps: &[ProcessStep]) -> Vec<Mistake> {
    let known: Vec<&str> = steps.iter().map(|step| step.id.as_str()).collect();
    let mut mistakes = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        let place = |field: &'static str| {
            FieldPath(vec![
                Segment::Field("steps"),
                Segment::Index(index),
                Segment::Field(field),
            ])
        };
        let id = step.id.as_str();
        if known[..index].contains(&id) {
            mistakes.push((
                place("id"),
                "duplicate-id",
                text!("Två steg heter \"{id}\".", "Two steps are called \"{id}\"."),
                text!("Ge stegen olika namn.", "Give the steps different names."),
            ));
        }
        for (next_index, next) in step.next.iter().enumerate() {
            let target = next.0.to.as_str();
            if known.contains(&target) {
                continue;
            }
            let near = crate::nearest::nearest(target, known.iter().map(|id| (*id, *id)));
            let all = known.join(", ");
            let mut path = place("next");
            path.0.push(Segment::Index(next_index));
            mistakes.push((
                path,
                "broken-reference",
                text!(
                    "Det finns inget steg \"{target}\".",
                    "There is no step \"{target}\"."
                ),
                match near {
                    Some(near) => text!("Menar du \"{near}\"?", "Did you mean \"{near}\"?"),
                    None => text!("Välj bland stegen: {all}.", "Choose from the steps: {all}."),
                },
            ));
        }
        if let Some(actor) = &step.actor
            && !actors.iter().any(|known| known.id == *actor)
        {
            mistakes.push((
                place("actor"),
                "broken-reference",
                text!(
                    "Det finns ingen aktör \"{actor}\".",
                    "There is no actor \"{actor}\"."
                ),
                text!(
                    "Lägg till aktören bland aktorer, eller rätta namnet.",
                    "Add the actor to actors, or correct the name."
                ),
            ));
        }
    }
    mistakes
}

/// Where a step's field stands in a block.
fn step_span(node: &Node, path: &FieldPath) -> Option<Range<usize>> {
    let [_, Segment::Index(index), Segment::Field(field), ..] = path.0.as_slice() else {
        return None;
    };
    let Value::List(steps) = &node.get(&["steps", "steg"])?.node.value else {
        return None;
    };
    let names = ProcessStep::FIELDS
        .iter()
        .find(|known| known.key == *field)?;
    let entry = steps.get(*index)?.get(&[names.key, names.swedish])?;
    Some(entry.node.span.clone())
}
