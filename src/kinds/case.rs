//! A good example: what one municipality tried, and what came of it.

use crate::kinds::common::{Evidence, Period, Quote, Resources};
use crate::schema::record;
use crate::schema::types::{
    MunicipalityCode, Number, OrganisationId, Reference, Term, Url, any, kind, vocabulary,
};

record! {
    /// Fields of a case: challenge, action, result, how we know, what it takes.
    pub struct Case {
        /// The problem, in one sentence of at most 300 characters.
        challenge: Option<String> = wanted "utmaning" "Problemet, i en mening om högst 300 tecken." eg "\"Ingen hade hela bilden av vem som gör vad.\"";
        /// What was done, in one sentence.
        solution: Option<String> = wanted "losning" "Vad ni gjorde, i en mening." eg "\"Kartläggning i två steg med alla berörda verksamheter.\"";
        /// What came of it, in one sentence.
        result: Option<String> = wanted "resultat" "Vad det ledde till, i en mening." eg "\"Tydligare roller och en lista över samverkansytor.\"";
        /// How we know, and how surely.
        evidence: Option<Evidence> = wanted "evidens" "Hur vi vet det, och hur säkert." eg "{ niva = 0, grund = \"Arbetsgruppens egen bedömning.\" }";
        /// What it takes in people, money and time.
        resources: Option<Resources> = wanted "resurser" "Vad som krävs i människor, pengar och tid." eg "{ kostnadsniva = \"lag\" }";
        /// What another municipality keeps and what it must adapt.
        transfer: Option<Transfer> = wanted "overforbarhet" "Vad en annan kommun kan ta över rakt av, och vad som måste anpassas." eg "{ niva = \"hog\" }";
        /// What helped.
        success_factors: Vec<SuccessFactor> = wanted "framgangsfaktorer" "Vad som hjälpte." eg "[{ text = \"Kontaktpersonen hade tydligt mandat.\" }]";
        /// What stood in the way.
        obstacles: Vec<Obstacle> = wanted "hinder" "Vad som stod i vägen." eg "[{ text = \"Brist på tid.\" }]";
        /// How far it has come.
        maturity: Option<Term<vocabulary::Maturities>> = wanted "mognad" "Hur långt det har kommit." eg "\"provas\"";
        /// What kind of change it is.
        case_type: Option<Term<vocabulary::CaseTypes>> = wanted "exempeltyp" "Vilket slags förändring det är." eg "\"tjanst-roll\"";
        /// Who owns the work: an organisation's id or a municipality.
        owner: Option<OrganisationId> = wanted "agare" "Vem som äger arbetet: en organisations id eller en kommun." eg "\"Lund\"";
        /// The municipality is not named.
        anonymous_municipality: bool = optional "anonym_kommun" "Kommunen nämns inte vid namn." eg "true";
        /// The project it grew out of.
        project: Option<Reference<kind::Project>> = optional "projekt" "Projektet som det vuxit fram ur." eg "\"boss\"";
        /// When it was done; no end means that it goes on.
        period: Option<Period> = optional "period" "När det gjordes. Saknas slut pågår det ännu." eg "{ start = \"2017\", slut = \"2018\" }";
        /// Results in figures.
        results: Vec<ResultFigure> = optional "resultatsiffror" "Resultat i siffror." eg "[{ etikett = \"kommuner som stärkt samverkan\", varde = 13, av = 15 }]";
        /// Advice in the imperative, at most 160 characters each.
        tips: Vec<String> = optional "tips" "Råd i uppmaningsform, högst 160 tecken var." eg "[\"Utgå från några få typfall.\"]";
        /// Methods used.
        methods: Vec<Reference<kind::Method>> = optional "metoder" "Metoder som använts." eg "[\"processkartlaggning\"]";
        /// Who else uses it.
        adopted_by: Vec<Adoption> = optional "anvands_ocksa_i" "Vilka andra som använder det." eg "[{ kommun = \"Eslöv\", hur = \"anpassat\" }]";
        /// What people said. Write the role, not the name.
        quotes: Vec<Quote> = optional "citat" "Vad folk sade. Skriv rollen, inte namnet." eg "[{ text = \"Kartan blev begriplig.\", roll = \"Kontaktperson\" }]";
        /// How it went; a lesson is worth as much as a success.
        outcome_kind: Option<Term<vocabulary::OutcomeKinds>> = optional "utfall" "Hur det gick. En lärdom är lika mycket värd som en framgång." eg "\"lardom\"";
    }
}

record! {
    /// One result in figures.
    pub struct ResultFigure {
        /// What is counted.
        label: String = required "etikett" "Vad som räknas." eg "\"kommuner som stärkt samverkan\"";
        /// The figure.
        value: Number = required "varde" "Siffran." eg "13";
        /// Its unit.
        unit: Option<String> = optional "enhet" "Enheten." eg "\"kommuner\"";
        /// Of how many.
        of: Option<Number> = optional "av" "Av hur många." eg "15";
        /// The figure before.
        before: Option<Number> = optional "fore" "Siffran före." eg "4";
        /// The figure after.
        after: Option<Number> = optional "efter" "Siffran efter." eg "15";
        /// The survey it comes from: evaluation#survey/question.
        survey: Option<Reference<kind::Evaluation>> = optional "enkat" "Enkäten som den kommer från: utvärdering#enkät/fråga." eg "\"boss-samverkansenkat#kommuner/exempel\"";
        /// Where it comes from, in words.
        source: Option<String> = optional "kalla" "Var den kommer ifrån, i ord." eg "\"Slutrapporten, s. 10\"";
        /// An address for the source.
        url: Option<Url> = optional "url" "Källans adress." eg "\"https://www.example.org/\"";
    }
}

record! {
    /// How well the case moves to another municipality.
    pub struct Transfer {
        /// How easily: hog, medel, lag, okand.
        level: Option<Term<vocabulary::TransferLevels>> = wanted "niva" "Hur lätt det går att överföra: hog, medel, lag eller okand." eg "\"hog\"";
        /// The core, to keep.
        keep: Option<String> = wanted "behall" "Kärnan, som ska behållas." eg "\"Två perspektiv i följd.\"";
        /// What must be adapted.
        adapt: Option<String> = wanted "anpassa" "Vad som måste anpassas." eg "\"Verksamheter och typfall är lokala.\"";
        /// What must be in place.
        requires: Vec<String> = optional "forutsatter" "Vad som måste finnas på plats." eg "[\"En utsedd person som driver\"]";
    }
}

record! {
    /// Something that helped.
    pub struct SuccessFactor {
        /// What it was.
        text: String = required "text" "Vad det var." eg "\"Kontaktpersonen hade tydligt mandat.\"";
        /// What kind of factor.
        kind: Option<Term<vocabulary::SuccessFactorKinds>> = optional "slag" "Vilket slags faktor." eg "\"tydligt-mandat\"";
    }
}

record! {
    /// Something that stood in the way.
    pub struct Obstacle {
        /// What it was.
        text: String = required "text" "Vad det var." eg "\"Handlingsplanen upplevdes som oklar.\"";
        /// What kind of obstacle.
        kind: Option<Term<vocabulary::ObstacleKinds>> = optional "slag" "Vilket slags hinder." eg "\"tidsbrist\"";
    }
}

record! {
    /// Another municipality that uses the example.
    pub struct Adoption {
        /// The municipality.
        municipality: MunicipalityCode = required "kommun" "Kommunen." eg "\"Eslöv\"";
        /// Since when.
        year: Option<u32> = optional "ar" "Sedan vilket år." eg "2019";
        /// How: helt, anpassat, inspirerat.
        how: Option<Term<vocabulary::AdoptionKinds>> = optional "hur" "Hur: helt, anpassat eller inspirerat." eg "\"anpassat\"";
        /// Its own page here.
        case: Option<Reference<any::Item>> = optional "exempel" "Kommunens egen sida här." eg "\"dialogmote\"";
        /// A remark.
        note: Option<String> = optional "kommentar" "En kommentar." eg "\"Med färre träffar\"";
    }
}
