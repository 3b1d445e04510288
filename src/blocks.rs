//! Fenced blocks that hold facts rather than text: `diagram`, `tidplan`, `flode`, `citat`,
//! `indikatorer`, `enkat`. Their body is TOML in the shape of the matching field.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Severity, text};
use crate::kind_name::fold;
use crate::kinds::common::{Quote, TimelineEntry};
use crate::kinds::process::{Actor, ProcessStep};
use crate::schema::types::{FilePath, Number, Reference, any, kind};
use crate::schema::{FieldPath, FieldValue, Lookups, Mention, Reader, Record, TableReader, record};
use crate::value::{Value, parse_toml};

record! {
    /// Figures to compare, drawn as a table and, by themes that can, as a chart.
    pub struct Chart {
        /// What the figures are about.
        title: String = required "titel" "Vad siffrorna handlar om." eg "\"Deltagare efter sektor\"";
        /// What the figures show, in words.
        conclusion: Option<String> = optional "slutsats" "Vad siffrorna visar, i ord." eg "\"Nästan hälften kom från social sektor.\"";
        /// Bars, stacked bars, or bars that add up to 100 per cent.
        kind: Option<String> = optional "slag" "stapel, staplad eller andel." eg "\"stapel\"";
        /// The unit.
        unit: Option<String> = optional "enhet" "Enheten." eg "\"personer\"";
        /// The figures.
        values: Vec<ChartValue> = optional "varden" "Siffrorna." eg "[{ etikett = \"Social sektor\", varde = 73 }]";
        /// Or a CSV file with the figures: labels in the first column.
        data: Option<FilePath> = optional "data" "Eller en csv-fil med siffrorna: etiketter i första kolumnen." eg "\"deltagare.csv\"";
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
    /// A time line.
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
    /// A time line.
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

impl Block {
    /// The English name of the block that an info string asks for.
    pub fn name(info: &str) -> Option<&'static str> {
        let name = fold(info.split_whitespace().next().unwrap_or_default());
        NAMES
            .iter()
            .find(|(swedish, english)| name == *swedish || name == *english)
            .map(|(_, english)| *english)
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
        if let Some(Self::Chart(chart)) = &block
            && chart.values.is_empty()
            && chart.data.is_none()
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
        (block, reader.findings)
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
