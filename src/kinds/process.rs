//! A process: who does what, in which order.

use crate::schema::record;
use crate::schema::types::{
    FromSlug, MunicipalityCode, Reference, Shorthand, Slug, Term, any, kind, vocabulary,
};

record! {
    /// Fields of a process map.
    pub struct Process {
        /// Who takes part.
        actors: Vec<Actor> = wanted "aktorer" "Vilka som deltar." eg "[{ id = \"kommun\", namn = \"Kommunen\" }]";
        /// The steps.
        steps: Vec<ProcessStep> = wanted "steg" "Stegen." eg "[{ id = \"start\", aktor = \"kommun\", text = \"Placering\", nasta = [\"utredning\"] }, { id = \"utredning\", text = \"Utredning\" }]";
        /// The municipality whose process it is.
        municipality: Option<MunicipalityCode> = optional "kommun" "Kommunen vars process det är." eg "\"Lomma\"";
        /// The project it was drawn in.
        project: Option<Reference<kind::Project>> = optional "projekt" "Projektet som kartan ritades i." eg "\"boss\"";
    }
}

record! {
    /// One who takes part in a process.
    pub struct Actor {
        /// The name used by the steps.
        id: Slug = required "id" "Namnet som stegen använder." eg "\"kommun\"";
        /// What readers see.
        label: String = required "namn" "Vad läsaren ser." eg "\"Kommunen\"";
    }
}

record! {
    /// One step of a process.
    pub struct ProcessStep {
        /// The step's name, used by "next".
        id: Slug = required "id" "Stegets namn, som används av nasta." eg "\"utredning\"";
        /// Who does it.
        actor: Option<Slug> = optional "aktor" "Vem som gör det." eg "\"kommun\"";
        /// What is done.
        text: String = required "text" "Vad som görs." eg "\"Utredning\"";
        /// Start, activity, decision, handover point, end.
        kind: Option<Term<vocabulary::StepKinds>> = optional "slag" "Start, aktivitet, beslut, brytpunkt eller slut." eg "\"aktivitet\"";
        /// Where it leads: names of steps, or tables with a label.
        next: Vec<Shorthand<NextStep>> = optional "nasta" "Vart det leder: stegens namn, eller tabeller med etikett." eg "[\"uppfoljning\"]";
        /// A document that belongs to it.
        document: Option<Reference<any::Item>> = optional "dokument" "Ett dokument som hör till." eg "\"rapport:boss-slutrapport\"";
    }
}

record! {
    /// Where a step leads, with a label such as "ja".
    pub struct NextStep {
        /// The next step's name.
        to: Slug = required "till" "Nästa stegs namn." eg "\"beslut\"";
        /// On which condition.
        label: Option<String> = optional "etikett" "På vilket villkor." eg "\"Ja\"";
    }
}

impl FromSlug for NextStep {
    fn from_slug(to: Slug) -> Self {
        Self { to, label: None }
    }
}
