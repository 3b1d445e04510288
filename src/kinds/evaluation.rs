//! An evaluation: the answer, how we know, and what it cannot say.

use crate::kinds::common::Period;
use crate::schema::record;
use crate::schema::types::{
    EvidenceLevel, OrganisationId, Reference, Slug, Term, any, kind, vocabulary,
};

record! {
    /// Fields of an evaluation or a survey report.
    pub struct Evaluation {
        /// Three to seven findings.
        findings: Vec<String> = wanted "slutsatser" "Tre till sju slutsatser." eg "[\"14 av 15 kommuner har inlett minst ett förändringsarbete.\"]";
        /// What the evaluation cannot say; at least one.
        limitations: Vec<String> = wanted "begransningar" "Vad utvärderingen inte kan säga, minst en." eg "[\"En svarande per kommun.\"]";
        /// What was evaluated.
        evaluates: Vec<Reference<any::Item>> = wanted "utvarderar" "Vad som utvärderats." eg "[\"projekt:boss\"]";
        /// Who evaluated, and how freely.
        evaluator: Option<Evaluator> = wanted "utvarderare" "Vem som utvärderat, och hur fristående." eg "{ organisation = \"Eslöv\", oberoende = \"extern\" }";
        /// How it was done.
        design: Vec<Term<vocabulary::Designs>> = wanted "upplagg" "Hur det gjordes." eg "[\"enkat\"]";
        /// What kind of evaluation.
        evaluation_type: Vec<Term<vocabulary::EvaluationTypes>> = wanted "utvarderingstyp" "Vilket slags utvärdering." eg "[\"maluppfyllelse\"]";
        /// Planned, under way or published.
        status: Option<Term<vocabulary::EvaluationStatuses>> = wanted "status" "Planerad, pågående eller publicerad." eg "\"publicerad\"";
        /// The strength of knowledge that it can carry, 0–4; a ceiling for cases that cite it.
        evidence_level: Option<EvidenceLevel> = wanted "evidensniva" "Hur stark kunskap den kan bära, 0–4. Ett tak för exempel som hänvisar hit." eg "1";
        /// Surveys with their questions and answers.
        surveys: Vec<Survey> = optional "enkater" "Enkäter med frågor och svar." eg "[]";
        /// Who ordered it.
        commissioner: Option<OrganisationId> = optional "bestallare" "Vem som beställt den." eg "\"Eslöv\"";
        /// The project it belongs to.
        project: Option<Reference<kind::Project>> = optional "projekt" "Projektet som den hör till." eg "\"boss\"";
        /// When it was done.
        period: Option<Period> = optional "period" "När den gjordes." eg "{ start = \"2018\" }";
        /// The overall conclusion.
        conclusion: Option<Term<vocabulary::Conclusions>> = optional "samlad_bedomning" "Den samlade bedömningen." eg "\"mal-uppnadda\"";
    }
}

record! {
    /// Who evaluated.
    pub struct Evaluator {
        /// The organisation.
        org: Option<OrganisationId> = wanted "organisation" "Organisationen." eg "\"Eslöv\"";
        /// External, internal or mixed.
        independence: Option<Term<vocabulary::Independences>> = wanted "oberoende" "Extern, intern eller blandad." eg "\"extern\"";
    }
}

record! {
    /// One survey: who was asked, how many answered, and what.
    pub struct Survey {
        /// The survey's name in references.
        id: Slug = required "id" "Enkätens namn i hänvisningar." eg "\"kommuner\"";
        /// What it is called.
        title: String = required "titel" "Vad enkäten heter." eg "\"Enkät till kontaktpersonerna\"";
        /// Who could have been asked.
        population: Option<String> = wanted "population" "Vilka som kunde ha fått frågan." eg "\"Kontaktpersoner i alla deltagande kommuner\"";
        /// What an answer stands for.
        unit: Option<Term<vocabulary::SurveyUnits>> = optional "enhet" "Vad ett svar står för: personer, kommuner eller organisationer." eg "\"kommuner\"";
        /// How many were asked; left out when unknown.
        invited: Option<u32> = optional "tillfragade" "Hur många som fick frågan. Utelämnas om det är okänt." eg "16";
        /// How many answered.
        responses: Option<u32> = wanted "svar" "Hur många som svarade." eg "15";
        /// When.
        period: Option<String> = optional "period" "När." eg "\"2018\"";
        /// The questions.
        questions: Vec<Question> = optional "fragor" "Frågorna." eg "[]";
    }
}

record! {
    /// One question and its answers.
    pub struct Question {
        /// The question's name in references.
        id: Slug = required "id" "Frågans namn i hänvisningar." eg "\"operativ-grupp\"";
        /// The question.
        text: String = required "text" "Frågan." eg "\"Fanns operativ samarbetsgrupp?\"";
        /// How many answered it.
        n: Option<u32> = optional "antal_svar" "Hur många som svarade på frågan." eg "15";
        /// Distribution, ranking, free text, or yes and no.
        r#type: Option<Term<vocabulary::QuestionTypes>> = optional "fragetyp" "Fördelning, rangordning, fritext eller ja-nej." eg "\"fordelning\"";
        /// The answers and how many gave each.
        options: Vec<AnswerOption> = optional "svarsalternativ" "Svaren och hur många som gav vart och ett." eg "[{ etikett = \"Ja\", antal = 12 }]";
        /// What the answers show, in words.
        finding: Option<String> = optional "slutsats" "Vad svaren visar, i ord." eg "\"13 av 15 har nya eller utökade grupper.\"";
    }
}

record! {
    /// One possible answer and its count.
    pub struct AnswerOption {
        /// The answer.
        label: String = required "etikett" "Svaret." eg "\"Ja\"";
        /// How many gave it; left out in rankings.
        count: Option<u32> = optional "antal" "Hur många som gav det. Utelämnas i rangordningar." eg "12";
    }
}
