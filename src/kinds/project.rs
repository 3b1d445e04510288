//! A project, pre-study or process: facts, goals against outcomes, lessons.

use std::collections::BTreeMap;

use crate::kinds::common::{Period, TimelineEntry};
use crate::schema::record;
use crate::schema::types::{
    Number, OrganisationId, PartialDate, Reference, Term, kind, vocabulary,
};

record! {
    /// Fields of a project.
    pub struct Project {
        /// Goals, with target and outcome.
        goals: Vec<Goal> = wanted "mal" "Mål, med målvärde och utfall." eg "[{ nummer = \"2.1.6\", text = \"Minst 160 personer utbildas\" }]";
        /// First and last day, month or year.
        period: Option<Period> = wanted "period" "Första och sista dag, månad eller år." eg "{ start = \"2016-10\", slut = \"2018-09\" }";
        /// Who owns the project.
        owner: Option<OrganisationId> = wanted "agare" "Vem som äger projektet." eg "\"Lund\"";
        /// Project, pre-study, process and so on.
        kind: Option<Term<vocabulary::ProjectKinds>> = wanted "slag" "Projekt, förstudie, process och så vidare." eg "\"projekt\"";
        /// Planned, under way, ended, broken off; follows from the period if left out.
        status: Option<Term<vocabulary::ProjectStatuses>> = optional "status" "Planerat, pågående, avslutat eller avbrutet. Följer annars av perioden." eg "\"avslutat\"";
        /// Short name.
        acronym: Option<String> = optional "forkortning" "Kort namn." eg "\"BOSS\"";
        /// The name in full.
        full_name: Option<String> = optional "hela_namnet" "Hela namnet." eg "\"Bred operativ och strategisk samverkan\"";
        /// Other names.
        also_known_as: Vec<String> = optional "kallas_ocksa" "Andra namn." eg "[]";
        /// The phase it is in.
        phase: Option<Term<vocabulary::Phases>> = optional "fas" "Fasen som det är i." eg "\"genomforande\"";
        /// The unit that runs it.
        unit: Option<String> = optional "enhet" "Enheten som driver det." eg "\"Arbetsmarknadsenheten\"";
        /// The project's phases.
        phases: Vec<ProjectPhase> = optional "faser" "Projektets faser." eg "[]";
        /// Where the money came from.
        funding: Vec<Funding> = optional "finansiering" "Varifrån pengarna kom." eg "[{ finansiar = \"Eslöv\", belopp = 199216 }]";
        /// Organisations that paid a part.
        cofunders: Vec<OrganisationId> = optional "medfinansiarer" "Organisationer som betalat en del." eg "[\"Eslöv\"]";
        /// Organisations that took part in the work.
        partners: Vec<OrganisationId> = optional "samarbetspartner" "Organisationer som varit med i arbetet." eg "[\"Lomma\"]";
        /// Organisations in the steering group.
        steering_group: Vec<OrganisationId> = optional "styrgrupp" "Organisationer i styrgruppen." eg "[\"Eslöv\"]";
        /// Budget by item and year.
        budget: Option<Budget> = optional "budget" "Budget per post och år." eg "{ totalt = 263116 }";
        /// Posts.
        staffing: Vec<Staffing> = optional "bemanning" "Tjänster." eg "[{ roll = \"Processledare\", heltidstjanster = 1.0 }]";
        /// How many took part.
        participants: Option<Participants> = optional "deltagare" "Hur många som deltog." eg "{ totalt = 160, kvinnor = 130, man = 30 }";
        /// What happened when.
        timeline: Vec<TimelineEntry> = optional "tidslinje" "Vad som hände när." eg "[]";
        /// Equality, accessibility and so on.
        horizontal_principles: Vec<HorizontalPrinciple> = optional "horisontella_principer" "Jämställdhet, tillgänglighet och så vidare." eg "[]";
        /// What came before.
        predecessors: Vec<Reference<kind::Project>> = optional "foregangare" "Vad som kom före." eg "[]";
        /// What came after.
        successors: Vec<Reference<kind::Project>> = optional "efterfoljare" "Vad som kom efter." eg "[]";
        /// Ids in other registers: esf, kohesio, keep, cordis.
        external_ids: BTreeMap<String, String> = optional "externa_id" "Id i andra register: esf, kohesio, keep, cordis." eg "{ esf = \"2016/0001\" }";
    }
}

record! {
    /// A goal, its target and what came of it.
    pub struct Goal {
        /// The goal's number in the project's own papers.
        id: String = required "nummer" "Målets nummer i projektets egna handlingar." eg "\"2.1.6\"";
        /// The goal.
        text: String = required "text" "Målet." eg "\"Minst 160 yrkesverksamma utbildas\"";
        /// Overall, part or measurable.
        level: Option<Term<vocabulary::GoalLevels>> = optional "niva" "Övergripande mål, delmål eller mätbart mål." eg "\"delmal\"";
        /// The number of the goal above.
        parent: Option<String> = optional "hor_till" "Numret på målet ovanför." eg "\"2.1\"";
        /// What is measured.
        indicator: Option<String> = optional "indikator" "Vad som mäts." eg "\"Antal deltagare\"";
        /// In what unit.
        unit: Option<Term<vocabulary::Units>> = optional "enhet" "I vilken enhet." eg "\"personer\"";
        /// The value at the start.
        baseline: Option<Number> = optional "utgangsvarde" "Värdet vid starten." eg "0";
        /// The value aimed at.
        target: Option<Number> = optional "malvarde" "Värdet man siktade på." eg "160";
        /// The aim in words, when it is no number.
        target_text: Option<String> = optional "malvarde_text" "Målvärdet i ord, när det inte är en siffra." eg "\"Samtliga kommuner\"";
        /// >= (default), <= or =.
        operator: Option<Term<vocabulary::Operators>> = optional "operator" "\">=\", \"<=\" eller \"=\". \">=\" gäller om inget annat står." eg "\">=\"";
        /// The value reached.
        outcome: Option<Number> = optional "utfall" "Värdet som nåddes." eg "160";
        /// Of how many that answered.
        outcome_of: Option<Number> = optional "utfall_av" "Av hur många svarande." eg "15";
        /// Of how many in all.
        population: Option<Number> = optional "population" "Av hur många totalt." eg "16";
        /// The outcome in words.
        outcome_text: Option<String> = optional "utfall_text" "Utfallet i ord." eg "\"En klar majoritet\"";
        /// Computed from target and outcome; give a reason when you set it yourself.
        status: Option<Term<vocabulary::GoalStatuses>> = optional "status" "Räknas ut av målvärde och utfall. Ange skäl om du sätter det själv." eg "\"uppnatt\"";
        /// Why the status differs from the computed one.
        status_reason: Option<String> = optional "status_skal" "Varför statusen skiljer sig från den uträknade." eg "\"Alla svarande, men en kommun svarade inte\"";
        /// The survey question that shows it.
        evidence: Option<Reference<kind::Evaluation>> = optional "belagg" "Enkätfrågan som visar det: utvärdering#enkät/fråga." eg "\"boss-samverkansenkat#kommuner/operativ-grupp\"";
        /// When it was measured.
        measured: Option<PartialDate> = optional "matt" "När det mättes." eg "\"2018\"";
    }
}

record! {
    /// A phase of the project.
    pub struct ProjectPhase {
        /// What it is called.
        name: String = required "namn" "Vad fasen heter." eg "\"Analys och planering\"";
        /// When it starts.
        start: Option<PartialDate> = optional "start" "När den börjar." eg "\"2016-10\"";
        /// When it ends.
        end: Option<PartialDate> = optional "slut" "När den slutar." eg "\"2017-03\"";
        /// What happens in it.
        text: Option<String> = optional "text" "Vad som händer i den." eg "\"Möten med kommunerna\"";
    }
}

record! {
    /// One source of money.
    pub struct Funding {
        /// Who pays.
        funder: OrganisationId = required "finansiar" "Vem som betalar." eg "\"Eslöv\"";
        /// The fund.
        fund: Option<String> = optional "fond" "Fonden." eg "\"Europeiska socialfonden\"";
        /// The programme.
        programme: Option<String> = optional "program" "Programmet." eg "\"Socialfonden 2014–2020\"";
        /// The programme's area.
        programme_area: Option<String> = optional "programomrade" "Programområdet." eg "\"2 Ökat arbetskraftsutbud\"";
        /// The specific objective.
        specific_objective: Option<String> = optional "sarskilt_mal" "Det särskilda målet." eg "\"1.1\"";
        /// The call.
        call: Option<String> = optional "utlysning" "Utlysningen." eg "\"Kompetenshöjning för integration\"";
        /// The decision's number.
        decision_id: Option<String> = optional "beslut" "Beslutets nummer." eg "\"2016/00001\"";
        /// The amount.
        amount: Option<Number> = optional "belopp" "Beloppet." eg "199216";
        /// The currency; default SEK.
        currency: Option<String> = optional "valuta" "Valutan, annars SEK." eg "\"SEK\"";
    }
}

record! {
    /// A budget by item and year.
    pub struct Budget {
        /// The currency; default SEK.
        currency: Option<String> = optional "valuta" "Valutan, annars SEK." eg "\"SEK\"";
        /// The total.
        total: Option<Number> = optional "totalt" "Totalsumman." eg "2624400";
        /// The totals that the source states for each year.
        stated_total_by_year: BTreeMap<String, Number> = optional "angiven_summa_per_ar" "Summorna som källan anger per år." eg "{ 2016 = 511750 }";
        /// The items.
        rows: Vec<BudgetRow> = optional "poster" "Posterna." eg "[{ etikett = \"Resor\", belopp = { 2016 = 25000 } }]";
        /// A remark, for example on sums that do not agree.
        note: Option<String> = optional "kommentar" "En kommentar, till exempel om summor som inte stämmer." eg "\"Källans summor är högre än posternas.\"";
    }
}

record! {
    /// One item of a budget.
    pub struct BudgetRow {
        /// What it is for.
        label: String = required "etikett" "Vad pengarna går till." eg "\"Resor\"";
        /// Cost or income.
        kind: Option<Term<vocabulary::BudgetKinds>> = optional "slag" "Kostnad eller intäkt." eg "\"kostnad\"";
        /// Amounts by year.
        amounts: BTreeMap<String, Number> = required "belopp" "Belopp per år." eg "{ 2016 = 25000, 2017 = 70000 }";
    }
}

record! {
    /// Posts of one role.
    pub struct Staffing {
        /// The role.
        role: String = required "roll" "Rollen." eg "\"Processledare\"";
        /// Where it is placed.
        org: Option<OrganisationId> = optional "organisation" "Var tjänsten finns." eg "\"Lomma\"";
        /// Full-time posts: 1.0 is one person full time.
        fte: Option<f64> = optional "heltidstjanster" "Heltidstjänster: 1.0 är en person på heltid." eg "1.0";
    }
}

record! {
    /// How many took part.
    pub struct Participants {
        /// How many were planned.
        planned: Option<Number> = optional "planerat" "Hur många som planerades." eg "160";
        /// How many there were.
        total: Option<Number> = optional "totalt" "Hur många det blev." eg "160";
        /// Women.
        women: Option<Number> = optional "kvinnor" "Kvinnor." eg "130";
        /// Men.
        men: Option<Number> = optional "man" "Män." eg "30";
        /// Others, and those of whom nothing is stated.
        other: Option<Number> = optional "ovriga" "Övriga, eller där uppgift saknas." eg "0";
        /// What is counted; default persons.
        unit: Option<String> = optional "enhet" "Vad som räknas, annars personer." eg "\"personer\"";
        /// The same people in groups.
        by: Vec<ParticipantGroup> = optional "grupper" "Samma deltagare i grupper." eg "[{ etikett = \"Social sektor\", antal = 73 }]";
    }
}

record! {
    /// Participants of one group.
    pub struct ParticipantGroup {
        /// The group.
        label: String = required "etikett" "Gruppen." eg "\"Social sektor\"";
        /// How many.
        count: Number = required "antal" "Hur många." eg "73";
    }
}

record! {
    /// What the project did for one of the funds' horizontal principles.
    pub struct HorizontalPrinciple {
        /// Which principle.
        principle: Term<vocabulary::Principles> = required "princip" "Vilken princip." eg "\"jamstalldhet\"";
        /// What was done.
        text: String = required "text" "Vad som gjordes." eg "\"Kurser i normkritik\"";
    }
}

impl Goal {
    /// Whether it counts people, municipalities or organisations, of which there are only so many.
    pub fn counts(&self) -> bool {
        self.unit
            .as_ref()
            .is_none_or(|unit| ["personer", "kommuner", "organisationer"].contains(&unit.as_str()))
    }

    /// The status that target and outcome give; `None` where they are no numbers.
    pub fn computed_status(&self) -> Option<&'static str> {
        let (target, outcome) = (self.target?, self.outcome?);
        let reached = match self.operator.as_ref().map(|operator| operator.as_str()) {
            Some("<=") => outcome <= target,
            Some("=") => (outcome - target).abs() < 1e-9,
            _ => outcome >= target,
        };
        let above_baseline = self
            .baseline
            .map_or(outcome > 0.0, |baseline| (outcome - baseline).abs() > 1e-9);
        Some(match (reached, above_baseline) {
            (true, _) => "uppnatt",
            (false, true) => "delvis",
            (false, false) => "ej-uppnatt",
        })
    }

    /// The status to show: the one written, else the computed one, else "not measured".
    pub fn shown_status(&self) -> &str {
        match &self.status {
            Some(status) => status.as_str(),
            None => self.computed_status().unwrap_or("ej-matt"),
        }
    }
}
