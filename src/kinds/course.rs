//! A course: what you learn, when and where, and how to sign up.

use crate::schema::types::{
    Date, MunicipalityCode, Number, OrganisationId, Reference, Slug, Term, Url, kind, vocabulary,
};
use crate::schema::{Moment, record};

record! {
    /// Fields of a course.
    pub struct Course {
        /// What the participant can do afterwards.
        outcomes: Vec<String> = wanted "larandemal" "Vad deltagaren kan efteråt: \"Efter kursen kan du …\"." eg "[\"Du kan granska den egna verksamheten.\"]";
        /// Dates and places.
        occasions: Vec<Occasion> = optional "tillfallen" "Tider och platser." eg "[]";
        /// Length in days; half days as 0.5.
        days: Option<f64> = wanted "dagar" "Längd i dagar. Halva dagar skrivs 0.5." eg "1.5";
        /// Lecture, workshop, staged course and so on.
        format: Option<Term<vocabulary::Formats>> = wanted "form" "Föreläsning, workshop, etapputbildning och så vidare." eg "\"workshop\"";
        /// On site, online, hybrid or self-study.
        mode: Option<Term<vocabulary::Modes>> = wanted "studieform" "På plats, digitalt, hybrid eller självstudier." eg "\"pa-plats\"";
        /// What it costs; 0 is free.
        price: Option<Price> = wanted "pris" "Vad det kostar. 0 betyder kostnadsfri." eg "{ belopp = 0 }";
        /// Who gives it.
        provider: Option<OrganisationId> = wanted "kursgivare" "Vem som ger kursen." eg "\"Lund\"";
        /// Planned, open, full, held, paused, on request.
        status: Option<Term<vocabulary::CourseStatuses>> = wanted "status" "Planerad, öppen, fullbokad, genomförd, vilande eller på begäran." eg "\"oppen\"";
        /// The course's code.
        course_code: Option<String> = optional "kurskod" "Kursens kod." eg "\"HUR-1\"";
        /// Length in hours.
        hours: Option<f64> = optional "timmar" "Längd i timmar." eg "12";
        /// Optional or compulsory.
        attendance: Option<Term<vocabulary::Attendances>> = optional "deltagande" "Valbar eller obligatorisk." eg "\"valbar\"";
        /// What it deals with.
        content: Vec<String> = optional "innehall" "Vad kursen tar upp." eg "[\"Normer och makt\"]";
        /// What you need to know beforehand.
        prerequisites: Option<String> = optional "forkunskaper" "Vad du behöver kunna innan." eg "\"Inga\"";
        /// Participants get a certificate.
        certificate: bool = optional "intyg" "Deltagarna får intyg." eg "true";
        /// The project it grew out of.
        project: Option<Reference<kind::Project>> = optional "projekt" "Projektet som kursen kommer ur." eg "\"boss\"";
        /// Evaluations of the course.
        evaluation: Vec<Reference<kind::Evaluation>> = optional "utvardering" "Utvärderingar av kursen." eg "[\"boss-kompetensenkat\"]";
        /// Methods that it teaches.
        methods: Vec<Reference<kind::Method>> = optional "metoder" "Metoder som kursen lär ut." eg "[\"normkritik\"]";
        /// Other names of the same course.
        also_known_as: Vec<String> = optional "kallas_ocksa" "Andra namn på samma kurs." eg "[\"HUR\"]";
    }
}

record! {
    /// One time that a course is given.
    pub struct Occasion {
        /// The occasion's lasting name; calendars recognise it by this.
        id: Option<Slug> = optional "id" "Tillfällets bestående namn. Kalendrar känner igen det på namnet." eg "\"lund-1\"";
        /// Start, local time; the day alone where the time is not set.
        start: Option<Moment> = optional "start" "Start, lokal tid. Är tiden inte bestämd räcker dagen." eg "2026-08-28T09:00:00";
        /// End, local time.
        end: Option<Moment> = optional "slut" "Slut, lokal tid." eg "2026-08-28T16:00:00";
        /// The parts of a staged course.
        parts: Vec<OccasionPart> = optional "delar" "Delarna i en kurs i etapper." eg "[]";
        /// The host municipality.
        municipality: Option<MunicipalityCode> = optional "kommun" "Värdkommunen." eg "\"Lund\"";
        /// The place.
        venue: Option<String> = optional "lokal" "Lokalen." eg "\"Stadshuset\"";
        /// The street address.
        address: Option<String> = optional "adress" "Besöksadressen." eg "\"Exempelgatan 1\"";
        /// On site, online or hybrid, where it differs from the course.
        mode: Option<Term<vocabulary::Modes>> = optional "studieform" "Om det skiljer sig från kursens." eg "\"digitalt\"";
        /// A page about the occasion, or the meeting's address.
        url: Option<Url> = optional "url" "Sida om tillfället, eller mötets adress." eg "\"https://www.example.org/kurs\"";
        /// Where to sign up.
        registration_url: Option<Url> = optional "anmalan" "Var man anmäler sig." eg "\"https://www.example.org/anmalan\"";
        /// Last day to sign up.
        registration_closes: Option<Date> = optional "sista_anmalan" "Sista anmälningsdag." eg "2026-08-14";
        /// Number of places.
        seats: Option<u32> = optional "platser" "Antal platser." eg "30";
        /// Open, full, held.
        status: Option<Term<vocabulary::CourseStatuses>> = optional "status" "Öppen, fullbokad eller genomförd." eg "\"oppen\"";
        /// The occasion is cancelled; keep it, so that calendars learn of it.
        cancelled: bool = optional "installt" "Tillfället är inställt. Låt det stå kvar så att kalendrar får veta." eg "true";
        /// The occasion's own theme.
        theme: Option<String> = optional "inriktning" "Tillfällets egen inriktning." eg "\"Skola\"";
    }
}

record! {
    /// One meeting of a staged course.
    pub struct OccasionPart {
        /// Start, local time.
        start: Moment = required "start" "Start, lokal tid." eg "2026-03-06T09:00:00";
        /// End, local time.
        end: Option<Moment> = optional "slut" "Slut, lokal tid." eg "2026-03-06T16:00:00";
        /// What the meeting deals with.
        topic: Option<String> = optional "amne" "Vad träffen handlar om." eg "\"Teori\"";
    }
}

record! {
    /// What a course costs.
    pub struct Price {
        /// The amount; 0 is free.
        amount: Option<Number> = optional "belopp" "Beloppet. 0 betyder kostnadsfri." eg "0";
        /// The currency; default SEK.
        currency: Option<String> = optional "valuta" "Valutan, annars SEK." eg "\"SEK\"";
        /// The price in words.
        text: Option<String> = optional "text" "Priset i ord." eg "\"Kostnadsfri för deltagande kommuner\"";
    }
}

impl Occasion {
    /// When it starts: its own start or that of its first part.
    pub fn starts(&self) -> Option<Moment> {
        self.start
            .or_else(|| self.parts.iter().map(|part| part.start).min())
    }

    /// When it ends: its own end, that of its last part, or its start.
    pub fn ends(&self) -> Option<Moment> {
        let parts = self.parts.iter();
        let last_part = parts.map(|part| part.end.unwrap_or(part.start)).max();
        self.end.or(last_part).or_else(|| self.starts())
    }
}
