//! A report or other document, summarised so that nobody must open a PDF to know what it says.

use crate::kinds::common::Period;
use crate::schema::record;
use crate::schema::types::{
    FilePath, LanguageTag, OrganisationId, PartialDate, Reference, Term, Url, kind, vocabulary,
};

record! {
    /// Fields of a report.
    pub struct Report {
        /// Final report, survey report, plan and so on.
        report_type: Option<Term<vocabulary::ReportTypes>> = wanted "rapporttyp" "Slutrapport, enkätrapport, handlingsplan och så vidare." eg "\"slutrapport\"";
        /// Who issued it.
        issuer: Option<OrganisationId> = wanted "utgivare" "Vem som gett ut den." eg "\"Lund\"";
        /// When it is dated.
        report_date: Option<PartialDate> = wanted "rapportdatum" "När den är daterad." eg "\"2018-10\"";
        /// The project it belongs to.
        project: Option<Reference<kind::Project>> = wanted "projekt" "Projektet som den hör till." eg "\"boss\"";
        /// The document itself.
        file: Option<FilePath> = optional "fil" "Själva dokumentet." eg "\"boss-slutrapport.pdf\"";
        /// Or its address elsewhere.
        url: Option<Url> = optional "url" "Eller dess adress på annat håll." eg "\"https://www.example.org/rapport.pdf\"";
        /// The time that it covers.
        period_covered: Option<Period> = optional "avser_period" "Tiden som den handlar om." eg "{ start = \"2017-10-20\", slut = \"2018-03-14\" }";
        /// How many pages.
        pages: Option<u32> = optional "sidor" "Antal sidor." eg "24";
        /// The document's language.
        language: Option<LanguageTag> = optional "dokumentsprak" "Dokumentets språk." eg "\"sv\"";
        /// ISBN.
        isbn: Option<String> = optional "isbn" "ISBN." eg "\"978-91-0000-000-0\"";
        /// ISSN.
        issn: Option<String> = optional "issn" "ISSN." eg "\"0000-0000\"";
        /// The series.
        series: Option<String> = optional "serie" "Serien." eg "\"Rapporter\"";
        /// Number in the series.
        number: Option<String> = optional "serienummer" "Nummer i serien." eg "\"2018:3\"";
        /// The registry's number.
        diarienr: Option<String> = optional "diarienummer" "Diarienummer." eg "\"2018/123\"";
        /// DOI.
        doi: Option<String> = optional "doi" "DOI." eg "\"10.0000/exempel\"";
        /// Falls under the law on legal deposit of electronic material (2012:492).
        legal_deposit: Option<bool> = optional "pliktexemplar" "Omfattas av lagen om pliktexemplar av elektroniskt material." eg "true";
        /// How things stand, area by area.
        status_items: Vec<StatusItem> = optional "laget" "Hur läget är, område för område." eg "[{ omrade = \"Bosättning\", text = \"På rätt väg\", lage = \"pagar\" }]";
        /// Decisions.
        decisions: Vec<String> = optional "beslut" "Beslut." eg "[]";
    }
}

record! {
    /// How things stand in one area.
    pub struct StatusItem {
        /// The area.
        area: String = required "omrade" "Området." eg "\"Bosättning\"";
        /// How it stands.
        text: String = required "text" "Hur läget är." eg "\"På rätt väg\"";
        /// On schedule, under way, late, not begun, done.
        state: Option<Term<vocabulary::StatusStates>> = optional "lage" "I fas, pågår, försenat, inte startat eller klart." eg "\"i-fas\"";
        /// The next step.
        next: Option<String> = optional "nasta_steg" "Nästa steg." eg "\"Systematisk uppföljning\"";
        /// When the next step is due.
        due: Option<PartialDate> = optional "klart_senast" "När nästa steg ska vara klart." eg "\"2018-06\"";
    }
}
