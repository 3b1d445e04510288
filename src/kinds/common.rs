//! Fields that every kind of item shares, and the records that several kinds use.

use jiff::ToSpan as _;

use crate::schema::record;
use crate::schema::types::{
    CountyCode, Date, Email, EvidenceLevel, FilePath, LanguageTag, MunicipalityCode,
    OrganisationId, PartialDate, Reference, Route, Sdg, Slug, Term, Url, any, kind, vocabulary,
};

record! {
    /// The fields that every item may have, whatever its kind.
    pub struct Common {
        /// The heading of the page: 5–110 characters, no full stop at the end.
        title: String = required "titel" "Sidans rubrik: 5–110 tecken, utan punkt på slutet." eg "\"Inkluderingskoordinator som länk till civilsamhället\"";
        /// What the page is about, in 60–300 characters of plain text; shown in lists and feeds.
        summary: String = required "sammanfattning" "Vad sidan handlar om, 60–300 tecken vanlig text. Visas i listor och flöden." eg "\"En fast tjänst knyter ihop nyanlända, kommunens verksamheter och föreningslivet. Kontakterna blev fler och vägen in kortare.\"";
        /// Municipalities that the item is about: names or four-digit codes as text, or "alla" for the whole region.
        municipalities: Vec<MunicipalityCode> = wanted "kommuner" "Kommuner som det handlar om: namn eller fyrsiffrig kod som text. \"alla\" betyder hela regionen." eg "[\"Lund\"]";
        /// The day the page was first published; a day to come means scheduled.
        published: Option<Date> = optional "publicerad" "Dagen då sidan publicerades första gången. Ett datum framåt i tiden betyder schemalagd." eg "2026-01-31";
        /// One to three themes.
        themes: Vec<Term<vocabulary::Themes>> = wanted "teman" "Ett till tre teman." eg "[\"samverkan\"]";
        /// Those who benefit in the end.
        target_groups: Vec<Term<vocabulary::TargetGroups>> = wanted "malgrupper" "De som i slutändan har nytta av arbetet." eg "[\"nyanlanda-unga\"]";
        /// Two to five messages that a reader should remember.
        key_messages: Vec<String> = optional "huvudbudskap" "Två till fem budskap som läsaren ska minnas, högst 200 tecken var." eg "[\"Börja i verksamheterna, byt sedan till individens perspektiv.\"]";
        /// Whom to ask: a function, never a private person.
        contact: Option<Contact> = wanted "kontakt" "Vem man frågar: en funktion, aldrig en privatperson." eg "{ namn = \"Projektkontoret\", epost = \"projekt@kommun.example\" }";
        /// A shorter title for cards and breadcrumbs, at most 40 characters.
        short_title: Option<String> = optional "kort_titel" "Kortare rubrik för kort och brödsmulor, högst 40 tecken." eg "\"Inkluderingskoordinator\"";
        /// The kind of item; needed only outside the kind's own folder.
        r#type: Option<String> = optional "typ" "Sidans slag. Behövs bara utanför slagets egen mapp." eg "\"exempel\"";
        /// The item's lasting name in addresses and references: a–z, 0–9 and hyphens. Default: the file's name.
        id: Option<Slug> = optional "id" "Sidans bestående namn i adresser och hänvisningar: a–z, 0–9 och bindestreck. Annars filens namn." eg "\"inkluderingskoordinator\"";
        /// The page's language as a BCP 47 tag.
        lang: Option<LanguageTag> = optional "sprak" "Sidans språk som språkkod." eg "\"sv\"";
        /// The id of the item that this one translates.
        translation_of: Option<Slug> = optional "oversattning_av" "Id för den sida som det här är en översättning av." eg "\"inkluderingskoordinator\"";
        /// The gist in easy words, shown in a box at the top; the text itself, with empty lines between paragraphs.
        easy_read: Option<String> = optional "enkel_svenska" "Det viktigaste på enkel svenska. Visas i en ruta överst. Skriv själva texten, inte ett filnamn. En tom rad skiljer stycken åt." eg "\"Kommunen har anställt en person som hjälper nyanlända att hitta föreningar.\"";
        /// The day of the latest change that matters to readers.
        updated: Option<Date> = optional "uppdaterad" "Dagen för den senaste ändringen som har betydelse för läsaren." eg "2026-05-04";
        /// The day by which somebody must look the page over; default 24 months after publication.
        review_by: Option<Date> = optional "granskas_senast" "Dagen då någon senast ska se över sidan. Annars 24 månader efter publicering." eg "2027-01-31";
        /// The day the page is taken away.
        unpublish: Option<Date> = optional "avpublicera" "Dagen då sidan tas bort." eg "2028-12-31";
        /// Still published, but marked as old and left out of lists.
        archived: bool = optional "arkiverad" "Sidan finns kvar men märks som arkiverad och tas ur listorna." eg "true";
        /// Shown in the preview only.
        draft: bool = optional "utkast" "Visas bara i förhandsvisningen." eg "true";
        /// Counted up when course dates change, so that calendars notice (RFC 5545, SEQUENCE).
        revision: u32 = optional "revision" "Räknas upp när kurstider ändras så att kalendrar märker det." eg "1";
        /// Former addresses, which will lead here.
        aliases: Vec<Route> = optional "tidigare_adresser" "Tidigare adresser som ska leda hit." eg "[\"/boss-resultat/\"]";
        /// Counties as two-digit codes.
        counties: Vec<CountyCode> = optional "lan" "Län: namn eller tvåsiffrig kod som text." eg "[\"12\"]";
        /// Whom the content speaks to: strategic, operational, professional.
        levels: Vec<Term<vocabulary::Levels>> = optional "nivaer" "Vem innehållet vänder sig till: politik och ledning, chefer och samordnare eller medarbetare." eg "[\"operativ\"]";
        /// Areas of work in the municipality.
        work_areas: Vec<Term<vocabulary::WorkAreas>> = optional "verksamhetsomraden" "Verksamhetsområden i kommunen." eg "[\"socialtjanst\", \"skola\"]";
        /// The UN's global goals, "1"–"17", or a target such as "10.2".
        sdg: Vec<Sdg> = optional "globala_mal" "FN:s globala mål, \"1\"–\"17\", eller ett delmål som \"10.2\"." eg "[\"4\", \"10\"]";
        /// Words that people may search for, at most ten; they go with the data.
        keywords: Vec<String> = optional "sokord" "Ord som folk kan tänkas söka på, högst tio. De följer med i data." eg "[\"EKB\"]";
        /// Organisations that took part, and how.
        organisations: Vec<Participation> = optional "organisationer" "Organisationer som deltagit, och hur." eg "[{ organisation = \"Eslöv\", roll = \"medfinansiar\" }]";
        /// Other items worth reading; shown on both pages.
        related: Vec<Reference<any::Item>> = optional "relaterat" "Andra sidor att läsa. Länken visas åt båda hållen." eg "[\"exempel:dialogmote\"]";
        /// The page's picture.
        image: Option<Image> = optional "bild" "Sidans bild." eg "{ fil = \"mote.jpg\", alt = \"Tre personer vid ett bord med en stor karta\" }";
        /// Files to download.
        attachments: Vec<Attachment> = optional "bilagor" "Filer att hämta." eg "[{ fil = \"handlingsplan.pdf\", titel = \"Handlingsplan\" }]";
        /// Links to other sites.
        links: Vec<ExternalLink> = optional "lankar" "Länkar till andra webbplatser." eg "[{ url = \"https://www.example.org/\", titel = \"Om metoden\" }]";
        /// Where figures and claims come from; cited in the text with [^id].
        sources: Vec<Source> = optional "kallor" "Var siffror och påståenden kommer ifrån. Hänvisa i texten med [^id]." eg "[{ id = \"slutrapport\", titel = \"Slutrapport\", sida = \"12\" }]";
        /// The function that answers for the page; default the publisher.
        responsible: Option<String> = optional "ansvarig" "Den funktion som svarar för sidan. Annars utgivaren." eg "\"Kommunikationsenheten\"";
        /// The text's licence as an SPDX name.
        license: Option<String> = optional "licens" "Textens licens." eg "\"CC-BY-4.0\"";
        /// Shown on the start page.
        featured: bool = optional "lyft_fram" "Visas på startsidan." eg "true";
        /// Somebody has looked for personal data and found the page fit to publish.
        privacy_reviewed: bool = optional "personuppgifter_granskade" "Någon har granskat sidan och funnit att inga personuppgifter hänger med." eg "true";
    }
}

/// How long a page may stand before somebody looks it over, where it says nothing itself, in months.
const MONTHS_TO_REVIEW: i32 = 24;

impl Common {
    /// The day by which the page should be looked over: as written, else 24 months after publication.
    pub fn review_day(&self) -> Option<Date> {
        self.review_by.or_else(|| {
            let written = self.updated.or(self.published)?;
            written.checked_add(MONTHS_TO_REVIEW.months()).ok()
        })
    }

    /// Whether that day has passed.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.review_day().is_some_and(|day| day < today)
    }
}

record! {
    /// Whom to ask: a function with a shared mailbox.
    pub struct Contact {
        /// The function's name.
        name: Option<String> = wanted "namn" "Funktionens namn." eg "\"Projektkontoret\"";
        /// The organisation.
        org: Option<OrganisationId> = optional "organisation" "Organisationen." eg "\"Lund\"";
        /// A shared mailbox.
        email: Option<Email> = wanted "epost" "En gemensam brevlåda." eg "\"projekt@kommun.example\"";
        /// A switchboard or shared number.
        phone: Option<String> = optional "telefon" "Växel eller gemensamt nummer." eg "\"046-00 00 00\"";
        /// A page with contact details.
        url: Option<Url> = optional "url" "En sida med kontaktuppgifter." eg "\"https://www.kommun.example/kontakt\"";
    }
}

record! {
    /// An organisation's part in an item.
    pub struct Participation {
        /// The organisation's id in data/organisationer.toml.
        org: OrganisationId = required "organisation" "Organisationens id i data/organisationer.toml." eg "\"Eslöv\"";
        /// What part it took.
        role: Option<Term<vocabulary::Roles>> = optional "roll" "Vilken roll den haft." eg "\"medfinansiar\"";
    }
}

record! {
    /// A picture with its description.
    pub struct Image {
        /// The file, relative to this one.
        src: FilePath = required "fil" "Bildfilen, räknat från den här filen." eg "\"mote.jpg\"";
        /// What the picture shows, for those who cannot see it.
        alt: Option<String> = optional "alt" "Vad bilden visar, för den som inte kan se den." eg "\"Tre personer vid ett bord\"";
        /// The picture carries no information.
        decorative: bool = optional "dekorativ" "Bilden bär ingen information." eg "true";
        /// A caption.
        caption: Option<String> = optional "bildtext" "Bildtext." eg "\"Uppstartsmöte\"";
        /// Who made it.
        credit: Option<String> = optional "fotograf" "Vem som gjort bilden (funktion eller byrå)." eg "\"Kommunens bildarkiv\"";
        /// The picture's licence.
        license: Option<String> = optional "licens" "Bildens licens." eg "\"CC-BY-4.0\"";
    }
}

record! {
    /// A file to download, here or elsewhere.
    pub struct Attachment {
        /// A file in the site, relative to this one.
        file: Option<FilePath> = optional "fil" "En fil på webbplatsen, räknat från den här filen." eg "\"handlingsplan.pdf\"";
        /// Or an address elsewhere.
        url: Option<Url> = optional "url" "Eller en adress på annat håll." eg "\"https://www.example.org/rapport.pdf\"";
        /// What it is called.
        title: String = required "titel" "Vad filen heter." eg "\"Handlingsplan\"";
        /// What kind of document it is.
        kind: Option<Term<vocabulary::AttachmentKinds>> = optional "slag" "Vilket slags dokument det är." eg "\"handlingsplan\"";
        /// The document's language.
        lang: Option<LanguageTag> = optional "sprak" "Dokumentets språk." eg "\"sv\"";
        /// How many pages.
        pages: Option<u32> = optional "sidor" "Antal sidor." eg "24";
        /// When it was written.
        date: Option<PartialDate> = optional "datum" "När det skrevs." eg "\"2018-10\"";
        /// Whether everyone can read it.
        accessible: Option<Term<vocabulary::Accessible>> = optional "tillganglig" "Om alla kan läsa det: ja, delvis, nej eller okant." eg "\"ja\"";
        /// The document's licence.
        license: Option<String> = optional "licens" "Dokumentets licens." eg "\"CC-BY-4.0\"";
    }
}

record! {
    /// A link to another site.
    pub struct ExternalLink {
        /// The address.
        url: Url = required "url" "Adressen." eg "\"https://www.example.org/\"";
        /// The link's text.
        title: String = required "titel" "Länkens text." eg "\"Om metoden\"";
        /// What is found there.
        kind: Option<Term<vocabulary::LinkKinds>> = optional "slag" "Vad som finns där." eg "\"film\"";
        /// Its language.
        lang: Option<LanguageTag> = optional "sprak" "Språket där." eg "\"sv\"";
        /// A film with captions.
        captions: Option<bool> = optional "textad" "Filmen är textad." eg "true";
    }
}

record! {
    /// Where a figure or a claim comes from.
    pub struct Source {
        /// The name used in the text: [^id].
        id: Slug = required "id" "Namnet som används i texten: [^id]." eg "\"slutrapport\"";
        /// What it is called.
        title: Option<String> = optional "titel" "Vad källan heter." eg "\"Slutrapport\"";
        /// Its address.
        url: Option<Url> = optional "url" "Källans adress." eg "\"https://www.example.org/rapport\"";
        /// Or the id of a report in this site.
        report: Option<Reference<kind::Report>> = optional "rapport" "Eller id för en rapport på webbplatsen." eg "\"boss-slutrapport\"";
        /// Page or pages.
        page: Option<String> = optional "sida" "Sida eller sidor." eg "\"12\"";
        /// When it was read.
        accessed: Option<Date> = optional "last" "När den lästes." eg "2026-01-31";
    }
}

record! {
    /// A span of time; an end that is left out means that it goes on.
    pub struct Period {
        /// First day, month or year.
        start: Option<PartialDate> = optional "start" "Första dag, månad eller år." eg "\"2016-10\"";
        /// Last day, month or year.
        end: Option<PartialDate> = optional "slut" "Sista dag, månad eller år." eg "\"2018-09\"";
    }
}

record! {
    /// How strong the knowledge is, and what it rests on.
    pub struct Evidence {
        /// 0 described, 1 monitored, 2 evaluated, 3 evaluated with comparison, 4 replicated.
        level: EvidenceLevel = optional "niva" "0 beskriven, 1 uppföljd, 2 utvärderad, 3 utvärderad med jämförelse, 4 upprepad." eg "1";
        /// What it rests on, in a sentence.
        basis: Option<String> = wanted "grund" "Vad bedömningen vilar på, i en mening." eg "\"Enkät till 16 kommuner, 15 svar.\"";
        /// The evaluations.
        evaluation: Vec<Reference<kind::Evaluation>> = optional "utvardering" "Utvärderingarna." eg "[\"boss-samverkansenkat\"]";
        /// Which way the effect went.
        effect: Option<Term<vocabulary::Effects>> = optional "effekt" "Åt vilket håll effekten gick." eg "\"positiv\"";
    }
}

record! {
    /// What it takes in people, money and time.
    pub struct Resources {
        /// Full-time posts: 1.0 is one person full time.
        staff_fte: Option<f64> = optional "heltidstjanster" "Heltidstjänster: 1.0 är en person på heltid." eg "0.5";
        /// The same in words.
        staff_text: Option<String> = optional "bemanning" "Samma sak i ord." eg "\"En samordnare på halvtid\"";
        /// Cost in kronor a year.
        cost: Option<f64> = optional "kostnad" "Kostnad i kronor per år." eg "350000";
        /// Cost as a band.
        cost_band: Option<Term<vocabulary::CostBands>> = optional "kostnadsniva" "Kostnad i grova steg: ingen, lag, medel, hog, okand." eg "\"medel\"";
        /// Time from decision to start.
        time_to_start: Option<String> = optional "tid_till_start" "Tid från beslut till start." eg "\"2–8 månader\"";
        /// What else is needed.
        needs: Vec<String> = optional "behov" "Vad som mer behövs." eg "[\"Processledare\"]";
        /// Who pays when the project has ended.
        funding_after: Option<String> = optional "finansiering_efter" "Vem som betalar när projektet är slut." eg "\"Kommunens egen budget\"";
    }
}

record! {
    /// What somebody said, attributed by role only.
    pub struct Quote {
        /// The words.
        text: String = required "text" "Orden." eg "\"Kartan blev begriplig för alla.\"";
        /// The speaker's role, never a name.
        role: String = required "roll" "Den talandes roll, aldrig namn." eg "\"Kontaktperson i deltagande kommun\"";
        /// Where it was said.
        origin: Option<Term<vocabulary::QuoteOrigins>> = optional "ursprung" "Var det sades." eg "\"enkat\"";
        /// The evaluation it comes from.
        evaluation: Option<Reference<kind::Evaluation>> = optional "utvardering" "Utvärderingen som citatet kommer från." eg "\"boss-samverkansenkat\"";
        /// The municipality, where nobody can be recognised by it.
        municipality: Option<MunicipalityCode> = optional "kommun" "Kommunen, om ingen kan kännas igen på det." eg "\"Lund\"";
        /// The speaker has agreed.
        consent: Option<bool> = optional "samtycke" "Den talande har sagt ja." eg "true";
    }
}

record! {
    /// A milestone, activity, decision or report on a timeline.
    pub struct TimelineEntry {
        /// When it happens or starts.
        date: PartialDate = required "datum" "När det händer eller börjar." eg "\"2017-06\"";
        /// When it ends.
        end: Option<PartialDate> = optional "slut" "När det slutar." eg "\"2017-08\"";
        /// What happens.
        text: String = required "text" "Vad som händer." eg "\"Halvtidsutvärdering\"";
        /// What kind of event it is.
        kind: Option<Term<vocabulary::TimelineKinds>> = optional "slag" "Vilket slags händelse det är." eg "\"milstolpe\"";
        /// Who answers for it.
        responsible: Option<String> = optional "ansvarig" "Vilken funktion som ansvarar." eg "\"Styrgruppen\"";
    }
}
