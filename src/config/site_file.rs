//! What `site.toml` can say.

use std::collections::BTreeMap;

use super::Waiver;
use super::data_files;
use crate::kinds::page::AccessibilityStatement;
use crate::schema::record;
use crate::schema::types::{CountyCode, Email, FilePath, LanguageTag, MunicipalityCode, Slug, Url};

record! {
    /// What `site.toml` says.
    pub struct SiteFile {
        /// The site's name.
        title: String = required "titel" "Webbplatsens namn." eg "\"Goda exempel i Skåne\"";
        /// The address that the site is published at, also below a path.
        base_url: Url = required "basadress" "Adressen som webbplatsen publiceras på, också under en sökväg." eg "\"https://www.kommun.example/exempel/\"";
        /// What the site is for, in a sentence.
        description: Option<String> = optional "beskrivning" "Vad webbplatsen är till för, i en mening." eg "\"Exempel och kurser för Skånes kommuner.\"";
        /// The language of the site; default Swedish.
        language: Option<LanguageTag> = optional "sprak" "Webbplatsens språk, annars svenska." eg "\"sv\"";
        /// The publisher's name.
        publisher: Option<String> = optional "utgivare" "Utgivarens namn." eg "\"Skånes Kommuner\"";
        /// The publisher's registration number.
        publisher_number: Option<String> = optional "organisationsnummer" "Utgivarens organisationsnummer." eg "\"000000-0000\"";
        /// A shared mailbox for questions about the site and for reporting faults.
        contact: Option<Email> = optional "kontakt" "Gemensam brevlåda för frågor om webbplatsen och för att anmäla fel." eg "\"webb@kommun.example\"";
        /// The function that answers for pages that name no other.
        responsible: Option<String> = optional "ansvarig" "Den funktion som svarar för sidor som inte anger någon annan." eg "\"Kommunikationsenheten\"";
        /// The texts' licence.
        license: Option<String> = optional "licens" "Texternas licens." eg "\"CC-BY-4.0\"";
        /// The time zone of course dates.
        timezone: Option<String> = optional "tidszon" "Tidszonen för kurstider." eg "\"Europe/Stockholm\"";
        /// A theme in themes/NAME, over the built-in one.
        theme: Option<Slug> = optional "tema" "Ett tema i themes/NAMN, ovanpå det inbyggda." eg "\"vart-tema\"";
        /// Items on each page of a listing.
        per_page: Option<u32> = optional "per_sida" "Antal sidor i varje del av en lista." eg "20";
        /// Ask search engines to stay away.
        noindex: bool = optional "dold_for_sokmotorer" "Be sökmotorer att inte ta med webbplatsen." eg "true";
        /// A line at the top of every page, such as that the content is an example.
        notice: Option<String> = optional "notis" "En rad överst på varje sida, till exempel att innehållet är påhittat." eg "\"Det här är en exempelwebbplats.\"";
        /// The accessibility statement, for sites that do not write it as a page.
        accessibility: Option<AccessibilityStatement> = optional "tillganglighet" "Tillgänglighetsredogörelsen. Programmet gör en sida av uppgifterna." eg "{ efterlevnad = \"delvis\", bedomd = 2026-01-31 }";
        /// The region.
        region: Option<Region> = optional "region" "Regionen." eg "{ namn = \"Skåne\", lan = [\"12\"] }";
        /// What the site looks like.
        appearance: Option<Appearance> = optional "utseende" "Hur webbplatsen ser ut." eg "{ farg = \"#0c4a41\" }";
        /// How pictures are published.
        images: Option<ImageChoices> = optional "bilder" "Hur bilder publiceras." eg "{ avif = true }";
        /// What search goes by.
        search: Option<SearchChoices> = optional "sok" "Vad sökningen utgår från." eg "{ ordlista = \"/usr/share/hunspell/sv_SE.dic\" }";
        /// Folder names and fixed addresses that differ from the language's own.
        addresses: BTreeMap<String, Slug> = optional "adresser" "Mappnamn och fasta adresser som ska heta något annat." eg "{ exempel = \"goda-exempel\" }";
        /// The site's own ways of sorting content.
        taxonomies: BTreeMap<String, OwnTaxonomy> = optional "taxonomier" "Webbplatsens egna sätt att sortera innehållet." eg "{ arbetsform = { namn = \"Arbetsform\" } }";
        /// How the preview opens a file in the editor: an address with {file}, {line} and {column}.
        editor: Option<String> = optional "redigerare" "Hur förhandsvisningen öppnar en fil i redigeraren: en adress med {fil}, {rad} och {kolumn}." eg "\"vscode://file/{fil}:{rad}:{kolumn}\"";
        /// Which outputs are made.
        outputs: Option<OutputChoices> = optional "utdata" "Vad som ska tas fram." eg "{ oppna_data = false }";
        /// Severity by code: error, warning, advice or off.
        severity: BTreeMap<String, String> = optional "allvar" "Allvar per kod: fel, varning, rad eller av." eg "{ incomplete = \"rad\" }";
        /// Severity by code below a folder or in a file.
        severity_below: BTreeMap<String, BTreeMap<String, String>> = optional "allvar_i" "Allvar per kod i en mapp eller fil." eg "{ \"content/kurser\" = { incomplete = \"av\" } }";
        /// Faults that the site knows of and lets be until a day.
        waivers: Vec<Waiver> = optional "undantag" "Fel som får vara kvar till en viss dag." eg "[{ regel = \"missing-caption\", plats = \"content/rapporter\", skal = \"Rapporten görs om.\", till_och_med = 2027-03-31 }]";
    }
}

record! {
    /// The region that the site is for.
    pub struct Region {
        /// What it is called.
        name: Option<String> = optional "namn" "Vad regionen heter." eg "\"Skåne\"";
        /// Its counties.
        counties: Vec<CountyCode> = optional "lan" "Länen." eg "[\"12\"]";
        /// Further municipalities, or all where no county is given.
        municipalities: Vec<MunicipalityCode> = optional "kommuner" "Fler kommuner, eller samtliga om inget län anges." eg "[\"Sölvesborg\"]";
        /// What a part of the region is called.
        subregion_label: Option<String> = optional "del_heter" "Vad en del av regionen kallas." eg "\"Del av Skåne\"";
    }
}

record! {
    /// What the site looks like in the built-in theme.
    pub struct Appearance {
        /// The colour of links and headings, as `#rrggbb`.
        accent: Option<String> = optional "farg" "Färgen på länkar och linjer, som #rrggbb. Den görs mörkare eller ljusare där den annars inte går att läsa." eg "\"#0c4a41\"";
        /// A picture in `static/` beside the name, instead of the built-in mark.
        mark: Option<FilePath> = optional "marke" "En bild i static/ bredvid namnet, i stället för det inbyggda märket." eg "\"/marke.svg\"";
        /// Whether a picture with the title is shown with links to pages that have none of their own.
        title_cards: bool = optional "titelkort" "Rita en bild med titeln åt sidor utan egen bild. Den visas när någon delar länken." eg "true";
    }
}

record! {
    /// How pictures are published.
    pub struct ImageChoices {
        /// Whether photos are offered as AVIF too, in fewer bytes than WebP.
        avif: bool = optional "avif" "Erbjud foton också som AVIF, som är mindre än WebP men tar längre tid att göra." eg "true";
    }
}

record! {
    /// What search goes by.
    pub struct SearchChoices {
        /// Hunspell's Swedish dictionary, which knows the parts of long words; read from the site's folder.
        dictionary: Option<String> = optional "ordlista" "Hunspells svenska ordlista, som känner till långa ords delar. Räknas från webbplatsens mapp." eg "\"/usr/share/hunspell/sv_SE.dic\"";
    }
}

record! {
    /// A way of sorting that the site has made itself.
    pub struct OwnTaxonomy {
        /// What readers see, in the site's language.
        name: String = required "namn" "Vad läsaren ser." eg "\"Arbetsform\"";
        /// What readers see in English.
        name_en: Option<String> = optional "namn_en" "Vad läsaren ser på engelska." eg "\"Form of work\"";
        /// The words to choose from; without any, every word will do.
        terms: Vec<data_files::TermRecord> = optional "termer" "Orden att välja bland. Utan lista går alla ord bra." eg "[{ slug = \"projekt\", sv = \"Projekt\" }]";
    }
}

record! {
    /// Which outputs are made; all are unless switched off.
    pub struct OutputChoices {
        /// Atom and JSON feeds.
        feeds: Option<bool> = optional "floden" "Atom- och JSON-flöden." eg "true";
        /// Calendars.
        calendars: Option<bool> = optional "kalendrar" "Kalendrar." eg "true";
        /// JSON and CSV of each kind.
        open_data: Option<bool> = optional "oppna_data" "JSON och CSV för varje slag." eg "true";
        /// JSON of each item.
        item_json: Option<bool> = optional "sidors_json" "JSON för varje sida." eg "true";
        /// Lists to embed elsewhere.
        embeds: Option<bool> = optional "inbaddning" "Listor att bädda in på andra webbplatser." eg "true";
        /// Settings for servers: security headers, caching, the page for unknown addresses.
        server_files: Option<bool> = optional "serverfiler" "Inställningar för webbservrar: säkerhetshuvuden, mellanlagring och sidan för okända adresser." eg "true";
        /// Pages to find by: filters, other orders, tables to compare and survey in.
        selections: Option<bool> = optional "urval" "Sidor att hitta med: filter, andra sorteringar, tabeller att jämföra i och översikten." eg "true";
        /// The search page, its index, and the search field in every header.
        search: Option<bool> = optional "sokning" "Söksidan, dess index och sökfältet överst på varje sida." eg "true";
        /// Pages for municipalities: "all" of the region, or those "with-content".
        municipalities: Option<String> = optional "kommunsidor" "Kommunsidor: \"alla\" i regionen, eller \"med-innehall\"." eg "\"alla\"";
    }
}
