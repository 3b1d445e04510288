//! A method: what it is for, how it is done, and when not to use it.

use crate::kinds::common::{Evidence, Resources};
use crate::schema::record;
use crate::schema::types::{Reference, Term, kind, vocabulary};

record! {
    /// Fields of a method.
    pub struct Method {
        /// What it is for, at most 300 characters.
        purpose: Option<String> = wanted "syfte" "Vad metoden är till för, högst 300 tecken." eg "\"Att se hela vägen genom kommunen.\"";
        /// The steps in order.
        steps: Vec<MethodStep> = wanted "steg" "Stegen i ordning." eg "[{ titel = \"Samla verksamheterna\" }]";
        /// What must not be left out.
        core_components: Vec<String> = wanted "karna" "Vad som inte får utelämnas." eg "[\"Två perspektiv i följd\"]";
        /// What can be adapted.
        adaptable: Vec<String> = optional "kan_anpassas" "Vad som går att anpassa." eg "[\"Antal träffar\"]";
        /// Way of working, intervention, assessment, tool, process support.
        method_kind: Option<Term<vocabulary::MethodKinds>> = wanted "metodslag" "Arbetssätt, insats, bedömningsmetod, verktyg eller processtöd." eg "\"arbetssatt\"";
        /// When it does not fit.
        not_recommended_when: Option<String> = optional "passar_inte_nar" "När metoden inte passar." eg "\"När ingen har mandat att ändra något\"";
        /// What it takes.
        resources: Option<Resources> = optional "resurser" "Vad som krävs." eg "{ kostnadsniva = \"lag\" }";
        /// How we know.
        evidence: Option<Evidence> = optional "evidens" "Hur vi vet det." eg "{ niva = 0 }";
        /// Evaluations of the method.
        evaluations: Vec<Reference<kind::Evaluation>> = optional "utvarderingar" "Utvärderingar av metoden." eg "[]";
        /// Courses that teach it.
        training: Vec<Reference<kind::Course>> = optional "utbildning" "Kurser som lär ut den." eg "[]";
        /// Where it comes from.
        origin: Option<String> = optional "ursprung" "Varifrån metoden kommer." eg "\"Utvecklad i projektet BOSS\"";
        /// Who holds the rights.
        rights: Option<String> = optional "rattigheter" "Vem som har rättigheterna." eg "\"Fri att använda\"";
        /// The project it was used in.
        projects: Vec<Reference<kind::Project>> = optional "projekt" "Projekten som den använts i." eg "[\"boss\"]";
    }
}

record! {
    /// One step of a method.
    pub struct MethodStep {
        /// What the step is called.
        title: String = required "titel" "Vad steget heter." eg "\"Samla verksamheterna\"";
        /// What is done.
        text: Option<String> = optional "text" "Vad som görs." eg "\"Alla som möter barnet bjuds in.\"";
        /// How long it takes.
        time: Option<String> = optional "tid" "Hur lång tid det tar." eg "\"En halvdag\"";
        /// Who does it.
        who: Option<String> = optional "vem" "Vilken funktion som gör det." eg "\"Processledaren\"";
    }
}
